/** The score and the overall rating. */
import type { OverallMethod, Rating, ScaleStep } from '../model/programme.js';
import { points } from './scale.js';

/** The summed points of some ratings, and the most that so many ratings could score. Both are 0 without ratings. */
export function score(scale: readonly ScaleStep[], ratings: readonly Rating[]): { score: number; maximum: number } {
  const total = ratings.reduce((sum, rating) => sum + points(scale, rating), 0);
  return { score: total, maximum: Math.max(...scale.map((step) => step.points)) * ratings.length };
}

/** Cut-offs have at most two decimals, so in hundredths of a point only integers are compared. */
const hundredths = 100;

/**
 * The overall rating of a score of `total` points from `rated` standards, by the programme's method: average points per standard, or a table
 * of score ranges. A cut-off belongs to the lower rating; above the last comes the highest rating. Null if no standard is rated, or if the
 * table has no row for so many.
 * Source: derived from 89 published pairs of score and rating, or printed by the inspectorate (the programme's `overall.source`).
 *
 * @example
 * overallRating({ method: 'averagePoints', cutOffs: [{ rating: 'Poor', upTo: 0.5 }] }, [{ name: 'Poor' }, { name: 'Good' }], 4, 8) // 'Poor'
 * @example
 * overallRating({ method: 'averagePoints', cutOffs: [{ rating: 'Poor', upTo: 0.5 }] }, [{ name: 'Poor' }, { name: 'Good' }], 5, 8) // 'Good'
 * @example
 * overallRating({ method: 'scoreTable', rows: [] }, [{ name: 'Poor' }, { name: 'Good' }], 5, 8) // null
 */
export function overallRating(
  method: OverallMethod,
  scale: readonly ScaleStep[],
  total: number,
  rated: number,
): Rating | null {
  if (rated === 0) return null;
  const isTable = method.method === 'scoreTable';
  const cutOffs = isTable ? method.rows.find(({ standards }) => standards === rated)?.cutOffs : method.cutOffs;
  if (cutOffs === undefined) return null;
  const isWithin = (upTo: number): boolean =>
    isTable ? total <= upTo : total * hundredths <= Math.round(upTo * hundredths) * rated;
  return cutOffs.find(({ upTo }) => isWithin(upTo))?.rating ?? scale.at(-1)?.name ?? null;
}
