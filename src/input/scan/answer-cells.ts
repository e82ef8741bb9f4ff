/** Reads the cells of questions. */
import type { Answer } from '../../model/reading.js';
import { answerTable, begin } from './answer-table.js';
import type { Text } from './text.js';

/** How many beginnings of cells are remembered: as many as eleven bits tell apart. */
const places = 1 << 11;

/** The readers of the sheets before: nearly all that are read in one run use the same words, and what one sheet was read by serves the next. */
const readers = new Map<string, AnswerCells>();
const mostReaders = 64;

/** A reader of the cells of a sheet. `further` are the words of its inspection. */
export function answerCells(further: ReadonlyMap<string, Answer>, separator: number): AnswerCells {
  const key = further.size === 0 ? String(separator) : JSON.stringify([separator, ...further]);
  const known = readers.get(key);
  if (known !== undefined) return known;
  if (readers.size >= mostReaders) readers.clear();
  const reader = new AnswerCells(answerTable(further, separator));
  readers.set(key, reader);
  return reader;
}

/**
 * Walks the table of answers, and remembers what the first four bytes of a cell came to where it ends within them. Most cells do, and they
 * begin in few ways: those are not walked again.
 */
export class AnswerCells {
  readonly #table: Int32Array;
  readonly #beginnings = new Int32Array(places);
  /** What each remembered beginning came to, as `read` gives it for a cell at 0; 0 where nothing is remembered. */
  readonly #results = new Uint8Array(places);

  constructor(table: Int32Array) {
    this.#table = table;
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
    if (end - at <= 4) {
      this.#beginnings[place] = beginning;
      this.#results[place] = 8 * (end - at) + state;
    }
    return 8 * end + state;
  }
}
