/** The case sheet: rows to tallies in one pass. Of a wide sheet no row is kept; of a long one the answers, case by case. */
import { Problems } from '../errors.js';
import type { Inspection, Programme, Reading } from '../model.js';
import { answerReader } from './answers.js';
import { isBlank } from './blank-rows.js';
import { decoded, type Encoding } from './decode.js';
import { counters, type AskedFigure } from './figures.js';
import { groupings, type AskedGroups } from './groupings.js';
import { headerLookup, isKnownHeader, placeColumns, questionsNamed, type Lookup } from './headers.js';
import { longColumns } from './layout.js';
import { limitsUsual, type Limits } from '../limits.js';
import { listers, type AskedList } from './lists.js';
import { LongSheet } from './long-sheet.js';
import { readRows, type Row } from './rows.js';
import { SheetReader } from './sheet-reader.js';
import type { Source } from './source.js';

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

/** Something that takes a sheet's rows one by one, and at the end says what they come to. */
export interface RowTaker {
  readonly row: (row: Row) => void;
  /** What only the end of the sheet can tell. */
  readonly end: () => void;
  readonly reading: () => Omit<CaseReading, 'source'>;
}

/** Reads a case sheet under a programme. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readCaseSheet(
  source: Source,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions = {},
): Promise<CaseReading> {
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  const context = { file: source.file, programme, inspection, lookup, options, problems };
  let taker: RowTaker | null = null;
  await problems.keep(async () => {
    const rows = readRows(decoded(source, options.encoding), source.file, (header) => isKnownHeader(lookup, header), {
      delimiter: options.delimiter,
      limits: options.limits,
    });
    let blankAt: number | null = null;
    for await (const row of rows) {
      if (taker !== null) taker.row(row);
      else if (isBlank(row)) blankAt ??= row.line;
      else if (blankAt === null) taker = headed(row, context);
      else {
        problems.add('headerBlank', { file: source.file, line: blankAt });
        problems.refuse();
      }
    }
    if (taker === null) problems.add('sheetEmpty', { file: source.file });
  });
  return { source: source.name, ...finished(taker, problems) };
}

function finished(taker: RowTaker | null, problems: Problems): Omit<CaseReading, 'source'> {
  taker?.end();
  problems.refuse();
  if (taker === null) throw new Error('a sheet without a header was not refused');
  return taker.reading();
}

/** What takes the rows under a header. Throws a `Refusal` for a header under which no row could be understood. */
function headed({ cells: headers, line }: Row, context: SheetContext): RowTaker {
  const { file, inspection, lookup, options, problems } = context;
  const place = { file, line };
  const limit = (options.limits ?? limitsUsual).columns;
  if (headers.length > limit) problems.add('columnsTooMany', place, { columns: headers.length, limit });
  problems.refuse();
  const idColumn = options.id ?? inspection.columns.id;
  const asks = headers.some((header) => questionsNamed(lookup, header).some(({ kind }) => kind === 'key'));
  const long = asks ? null : longColumns(headers, idColumn);
  if (long !== null) return new LongSheet(context, headers, long, line);
  const answer = answerReader(inspection.answers);
  const answers = headers.filter((header) => header.trim() !== '' && answer(header) !== undefined);
  if (!asks && answers.length > 1) problems.add('headerIsCase', place, { found: answers[0] ?? '' });
  problems.refuse();
  const columns = placeColumns(lookup, inspection, idColumn, headers, place, problems);
  const counted = counters(columns, options.figures ?? [], inspection.groups, problems);
  const lists = listers(columns, options.lists ?? [], context.programme, inspection, problems);
  const groups = groupings(columns, context);
  // With no key question nothing can be said of any row; every other fault of a header leaves rows whose faults can be told with it.
  if (!columns.columns.some(({ kind }) => kind === 'key')) problems.refuse();
  return new SheetReader(context, columns, counted, lists, groups);
}
