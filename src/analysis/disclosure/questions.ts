/** Whether a question's counts by group are small, and whether hiding all of them is enough. */
import type { Answered } from '../newcombe.js';
import { possible, type Margins, type Supposed } from './possible.js';

/** One question over the groups of a table, those whose size is hidden put together as one. */
export interface AcrossGroups {
  /** The groups whose size is known, with the cases of each. */
  readonly sizes: readonly number[];
  /** The cases of the groups whose size is hidden, together; 0 with none. */
  readonly together: number;
  /** The whole sample, which is public. */
  readonly whole: Answered;
}

/** What somebody can know of a question: nothing that forces hiding can be there; or it can, and hiding is or is not enough. */
export type Exposure = 'never' | 'safe' | 'pinned';

/**
 * Whether a question is to be hidden: a group of known size has a Yes or a No count from 1 to just under the limit, or the groups of
 * hidden size have together fewer Yes or fewer No than the limit, 0 among them, since all of their answers would then be known.
 */
export function isSmall(known: readonly Answered[], together: Answered | null, limit: number): boolean {
  const few = (count: number): boolean => count >= 1 && count < limit;
  return (
    known.some(({ yes, no }) => few(yes) || few(no)) ||
    (together !== null && Math.min(together.yes, together.no) < limit)
  );
}

/**
 * What hiding a question in all groups leaves open to somebody who knows the sizes, the whole sample, and that the rule of `isSmall`
 * set it off. A function of what is public alone, so that what follows from it tells nothing.
 */
export function exposure({ sizes, together, whole }: AcrossGroups, limit: number): Exposure {
  const cases = sizes.reduce((sum, one) => sum + one, together);
  const neither = cases - whole.yes - whole.no;
  const hidden = together > 0 ? [sizes.length] : [];
  const margins: Margins = {
    rows: together > 0 ? [...sizes, together] : sizes,
    columns: [whole.yes, whole.no, neither],
  };
  /** Every way in which the rule can be set off: one count of one group. */
  const causes: Supposed[] = [
    ...sizes.flatMap((_, row) => counts(row, 1, limit)),
    ...hidden.flatMap((row) => counts(row, 0, limit)),
  ];
  const couldBe = (supposed: readonly Supposed[]): boolean =>
    causes.some((cause) => possible(margins, [...supposed, cause]));
  if (!couldBe([])) return 'never';

  const open = (row: number, column: 0 | 1 | 2, from: number, to: number, wanted: number): boolean => {
    let values = 0;
    for (let value = from; value <= to && values < wanted; value++) {
      if (couldBe([{ row, column, value }])) values++;
    }
    return values === wanted;
  };
  const range = (row: number, column: 0 | 1 | 2): [number, number] => {
    const [size, all] = [margins.rows[row] ?? 0, margins.columns[column]];
    return [Math.max(0, all - (cases - size)), Math.min(size, all)];
  };
  // With nothing outside the base anywhere, the base of a group is its size, and is shown; the Yes then tell the No.
  const columns = neither === 0 ? ([0] as const) : ([0, 1, 2] as const);
  const known = sizes.every((_, row) => columns.every((column) => open(row, column, ...range(row, column), 2)));
  // Each of the groups of hidden size can have more or fewer of an answer as soon as neither none nor all of their cases give it.
  const others = hidden.every((row) => ([0, 1] as const).every((column) => open(row, column, 1, together - 1, 1)));
  return known && others ? 'safe' : 'pinned';
}

function counts(row: number, from: number, limit: number): Supposed[] {
  const values = Array.from({ length: limit - from }, (_, i) => from + i);
  return values.flatMap((value) => [
    { row, column: 0 as const, value },
    { row, column: 1 as const, value },
  ]);
}
