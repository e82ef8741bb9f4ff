/**
 * Whether the groups of single sheets stay unknown where sheets are pooled. The figures of each sheet are public, and those of each group
 * over all sheets are printed.
 *
 * Nothing here looks at what the groups of a sheet really are. A sample is made up from public and printed figures alone, and it is looked
 * how its counts can change: two groups can exchange cases between sheets, or their answers to a question. If every small count of that
 * sample can change, every true count has an alternative that is printed in the same way: that of the made-up sample, or the changed one.
 * So whether a question is shown gives nothing away either.
 */
import {
  addCounts,
  countsOf,
  fill,
  fillingOf,
  none,
  spread,
  type Column,
  type Counts,
  type Filling,
} from './margins.js';
import { isFew, isSmallCount, isThin, ruleFor, type HidingRule } from './rule.js';

/** What is known of the groups of a pool before any question is looked at. */
export interface PooledSizes {
  /** The cases of each group over all sheets, and of all groups of hidden size together. */
  readonly groups: readonly number[];
  /** The position of the groups of hidden size; null if there are none. */
  readonly together: number | null;
  /** The cases of each sheet. */
  readonly sheets: readonly number[];
}

/** The counts of each group, as they would be printed, and those of each sheet, which are public. */
export interface PooledAnswers {
  readonly groups: readonly Counts[];
  readonly sheets: readonly Counts[];
}

/** A case of a group moves from one sheet to another, and one of the largest group back. */
interface Move {
  readonly group: number;
  readonly from: number;
  readonly to: number;
}

/** Sizes that the groups could have in each sheet, by group and then by sheet, and how each small one can change. */
interface SupposedSizes {
  readonly cases: readonly (readonly number[])[];
  readonly largest: number;
  readonly moves: readonly Move[];
}

/** Decides whether a question can be shown in the table of a pool. */
export type PooledGate = (answers: PooledAnswers) => boolean;

/** The gate for the questions of a pool; null if even the sizes of its groups would tell of those of a sheet. */
export function pooledGate(sizes: PooledSizes, rule: HidingRule): PooledGate | null {
  // A group that is the whole pool has the figures of the sheets, which are public.
  if (sizes.groups.length < 2) return () => true;
  const supposed = supposeSizes(sizes, rule);
  if (supposed === null) return null;
  return ({ groups, sheets }) => {
    const whole = sheets.reduce((sum, counts) => addCounts(sum, counts));
    const own = ruleFor({ yes: whole[0], no: whole[1] }, rule);
    // If a sheet does not ask, or nobody is relevant there, the bases tell how many cases each group has there.
    if (sheets.some(([yes, no]) => yes + no === 0)) return false;
    if (groups.some((counts, g) => (g === sizes.together ? isThin(counts, own) : isFew(counts, own)))) return false;
    const canBe = (table: readonly Counts[]): boolean => canChange(supposed, { groups: table, sheets }, own);
    if (!canBe(groups)) return false;
    // If all cases answered alike, so did every group.
    if (whole.filter((count) => count > 0).length === 1) return true;
    const least = leastCounts(supposed, sizes, whole, canBe, own);
    return least !== null && !least.some(({ group, answer, most }) => (groups[group]?.[answer] ?? 0) <= most);
  };
}

function supposeSizes({ groups, together, sheets }: PooledSizes, rule: HidingRule): SupposedSizes | null {
  const cases = spread(groups, sheets);
  const largest = groups.indexOf(Math.max(...groups));
  const inSheet = (group: number, sheet: number): number => cases[group]?.[sheet] ?? 0;
  const mustChange = (group: number, sheet: number): boolean =>
    isSmallCount(inSheet(group, sheet), rule) || (group === together && inSheet(group, sheet) === groups[group]);
  const others = groups.flatMap((_, group) => (group === largest ? [] : [group]));
  const moves: Move[] = [];
  const touched = new Set<number>();
  for (const sheet of sheets.keys()) {
    const changed = others.filter((group) => mustChange(group, sheet));
    const isLargestOpen = !mustChange(largest, sheet) || changed.length > 0 || touched.has(sheet);
    // If only the largest group must change, any other group that is there can leave, or one that is elsewhere can come.
    const leaving = isLargestOpen ? changed : others.filter((group) => inSheet(group, sheet) > 0).slice(0, 1);
    const coming = isLargestOpen || leaving.length > 0 ? null : fullestOther(groups, largest);
    const other = fullestOther(cases[coming ?? largest] ?? [], sheet);
    if (leaving.length === 0 && coming === null) continue;
    if (other === null) return null;
    moves.push(...leaving.map((group) => ({ group, from: sheet, to: other })));
    if (coming !== null) moves.push({ group: coming, from: other, to: sheet });
    touched.add(sheet).add(other);
  }
  return { cases, largest, moves };
}

