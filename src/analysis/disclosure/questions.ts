/**
 * In which groups questions are hidden, and whether that is enough. Questions are tied if it is public in how many cases none of them is No
 * (a composite); every other question is a set of its own. The questions of a set are hidden in the same groups H.
 *
 * Why that holds. Cases of H can exchange all their answers to a set: that changes no sum of the sample, no composite, no group outside H,
 * and no size, nor the sums over H. By such exchanges the answers to any one question of the set can be spread over H in every way that its
 * sums allow. `coverOf` looks at one question at a time, and at sums over H alone. It finds two spreads for every count, in which that
 * question by itself makes the rule hide exactly H. So both are printed in the same way, whatever becomes of the others in the exchange.
 */
import type { Answered } from '../statistics/wilson.js';
import { canBeFilled, type Bound, type Column, type Counts, type Margins } from './margins.js';
import { isFew, isThin, type HidingRule } from './rule.js';

/** The answers of one group, or of several together. */
export interface SizedAnswers extends Answered {
  readonly cases: number;
}

/** A group of known size, by its position in the table. */
export interface KnownGroup extends SizedAnswers {
  readonly place: number;
}

/** One question in one table: the groups of known size from the smallest up, and those of hidden size together, null if there are none. */
export interface Question {
  readonly known: readonly KnownGroup[];
  readonly together: SizedAnswers | null;
  readonly rule: HidingRule;
}

/** The groups in which a question is hidden besides those of hidden size, and whether their bases are known nevertheless. */
export interface Cover {
  readonly places: ReadonlySet<number>;
  readonly basesKnown: boolean;
}

/** Its cases by answer. */
export const countsOfGroup = ({ cases, yes, no }: SizedAnswers): Counts => [yes, no, cases - yes - no];

/** Whether a set has to be hidden anywhere: from a group of known size, or from those of hidden size together. */
export function isSmall(set: readonly Question[]): boolean {
  return set.some(
    ({ known, together, rule }) =>
      known.some((group) => isFew(countsOfGroup(group), rule)) ||
      (together !== null && isThin(countsOfGroup(together), rule)),
  );
}

/**
 * How a set may be shown in one table, decided from public figures alone, so that the decision gives nothing away. `free`: no count can be
 * small. `leftOut`: a count can be small, and hiding the set in every group would determine one. `whole`: it is hidden in every group or in
 * none. `part`: it may be hidden in the smallest groups only.
 */
export type Manner = 'free' | 'leftOut' | 'whole' | 'part';

/** The manner of a set. `others`: whether the run has other tables. */
export function mannerOf(set: readonly Question[], others: boolean): Manner {
  const canBeSmall = set.some((question) =>
    anyCause(question).some((cause) => canBeFilled(marginsOf(question, question.known.length), cause)),
  );
  if (!canBeSmall) return 'free';
  if (wholeCover(set) === null) return 'leftOut';
  return others || coverOfFirst(set, groupsOf(set)) === null ? 'whole' : 'part';
}

/** The cover of a small set whose manner is `whole`: every group. */
export function wholeCover(set: readonly Question[]): Cover[] | null {
  return coverOfAll(set, (question) => coverOf(question, question.known.length, anyCause(question)));
}

/**
 * The cover of a small set whose manner is `part`: the smallest groups, as many as it takes to include every small count, to hide at least
 * two groups, and to have at least as many Yes and No as the limit in all hidden groups together. If that would determine a count, every
 * group.
 */
export function partCover(set: readonly Question[]): Cover[] | null {
  const last = ({ known, rule }: Question): number =>
    known.findLastIndex((group) => isFew(countsOfGroup(group), rule)) + 1;
  const least = ({ known, together }: Question): number => (together === null ? Math.min(known.length, 2) : 0);
  const isThinIn = (many: number) => (question: Question) =>
    isThin(countsOfGroup(firstOf(question, many)), question.rule);
  let many = Math.max(...set.map((question) => Math.max(last(question), least(question))));
  while (many < groupsOf(set) && set.some(isThinIn(many))) many++;
  return coverOfFirst(set, many) ?? coverOfFirst(set, groupsOf(set));
}

/** How many groups of known size the table of a set has. */
const groupsOf = ([question]: readonly Question[]): number => question?.known.length ?? 0;

function coverOfFirst(set: readonly Question[], many: number): Cover[] | null {
  return coverOfAll(set, (question) => coverOf(question, many, causesOfFirst(question, many)));
}

/** The cover of each question; null if one of them has none. */
function coverOfAll(set: readonly Question[], cover: (question: Question) => Cover | null): Cover[] | null {
  const covers = set.flatMap((question) => cover(question) ?? []);
  return covers.length === set.length ? covers : null;
}

