/** Reads a sampling frame: a row for each eligible case, of which only the id and the columns of the strata matter. */
import { createHash } from 'node:crypto';
import type { Note } from '../model/assessment.js';
import { note } from '../problems/notes.js';
import { Problems } from '../problems/problems.js';
import { fold } from '../words/english.js';
import { nearest } from '../words/nearest.js';
import type { InputFile } from './files/source.js';
import { answerReader } from './sheet/answers.js';
import { refuseHidden, type FindAnswers } from './sheet/hidden-rows.js';
import { refuseTotalOrHeader } from './sheet/not-cases.js';
import { isBlank, tableRows, type Row } from './sheet/rows.js';
import type { SheetOptions } from './sheet/sheet-plan.js';
import { rightLength } from './sheet/sheet-reader.js';
import { CaseIds } from './sheet/case-ids.js';
import { isFailedId, idKey } from './sheet/ids.js';
import { idHeaders, isBlankHeader, longColumns } from './sheet/id-headers.js';
import { otherTable } from './sheet/other-tables.js';
import { openTables } from './tables.js';

/** A frame: its header, its rows, and the SHA-256 of its bytes. */
export interface Frame {
  readonly headers: readonly string[];
  /** The place of the column of ids. */
  readonly idAt: number;
  /** The places of the columns that make the strata. */
  readonly strata: readonly number[];
  /** In the order of the file; blank rows are left out. */
  readonly rows: readonly FrameRow[];
  readonly sha256: string;
  /** Notes on the ids, on rows that a worksheet hides, and on what is no frame. */
  readonly notes: readonly Note[];
}

/** The columns that matter. */
type FrameHeader = Pick<Frame, 'headers' | 'idAt' | 'strata'>;

/** An eligible case. */
export interface FrameRow {
  readonly id: string;
  /** As read, one for each header. */
  readonly cells: readonly string[];
}

/** What a frame is read with. */
export interface FrameOptions extends Pick<
  SheetOptions,
  'id' | 'exactIds' | 'encoding' | 'delimiter' | 'limits' | 'worksheet'
> {
  /** Whether it must not have a column `drawn`, because one is added. */
  readonly isUndrawn: boolean;
  /** The names of the columns that make the strata. */
  readonly strata?: readonly string[];
}

/**
 * Reads a frame, or the cases of an earlier sheet. Throws a `Refusal` with everything that is wrong: no column of ids, a blank id or one
 * twice, a row that is a total, a row with too few or too many cells, no case at all.
 */
export async function readFrame(source: InputFile, options: FrameOptions): Promise<Frame> {
  const { table } = await openTables(source, options.worksheet, options.limits);
  const { file } = table;
  const problems = new Problems(table.worksheet?.place);
  const hash = createHash('sha256');
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of table.bytes()) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const rows: FrameRow[] = [];
  /** The rows with a cell of several lines, and some others. */
  const suspects: Row[] = [];
  const ids = new CaseIds();
  /** How many rows have an id alone, and the line of the first. */
  const bare = { rows: 0, first: 0 };
  let header: FrameHeader | null = null;
  const take = (row: Row): void => {
    if (isBlank(row)) return;
    if (header === null) {
      header = readHeader(row, file, options, problems);
      return;
    }
    const found = readRow(row, header, file, problems);
    if (found === null) return;
    if (row.delimiter !== undefined || suspects.length < 1000) suspects.push(row);
    const first = ids.add(idKey(found.id, options.exactIds), found.id, row.line);
    const { idAt } = header;
    if (found.cells.every((cell, i) => i === idAt || cell.trim() === '') && bare.rows++ === 0) bare.first = row.line;
    if (first === undefined) rows.push(found);
    else problems.add('idTwice', { file, line: row.line, at: header.idAt, caseId: found.id }, first);
  };
  const isKnown = (name: string): boolean => idHeaders([name], options.id ?? null)(name);
  await problems.keep(async () => {
    // Of a workbook the whole file counts, and not only the worksheet.
    if (table.worksheet !== undefined) for await (const _ of bytes());
    // Every byte is hashed once, so the file is read as a stream.
    const { ordinary: _, ...stream } = table;
    for await (const part of tableRows({ ...stream, bytes }, isKnown, options)) part.forEach(take);
  });
  const { headers, idAt, strata } = header ?? { headers: [], idAt: -1, strata: [] };
  // Ids of letters alone are words, which a note has as well.
  const isRow: FindAnswers = (cells) =>
    cells.length === headers.length && /\d/.test(cells[idAt] ?? '') ? [idAt] : null;
  refuseHidden(suspects, { file }, idAt, isRow, problems);
  if (rows.length === 0 && problems.total === 0) problems.add('frameEmpty', { file });
  problems.refuse();
  const isWorksheet = table.worksheet !== undefined;
  // Beside one other column, a blank is only a value not recorded. In an earlier sheet, cases still to be inspected have an id alone.
  const hasMore = headers.filter((name) => !isBlankHeader(name)).length > 2;
  const isDoubtful = options.isUndrawn && hasMore && bare.rows > 0 && bare.rows < rows.length;
  const notes = [
    ...ids.notes(isWorksheet),
    ...(options.isUndrawn && hasAnswers({ headers, rows }) ? [note('frameAnswered')] : []),
    ...(isDoubtful ? [note('frameRowsBare', { ...bare, isWorksheet })] : []),
    ...(table.worksheet?.notes() ?? []),
  ];
  return { headers, idAt, strata, rows, sha256: hash.digest('hex'), notes };
}

