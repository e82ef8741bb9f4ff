/** How the messages of one room are listed, and the pieces of wording that rooms share. */
import type { Place } from '../model/reading.js';
import { columnName } from '../words/cells.js';
import { compact, formatList } from '../words/english.js';
import { describeLookAlike } from '../words/look-alike.js';
import { quote } from '../words/visible.js';

/** 2: the program is used wrongly, by an option or by a file beside the sheet. 3: the data are wrong. */
export type ProblemExit = 2 | 3;

/** Messages that share an exit code, by kind. Each says what was found, what was expected, and how to mend it. */
export function group<Messages extends Readonly<Record<string, (details: never, place: Place) => string>>>(
  exit: ProblemExit,
  messages: Messages,
): { readonly [Kind in keyof Messages]: { readonly exit: ProblemExit; readonly message: Messages[Kind] } } {
  const entries = Object.entries(messages).map(([kind, message]) => [kind, { exit, message }] as const);
  return Object.fromEntries(entries) as ReturnType<typeof group<Messages>>;
}

/** Where a row is: a worksheet has rows, and a text has lines. */
export function rowWords(line: number, { worksheet }: Place): string {
  return worksheet === undefined ? `on line ${line}` : `in row ${line}`;
}

/** A column, counted from 1, as people call it: in a worksheet by its letters. */
export function columnWords(at: number, { worksheet }: Place): string {
  return `column ${worksheet === undefined ? at : columnName(at)}`;
}

/** A word that is not known, the words that are, and the one that was probably meant. */
export interface Unknown {
  readonly found: string;
  readonly known: readonly string[];
  readonly near: string | null;
}

/** The end of a message about an unknown word; empty if no known word is near. It names a letter that only looks right. */
export function suggestion(near: string | null, found: string): string {
  if (near === null) return '';
  return ` ${compact([`Did you mean ${quote(near)}?`, describeLookAlike(found.trim())]).join(' ')}`;
}

export const answerWords = 'Yes, No, N/A or blank';

/** What is said of percentages that are probably shares of 1. */
export function describeShares(shares: readonly string[]): string {
  const [first = ''] = shares;
  const times100 = String(Number((Number(first.replace(',', '.')) * 100).toFixed(4)));
  return (
    `every percentage here is from 0 to 1 (${formatList(shares.slice(0, 5), 'or')}${shares.length > 5 ? ' …' : ''}), so they are probably shares. ` +
    `Write percentages: ${times100} or ${times100}% for ${first}. If ${first} per cent is meant, write ${first}%.`
  );
}
