import type { Interval } from './wilson.js';

/** A sample of `drawn` cases from a population of which `marked` are marked. */
export interface Draw {
  readonly population: number;
  readonly marked: number;
  readonly drawn: number;
}

/**
 * The probabilities, 0 to 1, of drawing at most and at least x marked cases without replacement, both with x (0 ≤ x; marked and drawn at most the
 * population). Terms are relative to the likeliest number, from which each follows by a quotient of whole numbers, so that no factorial is
 * needed and no digit lost. Source: the hypergeometric distribution; R's `phyper`.
 *
 * @example
 * hypergeometric(0, { population: 2, marked: 1, drawn: 1 }) // { atMost: 0.5, atLeast: 1 }
 */
export function hypergeometric(x: number, draw: Draw): { atMost: number; atLeast: number } {
  const { least, most, likeliest, up } = possibleDraws(draw);
  if (x < least) return { atMost: 0, atLeast: 1 };
  if (x > most) return { atMost: 1, atLeast: 0 };
  let [below, at, above] = [0, 0, 0];
  const add = (k: number, term: number): void => {
    if (k < x) below += term;
    else if (k === x) at += term;
    else above += term;
  };
  let term = 1;
  for (let k = likeliest; k <= most && term > negligible; k++) {
    add(k, term);
    term *= up(k);
  }
  term = 1;
  for (let k = likeliest - 1; k >= least && term > negligible; k--) {
    term /= up(k);
    add(k, term);
  }
  const all = below + at + above;
  return { atMost: (below + at) / all, atLeast: (at + above) / all };
}

/** The numbers of marked cases that can be drawn, the likeliest of them, and how much likelier k + 1 is than k. */
function possibleDraws({ population, marked, drawn }: Draw) {
  const least = Math.max(0, drawn + marked - population);
  const most = Math.min(drawn, marked);
  const likeliest = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (population + 2))));
  const up = (k: number): number => ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
  return { least, most, likeliest, up };
}

/**
 * The likelihood of each number of marked cases relative to the likeliest (1), from the smallest possible number up; 0 if it is too small
 * for a double.
 *
 * @example
 * relativeTerms({ population: 4, marked: 2, drawn: 2 }) // { least: 0, terms: [0.25, 1, 0.25] }
 */
export function relativeTerms(draw: Draw): { readonly least: number; readonly terms: readonly number[] } {
  const { least, most, likeliest, up } = possibleDraws(draw);
  const terms = Array.from({ length: most - least + 1 }, () => 0);
  for (let k = likeliest, term = 1; k <= most && term > 0; term *= up(k), k++) terms[k - least] = term;
  for (let k = likeliest - 1, term = 1; k >= least && term > 0; k--) terms[k - least] = term /= up(k);
  return { least, terms };
}

/** A term so small relative to the likeliest that all beyond it change nothing. */
const negligible = 1e-30;

/**
 * The exact interval of the number of Yes in a population from which `n` cases were drawn, `yes` of them Yes, at a confidence between 0 and
 * 1: the whole numbers that neither tail of the hypergeometric test rejects, both limits included. Exactly `yes` if all were drawn. Source: Clopper and Pearson's
 * argument with the hypergeometric in place of the binomial; Katz (1953), Buonaccorsi (1987).
 *
 * @example
 * hypergeometricInterval(28, 56, 85, 0.8) // { from: 38, to: 47 }
 */
export function hypergeometricInterval(yes: number, n: number, population: number, confidence: number): Interval {
  const tail = ((1 - confidence) / 2) * (1 + edgeTolerance);
  const tails = (marked: number) => hypergeometric(yes, { population, marked, drawn: n });
  const [least, most] = [yes, population - n + yes];
  // The more marked cases, the likelier are at least `yes` and the less likely at most `yes`, so both limits are found by halving.
  return {
    from: firstWhere(least, most, (marked) => tails(marked).atLeast > tail),
    to: firstWhere(least, most + 1, (marked) => tails(marked).atMost <= tail) - 1,
  };
}

/** A tail exactly as likely as the test allows is rejected; rounding must not decide that. */
const edgeTolerance = 1e-9;

/** The first whole number from low to high from which on something holds; high if it holds for none before. */
export function firstWhere(low: number, high: number, holds: (value: number) => boolean): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
