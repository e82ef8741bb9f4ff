/** Percentages, by integer arithmetic: floating point would round some of them wrongly. */
import type { Rounding } from '../model/programme.js';

/** Up to so many cases the numbers below are safe integers; above, BigInt is used, which is slower. */
const mostPlain = Math.floor(Number.MAX_SAFE_INTEGER / 201);

/**
 * `yes` of `relevant` cases as a whole percentage, 0 to 100; null if none is relevant.
 * Half up is floor((200·yes + relevant) / (2·relevant)); `Math.round(yes / relevant * 100)` would be wrong for 23 of 40.
 *
 * @example
 * wholePercentage(21, 56, 'half-up') // 38
 * @example
 * wholePercentage(1, 8, 'half-even') // 12
 * @example
 * wholePercentage(0, 0, 'half-up') // null
 */
export function wholePercentage(yes: number, relevant: number, rounding: Rounding): number | null {
  if (relevant === 0) return null;
  if (relevant > mostPlain) return Number(scaledPercentage(yes, relevant, 0, rounding));
  const numerator = 200 * yes + relevant;
  const remainder = numerator % (2 * relevant);
  const floor = (numerator - remainder) / (2 * relevant);
  return rounding === 'half-even' && remainder === 0 && floor % 2 === 1 ? floor - 1 : floor;
}

/** The percentage times 10^decimals, rounded to an integer. `relevant` must be above 0. */
export function scaledPercentage(
  yes: number | bigint,
  relevant: number | bigint,
  decimals: number,
  rounding: Rounding,
): bigint {
  const twiceBase = 2n * BigInt(relevant);
  const numerator = 200n * BigInt(yes) * 10n ** BigInt(decimals) + BigInt(relevant);
  const floor = numerator / twiceBase;
  const tie = numerator % twiceBase === 0n;
  return rounding === 'half-even' && tie && floor % 2n === 1n ? floor - 1n : floor;
}

/**
 * Whether the exact percentage is at least `edge`, a whole percentage: 100·yes ≥ edge·relevant.
 *
 * @example
 * reaches(28, 56, 50) // true
 * @example
 * reaches(27, 56, 50) // false
 */
export function reaches(yes: number, relevant: number, edge: number): boolean {
  return relevant > mostPlain ? 100n * BigInt(yes) >= BigInt(edge) * BigInt(relevant) : 100 * yes >= edge * relevant;
}
