/** Small pieces of English that messages and reports share. Pure. */

/**
 * Joins words with commas and a last "and".
 *
 * @example
 * formatList(['2.2', '2.4', '2.5']) // '2.2, 2.4 and 2.5'
 */
export function formatList(words: readonly string[], last = 'and'): string {
  const head = words.slice(0, -1);
  const tail = words.at(-1) ?? '';
  return head.length === 0 ? tail : `${head.join(', ')} ${last} ${tail}`;
}

/**
 * A number and its noun, singular for exactly one.
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
 * A number with the thousands of its whole part separated by commas, the same on every machine.
 *
 * @example
 * formatNumber(1234567) // '1,234,567'
 */
export function formatNumber(n: number): string {
  if (Math.abs(n) < 1000) return String(n);
  return String(n).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

const numerals = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];

/**
 * A number as a word up to nine, and in figures from ten.
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
 * Folds case, spaces, underscores and hyphens, so that names typed by hand can be compared.
 *
 * @example
 * fold(' Case_Reference ') // 'case reference'
 */
export function fold(text: string): string {
  if (text !== last.text) {
    const found = text
      .replace(/[\s_-]+/g, ' ')
      .trim()
      .toLowerCase();
    last = { text, found };
  }
  return last.found;
}

/** What was folded last: a header is compared with the names of one thing after the other. */
let last = { text: '', found: '' };