/** What makes a question small: counts of one row that lie within bounds. */
type Cause = readonly Bound[];

/** Everything that makes a question small. */
function anyCause({ known, together, rule }: Question): Cause[] {
  const thin = ([0, 1] as const).map((column): Cause => [{ row: known.length, column, from: 0, to: rule.limit - 1 }]);
  return [...known.flatMap(({ cases }, row) => fewInRow(row, cases, rule)), ...(together === null ? [] : thin)];
}

/** Everything for which the counts of a group must be hidden, as `isFew` does it. */
function fewInRow(row: number, cases: number, { limit, hidesAlike }: HidingRule): Cause[] {
  const to = limit - 1;
  const few = ([0, 1, 2] as const).map((column): Cause => [{ row, column, from: 1, to }]);
  const alike = ([0, 1] as const).map((column): Cause => [
    { row, column, from: 0, to: 0 },
    { row, column: 2, from: 0, to: cases - 1 },
  ]);
  return hidesAlike ? [...few, ...alike] : few;
}

/** The answers of the first groups and of those of hidden size, together. */
function firstOf({ known, together }: Question, many: number): SizedAnswers {
  return addGroups([...known.slice(0, many), ...(together === null ? [] : [together])]);
}

export function addGroups(groups: readonly SizedAnswers[]): SizedAnswers {
  const add = (a: SizedAnswers, b: SizedAnswers) => ({ cases: a.cases + b.cases, yes: a.yes + b.yes, no: a.no + b.no });
  return groups.reduce(add, { cases: 0, yes: 0, no: 0 });
}

/** What is known of the first groups and of those of hidden size: their sizes, and their answers together. */
function marginsOf(question: Question, many: number): Margins {
  const { known, together } = question;
  const { cases, yes, no } = firstOf(question, many);
  const sizes = known.slice(0, many).map((group) => group.cases);
  return {
    // The groups of hidden size keep their row, however many other groups there are.
    rows: together === null ? sizes : [...sizes, ...known.slice(many).map(() => 0), together.cases],
    columns: [yes, no, cases - yes - no],
  };
}

/**
 * What makes the rule of `partCover` stop at exactly so many groups. The last of them has a small count, or without it the others were too
 * few; with the smallest number of groups that are ever hidden, any small count among them is enough.
 */
function causesOfFirst(question: Question, many: number): Cause[] {
  const { known, together, rule } = question;
  const fewOf = (row: number): Cause[] => fewInRow(row, known[row]?.cases ?? 0, rule);
  if (together === null && many <= 2) return Array.from({ length: many }, (_, row) => fewOf(row)).flat();
  const all = firstOf(question, many);
  const row = many - 1;
  // With no such answer among the others nothing would have been small, unless sizes are hidden.
  const least = together === null ? 1 : 0;
  const others = (column: 0 | 1, total: number): Cause[] =>
    total < least ? [] : [[{ row, column, from: Math.max(0, total - rule.limit + 1), to: total - least }]];
  return [...(row < 0 ? [] : fewOf(row)), ...others(0, all.yes), ...others(1, all.no)];
}

/**
 * The cover of the first groups, if each of their counts has two possible values for somebody who knows all other groups, and so the sums,
 * and that one of the causes holds; otherwise null. It depends only on what is printed, so that it gives nothing away.
 */
function coverOf(question: Question, many: number, causes: readonly Cause[]): Cover | null {
  const { known, together } = question;
  const { cases } = firstOf(question, many);
  const first = known.slice(0, many);
  const margins = marginsOf(question, many);
  const [, , neither] = margins.columns;
  const couldBe = (supposed: Bound): boolean => causes.some((cause) => canBeFilled(margins, [supposed, ...cause]));
  const values = (row: number, column: Column, [from, to]: readonly [number, number], wanted: number): boolean => {
    let found = 0;
    for (let value = from; value <= to && found < wanted; value++)
      if (couldBe({ row, column, from: value, to: value })) found++;
    return found === wanted;
  };
  const range = (size: number, column: Column): [number, number] => {
    const all = margins.columns[column];
    return [Math.max(0, all - (cases - size)), Math.min(size, all)];
  };
  // If every case is in the base, the base of a group is its size, which is shown; the Yes then determine the No.
  const columns = neither === 0 ? ([0] as const) : ([0, 1, 2] as const);
  const open =
    first.every((group, row) => columns.every((column) => values(row, column, range(group.cases, column), 2))) &&
    // Each group of hidden size can have more or fewer of an answer unless none or all of their cases give it.
    (together === null ||
      ([0, 1] as const).every((column) => values(known.length, column, [1, together.cases - 1], 1)));
  if (!open) return null;
  return { places: new Set(first.map(({ place }) => place)), basesKnown: neither === 0 };
}
