/** Draws a sample by permanent random numbers, in proportion to the strata, so that no order of rows can change it. */
import { groupBy } from '../../words/english.js';

/** An eligible case, as far as the draw looks at it. */
export interface EligibleCase {
  /** Its permanent random number, in lower-case hexadecimal digits, all of one length. No two cases have the same. */
  readonly number: string;
  /** Its values in the columns that make the strata; none if the sample is not stratified. */
  readonly values: readonly string[];
}

/** A stratum: the values of its cases, how many there are, and how many are drawn. */
export interface Stratum {
  readonly values: readonly string[];
  readonly eligible: number;
  readonly quota: number;
}

/** What was drawn. */
export interface Drawn {
  /** For each case, in the order given: `sample`, `reserve 1` and so on, or null. */
  readonly marks: readonly (string | null)[];
  /** In the order of their values. */
  readonly strata: readonly Stratum[];
}

/**
 * Draws `size` cases and `reserves` more from the eligible ones, which must be at least as many together. Within a stratum the cases with
 * the smallest numbers are drawn; the reserves are the smallest numbers of all that are left, in order, whatever their stratum. Source:
 * permanent random numbers, Ohlsson, "Coordination of samples using permanent random numbers" (1995).
 *
 * @example
 * drawSample([{ number: 'b', values: [] }, { number: 'a', values: [] }], 1, 1).marks // ['reserve 1', 'sample']
 */
export function drawSample(cases: readonly EligibleCase[], size: number, reserves: number): Drawn {
  const inOrder = [...groupBy(cases.keys(), (at) => JSON.stringify(cases[at]!.values)).values()]
    .map((members) => ({ values: cases[members[0]!]!.values, members }))
    .toSorted((a, b) => compareValues(a.values, b.values));
  const sizes = inOrder.map(({ members }) => members.length);
  const shares = quotas(sizes, size);
  const byNumber = (a: number, b: number): number => compareCodePoints(cases[a]!.number, cases[b]!.number);
  const marks = cases.map((): string | null => null);
  for (const [i, { members }] of inOrder.entries()) {
    for (const at of members.toSorted(byNumber).slice(0, shares[i])) marks[at] = 'sample';
  }
  const left = [...cases.keys()].filter((at) => marks[at] === null).toSorted(byNumber);
  for (const [i, at] of left.slice(0, reserves).entries()) marks[at] = `reserve ${i + 1}`;
  const strata = inOrder.map(({ values }, i) => ({ values, eligible: sizes[i]!, quota: shares[i]! }));
  return { marks, strata };
}

/**
 * Shares out `size` in proportion to `sizes`, whose sum is at least as large, by the largest remainder: every share is rounded down, and
 * those with the largest remainders get one more; of equal remainders the earlier one. All in whole numbers.
 *
 * @example
 * quotas([50, 30, 5], 10) // [6, 3, 1]
 * @example
 * quotas([], 0) // []
 */
export function quotas(sizes: readonly number[], size: number): number[] {
  const total = sizes.reduce((sum, n) => sum + n, 0);
  const parts = sizes.map((n, at) => ({
    at,
    whole: wholePart(size * n, total),
    rest: total === 0 ? 0 : (size * n) % total,
  }));
  const missing = size - parts.reduce((sum, { whole }) => sum + whole, 0);
  const raised = new Set(
    parts
      .toSorted((a, b) => b.rest - a.rest || a.at - b.at)
      .slice(0, missing)
      .map(({ at }) => at),
  );
  return parts.map(({ at, whole }) => whole + (raised.has(at) ? 1 : 0));
}

/** The quotient without its remainder, which is exact; 0 for a divisor of 0. */
const wholePart = (n: number, by: number): number => (by === 0 ? 0 : (n - (n % by)) / by);

/** Orders lists of texts value by value, each by code points: not as any locale does, so that every tool agrees. */
function compareValues(a: readonly string[], b: readonly string[]): number {
  for (const [i, value] of a.entries()) {
    const order = compareCodePoints(value, b[i] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * Orders two texts by their code points. (`<` orders by UTF-16 units, which puts U+1F600 before U+FF21.)
 *
 * @example
 * compareCodePoints('\u{1f600}', '\uff21') // 1
 */
export function compareCodePoints(a: string, b: string): -1 | 0 | 1 {
  const [one, two] = [Array.from(a), Array.from(b)];
  for (const [i, character] of one.entries()) {
    const [first, second] = [character.codePointAt(0)!, two[i]?.codePointAt(0) ?? -1];
    if (first !== second) return first < second ? -1 : 1;
  }
  return one.length < two.length ? -1 : 0;
}
