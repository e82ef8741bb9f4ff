/** The names of a standard and its rating in every output. */
import type { Basis, StandardResult } from '../model/assessment.js';

type Named = Pick<StandardResult, 'code' | 'title'>;

/**
 * The standard of a key question, or of a supporting question, whose code ends in a letter; undefined if there is none.
 *
 * @example
 * standardOf([{ code: '2.1' }, { code: '2.2' }], '2.2b') // { code: '2.2' }
 */
export function standardOf<S extends { readonly code: string }>(
  standards: readonly S[],
  question: string,
): S | undefined {
  const stem = question.replace(/[a-z]$/, '');
  return standards.find(({ code }) => stem === code || stem.startsWith(`${code}.`));
}

/** A standard's code and title, e.g. "2.2 Assessment"; the code alone if the programme has no such standard. */
export function standardName(programme: { readonly standards: readonly Named[] }, code: string): string {
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
