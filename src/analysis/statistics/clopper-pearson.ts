import { betaQuantile } from './beta-quantile.js';
import type { Interval } from './interval.js';

/**
 * The exact interval of a proportion, `yes` of `n` cases (n above 0) from an infinite population, at a confidence between 0 and 1: the
 * proportions that neither tail of the binomial test rejects. From 0 if none is Yes, up to 1 if all are. Source: Clopper and Pearson, "The
 * use of confidence or fiducial limits illustrated in the case of the binomial" (1934); R's `binom.test`.
 *
 * @example
 * clopperPearson(28, 56, 0.8).from.toFixed(4) // '0.4067'
 */
export function clopperPearson(yes: number, n: number, confidence: number): Interval {
  const tail = (1 - confidence) / 2;
  return {
    from: yes === 0 ? 0 : betaQuantile(tail, yes, n - yes + 1),
    // By symmetry the upper limit of Yes is 1 less the lower limit of No, which keeps its digits if the tail is small.
    to: yes === n ? 1 : 1 - betaQuantile(tail, n - yes, yes + 1),
  };
}
