/** The interval of Clopper and Pearson, and the beta distribution that it is made from. */
import { normalQuantile } from './normal-quantile.js';
import type { Interval } from './wilson.js';

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

/**
 * The x, 0 to 1, at which the regularised incomplete beta function with shapes a and b (both above 0) equals a probability p. 0 for p at or
 * below 0, 1 for p at or above 1. Halley's method on the logit of x, halving if a step would leave the bracket.
 *
 * @example
 * betaQuantile(0.5, 3, 3).toFixed(12) // '0.500000000000'
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let [low, high] = [0, 1];
  let x = estimateQuantile(p, a, b);
  for (let i = 0; i < 200; i++) {
    const excess = incompleteBeta(x, a, b) - p;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // The density times x(1 − x) is the slope against the logit, and grows with it in proportion to a(1 − x) − bx.
    const newton = excess / betaDensityTimes(x, a, b);
    const step = newton / (1 - (newton * (a * (1 - x) - b * x)) / 2);
    const logit = Math.log(x / (1 - x)) - step;
    const better = logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
    // A step of Halley's trebles the correct digits: after one that changes less than the sixth, the fifteenth is right, even if that step
    // left the bracket by a rounding error.
    if (Math.abs(better - x) <= 1e-6 * Math.min(x, 1 - x)) return better;
    const next = better > low && better < high ? better : (low + high) / 2;
    if (next === x) return x;
    x = next;
  }
  return x;
}

/**
 * An estimate of the quantile to about three digits, so that few steps are needed. Source: Abramowitz and Stegun 26.5.22, from the normal
 * quantile; the mean if a shape is too small for it.
 */
function estimateQuantile(p: number, a: number, b: number): number {
  if (a <= 1 || b <= 1) return a / (a + b);
  const y = -normalQuantile(p);
  const [ofA, ofB] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (ofA + ofB);
  const lambda = (y * y - 3) / 6;
  const w = (y * Math.sqrt(h + lambda)) / h - (ofB - ofA) * (lambda + 5 / 6 - 2 / (3 * h));
  const x = a / (a + b * Math.exp(2 * w));
  return x > 0 && x < 1 ? x : a / (a + b);
}

/**
 * The regularised incomplete beta function I_x(a, b): the probability, 0 to 1, that a beta variable with shapes a and b (both
 * above 0) is at most x. 0 at and below x = 0, 1 at and above x = 1.
 * Source: the continued fraction of Abramowitz and Stegun 26.5.8, by Lentz's method; beyond the mean by I_x(a, b) = 1 − I_1−x(b, a).
 *
 * @example
 * incompleteBeta(0.5, 3, 3).toFixed(12) // '0.500000000000'
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  return x <= (a + 1) / (a + b + 2) ? lowerTail(x, a, b) : 1 - lowerTail(1 - x, b, a);
}

/** The density of the beta distribution at x, between 0 and 1, times x(1 − x). */
function betaDensityTimes(x: number, a: number, b: number): number {
  const mean = a / (a + b);
  // Both logarithms are small near the mean, where precision matters, so nothing is lost in their sum.
  const exponent = a * Math.log1p((x - mean) / mean) + b * Math.log1p((mean - x) / (1 - mean));
  const error = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (a + b) / (2 * Math.PI)) * Math.exp(exponent + error);
}

function lowerTail(x: number, a: number, b: number): number {
  return (betaDensityTimes(x, a, b) * continuedFraction(x, a, b)) / a;
}

/** Keeps a denominator from being 0, as Lentz's method requires. */
const tiny = 1e-300;

function continuedFraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / nonzero(1 - ((a + b) * x) / (a + 1));
  let value = d;
  // The fraction converges within a small multiple of the square root of the larger shape.
  const most = 1000 + 20 * Math.ceil(Math.sqrt(Math.max(a, b)));
  for (let m = 1; m <= most; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / nonzero(1 + even * d);
    c = nonzero(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / nonzero(1 + odd * d);
    c = nonzero(1 + odd / c);
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

function nonzero(value: number): number {
  return Math.abs(value) < tiny ? tiny : value;
}

/**
 * The error of Stirling's formula: ln Γ(a) − ((a − ½)·ln a − a + ½·ln 2π), for a > 0. It falls towards 0 as a grows. Cancelling the formula
 * in a quotient of gamma functions and adding these small numbers keeps all digits for large counts. Source: Loader, "Fast and accurate
 * computation of binomial probabilities" (2000); the series is Abramowitz and Stegun 6.1.41.
 *
 * @example
 * stirlingError(1).toFixed(12) // '0.081061466795'
 */
export function stirlingError(a: number): number {
  if (a < seriesFrom) {
    // Γ(a + 1) = a·Γ(a), so from a to a + 1 the formula changes by exactly this much.
    return stirlingError(a + 1) + (a + 0.5) * Math.log1p(1 / a) - 1;
  }
  const square = a * a;
  return (1 / 12 - (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / 1188 / square) / square) / square) / square) / a;
}

/** From here on, five terms of the series are exact to the last digit or two. */
const seriesFrom = 15;
