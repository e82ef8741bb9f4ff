/**
 * The counts that could lie behind published percentages.
 *
 * A percentage printed with so many decimals can only result from some counts, and for a given base many percentages result from none.
 * Source: the granularity-related inconsistency of means (GRIM): Brown, N. J. L., and Heathers, J. A. J. (2017), "The GRIM Test: A Simple
 * Technique Detects Numerous Anomalies in the Reporting of Results in Psychology", Social Psychological and Personality Science 8(4),
 * 363–369.
 */
import type { BaseCounts, FeasibleCounts } from '../../model/command-results.js';
import type { Rounding } from '../../model/programme.js';
import type { Published } from '../../model/reading.js';
import { unitsOf, yesBehind } from '../../scoring/published.js';

/** The bases and counts that all percentages together allow under one rounding rule. */
export interface Feasibility {
  readonly rounding: Rounding;
  /** The bases that can give every percentage. */
  readonly bases: readonly number[];
  /** In the order of the percentages. */
  readonly percentages: readonly FeasibleCounts[];
}

/**
 * The counts of `base` cases (above 0) that are printed as a percentage, or null if there are none.
 *
 * @example
 * countsFor({ percentage: 57, decimals: 0 }, 56, 'half-up') // { base: 56, least: 32, most: 32 }
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, 'half-up') // null
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, 'half-even') // { base: 56, least: 35, most: 35 }
 */
export function countsFor(printed: Published, base: number, rounding: Rounding): BaseCounts | null {
  const yes = yesBehind(printed, base, rounding);
  return yes === null ? null : { base, least: yes[0], most: yes[1] };
}

/** The counts that each percentage allows with each base, and the bases that fit all percentages. */
export function feasible(percentages: readonly Published[], bases: readonly number[], rounding: Rounding): Feasibility {
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

/** The count within a range that is nearest to the printed percentage. */
export function nearestCount(printed: Published, { base, least, most }: BaseCounts): number {
  const exact = Math.round((unitsOf(printed) * base) / (100 * 10 ** printed.decimals));
  return Math.min(most, Math.max(least, exact));
}
