/** Tables of cases by Yes, No and neither, of which only sums are known: which counts could be in them. */

/** Cases that answered Yes, cases that answered No, and those that did neither: N/A, blank, or not asked. */
export type Counts = readonly [yes: number, no: number, neither: number];

export type Column = 0 | 1 | 2;
const columns3 = [0, 1, 2] as const;

/** The sums of a table: of each row, over its three counts, and of each column. Both have the same total. */
export interface Margins {
  readonly rows: readonly number[];
  readonly columns: Counts;
}

/** One count of a table is supposed to be from `from` to `to`. */
export interface Bound {
  readonly row: number;
  readonly column: Column;
  readonly from: number;
  readonly to: number;
}

/** Every non-empty set of the three columns, as bits. */
const sets = [1, 2, 3, 4, 5, 6, 7] as const;

const inSet = ([yes, no, neither]: Counts, set: number): number =>
  ((set & 1) === 0 ? 0 : yes) + ((set & 2) === 0 ? 0 : no) + ((set & 4) === 0 ? 0 : neither);

export const none: Counts = [0, 0, 0];

export const countsOf = (of: (column: Column) => number): Counts => [of(0), of(1), of(2)];

/** Adds counts; with `sign` -1 takes them away. */
export const addCounts = (a: Counts, b: Counts, sign = 1): Counts => countsOf((c) => a[c] + sign * b[c]);

/**
 * Whether whole numbers of 0 or more exist with these margins and within these bounds. Source: Gale, "A theorem on flows in networks",
 * Pacific Journal of Mathematics 7 (1957) 1073–1082: the demand of no set of columns may exceed what the rows can supply to it.
 *
 * @example
 * canBeFilled({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, from: 2, to: 2 }]) // true
 * @example
 * canBeFilled({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, from: 3, to: 3 }]) // false
 */
export function canBeFilled({ rows, columns }: Margins, bounds: readonly Bound[]): boolean {
  const bounded = new Map<number, { least: Counts; most: Counts }>();
  for (const { row, column, from, to } of bounds) {
    const { least, most } = bounded.get(row) ?? { least: [0, 0, 0], most: [Infinity, Infinity, Infinity] };
    bounded.set(row, {
      least: countsOf((c) => (c === column ? Math.max(least[c], from) : least[c])),
      most: countsOf((c) => (c === column ? Math.min(most[c], to) : most[c])),
    });
  }
  let demand = columns;
  let supply = rows.reduce((sum, cases) => sum + cases, 0);
  const limited: { left: number; spare: Counts }[] = [];
  for (const [row, { least, most }] of bounded) {
    const left = (rows[row] ?? 0) - inSet(least, 7);
    if (left < 0 || columns3.some((c) => least[c] > most[c])) return false;
    demand = countsOf((c) => demand[c] - least[c]);
    supply -= inSet(least, 7);
    limited.push({ left, spare: countsOf((c) => most[c] - least[c]) });
  }
  if (demand.some((cases) => cases < 0)) return false;
  return sets.every((set) => {
    const shut = limited.reduce((sum, { left, spare }) => sum + left - Math.min(left, inSet(spare, set)), 0);
    return inSet(demand, set) <= supply - shut;
  });
}

/** A table of which besides the margins the most is known that each count can be. */
export interface Grid extends Margins {
  readonly most: readonly Counts[];
}

/** How many cases a row can supply to each set of columns; by the set. */
type Room = readonly number[];

const roomOfRow = (cases: number, most: Counts): Room => {
  const [yes, no, neither] = most;
  const all = [0, yes, no, yes + no, neither, yes + neither, no + neither, yes + no + neither];
  return all.map((count) => Math.min(cases, count));
};
const addRoom = (a: Room, b: Room, sign = 1): Room => a.map((value, set) => value + sign * (b[set] ?? 0));
const noRoom: Room = [0, 0, 0, 0, 0, 0, 0, 0];

const rowOf = ({ rows, most }: Grid, row: number): [number, Counts] => [rows[row] ?? 0, most[row] ?? none];

function roomOf(grid: Grid): Room {
  return grid.rows.reduce<Room>((sum, _, row) => addRoom(sum, roomOfRow(...rowOf(grid, row))), noRoom);
}

const canHold = (columns: Counts, room: Room): boolean => sets.every((set) => inSet(columns, set) <= (room[set] ?? 0));

/** The least and the most of each figure of a row: Yes, No, neither, and the base (Yes and No). Every number between is possible. */
export type Ranges = readonly (readonly [least: number, most: number])[];

