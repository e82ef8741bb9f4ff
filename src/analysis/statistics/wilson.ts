import { normalQuantile } from './normal-quantile.js';

/** A range of proportions, each 0 to 1. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

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
