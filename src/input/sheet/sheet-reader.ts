/** Reads one sheet with a case in each row. */
import { createHash } from 'node:crypto';
import type { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Answer, Place } from '../../model/reading.js';
import { addAnswerProblem, answerReader } from './answers.js';
import type { Columns } from './columns.js';
import { count } from './figures.js';
import { BlankRows, isBlank, type Row } from './rows.js';
import { readingOf, type CaseReading, type RowTaker, type SheetContext, type SheetPlan } from './sheet-plan.js';

export class SheetReader implements RowTaker {
  readonly #file: string;
  readonly #plan: SheetPlan;
  readonly #columns: Columns;
  readonly #strict: boolean;
  readonly #onCase: SheetContext['options']['onCase'];
  readonly #problems: Problems;
  readonly #further: Inspection['answers'];
  readonly #answer: (cell: string) => Answer | undefined;
  readonly #idAt: number;
  readonly #ids = new Ids();
  readonly #blanks = new BlankRows();
  #cases = 0;
  #outstanding = 0;
  #rows = 0;

  constructor({ file, inspection, options, problems }: SheetContext, plan: SheetPlan) {
    this.#file = file;
    this.#plan = plan;
    this.#columns = plan.columns;
    this.#strict = options.strict ?? false;
    this.#onCase = options.onCase;
    this.#problems = problems;
    this.#further = inspection.answers;
    this.#answer = answerReader(inspection.answers);
    this.#idAt = plan.columns.columns.findIndex(({ kind }) => kind === 'id');
  }

  row(row: Row): void {
    const { cells, line } = row;
    if (isBlank(row)) {
      this.#blanks.addBlank(line);
      return;
    }
    this.#blanks.addFilled();
    this.#rows++;
    if (!rightLength(row, this.#columns.columns.length, this.#file, this.#problems)) return;
    const place = this.#placeOfCase(cells, line);
    const before = this.#problems.total;
    const outstanding = this.#isOutstanding(cells);
    const answers = this.#answers(row, place, outstanding);
    if (this.#problems.total > before) return;
    if (outstanding) {
      this.#outstanding++;
      if (this.#strict) this.#problems.add('strictOutstanding', place);
      return;
    }
    this.#cases++;
    for (const counter of this.#plan.counters) count(counter, cells, answers);
    this.#plan.groups?.see(cells, answers);
    for (const lister of this.#plan.lists) lister.see(cells, answers, { id: place.caseId ?? null, line });
  }

  end(): void {
    if (this.#rows === 0 && this.#problems.total === 0) this.#problems.add('sheetWithoutCases', { file: this.#file });
  }

  reading(): Omit<CaseReading, 'source'> {
    return readingOf(this.#plan, { cases: this.#cases, outstanding: this.#outstanding, blanks: this.#blanks });
  }

  /** The place of this case, for messages. Adds a problem if it has no id or the id of another. */
  #placeOfCase(cells: readonly string[], line: number): Place {
    const place = { file: this.#file, line };
    if (this.#idAt < 0) return place;
    const id = (cells[this.#idAt] ?? '').trim();
    if (id === '') {
      this.#problems.add('idBlank', place);
      return place;
    }
    const firstLine = this.#ids.add(id, line);
    if (firstLine === undefined) this.#onCase?.(id);
    else this.#problems.add('idTwice', { ...place, caseId: id }, { firstLine });
    return { ...place, caseId: id };
  }

  #isOutstanding(cells: readonly string[]): boolean {
    return this.#columns.columns.every(({ kind }, i) => kind !== 'key' || (cells[i] ?? '').trim() === '');
  }

  /** The answer in each question's column. Adds a problem for each cell that is not an answer. */
  #answers({ cells, lines }: Row, casePlace: Place, outstanding: boolean): Answer[] {
    const answers: Answer[] = [];
    this.#columns.columns.forEach((column, i) => {
      const cell = cells[i] ?? '';
      if (column.kind === 'id' || column.kind === 'profile') return;
      if (column.kind === 'empty') {
        if (cell.trim() !== '') this.#problems.add('columnWithoutHeader', casePlace, { at: i + 1, cell });
        return;
      }
      const answer = this.#answer(cell);
      const standard = this.#plan.declaredOut.get(i);
      if (answer === 'unanswered' && !this.#strict) {
        answers[i] = answer;
        return;
      }
      const line = lines?.[i];
      const place = { ...casePlace, ...(line === undefined ? {} : { line }), column: column.code };
      if (answer === undefined) {
        addAnswerProblem(this.#problems, place, cell, this.#further);
        return;
      }
      answers[i] = answer;
      if (answer === 'unanswered') {
        if (!outstanding && standard === undefined) this.#problems.add('strictUnanswered', place);
      } else if (standard !== undefined) {
        this.#problems.add('answerNotApplicableStandard', place, { found: cell, standard });
      } else if (outstanding) {
        this.#problems.add('answerInOutstanding', place, { found: cell });
      }
    });
    return answers;
  }
}

/** Whether a row has as many cells as the header; more are allowed if they are blank. Otherwise adds a problem. */
export function rightLength({ cells, line }: Row, expected: number, file: string, problems: Problems): boolean {
  if (cells.length < expected) {
    problems.add('rowShort', { file, line }, { cells: cells.length, expected });
    return false;
  }
  if (cells.slice(expected).some((cell) => cell.trim() !== '')) {
    problems.add('rowLong', { file, line }, { cells: cells.length, expected });
    return false;
  }
  return true;
}

/** As many as one `Map` can safely hold: V8 stops at 16.7 million. */
const most = 1 << 23;

/** A longer id is remembered by its SHA-256, so that long ones take no more memory. */
const longest = 64;

/** The case ids of a sheet, which must all differ, with the line on which each was first. */
export class Ids {
  readonly #lines: Map<string, number>[] = [new Map()];

  /** The line on which the id was before; undefined if it is new, and it is then remembered. */
  add(id: string, line: number): number | undefined {
    const key = id.length > longest ? `sha256 ${createHash('sha256').update(id).digest('hex')}` : id;
    for (const lines of this.#lines) {
      const before = lines.get(key);
      if (before !== undefined) return before;
    }
    let last = this.#lines.at(-1);
    if (last === undefined || last.size >= most) {
      last = new Map();
      this.#lines.push(last);
    }
    last.set(key, line);
    return undefined;
  }
}
