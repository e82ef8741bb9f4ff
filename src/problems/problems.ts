/** Problems: their catalogue, put together from the rooms, and how they are collected, thrown and printed. */
import type { Place } from '../model/reading.js';
import { cellName } from '../words/cells.js';
import { compact } from '../words/english.js';
import { makeVisible, shorten } from '../words/visible.js';
import { breakdownProblems } from './breakdowns.js';
import { commandLineProblems } from './command-line.js';
import { countsProblems } from './counts.js';
import { drawProblems, drawUseProblems } from './draw.js';
import { feasibleProblems } from './feasible.js';
import { fileProblems, textProblems } from './files.js';
import type { ProblemExit } from './group.js';
import { inspectionProblems, itemProblems, jsonProblems, placesProblems } from './inspection.js';
import { moderationProblems, moderationUseProblems } from './moderation.js';
import { programmeProblems } from './programme.js';
import { sheetProblems } from './sheet.js';
import { workbookProblems, worksheetProblems } from './workbook.js';

/** Every kind of problem. To add one, add its message to the group of its room. */
export const catalogue = {
  ...textProblems,
  ...sheetProblems,
  ...workbookProblems,
  ...worksheetProblems,
  ...countsProblems,
  ...jsonProblems,
  ...itemProblems,
  ...inspectionProblems,
  ...placesProblems,
  ...programmeProblems,
  ...fileProblems,
  ...commandLineProblems,
  ...breakdownProblems,
  ...feasibleProblems,
  ...drawProblems,
  ...drawUseProblems,
  ...moderationProblems,
  ...moderationUseProblems,
};

/** The name of one kind of problem. */
export type ProblemKind = keyof typeof catalogue;

/** What a message of this kind needs to know, besides the place. */
type Details<K extends ProblemKind> =
  Parameters<(typeof catalogue)[K]['message']> extends [infer Known, Place?] ? [Known] : [];

/** The same, from a function. */
type LateDetails<K extends ProblemKind> = Details<K> extends [infer Known] ? [() => Known] : [];

/** One problem, where it is, and its message. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly exit: ProblemExit;
  readonly place: Place;
  readonly message: string;
}

/** A place, or a function that finds it where finding it is slow. */
export type Whereabouts = Place | (() => Place);

/** Makes one problem: its message from the catalogue, filled in with the details. */
export function problem<K extends ProblemKind>(kind: K, where: Whereabouts, ...details: Details<K>): Problem {
  const { exit, message } = catalogue[kind];
  const place = typeof where === 'function' ? where() : where;
  return { kind, exit, place, message: (message as (details: unknown, place: Place) => string)(details[0], place) };
}

/** Thrown with everything that is wrong with what the user gave; never for a fault of the program. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  readonly total: number;

  /** `total`: the number of problems found, which may be more than were kept. */
  constructor(problems: readonly Problem[], total = problems.length) {
    super(describeProblems(problems).join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
    this.total = total;
  }

  /** 2 if any problem has 2, otherwise 3. */
  get exit(): ProblemExit {
    return this.problems.some(({ exit }) => exit === 2) ? 2 : 3;
  }
}

/** A `Refusal` for one problem. */
export function refusalFor<K extends ProblemKind>(kind: K, where: Whereabouts, ...details: Details<K>): Refusal {
  return new Refusal([problem(kind, where, ...details)]);
}

/**
 * Runs something that reads a file beside the sheet. Every problem of such a file has exit code 2, even those that have 3 in a case sheet,
 * such as a wrong encoding or an open quote.
 */
export async function asUse<T>(act: () => Promise<T>): Promise<T> {
  return withExit(2, act);
}

/** Runs something that reads data, so that every problem has exit code 3, even those that have 2 in a file beside a sheet. */
export async function asData<T>(act: () => Promise<T>): Promise<T> {
  return withExit(3, act);
}

async function withExit<T>(exit: ProblemExit, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.problems.map((found) => ({ ...found, exit })),
      error.total,
    );
  }
}

/** How many problems of one kind are reported in full. */
const mostOfAKind = 20;

/**
 * Collects problems, so that all those of a file are reported together. Keeps 20 of each kind and counts the rest, so that a sheet of a
 * million wrong cells takes no memory.
 */
