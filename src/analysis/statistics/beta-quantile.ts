import { betaDensityTimes, incompleteBeta } from './incomplete-beta.js';
import { normalQuantile } from './normal-quantile.js';

/**
 * The x, 0 to 1, at which the regularised incomplete beta function with shapes a and b (both above 0) equals a probability p. 0 for p at or
 * below 0, 1 for p at or above 1. Newton's method on the logit of x, halving if a step would leave the bracket.
 *
 * @example
 * betaQuantile(0.5, 3, 3).toFixed(12) // '0.500000000000'
 */
export function betaQuantile(p: number, a: number, b: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return 1;
  let [low, high] = [0, 1];
  let x = likely(p, a, b);
  for (let i = 0; i < 200; i++) {
    const excess = incompleteBeta(x, a, b) - p;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // The density times x(1 − x) is the slope against the logit.
    const step = excess / betaDensityTimes(x, a, b);
    const logit = Math.log(x / (1 - x)) - step;
    const newton = logit < 0 ? Math.exp(logit) / (1 + Math.exp(logit)) : 1 / (1 + Math.exp(-logit));
    // A Newton step doubles the correct digits: after one that changes less than the eighth, the fifteenth is right, even if that step left
    // the bracket by a rounding error.
    if (Math.abs(newton - x) <= 1e-8 * Math.min(x, 1 - x)) return newton;
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    if (next === x) return x;
    x = next;
  }
  return x;
}

/**
 * An estimate of the quantile to about three digits, so that few steps are needed. Source: Abramowitz and Stegun 26.5.22, from the normal
 * quantile; the mean if a shape is too small for it.
 */
function likely(p: number, a: number, b: number): number {
  if (a <= 1 || b <= 1) return a / (a + b);
  const y = -normalQuantile(p);
  const [ofA, ofB] = [1 / (2 * a - 1), 1 / (2 * b - 1)];
  const h = 2 / (ofA + ofB);
  const lambda = (y * y - 3) / 6;
  const w = (y * Math.sqrt(h + lambda)) / h - (ofB - ofA) * (lambda + 5 / 6 - 2 / (3 * h));
  const x = a / (a + b * Math.exp(2 * w));
  return x > 0 && x < 1 ? x : a / (a + b);
}
