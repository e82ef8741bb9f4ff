/** The names of a standard and its rating in every output. */
import type { Basis, StandardResult } from '../model/assessment.js';
import type { Programme } from '../model/programme.js';

/** A standard's code and title, e.g. "2.2 Assessment"; the code alone if the programme has no such standard. */
export function standardName(programme: Pick<Programme, 'standards'>, code: string): string {
  const title = programme.standards.find((standard) => standard.code === code)?.title;
  return title === undefined ? code : `${code} ${title}`;
}

/** What is shown in place of a rating. */
const withoutRating: Partial<Record<Basis, string>> = { notApplicable: 'Not applicable', missing: 'Still to come' };

/**
 * A standard's rating as tables show it, or why it has none.
 *
 * @example
 * ratingWords({ rating: null, basis: 'notApplicable' }) // 'Not applicable'
 */
export function ratingWords({ rating, basis }: Pick<StandardResult, 'rating' | 'basis'>): string {
  return rating ?? withoutRating[basis] ?? 'Not rated';
}
