/** From the points of the final ratings to the overall rating. */
import type { OverallMethod, Rating, ScaleStep } from '../model/programme.js';
import { averagePoints } from './average-points.js';
import { points } from './scale.js';
import { scoreTable, tableRow } from './score-table.js';

/** The score of some ratings and the most that as many ratings could score. Both are 0 with none. */
export function score(scale: readonly ScaleStep[], ratings: readonly Rating[]): { score: number; maximum: number } {
  let total = 0;
  for (const rating of ratings) total += points(scale, rating);
  let most = -Infinity;
  for (const step of scale) most = Math.max(most, step.points);
  return { score: total, maximum: most * ratings.length };
}

/**
 * The overall rating of a score from `rated` standards, by the programme's own method. Null with no rated standard, and where the
 * programme's table of score ranges has no row for so many.
 * Source: the programme's `overall.source`.
 */
export function overallRating(
  method: OverallMethod,
  scale: readonly ScaleStep[],
  total: number,
  rated: number,
): Rating | null {
  if (rated === 0) return null;
  const highest = scale.at(-1)?.name ?? null;
  if (method.method === 'averagePoints') return averagePoints(method.cutOffs, total, rated) ?? highest;
  const row = tableRow(method, rated);
  return row === undefined ? null : (scoreTable(row, total) ?? highest);
}
