/** The decoders, one an encoding. Each throws a `Refusal` with the position of the first invalid byte. */
import { isUtf8 } from 'node:buffer';
import { Refusal, refusalFor } from '../../problems/problems.js';

/** What a decoder needs for its messages. */
export interface Decoding {
  readonly file: string;
  /** The position of the text that comes next; the reader of the text advances it. */
  readonly position: Position;
  /** Whether the file is a table, which a spreadsheet program can save again. */
  readonly table: boolean;
}

/** Decodes a file piece by piece; null is the end of the file. */
export type Decoder = (bytes: Buffer | null) => string;

/** UTF-8. */
export function utf8Decoder(decoding: Decoding): Decoder {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let beyondAscii = false;
  const refuse = (bytes: Buffer, at: number, cut: boolean): Refusal => {
    const before = bytes.subarray(0, at).toString('utf8');
    beyondAscii ||= hasMore(before, at);
    const advice = cut ? 'cut' : beyondAscii ? null : 'windows';
    return refusalOfByte(decoding, before, 'UTF-8', bytes[at] ?? 0, offset + at, advice);
  };
  return (chunk) => {
    if (chunk === null && rest.length > 0) throw refuse(rest, 0, beyondAscii || rest.length > 1);
    if (chunk === null) return '';
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.subarray(0, completeLength(bytes));
    if (!isUtf8(whole)) throw refuse(bytes, firstInvalid(whole), false);
    const text = whole.toString('utf8');
    beyondAscii ||= hasMore(text, whole.length);
    offset += whole.length;
    rest = bytes.subarray(whole.length);
    return text;
  };
}

/** Whether a text has characters beyond ASCII, not counting the byte order mark, which takes three bytes. */
function hasMore(text: string, bytes: number): boolean {
  return bytes - text.length > (text.startsWith('\ufeff') ? 2 : 0);
}

/** The length up to the last complete character. */
function completeLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
    if (byte < 0x80) break;
  }
  return bytes.length;
}

/** The offset of the first character that is not UTF-8, by halving: if a prefix is invalid, so is every longer one. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let wrong = bytes.length;
  while (wrong - valid > 1) {
    const middle = (valid + wrong) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, completeLength(prefix)))) valid = middle;
    else wrong = middle;
  }
  return completeLength(bytes.subarray(0, valid));
}

/** UTF-16, with its byte order mark. A lone surrogate is invalid. */
export function utf16Decoder(bigEndian: boolean, decoding: Decoding): Decoder {
  const name = bigEndian ? 'UTF-16BE' : 'UTF-16LE';
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  return (chunk) => {
    if (chunk === null && rest.length > 0) throw refusalOfByte(decoding, '', name, rest[0] ?? 0, offset, 'cut');
    if (chunk === null) return '';
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const units = bytes.subarray(0, bytes.length - (bytes.length % 2));
    const all = (bigEndian ? Buffer.from(units).swap16() : units).toString('utf16le');
    const text = /[\ud800-\udbff]$/.test(all) ? all.slice(0, -1) : all;
    const lone = text.search(/\p{Surrogate}/u);
    if (lone >= 0)
      throw refusalOfByte(decoding, text.slice(0, lone), name, text.charCodeAt(lone), offset + 2 * lone, null);
    offset += 2 * text.length;
    rest = bytes.subarray(2 * text.length);
    return text;
  };
}

/** The characters of windows-1252 from 0x80 to 0x9f; a space for the five bytes that it does not define. */
const windowsLetters = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ';

/** The bytes that windows-1252 does not define. */
const undefinedBytes = /[\x81\x8d\x8f\x90\x9d]/;

/**
 * windows-1252, by a table, because some releases of Node read 0x80 to 0x9f as controls. Throws a `Refusal` at the end if every character
 * beyond ASCII was valid UTF-8: such a file would be misread without notice.
 */
export function windows1252Decoder(decoding: Decoding): Decoder {
  let offset = 0;
  let rest: Buffer = Buffer.alloc(0);
  let beyondAscii = false;
  let isAllUtf8 = true;
  return (chunk) => {
    if (chunk === null) {
      if (!isAllUtf8 || !beyondAscii || rest.length > 0) return '';
      throw refusalFor('encodingIsUtf8', { file: decoding.file });
    }
    if (isAllUtf8) {
      const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      const whole = bytes.subarray(0, completeLength(bytes));
      rest = bytes.subarray(whole.length);
      beyondAscii ||= whole.some((byte) => byte >= 0x80);
      isAllUtf8 = isUtf8(whole);
    }
    const latin = chunk.toString('latin1');
    const none = latin.search(undefinedBytes);
    const text = latin.replace(/[\x80-\x9f]/g, (c) => windowsLetters.charAt(c.charCodeAt(0) - 0x80));
    if (none >= 0) {
      throw refusalOfByte(decoding, text.slice(0, none), 'windows-1252', chunk[none] ?? 0, offset + none, null);
    }
    offset += chunk.length;
    return text;
  };
}

function refusalOfByte(
  { file, position, table }: Decoding,
  before: string,
  encoding: string,
  found: number,
  offset: number,
  advice: 'windows' | 'cut' | null,
): Refusal {
  position.advance(before.replace(/^\ufeff/, ''));
  const suits = advice !== 'windows' || !undefinedBytes.test(String.fromCharCode(found));
  const details = { encoding, found, offset, character: position.characters + 1, table, advice: suits ? advice : null };
  return refusalFor('encodingInvalid', { file, line: position.line }, details);
}

/** Counts lines, and characters in the current line. LF, CR and CRLF each end one line, even if a piece ends between CR and LF. */
export class Position {
  /** The current line, from 1. */
  line = 1;
  /** The number of characters of this line so far. */
  characters = 0;
  #afterReturn = false;

  advance(text: string): void {
    if (text === '') return;
    let lineStart = -1;
    const count = (end: number): void => {
      this.line++;
      lineStart = end;
    };
    if (text.includes('\r') || this.#afterReturn) {
      const from = this.#afterReturn && text.startsWith('\n') ? 1 : 0;
      if (from === 1) lineStart = 1;
      for (const { 0: end, index } of text.slice(from).matchAll(/\r\n|\n|\r/g)) count(from + index + end.length);
    } else {
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count(at + 1);
    }
    this.characters = lineStart < 0 ? this.characters + text.length : text.length - lineStart;
    this.#afterReturn = text.endsWith('\r');
  }
}
