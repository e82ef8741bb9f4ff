/** An inspection file as a spreadsheet that is as it should be, read without the packages that can say what is wrong with one. */
import { Problems } from '../../problems/problems.js';
import type { Part } from './inspection-file.js';
import { InspectionSheet } from './inspection-sheet.js';
import { plainText } from '../files/plain-file.js';

/** A text longer than this is not read here. */
const longestText = 1 << 16;

/**
 * What an inspection file says, as the careful reading would have it. Null where anything is out of the ordinary: another separator than
 * the comma, a quote astray, a line break within a cell, anything that is a problem. Then the careful reading has to read it.
 * `longest` is how many characters a file may have.
 */
export function plainInspectionCsv(path: string, longest: number): Part | null {
  const text = plainText(path, Math.min(longest, longestText));
  if (text === null || text.includes('\0')) return null;
  const lines = text.split(/\r?\n/);
  // Behind the last line end there is no row.
  if (lines.at(-1) === '') lines.pop();
  const problems = new Problems();
  const sheet = new InspectionSheet(path, problems);
  for (const [i, line] of lines.entries()) {
    const cells = cellsOf(line);
    if (cells === null) return null;
    const row = { cells, line: i + 1 };
    if (i > 0) sheet.row(row);
    else if (!sheet.header(row)) return null;
  }
  const part = sheet.part();
  return lines.length === 0 || problems.total > 0 ? null : part;
}

/** A cell of RFC 4180 that holds no line break, and the comma behind it or the end of the line. */
const cell = /(?:"((?:[^"\r]|"")*)"|([^",\r]*))(,|$)/y;

/** The cells of a line; null where a quote is astray or left open. */
function cellsOf(line: string): string[] | null {
  const cells: string[] = [];
  for (cell.lastIndex = 0; ;) {
    const found = cell.exec(line);
    if (found === null) return null;
    const [, inQuotes, plain = '', end] = found;
    cells.push(inQuotes?.replaceAll('""', '"') ?? plain);
    if (end === '') return cells;
  }
}
