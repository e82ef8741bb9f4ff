/** The answers of a sheet, counted by kind of case. */
import type { Tally } from '../../model/reading.js';
import { countAlike, type Alike, type Counter } from '../sheet/figures.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';
import { compositeAnswer } from '../../scoring/composite.js';
import { answersInOrder } from './answer-cells.js';
import type { Roles } from './header.js';

/** The number of possible answers to a question. */
const answers = answersInOrder.length;

/** What a case comes to, by the answers that it has: one bit for each of `answersInOrder`. */
const composites = Uint8Array.from({ length: 1 << answers }, (_, bits) =>
  answersInOrder.indexOf(compositeAnswer(answersInOrder.filter((_answer, i) => (bits & (1 << i)) !== 0))),
);

export class AnswerCounts {
  readonly #roles: Roles;
  readonly #kinds: Kinds;
  /** The columns of the questions. */
  readonly #questions: Uint16Array;
  /** The number of counts for each kind: every answer to every question, and the cases. */
  readonly #width: number;
  #counts: Uint32Array;
  /** The columns of each composite, and what its cases come to. */
  readonly #composites: readonly { readonly columns: Uint16Array; readonly counts: Uint32Array }[];

  constructor(roles: Roles, plan: SheetPlan) {
    this.#roles = roles;
    this.#composites = plan.composites.map(({ columns }) => ({
      columns: Uint16Array.from(columns),
      counts: new Uint32Array(answers),
    }));
    this.#kinds = new Kinds(roles.telling.length);
    this.#questions = roles.questions;
    this.#width = answers * roles.questions.length + 1;
    this.#counts = new Uint32Array(this.#width);
  }

  /**
   * Counts a case: `spans` are the offsets of the cells that decide its kind, `answered` the answer in each column. False if there are too
   * many kinds.
   */
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
    for (const { columns, counts: combined } of this.#composites) {
      let bits = 0;
      for (let i = 0; i < columns.length; i++) bits |= 1 << answered[columns[i]!]!;
      combined[composites[bits]!]!++;
    }
    return true;
  }

  /** Adds everything to the counters and groups of a plan. Returns the number of cases. */
  addTo({ counters, composites: combined, groups }: SheetPlan): number {
    let all = 0;
    for (let kind = 0; kind < this.#kinds.number; kind++) {
      const cases = this.#counts[(kind + 1) * this.#width - 1] ?? 0;
      if (cases === 0) continue;
      all += cases;
      let alike: Alike | null = null;
      for (const counter of counters) {
        const { tally, column, where } = counter;
        // A counter without a filter needs none of the cells.
        if (column !== null && where === null) this.#addInto(tally, kind, column);
        else countAlike(counter, (alike ??= this.#alike(kind, cases)));
      }
      groups?.seeAlike(alike ?? this.#alike(kind, cases));
    }
    for (const [i, { counts }] of this.#composites.entries()) {
      const tally = combined[i]?.tally;
      if (tally !== undefined) for (const [at, answer] of answersInOrder.entries()) tally[answer] += counts[at]!;
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
      // Only a quoted cell can hold a quote, and there it is doubled.
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

/** The most kinds. With more, the columns hold names or dates rather than groups. */
const most = 1 << 14;

/** How far from its own place a kind is looked for. Only kinds chosen to collide are ever so far apart. */
const furthest = 256;

export class Kinds {
  readonly #columns: number;
  /** The cells of all kinds, one after another. */
  #bytes: Buffer;
  /** The offset at which each of those cells ends; the first begins at 0. */
  readonly #ends = [0];
  readonly #hashes: number[] = [];
  /** An open-addressing table: the number of a kind plus 1, or 0 if the place is free. */
  #places: Int32Array;

  /** `columns`: how many are in use. With none, all cases are of one kind. */
  constructor(columns: number) {
    this.#columns = columns;
    this.#bytes = Buffer.allocUnsafe(columns === 0 ? 0 : 1024);
    this.#places = new Int32Array(columns === 0 ? 0 : 64);
    if (columns === 0) this.#hashes.push(0);
  }

  get number(): number {
    return this.#hashes.length;
  }

  /** The kind of a case, from the offsets of its cells; -1 if there are too many kinds or they collide too often. */
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

  /** The bytes of a cell that all cases of a kind have. */
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
    if (2 * this.number > this.#places.length) this.#grow();
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

  /** Doubles the table. */
  #grow(): void {
    const mask = 2 * this.#places.length - 1;
    this.#places = new Int32Array(mask + 1);
    for (const [kind, hash] of this.#hashes.entries()) {
      let place = hash & mask;
      while (this.#places[place] !== 0) place = (place + 1) & mask;
      this.#places[place] = kind + 1;
    }
  }
}
