/** Reads the cells of questions. */
import type { Answer } from '../../model.js';
import { answerTable, begin, doubt } from './answer-table.js';
import type { Text } from './text.js';

/** How many beginnings of cells are remembered. A power of two. */
const places = 1 << 11;

/**
 * Walks the table of answers, and remembers what the first four bytes of a cell came to where it ends within them. Most cells do, and they
 * begin in few ways: those are not walked again.
 */
export class AnswerCells {
  readonly #table: Int32Array;
  readonly #beginnings = new Int32Array(places);
  /** What each remembered beginning came to, as `read` gives it for a cell at 0; 0 where nothing is remembered. */
  readonly #results = new Uint8Array(places);

  constructor(further: ReadonlyMap<string, Answer>, separator: number) {
    this.#table = answerTable(further, separator);
  }

  /** The cell from a place on: eight times the place behind the byte that ends it, and the number of its answer, or `doubt`. */
  read({ bytes, view }: Text, at: number): number {
    const beginning = view.getInt32(at, true);
    const place = Math.imul(beginning, 0x9e3779b1) >>> 21;
    const result = this.#results[place]!;
    if (result !== 0 && this.#beginnings[place] === beginning) return 8 * at + result;
    let end = at;
    let state = begin;
    do state = this.#table[state + bytes[end++]!]!;
    while (state >= begin);
    if (state !== doubt && end - at <= 4) {
      this.#beginnings[place] = beginning;
      this.#results[place] = 8 * (end - at) + state;
    }
    return 8 * end + state;
  }
}
