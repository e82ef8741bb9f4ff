import { stirlingError } from './stirling.js';

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
export function betaDensityTimes(x: number, a: number, b: number): number {
  const mean = a / (a + b);
  // Both logarithms are small near the mean, where precision matters, so nothing is lost in their sum.
  const exponent = a * Math.log1p((x - mean) / mean) + b * Math.log1p((mean - x) / (1 - mean));
  const error = stirlingError(a + b) - stirlingError(a) - stirlingError(b);
  return Math.sqrt((a * b) / (a + b) / (2 * Math.PI)) * Math.exp(exponent + error);
}

function lowerTail(x: number, a: number, b: number): number {
  return (betaDensityTimes(x, a, b) * fraction(x, a, b)) / a;
}

/** Keeps a denominator from being 0, as Lentz's method requires. */
const tiny = 1e-300;

function fraction(x: number, a: number, b: number): number {
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
