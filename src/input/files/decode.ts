/** Decodes the bytes of a file: finds its encoding, and refuses other kinds of file and NUL characters. */
import { refusalFor } from '../../problems/problems.js';
import { Position, utf16Decoder, utf8Decoder, windows1252Decoder, type Decoder } from './encodings.js';
import { foreignBytes, foreignText, examinedBytes, type Foreign } from './foreign.js';
import { defaultLimits, type Limits } from '../limits.js';
import { chunksOf, type InputFile } from './source.js';

export type Encoding = 'utf-8' | 'windows-1252';

/** The limits on the length of a whole file. */
type LengthLimit = keyof Pick<Limits, 'file' | 'result'>;

/**
 * The text of a table (case sheet, counts sheet, inspection file as a spreadsheet) in pieces, without its byte order mark. UTF-8 unless the
 * mark says UTF-16 or `encoding` says otherwise. Throws a `Refusal` for a file that is not CSV, for the first byte that the encoding does
 * not have, for a NUL character, and for a text of more than `longest` characters.
 */
export async function* decodeText(
  source: InputFile,
  encoding: Encoding = 'utf-8',
  longest = Infinity,
): AsyncGenerator<string> {
  const decode = textDecoder(source.file, encoding, true, longest);
  for await (const chunk of source.bytes()) yield decode(chunk);
  yield decode(null);
}

/** The whole text of a file that is not a table. `limit`: the name of the limit that `longest` is. Throws a `Refusal` as `decodeText` does. */
export async function readText(
  source: InputFile,
  longest: number = defaultLimits.file,
  limit: LengthLimit = 'file',
): Promise<string> {
  const { bytes } = await holdInMemory(source, longest);
  const decode = textDecoder(source.file, 'utf-8', false, longest, limit);
  return decode(bytes) + decode(null);
}

/** A file held in memory, so that it can be read again, and its bytes. */
export interface HeldFile {
  readonly file: InputFile;
  readonly bytes: Uint8Array;
}

/**
 * Reads the bytes of a file once, for callers that need them besides the text. Stops after as many bytes as `longest` characters can take,
 * because the reader of the text will refuse the file.
 */
export async function holdInMemory(source: InputFile, longest: number): Promise<HeldFile> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const ordinary = source.ordinary?.() ?? null;
  for await (const chunk of ordinary === null ? source.bytes() : chunksOf(ordinary)) {
    chunks.push(chunk);
    length += chunk.length;
    // A character takes at most three bytes for each UTF-16 unit; one more character for the byte order mark.
    if (length > 3 * (longest + 1)) break;
  }
  const [first] = chunks;
  const bytes = first !== undefined && chunks.length === 1 ? first : Buffer.concat(chunks);
  const { file, name } = source;
  return { file: { file, name, bytes: () => iterate(bytes) }, bytes };
}

async function* iterate(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Decodes and checks a text piece by piece; null is its end. Holds back the first bytes until there are enough to recognise the file. */
function textDecoder(
  file: string,
  encoding: Encoding,
  table: boolean,
  longest: number,
  limit: LengthLimit = 'file',
): (chunk: Uint8Array | null) => string {
  const refuse = (foreign: Foreign | null): void => {
    if (foreign !== null) throw refusalFor('notCsv', { file }, foreign);
  };
  const position = new Position();
  let head: Buffer = Buffer.alloc(0);
  let decode: Decoder | null = null;
  let text = '';
  let first = true;
  let length = 0;
  const next = (decoder: Decoder, bytes: Buffer | null): string => {
    position.advance(text);
    const piece = decoder(bytes);
    text = first && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
    if (first && table) refuse(foreignText(text));
    first &&= piece === '';
    const nul = text.indexOf('\0');
    if (nul >= 0) {
      position.advance(text.slice(0, nul));
      const place = { file, line: position.line };
      throw refusalFor('nulByte', place, { character: position.characters + 1, table });
    }
    length += text.length;
    if (length > longest) throw refusalFor('fileTooLong', { file }, { limit: longest, name: limit });
    return text;
  };
  return (chunk) => {
    const bytes = chunk === null ? null : asBuffer(chunk);
    if (decode !== null) return next(decode, bytes);
    head = bytes === null || head.length === 0 ? (bytes ?? head) : Buffer.concat([head, bytes]);
    if (bytes !== null && head.length < examinedBytes) return '';
    if (table) refuse(foreignBytes(head));
    decode = decoderFor(head, encoding, file, position, table);
    return next(decode, head) + (bytes === null ? next(decode, null) : '');
  };
}

function decoderFor(head: Buffer, encoding: Encoding, file: string, position: Position, table: boolean): Decoder {
  const decoding = { file, position, table };
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return utf16Decoder(false, decoding);
  if (a === 0xfe && b === 0xff) return utf16Decoder(true, decoding);
  const marked = a === 0xef && b === 0xbb && c === 0xbf;
  return encoding === 'utf-8' || marked ? utf8Decoder(decoding) : windows1252Decoder(decoding);
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
