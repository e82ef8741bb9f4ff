/** `--fail-under RATING`: the lowest rating that a script accepts. */
import { Problems } from '../problems/problems.js';
import { readRating } from '../input/inspection/ratings.js';
import type { Programme, Rating, ScaleStep } from '../model/programme.js';
import { rank } from '../scoring/scale.js';

/** The rating asked for, as the programme spells it; null if none was. Throws a `Refusal` if it is not on the programme's scale. */
export function leastRating(programme: Programme, asked: string | undefined): Rating | null {
  if (asked === undefined) return null;
  const problems = new Problems();
  const rating = readRating(programme, asked, { column: '--fail-under' }, problems);
  problems.refuse();
  return rating;
}

/** Why a result is below a rating; null if it is not. A result without an overall rating is. */
export function shortfall(rating: Rating | null, scale: readonly ScaleStep[], least: Rating | null): string | null {
  if (least === null) return null;
  if (rating === null) return `no overall rating, and ${least} is asked for (--fail-under)`;
  return rank(scale, rating) < rank(scale, least) ? `rated ${rating}, which is under ${least} (--fail-under)` : null;
}
