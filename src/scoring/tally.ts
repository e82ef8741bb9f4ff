/** Tallies, and the keys by which they are kept. */
import type { Figure, Filter, Reading, Tallies, Tally } from '../model/reading.js';

export const emptyTally: Tally = { yes: 0, no: 0, notApplicable: 0, unanswered: 0 };

/**
 * The relevant cases of a tally: yes + no, the base of its percentage.
 *
 * @example
 * relevantCases({ yes: 21, no: 34, notApplicable: 1, unanswered: 0 }) // 55
 */
export function relevantCases(tally: Tally): number {
  return tally.yes + tally.no;
}

/** The counts of a question and its relevant cases: null for those that are not known. Without a tally nothing is. */
export function knownCounts(tally: Tally | null, notCounted: Reading['notCounted'] = []) {
  return {
    yes: tally?.yes ?? null,
    no: tally?.no ?? null,
    notApplicable: tally === null || notCounted.includes('notApplicable') ? null : tally.notApplicable,
    unanswered: tally === null || notCounted.includes('unanswered') ? null : tally.unanswered,
    relevant: tally && relevantCases(tally),
  };
}

/**
 * Two tallies as one, count by count: adding the tallies of two sheets is the same as reading both as one.
 *
 * @example
 * addTally({ yes: 1, no: 2, notApplicable: 0, unanswered: 0 }, { yes: 3, no: 0, notApplicable: 1, unanswered: 0 })
 * // { yes: 4, no: 2, notApplicable: 1, unanswered: 0 }
 */
export function addTally(a: Tally, b: Tally): Tally {
  return {
    yes: a.yes + b.yes,
    no: a.no + b.no,
    notApplicable: a.notApplicable + b.notApplicable,
    unanswered: a.unanswered + b.unanswered,
  };
}

/** Two sets of tallies as one, figure by figure; a figure in only one of them keeps its tally. */
export function addTallies(a: Tallies, b: Tallies): Tallies {
  const sum = new Map(a);
  for (const [key, tally] of b) sum.set(key, addTally(sum.get(key) ?? emptyTally, tally));
  return sum;
}

/**
 * The key under which a figure's tally is kept: equal for equal figures, whatever the order of their columns.
 *
 * @example
 * figureKey({ question: '2.2.1' }) // '2.2.1'
 * @example
 * figureKey({ question: '2.3.3', where: { grade: ['PQiP'] } }) // '2.3.3 where [["grade",["PQiP"]]]'
 */
export function figureKey({ question, profile, where }: Figure): string {
  const share = profile === undefined ? 'cases' : `share ${filterKey(profile)}`;
  return `${question ?? share}${where === undefined ? '' : ` where ${filterKey(where)}`}`;
}

function filterKey(filter: Filter): string {
  const columns = Object.entries(filter).map(([column, values]) => [column, values.toSorted()] as const);
  return JSON.stringify(columns.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
