/** From the points of the final ratings to the overall rating. */
import type { OverallMethod, Rating, ScaleStep } from '../model/programme.js';
import { points } from './scale.js';

/** The score of some ratings and the most that as many ratings could score. Both are 0 with none. */
export function score(scale: readonly ScaleStep[], ratings: readonly Rating[]): { score: number; maximum: number } {
  const total = ratings.reduce((sum, rating) => sum + points(scale, rating), 0);
  return { score: total, maximum: Math.max(...scale.map((step) => step.points)) * ratings.length };
}

/** Cut-offs have at most two decimals, so hundredths of a point make the comparison one of integers. */
const hundredths = 100;

/**
 * The overall rating of a score from `rated` standards, by the programme's own method: by the average points of a standard, or by the row of
 * a table of score ranges. It is the first rating whose cut-off is not passed, so that a cut-off belongs to the lower rating, and the highest
 * above the last. Null with no rated standard, and where the table has no row for so many.
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
