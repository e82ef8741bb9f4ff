/** How far two readers of the same cases agree: Cohen's kappa, Gwet's AC1, and McNemar's test of a direction. */
import { incompleteBeta } from './clopper-pearson.js';

/** The cases that both readers answered Yes or No, by what the first and then the second said. */
export interface PairedAnswers {
  readonly yesYes: number;
  readonly yesNo: number;
  readonly noYes: number;
  readonly noNo: number;
}

/** How many pairs there are. */
export function countPairs({ yesYes, yesNo, noYes, noNo }: PairedAnswers): number {
  return yesYes + yesNo + noYes + noNo;
}

/** How many pairs agree. */
export function countAgreed({ yesYes, noNo }: PairedAnswers): number {
  return yesYes + noNo;
}

/**
 * Cohen's kappa, −1 to 1: agreement beyond that of two readers who answer at random, each with their own share of Yes. Null with no pair, and
 * where both gave the same answer throughout, because chance alone would then agree always. Source: Cohen, "A coefficient of agreement for
 * nominal scales" (1960); R's `irr::kappa2`.
 *
 * @example
 * kappa({ yesYes: 20, yesNo: 5, noYes: 10, noNo: 15 }).toFixed(4) // '0.4000'
 * @example
 * kappa({ yesYes: 9, yesNo: 0, noYes: 0, noNo: 0 }) // null
 */
export function kappa(pairs: PairedAnswers): number | null {
  const n = countPairs(pairs);
  const [firstYes, secondYes] = [pairs.yesYes + pairs.yesNo, pairs.yesYes + pairs.noYes];
  // In whole numbers, n² times what is expected by chance: only its last quotient is rounded.
  const expected = firstYes * secondYes + (n - firstYes) * (n - secondYes);
  return expected === n * n ? null : (countAgreed(pairs) * n - expected) / (n * n - expected);
}

/**
 * Gwet's AC1, −1 to 1: agreement beyond chance, where chance is taken from the mean share of Yes of both readers. It stays near the plain
 * agreement where nearly all answers are alike, and kappa does not. Null with no pair. Source: Gwet, "Computing inter-rater reliability and
 * its variance in the presence of high agreement" (2008).
 *
 * @example
 * ac1({ yesYes: 20, yesNo: 5, noYes: 10, noNo: 15 }).toFixed(4) // '0.4059'
 * @example
 * ac1({ yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 }) // null
 */
export function ac1(pairs: PairedAnswers): number | null {
  const n = countPairs(pairs);
  if (n === 0) return null;
  const yes = 2 * pairs.yesYes + pairs.yesNo + pairs.noYes;
  // Twice n² times what is expected by chance.
  const expected = yes * (2 * n - yes);
  return (2 * countAgreed(pairs) * n - expected) / (2 * n * n - expected);
}

/**
 * McNemar's exact two-sided probability, 0 to 1, that disagreements lean one way as much as these or more, if either way is as likely. Null
 * with no disagreement. Source: McNemar (1947), by the binomial distribution; R's `binom.test(b, b + c)`.
 *
 * @example
 * mcNemar({ yesYes: 20, yesNo: 1, noYes: 6, noNo: 15 })?.toFixed(4) // '0.1250'
 * @example
 * mcNemar({ yesYes: 20, yesNo: 0, noYes: 0, noNo: 15 }) // null
 */
export function mcNemar({ yesNo, noYes }: PairedAnswers): number | null {
  const n = yesNo + noYes;
  if (n === 0) return null;
  const fewer = Math.min(yesNo, noYes);
  // The lower tail of the binomial distribution, as a beta distribution's.
  return Math.min(1, 2 * incompleteBeta(0.5, n - fewer, fewer + 1));
}
