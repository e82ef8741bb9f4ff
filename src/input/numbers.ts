/** Numbers as people type them and as spreadsheets rewrite them. */
import type { Problems } from '../problems/problems.js';

/**
 * A whole number: 12, 12.0 or 1,234. Null for any other text, and from a million million. A point or comma is followed by one or two noughts, or the
 * comma by three figures: 1.234 and 12.000 can mean two numbers.
 *
 * @example
 * wholeNumber('1,234') // 1234
 * @example
 * wholeNumber('60.0') // 60
 * @example
 * wholeNumber('12.000') // null
 */
export function wholeNumber(text: string): number | null {
  const [, digits] = /^(\d+|[1-9]\d{0,2}(?:,\d{3})+)(?:[.,]0{1,2})?$/.exec(text.trim()) ?? [];
  const number = Number(digits?.replaceAll(',', ''));
  return digits === undefined || number >= 1e12 ? null : number;
}

/** The number that an option gives, `least` or more; null if there is none, and with a problem for another text. */
export function numberOfOption(
  text: string | undefined,
  option: string,
  least: number,
  expected: string,
  problems: Problems,
): number | null {
  if (text === undefined) return null;
  const value = /^\s*\d{1,9}\s*$/.test(text) ? Number(text) : NaN;
  if (value >= least) return value;
  problems.add('settingForm', { column: option }, { option, found: text, expected });
  return null;
}
