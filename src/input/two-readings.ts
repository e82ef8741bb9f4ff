/** Reads two sheets of the same cases, and pairs the cases by their ids. */
import type { Note } from '../model/assessment.js';
import type { Moderation } from '../model/moderation.js';
import type { Answer, Reading } from '../model/reading.js';
import { isWarning, note } from '../problems/notes.js';
import { Problems } from '../problems/problems.js';
import { fold } from '../words/english.js';
import { nearest } from '../words/nearest.js';
import { readCaseSheet } from './case-sheet.js';
import { Folders, inspectionBeside } from './files/companions.js';
import { resolvePath } from './files/files.js';
import { fileInput } from './files/source.js';
import { gather, sheetOptions, type GatheredSheet, type Request } from './gather.js';
import { idKey } from './sheet/ids.js';
import { openTables, worksheetsIn } from './tables.js';
import type { CaseRow } from './sheet/sheet-plan.js';

/** A case that both sheets have: its id and its value in the column of groups as in the first, and the answers of each by question code. */
export interface CaseReadTwice {
  readonly id: string;
  readonly first: ReadonlyMap<string, Answer>;
  readonly second: ReadonlyMap<string, Answer>;
  /** Null if it is not recorded, or no column was asked for. */
  readonly value: string | null;
}

interface Question {
  readonly code: string;
  readonly text: string;
}

/** Two readings of the same cases. */
export interface TwoReadings {
  /** The first sheet, its programme and its inspection, with which the second is read as well. */
  readonly evidence: GatheredSheet;
  readonly first: Moderation['first'];
  readonly second: Moderation['second'];
  /** In the order of the first. */
  readonly cases: readonly CaseReadTwice[];
  readonly onlyFirst: number;
  readonly onlySecond: number;
  /** The questions that both ask, in programme order; supporting ones after the key questions of their standard. */
  readonly questions: readonly Question[];
  /** The key questions of the first, by which it is rated. */
  readonly rated: readonly Question[];
  readonly notes: Note[];
  readonly files: readonly string[];
}

/** One sheet, with its cases. */
interface SheetRead {
  readonly file: string;
  readonly reading: Reading;
  readonly cases: ReadonlyMap<string, CaseRead>;
}

interface CaseRead {
  readonly id: string;
  readonly answers: ReadonlyMap<string, Answer>;
  readonly value: string | null;
}

/**
 * Reads both sheets with the inspection file of the first, and pairs their cases. `by` is a column of the first. Throws a `Refusal` with
 * everything that is wrong with them: also for one file given twice, for a sheet without case ids, and if no case or no question is in both.
 */
export async function readTwice(
  first: string,
  second: string,
  request: Request,
  by: string | undefined,
): Promise<TwoReadings> {
  const problems = new Problems();
  if ((await resolvePath(first)) === (await resolvePath(second))) problems.add('readingTwice', { file: first });
  problems.refuse();
  const one = collectCases(by, request.exactIds);
  const worksheetOf = worksheetsIn([first, second], request.worksheet);
  const ofFirst = { ...request, worksheet: worksheetOf(first), onCase: one.onCase };
  const evidence = await gather(first, fileInput(first, 'case sheet'), ofFirst);
  const two = collectCases(undefined, request.exactIds);
  const { loaded, inspection } = evidence;
  const options = { ...sheetOptions(request), onCase: two.onCase };
  const { table } = await openTables(fileInput(second, 'case sheet'), worksheetOf(second), options.limits);
  const reading = await readCaseSheet(table, loaded.programme, inspection, options);
  const sheets = [
    { file: first, reading: evidence.reading, cases: one.cases },
    { file: second, reading, cases: two.cases },
  ] as const;
  for (const { file, cases } of sheets) if (cases.size === 0) problems.add('pairWithoutIds', { file });
  one.refuseColumn(first, problems);
  problems.refuse();
  return pairCases(evidence, ...sheets);
}

/** Collects the cases of a sheet while it is read. `by` is a profile column whose values are kept. */
function collectCases(by: string | undefined, exactIds: boolean | undefined) {
  const cases = new Map<string, CaseRead>();
  let columns: CaseRow['columns'] | null = null;
  let at = -1;
  const onCase = (id: string, { columns: all, cells, answers }: CaseRow): void => {
    if (columns === null) {
      columns = all;
      const isAsked = (name: string): boolean => by !== undefined && fold(name) === fold(by);
      at = all.columns.findIndex((column) => column.kind === 'profile' && isAsked(column.name));
    }
    const given = new Map<string, Answer>();
    for (const [i, answer] of answers.entries()) {
      const column = all.columns[i];
      if (answer !== undefined && column !== undefined && 'code' in column) given.set(column.code, answer);
    }
    const value = cells[at]?.trim() ?? '';
    cases.set(idKey(id, exactIds), { id, answers: given, value: value === '' ? null : value });
  };
  /** Adds a problem if the column is not in the sheet. */
  const refuseColumn = (file: string, problems: Problems): void => {
    if (by === undefined || columns === null || at >= 0) return;
    const known = columns.columns.flatMap((column) => (column.kind === 'profile' ? column.name : []));
    problems.add('columnNotInSheet', { file, column: '--by' }, { found: by, known, near: nearest(by, known) });
  };
  return { cases, onCase, refuseColumn };
}

