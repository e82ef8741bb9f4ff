/** Tables as CSV: RFC 4180, CRLF. */
import { stringify } from 'csv-stringify/sync';

/** A cell: text from anywhere, a number, or null for an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * Rows as lines. Text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection); a number is
 * never touched.
 *
 * @example
 * csvLines([['=1+1', -5, null]]) // "'=1+1,-5,\r\n"
 */
export function csvLines(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'string' ? harmless(cell) : cell))),
    { record_delimiter: 'windows', cast: { boolean: String } },
  );
}

/** What Excel needs in front of a CSV to read it as UTF-8. */
export const byteOrderMark = '\ufeff';

function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
