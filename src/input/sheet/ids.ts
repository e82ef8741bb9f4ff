/** The ids of cases: how they are compared, and the numbers behind them. */
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { failedFormula } from './answers.js';
import { visibleText } from '../../words/visible.js';

/**
 * The form in which case ids are compared: small letters, accents composed, no invisible characters, and every run of white space as one
 * space, with none at the ends. With `exact` it is the id as typed, but trimmed. Empty if nothing can be seen of it.
 *
 * @example
 * idKey(' c\u200b1  A ') // 'c1 a'
 * @example
 * idKey(' C1  A ', true) // 'C1  A'
 */
export function idKey(cell: string, exact = false): string {
  const seen = visibleText(cell).trim();
  if (exact) return seen === '' ? '' : cell.trim();
  // A capital may become two characters, which together may be one.
  return seen.replace(/\s+/g, ' ').toLowerCase().normalize('NFC');
}

/**
 * The number that an id is, if it is not written as plain digits: with zeros in front, as a decimal or as a power of ten. Null for any
 * other id.
 *
 * @example
 * numberBehind('007') // '7'
 * @example
 * numberBehind('1.2E+05') // '120000'
 * @example
 * numberBehind('120000') // null
 */
export function numberBehind(id: string): string | null {
  const [, whole, fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e\+?(\d{1,2}))?$/i.exec(id) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(Number(power)))) return null;
  const length = whole.length + Number(power);
  const digits = (whole + fraction)
    .padEnd(length, '0')
    .slice(0, length)
    .replace(/^0+(?=\d)/, '');
  return digits === id ? null : digits;
}

/**
 * Whether an id, as it is compared, begins as an example, a test or a total does. Such a row is a case all the same.
 *
 * @example
 * looksLikeExample('example') // true
 * @example
 * looksLikeExample('te12') // false
 */
export function looksLikeExample(id: string): boolean {
  return /^(?:example|e\.g|test|dummy|template|specimen|(?:grand |sub ?)?total|overall|average|majority)s?(?!\p{L})/iu.test(
    id,
  );
}

/** Whether an id is what Excel shows where a formula has failed, such as #N/A. `Err:502`, of LibreOffice, may be an id. */
export const isFailedId = (id: string): boolean => id.startsWith('#') && failedFormula.test(id);

/** How many ids that are numbers, and not written as plain digits, are compared with the other numbers. */
export const mostNumbers = 1_000_000;

/** The note that no more numbers were compared; none while there are fewer than the most. */
export function numbersNotes(numbers: number, most = mostNumbers): Note[] {
  return numbers < most ? [] : [note('idsNotCompared', { most })];
}
