/** Two groups compared by relative rates and exact tests, in one sample or within strata, such as the sheets of a batch. */
import { tailSum } from './fisher.js';
import { relativeTerms } from './hypergeometric.js';
import { normalQuantile } from './normal-quantile.js';
import type { Answered, Interval } from './wilson.js';

/** A relative rate index and its interval; 1 is parity. */
export interface RelativeRate extends Interval {
  readonly index: number;
}

/** In a two-by-two table with a smaller cell, the index and its interval are not reliable. */
export const fewestInCell = 5;

/**
 * The relative rate index: the rate of Yes in a group divided by that in the reference group, above 0, with its interval on the log scale
 * at a confidence between 0 and 1: exp(ln index ± z·√(1/a − 1/A + 1/b − 1/B)) for a of A and b of B. For the index of No, exchange the
 * counts. Null if any of the four cells is under five: the formula is not reliable there, and nothing is added to cells to hide that.
 * Source: Katz and others, Biometrics 34 (1978) 469–474; Altman and others, "Statistics with confidence" (2000), chapter 7.
 *
 * @example
 * relativeRate({ yes: 20, no: 20 }, { yes: 30, no: 10 }, 0.95)?.index.toFixed(3) // '0.667'
 * @example
 * relativeRate({ yes: 1, no: 5 }, { yes: 30, no: 19 }, 0.95) // null
 */
export function relativeRate(group: Answered, reference: Answered, confidence: number): RelativeRate | null {
  const [a, b] = [group.yes, reference.yes];
  if (Math.min(a, group.no, b, reference.no) < fewestInCell) return null;
  const [all, others] = [a + group.no, b + reference.no];
  const index = (a * others) / (b * all);
  return rateWithInterval(index, 1 / a - 1 / all + 1 / b - 1 / others, confidence);
}

/** An index with its interval on the log scale, from the variance of its logarithm, at a confidence between 0 and 1. */
function rateWithInterval(index: number, variance: number, confidence: number): RelativeRate {
  const reach = normalQuantile((1 + confidence) / 2) * Math.sqrt(variance);
  return { index, from: index * Math.exp(-reach), to: index * Math.exp(reach) };
}

/** The answers of a group and of the reference group in one stratum. */
export interface Stratum {
  readonly group: Answered;
  readonly reference: Answered;
}

const size = ({ yes, no }: Answered): number => yes + no;

/** The strata in which both groups have a relevant case; the others do not show how the two compare. */
export function comparable(strata: readonly Stratum[]): Stratum[] {
  return strata.filter(({ group, reference }) => size(group) > 0 && size(reference) > 0);
}

/**
 * The smallest probability that `exactStratified` can return with these margins: if it is not below a level, no answers could have been
 * significant at that level. Null if no stratum can be compared. Source: Tarone, "A modified Bonferroni method for discrete data",
 * Biometrics 46 (1990) 515–522.
 *
 * @example
 * smallestPossible([{ group: { yes: 1, no: 0 }, reference: { yes: 0, no: 3 } }]) // 0.25
 */
export function smallestPossible(strata: readonly Stratum[]): number | null {
  const ends = (['least', 'most'] as const).map((end) => exactStratified(strata.map((stratum) => atEnd(stratum, end))));
  return ends.reduce((a, b) => (a === null || b === null ? null : Math.min(a, b)));
}

function atEnd({ group, reference }: Stratum, end: 'least' | 'most'): Stratum {
  const [n1, n2, yes] = [size(group), size(reference), group.yes + reference.yes];
  const own = end === 'least' ? Math.max(0, yes - n2) : Math.min(yes, n1);
  return { group: { yes: own, no: n1 - own }, reference: { yes: yes - own, no: n2 - yes + own } };
}

/** The counts of all strata, added. */
export function poolStrata(strata: readonly Stratum[]): Stratum {
  const sum = (of: (stratum: Stratum) => number): number => strata.reduce((total, stratum) => total + of(stratum), 0);
  return {
    group: { yes: sum((s) => s.group.yes), no: sum((s) => s.group.no) },
    reference: { yes: sum((s) => s.reference.yes), no: sum((s) => s.reference.no) },
  };
}

