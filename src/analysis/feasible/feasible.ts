/**
 * The counts that could lie behind published percentages. Pure.
 *
 * A mean of whole numbers, printed to so many decimals, can come only of some counts; for a given base many percentages come of none.
 * Source: the granularity-related inconsistency of means (GRIM): Brown, N. J. L., and Heathers, J. A. J. (2017), "The GRIM Test: A Simple
 * Technique Detects Numerous Anomalies in the Reporting of Results in Psychology", Social Psychological and Personality Science 8(4),
 * 363–369.
 */
import type { Rounding } from '../../model/programme.js';

/** A percentage as it was printed: `units` of 10 to the power of minus `decimals`, so 57 is 57 and 0, and 57.1 is 571 and 1. */
export interface PrintedPercentage {
  readonly units: number;
  readonly decimals: number;
}

/** One published percentage and the question that it is of, where that was said. */
export interface Published {
  readonly label: string | null;
  readonly printed: PrintedPercentage;
}

/** The counts that give a percentage of one base: every whole number from `least` to `most`. */
export interface BaseCounts {
  readonly base: number;
  readonly least: number;
  readonly most: number;
}

/** What one percentage allows under one rounding rule. */
export interface FeasibleCounts {
  /** The bases that can give it, with their counts, in the order in which they were asked. */
  readonly counts: readonly BaseCounts[];
  /** The bases that cannot. */
  readonly impossible: readonly number[];
}

/** What all percentages allow together under one rounding rule. */
export interface Feasibility {
  readonly rounding: Rounding;
  /** The bases that can give every percentage. */
  readonly bases: readonly number[];
  /** In the order of the percentages. */
  readonly percentages: readonly FeasibleCounts[];
}

/**
 * The counts of `base` cases that are printed as a percentage, or null where there are none. `base` is above 0.
 * In integers: half up, k of n is printed as p where (2p − 1)·n ≤ 200k < (2p + 1)·n, p in units of its last decimal; half to even, both
 * edges belong to an even p and neither to an odd one.
 *
 * @example
 * countsFor({ units: 57, decimals: 0 }, 56, 'half-up') // { base: 56, least: 32, most: 32 }
 * @example
 * countsFor({ units: 62, decimals: 0 }, 56, 'half-up') // null
 * @example
 * countsFor({ units: 62, decimals: 0 }, 56, 'half-even') // { base: 56, least: 35, most: 35 }
 */
export function countsFor({ units, decimals }: PrintedPercentage, base: number, rounding: Rounding): BaseCounts | null {
  const whole = 200 * 10 ** decimals;
  const [low, high] = [(2 * units - 1) * base, (2 * units + 1) * base];
  const lowBelongs = rounding === 'half-up' || units % 2 === 0;
  const highBelongs = rounding === 'half-even' && units % 2 === 0;
  const least = Math.max(0, lowBelongs ? Math.ceil(low / whole) : Math.floor(low / whole) + 1);
  const most = Math.min(base, highBelongs ? Math.floor(high / whole) : Math.ceil(high / whole) - 1);
  return least <= most ? { base, least, most } : null;
}

/** What percentages allow of some bases, each by itself and all at once. With no base nothing is feasible and nothing is impossible. */
export function feasible(
  percentages: readonly PrintedPercentage[],
  bases: readonly number[],
  rounding: Rounding,
): Feasibility {
  const each = percentages.map((percentage) => {
    const found = bases.map((base) => countsFor(percentage, base, rounding));
    return {
      counts: found.filter((counts) => counts !== null),
      impossible: bases.filter((_, i) => found[i] === null),
    };
  });
  const out = new Set(each.flatMap(({ impossible }) => impossible));
  return { rounding, bases: bases.filter((base) => !out.has(base)), percentages: each };
}

/** The count of a range that lies nearest to the printed percentage. */
export function nearestCount({ units, decimals }: PrintedPercentage, { base, least, most }: BaseCounts): number {
  const exact = Math.round((units * base) / (100 * 10 ** decimals));
  return Math.min(most, Math.max(least, exact));
}
