/** Finds ids of cases that stand twice or are alike as numbers. */
import { createHash } from 'node:crypto';
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { IdTable, type FirstPlace } from './id-table.js';
import { mostNumbers, numberBehind, numbersNotes } from './ids.js';

/** A longer id is remembered by its SHA-256, so that long ones take no more memory. */
const longest = 64;

/** An id as it is remembered. */
function shortId(id: string): string {
  return id.length > longest ? `sha256 ${createHash('sha256').update(id).digest('hex')}` : id;
}

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
    const first = this.#all.add(shortId(key), line, spelling);
    if (first !== undefined) return first;
    const number = this.#numbers.size === this.#most ? null : numberBehind(key);
    const other = number === null ? undefined : this.#numbers.add(shortId(number), line);
    if (other !== undefined) this.#addAlike(other.firstLine, line);
    return undefined;
  }

  /** Notes on ids that are one number, written in different ways. */
  notes(isWorksheet = false): Note[] {
    for (const [number, line] of this.#numbers) {
      const plain = this.#all.lineOf(number);
      if (plain !== undefined) this.#addAlike(Math.min(plain, line), Math.max(plain, line));
    }
    const alike =
      this.#alike === null ? [] : [note('idsAlike', { ids: this.#alikes, lines: this.#alike, isWorksheet })];
    return [...alike, ...numbersNotes(this.#numbers.size, this.#most)];
  }

  #addAlike(first: number, second: number): void {
    this.#alikes++;
    this.#alike ??= [first, second];
  }
}
