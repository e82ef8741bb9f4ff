/** A batch as rows for spreadsheets and analysts. */
import type { Pool, PooledQuestion, PooledStandard } from '../../model/batch.js';
import type { Assessment, KeyQuestionResult } from '../../model/assessment.js';
import type { Tallies } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { relevantCases } from '../../scoring/tally.js';
import { ratingWords } from '../../scoring/words.js';
import { byteOrderMark, csvLines, snakeCase, type Cell } from '../csv.js';
import { jsonText, type BatchStream } from '../json.js';
import type { SheetRow } from './rows.js';

/** A column of a table: its header, and the function that makes its cells. */
type Column<Row> = readonly [header: string, cell: (row: Row) => Cell];

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Cell[][] {
  return [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
}

/** One row for each sheet, under a header with the standard codes of all programmes in order of first appearance. */
export function sheetTable(rows: readonly SheetRow[]): Cell[][] {
  const codes = [...new Set(rows.flatMap(({ standards }) => standards.map(({ code }) => code)))];
  const columns: Column<SheetRow>[] = [
    ['file', ({ sample }) => sample.source],
    ['title', ({ inspection }) => inspection.title],
    ['region', ({ inspection }) => inspection.region],
    ['fieldwork', ({ inspection }) => inspection.fieldwork],
    ['programme', ({ programme }) => programme.id],
    ['cases', ({ sample }) => sample.cases],
    ['to_inspect', ({ sample }) => sample.toInspect],
    ['planned', ({ sample }) => sample.planned],
    ...codes.map((code): Column<SheetRow> => {
      return [code, ({ standards }) => standards.filter((one) => one.code === code).map(ratingWords)[0] ?? null];
    }),
    ['score', ({ overall }) => overall.score],
    ['maximum', ({ overall }) => overall.maximum],
    ['overall', ({ overall }) => overall.rating],
    ['complete', ({ overall }) => overall.complete],
    ['composite_yes', ({ overall }) => overall.composite?.yes ?? null],
    ['composite_relevant', ({ overall }) => overall.composite?.relevant ?? null],
    ['composite_percentage', ({ overall }) => overall.composite?.percentage ?? null],
    ['borderline', (row) => codesWith('borderline', row)],
    ['provisional', (row) => codesWith('provisional', row)],
  ];
  return tableOf(columns, rows);
}

function codesWith(mark: 'borderline' | 'provisional', { standards }: SheetRow): string {
  return standards.flatMap((standard) => (standard[mark] ? standard.code : [])).join(' ');
}

/** The columns for one question of one sheet with its counts, and what each holds. A result's own table begins with the same columns. */
export const tidyColumns = {
  file: "The sheet's file name",
  title: "The inspection's title",
  region: 'Its region',
  fieldwork: 'When fieldwork started',
  programme: "The programme's id",
  standard: "The standard's code; empty in the row of the whole",
  question: "The question's code; empty in the rows of standards and of the whole",
  kind: '`overall`, `standard`, `key` or `supporting`: what the row is of',
  text: "The question's wording, the standard's title, or the programme's",
  yes: 'Cases answered Yes; empty where only a percentage is known',
  no: 'Cases answered No',
  notApplicable: 'Cases to which the question does not apply; empty where that is not known',
  unanswered: 'Answers left blank, which are in no percentage; empty where that is not known',
  relevant: 'Yes and No together: the base of the percentage',
  percentage: 'The percentage of Yes as it is published, 0 to 100; empty with nothing relevant',
  band: "The rating in whose band it falls; a supporting question's is empty",
  lowest: 'Whether it is the lowest of its standard, or level with it',
  standardRating: 'The rating of the standard, or why it has none',
} as const;

type TidyColumn = keyof typeof tidyColumns;

type TidyRow = Readonly<Record<TidyColumn, Cell>>;

const tidyNames = Object.keys(tidyColumns) as TidyColumn[];

/** A line for each question of each sheet, as CSV under a header or as JSON. */
export function tidyStream(format: 'csv' | 'jsonl', bom = false): BatchStream {
  let first = true;
  return {
    sheet: (assessment, tallies) => {
      const rows = tidyRows(assessment, tallies);
      if (format === 'jsonl') return rows.map((row) => `${jsonText(row, 0)}\n`).join('');
      const header = first ? [tidyNames.map(snakeCase)] : [];
      const mark = first && bom ? byteOrderMark : '';
      first = false;
      return mark + csvLines([...header, ...rows.map((row) => tidyNames.map((column) => row[column]))]);
    },
    end: () => '',
  };
}

type Counts = Pick<KeyQuestionResult, 'yes' | 'no' | 'notApplicable' | 'unanswered' | 'relevant' | 'percentage'>;

/** The text and figures of a question, with its base. */
export function figuresOf(question: Counts & { readonly text: string | null }) {
  const { text, yes, no, notApplicable, unanswered, relevant, percentage } = question;
  return { text, yes, no, notApplicable, unanswered, relevant, percentage };
}

/** A row for every question of a sheet: key questions in the programme's order, then supporting questions in the sheet's. */
function tidyRows({ sample, inspection, programme, standards, method }: Assessment, tallies: Tallies): TidyRow[] {
  const sheet = { file: sample.source, ...inspection, programme: programme.id };
  const keyQuestions = standards.flatMap((standard) => {
    const standardRating = ratingWords(standard);
    return standard.keyQuestions.map((one): TidyRow => {
      const { code: question, band, lowest } = one;
      const figures = { ...figuresOf(one), band, lowest, standardRating };
      return { ...sheet, standard: standard.code, question, kind: 'key', ...figures };
    });
  });
  const known = new Set(keyQuestions.map(({ question }) => question));
  // The other keys are figures that were asked for, or questions of a standard that does not apply.
  const supporting = [...tallies].flatMap(([question, tally]): TidyRow | never[] => {
    const stem = /^(.+)[a-z]$/.exec(question)?.[1] ?? '';
    const standard = standards.find((one) => stem === one.code || stem.startsWith(`${one.code}.`));
    if (known.has(question) || standard === undefined) return [];
    const relevant = relevantCases(tally);
    const percentage = placeInBand(method, tally.yes, relevant)?.percentage ?? null;
    const figures = { ...figuresOf({ text: null, ...tally, relevant, percentage }), band: null, lowest: false };
    const standardRating = ratingWords(standard);
    return { ...sheet, standard: standard.code, question, kind: 'supporting', ...figures, standardRating };
  });
  return [...keyQuestions, ...supporting];
}

/** A row for every question of every pool, under a header. */
export function poolTable(pools: readonly Pool[]): Cell[][] {
  const rows = pools.flatMap((pool) =>
    pool.standards.flatMap((standard) => standard.keyQuestions.map((question) => ({ pool, standard, question }))),
  );
  const columns: Column<{ pool: Pool; standard: PooledStandard; question: PooledQuestion }>[] = [
    ['programme', ({ pool }) => pool.programme.id],
    ['region', ({ pool }) => pool.region ?? null],
    ['sheets', ({ pool }) => pool.sheets],
    ['cases', ({ pool }) => pool.cases],
    ['eligible_cases', ({ pool }) => pool.eligibleCases],
    ['standard', ({ standard }) => standard.code],
    ['question', ({ question }) => question.code],
    ['text', ({ question }) => question.text],
    ['question_sheets', ({ question }) => question.sheets],
    ['yes', ({ question }) => question.yes],
    ['no', ({ question }) => question.no],
    ['not_applicable', ({ question }) => question.notApplicable],
    ['unanswered', ({ question }) => question.unanswered],
    ['relevant', ({ question }) => question.relevant],
    ['percentage', ({ question }) => question.percentage],
    ['weighted_percentage', ({ question }) => question.weightedPercentage],
    ['composite_yes', ({ standard }) => standard.composite?.yes ?? null],
    ['composite_relevant', ({ standard }) => standard.composite?.relevant ?? null],
    ['composite_percentage', ({ standard }) => standard.composite?.percentage ?? null],
  ];
  return tableOf(columns, rows);
}
