/** A batch as rows for spreadsheets and analysts. */
import type { Pool, PooledQuestion, PooledStandard } from '../../model/batch.js';
import type { Assessment, KeyQuestionResult } from '../../model/assessment.js';
import type { Tallies } from '../../model/reading.js';
import { tidyHeader, tidyKeys, type TidyColumn } from '../../model/tidy.js';
import { placeInBand } from '../../scoring/band.js';
import { relevantCases } from '../../scoring/tally.js';
import { ratingWords } from '../../scoring/words.js';
import { byteOrderMark, csvLines, type Cell } from '../csv.js';
import { jsonText, type BatchStream } from '../json.js';
import type { SheetRow } from './rows.js';

/** A column of a table: its header, and the function that makes its cells. */
type Column<Row> = readonly [header: string, cell: (row: Row) => Cell];

function tableOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Cell[][] {
  return [columns.map(([header]) => header), ...rows.map((row) => columns.map(([, cell]) => cell(row)))];
}

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
  const columns: Column<SheetRow>[] = [
    ['file', ({ sample }) => sample.source],
    ['title', ({ inspection }) => inspection.title],
    ['region', ({ inspection }) => inspection.region],
    ['fieldwork', ({ inspection }) => inspection.fieldwork],
    ['programme', ({ programme }) => programme.id],
    ['cases', ({ sample }) => sample.cases],
    ['to_inspect', ({ sample }) => sample.toInspect],
    ['planned', ({ sample }) => sample.planned],
    ...[...codes].flatMap(([id, own]) => [...own].map((code) => standardColumn(id, code, codes.size > 1))),
    ['score', ({ overall }) => overall.score],
    ['maximum', ({ overall }) => overall.maximum],
    ['overall', ({ overall }) => overall.rating],
    ['complete', ({ overall }) => overall.complete],
    ['borderline', (row) => codesWith('borderline', row)],
    ['provisional', (row) => codesWith('provisional', row)],
  ];
  return tableOf(columns, rows);
}

function standardColumn(id: string, code: string, isMixed: boolean): Column<SheetRow> {
  const found = ({ programme, standards }: SheetRow) =>
    programme.id === id ? standards.find((one) => one.code === code) : undefined;
  const cell = (row: SheetRow): Cell => {
    const standard = found(row);
    return standard === undefined ? null : ratingWords(standard);
  };
  return [isMixed ? `${id.replaceAll('-', '_')}_${code}` : code, cell];
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
      const mark = first && bom ? byteOrderMark : '';
      first = false;
      return mark + csvLines([...header, ...rows.map((row) => tidyKeys.map((column) => row[column]))]);
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
  ];
  return tableOf(columns, rows);
}
