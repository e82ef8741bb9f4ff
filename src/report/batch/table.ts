/** A batch as rows for spreadsheets and analysts. */
import type { Pool, PooledQuestion, PooledStandard } from '../../model/batch.js';
import type { Assessment, KeyQuestionResult } from '../../model/assessment.js';
import type { Tallies } from '../../model/reading.js';
import { tidyHeader, tidyKeys, type TidyColumn } from '../../model/tidy.js';
import { placeInBand } from '../../scoring/band.js';
import { relevantCases } from '../../scoring/tally.js';
import { ratingWords, standardOf } from '../../scoring/words.js';
import { csvLines, tableOf, type Cell, type DescribedColumn } from '../csv.js';
import { jsonText, type BatchStream } from '../json.js';
import type { SheetRow } from './rows.js';

const beforeStandards: readonly DescribedColumn<SheetRow>[] = [
  ['file', "The sheet's file name", ({ sample }) => sample.source],
  ['title', "The inspection's title", ({ inspection }) => inspection.title],
  ['region', 'Its region', ({ inspection }) => inspection.region],
  ['fieldwork', 'When fieldwork started', ({ inspection }) => inspection.fieldwork],
  ['programme', "The programme's id", ({ programme }) => programme.id],
  ['cases', 'Cases inspected', ({ sample }) => sample.cases],
  ['to_inspect', 'Cases still to be inspected', ({ sample }) => sample.toInspect],
  ['planned', 'Cases planned beyond those of the sheet', ({ sample }) => sample.planned],
];

const afterStandards: readonly DescribedColumn<SheetRow>[] = [
  ['score', 'The score of the whole', ({ overall }) => overall.score],
  ['maximum', 'The most that the score could be', ({ overall }) => overall.maximum],
  ['overall', 'The overall rating; empty where there is none', ({ overall }) => overall.rating],
  ['complete', 'Whether every standard that counts has its rating', ({ overall }) => overall.complete],
  [
    'composite_yes',
    'Cases with Yes on every key question that applied',
    ({ overall }) => overall.composite?.yes ?? null,
  ],
  ['composite_relevant', 'The cases that these are of', ({ overall }) => overall.composite?.relevant ?? null],
  ['composite_percentage', 'Their percentage', ({ overall }) => overall.composite?.percentage ?? null],
  ['borderline', 'The standards that are borderline', (row) => codesWith('borderline', row)],
  ['provisional', 'The standards whose rating may still change', (row) => codesWith('provisional', row)],
];

/** The columns of a table of sheets, with one that stands for those of the standards. */
export const sheetColumns: readonly (readonly [header: string, meaning: string])[] = [
  ...beforeStandards.map(([header, meaning]) => [header, meaning] as const),
  ['1.1, …', 'The rating of each standard, or why it has none; with several programmes `pdu_2021_1.1`, …'],
  ...afterStandards.map(([header, meaning]) => [header, meaning] as const),
];

/**
 * One row for each sheet, with a column for each standard in programme order. With several programmes, the columns of each have its id in
 * front, because the same code is another standard there.
 */
export function sheetTable(rows: readonly SheetRow[]): Cell[][] {
  const codes = new Map<string, Set<string>>();
  for (const { programme, standards } of rows) {
    const known = codes.get(programme.id) ?? new Set();
    codes.set(programme.id, known);
    for (const { code } of standards) known.add(code);
  }
  const ofStandards = [...codes].flatMap(([id, own]) =>
    [...own].map((code) => standardColumn(id, code, codes.size > 1)),
  );
  return tableOf([...beforeStandards, ...ofStandards, ...afterStandards], rows);
}

function standardColumn(id: string, code: string, isMixed: boolean): DescribedColumn<SheetRow> {
  const found = ({ programme, standards }: SheetRow) =>
    programme.id === id ? standards.find((one) => one.code === code) : undefined;
  const cell = (row: SheetRow): Cell => {
    const standard = found(row);
    return standard === undefined ? null : ratingWords(standard);
  };
  return [isMixed ? `${id.replaceAll('-', '_')}_${code}` : code, 'Its rating', cell];
}

