/** Finds out that a text has too many rows, before they are parsed. */
import { Refusal, refusalFor } from '../../problems/problems.js';
import { decodeText, type Encoding } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { defaultLimits, type Limits } from '../limits.js';
import { declaredDelimiter } from './delimiter.js';

/**
 * Throws a `Refusal` if a file has more rows than the limit below its header. Only counts line ends outside quotes, in a tenth of the time that
 * parsing takes. Of a text that can be read only once what is held is counted, and the rest while it is parsed.
 */
export async function refuseTooManyRows(
  source: InputFile,
  encoding: Encoding | undefined,
  { rows: limit }: Limits = defaultLimits,
): Promise<void> {
  const held = source.beginning ?? source;
  const file = held.ordinary?.() ?? null;
  file?.close();
  // A row has a byte at least.
  if (file === null || file.size <= limit) return;
  const line = await lineAbove(limit, withoutEndOfFile(decodeText(held, encoding)));
  if (line !== null) throw refusalFor('rowsTooMany', { file: source.file, line }, { limit });
}

/** The line on which the row after so many begins; null if there is none, or the text has a fault, which the parser finds. */
async function lineAbove(limit: number, text: AsyncIterable<string>): Promise<number | null> {
  let [rows, lines] = [0, 0];
  let isQuoted = false;
  let last = 0;
  let most: number | null = null;
  try {
    for await (const piece of text) {
      // The header is a row as well, and so is a line for the delimiter above it.
      if (piece !== '') most ??= limit + (declaredDelimiter(piece, '') === null ? 1 : 2);
      for (let at = 0; at < piece.length; at++) {
        const code = piece.charCodeAt(at);
        const isPair = code === lineFeed && last === carriageReturn;
        last = code;
        if (isPair) continue;
        if (rows === most) return lines + 1;
        if (code === quoteMark) isQuoted = !isQuoted;
        if (code !== lineFeed && code !== carriageReturn) continue;
        lines++;
        if (!isQuoted) rows++;
      }
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return null;
}

const [lineFeed, carriageReturn, quoteMark] = [0x0a, 0x0d, 0x22];

/** A text without the control character (Ctrl-Z) with which DOS ends a file, where one ends it. */
export async function* withoutEndOfFile(text: AsyncIterable<string>): AsyncGenerator<string, void, undefined> {
  let held = '';
  for await (const piece of text) {
    const whole = held + piece;
    held = /\u001a\s*$/.exec(whole)?.[0] ?? '';
    yield whole.slice(0, whole.length - held.length);
  }
}
