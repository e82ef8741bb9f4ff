import { normalQuantile } from '../statistics/normal-quantile.js';

/** What a sample is to give. */
export interface Wanted {
  /** The sampling frame: cases that could have been drawn, never the caseload. From 1. */
  readonly eligible: number;
  /** In per cent, above 0 and below 100. */
  readonly confidence: number;
  /** In percentage points either way, above 0. */
  readonly margin: number;
}

/**
 * How many cases to inspect: the fewest, 1 to `eligible`, that hold a percentage near 50 within the margin. n0 = z²/4m², then
 * n0 / (1 + (n0 − 1)/N), rounded up. Source: Cochran, "Sampling Techniques" (1977), 4.4; that the Inspectorate works with 80 per
 * cent and five points is assumed.
 *
 * @example
 * sampleSize({ eligible: 85, confidence: 80, margin: 5 }) // 57
 */
export function sampleSize({ eligible, confidence, margin }: Wanted): number {
  const unlimited = (normalQuantile((1 + confidence / 100) / 2) * 100) ** 2 / (4 * margin ** 2);
  const size = unlimited / (1 + (unlimited - 1) / eligible);
  // A size that is whole but for the last digits of the arithmetic is not rounded up to the next.
  return Math.min(eligible, Math.max(1, Math.ceil(size - 1e-9)));
}
