import { hypergeometricInterval } from '../statistics/hypergeometric.js';
import { normalQuantile } from '../statistics/normal-quantile.js';

/** The precision that a sample should have. */
export interface Wanted {
  /** The sampling frame: cases that could have been drawn, never the caseload. From 1. */
  readonly eligible: number;
  /** In per cent, above 0 and below 100. */
  readonly confidence: number;
  /** Half the width of the interval, in percentage points, above 0. */
  readonly margin: number;
}

/**
 * How many cases to inspect: the fewest, 1 to `eligible`, with which a percentage near 50 is within the margin. n0 = z²/4m², then n0 / (1 +
 * (n0 − 1)/N), rounded up. A normal approximation: `exactWidth` says how wide the exact interval is. Source: Cochran, "Sampling Techniques" (1977), 4.4; that the Inspectorate works with 80 per cent and five points
 * is assumed.
 *
 * @example
 * sampleSize({ eligible: 85, confidence: 80, margin: 5 }) // 57
 */
export function sampleSize({ eligible, confidence, margin }: Wanted): number {
  const unlimited = (normalQuantile((1 + confidence / 100) / 2) * 100) ** 2 / (4 * margin ** 2);
  const size = unlimited / (1 + (unlimited - 1) / eligible);
  // Rounding errors must not add a case to a size that is whole.
  return Math.min(eligible, Math.max(1, Math.ceil(size - 1e-9)));
}

/** The exact interval of a percentage near 50. */
export interface ExactWidth {
  /** The number of Yes: half the sample, rounded down. */
  readonly yes: number;
  /** In per cent of all eligible cases. */
  readonly from: number;
  readonly to: number;
  /** The distance in points from the percentage of the sample to the end farther away. */
  readonly halfWidth: number;
}

/**
 * How wide the exact interval of half a sample of `size` cases is (the hypergeometric test inverted, both limits included): what the normal
 * approximation behind `sampleSize` promises, without the approximation. 0 wide if all eligible cases are inspected.
 *
 * @example
 * exactWidth({ eligible: 85, confidence: 80 }, 57).halfWidth.toFixed(2) // '5.59'
 */
export function exactWidth(
  { eligible, confidence }: Pick<Wanted, 'eligible' | 'confidence'>,
  size: number,
): ExactWidth {
  const yes = Math.floor(size / 2);
  const marked = hypergeometricInterval(yes, size, eligible, confidence / 100);
  const [from, to] = [marked.from, marked.to].map((cases) => (100 * cases) / eligible) as [number, number];
  const own = (100 * yes) / size;
  return { yes, from, to, halfWidth: Math.max(own - from, to - own) };
}
