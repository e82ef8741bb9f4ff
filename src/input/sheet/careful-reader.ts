/** Reads case sheets row by row, and reports everything that is wrong. Holds no rows of a wide sheet; of a long one the answers, by case. */
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { Problems } from '../../problems/problems.js';
import type { InputFile } from '../files/source.js';
import { defaultLimits } from '../limits.js';
import { answerReader } from './answers.js';
import { placeColumns } from './columns.js';
import { asksQuestions, headerLookup, isKnownHeader } from './headers.js';
import { longColumns } from './id-headers.js';
import { LongSheet } from './long-sheet.js';
import { refuseOtherProgramme } from './other-programmes.js';
import { notesOnOthers } from './other-worksheets.js';
import { otherTable } from './other-tables.js';
import { isBlank, tableRows, type Row } from './rows.js';
import { planSheet, type CaseReading, type RowTaker, type SheetContext, type SheetOptions } from './sheet-plan.js';
import { SheetReader } from './sheet-reader.js';

/** Reads a case sheet carefully, row by row. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readCarefully(
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CaseReading> {
  const { file, name } = source;
  const problems = new Problems(source.worksheet?.place);
  const lookup = headerLookup(programme, inspection);
  const context = {
    file,
    isWorksheet: source.worksheet !== undefined,
    programme,
    inspection,
    lookup,
    options,
    problems,
  };
  let taker: RowTaker | null = null;
  let headers: readonly string[] = [];
  let blankAt: number | null = null;
  const take = (row: Row): void => {
    if (taker !== null) taker.row(row);
    else if (isBlank(row)) blankAt ??= row.line;
    else if (blankAt === null) {
      headers = row.cells;
      taker = readHeader(row, context);
      taker.header(row);
    } else {
      problems.add('headerBlank', { file, line: blankAt });
      problems.refuse();
    }
  };
  const isKnown = (header: string): boolean => isKnownHeader(lookup, header);
  const isHeader = (cells: readonly string[]): boolean =>
    asksQuestions(lookup, cells) || longColumns(cells, null) !== null || otherTable(cells) !== null;
  await problems.keep(async () => {
    for await (const rows of tableRows(source, isKnown, { ...options, isHeader })) rows.forEach(take);
    if (taker === null) problems.add('sheetEmpty', { file });
  });
  const reading = await finishReading(taker, context, headers);
  if (source.worksheet === undefined) return { source: name, ...reading };
  const others = await notesOnOthers(source.worksheet, context);
  return { source: name, ...reading, notes: [...reading.notes, ...source.worksheet.notes(), ...others] };
}

async function finishReading(
  taker: RowTaker | null,
  { file, problems, programme }: SheetContext,
  headers: readonly string[],
): Promise<Omit<CaseReading, 'source'>> {
  await problems.keep(async () => taker?.end());
  const strays = await refuseOtherProgramme(problems, file, taker?.questionNames?.() ?? headers, programme);
  problems.refuse();
  if (taker === null) throw new Error('a sheet without a header was not refused');
  const reading = taker.reading();
  return { ...reading, notes: [...strays, ...reading.notes] };
}

/** The reader of the rows under a header. Throws a `Refusal` if no row could be understood under it. */
function readHeader({ cells: headers, line }: Row, context: SheetContext): RowTaker {
  const { file, inspection, lookup, options, problems } = context;
  const place = { file, line };
  const limit = (options.limits ?? defaultLimits).columns;
  if (headers.length > limit) problems.add('columnsTooMany', place, { columns: headers.length, limit });
  problems.refuse();
  const idColumn = options.id ?? inspection.columns.id;
  const asks = asksQuestions(lookup, headers);
  const long = asks ? null : longColumns(headers, idColumn);
  if (long !== null) return new LongSheet(context, headers, long, line);
  const answer = answerReader(inspection.answers);
  const answers = headers.filter((header) => header.trim() !== '' && answer(header) !== undefined);
  const other = asks ? null : otherTable(headers);
  if (other !== null) problems.add('sheetOther', { file }, { ...other, wanted: 'a case sheet' });
  else if (!asks && answers.length > 1) problems.add('headerIsCase', place, { found: answers[0] ?? '' });
  problems.refuse();
  const columns = placeColumns({ lookup, inspection, idColumn, headers, place, problems });
  const plan = planSheet(columns, context);
  // A mistyped option is told at once, however long the sheet is.
  if (problems.hasUse) problems.refuse();
  // Without a key question no row can be checked; with any other problem of the header, the rows still can.
  if (!columns.columns.some(({ kind }) => kind === 'key')) problems.refuse();
  return new SheetReader(context, plan);
}
