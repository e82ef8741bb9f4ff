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
  /** The names of profile columns. */
  readonly columns: readonly string[];
  /** The inspection's own words for answers. */
  readonly words: readonly AnswerWord[];
}

/** A word that stands for an answer. */
export interface AnswerWord {
  readonly meaning: 'yes' | 'no' | 'not applicable';
  readonly word: string;
}

/** A case sheet with numbered cases, a column for their ids, the profile columns, and one for each key question under its code and wording. */
export function blankSheet(programme: Programme, cases: number, columns: readonly string[]): string {
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const header = ['case_id', ...columns, ...questions.map(({ code, text }) => `${code} ${text}`)];
  const rows = numberCases(cases, (): Cell[] => [...columns, ...questions].map(() => null));
  return forSpreadsheets(csvLines([header, ...rows]));
}

/** A row for each case, beginning with its id. */
function numberCases<Cells>(cases: number, cellsOf: (place: number) => readonly Cells[]): (string | Cells)[][] {
  return caseIds(cases).map((id, i) => [id, ...cellsOf(i)]);
}

/**
 * The ids of so many cases.
 *
 * @example
 * caseIds(2) // ['C001', 'C002']
 */
export function caseIds(cases: number): string[] {
  const digits = Math.max(3, String(cases).length);
  return Array.from({ length: cases }, (_, i) => `C${String(i + 1).padStart(digits, '0')}`);
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
  const { title, region, fieldwork, eligibleCases, plannedCases, words } = known;
  const sample = { fieldwork, 'eligible cases': eligibleCases, 'planned cases': plannedCases };
  const items = Object.entries({ title, region, programme: name, ...sample });
  const rows = [
    ...items.map(([item, value]): Cell[] => [item, value ?? null, null]),
    ...judgedStandards(programme).map((code): Cell[] => [code, null, null]),
    ...words.map(({ meaning, word }): Cell[] => [`${meaning} means`, word, null]),
  ];
  return forSpreadsheets(csvLines([['item', 'value', 'reason'], ...rows]));
}

/** An inspection file as JSON, for editors that know JSON Schema, without what is not known. A blank judgement counts as not given yet. */
export function blankInspectionJson(programme: Programme, name: string, known: KnownDetails, schema: string): string {
  const { title, region, fieldwork, eligibleCases, plannedCases, words } = known;
  const judgements = Object.fromEntries(judgedStandards(programme).map((code) => [code, { rating: '', reason: '' }]));
  const sample = { fieldwork, eligibleCases, plannedCases };
  const meaning = (one: AnswerWord['meaning']): string[] | undefined => {
    const own = words.filter((word) => word.meaning === one).map(({ word }) => word);
    return own.length === 0 ? undefined : own;
  };
  const answers =
    words.length === 0
      ? undefined
      : { yes: meaning('yes'), no: meaning('no'), notApplicable: meaning('not applicable') };
  const content = { $schema: schema, title, region, programme: name, ...sample, answers, judgements };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function judgedStandards({ standards }: Programme): string[] {
  return standards.filter(({ basis }) => basis === 'judgement').map(({ code }) => code);
}

/** Excel needs a byte order mark to read a CSV as UTF-8. Added only if there are characters beyond ASCII. */
function forSpreadsheets(csv: string): string {
  return /[^\u0000-\u007f]/.test(csv) ? byteOrderMark + csv : csv;
}
