/** Tables as CSV: RFC 4180, CRLF. */

import { makeVisible } from '../words/visible.js';

/** A cell: text from anywhere, a number, or null for an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * Rows as lines. A text that a spreadsheet would run as a formula gets an apostrophe before it (OWASP, CSV injection); numbers do not.
 * Control characters are made visible. With `bom`, a byte order mark comes first.
 *
 * @example
 * csvLines([['=1+1', -5, null]]) // "'=1+1,-5,\r\n"
 */
export function csvLines(rows: readonly (readonly Cell[])[], bom = false): string {
  return (bom ? byteOrderMark : '') + rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/**
 * Rows as lines, with every cell as it is: for files of cases that are read again, in which a changed id would be another case.
 *
 * @example
 * csvAsRead([['=1', 'a,b']]) // '=1,"a,b"\r\n'
 */
export function csvAsRead(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(quoteCell).join(',')}\r\n`).join('');
}

/** A cell in quotes, if a delimiter, a quote or a line end in it makes that necessary. */
export function quoteCell(cell: string): string {
  return /[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell);
  if (surelyPlain.test(cell)) return cell;
  const visible = makeVisible(cell);
  const text = /^[=+\-@\t\r]/.test(visible) ? `'${visible}` : visible;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Most cells match this, and need no further test. */
const surelyPlain = /^[0-9A-Za-z][ !#-+\--~]*$/;

/** A column of a table: its header, what it holds, and the function that makes its cells. */
export type DescribedColumn<Row> = readonly [header: string, meaning: string, cell: (row: Row) => Cell];

/** A table with its header. */
export function tableOf<Row>(columns: readonly DescribedColumn<Row>[], rows: readonly Row[]): Cell[][] {
  return [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, , cell]) => cell(row)))];
}

/** The mark that Excel needs to read a CSV as UTF-8. */
export const byteOrderMark = '\ufeff';
