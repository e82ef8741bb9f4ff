/** New files: an empty case sheet and inspection file, and a case sheet of made-up cases. */
import type { Programme } from '../model/programme.js';
import { byteOrderMark, csvLines, quoteCell, type Cell } from './csv.js';

/** What is known of an inspection before it starts. */
export interface KnownDetails {
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly fieldwork?: string | undefined;
  readonly eligibleCases?: number | undefined;
  readonly plannedCases?: number | undefined;
}

/** A case sheet with numbered cases, a column for their ids, and one for each key question under its code and wording. */
export function blankSheet(programme: Programme, cases: number): string {
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const header = ['case_id', ...questions.map(({ code, text }) => `${code} ${text}`)];
  const rows = numberCases(cases, (): Cell[] => questions.map(() => null));
  return forSpreadsheets(csvLines([header, ...rows]));
}

/** A row for each case, beginning with its id: C001, C002 and so on. */
function numberCases<Cells>(cases: number, cellsOf: (place: number) => readonly Cells[]): (string | Cells)[][] {
  const digits = Math.max(3, String(cases).length);
  return Array.from({ length: cases }, (_, i) => [`C${String(i + 1).padStart(digits, '0')}`, ...cellsOf(i)]);
}

/** A made-up case sheet; in each column the first `yes` cases have Yes and the rest No. Commas, LF, and quotes where needed. */
export function madeUpSheet(
  cases: number,
  columns: readonly { readonly header: string; readonly yes: number }[],
): string {
  const rows = numberCases(cases, (place) => columns.map(({ yes }) => (place < yes ? 'Yes' : 'No')));
  const lines = [['case_id', ...columns.map(({ header }) => header)], ...rows];
  return `${lines.map((cells) => cells.map(quoteCell).join(',')).join('\n')}\n`;
}

/** An inspection file as a spreadsheet: what is known, and a row for each judgement, to be filled in. */
export function blankInspectionCsv(programme: Programme, name: string, known: KnownDetails): string {
  const { title, region, fieldwork, eligibleCases, plannedCases } = known;
  const sample = { fieldwork, 'eligible cases': eligibleCases, 'planned cases': plannedCases };
  const items = Object.entries({ title, region, programme: name, ...sample });
  const rows = [
    ...items.map(([item, value]): Cell[] => [item, value ?? null, null]),
    ...judgedStandards(programme).map((code): Cell[] => [code, null, null]),
  ];
  return forSpreadsheets(csvLines([['item', 'value', 'reason'], ...rows]));
}

/** An inspection file as JSON, for editors that know JSON Schema, without what is not known. A blank judgement counts as not given yet. */
export function blankInspectionJson(programme: Programme, name: string, known: KnownDetails, schema: string): string {
  const { title, region, fieldwork, eligibleCases, plannedCases } = known;
  const judgements = Object.fromEntries(judgedStandards(programme).map((code) => [code, { rating: '', reason: '' }]));
  const sample = { fieldwork, eligibleCases, plannedCases };
  return `${JSON.stringify({ $schema: schema, title, region, programme: name, ...sample, judgements }, null, 2)}\n`;
}

function judgedStandards({ standards }: Programme): string[] {
  return standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code);
}

/** Excel needs a byte order mark to read a CSV as UTF-8. Added only if there are characters beyond ASCII. */
function forSpreadsheets(csv: string): string {
  return /[^\u0000-\u007f]/.test(csv) ? byteOrderMark + csv : csv;
}
