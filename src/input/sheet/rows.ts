/** Reads the rows of a table. csv-parse reads the cells; this counts the line on which each row starts, and enforces the limits. */
import { CsvError, parse } from 'csv-parse';
import { problem, Refusal } from '../../problems/problems.js';
import { headLength, likelyDelimiter, toldDelimiter } from './delimiter.js';
import { limitsUsual, type Limits } from '../limits.js';

/** One row, and the line on which it starts. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
  /** The line of each cell, if the row was put together from several. */
  readonly lines?: readonly (number | undefined)[];
}

/** Options for reading rows. */
export interface RowOptions {
  /** The delimiter. By default that of a `sep=` line, or the likely one by the header. */
  readonly delimiter?: string | undefined;
  readonly limits?: Limits | undefined;
}

/** How much text is parsed at a time, in characters. */
const partLength = 1 << 16;

/**
 * The rows of a table, including blank ones. `isKnown` says whether the table can have a header, by which the delimiter is recognised.
 * Throws a `Refusal` for an open or stray quote, and above a limit.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  file: string,
  isKnown: (header: string) => boolean,
  { delimiter, limits = limitsUsual }: RowOptions = {},
): AsyncGenerator<Row> {
  const pieces = text[Symbol.asyncIterator]();
  try {
    let head = '';
    let ended = false;
    while (head.length < headLength && !ended) {
      const next = await pieces.next();
      ended = next.done === true;
      head += next.done === true ? '' : next.value;
    }
    const told = toldDelimiter(head, file);
    if (told !== null) head = head.slice(told.length);
    const parser = new RowParser(
      file,
      delimiter ?? told?.delimiter ?? likelyDelimiter(head.slice(0, headLength), isKnown),
      told === null ? 1 : 2,
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
 * Feeds csv-parse piece by piece. Rows are yielded while it parses, so that those before a fault are not lost; and lines are counted here,
 * because csv-parse reports the line on which a row ends, and counts CRLF inside quotes twice.
 */
class RowParser {
  readonly #file: string;
  readonly #limits: Limits;
  readonly #rows: Row[] = [];
  readonly #parser: ReturnType<typeof parse>;
  #line: number;
  #count = 0;
  /** At least as many characters as were written since the last row ended. */
  #unfinished = 0;

  constructor(file: string, delimiter: string, line: number, limits: Limits) {
    this.#file = file;
    this.#line = line;
    this.#limits = limits;
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      on_record: (cells: readonly string[]) => {
        this.#rows.push({ cells, line: this.#line });
        this.#line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
        return null;
      },
    });
    this.#parser.on('error', () => undefined);
  }

  /** Parses more text, in pieces small enough that a row cannot exceed its limit by much. */
  async *write(text: string): AsyncGenerator<Row> {
    for (let at = 0; at < text.length; at += partLength) {
      const part = text.slice(at, at + partLength);
      yield* this.#rowsOf((done) => this.#parser.write(part, done));
      this.#unfinished += part.length;
      // The limit of csv-parse counts neither empty cells nor leading spaces.
      if (this.#unfinished > this.#limits.row + partLength) throw this.#refuseLimit('rowTooLarge', this.#line);
    }
  }

  end(): AsyncGenerator<Row> {
    return this.#rowsOf((done) => this.#parser.end(done));
  }

  async *#rowsOf(act: (done: (error?: Error | null) => void) => void): AsyncGenerator<Row> {
    const failure = await new Promise<Error | null>((resolve) => act((error) => resolve(error ?? null)));
    const rows = this.#rows.splice(0);
    if (rows.length > 0) this.#unfinished = 0;
    for (const row of rows) {
      if (row.cells.reduce((sum, cell) => sum + cell.length + 1, 0) > this.#limits.row) {
        throw this.#refuseLimit('rowTooLarge', row.line);
      }
      if (this.#count++ > this.#limits.rows) throw this.#refuseLimit('rowsTooMany', row.line);
      yield row;
    }
    if (failure !== null) throw this.#refusal(failure);
  }

  #refuseLimit(kind: 'rowsTooMany' | 'rowTooLarge', line: number): Refusal {
    const limit = kind === 'rowsTooMany' ? this.#limits.rows : this.#limits.row;
    return new Refusal([problem(kind, { file: this.#file, line }, { limit })]);
  }

  #refusal(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const place = { file: this.#file, line: this.#line };
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Refusal([problem('quoteUnclosed', place)]);
    if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
      return new Refusal([problem('quoteStray', place)]);
    }
    return error;
  }
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}
