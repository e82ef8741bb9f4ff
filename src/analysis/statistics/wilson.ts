/** Wilson's interval of a proportion, and Newcombe's of a difference, which is made of two of them. */
import type { Tally } from '../../model/reading.js';
import { normalQuantile } from './normal-quantile.js';

/** A range, both ends included: of proportions, each 0 to 1, unless the function that returns it names another unit. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** The part of a tally that tests compare. */
export type Answered = Pick<Tally, 'yes' | 'no'>;

/**
 * The Wilson score interval of a proportion p, 0 to 1, in n cases (n above 0; not necessarily whole, because an effective number of cases
 * is used for a finite population), at a confidence between 0 and 1. The point p itself for infinite n. Source: Wilson, "Probable
 * inference, the law of succession, and statistical inference" (1927); R's `prop.test(correct = FALSE)`.
 *
 * @example
 * wilson(0.5, 56, 0.8).from.toFixed(4) // '0.4156'
 */
export function wilson(p: number, n: number, confidence: number): Interval {
  if (n === Infinity) return { from: p, to: p };
  const square = normalQuantile((1 + confidence) / 2) ** 2;
  const centre = p + square / (2 * n);
  const reach = Math.sqrt(square * ((p * (1 - p)) / n + square / (4 * n * n)));
  const scale = 1 + square / n;
  // With none or all the formula is exactly 0 or 1, and only rounding errors would differ.
  return {
    from: p === 0 ? 0 : Math.max(0, (centre - reach) / scale),
    to: p === 1 ? 1 : Math.min(1, (centre + reach) / scale),
  };
}

/**
 * Newcombe's interval of the difference between two independent proportions, the first less the second, −1 to 1, at a confidence between 0
 * and 1: the Wilson limits of each, squared and added, without continuity correction. Null if either has no relevant cases. Source:
 * Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics in Medicine
 * 17 (1998) 873–890, method 10.
 *
 * @example
 * newcombe({ yes: 56, no: 14 }, { yes: 48, no: 32 }, 0.95)?.from.toFixed(4) // '0.0524'
 * @example
 * newcombe({ yes: 0, no: 0 }, { yes: 48, no: 32 }, 0.95) // null
 */
export function newcombe(first: Answered, second: Answered, confidence: number): Interval | null {
  const [n1, n2] = [first.yes + first.no, second.yes + second.no];
  if (n1 === 0 || n2 === 0) return null;
  const [p1, p2] = [first.yes / n1, second.yes / n2];
  const [one, two] = [wilson(p1, n1, confidence), wilson(p2, n2, confidence)];
  const difference = p1 - p2;
  return {
    from: Math.max(-1, difference - Math.hypot(p1 - one.from, two.to - p2)),
    to: Math.min(1, difference + Math.hypot(one.to - p1, p2 - two.from)),
  };
}
