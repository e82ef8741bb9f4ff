/** New files: an empty case sheet and inspection file, and a case sheet of made-up cases. */
import type { Programme } from '../model/programme.js';
import { standardName } from '../scoring/words.js';
import { byteOrderMark, csvAsRead, csvLines, quoteCell, type Cell } from './csv.js';

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
  /** The cases, each with its id and the cells of the first profile columns. */
  readonly cases: readonly (readonly string[])[];
  /** The inspection's own words for answers. */
  readonly words: readonly AnswerWord[];
}

/** A word that stands for an answer. */
export interface AnswerWord {
  readonly meaning: 'yes' | 'no' | 'not applicable';
  readonly word: string;
}

/** A case sheet with numbered cases, a column for their ids, the profile columns, and one for each key question under its code and wording. */
export function blankSheet(programme: Programme, { cases, columns }: Pick<KnownDetails, 'cases' | 'columns'>): string {
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const header = ['case_id', ...columns, ...questions.map(({ code, text }) => `${code} ${text}`)];
  return forSpreadsheets(csvAsRead([header, ...cases.map((cells) => header.map((_, i) => cells[i] ?? ''))]));
}

/**
 * The ids of so many cases, numbered from `first`.
 *
 * @example
 * caseIds(2) // ['C001', 'C002']
 * @example
 * caseIds(2, 41) // ['C041', 'C042']
 */
export function caseIds(cases: number, first = 1): string[] {
  const digits = Math.max(3, String(first + cases - 1).length);
  return Array.from({ length: cases }, (_, i) => `C${String(first + i).padStart(digits, '0')}`);
}

/** A made-up case sheet; in each column the first `yes` cases have Yes and the rest No. Commas, LF, and quotes where needed. */
export function madeUpSheet(
  cases: number,
  columns: readonly { readonly header: string; readonly yes: number }[],
): string {
  const rows = caseIds(cases).map((id, place) => [id, ...columns.map(({ yes }) => (place < yes ? 'Yes' : 'No'))]);
  const lines = [['case_id', ...columns.map(({ header }) => header)], ...rows];
  return `${lines.map((cells) => cells.map(quoteCell).join(',')).join('\n')}\n`;
}

/** An inspection file as a spreadsheet: what is known, and a row for each standard that can be judged or may not apply, to be filled in. */
export function blankInspectionCsv(programme: Programme, name: string, known: KnownDetails): string {
  const { title, region, fieldwork, eligibleCases, plannedCases, words } = known;
  const sample = { fieldwork, 'eligible cases': eligibleCases, 'planned cases': plannedCases };
  const items = Object.entries({ title, region, programme: name, ...sample });
  const rows = [
    ...items.map(([item, value]): Cell[] => [item, value ?? null, null]),
    ...programme.standards
      .filter(({ basis }) => basis !== 'unrated')
      .map(({ code }): Cell[] => [standardName(programme, code), null, null]),
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
