/** Reads one sheet with a case in each row. */
import { createHash } from 'node:crypto';
import type { Problems } from '../../problems/problems.js';
import type { Answer, Place } from '../../model/reading.js';
import { addAnswerProblem, answerReader, bareNaTest } from './answers.js';
import type { Column, Columns } from './columns.js';
import { countComposites } from './composites.js';
import { countCase } from './figures.js';
import { refuseNoCase } from './not-cases.js';
import { BlankRows, isBlank, type Row } from './rows.js';
import { readingOf, type CaseReading, type RowTaker, type SheetContext, type SheetPlan } from './sheet-plan.js';

export class SheetReader implements RowTaker {
  readonly #context: SheetContext;
  readonly #plan: SheetPlan;
  readonly #columns: Columns;
  readonly #kinds: readonly Column['kind'][];
  readonly #strict: boolean;
  readonly #answer: (cell: string) => Answer | undefined;
  readonly #isBareNa: (cell: string) => boolean;
  readonly #idAt: number;
  /** The columns of questions that are counted, and of the key questions among them. */
  readonly #counted: readonly number[];
  readonly #keys: readonly number[];
  readonly #ids = new Ids();
  readonly #blanks = new BlankRows();
  #cases = 0;
  #toInspect = 0;
  #rows = 0;
  #bareNas = 0;

