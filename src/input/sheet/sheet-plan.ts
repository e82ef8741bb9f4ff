/** What is counted in a sheet with this header, and the reading that results. All readers share it. */
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Tally } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { standardName } from '../../scoring/words.js';
import type { BlankRows } from './blank-rows.js';
import type { CaseReading, SheetContext } from './sheet-options.js';
import { counters, type Counter } from './figures.js';
import { groupings, type Groupings } from './groupings.js';
import { type Columns, supportingQuestions } from './columns.js';
import { listers, type Lister } from './lists.js';

/** The columns of a sheet, and everything that counts its rows. */
export interface SheetPlan {
  readonly columns: Columns;
  readonly counters: readonly Counter[];
  readonly lists: readonly Lister[];
  readonly groups: Groupings | null;
  /** The standard of each column whose standard is declared not applicable. */
  readonly declaredOut: ReadonlyMap<number, string>;
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

/** The numbers of rows, besides the counts of the plan. */
export interface RowsRead {
  readonly cases: number;
  readonly outstanding: number;
  /** Null if no row was blank. */
  readonly blanks: BlankRows | null;
}

/** The reading of a sheet after all rows are counted. */
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

/** Notes on the columns. */
function notesOn({ columns }: Columns): readonly Note[] {
  const kinds = columns.map(({ kind }) => kind);
  const empty = kinds.filter((kind) => kind === 'empty').length;
  return [
    ...(kinds.includes('id') ? [] : [note('casesNumbered')]),
    ...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []),
  ];
}
