/** Decodes the bytes of a file: finds its encoding, and refuses other kinds of file and NUL characters. */
import { problem, Refusal } from '../../problems/problems.js';
import { Position, utf16, utf8, windows1252, type Decoding } from './encodings.js';
import { foreignBytes, foreignText, lookedAt, type Foreign } from './foreign.js';
import { defaultLimits } from '../limits.js';
import type { InputFile } from './source.js';

export type Encoding = 'utf-8' | 'windows-1252';

/**
 * The text of a table (case sheet, counts sheet, inspection file as a spreadsheet) in pieces, without its byte order mark. UTF-8 unless the
 * mark says UTF-16 or `encoding` says otherwise. Throws a `Refusal` for a file that is not CSV, for the first byte that the encoding does
 * not have, for a NUL character, and for a text of more than `longest` characters.
 */
export function decodeText(
  source: InputFile,
  encoding: Encoding = 'utf-8',
  longest = Infinity,
): AsyncGenerator<string> {
  return texts(source, encoding, true, longest);
}

/** The whole text of a file that is not a table. Throws a `Refusal` as `decodeText` does. */
export async function readText(source: InputFile, longest: number = defaultLimits.file): Promise<string> {
  let text = '';
  for await (const piece of texts(source, 'utf-8', false, longest)) text += piece;
  return text;
}

/** A file held in memory, so that it can be read again, and its bytes. */
export interface HeldFile {
  readonly file: InputFile;
  readonly chunks: readonly Uint8Array[];
}

/**
 * Reads the bytes of a file once, for callers that need them besides the text. Stops after as many bytes as `longest` characters can take,
 * because the reader of the text will refuse the file.
 */
export async function holdInMemory(file: InputFile, longest: number): Promise<HeldFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of file.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    // A character takes at most three bytes for each UTF-16 unit; one more character for the byte order mark.
    if (length > 3 * (longest + 1)) break;
  }
  return { file: { ...file, bytes: () => iterate(chunks) }, chunks };
}

async function* iterate(chunks: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* chunks;
}

async function* texts(source: InputFile, encoding: Encoding, table: boolean, longest: number): AsyncGenerator<string> {
  const { file } = source;
  const bytes = source.bytes()[Symbol.asyncIterator]();
  const head = await readHead(bytes);
  const refuse = (foreign: Foreign | null): void => {
    if (table && foreign !== null) throw new Refusal([problem('notCsv', { file }, foreign)]);
  };
  const position = new Position();
  let first = true;
  let length = 0;
  try {
    refuse(foreignBytes(head));
    for await (const piece of decode(resume(head, bytes), head, encoding, { file, position, table })) {
      const text = first && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
      if (first) refuse(foreignText(text));
      first = first && piece === '';
      const nul = text.indexOf('\0');
      if (nul >= 0) {
        position.advance(text.slice(0, nul));
        const place = { file, line: position.line };
        throw new Refusal([problem('nulByte', place, { character: position.characters + 1, table })]);
      }
      length += text.length;
      if (length > longest) throw new Refusal([problem('fileTooLong', { file }, { limit: longest })]);
      yield text;
      position.advance(text);
    }
  } finally {
    await bytes.return?.();
  }
}

function decode(
  chunks: AsyncIterable<Buffer>,
  head: Buffer,
  encoding: Encoding,
  decoding: Decoding,
): AsyncGenerator<string> {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return utf16(chunks, false, decoding);
  if (a === 0xfe && b === 0xff) return utf16(chunks, true, decoding);
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  return encoding === 'utf-8' || marked ? utf8(chunks, decoding) : windows1252(chunks, decoding);
}

/** The first bytes: at least as many as are looked at, unless there are fewer. */
async function readHead(bytes: AsyncIterator<Uint8Array>): Promise<Buffer> {
  let head: Buffer = Buffer.alloc(0);
  while (head.length < lookedAt) {
    const { done, value } = await bytes.next();
    if (done === true) break;
    head = head.length === 0 ? asBuffer(value) : Buffer.concat([head, value]);
  }
  return head;
}

/** All the bytes, of which the first were read already. */
async function* resume(head: Buffer, bytes: AsyncIterator<Uint8Array>): AsyncGenerator<Buffer> {
  yield head;
  for (let next = await bytes.next(); next.done !== true; next = await bytes.next()) yield asBuffer(next.value);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