  constructor(context: SheetContext, plan: SheetPlan) {
    const { inspection, options } = context;
    this.#context = context;
    this.#plan = plan;
    this.#columns = plan.columns;
    this.#kinds = plan.columns.columns.map(({ kind }) => kind);
    this.#strict = options.strict ?? false;
    this.#answer = answerReader(inspection.answers);
    this.#isBareNa = bareNaTest(inspection.answers);
    this.#idAt = this.#kinds.indexOf('id');
    const at = [...this.#kinds.keys()].filter((i) => !plan.declaredOut.has(i));
    this.#keys = at.filter((i) => this.#kinds[i] === 'key');
    this.#counted = at.filter((i) => this.#kinds[i] === 'key' || this.#kinds[i] === 'supporting');
  }

  row(row: Row): void {
    const { cells, line } = row;
    if (isBlank(row)) {
      this.#blanks.addBlank(line);
      return;
    }
    this.#blanks.addFilled();
    this.#rows++;
    const { file, lookup, options, problems } = this.#context;
    const answers = this.#kinds.map((kind, i) =>
      kind === 'key' || kind === 'supporting' ? this.#answer(cells[i] ?? '') : undefined,
    );
    const isToInspect = this.#keys.every((i) => answers[i] === 'unanswered');
    const isAnswered = !isToInspect && this.#keys.some((i) => answers[i] !== undefined && answers[i] !== 'unanswered');
    if (!isAnswered && refuseNoCase(cells, this.#columns, lookup, { file, line }, problems)) return;
    if (!rightLength(row, this.#kinds, file, problems)) return;
    const place = this.#placeOfCase(cells, line);
    const before = problems.total;
    this.#columns.columns.forEach((column, i) => this.#check(i, column, answers[i], row, place, isToInspect));
    if (problems.total > before) return;
    if (place.caseId !== undefined) options.onCase?.(place.caseId, { columns: this.#columns, cells, answers });
    if (isToInspect) {
      this.#toInspect++;
      if (this.#strict) problems.add('strictToInspect', place);
      return;
    }
    this.#cases++;
    for (const i of this.#counted)
      if (answers[i] === 'notApplicable' && this.#isBareNa(cells[i] ?? '')) this.#bareNas++;
    for (const counter of this.#plan.counters) countCase(counter, cells, answers);
    countComposites(this.#plan.composites, answers);
    this.#plan.groups?.see(cells, answers);
    for (const lister of this.#plan.lists) lister.see(cells, answers, { id: place.caseId ?? null, line });
  }

  end(): void {
    const { file, problems } = this.#context;
    if (this.#rows === 0 && problems.total === 0) problems.add('sheetWithoutCases', { file });
  }

  reading(): Omit<CaseReading, 'source'> {
    const [cases, toInspect, bareNas] = [this.#cases, this.#toInspect, this.#bareNas];
    return readingOf(this.#plan, { cases, toInspect, bareNas, blanks: this.#blanks });
  }

  /** The place of this case, for messages. Adds a problem if it has no id or the id of another. */
  #placeOfCase(cells: readonly string[], line: number): Place {
    const { file, problems } = this.#context;
    const place = { file, line };
    if (this.#idAt < 0) return place;
    const id = (cells[this.#idAt] ?? '').trim();
    if (id === '') {
      problems.add('idBlank', place);
      return place;
    }
    const firstLine = this.#ids.add(id, line);
    if (firstLine !== undefined) problems.add('idTwice', { ...place, caseId: id }, { firstLine });
    return { ...place, caseId: id };
  }

  /** Adds a problem for a cell that is not an answer, or may not be there. `isToInspect`: whether the case is still to be inspected. */
  #check(
    i: number,
    column: Column,
    answer: Answer | undefined,
    row: Row,
    casePlace: Place,
    isToInspect: boolean,
  ): void {
    if (column.kind === 'id' || column.kind === 'profile') return;
    const cell = row.cells[i] ?? '';
    const { problems } = this.#context;
    if (column.kind === 'empty') {
      if (cell.trim() !== '') problems.add('columnWithoutHeader', casePlace, { at: i + 1, cell });
      return;
    }
    const standard = this.#plan.declaredOut.get(i);
    if (standard === undefined && answer !== undefined && answer !== 'unanswered' && !isToInspect) return;
    if (answer === 'unanswered' && !this.#strict) return;
    // N/A agrees with the declaration.
    if (answer === 'notApplicable' && standard !== undefined) return;
    const line = row.lines?.[i];
    const place = { ...casePlace, ...(line === undefined ? {} : { line }), column: column.code };
    if (answer === undefined) {
      addAnswerProblem(problems, place, cell, this.#context.inspection.answers);
    } else if (answer === 'unanswered') {
      if (!isToInspect && standard === undefined) problems.add('strictUnanswered', place);
    } else if (standard !== undefined) {
      problems.add('answerNotApplicableStandard', place, { found: cell, standard });
    } else {
      problems.add('answerInCaseToInspect', place, { found: cell });
    }
  }
}

/**
 * Whether a row has as many cells as the header, whose columns hold these kinds of cells; more are allowed if they are blank, and fewer if only columns without a header are missing.
 * Otherwise adds a problem.
 */
export function rightLength({ cells, line }: Row, kinds: readonly string[], file: string, problems: Problems): boolean {
  const expected = kinds.length;
  if (cells.length < expected && kinds.slice(cells.length).some((kind) => kind !== 'empty')) {
    problems.add('rowShort', { file, line }, { cells: cells.length, expected });
    return false;
  }
  if (cells.length > expected && cells.slice(expected).some((cell) => cell.trim() !== '')) {
    problems.add('rowLong', { file, line }, { cells: cells.length, expected });
    return false;
  }
  return true;
}

/** A longer id is remembered by its SHA-256, so that long ones take no more memory. */
const longest = 64;

/** How far from its own place an id is looked for. Only ids chosen to collide are ever so far apart. */
const furthest = 256;

/** The case ids of a sheet, which must all differ, with the line on which each was first. As text in a `Map` they take three times the memory. */
export class Ids {
  /** The characters of all ids, one after another. */
  #characters = new Uint16Array(1 << 12);
  /** The offset at which each id ends, by its number; the first begins at 0. */
  #ends: Uint32Array = new Uint32Array(1 << 9);
  #lines: Uint32Array = new Uint32Array(1 << 9);
  /** An open-addressing table: the number of an id, or 0 if the place is free. */
  #places = new Uint32Array(1 << 10);
  #size = 0;
  /** Ids that collide with too many others. */
  readonly #others = new Map<string, number>();
  readonly #seed = Math.floor(Math.random() * 0x7fffffff);

  /** The line on which the id was before; undefined if it is new, and it is then remembered. */
  add(id: string, line: number): number | undefined {
    const key = id.length > longest ? `sha256 ${createHash('sha256').update(id).digest('hex')}` : id;
    const other = this.#others.size === 0 ? undefined : this.#others.get(key);
    if (other !== undefined) return other;
    const from = this.#ends[this.#size]!;
    const to = from + key.length;
    if (to > this.#characters.length) this.#enlargeCharacters();
    for (let i = 0; i < key.length; i++) this.#characters[from + i] = key.charCodeAt(i);
    const place = this.#find(from, to);
    const number = place === null ? 0 : this.#places[place]!;
    if (number > 0) return this.#lines[number];
    if (place === null) {
      this.#others.set(key, line);
      return undefined;
    }
    this.#places[place] = ++this.#size;
    if (this.#size + 1 === this.#ends.length) [this.#ends, this.#lines] = [enlarge(this.#ends), enlarge(this.#lines)];
    this.#ends[this.#size] = to;
    this.#lines[this.#size] = line;
    if (2 * this.#size > this.#places.length) this.#grow();
    return undefined;
  }

  /** The place of an id, or where it is to be put, from its offsets; null if it collides with too many others. */
  #find(from: number, to: number): number | null {
    const mask = this.#places.length - 1;
    let hash = this.#seed;
    for (let at = from; at < to; at++) {
      hash = Math.imul(hash ^ this.#characters[at]!, 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    for (let steps = 0; steps < furthest; steps++) {
      const place = (hash + steps) & mask;
      const number = this.#places[place]!;
      if (number === 0 || this.#isEqual(number, from, to)) return place;
    }
    return null;
  }

  #isEqual(number: number, from: number, to: number): boolean {
    const start = this.#ends[number - 1]!;
    if (this.#ends[number]! - start !== to - from) return false;
    for (let i = 0; i < to - from; i++) if (this.#characters[start + i] !== this.#characters[from + i]) return false;
    return true;
  }

  /** Doubles the table. */
  #grow(): void {
    this.#places = new Uint32Array(2 * this.#places.length);
    for (let number = 1; number <= this.#size; number++) {
      const place = this.#find(this.#ends[number - 1]!, this.#ends[number]!);
      if (place !== null) this.#places[place] = number;
      else this.#others.set(this.#text(number), this.#lines[number]!);
    }
  }

  #text(number: number): string {
    return String.fromCharCode(...this.#characters.subarray(this.#ends[number - 1], this.#ends[number]));
  }

  #enlargeCharacters(): void {
    const larger = new Uint16Array(2 * this.#characters.length);
    larger.set(this.#characters);
    this.#characters = larger;
  }
}

function enlarge(numbers: Uint32Array): Uint32Array {
  const larger = new Uint32Array(2 * numbers.length);
  larger.set(numbers);
  return larger;
}
