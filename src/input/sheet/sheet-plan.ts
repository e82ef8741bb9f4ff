/** What a case sheet is read with, what is counted under its header, and the reading that results. All readers share it. */
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Answer, Place, Reading, Tally } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import type { Problems } from '../../problems/problems.js';
import { standardName } from '../../scoring/words.js';
import type { Encoding } from '../files/decode.js';
import type { Limits } from '../limits.js';
import { ColumnWatch } from './column-watch.js';
import { supportingQuestions, type Columns } from './columns.js';
import { makeComposites, type CompositeCounter } from './composites.js';
import { makeCounters, type AskedFigure, type Counter } from './figures.js';
import { makeGroupings, type AskedGroups, type Groupings } from './groupings.js';
import type { Lookup } from './headers.js';
import { makeListers, type AskedList, type Lister } from './lists.js';
import type { BlankRows, Row } from './rows.js';
import { withShared, type SharedColumn } from './shared-columns.js';

export interface SheetOptions {
  /** The header of the id column, if it is not a known one. */
  readonly id?: string | undefined;
  /** Whether ids are compared as they are typed, but trimmed. */
  readonly exactIds?: boolean | undefined;
  readonly encoding?: Encoding | undefined;
  /** The worksheet of cases, if the sheet is a workbook and it is not the only one or the one named Cases. */
  readonly worksheet?: string | undefined;
  /** The delimiter, if it is not to be found from the header. */
  readonly delimiter?: string | undefined;
  /** Whether to refuse blank answers and cases still to be inspected. */
  readonly strict?: boolean | undefined;
  /** Figures besides the questions themselves. */
  readonly figures?: readonly AskedFigure[] | undefined;
  /** Called with every case that has an id, inspected or still to be. No result depends on it. */
  readonly onCase?: ((id: string, row: CaseRow) => void) | undefined;
  /** Called with every case that lacks answers. No result depends on it. */
  readonly onUnfinished?: ((found: UnfinishedCase) => void) | undefined;
  /** Called with the columns of the sheet. No result depends on it. */
  readonly onColumns?: ((columns: Columns) => void) | undefined;
  /** Columns of other sheets of the sample, whose cells are blank in a sheet without them. */
  readonly shared?: readonly SharedColumn[] | undefined;
  /** Figures whose cases are listed by id. */
  readonly lists?: readonly AskedList[] | undefined;
  /** Breakdowns by profile columns. */
  readonly groups?: AskedGroups | undefined;
  readonly limits?: Limits | undefined;
}

/** A case without some of its answers, or without all of them: then it is still to be inspected. */
export interface UnfinishedCase {
  readonly place: Place;
  readonly isToInspect: boolean;
  /** The questions that are left blank, key and supporting, each with the place of its cell. */
  readonly blanks: readonly { readonly question: string; readonly standard: string; readonly place: Place }[];
}

/** The row of one case: its cells, and its answer in each column that is a question's. */
export interface CaseRow {
  readonly place: Place;
  readonly columns: Columns;
  readonly cells: readonly string[];
  readonly answers: readonly (Answer | undefined)[];
}

/** What a sheet is read with, and where its problems are collected. */
export interface SheetContext {
  readonly file: string;
  /** Whether the rows are those of a worksheet, and not lines of a text. */
  readonly isWorksheet?: boolean;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly lookup: Lookup;
  readonly options: SheetOptions;
  readonly problems: Problems;
}

/** The reading of cases: the numbers of rows are always known. */
export interface CaseReading extends Reading {
  readonly cases: number;
  readonly toInspect: number;
}

/** Takes a sheet's rows one by one, and returns the reading at the end. */
export interface RowTaker {
  /** Adds the problem of a header that hides rows. */
  readonly header: (row: Row) => void;
  readonly row: (row: Row) => void;
  /** Adds the problems that can only be known at the end of the sheet. */
  readonly end: () => void;
  readonly reading: () => Omit<CaseReading, 'source'>;
  /** The names of the questions, if they stand in rows and not in the header. */
  readonly questionNames?: () => readonly string[];
}

/** The columns of a sheet, and everything that counts its rows. */
export interface SheetPlan {
  readonly columns: Columns;
  readonly counters: readonly Counter[];
  readonly composites: readonly CompositeCounter[];
  readonly lists: readonly Lister[];
  readonly groups: Groupings | null;
  /** The standard of each column whose standard is declared not applicable. */
  readonly declaredOut: ReadonlyMap<number, string>;
  /** The columns of the other key questions: a case with all of these blank is still to be inspected. */
  readonly keys: readonly number[];
  readonly watch: ColumnWatch;
}

/** The name of the standard of each column whose standard is declared not applicable. */
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

/** Prepares everything that was asked for, for these columns. Adds a problem for anything that they lack. */
export function planSheet(own: Columns, context: Omit<SheetContext, 'lookup'>): SheetPlan {
  const { programme, inspection, options, problems } = context;
  options.onColumns?.(own);
  const columns = withShared(own, options.shared ?? []);
  const declaredOut = declaredOutIn(columns, programme, inspection);
  const counted = makeCounters(columns, options.figures ?? [], inspection.groups, problems);
  const lists = makeListers(columns, options.lists ?? [], programme, inspection, problems);
  const groups = makeGroupings(columns, context);
  const inUse =
    declaredOut.size === 0 ? counted : counted.filter(({ column }) => column === null || !declaredOut.has(column));
  const keys = columns.columns.flatMap(({ kind }, i) => (kind === 'key' && !declaredOut.has(i) ? [i] : []));
  const composites = makeComposites(columns, programme, declaredOut);
  const watch = new ColumnWatch(columns, programme, inspection, options.exactIds);
  return { columns, counters: inUse, composites, lists, groups, declaredOut, keys, watch };
}

/** The numbers of rows, besides the counts of the plan. */
export interface RowsRead {
  readonly cases: number;
  readonly toInspect: number;
  /** Answers that are a bare NA, taken as N/A. */
  readonly bareNas: number;
  /** Notes on the ids. */
  readonly ids: readonly Note[];
  /** The digest of the ids; null without any. */
  readonly idDigest: string | null;
  /** Null if no row was blank. */
  readonly blanks: BlankRows | null;
}

/** The reading of a sheet after all rows are counted. */
export function readingOf(
  { columns, counters: counted, composites: combined, lists: made, groups, watch }: SheetPlan,
  { cases, toInspect, bareNas, ids, idDigest, blanks }: RowsRead,
): Omit<CaseReading, 'source'> {
  const tallies = new Map<string, Tally>();
  for (const { key, tally } of counted) tallies.set(key, tally);
  const notes = [...watch.notes(), ...notesOn(columns), ...ids, ...bareNaNotes(bareNas), ...(blanks?.notes() ?? [])];
  const composites = new Map(combined.map(({ key, tally }) => [key, tally]));
  const reading = { cases, toInspect, tallies, composites, idDigest, notes };
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

/** The note on answers that are a bare NA, taken as N/A; none if there are none. */
export function bareNaNotes(answers: number): readonly Note[] {
  return answers > 0 ? [note('bareNa', { answers })] : [];
}

/** Notes on the columns. */
function notesOn({ columns, notes = [] }: Columns): readonly Note[] {
  const empty = columns.filter(({ kind }) => kind === 'empty').length;
  return [...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []), ...notes];
}