export class Problems {
  readonly #kinds = new Map<ProblemKind, { kept: Problem[]; more: number }>();
  readonly #table: Place;
  #thrown: Refusal | null = null;

  /** `table`: the file whose problems these are, and its worksheet if it has one: places in that file are given its name. */
  constructor(table: Place = {}) {
    this.#table = table;
  }

  /** The problems of one kind: those that are kept, and how many more there are. */
  #of(kind: ProblemKind): { kept: Problem[]; more: number } {
    const known = this.#kinds.get(kind) ?? { kept: [], more: 0 };
    this.#kinds.set(kind, known);
    return known;
  }

  /** Place and details that are slow to find are given as functions: they are called only for a problem that is kept. */
  add<K extends ProblemKind>(kind: K, place: Whereabouts, ...details: Details<K> | LateDetails<K>): void {
    const known = this.#of(kind);
    if (known.kept.length >= mostOfAKind) {
      known.more++;
      return;
    }
    const [given] = details;
    const found = (typeof given === 'function' ? [given()] : details) as Details<K>;
    known.kept.push(problem(kind, this.inTable(place), ...found));
  }

  /** A place with the worksheet of the table, if it is in a workbook. */
  inTable(where: Whereabouts): Place {
    const place = typeof where === 'function' ? where() : where;
    const { file, worksheet } = this.#table;
    return worksheet === undefined || place.file !== file ? place : { worksheet, ...place };
  }

  /** Adds a problem of a kind that is told once, however often it is found. */
  addOnce<K extends ProblemKind>(kind: K, place: Whereabouts, ...details: Details<K>): void {
    if (this.#of(kind).kept.length === 0) this.add(kind, place, ...details);
  }

  /** Runs something that may throw a `Refusal`, and adds the problems of one to these; undefined if it threw one. */
  async keep<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // The problems that this collection threw are in it already.
      if (error !== this.#thrown) for (const found of error.problems) this.#of(found.kind).kept.push(found);
      return undefined;
    }
  }

  /** Whether there is a problem of a kind. */
  has(kind: ProblemKind): boolean {
    return (this.#kinds.get(kind)?.kept.length ?? 0) > 0;
  }

  /** Whether any problem is one of wrong use. */
  get hasUse(): boolean {
    return [...this.#kinds.values()].some(({ kept }) => kept.some(({ exit }) => exit === 2));
  }

  get total(): number {
    return [...this.#kinds.values()].reduce((total, { kept, more }) => total + kept.length + more, 0);
  }

  /** Throws a `Refusal` if there is any problem. Where more of a kind were found than kept, its last line says how many. */
  refuse(): void {
    if (this.total === 0) return;
    const reported = [...this.#kinds.values()].flatMap(({ kept, more }) => {
      const last = kept.at(-1);
      if (more === 0 || last === undefined) return kept;
      const place: Place = last.place.file === undefined ? {} : { file: last.place.file };
      return [...kept, { ...last, place, message: `and ${more} more of this kind.` }];
    });
    this.#thrown = new Refusal(reported, this.total);
    throw this.#thrown;
  }

  /** Throws a `Refusal` with these problems, of which there must be one. */
  fail(): never {
    this.refuse();
    throw new Error('a fault was not refused');
  }
}

const formatName = (text: string): string => makeVisible(shorten(text, 80));

/**
 * A place as messages begin with it: `file:line: column: case id`, as far as each is known; in a workbook `file: worksheet!cell: column: case id`.
 * Control characters are made visible; column and case id are shortened to 80 characters.
 */
export function formatPlace({ file = '', worksheet, line, at = 0, column, caseId }: Place): string {
  const row = line === undefined ? '' : `${file === '' ? 'line ' : ':'}${line}`;
  const cell = line === undefined ? '' : `!${cellName(at, line)}`;
  const parts = [
    makeVisible(file) + (worksheet === undefined ? row : `: ${makeVisible(worksheet)}${cell}`),
    column !== undefined && formatName(column),
    caseId !== undefined && `case ${formatName(caseId)}`,
  ];
  return compact(parts).join(': ');
}

/** One line for each problem: its place and its message, with control characters made visible, so that none can steer the terminal. */
export function describeProblems(problems: readonly Problem[]): string[] {
  return problems.map(({ place, message }) => makeVisible(compact([formatPlace(place), message]).join(': ')));
}
