/** The same table in every form: as a CSV, and as workbooks by writers that know nothing of each other. */
import * as fc from 'fast-check';
import { writeOds } from 'hucre/ods';
import { writeXlsx } from 'hucre/xlsx';
import { inlineRows, ods, odsTable, sharedRows, xlsx } from './workbooks.js';

export type TableRows = readonly (readonly string[])[];

/** Words without what is a line of one and a row or a cell of the other. */
export const withoutRows = (words: string): string =>
  words
    .replaceAll(/\b(?:in row|on line) \d+/g, 'somewhere')
    .replaceAll(/\b(?:in rows|on lines) \d+ and \d+/g, 'somewhere')
    .replaceAll(/column [A-Z\d]+/g, 'a column');

const quote = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const asCsv = (rows: TableRows): string => `${rows.map((cells) => cells.map(quote).join(',')).join('\r\n')}\r\n`;

/** The table as the worksheet of cases, by each writer. */
export const writers: Readonly<Record<string, (rows: TableRows) => Promise<Uint8Array>>> = {
  'hucre.xlsx': (rows) => writeXlsx({ sheets: [{ name: 'Cases', rows: rows.map((cells) => [...cells]) }] }),
  'inline.xlsx': async (rows) => xlsx({ sheets: { 'Read me': inlineRows([['x']]), Cases: inlineRows(rows) } }),
  'shared.xlsx': async (rows) => xlsx({ sheets: { Cases: sharedRows(rows).sheet }, texts: sharedRows(rows).texts }),
  'hucre.ods': (rows) => writeOds({ sheets: [{ name: 'Cases', rows: rows.map((cells) => [...cells]) }] }),
  'plain.ods': async (rows) => ods(odsTable('Cases', rows)),
};

const answers = ['Yes', 'No', 'N/A', '', 'yes', ' No', 'Yes ', 'TRUE', 'n/a', 'Yess', '1', 'NA'];
const notes = [
  '',
  'a note',
  ' ',
  'two\nlines',
  'say "so", or <not> & more',
  'Zoë 東京 😀',
  '=1+1',
  '007',
  "'",
  '1.10',
  '#N/A',
  'a\tb',
  '_x0041_',
  'no, yes',
];
const ids = ['C1', 'C2', 'C3', '007', '7', 'c1', ' C4', 'a,b', ''];
const headers = [
  'case_id',
  'sex',
  '2.2.1',
  '2.2.2 Does assessment focus sufficiently on the factors linked to offending and desistance?',
  '2.2.3',
  '2.2b Were victims considered?',
  'notes',
];

const row = fc.tuple(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 10, max: 99 }).map((n) => `C${n}`) },
    { weight: 1, arbitrary: fc.constantFrom(...ids) },
  ),
  fc.constantFrom('Female', 'Male', '', 'female'),
  ...[2, 3, 4, 5].map(() =>
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom('Yes', 'No', 'N/A', '') },
      { weight: 1, arbitrary: fc.constantFrom(...answers) },
    ),
  ),
  fc.constantFrom(...notes),
);

/** A table of cases, with what people type. A row without a cell that is filled is left out: it would end a worksheet earlier. */
export const anyTable: fc.Arbitrary<TableRows> = fc
  .array(row, { minLength: 1, maxLength: 12 })
  .map((rows) => [headers, ...rows.filter((cells) => cells.some((cell) => cell.trim() !== ''))]);
