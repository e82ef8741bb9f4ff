/** Reads the rows of a table. csv-parse reads the cells; this counts the line on which each row starts, and enforces the limits. */
import type { parse } from 'csv-parse';
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { Refusal, refusalFor } from '../../problems/problems.js';
import { visibleText } from '../../words/visible.js';
import { decodeText, type Encoding } from '../files/decode.js';
import type { InputFile, OpenWorksheet, Row } from '../files/source.js';
import { declaredDelimiter, headLength, likelyDelimiter, mostAbove, refuseHeaderElsewhere } from './delimiter.js';
import { defaultLimits, type Limits } from '../limits.js';
import { refuseTooManyRows, withoutEndOfFile } from './rows-ahead.js';

export type { Row } from '../files/source.js';

/** Options for reading a table. */
export interface TableOptions extends RowOptions {
  readonly encoding?: Encoding | undefined;
}

/** The rows of a text, or of a worksheet, as `readRows` returns them. Throws a `Refusal` also for cells of a worksheet that cannot be trusted. */
export async function* tableRows(
  source: InputFile,
  isKnown: (header: string) => boolean,
  { encoding, ...options }: TableOptions,
): AsyncGenerator<readonly Row[]> {
  if (source.worksheet !== undefined) return yield* worksheetRows(source.worksheet, isKnown, options);
  await refuseTooManyRows(source, encoding, options.limits);
  yield* readRows(decodeText(source, encoding), source.file, isKnown, options);
}

async function* worksheetRows(
  { place, rows }: OpenWorksheet,
  isKnown: (header: string) => boolean,
  { limits, isHeader = (cells) => cells.some(isKnown) }: RowOptions,
): AsyncGenerator<readonly Row[]> {
  let isFirst = true;
  for await (const some of rows(limits)) {
    const [first] = some;
    const isBelow = ({ cells }: Row): boolean => cells.filter(isKnown).length >= 2 && isHeader(cells);
    const header =
      !isFirst || first === undefined || isBlank(first) || isHeader(first.cells)
        ? undefined
        : some.slice(1, mostAbove + 1).find(isBelow);
    if (header !== undefined) {
      const found = first?.cells.find((cell) => cell.trim() !== '') ?? '';
      throw refusalFor('headerBelow', { ...place, line: first?.line ?? 1 }, { found, header: header.line });
    }
    isFirst = false;
    yield some;
  }
}

/** Options for reading rows. */
export interface RowOptions {
  /** The delimiter. By default that of a `sep=` line, or the likely one by the header. */
  readonly delimiter?: string | undefined;
  readonly limits?: Limits | undefined;
  /** Whether these cells can be the header. By default any known one makes them so. */
  readonly isHeader?: (cells: readonly string[]) => boolean;
}

/** How much text is parsed at a time, in characters. */
const partLength = 1 << 16;

/**
 * The rows of a table, including blank ones, as many at a time as were parsed together. `isKnown` says whether the table can have a header,
 * by which the delimiter is recognised. Throws a `Refusal`, after the rows before it, for an open or stray quote, and above a limit.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  file: string,
  isKnown: (header: string) => boolean,
  { delimiter, limits = defaultLimits, isHeader = (cells) => cells.some(isKnown) }: RowOptions = {},
): AsyncGenerator<readonly Row[]> {
  const pieces = withoutEndOfFile(text);
  try {
    let head = '';
    let ended = false;
    while (head.length < headLength && !ended) {
      const next = await pieces.next();
      ended = next.done === true;
      head += next.done === true ? '' : next.value;
    }
    const told = declaredDelimiter(head, file);
    if (told !== null) head = head.slice(told.length);
    const line = told === null ? 1 : 2;
    refuseHeaderElsewhere(head.slice(0, headLength), { file, line }, isKnown, isHeader, delimiter ?? told?.delimiter);
    // Sheets that are scanned and inspection files in JSON need no such package.
    const csv = await import('csv-parse');
    const parser = new RowParser(
      csv.parse,
      file,
      delimiter ?? told?.delimiter ?? likelyDelimiter(head.slice(0, headLength), isKnown),
      line,
      limits,
    );
    yield* parser.write(head);
    for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
      yield* parser.write(next.value);
    }
    yield* parser.end();
  } finally {
    await pieces.return?.(undefined);
  }
}

/**
 * Feeds csv-parse piece by piece. Rows are taken while it parses, so that those before a fault are not lost; and lines are counted here,
 * because csv-parse reports the line on which a row ends, and counts CRLF inside quotes twice.
 */
