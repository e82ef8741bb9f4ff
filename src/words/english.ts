/** Lists, counts and numbers, as messages and reports write them. */
import { visibleText } from './visible.js';

/** A text with its first letter as a capital. */
export const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Joins words with commas, and the last two with "and" (or `last`). Empty for no words.
 *
 * @example
 * formatList(['2.2', '2.4', '2.5']) // '2.2, 2.4 and 2.5'
 */
export function formatList(words: readonly string[], last = 'and'): string {
  const head = words.slice(0, -1);
  const tail = words.at(-1) ?? '';
  return head.length === 0 ? tail : `${head.join(', ')} ${last} ${tail}`;
}

/** A text as a sentence: with a full stop, unless it ends in a stop of its own. */
export function endSentence(text: string): string {
  const trimmed = text.trim();
  return /[.!?\u2026]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}

/**
 * A reason as the end of a sentence, whether or not it says "because" itself.
 *
 * @example
 * becauseOf('women are served well') // 'because women are served well.'
 * @example
 * becauseOf('Because of its work with women') // 'because of its work with women.'
 */
export function becauseOf(reason: string): string {
  const own = reason.trim().replace(/^because\b[\s:,]*/i, '');
  return endSentence(`because ${own === '' ? reason.trim() : own}`);
}

/**
 * The items that apply: none that is false, null, undefined or an empty text.
 *
 * @example
 * compact(['always', 1 > 2 && 'never']) // ['always']
 */
export function compact<T extends string | object>(items: readonly (T | false | null | undefined)[]): T[] {
  return items.filter((item): item is T => Boolean(item));
}

/**
 * The items with the same key, in order of first appearance.
 *
 * @example
 * [...groupBy(['one', 'two', 'three'], (word) => word.length)] // [[3, ['one', 'two']], [5, ['three']]]
 */
export function groupBy<T, K>(items: Iterable<T>, keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}

/**
 * A filter on profile columns in words: each column with the values that it lets through. Empty without a filter.
 *
 * @example
 * formatFilter({ sex: ['F'], grade: ['PO', 'SPO'] }) // 'sex = F and grade = PO or SPO'
 */
export function formatFilter(filter: Readonly<Record<string, readonly string[]>> | null): string {
  return formatList(Object.entries(filter ?? {}).map(([column, values]) => `${column} = ${formatList(values, 'or')}`));
}

/**
 * A number and its noun: the singular for exactly 1, otherwise the plural.
 *
 * @example
 * formatCount(1, 'case') // '1 case'
 * @example
 * formatCount(0, 'case') // '0 cases'
 */
export function formatCount(n: number, noun: string, plural = `${noun}s`): string {
  return `${formatNumber(n)} ${n === 1 ? noun : plural}`;
}

/**
 * A number with commas between the thousands of its whole part, whatever the locale of the machine.
 *
 * @example
 * formatNumber(1234567) // '1,234,567'
 */
export function formatNumber(n: number): string {
  if (Math.abs(n) < 1000) return String(n);
  return String(n).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/**
 * A count and the whole that it is of.
 *
 * @example
 * formatShare(1234, 2500) // '1,234 of 2,500'
 */
export function formatShare(part: number, whole: number): string {
  return `${formatNumber(part)} of ${formatNumber(whole)}`;
}

/**
 * A number with so many decimals, or with as many more as it takes to tell it from one that it is not: the end of an interval from no
 * difference, so that it does not seem to touch it.
 *
 * @example
 * formatApart(-12.34, 1, 0) // '-12.3'
 * @example
 * formatApart(0.04, 1, 0) // '0.04'
 * @example
 * formatApart(0.9996, 2, 1) // '0.9996'
 */
export function formatApart(value: number, decimals: number, other: number): string {
  // So near, it is the other number and a rounding error.
  if (Math.abs(value - other) < 1e-9) return other.toFixed(decimals);
  const text = value.toFixed(decimals);
  return Number(text) === other ? formatApart(value, decimals + 1, other) : text;
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * A whole number in words from 0 ("no") to 9, and in figures from 10.
 *
 * @example
 * numberInWords(3) // 'three'
 * @example
 * numberInWords(12) // '12'
 */
export function numberInWords(n: number): string {
  return numerals[n] ?? formatNumber(n);
}

/**
 * Names typed by hand are compared in this form: what can be seen of them in small letters, with every run of spaces, underscores and
 * hyphens as one space, and none at either end.
 *
 * @example
 * fold(' Case_Reference ') // 'case reference'
 */
export function fold(text: string): string {
  return visibleText(text)
    .replace(/[\s_-]+/g, ' ')
    .trim()
    .toLowerCase();
}
