import type { Basis, StandardResult } from '../model/assessment.js';

/** What stands in the place of a rating, by what a standard rests on. */
const without: Readonly<Record<Basis, string>> = {
  notApplicable: 'Not applicable',
  missing: 'Still to come',
  unrated: 'Not rated',
  cases: 'Not rated',
  judgement: 'Not rated',
};

/**
 * A standard's rating as a table shows it: the rating, or why there is none.
 *
 * @example
 * ratingWords({ rating: null, basis: 'notApplicable' }) // 'Not applicable'
 */
export function ratingWords({ rating, basis }: Pick<StandardResult, 'rating' | 'basis'>): string {
  return rating ?? without[basis];
}
