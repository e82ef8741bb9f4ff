/** Decides from its header what each column of a case sheet holds. */
import type { Note } from '../../model/assessment.js';
import type { Problems } from '../../problems/problems.js';
import type { Place, SupportingQuestion } from '../../model/reading.js';
import { standardName } from '../../scoring/words.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { visibleText } from '../../words/visible.js';
import { checkDoubtfulHeaders } from './doubtful-headers.js';
import {
  addColumnTwice,
  lettersASlip,
  nearestQuestion,
  otherQuestionsWorded,
  questionsNamed,
  type HeaderRow,
  type Lookup,
  type QuestionColumn,
} from './headers.js';
import { idHeaders, isBlankHeader } from './id-headers.js';
import { heldCodes, questionsOfDate } from './held-codes.js';

/** What a column holds. A column without a header is `empty`: all its cells must be blank. */
export type Column =
  | { readonly kind: 'id' }
  | QuestionColumn
  | { readonly kind: 'profile'; readonly name: string }
  | { readonly kind: 'empty' };

/** The columns of a sheet, and their headers as typed, in sheet order. */
export interface Columns {
  readonly columns: readonly Column[];
  readonly headers: readonly string[];
  /** How many of them, at the end, only other sheets of the sample have. */
  readonly added?: number;
  /** Notes on headers that hold a code and are left out, and their places. */
  readonly notes?: readonly Note[];
  readonly left?: readonly number[];
}

/**
 * Places every header. Adds a problem for a header that is there twice, cannot be placed, or may be meant for a question and is not read;
 * for a standard that has columns for only some of its questions, for a sheet without key questions, and for columns that were named but
 * do not exist.
 */
export function placeColumns(row: HeaderRow): Columns {
  const { lookup, idColumn, headers, place, problems } = row;
  const isId = idHeaders(headers, idColumn);
  const columns = headers.map((header, at): Column => {
    if (isBlankHeader(header)) return { kind: 'empty' };
    if (isId(header)) return { kind: 'id' };
    return (
      questionNamed(lookup, header, () => ({ ...place, at }), problems) ?? { kind: 'profile', name: header.trim() }
    );
  });
  const others = columns.flatMap(({ kind }, i) => (kind === 'profile' ? [i] : []));
  const { isUnread, left, notes } = checkDoubtfulHeaders(row, others, questionColumns({ columns }));
  refuseTwice(row, columns);
  refuseUnnamed(row, columns);
  refuseBoth(row, columns);
  refuseIncomplete(row, columns, 'column', isUnread);
  return { columns, headers, notes, left };
}

/**
 * The question that a header or a cell names; null if it names none. Adds a problem if it is the wording of several, or the code of one
 * beside the wording of another.
 */
function questionNamed(
  lookup: Lookup,
  header: string,
  placeOf: () => Place,
  problems: Problems,
): QuestionColumn | null {
  const [question, ...others] = questionsNamed(lookup, header);
  if (question === undefined) return null;
  if (others.length > 0) {
    problems.add('columnAmbiguous', placeOf(), { header, codes: [question, ...others].map(({ code }) => code) });
    return { ...question, ambiguous: true };
  }
  const worded = otherQuestionsWorded(lookup, header, question);
  if (worded.length > 0) problems.add('columnTwoQuestions', placeOf(), { header, code: question.code, worded });
  return question;
}

/**
 * The question that a cell of a long sheet or a counts sheet names. Null, with a problem, if it names none, several, or one by its code and
 * another by its wording.
 */
export function questionInCell(lookup: Lookup, cell: string, place: Place, problems: Problems): QuestionColumn | null {
  const before = problems.total;
  const question = questionNamed(lookup, cell, () => place, problems);
  if (question !== null) return problems.total === before ? question : null;
  const codes = questionsOfDate(lookup, cell);
  if (codes.length > 0) problems.add('questionDated', place, { found: cell, codes });
  else {
    const near = heldCodes(lookup, cell)[0]?.code ?? nearestQuestion(lookup, cell);
    problems.add('longQuestionUnknown', place, { found: cell, near });
  }
  return null;
}

/** The place of the profile column of a name; -1, with a problem, if there is none. */
export function profileColumn({ columns, headers }: Columns, name: string, place: Place, problems: Problems): number {
  const at = columns.findIndex((column) => column.kind === 'profile' && fold(column.name) === fold(name));
  if (at >= 0) return at;
  const known = columns.flatMap((column, i) => (column.kind === 'profile' ? [headers[i] ?? ''] : []));
  problems.add('columnNotInSheet', place, { found: name, known, near: nearest(name, known) });
  return -1;
}

