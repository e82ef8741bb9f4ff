/** `--fail-under RATING`: a rating that a script will not do with less than. */
import { Problems } from '../problems/problems.js';
import { readRating } from '../input/inspection/ratings.js';
import type { Programme, Rating, ScaleStep } from '../model/programme.js';
import { rank } from '../scoring/scale.js';

/** The rating asked for, on the programme's scale; null where none was. Throws a `Refusal` where it is none of the programme's. */
export function leastRating(programme: Programme, asked: string | undefined): Rating | null {
  if (asked === undefined) return null;
  const problems = new Problems();
  const rating = readRating(programme, asked, { column: '--fail-under' }, problems);
  problems.refuse();
  return rating;
}

/** Why a result falls short of a rating, or null where it does not. A result with no overall rating does. */
export function shortfall(rating: Rating | null, scale: readonly ScaleStep[], least: Rating | null): string | null {
  if (least === null) return null;
  if (rating === null) return `no overall rating, and ${least} is asked for (--fail-under)`;
  return rank(scale, rating) < rank(scale, least) ? `rated ${rating}, which is under ${least} (--fail-under)` : null;
}