class RowParser {
  readonly #file: string;
  readonly #limits: Limits;
  readonly #delimiter: string;
  readonly #parser: ReturnType<typeof parse>;
  #rows: Row[] = [];
  /** The fault after these rows. */
  #refusal: Refusal | null = null;
  #line: number;
  #count = 0;
  /** Whether there has been a quote: only in quotes a cell can have several lines. */
  #hasQuotes = false;
  /** At least as many characters as were written since the last row ended. */
  #unfinished = 0;

  constructor(make: typeof parse, file: string, delimiter: string, line: number, limits: Limits) {
    this.#file = file;
    this.#line = line;
    this.#limits = limits;
    this.#delimiter = delimiter;
    this.#parser = make({ delimiter, record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true });
    // Not through the stream, which would lose them after a fault; nor by `on_record`, for which csv-parse describes every row.
    this.#parser.push = (cells: readonly string[] | null): boolean => {
      if (cells !== null) this.#take(cells);
      return true;
    };
    this.#parser.on('error', () => undefined);
  }

  /** Parses more text, in pieces small enough that a row cannot exceed its limit by much. */
  async *write(text: string): AsyncGenerator<readonly Row[]> {
    for (let at = 0; at < text.length; at += partLength) {
      const part = text.slice(at, at + partLength);
      this.#hasQuotes ||= part.includes('"');
      yield* this.#rowsOf((done) => this.#parser.write(part, done));
      this.#unfinished += part.length;
      // The limit of csv-parse counts neither empty cells nor leading spaces.
      if (this.#unfinished > this.#limits.row + partLength) throw this.#refuseLimit('rowTooLarge', this.#line);
    }
  }

  end(): AsyncGenerator<readonly Row[]> {
    return this.#rowsOf((done) => this.#parser.end(done));
  }

  #take(cells: readonly string[]): void {
    if (this.#refusal !== null) return;
    const line = this.#line;
    let length = 0;
    for (const cell of cells) {
      length += cell.length + 1;
      if (this.#hasQuotes) this.#line += lineBreaks(cell);
    }
    this.#line++;
    if (length > this.#limits.row) this.#refusal = this.#refuseLimit('rowTooLarge', line);
    else if (this.#count++ > this.#limits.rows) this.#refusal = this.#refuseLimit('rowsTooMany', line);
    else this.#rows.push(this.#line > line + 1 ? { cells, line, delimiter: this.#delimiter } : { cells, line });
  }

  async *#rowsOf(act: (done: (error?: Error | null) => void) => void): AsyncGenerator<readonly Row[]> {
    const failure = await new Promise<Error | null>((resolve) => act((error) => resolve(error ?? null)));
    const rows = this.#rows;
    this.#rows = [];
    if (rows.length > 0) {
      this.#unfinished = 0;
      yield rows;
    }
    if (this.#refusal !== null) throw this.#refusal;
    if (failure !== null) throw this.#refusalFor(failure);
  }

  #refuseLimit(kind: 'rowsTooMany' | 'rowTooLarge', line: number): Refusal {
    const limit = kind === 'rowsTooMany' ? this.#limits.rows : this.#limits.row;
    return refusalFor(kind, { file: this.#file, line }, { limit });
  }

  #refusalFor(error: Error): Error {
    const code = 'code' in error ? error.code : null;
    const place = { file: this.#file, line: this.#line };
    if (code === 'CSV_QUOTE_NOT_CLOSED') return refusalFor('quoteUnclosed', place);
    if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE') {
      const before = 'field' in error ? String(error.field) : '-';
      if (before.trim() === '' || /got "\s"/.test(error.message)) return refusalFor('quoteSpaced', place);
      return refusalFor('quoteStray', place);
    }
    return error;
  }
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}

/** Whether nothing can be seen in a row. */
export function isBlank({ cells }: Pick<Row, 'cells'>): boolean {
  // Most cells that are not blank have a visible character of ASCII.
  return cells.every((cell) => !/[!-~]/.test(cell) && visibleText(cell).trim() === '');
}

/** Blank rows: at the end of a sheet they are common in spreadsheets; before another case they are worth a warning. */
export class BlankRows {
  #since = 0;
  #between = 0;
  #first = 0;
  #isWorksheet = false;

  /** Notes a blank row. */
  addBlank(line: number, isWorksheet = false): void {
    this.#isWorksheet = isWorksheet;
    if (this.#between === 0 && this.#since === 0) this.#first = line;
    this.#since++;
  }

  /** Notes a row that is not blank. */
  addFilled(): void {
    this.#between += this.#since;
    this.#since = 0;
  }

  notes(): Note[] {
    const [rows, first] = [this.#between, this.#first];
    return [
      ...(rows > 0 ? [note('rowsBlankBetween', { rows, first, isWorksheet: this.#isWorksheet })] : []),
      ...(this.#since > 0 ? [note('rowsBlankAtEnd', { rows: this.#since })] : []),
    ];
  }
}
