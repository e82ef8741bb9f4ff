/** The answers of a sheet, counted by the kind of case. */
import type { Tally } from '../../model/reading.js';
import { countAlike, type Alike, type Counter } from '../sheet/figures.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';
import { answersInOrder } from './answer-cells.js';
import type { Roles } from './header.js';

/** How many answers there are to a question. */
const answers = answersInOrder.length;

export class AnswerCounts {
  readonly #roles: Roles;
  readonly #kinds: Kinds;
  /** The columns of the questions. */
  readonly #questions: Uint16Array;
  /** How many counts there are of each kind: of every answer to every question, and of its cases. */
  readonly #width: number;
  #counts: Uint32Array;

  constructor(roles: Roles) {
    this.#roles = roles;
    this.#kinds = new Kinds(roles.telling.length);
    this.#questions = roles.questions;
    this.#width = answers * roles.questions.length + 1;
    this.#counts = new Uint32Array(this.#width);
  }

  /** Counts a case: where its cells are that tell its kind, and the answer in each column. False where there are too many kinds. */
  add(bytes: Uint8Array, spans: Int32Array, answered: Uint8Array): boolean {
    const kind = this.#kinds.of(bytes, spans);
    if (kind < 0) return false;
    let at = kind * this.#width;
    if (at === this.#counts.length) this.#grow();
    const counts = this.#counts;
    const questions = this.#questions;
    for (let i = 0; i < questions.length; i++) {
      counts[at + (answered[questions[i] ?? 0] ?? 0)]!++;
      at += answers;
    }
    counts[at]!++;
    return true;
  }

  /** Adds everything to what a plan counts. Gives the number of cases. */
  addTo({ counters, groups }: SheetPlan): number {
    let all = 0;
    for (let kind = 0; kind < this.#kinds.number; kind++) {
      const cases = this.#counts[(kind + 1) * this.#width - 1] ?? 0;
      if (cases === 0) continue;
      all += cases;
      let alike: Alike | null = null;
      for (const counter of counters) {
        const { tally, column, where } = counter;
        // What no filter narrows needs none of the cells.
        if (column !== null && where === null) this.#addInto(tally, kind, column);
        else countAlike(counter, (alike ??= this.#alike(kind, cases)));
      }
      groups?.seeAlike(alike ?? this.#alike(kind, cases));
    }
    return all;
  }

  #alike(kind: number, cases: number): Alike {
    return {
      cells: this.#cells(kind),
      cases,
      answered: (column) => this.#addInto({ yes: 0, no: 0, notApplicable: 0, unanswered: 0 }, kind, column),
    };
  }

  #cells(kind: number): string[] {
    const cells: string[] = [];
    for (const [i, column] of this.#roles.telling.entries()) {
      // Only a cell in quotes can hold any, and then each stands twice.
      cells[column] = this.#kinds.cell(kind, i).toString().replaceAll('""', '"');
    }
    return cells;
  }

  #addInto(tally: Counter['tally'], kind: number, column: number): Tally {
    const counts = this.#counts;
    const at = kind * this.#width + answers * this.#questions.indexOf(column);
    tally.yes += counts[at]!;
    tally.no += counts[at + 1]!;
    tally.notApplicable += counts[at + 2]!;
    tally.unanswered += counts[at + 3]!;
    return tally;
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#counts.length);
    larger.set(this.#counts);
    this.#counts = larger;
  }
}

/** The most kinds that are told apart; with more, the columns hold names or dates rather than groups. */
const most = 1 << 14;

/** How far from its place a kind is looked for. Kinds that were not made to lie together never come so far. */
const furthest = 256;

export class Kinds {
  readonly #columns: number;
  /** The cells of every kind, one behind another. */
  #bytes: Buffer;
  /** Where each cell ends in them; the first begins at 0. */
  readonly #ends = [0];
  readonly #hashes: number[] = [];
  /** An open table: the number of a kind and 1, or 0 where the place is free. */
  #places: Int32Array;

  /** `columns` is how many are looked at. With none, every case is of one kind. */
  constructor(columns: number) {
    this.#columns = columns;
    this.#bytes = Buffer.allocUnsafe(columns === 0 ? 0 : 1024);
    this.#places = new Int32Array(columns === 0 ? 0 : 64);
    if (columns === 0) this.#hashes.push(0);
  }

  get number(): number {
    return this.#hashes.length;
  }

  /** The kind of a case, from where each of its cells begins and ends; -1 where there are too many, or they lie too close. */
  of(bytes: Uint8Array, spans: Int32Array): number {
    if (this.#columns === 0) return 0;
    const hash = this.#hash(bytes, spans);
    let place = hash & (this.#places.length - 1);
    for (let steps = 0; steps < furthest; steps++) {
      const kind = (this.#places[place] ?? 0) - 1;
      if (kind < 0) return this.#add(bytes, spans, hash, place);
      if (this.#hashes[kind] === hash && this.#holds(kind, bytes, spans)) return kind;
      place = (place + 1) & (this.#places.length - 1);
    }
    return -1;
  }

  /** The bytes of a cell of a kind. */
  cell(kind: number, column: number): Buffer {
    const at = kind * this.#columns + column;
    return this.#bytes.subarray(this.#ends[at], this.#ends[at + 1]);
  }

  #hash(bytes: Uint8Array, spans: Int32Array): number {
    let hash = 0;
    for (let i = 0; i < 2 * this.#columns; i += 2) {
      const to = spans[i + 1] ?? 0;
      for (let at = spans[i] ?? 0; at < to; at++) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x5bd1e995) ^ (hash >>> 15);
      hash = Math.imul(hash, 31) + 1;
    }
    return hash ^ (hash >>> 16);
  }

  #holds(kind: number, bytes: Uint8Array, spans: Int32Array): boolean {
    for (let column = 0; column < this.#columns; column++) {
      const from = spans[2 * column] ?? 0;
      const length = (spans[2 * column + 1] ?? 0) - from;
      const at = kind * this.#columns + column;
      const there = this.#ends[at] ?? 0;
      if ((this.#ends[at + 1] ?? 0) - there !== length) return false;
      for (let i = 0; i < length; i++) if (this.#bytes[there + i] !== bytes[from + i]) return false;
    }
    return true;
  }

  #add(bytes: Uint8Array, spans: Int32Array, hash: number, place: number): number {
    const kind = this.number;
    if (kind === most) return -1;
    for (let i = 0; i < 2 * this.#columns; i += 2) this.#append(bytes.subarray(spans[i], spans[i + 1]));
    this.#hashes.push(hash);
    this.#places[place] = kind + 1;
    if (2 * this.number > this.#places.length) this.#spread();
    return kind;
  }

  #append(cell: Uint8Array): void {
    const from = this.#ends.at(-1) ?? 0;
    const to = from + cell.length;
    if (to > this.#bytes.length) {
      const larger = Buffer.allocUnsafe(2 * to);
      this.#bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#bytes.set(cell, from);
    this.#ends.push(to);
  }

  /** A table of twice as many places. */
  #spread(): void {
    const mask = 2 * this.#places.length - 1;
    this.#places = new Int32Array(mask + 1);
    for (const [kind, hash] of this.#hashes.entries()) {
      let place = hash & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = kind + 1;
    }
  }
}
