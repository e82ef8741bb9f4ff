/** Counts what each case comes to over the key questions of a standard, and over those of all standards that count. */
import type { Programme } from '../../model/programme.js';
import { wholeSample, type Answer } from '../../model/reading.js';
import { compositeAnswer } from '../../scoring/composite.js';
import { emptyTally } from '../../scoring/tally.js';
import type { Columns } from './columns.js';
import type { Counter } from './figures.js';

/** A composite, ready to count: the columns of its key questions. */
export interface CompositeCounter {
  /** The code of its standard, or `wholeSample`. */
  readonly key: string;
  readonly columns: readonly number[];
  readonly tally: Counter['tally'];
}

/** A composite for each standard rated from cases that has columns and applies, and one for all of them that count in the score. */
export function makeComposites(
  { columns }: Columns,
  { standards }: Programme,
  declaredOut: ReadonlyMap<number, string>,
): CompositeCounter[] {
  const keysOf = (code: string): number[] =>
    columns.flatMap((column, i) => (column.kind === 'key' && column.standard === code && !declaredOut.has(i) ? i : []));
  const fromCases = standards.filter(({ basis }) => basis === 'cases');
  const counting = fromCases.filter(({ counted }) => counted !== false);
  return [
    ...fromCases.map(({ code }) => ({ key: code, columns: keysOf(code) })),
    { key: wholeSample, columns: counting.flatMap(({ code }) => keysOf(code)) },
  ].flatMap((one) => (one.columns.length === 0 ? [] : { ...one, tally: { ...emptyTally } }));
}

/** Counts one case. */
export function countComposites(
  composites: readonly CompositeCounter[],
  answers: readonly (Answer | undefined)[],
): void {
  for (const { columns, tally } of composites) tally[compositeAnswer(columns.map((i) => answers[i] ?? 'unanswered'))]++;
}
