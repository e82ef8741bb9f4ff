/** The answers of a sheet, counted by kind of case. */
import type { Tally } from '../../model/reading.js';
import { compositeAnswer } from '../../scoring/composite.js';
import type { CompositeCounter } from '../sheet/composites.js';
import { countAlike, type Alike, type Counter } from '../sheet/figures.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';
import { answersInOrder } from './answer-cells.js';
import type { Roles } from './header.js';
import { Kinds } from './kinds.js';

/** The number of possible answers to a question. */
const answers = answersInOrder.length;

/** How many questions are counted together, as a bundle, and the number of combinations of their answers. */
const bundleSize = 3;
const combinations = answers ** bundleSize;

/** The answers in each combination, one bit for each of `answersInOrder`. The first answer has the last two binary digits of a combination. */
const answersIn = Uint8Array.from(
  { length: combinations },
  (_, i) => (1 << (i & 3)) | (1 << ((i >> 2) & 3)) | (1 << (i >> 4)),
);

/** What a case comes to, by the answers that it has, one bit for each. */
const composites = Uint8Array.from({ length: 1 << answers }, (_, bits) =>
  answersInOrder.indexOf(compositeAnswer(answersInOrder.filter((_answer, i) => (bits & (1 << i)) !== 0))),
);

/** A composite: its bundles, by number, and what its cases come to. */
interface Combined {
  readonly bundles: readonly number[];
  readonly counts: Uint32Array;
}

export class AnswerCounts {
  readonly #roles: Roles;
  readonly #kinds: Kinds;
  /**
   * The columns of the questions in bundles of three that belong to the same composites. The place of one that is missing has the column
   * behind all others, in which the answer is N/A.
   */
  readonly #columns: Uint16Array;
  /** The number of counts for each kind: every combination of every bundle, and the cases. */
  readonly #width: number;
  #counts: Uint32Array;
  readonly #composites: readonly Combined[];
  /** Those over several bundles. What the cases of one bundle come to follows from its counts. */
  readonly #wide: readonly Combined[];
  /** The answers of the current case in each bundle, one bit for each. */
  readonly #given: Uint8Array;

  constructor(roles: Roles, plan: SheetPlan) {
    this.#roles = roles;
    this.#kinds = new Kinds(roles.telling.length);
    const bundles = bundlesOf([...roles.questions], plan.composites);
    const none = roles.of.length;
    this.#columns = Uint16Array.from(bundles.flatMap(([a = none, b = none, c = none]) => [a, b, c]));
    this.#width = combinations * bundles.length + 1;
    this.#composites = plan.composites.map(({ columns }) => ({
      bundles: bundles.flatMap(([first = none], i) => (columns.includes(first) ? [i] : [])),
      counts: new Uint32Array(answers),
    }));
    this.#wide = this.#composites.filter((one) => one.bundles.length > 1);
    this.#counts = new Uint32Array(this.#width);
    this.#given = new Uint8Array(bundles.length);
  }

  /**
   * Counts a case: `spans` are the offsets of the cells that decide its kind, `answered` the answer in each column, and N/A
   * behind them. False if there are too many kinds.
   */
  add(bytes: Uint8Array, spans: Int32Array, answered: Uint8Array): boolean {
    const kind = this.#kinds.of(bytes, spans);
    if (kind < 0) return false;
    let at = kind * this.#width;
    if (at === this.#counts.length) this.#grow();
    const counts = this.#counts;
    const columns = this.#columns;
    const given = this.#given;
    for (let i = 0; i < given.length; i++) {
      const c = bundleSize * i;
      const combination =
        answered[columns[c]!]! | (answered[columns[c + 1]!]! << 2) | (answered[columns[c + 2]!]! << 4);
      given[i] = answersIn[combination]!;
      counts[at + combination]!++;
      at += combinations;
    }
    counts[at]!++;
    for (const one of this.#wide) {
      let bits = 0;
      for (let i = 0; i < one.bundles.length; i++) bits |= given[one.bundles[i]!]!;
      one.counts[composites[bits]!]!++;
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
      const tallies = this.#talliesOf(kind);
      let alike: Alike | null = null;
      for (const counter of counters) {
        const { tally, column, where } = counter;
        // A counter without a filter needs none of the cells.
        if (column !== null && where === null) addTally(tally, tallies.get(column));
        else countAlike(counter, (alike ??= this.#alike(kind, cases, tallies)));
      }
      groups?.seeAlike(alike ?? this.#alike(kind, cases, tallies));
    }
    for (const [i, { tally }] of combined.entries()) {
      const { bundles, counts } = this.#composites[i]!;
      if (bundles.length === 1) this.#combine(bundles[0]!, counts);
      for (const [at, answer] of answersInOrder.entries()) tally[answer] += counts[at]!;
    }
    return all;
  }

  /** Counts what the cases of all kinds come to over the questions of a bundle. */
  #combine(bundle: number, into: Uint32Array): void {
    for (let at = combinations * bundle; at < this.#counts.length; at += this.#width) {
      for (let i = 0; i < combinations; i++) into[composites[answersIn[i]!]!]! += this.#counts[at + i]!;
    }
  }

  #alike(kind: number, cases: number, tallies: ReadonlyMap<number, Tally>): Alike {
    return {
      cells: this.#cells(kind),
      cases,
      answered: (column) => addTally({ yes: 0, no: 0, notApplicable: 0, unanswered: 0 }, tallies.get(column)),
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

  /** The tallies of a kind by column. */
  #talliesOf(kind: number): ReadonlyMap<number, Tally> {
    const tallies = new Map<number, Tally>();
    for (const [i, column] of this.#columns.entries()) {
      const tally = { yes: 0, no: 0, notApplicable: 0, unanswered: 0 };
      const at = kind * this.#width + combinations * Math.floor(i / bundleSize);
      const digits = 2 * (i % bundleSize);
      for (let j = 0; j < combinations; j++) {
        const cases = this.#counts[at + j]!;
        if (cases > 0) tally[answersInOrder[(j >> digits) & 3]!] += cases;
      }
      tallies.set(column, tally);
    }
    return tallies;
  }

  #grow(): void {
    const larger = new Uint32Array(2 * this.#counts.length);
    larger.set(this.#counts);
    this.#counts = larger;
  }
}

/** The columns of questions, bundled with others that belong to the same composites. */
function bundlesOf(questions: readonly number[], combined: readonly Pick<CompositeCounter, 'columns'>[]): number[][] {
  const groups = new Map<string, number[][]>();
  for (const question of questions) {
    const key = combined.map(({ columns }) => Number(columns.includes(question))).join('');
    const bundles = groups.get(key) ?? [];
    const last = bundles.at(-1);
    if (last !== undefined && last.length < bundleSize) last.push(question);
    else bundles.push([question]);
    groups.set(key, bundles);
  }
  return [...groups.values()].flat();
}

/** Adds one tally to another, and returns the other. */
function addTally(to: Counter['tally'], tally: Tally | undefined): Tally {
  if (tally !== undefined) for (const answer of answersInOrder) to[answer] += tally[answer];
  return to;
}
