import { relativeTerms } from './hypergeometric.js';
import type { Answered } from './wilson.js';

/**
 * Fisher's exact test, two-sided: the probability, 0 to 1, of a table as unlikely as this one or less likely, if both samples were drawn
 * from the same cases. 1 if all answers are the same; null if either sample has no relevant cases. Source: Fisher, "The logic of
 * inductive inference" (1935); R's `fisher.test`.
 *
 * @example
 * fisher({ yes: 3, no: 1 }, { yes: 1, no: 3 })?.toFixed(4) // '0.4857'
 * @example
 * fisher({ yes: 0, no: 0 }, { yes: 1, no: 3 }) // null
 */
export function fisher(first: Answered, second: Answered): number | null {
  const n1 = first.yes + first.no;
  const n2 = second.yes + second.no;
  if (n1 === 0 || n2 === 0) return null;
  const { least, terms } = relativeTerms({ population: n1 + n2, marked: first.yes + second.yes, drawn: n1 });
  return tailSum(terms, terms[first.yes - least] ?? 0);
}

/**
 * The share of all terms that are at most as large as one of them, 0 to 1. Terms within one part in 10^7 of it count as equal, as in R, so
 * that rounding does not split a tie.
 */
export function tailSum(terms: readonly number[], seen: number): number {
  // Smallest first, so that small terms are not lost beside large ones.
  const sorted = terms.filter((term) => term > 0).toSorted((a, b) => a - b);
  const all = sorted.reduce((sum, term) => sum + term, 0);
  const unlikely = sorted.reduce((sum, term) => (term <= seen * (1 + 1e-7) ? sum + term : sum), 0);
  return Math.min(1, unlikely / all);
}