/**
 * The exact conditional test of no association in any stratum, two-sided: the probability, 0 to 1, of a total of Yes in the group as
 * unlikely as the observed one or less likely, given the margins of every stratum. With one stratum it is Fisher's test. 1 if no other
 * total is possible; null if no stratum can be compared. Totals within one part in 10^7 count as equally likely, as in R. Source: Birch
 * (1964) and Cox, "Analysis of binary data" (1970), after Mantel and Haenszel (1959); R's `mantelhaen.test(exact = TRUE)`.
 *
 * @example
 * exactStratified([{ group: { yes: 3, no: 1 }, reference: { yes: 1, no: 3 } }])?.toFixed(4) // '0.4857'
 */
export function exactStratified(strata: readonly Stratum[]): number | null {
  const compared = comparable(strata);
  if (compared.length === 0) return null;
  let all: readonly number[] = [1];
  let seen = 0;
  for (const stratum of compared) {
    const { terms, least } = conditional(stratum);
    all = convolve(all, terms);
    seen += stratum.group.yes - least;
  }
  return tailSum(all, all[seen] ?? 0);
}

/** The probabilities of each number of Yes in the group, from the smallest that the margins allow. Their sum is 1. */
function conditional({ group, reference }: Stratum): { terms: readonly number[]; least: number } {
  const [drawn, marked] = [size(group), group.yes + reference.yes];
  const { least, terms } = relativeTerms({ population: drawn + size(reference), marked, drawn });
  const sum = terms.toSorted((a, b) => a - b).reduce((total, term) => total + term, 0);
  return { terms: terms.map((term) => term / sum), least };
}

/** The distribution of a sum of two independent numbers, from the distribution of each. */
function convolve(a: readonly number[], b: readonly number[]): number[] {
  const sum = Array.from({ length: a.length + b.length - 1 }, () => 0);
  for (const [i, x] of a.entries()) {
    if (x > 0) for (const [j, y] of b.entries()) sum[i + j] = (sum[i + j] ?? 0) + x * y;
  }
  return sum;
}

/**
 * The Mantel–Haenszel relative rate: the index of Yes, as if the group and its reference were spread alike over the strata, with the
 * interval of Greenland and Robins at a confidence between 0 and 1. Null if any of the four cells, over all strata, is under five.
 * Source: Greenland and Robins, "Estimation of a common effect parameter from sparse follow-up data", Biometrics 41 (1985) 55–68,
 * after Mantel and Haenszel (1959).
 *
 * @example
 * stratifiedRate([{ group: { yes: 20, no: 20 }, reference: { yes: 30, no: 10 } }], 0.95)?.index.toFixed(3) // '0.667'
 */
export function stratifiedRate(strata: readonly Stratum[], confidence: number): RelativeRate | null {
  const all = poolStrata(comparable(strata));
  if (Math.min(all.group.yes, all.group.no, all.reference.yes, all.reference.no) < fewestInCell) return null;
  const { above, below, variance } = rates(strata);
  return rateWithInterval(above / below, variance / (above * below), confidence);
}

/**
 * The ratio that `stratifiedRate` estimates, 0 or more, whatever the counts: for wording a size where no interval is reliable. With one
 * stratum it is the ratio of the two rates. Infinite if only the group has a Yes, NaN if neither has.
 *
 * @example
 * quotientOfRates([{ group: { yes: 1, no: 3 }, reference: { yes: 2, no: 2 } }]) // 0.5
 */
export function quotientOfRates(strata: readonly Stratum[]): number {
  const { above, below } = rates(strata);
  return above / below;
}

function rates(strata: readonly Stratum[]): { above: number; below: number; variance: number } {
  let [above, below, variance] = [0, 0, 0];
  for (const { group, reference } of comparable(strata)) {
    const [n1, n2] = [size(group), size(reference)];
    const n = n1 + n2;
    above += (group.yes * n2) / n;
    below += (reference.yes * n1) / n;
    variance += ((group.yes + reference.yes) * n1 * n2) / (n * n) - (group.yes * reference.yes) / n;
  }
  return { above, below, variance };
}
