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
 * (n0 − 1)/N), rounded up. Source: Cochran, "Sampling Techniques" (1977), 4.4; that the Inspectorate works with 80 per cent and five points
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
