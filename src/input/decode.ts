/** Bytes to text, with the place of the first byte that is none. */
import { isUtf8 } from 'node:buffer';
import { problem, Refusal } from '../errors.js';
import type { Source } from './source.js';

export type Encoding = 'utf-8' | 'windows-1252';

/**
 * The text of a source, piece by piece, without its byte order mark. UTF-8 unless the mark says UTF-16 or `encoding` says otherwise.
 * Throws a `Refusal` at the first byte that is not of the encoding, and at a NUL character.
 */
export async function* decoded(source: Source, encoding: Encoding = 'utf-8'): AsyncGenerator<string> {
  const chunks = peeked(source.bytes());
  const mark = await chunks.peek(3);
  const pieces =
    mark[0] === 0xff && mark[1] === 0xfe
      ? transcoded(chunks, 'utf-16le', source.file)
      : mark[0] === 0xfe && mark[1] === 0xff
        ? transcoded(chunks, 'utf-16be', source.file)
        : encoding === 'utf-8' || (mark[0] === 0xef && mark[1] === 0xbb && mark[2] === 0xbf)
          ? utf8(chunks, source.file)
          : transcoded(chunks, encoding, source.file);
  let line = 1;
  let first = true;
  for await (const piece of pieces) {
    const text = first && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
    first = first && piece === '';
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new Refusal([
        problem('nulByte', { file: source.file, line: line + lineBreaks(Buffer.from(text.slice(0, nul))) }),
      ]);
    }
    line += lineBreaks(Buffer.from(text));
    yield text;
  }
}

/** All the text of a source. */
export async function readText(source: Source): Promise<string> {
  let text = '';
  for await (const piece of decoded(source)) text += piece;
  return text;
}

interface Peeked extends AsyncIterable<Buffer> {
  readonly peek: (bytes: number) => Promise<Buffer>;
}

function peeked(bytes: AsyncIterable<Uint8Array>): Peeked {
  const iterator = bytes[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  return {
    async peek(length) {
      while (head.length < length) {
        const { done, value } = await iterator.next();
        if (done === true) break;
        head = Buffer.concat([head, value]);
      }
      return head;
    },
    async *[Symbol.asyncIterator]() {
      yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) {
        yield Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
      }
    },
  };
}

async function* transcoded(chunks: AsyncIterable<Buffer>, encoding: string, file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Refusal([problem('encodingTruncated', { file }, { encoding: encoding.toUpperCase() })]);
  }
}

async function* utf8(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  let line = 1;
  const refuse = (bytes: Buffer, at: number): Refusal => {
    const byte = bytes[at] ?? 0;
    const place = { file, line: line + lineBreaks(bytes.subarray(0, at)) };
    const windows = ![0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte);
    return new Refusal([problem('encodingInvalid', place, { byte, offset: offset + at, windows })]);
  };
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const whole = bytes.subarray(0, complete(bytes));
    if (!isUtf8(whole)) throw refuse(bytes, firstInvalid(whole));
    yield whole.toString('utf8');
    offset += whole.length;
    line += lineBreaks(whole);
    rest = bytes.subarray(whole.length);
  }
  if (rest.length > 0) throw refuse(rest, 0);
}

/** The length without a last character of which bytes are still to come. */
function complete(bytes: Uint8Array): number {
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

/** Where the first character that is not UTF-8 begins: a prefix that is not valid stays so, which allows halving. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, complete(prefix)))) valid = middle;
    else invalid = middle;
  }
  return complete(bytes.subarray(0, valid));
}

/** The number of line breaks: LF, CR, or both together. */
function lineBreaks(bytes: Uint8Array): number {
  let breaks = 0;
  for (let i = 0; i < bytes.length; i++) {
    if (bytes[i] === 10 || (bytes[i] === 13 && bytes[i + 1] !== 10)) breaks++;
  }
  return breaks;
}