/** What each count of a row can be by itself, if the row's own sum and the room of all other rows are known. */
function limitsOfRow(cases: number, most: Counts, columns: Counts, others: Room): { least: Counts; most: Counts } {
  return {
    least: countsOf((c) => Math.max(0, columns[c] - (others[1 << c] ?? 0))),
    most: countsOf((c) => {
      const rest = 7 ^ (1 << c);
      return Math.min(most[c], cases - Math.max(0, inSet(columns, rest) - (others[rest] ?? 0)));
    }),
  };
}

/** What a grid can hold. */
export interface Filling {
  /** The ranges of a row. */
  ranges(row: number): Ranges;
  /** The same grid with a case less in one row and a case more in another; null if that cannot be filled. */
  move(from: number, to: number): Filling | null;
}

/** What a grid can hold; null if it cannot be filled at all. */
export function fillingOf(grid: Grid): Filling | null {
  const filling = (room: Room, from: number | null, to: number | null): Filling | null => {
    if (!canHold(grid.columns, room)) return null;
    const casesIn = (row: number): number => (grid.rows[row] ?? 0) + Number(row === to) - Number(row === from);
    return {
      ranges: (row) => rangesOfRow(casesIn(row), grid.most[row] ?? none, grid.columns, room),
      move: (one, other) => {
        const change = (row: number, by: number): Room => {
          const most = grid.most[row] ?? none;
          return addRoom(roomOfRow(casesIn(row) + by, most), roomOfRow(casesIn(row), most), -1);
        };
        return filling(addRoom(room, addRoom(change(one, -1), change(other, 1))), one, other);
      },
    };
  };
  return filling(roomOf(grid), null, null);
}

/** The ranges of a row in the room of a whole grid. */
function rangesOfRow(cases: number, own: Counts, columns: Counts, room: Room): Ranges {
  const { least, most } = limitsOfRow(cases, own, columns, addRoom(room, roomOfRow(cases, own), -1));
  const range = (c: Column): readonly [number, number] => {
    const rest = 7 ^ (1 << c);
    return [Math.max(least[c], cases - inSet(most, rest)), Math.min(most[c], cases - inSet(least, rest))];
  };
  const neither = range(2);
  return [range(0), range(1), neither, [cases - neither[1], cases - neither[0]]];
}

const clamp = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most);

/** Counts that fill a grid, each near its share of what is possible; null if there are none. */
export function fill(grid: Grid): Counts[] | null {
  const rows = grid.rows.map((_, row) => rowOf(grid, row));
  /** The room of so many last rows. */
  const after: Room[] = [noRoom];
  for (const row of rows.toReversed()) after.push(addRoom(after.at(-1) ?? noRoom, roomOfRow(...row)));
  if (!canHold(grid.columns, after.at(-1) ?? noRoom)) return null;
  let left = grid.columns;
  let possible = countsOf((c) => rows.reduce((sum, [, most]) => sum + most[c], 0));
  return rows.map(([cases, highest], row) => {
    const { least, most } = limitsOfRow(cases, highest, left, after[rows.length - 1 - row] ?? noRoom);
    const share = (c: Column): number => Math.round((left[c] * highest[c]) / Math.max(1, possible[c]));
    const yes = clamp(
      share(0),
      Math.max(least[0], cases - most[1] - most[2]),
      Math.min(most[0], cases - least[1] - least[2]),
    );
    const no = clamp(share(1), Math.max(least[1], cases - yes - most[2]), Math.min(most[1], cases - yes - least[2]));
    const own: Counts = [yes, no, cases - yes - no];
    left = countsOf((c) => left[c] - own[c]);
    possible = countsOf((c) => possible[c] - highest[c]);
    return own;
  });
}

/** Whole numbers with these margins, each near its share: the same number of rows and of columns, and the same total. */
export function spread(rows: readonly number[], columns: readonly number[]): number[][] {
  let left = columns;
  return rows.map((row) => {
    const total = left.reduce((sum, count) => sum + count, 0);
    const own = left.map((count) => (total === 0 ? 0 : Math.floor((count * row) / total)));
    const missing = row - own.reduce((sum, count) => sum + count, 0);
    const rests = left.map((count, i) => ({ i, rest: count * row - (own[i] ?? 0) * total }));
    for (const { i } of rests.toSorted((a, b) => b.rest - a.rest).slice(0, missing)) own[i] = (own[i] ?? 0) + 1;
    left = left.map((count, i) => count - (own[i] ?? 0));
    return own;
  });
}