/** The position of the largest number besides one; null if all others are 0. */
function fullestOther(numbers: readonly number[], position: number): number | null {
  let best: number | null = null;
  for (const [i, number] of numbers.entries()) {
    if (i !== position && number > (best === null ? 0 : (numbers[best] ?? 0))) best = i;
  }
  return best;
}

/** Yes, No, neither, and the base. */
const figuresOf = ([yes, no, neither]: Counts): number[] => [yes, no, neither, yes + no];

/** Whether a figure of a group must not become known; `all` are the counts of everybody there, which are public. */
function isSensitive(count: number, all: Counts, figure: number, rule: HidingRule): boolean {
  const alike = rule.hidesAlike && figure < 2 && count === 0 && (all[figure] ?? 0) > 0;
  return alike || isSmallCount(count, rule);
}

/** Whether answers can be made up that fit, and of which every small count can change. */
function canChange(supposed: SupposedSizes, answers: PooledAnswers, rule: HidingRule): boolean {
  const { cases, largest, moves } = supposed;
  const { groups, sheets } = answers;
  const made = makeAnswers(supposed, answers);
  if (made === null) return false;
  /** For each group and sheet, the figures that can change, as bits. */
  const changes = groups.map(() => sheets.map(() => 0));
  const note = (group: number, sheet: number, found: number): void => {
    const own = changes[group];
    if (own !== undefined) own[sheet] = (own[sheet] ?? 0) | found;
  };
  const pairUp = (group: number, partner: number): Filling | null => {
    const most = sheets.map((_, sheet) => addCounts(made[group]?.[sheet] ?? none, made[partner]?.[sheet] ?? none));
    return fillingOf({ rows: cases[group] ?? [], columns: groups[group] ?? none, most });
  };
  for (const group of groups.keys()) {
    if (group === largest) continue;
    const filling = pairUp(group, largest);
    const after = filling === null ? null : movedFillings(filling, group, moves, sheets.length);
    if (after === null) return false;
    for (const [sheet, fillings] of after.entries()) {
      const found = changingFigures(sheet, fillings);
      for (const one of [group, largest]) note(one, sheet, found);
    }
  }
  const isSafe = (group: number, sheet: number): boolean =>
    figuresOf(made[group]?.[sheet] ?? none).every(
      (count, f) =>
        ((changes[group]?.[sheet] ?? 0) & (1 << f)) !== 0 || !isSensitive(count, sheets[sheet] ?? none, f, rule),
    );
  // What the largest group cannot change, others may: they exchange answers, not cases.
  return [...groups.keys()].every((group) => {
    let stuck = [...sheets.keys()].filter((sheet) => !isSafe(group, sheet));
    for (const partner of groups.keys()) {
      if (stuck.length === 0) return true;
      const filling = partner === group ? null : pairUp(group, partner);
      if (filling === null) continue;
      for (const sheet of stuck) note(group, sheet, changingFigures(sheet, [filling]));
      stuck = stuck.filter((sheet) => !isSafe(group, sheet));
    }
    return stuck.length === 0;
  });
}

/** Answers of each group in each sheet that fit; null if none are found. */
function makeAnswers(
  { cases, largest }: SupposedSizes,
  { groups, sheets }: PooledAnswers,
): (readonly Counts[])[] | null {
  const size = (group: number): number => (cases[group] ?? []).reduce((sum, own) => sum + own, 0);
  const others = groups.flatMap((_, group) => (group === largest ? [] : [group]));
  const made: (readonly Counts[])[] = [];
  // What is left is the largest group's: it can take whatever the others leave.
  let left = sheets;
  for (const group of others.toSorted((a, b) => size(a) - size(b))) {
    const own = fill({ rows: cases[group] ?? [], columns: groups[group] ?? none, most: left });
    if (own === null) return null;
    made[group] = own;
    left = left.map((all, sheet) => addCounts(all, own[sheet] ?? none, -1));
  }
  made[largest] = left;
  return made;
}

