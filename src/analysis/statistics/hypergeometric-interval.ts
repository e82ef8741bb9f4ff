import { hypergeometric } from './hypergeometric.js';

/** How many cases of a finite population are Yes: whole numbers, both limits included. */
export interface CountInterval {
  readonly from: number;
  readonly to: number;
}

/**
 * The exact interval of the number of Yes in a population from which `n` cases were drawn, `yes` of them Yes, at a confidence between 0 and
 * 1: the numbers that neither tail of the hypergeometric test rejects. Exactly `yes` if all were drawn. Source: Clopper and Pearson's
 * argument with the hypergeometric in place of the binomial; Katz (1953), Buonaccorsi (1987).
 *
 * @example
 * hypergeometricInterval(28, 56, 85, 0.8) // { from: 38, to: 47 }
 */
export function hypergeometricInterval(yes: number, n: number, population: number, confidence: number): CountInterval {
  const tail = ((1 - confidence) / 2) * (1 + onTheEdge);
  const tails = (marked: number) => hypergeometric(yes, { population, marked, drawn: n });
  const [least, most] = [yes, population - n + yes];
  // The more marked cases, the likelier are at least `yes` and the less likely at most `yes`, so both limits are found by halving.
  return {
    from: firstWhere(least, most, (marked) => tails(marked).atLeast > tail),
    to: firstWhere(least, most + 1, (marked) => marked > most || tails(marked).atMost <= tail) - 1,
  };
}

/** A tail exactly as likely as the test allows is rejected; rounding must not decide that. */
const onTheEdge = 1e-9;

/** The first whole number from low to high from which on something holds; high if it holds for none before. */
function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
