/** A workbook to fill in, as data: what its worksheets hold, how it looks, and what can be chosen in its cells. */
import type { Programme, Standard } from '../../model/programme.js';
import { standardName } from '../../scoring/words.js';
import { compact, formatList } from '../../words/english.js';
import { shellWord } from '../../words/visible.js';
import type { AnswerWord, KnownDetails } from '../new-files.js';

/** How a cell looks: a title, a line of prose, the header of a table, text that stays as typed, or an answer. */
export type FormStyle = 'title' | 'line' | 'header' | 'text' | 'answer';

export interface FormColumn {
  /** In letters. */
  readonly width: number;
  readonly style: FormStyle;
}

/** Values to choose from in the cells of one column, from a row to another. Columns and rows are counted from 0. */
export interface FormList {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly values: readonly string[];
  /** What is said of any other value, which may still be typed. */
  readonly message: string;
}

export interface FormSheet {
  readonly name: string;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  /** The style of the first row. */
  readonly first: 'title' | 'header';
  readonly lists: readonly FormList[];
  /** How many rows and columns stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
}

export interface Form {
  readonly title: string;
  readonly sheets: readonly FormSheet[];
}

/** What a new workbook is made for. */
export interface FormRequest {
  /** The name of the file, for the commands to go on with. */
  readonly file: string;
  readonly programme: Programme;
  /** The programme as the inspection names it. */
  readonly named: string;
  readonly known: KnownDetails;
}

/** Rows below the numbered ones in which answers can be chosen as well. */
const spareRows = 500;

/** A workbook for an inspection: how to go on, the cases, and what is known and judged of the inspection. */
export function inspectionForm(request: FormRequest): Form {
  const { known, programme } = request;
  return {
    title: known.title ?? `Inspection under ${programme.title}`,
    sheets: [firstPage(request), casesSheet(request), inspectionSheet(request)],
  };
}

/** In six lines how to go on. */
function firstPage({ file, known, programme }: FormRequest): FormSheet {
  const lines = [
    'Cases: fill in a row for each case. Choose Yes, No or N/A in every cell below a question. Leave the cells of a case blank until it is inspected.',
    'Add rows and columns as you need them: every case has its own id, and a column such as grade or sex can be anything. Remove rows that you do not need.',
    'Keep the header in the first row, and the code at the beginning of each question. Do not merge cells. Colours, filters and hidden columns do no harm.',
    'Inspection: fill in the value of what is known, and choose the rating of each standard that inspectors judge. Leave blank what is still to come.',
    `Save the workbook, and see what is still to be filled in: casescore score ${shellWord(file)} --to-do`,
    `Then see the ratings, and why: casescore score ${shellWord(file)}`,
  ];
  return {
    name: 'Read me',
    columns: [{ width: 90, style: 'line' }],
    rows: [[known.title ?? programme.title], ...lines.map((line) => [line])],
    first: 'title',
    lists: [],
    frozen: { rows: 0, columns: 0 },
  };
}

function casesSheet({ programme, known: { cases, columns, words } }: FormRequest): FormSheet {
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const before = 1 + columns.length;
  const values = ['Yes', 'No', 'N/A', ...words.map(({ word }) => word)];
  const message = `Expected ${formatList(values, 'or')}, or nothing while the case is still to be inspected.`;
  return {
    name: 'Cases',
    columns: [
      { width: 10, style: 'text' },
      ...columns.map((): FormColumn => ({ width: 16, style: 'text' })),
      ...questions.map((): FormColumn => ({ width: 24, style: 'answer' })),
    ],
    rows: [['case_id', ...columns, ...questions.map(({ code, text }) => `${code} ${text}`)], ...cases],
    first: 'header',
    lists: questions.map((_, i) => ({ column: before + i, from: 1, to: cases.length + spareRows, values, message })),
    frozen: { rows: 1, columns: 1 },
  };
}

/** A row of the worksheet Inspection, and the values to choose from. */
interface ItemRow {
  readonly item: string;
  readonly value?: string | number | null | undefined;
  readonly use: string;
  readonly choices?: readonly string[];
}

function inspectionSheet(request: FormRequest): FormSheet {
  const items = [...detailRows(request), ...standardRows(request.programme), ...wordRows(request.known.words)];
  return {
    name: 'Inspection',
    columns: [
      { width: 44, style: 'text' },
      { width: 26, style: 'text' },
      { width: 44, style: 'text' },
      { width: 60, style: 'text' },
    ],
    rows: [
      ['item', 'value', 'reason', 'what it is for'],
      ...items.map(({ item, value = null, use }) => [item, value, null, use]),
    ],
    first: 'header',
    lists: items.flatMap(({ choices }, i) =>
      choices === undefined
        ? []
        : [{ column: 1, from: i + 1, to: i + 1, values: choices, message: `Expected ${formatList(choices, 'or')}.` }],
    ),
    frozen: { rows: 1, columns: 1 },
  };
}

function detailRows({ named, known }: FormRequest): ItemRow[] {
  const { title, region, fieldwork, eligibleCases, plannedCases } = known;
  return [
    { item: 'title', value: title, use: 'What is inspected: the title of every report' },
    { item: 'region', value: region, use: 'Its region, by which sheets can be put together' },
    { item: 'programme', value: named, use: 'The programme that the ratings follow. Leave it as it is' },
    { item: 'fieldwork', value: fieldwork, use: 'When fieldwork began: 2022, 2022-10 or 10/10/2022' },
    { item: 'eligible cases', value: eligibleCases, use: 'How many cases the sample was drawn from' },
    { item: 'planned cases', value: plannedCases, use: 'How many cases are to be inspected' },
  ];
}

/** A row for each standard, and one for the discretion on each that is rated. */
function standardRows(programme: Programme): ItemRow[] {
  const ratings = programme.ratings.map(({ name }) => name);
  const rated = programme.standards.filter(({ basis }) => basis !== 'unrated');
  return [
    ...rated.map((standard) => ({
      item: standardName(programme, standard.code),
      use: useOf(standard),
      choices: standard.basis === 'judgement' ? [...ratings, 'Not applicable'] : ['Not applicable'],
    })),
    ...rated.map(({ code }) => ({
      item: `${standardName(programme, code)} discretion`,
      use: 'A rating that departs from the result, with its reason',
      choices: ratings,
    })),
  ];
}

function useOf({ basis }: Standard): string {
  return basis === 'judgement'
    ? "The inspectors' rating, and in short their reason"
    : 'Rated from the cases. Say here if it does not apply, and why';
}

function wordRows(words: readonly AnswerWord[]): ItemRow[] {
  const meanings = ['yes', 'no', 'not applicable'] as const;
  const given = words.map(({ meaning, word }) => ({
    item: `${meaning} means`,
    value: word,
    use: `A word in the cases that means ${meaning}`,
  }));
  const open = meanings.filter((meaning) => words.every((word) => word.meaning !== meaning));
  return compact([
    ...given,
    ...open.map((meaning) => ({ item: `${meaning} means`, use: `Another word that means ${meaning} in the cases` })),
    { item: 'blank means', use: 'A word in the cases that means that nothing is known yet' },
  ]);
}
