/**
 * The careful reader of case sheets, which reports everything that is wrong. It holds no rows of a wide sheet; of a long one the answers,
 * by case.
 */
import { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { answerReader } from './answers.js';
import { isBlank } from './blank-rows.js';
import type { CaseReading, RowTaker, SheetContext, SheetOptions } from './sheet-options.js';
import { decodeText } from '../files/decode.js';
import { placeColumns } from './columns.js';
import { headerLookup, isKnownHeader, longColumns, questionsNamed } from './headers.js';
import { limitsUsual } from '../limits.js';
import { LongSheet } from './long-sheet.js';
import { readRows, type Row } from './rows.js';
import { planSheet } from './sheet-plan.js';
import { SheetReader } from './sheet-reader.js';
import type { InputFile } from '../files/source.js';

/** Reads a case sheet row by row. Throws a `Refusal` with everything that is wrong with it. */
export async function readCarefully(
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CaseReading> {
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  const context = { file: source.file, programme, inspection, lookup, options, problems };
  let taker: RowTaker | null = null;
  await problems.keep(async () => {
    const rows = readRows(
      decodeText(source, options.encoding),
      source.file,
      (header) => isKnownHeader(lookup, header),
      {
        delimiter: options.delimiter,
        limits: options.limits,
      },
    );
    let blankAt: number | null = null;
    for await (const row of rows) {
      if (taker !== null) taker.row(row);
      else if (isBlank(row)) blankAt ??= row.line;
      else if (blankAt === null) taker = readHeader(row, context);
      else {
        problems.add('headerBlank', { file: source.file, line: blankAt });
        problems.refuse();
      }
    }
    if (taker === null) problems.add('sheetEmpty', { file: source.file });
  });
  return { source: source.name, ...finishReading(taker, problems) };
}

function finishReading(taker: RowTaker | null, problems: Problems): Omit<CaseReading, 'source'> {
  taker?.end();
  problems.refuse();
  if (taker === null) throw new Error('a sheet without a header was not refused');
  return taker.reading();
}

/** The reader of the rows under a header. Throws a `Refusal` if no row could be understood under it. */
function readHeader({ cells: headers, line }: Row, context: SheetContext): RowTaker {
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
  const plan = planSheet(columns, context);
  // Without a key question no row can be checked; with any other problem of the header, the rows still can.
  if (!columns.columns.some(({ kind }) => kind === 'key')) problems.refuse();
  return new SheetReader(context, plan);
}
