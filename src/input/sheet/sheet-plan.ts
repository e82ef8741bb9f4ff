/** What a case sheet is read under, what is counted under its header, and the reading that the counts make: the same for every way of reading. */
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Reading, Tally } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import type { Problems } from '../../problems/problems.js';
import { standardName } from '../../scoring/words.js';
import type { Encoding } from '../files/decode.js';
import type { Limits } from '../limits.js';
import { supportingQuestions, type Columns } from './columns.js';
import { counters, type AskedFigure, type Counter } from './figures.js';
import { groupings, type AskedGroups, type Groupings } from './groupings.js';
import type { Lookup } from './headers.js';
import { listers, type AskedList, type Lister } from './lists.js';
import type { BlankRows, Row } from './rows.js';

export interface SheetOptions {
  /** The header of the id column, where it has no name that is known. */
  readonly id?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** The character that separates cells, where the header does not tell it. */
  readonly delimiter?: string | undefined;
  /** Refuse blanks and outstanding cases. */
  readonly strict?: boolean | undefined;
  /** Figures beside the questions themselves. */
  readonly figures?: readonly AskedFigure[] | undefined;
  /** Told the id of every case: for telling whether two sheets share cases, and never for a result. */
  readonly onCase?: ((id: string) => void) | undefined;
  /** Figures whose cases are to be named. */
  readonly lists?: readonly AskedList[] | undefined;
  /** Breakdowns by profile columns. */
  readonly groups?: AskedGroups | undefined;
  readonly limits?: Limits | undefined;
}

/** What a sheet is read under, and where its mistakes are collected. */
export interface SheetContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly lookup: Lookup;
  readonly options: SheetOptions;
  readonly problems: Problems;
}

/** What cases come to: their number is always known. */
export interface CaseReading extends Reading {
  readonly cases: number;
}

/** Takes a sheet's rows one by one, and returns the reading at the end. */
export interface RowTaker {
  readonly row: (row: Row) => void;
  /** Adds the problems that can only be known at the end of the sheet. */
  readonly end: () => void;
  readonly reading: () => Omit<CaseReading, 'source'>;
}

/** The columns of a sheet, and everything that grows while its rows go by. */
export interface SheetPlan {
  readonly columns: Columns;
  readonly counters: readonly Counter[];
  readonly lists: readonly Lister[];
  readonly groups: Groupings | null;
  /** For each column of a standard declared not applicable: the standard. */
  readonly declaredOut: ReadonlyMap<number, string>;
}

/** For each column of a standard declared not applicable: the standard, as messages call it. */
function declaredOutIn(
  { columns }: Columns,
  programme: Programme,
  { notApplicable }: Pick<Inspection, 'notApplicable'>,
): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  for (const [i, column] of columns.entries()) {
    const ofQuestion = column.kind === 'key' || column.kind === 'supporting';
    if (ofQuestion && notApplicable.has(column.standard)) found.set(i, standardName(programme, column.standard));
  }
  return found;
}

/** Everything that was asked for, made ready for these columns. Adds a problem for whatever they do not have. */
export function planSheet(columns: Columns, context: Omit<SheetContext, 'lookup'>): SheetPlan {
  const { programme, inspection, options, problems } = context;
  const declaredOut = declaredOutIn(columns, programme, inspection);
  const counted = counters(columns, options.figures ?? [], inspection.groups, problems);
  const lists = listers(columns, options.lists ?? [], programme, inspection, problems);
  const groups = groupings(columns, context);
  const inUse =
    declaredOut.size === 0 ? counted : counted.filter(({ column }) => column === null || !declaredOut.has(column));
  return { columns, counters: inUse, lists, groups, declaredOut };
}

/** What the rows of a sheet came to, beside what its plan has counted. */
export interface RowsRead {
  readonly cases: number;
  readonly outstanding: number;
  /** Null where no row was blank. */
  readonly blanks: BlankRows | null;
}

/** The reading of a sheet of which every row has been counted. */
export function readingOf(
  { columns, counters: counted, lists: made, groups }: SheetPlan,
  { cases, outstanding, blanks }: RowsRead,
): Omit<CaseReading, 'source'> {
  const tallies = new Map<string, Tally>();
  for (const { key, tally } of counted) tallies.set(key, tally);
  const reading = { cases, outstanding, tallies, notes: [...notesOn(columns), ...(blanks?.notes() ?? [])] };
  const questions = supportingQuestions(columns);
  if (made.length === 0 && questions.length === 0 && groups === null) return reading;
  const lists = made.map(({ list }) => list);
  const supporting = questions.filter(({ code }) => tallies.has(code));
  return {
    ...reading,
    ...(lists.length === 0 ? {} : { lists }),
    ...(supporting.length === 0 ? {} : { supporting }),
    ...(groups === null ? {} : { grouped: groups.grouped() }),
  };
}

/** What is to be told of the columns themselves. */
function notesOn({ columns }: Columns): readonly Note[] {
  const kinds = columns.map(({ kind }) => kind);
  const empty = kinds.filter((kind) => kind === 'empty').length;
  return [
    ...(kinds.includes('id') ? [] : [note('casesNumbered')]),
    ...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []),
  ];
}