/** The header. Throws a `Refusal` if no row below it could be understood. */
function readHeader(
  { cells: headers, line }: Row,
  file: string,
  options: FrameOptions,
  problems: Problems,
): FrameHeader {
  const place = { file, line };
  const isId = idHeaders(headers, options.id ?? null);
  const other = otherThanCases(headers, headers.some(isId));
  if (other !== null) {
    const wanted = options.isUndrawn ? 'a sampling frame' : 'a sheet of cases';
    problems.add(
      'sheetOther',
      { file },
      { what: other, wanted, mend: 'Give a sheet with a row for each case, and its id.' },
    );
    problems.refuse();
  }
  const named = headers.flatMap((header, at) => (isBlankHeader(header) ? [] : [{ key: fold(header), header, at }]));
  const firsts = new Map<string, number>();
  const ids = named.find(({ header }) => isId(header));
  for (const { key, header, at } of named) {
    const first = firsts.get(key) ?? (ids !== undefined && ids.at < at && isId(header) ? ids.at : undefined);
    if (first === undefined) firsts.set(key, at);
    else problems.add('frameColumnTwice', place, { header, first: first + 1, second: at + 1 });
    if (options.isUndrawn && key === 'drawn') problems.add('frameDrawn', place, { header });
  }
  const idAt = headers.findIndex(isId);
  const known = named.map(({ header }) => header);
  if (idAt < 0 && options.id === undefined) problems.add('frameWithoutIds', place, { headers: known });
  else if (idAt < 0) {
    const found = options.id ?? '';
    problems.add('columnNotInSheet', place, { found, known, near: nearest(found, known) });
  }
  const strata = stratumColumns(headers, options.strata ?? [], file, problems);
  problems.refuse();
  return { headers, idAt, strata };
}

/** What a table with this header is if it has no row for each case; null if it may have. */
function otherThanCases(headers: readonly string[], hasIds: boolean): string | null {
  if (longColumns(headers, null) !== null) return 'a case sheet with a row for each answer';
  return hasIds ? null : (otherTable(headers)?.what ?? null);
}

/** Whether a case sheet was given as a frame: a column is headed by the code of a key question, and a row has an answer in it. */
function hasAnswers({ headers, rows }: Pick<Frame, 'headers' | 'rows'>): boolean {
  const answer = answerReader(new Map());
  const questions = [...headers.keys()].filter((at) => /^[a-z]?\d\.\d\.\d(?!\d)/i.test(headers[at]?.trim() ?? ''));
  return questions.some((at) => rows.some(({ cells }) => ['yes', 'no'].includes(answer(cells[at] ?? '') ?? '')));
}

/** One case; null, with a problem, if the row is none. Cells beyond the header, all blank, are left out. */
function readRow(row: Row, { headers, idAt }: FrameHeader, file: string, problems: Problems): FrameRow | null {
  const { cells, line } = row;
  const place = { file, line };
  if (refuseTotalOrHeader(cells, headers, place, problems)) return null;
  const kinds = headers.map((header) => (isBlankHeader(header) ? 'empty' : 'other'));
  if (!rightLength(row, kinds, file, problems)) return null;
  const id = (cells[idAt] ?? '').trim();
  if (isFailedId(id)) problems.add('idFailedFormula', { ...place, at: idAt }, { found: id });
  else if (idKey(id) !== '') return { id, cells: headers.map((_, i) => cells[i] ?? '') };
  else problems.add('idBlank', { ...place, at: idAt });
  return null;
}

/** The places of the columns that make the strata. Adds a problem for one that is not in the frame. */
function stratumColumns(headers: readonly string[], by: readonly string[], file: string, problems: Problems): number[] {
  const known = headers.filter((header) => header.trim() !== '');
  return by.map((found) => {
    const at = headers.findIndex((header) => header.trim() !== '' && fold(header) === fold(found));
    if (at < 0)
      problems.add('columnNotInSheet', { file, column: '--by' }, { found, known, near: nearest(found, known) });
    return at;
  });
}

/**
 * The permanent random number of a case under a seed: the SHA-256 of the seed, a line feed and the id, in UTF-8 with composed accents
 * (NFC), as 64 hexadecimal digits.
 *
 * @example
 * permanentNumber('Redcar 2022', 'C001').slice(0, 8) // '24f879db'
 */
export function permanentNumber(seed: string, id: string): string {
  return createHash('sha256').update(`${seed}\n${id.trim()}`.normalize('NFC'), 'utf8').digest('hex');
}
