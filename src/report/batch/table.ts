/** A batch as rows for spreadsheets and analysts. */
import type { Pool } from '../../analysis/pool/pool.js';
import type { Assessment } from '../../model/assessment.js';
import type { Tallies } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { ratingWords } from '../../scoring/words.js';
import { relevantCases } from '../../scoring/tally.js';
import type { Cell } from '../csv.js';
import type { SheetRow } from './row.js';

/** One row a sheet under a header: the codes of the standards of every programme that occurs, in the order in which they come up. */
export function sheetTable(rows: readonly SheetRow[]): Cell[][] {
  const codes: string[] = [];
  for (const { standards } of rows) for (const { code } of standards) if (!codes.includes(code)) codes.push(code);
  return [
    [
      'file',
      'title',
      'region',
      'fieldwork',
      'programme',
      'cases',
      'outstanding',
      ...codes,
      'score',
      'maximum',
      'overall',
      'complete',
      'borderline',
      'provisional',
    ],
    ...rows.map((row): Cell[] => [
      row.file,
      row.title,
      row.region,
      row.fieldwork,
      row.programme.id,
      row.cases,
      row.outstanding,
      ...ratingsUnder(codes, row),
      row.score,
      row.maximum,
      row.rating,
      row.complete,
      marked(row, 'borderline'),
      marked(row, 'provisional'),
    ]),
  ];
}

/** The ratings of a row under these codes; null where it has no such standard. */
function ratingsUnder(codes: readonly string[], { standards }: SheetRow): Cell[] {
  return codes.map((code, i) => {
    // Rows of one programme have their standards in the same places.
    const standard = standards[i]?.code === code ? standards[i] : standards.find((one) => one.code === code);
    return standard === undefined ? null : ratingWords(standard);
  });
}

function marked({ standards }: SheetRow, mark: 'borderline' | 'provisional'): string {
  let codes = '';
  for (const standard of standards) if (standard[mark]) codes += codes === '' ? standard.code : ` ${standard.code}`;
  return codes;
}

/** One question of one sheet, with its counts. */
export interface TidyRow {
  readonly file: string;
  readonly title: string | null;
  readonly region: string | null;
  readonly fieldwork: string | null;
  readonly programme: string;
  readonly standard: string;
  readonly question: string;
  /** A supporting question is counted and never rated. */
  readonly kind: 'key' | 'supporting';
  readonly text: string | null;
  readonly yes: number | null;
  readonly no: number | null;
  readonly notApplicable: number;
  readonly unanswered: number;
  readonly relevant: number | null;
  readonly percentage: number | null;
  readonly band: string | null;
  readonly lowest: boolean;
  readonly standardRating: string;
}

export const tidyHeader = [
  'file',
  'title',
  'region',
  'fieldwork',
  'programme',
  'standard',
  'question',
  'kind',
  'text',
  'yes',
  'no',
  'notApplicable',
  'unanswered',
  'relevant',
  'percentage',
  'band',
  'lowest',
  'standardRating',
] as const satisfies readonly (keyof TidyRow)[];

/** A row for every question of a sheet: key questions in the programme's order, then supporting questions in the sheet's. */
export function tidyRows(
  { sample, inspection, programme, standards, method }: Assessment,
  tallies: Tallies,
): TidyRow[] {
  const sheet = { file: sample.source, ...inspection, programme: programme.id };
  const keyQuestions = standards.flatMap((standard) =>
    standard.keyQuestions.map((question): TidyRow => {
      const { code, text, yes, no, notApplicable, unanswered, percentage, band, lowest } = question;
      const base = yes === null || no === null ? null : yes + no;
      const counts = { yes, no, notApplicable, unanswered, relevant: base };
      const rating = ratingWords(standard);
      return {
        ...sheet,
        standard: standard.code,
        question: code,
        kind: 'key',
        text,
        ...counts,
        percentage,
        band,
        lowest,
        standardRating: rating,
      };
    }),
  );
  const known = new Set(keyQuestions.map(({ question }) => question));
  // The other keys are figures that somebody asked for, or questions of a standard that does not apply.
  const supporting = [...tallies].flatMap(([code, tally]): TidyRow | never[] => {
    const stem = /^(.+)[a-z]$/.exec(code)?.[1] ?? '';
    const standard = standards.find((one) => stem === one.code || stem.startsWith(`${one.code}.`));
    if (known.has(code) || standard === undefined) return [];
    const percentage = placeInBand(method, tally.yes, relevantCases(tally))?.percentage ?? null;
    const counts = { ...tally, relevant: relevantCases(tally), percentage };
    const rest = { band: null, lowest: false, standardRating: ratingWords(standard) };
    return { ...sheet, standard: standard.code, question: code, kind: 'supporting', text: null, ...counts, ...rest };
  });
  return [...keyQuestions, ...supporting];
}

/** A row for every question of every pool, under a header. */
export function poolTable(pools: readonly Pool[]): Cell[][] {
  return [
    [
      'programme',
      'region',
      'sheets',
      'cases',
      'eligibleCases',
      'standard',
      'question',
      'text',
      'questionSheets',
      'yes',
      'no',
      'notApplicable',
      'unanswered',
      'relevant',
      'percentage',
      'weightedPercentage',
    ],
    ...pools.flatMap((pool) =>
      pool.standards.flatMap((standard) =>
        standard.keyQuestions.map((q): Cell[] => [
          pool.programme.id,
          pool.region ?? null,
          pool.sheets,
          pool.cases,
          pool.eligibleCases,
          standard.code,
          q.code,
          q.text,
          q.sheets,
          q.yes,
          q.no,
          q.notApplicable,
          q.unanswered,
          relevantCases(q),
          q.percentage,
          q.weightedPercentage,
        ]),
      ),
    ),
  ];
}