/**
 * For each sheet a filling, and those after a move of the group from or to that sheet: two, which are enough. Null if one of the moves is
 * not possible.
 */
function movedFillings(filling: Filling, group: number, moves: readonly Move[], sheets: number): Filling[][] | null {
  const found = Array.from({ length: sheets }, () => [filling]);
  for (const { group: moved, from, to } of moves) {
    if (moved !== group) continue;
    const after = filling.move(from, to);
    if (after === null) return null;
    for (const sheet of [from, to]) if ((found[sheet]?.length ?? 0) < 3) found[sheet]?.push(after);
  }
  return found;
}

/** The figures of a sheet that can have more than one value in the fillings, as bits. */
function changingFigures(sheet: number, fillings: readonly Filling[]): number {
  const [first, ...more] = fillings.map((filling) => filling.ranges(sheet));
  return (first ?? []).reduce((bits, [least, most], figure) => {
    const varies = least < most || more.some((ranges) => ranges[figure]?.[0] !== least || ranges[figure][1] !== most);
    return varies ? bits | (1 << figure) : bits;
  }, 0);
}

/** A count of one group that is among the least that it could have: with it a question is hidden, even if it is not small. */
interface LeastCount {
  readonly group: number;
  readonly answer: 0 | 1;
  readonly most: number;
}

/**
 * Being hidden must not tell of a group either. So there must be tables of which a question is hidden, and which together leave every small
 * count open. They are looked for among those in which one group has as few of an answer as it could have. Null if there are not enough.
 */
function leastCounts(
  { largest }: SupposedSizes,
  { groups }: PooledSizes,
  whole: Counts,
  canBe: (table: readonly Counts[]) => boolean,
  rule: HidingRule,
): LeastCount[] | null {
  const even = spread(groups, whole).map(([yes = 0, no = 0, neither = 0]): Counts => [yes, no, neither]);
  const hidden: (readonly Counts[])[] = [];
  const isEnough = (): boolean =>
    groups.every((_, g) => {
      const [first, ...more] = hidden.map((table) => figuresOf(table[g] ?? none));
      return first?.every(
        (count, f) => !isSensitive(count, whole, f, rule) || more.some((other) => other[f] !== count),
      );
    });
  const least: LeastCount[] = [];
  const others = groups.flatMap((_, group) => (group === largest ? [] : [group]));
  for (const group of others.toSorted((a, b) => (groups[a] ?? 0) - (groups[b] ?? 0))) {
    for (const answer of [0, 1] as const) {
      const tables = (count: number): Counts[][] =>
        ([1 - answer, 2] as const).flatMap((instead) =>
          shiftCases(even, [group, largest], answer, instead as Column, count),
        );
      const found: number[] = [];
      let count = rule.hidesAlike ? 0 : 1;
      while (found.length < 2 && count <= (even[group]?.[answer] ?? 0) + 1) {
        const table = tables(count).find(canBe);
        if (table !== undefined) hidden.push(table);
        if (table !== undefined) found.push(count);
        count += found.length > 0 || count < rule.limit ? 1 : Math.ceil(count / 4);
      }
      least.push({ group, answer, most: Math.max(...found) });
      if (isEnough()) return least;
    }
  }
  return null;
}

/**
 * The table in which the first group has `count` of an answer, and gives another `instead`; the second group takes the difference. Empty if
 * it has not so many.
 */
function shiftCases(
  table: readonly Counts[],
  [group, other]: readonly [number, number],
  answer: Column,
  instead: Column,
  count: number,
): Counts[][] {
  const excess = count - (table[group]?.[answer] ?? 0);
  const change = countsOf((c) => (c === answer ? excess : c === instead ? -excess : 0));
  const shifted = table.map((counts, g) =>
    g === group ? addCounts(counts, change) : g === other ? addCounts(counts, change, -1) : counts,
  );
  return shifted.every((counts) => Math.min(...counts) >= 0) ? [shifted] : [];
}
