/** What somebody who knows the margins of a table can still think possible. Exact, in whole numbers. */

/** A table of groups by Yes, No and neither, of which only the margins are known. */
export interface Margins {
  /** The cases of each group. */
  readonly rows: readonly number[];
  /** Yes, No and neither over all groups. They sum to the cases. */
  readonly columns: readonly [number, number, number];
}

/** A number that one cell is assumed to hold. */
export interface Supposed {
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
 * possible({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, value: 2 }]) // true
 * @example
 * possible({ rows: [3, 3], columns: [2, 4, 0] }, [{ row: 0, column: 0, value: 3 }]) // false
 */
export function possible({ rows, columns }: Margins, supposed: readonly Supposed[]): boolean {
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
