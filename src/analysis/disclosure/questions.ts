/** In which groups a question is hidden, and whether that is enough. */
import type { Answered } from '../statistics/wilson.js';

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
}

/** The groups in which a question is hidden besides those of hidden size, and whether their bases are known nevertheless. */
export interface Cover {
  readonly places: ReadonlySet<number>;
  readonly basesKnown: boolean;
}

const isFew = ({ yes, no }: Answered, limit: number): boolean => [yes, no].some((count) => count >= 1 && count < limit);

/** Whether groups that are hidden together, whose sum anyone can work out, have too few Yes or too few No. */
const isThin = ({ yes, no }: Answered, limit: number): boolean => Math.min(yes, no) < limit;

/**
 * Whether a question has to be hidden anywhere: a group of known size has a Yes or No count from 1 to just under the limit, or the groups
 * of hidden size together have fewer Yes or No than the limit (with none at all, their answers would be known).
 */
export function isSmall({ known, together }: Question, limit: number): boolean {
  return known.some((group) => isFew(group, limit)) || (together !== null && isThin(together, limit));
}

/**
 * How a question may be shown in one table, decided from public figures alone, so that the decision gives nothing away. `free`: no count
 * can be small. `leftOut`: a count can be small, and hiding the question in every group would determine one. `whole`: it is hidden in every
 * group or in none. `part`: it may be hidden in the smallest groups only.
 */
export type Manner = 'free' | 'leftOut' | 'whole' | 'part';

/** The manner of a question. `others`: whether the run has other tables. */
export function mannerOf(question: Question, others: boolean, limit: number): Manner {
  const { known } = question;
  const causes = anyCause(question, limit);
  const margins = marginsOf(question, known.length);
  if (!causes.some((cause) => canBeFilled(margins, [cause]))) return 'free';
  if (coverOf(question, known.length, causes) === null) return 'leftOut';
  if (others) return 'whole';
  return coverOf(question, known.length, causesOfFirst(question, known.length, limit)) === null ? 'whole' : 'part';
}

/** The cover of a small question whose manner is `whole`: every group. */
export function wholeCover(question: Question, limit: number): Cover | null {
  return coverOf(question, question.known.length, anyCause(question, limit));
}

/**
 * The cover of a small question whose manner is `part`: the smallest groups, as many as it takes to include every small count, to hide at
 * least two groups, and to have at least as many Yes and No as the limit in all hidden groups together. If that would determine a count,
 * every group.
 */
export function partCover(question: Question, limit: number): Cover | null {
  const { known, together } = question;
  const last = known.findLastIndex((group) => isFew(group, limit)) + 1;
  let many = Math.max(last, Math.min(known.length, together === null ? 2 : 0));
  while (many < known.length && isThin(firstOf(question, many), limit)) many++;
  return (
    coverOf(question, many, causesOfFirst(question, many, limit)) ??
    coverOf(question, known.length, causesOfFirst(question, known.length, limit))
  );
}

