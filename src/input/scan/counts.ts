/** The answers of a sheet, counted by kind of case. */
import type { Tally } from '../../model/reading.js';
import { countAlike, type Alike, type Counter } from '../sheet/figures.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';
import { answersInOrder } from './answer-cells.js';
import { Kinds } from './kinds.js';
import type { Roles } from './header.js';

/** The number of possible answers to a question. */
const answers = answersInOrder.length;

export class AnswerCounts {
  readonly #roles: Roles;
  readonly #kinds: Kinds;
  /** The columns of the questions. */
  readonly #questions: Uint16Array;
  /** The number of counts for each kind: every answer to every question, and the cases. */
  readonly #width: number;
  #counts: Uint32Array;

  constructor(roles: Roles) {
    this.#roles = roles;
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
    return true;
  }

  /** Adds everything to the counters and groups of a plan. Returns the number of cases. */
  addTo({ counters, groups }: SheetPlan): number {
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
