/** Ratings short enough for a table of many sheets, and what its signs mean. */
import type { RowStandard, SheetRow } from './row.js';

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
export function scoreWords({ score, maximum, complete, provisional }: SheetRow): string {
  return `${score}/${maximum}${complete ? '' : ' so far'}${provisional && complete ? '?' : ''}`;
}

/** The overall rating in full, or that there is none yet. */
export function overallWords({ rating, provisional }: SheetRow): string {
  return rating === null ? 'none yet' : `${rating}${provisional ? '?' : ''}`;
}

/** The same in the scale's short form. */
export function overallShort(row: SheetRow): string {
  const { rating, provisional } = row;
  return rating === null ? 'none' : `${shortRating(row, { rating, basis: 'cases' })}${provisional ? '?' : ''}`;
}

/** What the signs of these rows mean: only those that occur. */
export function legend(rows: readonly SheetRow[]): string {
  const standards = rows.flatMap((row) => row.standards);
  const scale = rows[0]?.scale ?? [];
  return [
    ...scale
      .filter(({ name }) => rows.some((row) => row.rating === name) || standards.some(({ rating }) => rating === name))
      .map(({ name, short }) => `${short} ${name}`),
    ...(standards.some(({ rating, basis }) => rating === null && basis === 'notApplicable')
      ? ['NA not applicable']
      : []),
    ...(standards.some((s) => shortRating({ scale }, s) === '-') ? ['- not rated'] : []),
    ...(standards.some(({ rating, basis }) => rating === null && basis === 'missing') ? ['... still to come'] : []),
    ...(standards.some(({ borderline }) => borderline) ? ['* borderline'] : []),
    ...(standards.some(({ provisional }) => provisional) || rows.some((row) => row.provisional)
      ? ['? provisional']
      : []),
  ].join(', ');
}