/** Every count that makes a question small. */
function anyCause({ known, together }: Question, limit: number): Supposed[] {
  return [
    ...known.flatMap((_, row) => supposeAnswers(row, 1, limit - 1)),
    ...(together === null ? [] : supposeAnswers(known.length, 0, limit - 1)),
  ];
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
 * Every count that makes the rule of `partCover` stop at exactly so many groups. The last of them has a small count, or without it the
 * others were too few; with the smallest number of groups that are ever hidden, any small count among them is enough.
 */
function causesOfFirst(question: Question, many: number, limit: number): Supposed[] {
  const { together } = question;
  if (together === null && many <= 2)
    return Array.from({ length: many }, (_, row) => supposeAnswers(row, 1, limit - 1)).flat();
  const all = firstOf(question, many);
  const last = many - 1;
  // With no such answer among the others nothing would have been small, unless sizes are hidden.
  const least = together === null ? 1 : 0;
  const others = (column: 0 | 1, total: number): Supposed[] =>
    wholeNumbers(least, limit - 1).flatMap((left) => (left > total ? [] : { row: last, column, value: total - left }));
  return [...supposeAnswers(last, 1, limit - 1), ...others(0, all.yes), ...others(1, all.no)];
}

const wholeNumbers = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

function supposeAnswers(row: number, from: number, to: number): Supposed[] {
  return wholeNumbers(from, to).flatMap((value): Supposed[] => [
    { row, column: 0, value },
    { row, column: 1, value },
  ]);
}

/**
 * The cover of the first groups, if each of their counts has two possible values for somebody who knows all other groups, and so the sums,
 * and that one of the causes holds; otherwise null. It depends only on what is printed, so that it gives nothing away.
 */
function coverOf(question: Question, many: number, causes: readonly Supposed[]): Cover | null {
  const { known, together } = question;
  const { cases } = firstOf(question, many);
  const first = known.slice(0, many);
  const margins = marginsOf(question, many);
  const [, , neither] = margins.columns;
  const couldBe = (supposed: Supposed): boolean => causes.some((cause) => canBeFilled(margins, [supposed, cause]));
  const values = (row: number, column: 0 | 1 | 2, [from, to]: readonly [number, number], wanted: number): boolean => {
    let found = 0;
    for (let value = from; value <= to && found < wanted; value++) if (couldBe({ row, column, value })) found++;
    return found === wanted;
  };
  const range = (size: number, column: 0 | 1 | 2): [number, number] => {
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

/** A table of groups by Yes, No and neither, of which only the margins are known. */
interface Margins {
  /** The cases of each group. */
  readonly rows: readonly number[];
  /** Yes, No and neither over all groups. They sum to the cases. */
  readonly columns: readonly [number, number, number];
}

/** A number that one cell is assumed to hold. */
interface Supposed {
  readonly row: number;
  readonly column: 0 | 1 | 2;
  readonly value: number;
}

/** Every non-empty set of the three columns, as bits. */
const sets = [1, 2, 3, 4, 5, 6, 7];

/**
 * Whether counts of 0 or more exist with these margins and the assumed cells. Whole numbers suffice: a table with two margins that can be
 * filled at all can be filled with whole numbers. Source: Gale, "A theorem on flows in networks", Pacific Journal of Mathematics 7 (1957)
 * 1073–1082: the demand of no set of columns may exceed the supply of the rows that can serve it.
 *
 * @example
 * canBeFilled({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, value: 2 }]) // true
 * @example
 * canBeFilled({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, value: 3 }]) // false
 */
export function canBeFilled({ rows, columns }: Margins, supposed: readonly Supposed[]): boolean {
  const left = new Map<number, number>();
  const closed = new Map<number, number>();
  const demand = [...columns];
  let supply = rows.reduce((sum, cases) => sum + cases, 0);
  for (const { row, column, value } of supposed) {
    const already = supposed.find((other) => other.row === row && other.column === column)?.value;
    if (already !== value) return false;
    // The same assumption twice counts once.
    if (((closed.get(row) ?? 0) & (1 << column)) !== 0) continue;
    left.set(row, (left.get(row) ?? rows[row] ?? 0) - value);
    closed.set(row, (closed.get(row) ?? 0) | (1 << column));
    demand[column] = (demand[column] ?? 0) - value;
    supply -= value;
  }
  if (demand.some((cases) => cases < 0) || [...left.values()].some((cases) => cases < 0)) return false;
  return sets.every((set) => {
    const wanted = demand.reduce((sum, cases, column) => ((set & (1 << column)) === 0 ? sum : sum + cases), 0);
    const shut = [...closed].reduce((sum, [row, mask]) => ((set & ~mask) === 0 ? sum + (left.get(row) ?? 0) : sum), 0);
    return wanted <= supply - shut;
  });
}
