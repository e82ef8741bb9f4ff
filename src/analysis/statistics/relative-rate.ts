import type { Answered } from './newcombe.js';
import { normalQuantile } from './normal-quantile.js';
import type { Interval } from './wilson.js';

/** A relative rate index and its interval; 1 is parity. */
export interface RelativeRate extends Interval {
  readonly index: number;
}

/** In a two-by-two table with a smaller cell, the index and its interval are not reliable. */
export const fewestInCell = 5;

/**
 * The relative rate index: the rate of Yes in a group divided by that in the reference group, above 0, with its interval on the log scale
 * at a confidence between 0 and 1: exp(ln index ± z·√(1/a − 1/A + 1/b − 1/B)) for a of A and b of B. For the index of No, exchange the
 * counts. Null if any of the four cells is under five: the formula is not reliable there, and nothing is added to cells to hide that.
 * Source: Katz and others, Biometrics 34 (1978) 469–474; Altman and others, "Statistics with confidence" (2000), chapter 7.
 *
 * @example
 * relativeRate({ yes: 20, no: 20 }, { yes: 30, no: 10 }, 0.95)?.index.toFixed(3) // '0.667'
 * @example
 * relativeRate({ yes: 1, no: 5 }, { yes: 30, no: 19 }, 0.95) // null
 */
export function relativeRate(group: Answered, reference: Answered, confidence: number): RelativeRate | null {
  const [a, b] = [group.yes, reference.yes];
  if (Math.min(a, group.no, b, reference.no) < fewestInCell) return null;
  const [all, others] = [a + group.no, b + reference.no];
  const index = (a * others) / (b * all);
  return rateWithInterval(index, 1 / a - 1 / all + 1 / b - 1 / others, confidence);
}

/** An index with its interval on the log scale, from the variance of its logarithm, at a confidence between 0 and 1. */
export function rateWithInterval(index: number, variance: number, confidence: number): RelativeRate {
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return { index, from: index * Math.exp(-reach), to: index * Math.exp(reach) };
}
