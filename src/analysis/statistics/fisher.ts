import type { Answered } from './newcombe.js';

/**
 * Fisher's exact test, two-sided: the probability, 0 to 1, of a table as unlikely as this one or less likely, if both samples were drawn
 * from the same cases. 1 if all answers are the same; null if either sample has no relevant cases. Terms are relative to the likeliest
 * table, from which each follows by a quotient of whole numbers, so that no factorial is needed. Tables within one part in 10^7 of this
 * one's probability count as equally likely, as in R, so that rounding does not split a tie. Source: Fisher, "The logic of inductive
 * inference" (1935); R's `fisher.test`.
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
  const yes = first.yes + second.yes;
  const least = Math.max(0, yes - n2);
  const most = Math.min(yes, n1);
  const likeliest = Math.min(most, Math.max(least, Math.floor(((yes + 1) * (n1 + 1)) / (n1 + n2 + 2))));

  /** The ratio of the probability of k + 1 Yes in the first sample to that of k. */
  const up = (k: number): number => ((yes - k) * (n1 - k)) / ((k + 1) * (n2 - yes + k + 1));
  const below: number[] = [];
  const above: number[] = [];
  for (let k = likeliest, term = 1; k <= most && term > 0; term *= up(k), k++) above.push(term);
  for (let k = likeliest - 1, term = 1; k >= least && term > 0; k--) {
    term /= up(k);
    below.push(term);
  }
  const seen = (first.yes < likeliest ? below[likeliest - 1 - first.yes] : above[first.yes - likeliest]) ?? 0;
  // Smallest first, so that small terms are not lost beside large ones.
  const terms = [...below, ...above].toSorted((a, b) => a - b);
  const all = terms.reduce((sum, term) => sum + term, 0);
  const unlikely = terms.reduce((sum, term) => (term <= seen * (1 + 1e-7) ? sum + term : sum), 0);
  return Math.min(1, unlikely / all);
}
