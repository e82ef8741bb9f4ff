/** One way to the overall rating: a table of score ranges. */
import type { Rating, ScoreTable } from '../model/programme.js';

/**
 * The row of a table for a number of rated standards; undefined where the table has none.
 * Source: inspectorates that print their ranges print them by the number of standards (the programme's `overall.source`).
 */
export function tableRow({ rows }: Pick<ScoreTable, 'rows'>, rated: number): ScoreTable['rows'][number] | undefined {
  return rows.find(({ standards }) => standards === rated);
}

/**
 * The first rating whose highest score `total` does not pass; null above the last, which is the highest rating.
 *
 * @example
 * scoreTable({ cutOffs: [{ rating: 'Poor', upTo: 1 }, { rating: 'Fair', upTo: 4 }] }, 4) // 'Fair'
 * @example
 * scoreTable({ cutOffs: [{ rating: 'Poor', upTo: 1 }, { rating: 'Fair', upTo: 4 }] }, 5) // null
 */
export function scoreTable({ cutOffs }: Pick<ScoreTable['rows'][number], 'cutOffs'>, total: number): Rating | null {
  return cutOffs.find(({ upTo }) => total <= upTo)?.rating ?? null;
}
