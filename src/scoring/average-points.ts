/** One way to the overall rating: average points. */
import type { AveragePoints, Rating } from '../model/programme.js';

/** Cut-offs have at most two decimals, so hundredths of a point make the comparison one of integers. */
const hundredths = 100;

/**
 * The first rating whose cut-off the average of `total` points over `rated` standards does not pass, so that a cut-off belongs to the
 * lower rating; null above the last cut-off, which is the highest rating. `rated` is above 0.
 * Source: derived from 89 published pairs of score and rating, for a programme of the Inspectorate (its `overall.source`).
 *
 * @example
 * averagePoints([{ rating: 'Inadequate', upTo: 0.5 }, { rating: 'Good', upTo: 2.5 }], 4, 8) // 'Inadequate'
 * @example
 * averagePoints([{ rating: 'Inadequate', upTo: 0.5 }, { rating: 'Good', upTo: 2.5 }], 21, 8) // null
 */
export function averagePoints(cutOffs: AveragePoints['cutOffs'], total: number, rated: number): Rating | null {
  return cutOffs.find(({ upTo }) => total * hundredths <= Math.round(upTo * hundredths) * rated)?.rating ?? null;
}
