/** The ids of cases: how they are compared, and which stand twice or are alike as numbers. */
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { visibleText } from '../../words/visible.js';
import { IdTable, type FirstPlace } from './id-table.js';

/**
 * The form in which case ids are compared: small letters, accents composed, no invisible characters, and every run of white space as one
 * space, with none at the ends. With `exact` it is the id as typed, but trimmed. Empty if nothing can be seen of it.
 *
 * @example
 * idKey(' c\u200b1  A ') // 'c1 a'
 * @example
 * idKey(' C1  A ', true) // 'C1  A'
 */
export function idKey(cell: string, exact = false): string {
  const seen = visibleText(cell).trim();
  if (exact) return seen === '' ? '' : cell.trim();
  // A capital may become two characters, which together may be one.
  return seen.replace(/\s+/g, ' ').toLowerCase().normalize('NFC');
}

/**
 * The number that an id is, if it is not written as plain digits: with zeros in front, as a decimal or as a power of ten. Null for any
 * other id.
 *
 * @example
 * numberBehind('007') // '7'
 * @example
 * numberBehind('1.2E+05') // '120000'
 * @example
 * numberBehind('120000') // null
 */
export function numberBehind(id: string): string | null {
  const [, whole, fraction = '', power = '0'] = /^(\d+)(?:\.(\d+))?(?:e\+?(\d{1,2}))?$/i.exec(id) ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(Number(power)))) return null;
  const length = whole.length + Number(power);
  const digits = (whole + fraction)
    .padEnd(length, '0')
    .slice(0, length)
    .replace(/^0+(?=\d)/, '');
  return digits === id ? null : digits;
}

/** How many ids that are numbers, and not written as plain digits, are compared with the other numbers. */
export const mostNumbers = 1_000_000;

/** The ids of the cases of one sheet, which must all differ. */
export class CaseIds {
  readonly #all = new IdTable();
  /** The numbers behind ids that are not written as plain digits. */
  readonly #numbers = new IdTable();
  /** The lines of the first two ids that are one number, and how many there are. */
  #alike: readonly [number, number] | null = null;
  #alikes = 0;
  readonly #most: number;

  /** `most`: after how many numbers that are not plain digits no more are compared. */
  constructor(most = mostNumbers) {
    this.#most = most;
  }

  /** Adds an id: how it is compared, how it is spelt, and its line. Returns where it was before; undefined if it is new. */
  add(key: string, spelling: string, line: number): FirstPlace | undefined {
    const first = this.#all.add(key, line, spelling);
    if (first !== undefined) return first;
    const number = this.#numbers.size === this.#most ? null : numberBehind(key);
    const other = number === null ? undefined : this.#numbers.add(number, line);
    if (other !== undefined) this.#addAlike(other.firstLine, line);
    return undefined;
  }

  /** Notes on ids that are one number, written in different ways. */
  notes(): Note[] {
    for (const [number, line] of this.#numbers) {
      const plain = this.#all.lineOf(number);
      if (plain !== undefined) this.#addAlike(Math.min(plain, line), Math.max(plain, line));
    }
    const alike = this.#alike === null ? [] : [note('idsAlike', { ids: this.#alikes, lines: this.#alike })];
    return [...alike, ...numbersNotes(this.#numbers.size, this.#most)];
  }

  #addAlike(first: number, second: number): void {
    this.#alikes++;
    this.#alike ??= [first, second];
  }
}

/** The note that no more numbers were compared; none while there are fewer than the most. */
export function numbersNotes(numbers: number, most = mostNumbers): Note[] {
  return numbers < most ? [] : [note('idsNotCompared', { most })];
}
