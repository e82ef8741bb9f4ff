/** One sheet of a batch as a row of a table, so that a batch need not keep the rest of its result; and the words of its cells. */
import type { Assessment, StandardResult } from '../../model/assessment.js';
import type { Rating } from '../../model/programme.js';
import { shortName } from '../../scoring/scale.js';
import { formatCount, groupBy } from '../../words/english.js';

interface RowStandard extends Pick<StandardResult, 'code' | 'title' | 'rating' | 'basis' | 'remark' | 'provisional'> {
  readonly borderline: boolean;
}

export interface SheetRow extends Pick<Assessment, 'sample' | 'inspection' | 'programme' | 'overall'> {
  readonly scale: Assessment['method']['ratings'];
  readonly standards: readonly RowStandard[];
}

/** The row of a sheet. A standard without a rating is not marked provisional. */
export function sheetRow({ sample, inspection, programme, overall, standards, method }: Assessment): SheetRow {
  const marked = standards.map(({ code, title, rating, basis, remark, borderline, provisional }) => {
    return {
      code,
      title,
      rating,
      basis,
      remark,
      borderline: borderline.length > 0,
      provisional: rating !== null && provisional,
    };
  });
  return { sample, inspection, programme, overall, scale: method.ratings, standards: marked };
}

/** The names of sheets in a table: each its title, or without one its file. Where several have one title, their files tell them apart. */
export function sheetNames(rows: readonly SheetRow[]): string[] {
  const byName = groupBy(rows, sheetName);
  return rows.map((row) => {
    const name = sheetName(row);
    const isShared = (byName.get(name)?.length ?? 0) > 1 && name !== row.sample.source;
    return isShared ? `${name} (${row.sample.source})` : name;
  });
}

const sheetName = ({ inspection, sample }: SheetRow): string => inspection.title ?? sample.source;

export type Sorting = 'score' | 'title' | 'file';

/**
 * Sorted rows. By file: as found. By title: alphabetically, with the file where there is no title. By score: the highest share of the
 * maximum first, compared in whole numbers; sheets without a rated standard last. Equal ones stay in the order of their files.
 */
export function sortRows(rows: readonly SheetRow[], by: Sorting): SheetRow[] {
  if (by === 'file') return [...rows];
  if (by === 'title') return rows.toSorted((a, b) => compareText(sheetName(a), sheetName(b)));
  return rows.toSorted(({ overall: a }, { overall: b }) => {
    if (a.maximum === 0 || b.maximum === 0) return Number(a.maximum === 0) - Number(b.maximum === 0);
    return b.score * a.maximum - a.score * b.maximum;
  });
}

function compareText(a: string, b: string): number {
  const [one, two] = [a.toLowerCase(), b.toLowerCase()];
  return one === two ? 0 : one < two ? -1 : 1;
}

/** The rows of each programme, in order of first appearance: each programme's standards are the columns of one table. */
export function byProgramme(rows: readonly SheetRow[]): SheetRow[][] {
  return [...groupBy(rows, ({ programme: { id, sha256 } }) => `${id} ${sha256}`).values()];
}

/** The scale's short form of a rating, or why there is none. */
function shortRating(scale: SheetRow['scale'], { rating, basis }: Pick<RowStandard, 'rating' | 'basis'>): string {
  if (rating !== null) return shortName(scale, rating);
  return basis === 'notApplicable' ? 'NA' : basis === 'missing' ? '...' : '-';
}

/** The title of a table: how many sheets of which programme. */
export function groupTitle(rows: readonly SheetRow[]): string {
  const programme = rows[0]?.programme;
  return `${formatCount(rows.length, 'sheet')}: ${programme?.title ?? ''} (${programme?.id ?? ''})`;
}

/** The meanings of the signs that occur in these rows. */
export function legend(rows: readonly SheetRow[]): string {
  const standards = rows.flatMap((row) => row.standards);
  const scale = rows[0]?.scale ?? [];
  const found = new Set([...rows.map(({ overall }) => overall.rating), ...standards.map(({ rating }) => rating)]);
  const unrated = standards.filter(({ rating }) => rating === null);
  const isThere: Readonly<Record<string, boolean>> = {
    'NA not applicable': unrated.some(({ basis }) => basis === 'notApplicable'),
    '- not rated': unrated.some((standard) => shortRating(scale, standard) === '-'),
    '... still to come': unrated.some(({ basis }) => basis === 'missing'),
    '* borderline': standards.some(({ borderline }) => borderline),
    '? provisional': [...standards, ...rows.map(({ overall }) => overall)].some(({ provisional }) => provisional),
  };
  return [
    ...scale.filter(({ name }) => found.has(name)).map(({ name, short }) => `${short} ${name}`),
    ...Object.keys(isThere).filter((meaning) => isThere[meaning]),
  ].join(', ');
}

/** The codes in the table's header with the titles of their standards. */
export const standardNames = (rows: readonly SheetRow[]): string =>
  (rows[0]?.standards ?? []).map(({ code, title }) => `${code} ${title}`).join(', ');

/** What should be read with some of the ratings in these rows, each remark once. */
export function remarksOn(rows: readonly SheetRow[]): string[] {
  return [...new Set(rows.flatMap(({ standards }) => standards.flatMap(({ remark }) => remark ?? [])))];
}

export function sheetHeader(rows: readonly SheetRow[], overall = 'Overall rating'): string[] {
  return ['Sheet', 'Cases', ...(rows[0]?.standards ?? []).map(({ code }) => code), 'Score', overall];
}

/** The cells of a row after its name and its cases: each rating with its marks, e.g. `RI*?`. A cell that shows a rating names it. */
export function sheetCells(
  { scale, standards, overall }: SheetRow,
  isShort = false,
): { text: string; rating?: Rating | null }[] {
  const { score, maximum, rating, complete, provisional } = overall;
  const whole = rating === null ? (isShort ? 'none' : 'none yet') : isShort ? shortName(scale, rating) : rating;
  return [
    ...standards.map((standard) => ({
      text: `${shortRating(scale, standard)}${standard.borderline ? '*' : ''}${standard.provisional ? '?' : ''}`,
      rating: standard.rating,
    })),
    { text: `${score}/${maximum}${complete ? (provisional ? '?' : '') : ' so far'}` },
    { text: `${whole}${rating !== null && provisional ? '?' : ''}`, rating },
  ];
}
