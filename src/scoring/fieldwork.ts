/** Whether an inspection's fieldwork lies within its programme's dates. */
import type { FieldworkDates } from '../model/programme.js';

/**
 * Whether a date lies within a programme's dates, both included. Dates are `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, and two of them are
 * compared as far as both are known: fieldwork in "2021" may lie within a programme that began on 2021-09-01.
 *
 * @example
 * withinDates('2023-12-31', { from: '2021', to: '2023' }) // true
 * @example
 * withinDates('2021-08', { from: '2021-09-01', to: '2023' }) // false
 */
export function withinDates(date: string, { from, to }: Pick<FieldworkDates, 'from' | 'to'>): boolean {
  const known = (other: string): readonly [string, string] => {
    const length = Math.min(date.length, other.length);
    return [date.slice(0, length), other.slice(0, length)];
  };
  const [start, first] = known(from);
  const [end, last] = known(to);
  return start >= first && end <= last;
}
