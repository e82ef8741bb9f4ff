/** What can be concluded from a published percentage without its counts. */
import type { Band, Programme, Rounding } from '../model/programme.js';
import type { Published } from '../model/reading.js';
import { bandOfWhole } from './band.js';

/**
 * The lowest and the highest band that the exact percentage behind a published one can be in; the same band twice if there is only one. If
 * the programme bands the printed percentage, a whole one has one band. Any other can be any value that rounds to it: half a unit of its
 * last decimal on either side.
 */
export function bandsBehind(
  { bands, bandOn }: Pick<Programme, 'bands' | 'bandOn'>,
  published: Published,
): readonly [Band, Band] {
  if (bandOn === 'rounded' && published.decimals === 0) {
    const band = bandOfWhole(bands, published.percentage);
    return [band, band];
  }
  const unit = 10 ** published.decimals;
  const twice = 2 * unitsOf(published);
  const band = (end: number): Band => {
    const value = end / (2 * unit);
    return bandOfWhole(bands, Math.min(100, Math.max(0, bandOn === 'rounded' ? Math.floor(value + 0.5) : value)));
  };
  return [band(twice - 1), band(twice + 1)];
}

/** A published percentage as an integer, in units of its last decimal: 571 for 57.1. */
export function unitsOf({ percentage, decimals }: Published): number {
  return Math.round(percentage * 10 ** decimals);
}

/**
 * The smallest and the largest number of Yes among `relevant` cases (above 0) that are printed as this percentage; null if there is none.
 * If the two are the same, the percentage determines its counts.
 *
 * @example
 * yesBehind({ percentage: 57, decimals: 0 }, 56, 'half-up') // [32, 32]
 * @example
 * yesBehind({ percentage: 58, decimals: 0 }, 56, 'half-up') // null
 * @example
 * yesBehind({ percentage: 50, decimals: 0 }, 400, 'half-up') // [198, 201]
 * @example
 * yesBehind({ percentage: 0, decimals: 0 }, 600, 'half-up') // [0, 2]
 */
export function yesBehind(
  published: Published,
  relevant: number,
  rounding: Rounding,
): readonly [least: number, most: number] | null {
  const base = BigInt(relevant);
  const units = BigInt(unitsOf(published));
  const whole = 200n * 10n ** BigInt(published.decimals);
  // Half up, k of n is printed as p, in units of its last decimal, if (2p − 1)·n ≤ 200k < (2p + 1)·n. Half even, both edges print as p if
  // p is even, and neither if it is odd.
  const low = (2n * units - 1n) * base;
  const high = (2n * units + 1n) * base;
  const isEven = units % 2n === 0n;
  const least = rounding === 'half-up' || isEven ? (low + whole - 1n) / whole : low / whole + 1n;
  const most = rounding === 'half-even' && isEven ? high / whole : (high + whole - 1n) / whole - 1n;
  const ends = [least < 0n ? 0n : least, most > base ? base : most] as const;
  return ends[0] > ends[1] ? null : [Number(ends[0]), Number(ends[1])];
}