function pairCases(evidence: GatheredSheet, first: SheetRead, second: SheetRead): TwoReadings {
  const cases = [...first.cases].flatMap(([key, { id, answers, value }]) => {
    const other = second.cases.get(key);
    return other === undefined ? [] : [{ id, first: answers, second: other.answers, value }];
  });
  const [one, two] = [questionsOf(evidence, first), questionsOf(evidence, second)];
  const questions = one.filter(({ code }) => two.some((other) => other.code === code));
  refuseNothingShared(first, second, cases.length, one, two);
  const keys = new Set(
    evidence.loaded.programme.standards.flatMap(({ questions: own = [] }) => own.map(({ code }) => code)),
  );
  return {
    evidence,
    first: sideOf(first),
    second: sideOf(second),
    cases,
    onlyFirst: first.cases.size - cases.length,
    onlySecond: second.cases.size - cases.length,
    questions,
    rated: one.filter(({ code }) => keys.has(code)),
    notes: [
      ...warningsOf(first),
      ...warningsOf(second),
      ...notesOn(first, second, cases),
      ...askedOnce(first, one, two),
      ...askedOnce(second, two, one),
    ],
    files: [...evidence.files, second.file],
  };
}

function sideOf({ reading, cases }: SheetRead): Moderation['first'] {
  // Only counts in place of cases do not say how many are still to be inspected.
  const toInspect = reading.toInspect ?? 0;
  return { source: reading.source, cases: cases.size - toInspect, toInspect };
}

/** The questions of a sheet whose standards apply, in programme order; supporting ones after the key questions of their standard. */
function questionsOf({ loaded, inspection }: GatheredSheet, { reading }: SheetRead): Question[] {
  const { tallies, supporting = [] } = reading;
  return loaded.programme.standards
    .filter(({ code }) => !inspection.notApplicable.has(code))
    .flatMap(({ code, questions: own = [] }) => [
      ...own.filter((question) => tallies.has(question.code)),
      ...supporting.filter(({ standard }) => standard === code),
    ])
    .map(({ code, text }) => ({ code, text }));
}

function refuseNothingShared(
  first: SheetRead,
  second: SheetRead,
  paired: number,
  one: readonly Question[],
  two: readonly Question[],
): void {
  const problems = new Problems();
  const some = ({ cases }: SheetRead): string[] => [...cases.values()].slice(0, 3).map(({ id }) => id);
  if (paired === 0) {
    const details = { other: first.file, ids: some(second), otherIds: some(first) };
    problems.add('pairsNone', { file: second.file }, details);
  }
  const codes = (questions: readonly Question[]): string[] => questions.map(({ code }) => code);
  if (!one.some(({ code }) => codes(two).includes(code))) {
    const details = { other: first.file, questions: codes(two), otherQuestions: codes(one) };
    problems.add('pairQuestionsNone', { file: second.file }, details);
  }
  problems.refuse();
}

function warningsOf({ reading: { source, notes } }: SheetRead): Note[] {
  return notes.filter(isWarning).map(({ message }) => note('readingWarning', { source, message }));
}

function notesOn(first: SheetRead, second: SheetRead, cases: readonly CaseReadTwice[]): Note[] {
  const own = inspectionBeside(second.file, new Folders()).file;
  const isCopy = first.cases.size === second.cases.size && cases.length === first.cases.size && cases.every(isSame);
  return [
    ...(own === null ? [] : [note('readingsInspectionUnused', { source: second.reading.source })]),
    ...(isCopy ? [note('readingsAlike')] : []),
  ];
}

const isSame = ({ first, second }: CaseReadTwice): boolean =>
  first.size === second.size && [...first].every(([code, answer]) => second.get(code) === answer);

function askedOnce({ reading }: SheetRead, own: readonly Question[], other: readonly Question[]): Note[] {
  const codes = own.flatMap(({ code }) => (other.some((question) => question.code === code) ? [] : code));
  return codes.length === 0 ? [] : [note('readingsAskedOnce', { source: reading.source, questions: codes })];
}
