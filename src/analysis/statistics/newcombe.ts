import type { Tally } from '../../model/reading.js';
import { wilson, type Interval } from './wilson.js';

/** The part of a tally that tests compare. */
export type Answered = Pick<Tally, 'yes' | 'no'>;

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
