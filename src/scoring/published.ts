/** What can be concluded from a published percentage without its counts. By integer arithmetic too. */
import type { Band, Programme, Rounding } from '../model/programme.js';
import type { Published } from '../model/reading.js';
import { bandOfWhole } from './band.js';
import { scaledPercentage } from './percentage.js';

/**
 * The lowest and the highest band that the exact percentage behind a published one can be in; the same band twice if there is only one.
 * If the programme bands the printed percentage, a whole one has one band. Any other stands for all values that round to it: half a unit of
 * its last decimal on either side.
 */
export function bandsOf(
  { bands, bandOn }: Pick<Programme, 'bands' | 'bandOn'>,
  { percentage, decimals }: Published,
): readonly [Band, Band] {
  if (bandOn === 'rounded' && decimals === 0) {
    const band = bandOfWhole(bands, percentage);
    return [band, band];
  }
  const unit = 10 ** decimals;
  const twice = 2 * Math.round(percentage * unit);
  const band = (end: number): Band => {
    const value = end / (2 * unit);
    return bandOfWhole(bands, Math.min(100, Math.max(0, bandOn === 'rounded' ? Math.floor(value + 0.5) : value)));
  };
  return [band(twice - 1), band(twice + 1)];
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
 */
export function yesBehind(
  { percentage, decimals }: Published,
  relevant: number,
  rounding: Rounding,
): readonly [least: number, most: number] | null {
  const unit = 10 ** decimals;
  const printed = BigInt(Math.round(percentage * unit));
  const prints = (yes: bigint): boolean =>
    yes >= 0n && yes <= BigInt(relevant) && scaledPercentage(Number(yes), relevant, decimals, rounding) === printed;
  const [base, step] = [BigInt(relevant), 200n * BigInt(unit)];
  // scaled = floor((step · yes + base) / (2 · base)) for half up; half even moves an end by 1 at most.
  const first = (2n * base * printed - base) / step;
  const last = (2n * base * (printed + 1n) - base) / step;
  const least = [first - 1n, first, first + 1n, first + 2n].find(prints);
  const most = [last + 1n, last, last - 1n, last - 2n].find(prints);
  return least === undefined || most === undefined ? null : [Number(least), Number(most)];
}