/** The supporting questions of a sheet, each with the text after its code; empty if the header is the code alone. */
export function supportingQuestions({ columns, headers }: Columns): readonly SupportingQuestion[] {
  return columns.flatMap((column, i) => {
    if (column.kind !== 'supporting') return [];
    const { code, standard } = column;
    const text = visibleText(headers[i] ?? '')
      .trim()
      .slice(code.length)
      .replace(/^[\s:.)\]\u2010-\u2015-]+/, '');
    return [{ code, standard, text }];
  });
}

/** The place of the column of each key and supporting question. */
export function questionColumns({ columns }: Pick<Columns, 'columns'>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const [i, column] of columns.entries()) {
    if (column.kind === 'key' || column.kind === 'supporting') found.set(column.code, i);
  }
  return found;
}

function refuseTwice(row: HeaderRow, columns: readonly Column[]): void {
  const seen = new Map<string, number>();
  for (const [i, column] of columns.entries()) {
    // It is not known which question an ambiguous column is, and so not whether it is there twice.
    if (column.kind === 'empty' || (column.kind === 'key' && column.ambiguous)) continue;
    const [key, what] =
      column.kind === 'id'
        ? ['id', 'the case id (or name one with --id COLUMN)']
        : column.kind === 'profile'
          ? [`profile ${fold(column.name)}`, 'named the same']
          : [`question ${column.code}`, `question ${column.code}`];
    const first = seen.get(key);
    if (first === undefined) seen.set(key, i);
    else addColumnTwice(row, first, i, what);
  }
}

/** Adds a problem for a column that is both a question and something else. */
function refuseBoth(row: HeaderRow, columns: readonly Column[]): void {
  const { lookup, inspection, idColumn, headers, place, problems } = row;
  const code = idColumn === null ? undefined : lookup.renamed.get(fold(idColumn));
  if (idColumn !== null && code !== undefined) {
    problems.add('columnBoth', place, { header: idColumn, first: 'the case id', second: `question ${code}` });
  }
  columns.forEach((column, i) => {
    const header = headers[i] ?? '';
    if ((column.kind !== 'key' && column.kind !== 'supporting') || !inspection.groups.has(fold(header))) return;
    const both = { header, first: `question ${column.code}`, second: 'a column of "groups"' };
    problems.add('columnBoth', { ...place, at: i }, both);
  });
}

/** Adds a problem for each column that was named and does not exist. */
export function refuseUnnamed(
  { inspection, idColumn, headers, place, problems }: Omit<HeaderRow, 'lookup'>,
  columns: readonly Column[],
): void {
  const known = headers.filter((header) => header.trim() !== '');
  const wanted = [...inspection.columns.questions.keys()];
  if (idColumn !== null && !columns.some(({ kind }) => kind === 'id')) wanted.push(idColumn);
  for (const found of wanted) {
    if (known.some((header) => fold(header) === fold(found))) continue;
    problems.add('columnNotInSheet', place, { found, known, near: nearest(found, known) });
  }
}

/**
 * Adds a problem for each standard that only some questions are asked of, and if there is no question at all. `isUnread`: a problem was
 * added already for a header that may be a question.
 */
export function refuseIncomplete(
  { lookup: { programme, questions: all }, inspection, headers, place, problems }: Omit<HeaderRow, 'idColumn'>,
  columns: readonly Column[],
  unit: 'column' | 'row',
  isUnread = false,
): void {
  const present = new Set(columns.flatMap((column) => (column.kind === 'key' ? column.code : [])));
  if (present.size === 0 && isUnread) return;
  if (present.size === 0) {
    const found = headers.filter((header) => header.trim() !== '');
    problems.add('noKeyQuestions', place, { example: all[0]?.code ?? '', headers: found, unit });
    return;
  }
  const profile = columns.flatMap((column) => (column.kind === 'profile' ? column.name : []));
  for (const { code, questions = [] } of programme.standards) {
    const missing = questions.filter((question) => !present.has(question.code));
    if (missing.length === 0 || missing.length === questions.length || inspection.notApplicable.has(code)) continue;
    problems.add('questionColumnsMissing', place, {
      standard: standardName(programme, code),
      missing: missing.map((question) => question.code),
      present: questions.filter((question) => present.has(question.code)).map((question) => question.code),
      near: nearest(missing[0]?.text ?? '', profile, lettersASlip / 2),
      unit,
    });
  }
}
