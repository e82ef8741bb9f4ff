/** A programme's scale of ratings, from the lowest to the highest. */
import type { Rating, ScaleStep } from '../model/programme.js';

/** The position of a rating on the scale, 0 for the lowest. Throws a `RangeError` for a rating that is not on it. */
export function rank(scale: readonly ScaleStep[], rating: Rating): number {
  for (let at = 0; at < scale.length; at++) if (scale[at]?.name === rating) return at;
  throw new RangeError(`"${rating}" is not on the scale`);
}

export function lower(scale: readonly ScaleStep[], a: Rating, b: Rating): Rating {
  return rank(scale, a) <= rank(scale, b) ? a : b;
}

/** The short form of a rating; a rating that is not on the scale stays as it is. */
export function shortName(scale: readonly ScaleStep[], rating: Rating): string {
  return scale.find(({ name }) => name === rating)?.short ?? rating;
}

export function points(scale: readonly ScaleStep[], rating: Rating): number {
  return scale[rank(scale, rating)]?.points ?? 0;
}
