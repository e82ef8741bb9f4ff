/** Finds out that a text has too many rows, before they are parsed. */
import { Refusal } from '../../problems/problems.js';

/**
 * The line on which the row after so many begins; null if there is none, or the text has a fault, which the parser finds. Only counts line
 * ends outside quotes, in a tenth of the time that parsing takes.
 */
export async function lineAbove(most: number, text: AsyncIterable<string>): Promise<number | null> {
  let [rows, lines] = [0, 0];
  let isQuoted = false;
  let last = 0;
  try {
    for await (const piece of text) {
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
