/** One sheet of a batch as a row: as much of its result as a table shows, so that a batch need not keep the rest; and the words of its cells. */
import type { Assessment, StandardResult } from '../../model/assessment.js';
import { formatCount } from '../../words/english.js';

/** A standard in a row. */
export interface RowStandard extends Pick<StandardResult, 'code' | 'rating' | 'basis' | 'provisional'> {
  readonly borderline: boolean;
}

export interface SheetRow extends Pick<Assessment, 'sample' | 'inspection' | 'programme' | 'overall'> {
  readonly scale: Assessment['method']['ratings'];
  readonly standards: readonly RowStandard[];
}

/** The row of a sheet. A standard without a rating is not marked as provisional. */
export function sheetRow({ sample, inspection, programme, overall, standards, method }: Assessment): SheetRow {
  return {
    ...{ sample, inspection, programme, overall, scale: method.ratings },
    standards: standards.map(({ code, rating, basis, borderline, provisional }) => {
      return { code, rating, basis, borderline: borderline.length > 0, provisional: rating !== null && provisional };
    }),
  };
}

/** What a sheet is called in a table: its title, or else its file. */
export function sheetName({ inspection, sample }: SheetRow): string {
  return inspection.title ?? sample.source;
}

export type Sorting = 'score' | 'title' | 'file';

/**
 * Rows in order. By file: as they were found. By title: alphabetical, and sheets without one by their file. By score: the highest share
 * of the maximum first, compared in whole numbers; sheets with nothing rated last. Equals stay in the order of their files.
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

/** The rows of each programme, in the order in which programmes come up: their standards are columns of one table. */
export function byProgramme(rows: readonly SheetRow[]): SheetRow[][] {
  const groups = new Map<string, SheetRow[]>();
  for (const row of rows) {
    const key = `${row.programme.id} ${row.programme.sha256}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

/** The scale's short form of a rating; of none, why there is none. */
export function shortRating(
  { scale }: Pick<SheetRow, 'scale'>,
  { rating, basis }: Pick<RowStandard, 'rating' | 'basis'>,
): string {
  if (rating !== null) return scale.find(({ name }) => name === rating)?.short ?? rating;
  return basis === 'notApplicable' ? 'NA' : basis === 'missing' ? '...' : '-';
}

/** A standard's rating with its marks, e.g. `RI*?`. */
export function markedRating(row: Pick<SheetRow, 'scale'>, standard: RowStandard): string {
  return shortRating(row, standard) + (standard.borderline ? '*' : '') + (standard.provisional ? '?' : '');
}

/** The score and its maximum. */
export function scoreWords({ overall: { score, maximum, complete, provisional } }: SheetRow): string {
  return `${score}/${maximum}${complete ? '' : ' so far'}${provisional && complete ? '?' : ''}`;
}

/** The overall rating in full, or that there is none yet. */
export function overallWords({ overall: { rating, provisional } }: SheetRow): string {
  return rating === null ? 'none yet' : `${rating}${provisional ? '?' : ''}`;
}

/** The overall rating in the scale's short form, or that there is none. */
export function overallShort(row: SheetRow): string {
  const { rating, provisional } = row.overall;
  return rating === null ? 'none' : `${shortRating(row, { rating, basis: 'cases' })}${provisional ? '?' : ''}`;
}

/** How many sheets of which programme a table holds. */
export function groupTitle(rows: readonly SheetRow[]): string {
  const programme = rows[0]?.programme;
  return `${formatCount(rows.length, 'sheet')}: ${programme?.title ?? ''} (${programme?.id ?? ''})`;
}

/** What the signs of these rows mean: only those that occur. */
export function legend(rows: readonly SheetRow[]): string {
  const standards = rows.flatMap((row) => row.standards);
  const scale = rows[0]?.scale ?? [];
  return [
    ...scale
      .filter(
        ({ name }) =>
          rows.some(({ overall }) => overall.rating === name) || standards.some(({ rating }) => rating === name),
      )
      .map(({ name, short }) => `${short} ${name}`),
    ...(standards.some(({ rating, basis }) => rating === null && basis === 'notApplicable')
      ? ['NA not applicable']
      : []),
    ...(standards.some((s) => shortRating({ scale }, s) === '-') ? ['- not rated'] : []),
    ...(standards.some(({ rating, basis }) => rating === null && basis === 'missing') ? ['... still to come'] : []),
    ...(standards.some(({ borderline }) => borderline) ? ['* borderline'] : []),
    ...(standards.some(({ provisional }) => provisional) || rows.some(({ overall }) => overall.provisional)
      ? ['? provisional']
      : []),
  ].join(', ');
}
