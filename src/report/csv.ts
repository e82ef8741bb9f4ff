/** Tables as CSV: RFC 4180, CRLF. */

import { makeVisible } from '../words/visible.js';

/** A cell: text from anywhere, a number, or null for an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * Rows as lines. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection); a number is
 * never touched, and what could steer a terminal is made visible.
 *
 * @example
 * csvLines([['=1+1', -5, null]]) // "'=1+1,-5,\r\n"
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  if (surelyPlain.test(cell)) return cell;
  const text = harmless(makeVisible(cell));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Nearly every cell is no more than this, and needs none of what is looked for below. */
const surelyPlain = /^[0-9A-Za-z][ !#-+\--~]*$/;

/** What Excel needs in front of a CSV to read it as UTF-8. */
export const byteOrderMark = '\ufeff';

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