function codesWith(mark: 'borderline' | 'provisional', { standards }: SheetRow): string {
  return standards.flatMap((standard) => (standard[mark] ? standard.code : [])).join(' ');
}

type TidyRow = Readonly<Record<TidyColumn, Cell>>;

/** A line for each question of each sheet, as CSV under a header or as JSON. */
export function tidyStream(format: 'csv' | 'jsonl', bom = false): BatchStream {
  let first = true;
  return {
    sheet: (assessment, tallies) => {
      const rows = tidyRows(assessment, tallies);
      if (format === 'jsonl') return rows.map((row) => `${jsonText(row, 0)}\n`).join('');
      const header = first ? [tidyHeader] : [];
      const mark = first && bom;
      first = false;
      return csvLines([...header, ...rows.map((row) => tidyKeys.map((column) => row[column]))], mark);
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
  const sheet = { file: sample.source, ...inspection, programme: programme.id, toInspect: sample.toInspect };
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
    const standard = /[a-z]$/.test(question) ? standardOf(standards, question) : undefined;
    if (known.has(question) || standard === undefined) return [];
    const relevant = relevantCases(tally);
    const percentage = placeInBand(method, tally.yes, relevant)?.percentage ?? null;
    const figures = { ...figuresOf({ text: null, ...tally, relevant, percentage }), band: null, lowest: false };
    const standardRating = ratingWords(standard);
    return { ...sheet, standard: standard.code, question, kind: 'supporting', ...figures, standardRating };
  });
  return [...keyQuestions, ...supporting];
}

interface PoolRow {
  readonly pool: Pool;
  readonly standard: PooledStandard;
  readonly question: PooledQuestion;
}

/** The columns of a table of pools. */
export const poolColumns: readonly DescribedColumn<PoolRow>[] = [
  ['programme', "The programme's id", ({ pool }) => pool.programme.id],
  ['region', 'The region, with `--pool-by region`', ({ pool }) => pool.region ?? null],
  ['sheets', 'Sheets in the pool', ({ pool }) => pool.sheets],
  ['cases', 'Cases inspected in them', ({ pool }) => pool.cases],
  ['eligible_cases', 'Their sampling frames together', ({ pool }) => pool.eligibleCases],
  ['standard', "The standard's code", ({ standard }) => standard.code],
  ['question', "The question's code", ({ question }) => question.code],
  ['text', "The question's wording", ({ question }) => question.text],
  ['question_sheets', 'Sheets with relevant cases for it', ({ question }) => question.sheets],
  ['yes', 'Cases answered Yes', ({ question }) => question.yes],
  ['no', 'Cases answered No', ({ question }) => question.no],
  ['not_applicable', 'Cases to which the question does not apply', ({ question }) => question.notApplicable],
  ['unanswered', 'Answers left blank', ({ question }) => question.unanswered],
  ['relevant', 'Yes and No together: the base of the percentage', ({ question }) => question.relevant],
  ['percentage', 'The percentage of Yes, in which every case counts alike', ({ question }) => question.percentage],
  [
    'weighted_percentage',
    'The same, with each sheet in proportion to its eligible cases',
    ({ question }) => question.weightedPercentage,
  ],
  [
    'composite_yes',
    'Cases with Yes on every key question of the standard that applied',
    ({ standard }) => standard.composite?.yes ?? null,
  ],
  ['composite_relevant', 'The cases that these are of', ({ standard }) => standard.composite?.relevant ?? null],
  ['composite_percentage', 'Their percentage', ({ standard }) => standard.composite?.percentage ?? null],
];

/** A row for every question of every pool, under a header. */
export function poolTable(pools: readonly Pool[]): Cell[][] {
  const rows = pools.flatMap((pool) =>
    pool.standards.flatMap((standard) => standard.keyQuestions.map((question) => ({ pool, standard, question }))),
  );
  return tableOf(poolColumns, rows);
}
