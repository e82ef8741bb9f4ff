/** Reads one sheet with a case in each row. */
import { note } from '../../problems/notes.js';
import type { Problems } from '../../problems/problems.js';
import type { Answer, Place } from '../../model/reading.js';
import { addAnswerProblem, answerReader, bareNaTest } from './answers.js';
import { CaseIds } from './case-ids.js';
import type { Column, Columns } from './columns.js';
import { countComposites } from './composites.js';
import { countCase } from './figures.js';
import { HiddenRows, keyAnswersIn } from './hidden-rows.js';
import { IdDigest } from './id-digest.js';
import { idKey, isFailedId, looksLikeExample } from './ids.js';
import { refuseNoCase } from './not-cases.js';
import { BlankRows, isBlank, type Row } from './rows.js';
import {
  readingOf,
  type CaseReading,
  type RowTaker,
  type SheetContext,
  type SheetPlan,
  type UnfinishedCase,
} from './sheet-plan.js';

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
  /** Those of the columns that the sheet itself has. */
  readonly #ownKinds: readonly Column['kind'][];
  readonly #counted: readonly number[];
  readonly #keys: readonly number[];
  readonly #hidden: HiddenRows;
  readonly #ids = new CaseIds();
  readonly #digest = new IdDigest();
  readonly #blanks = new BlankRows();
  /** The profile columns that are watched. */
  #watched: readonly number[];
  #cases = 0;
  #toInspect = 0;
  #rows = 0;
  #bareNas = 0;
  /** The rows whose ids read like examples or totals, and the line of the first. */
  readonly #examples = { rows: 0, first: 0 };

  constructor(context: SheetContext, plan: SheetPlan) {
    const { inspection, options } = context;
    this.#context = context;
    this.#plan = plan;
    this.#columns = plan.columns;
    this.#kinds = plan.columns.columns.map(({ kind }) => kind);
    this.#ownKinds = this.#kinds.slice(0, this.#kinds.length - (plan.columns.added ?? 0));
    this.#strict = options.strict ?? false;
    this.#answer = answerReader(inspection.answers);
    this.#isBareNa = bareNaTest(inspection.answers);
    this.#idAt = this.#kinds.indexOf('id');
    this.#keys = plan.keys;
    this.#watched = plan.watch.columns();
    this.#counted = [...this.#kinds.keys()].filter(
      (i) => !plan.declaredOut.has(i) && (this.#kinds[i] === 'key' || this.#kinds[i] === 'supporting'),
    );
    const find = keyAnswersIn(
      this.#ownKinds.length,
      this.#keys.filter((i) => i < this.#ownKinds.length),
      this.#answer,
    );
    this.#hidden = new HiddenRows({ file: context.file }, context.problems, this.#ownKinds.length, this.#idAt, find);
  }

  header(row: Row): void {
    this.#hidden.refuse(row);
  }

  row(row: Row): void {
    const { cells, line } = row;
    if (isBlank(row)) {
      this.#blanks.addBlank(line, row.isWorksheet);
      return;
    }
    this.#blanks.addFilled();
    this.#rows++;
    if (this.#hidden.refuse(row)) return;
    const { file, lookup, options, problems } = this.#context;
    const answers = this.#kinds.map((kind, i) =>
      kind === 'key' || kind === 'supporting' ? this.#answer(cells[i] ?? '') : undefined,
    );
    const isToInspect = this.#keys.every((i) => answers[i] === 'unanswered');
    const isAnswered = !isToInspect && this.#keys.some((i) => answers[i] !== undefined && answers[i] !== 'unanswered');
    if (!isAnswered && refuseNoCase(cells, this.#columns, lookup, { file, line }, problems)) return;
    if (!rightLength(row, this.#ownKinds, file, problems)) return;
    const place = this.#placeOfCase(row);
    const before = problems.total;
    this.#columns.columns.forEach((column, i) => this.#check(i, column, answers[i], row, place, isToInspect));
    if (problems.total > before) return;
    if (this.#watched.length > 0) this.#watched = this.#watched.filter((i) => this.#plan.watch.see(i, cells[i] ?? ''));
    if (place.caseId !== undefined) options.onCase?.(place.caseId, { place, columns: this.#columns, cells, answers });
    if (options.onUnfinished !== undefined)
      this.#reportUnfinished(options.onUnfinished, answers, row, place, isToInspect);
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
    this.#hidden.end();
    const { file, problems } = this.#context;
    if (this.#rows === 0 && problems.total === 0) problems.add('sheetWithoutCases', { file });
  }

  reading(): Omit<CaseReading, 'source'> {
    const [cases, toInspect, bareNas] = [this.#cases, this.#toInspect, this.#bareNas];
    const { isWorksheet = false } = this.#context;
    // Where many ids begin so, it is how cases are called here.
    const areFew = this.#examples.rows <= Math.max(1, (cases + toInspect) / 10);
    const examples =
      areFew && this.#examples.rows > 0 ? [note('rowsLikeExamples', { ...this.#examples, isWorksheet })] : [];
    const [ids, idDigest] = [[...this.#ids.notes(isWorksheet), ...examples], this.#digest.value()];
    return readingOf(this.#plan, { cases, toInspect, bareNas, ids, idDigest, blanks: this.#blanks });
  }

  #reportUnfinished(
    report: (found: UnfinishedCase) => void,
    answers: readonly (Answer | undefined)[],
    row: Row,
    casePlace: Place,
    isToInspect: boolean,
  ): void {
    const { problems } = this.#context;
    const own = this.#counted.filter((i) => answers[i] === 'unanswered' && i < this.#ownKinds.length);
    if (own.length === 0) return;
    const blanks = own.flatMap((i) => {
      const column = this.#columns.columns[i];
      if (column === undefined || !('code' in column)) return [];
      const { code: question, standard } = column;
      return { question, standard, place: problems.inTable(cellPlace(i, question, row, casePlace)) };
    });
    report({ place: problems.inTable(casePlace), isToInspect, blanks });
  }

  /** The place of this case, for messages. Adds a problem if it has no id or the id of another. */
  #placeOfCase({ cells, line, columns }: Row): Place {
    const { file, options, problems } = this.#context;
    if (this.#idAt < 0) return { file, line };
    const place = { file, line, at: columns?.id ?? this.#idAt };
    const cell = cells[this.#idAt] ?? '';
    const key = idKey(cell, options.exactIds);
    if (key === '') {
      problems.add('idBlank', place);
      return place;
    }
    const id = cell.trim();
    if (isFailedId(id)) {
      problems.add('idFailedFormula', place, { found: id });
      return place;
    }
    this.#hidden.seeId(id);
    if (looksLikeExample(key) && this.#examples.rows++ === 0) this.#examples.first = line;
    const first = this.#ids.add(key, id, line);
    this.#digest.addText(key);
    if (first !== undefined) problems.add('idTwice', { ...place, caseId: id }, first);
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
      if (this.#answer(cell) !== 'unanswered')
        problems.add('columnWithoutHeader', { ...casePlace, at: i }, { at: i + 1, cell });
      return;
    }
    const standard = this.#plan.declaredOut.get(i);
    if (standard === undefined && answer !== undefined && answer !== 'unanswered' && !isToInspect) return;
    if (answer === 'unanswered' && !this.#strict) return;
    // N/A agrees with the declaration.
    if (answer === 'notApplicable' && standard !== undefined) return;
    const place = cellPlace(i, column.code, row, casePlace);
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

/** The place of one cell of a case, which may be in a row of its own. */
function cellPlace(i: number, column: string, row: Row, casePlace: Place): Place {
  const line = row.lines?.[i];
  return { ...casePlace, ...(line === undefined ? {} : { line }), column, at: row.columns?.answer ?? i };
}

/**
 * Whether a row has as many cells as the header, whose columns hold these kinds of cells; more are allowed if they are blank, and fewer if only columns without a header are missing.
 * Otherwise adds a problem.
 */
export function rightLength(
  { cells, line, isWorksheet = false }: Row,
  kinds: readonly string[],
  file: string,
  problems: Problems,
): boolean {
  const expected = kinds.length;
  if (cells.length < expected && kinds.slice(cells.length).some((kind) => kind !== 'empty')) {
    problems.add('rowShort', { file, line }, { cells: cells.length, expected });
    return false;
  }
  const beyond = cells.findIndex((cell, i) => i >= expected && cell.trim() !== '');
  if (beyond >= 0) {
    if (isWorksheet)
      problems.add('columnWithoutHeader', { file, line, at: beyond }, { at: beyond + 1, cell: cells[beyond] ?? '' });
    else problems.add('rowLong', { file, line }, { cells: cells.length, expected });
    return false;
  }
  return true;
}
