/** From the points of the final ratings to the overall rating. */
import type { OverallMethod, Rating, ScaleStep } from '../model.js';
import { points } from './scale.js';

/** The score of some ratings and the most that as many ratings could score. Both are 0 with none. */
export function score(scale: readonly ScaleStep[], ratings: readonly Rating[]): { score: number; maximum: number } {
  const most = Math.max(...scale.map((step) => step.points));
  return {
    score: ratings.reduce((sum, rating) => sum + points(scale, rating), 0),
    maximum: most * ratings.length,
  };
}

/** Cut-offs have at most two decimals, so hundredths of a point make the comparison one of integers. */
const hundredths = 100;

/**
 * The overall rating of a score from `rated` standards: the first whose cut-off the average does not pass, so that a cut-off
 * belongs to the lower rating; above the last cut-off the highest rating. Null with no rated standard.
 * Source: derived from 89 published pairs of score and rating (the programme's `overall.source`).
 */
export function overallRating(
  method: OverallMethod,
  scale: readonly ScaleStep[],
  total: number,
  rated: number,
): Rating | null {
  if (rated === 0) return null;
  const cutOff = method.cutOffs.find(({ upTo }) => total * hundredths <= Math.round(upTo * hundredths) * rated);
  return cutOff?.rating ?? scale.at(-1)?.name ?? null;
}
