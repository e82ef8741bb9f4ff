/** Text to rows. csv-parse reads the cells; this finds the delimiter and the line on which each row starts. */
import { CsvError, parse } from 'csv-parse';
import { problem, Refusal } from '../errors.js';

/** One row, and the line on which it starts. */
export interface Row {
  readonly cells: readonly string[];
  readonly line: number;
}

export type Delimiter = ',' | ';' | '\t';

const delimiters: readonly Delimiter[] = [',', ';', '\t'];

/** The longest row in characters; a longer one is a quote left open, or no case sheet. */
const longestRow = 1 << 20;

/** How much text is looked at to find the delimiter: more than any header is long. */
const headLength = 1 << 16;

/**
 * The rows of a sheet, blank ones included. The delimiter is the one that makes most of the header's cells known (`isKnown`), and
 * of equals the one that makes most cells; Excel's `sep=;` line settles it. Throws a `Refusal` at a quote left open or astray.
 */
export async function* readRows(
  text: AsyncIterable<string>,
  file: string,
  isKnown: (header: string) => boolean,
): AsyncGenerator<Row> {
  const pieces = text[Symbol.asyncIterator]();
  let head = '';
  let ended = false;
  while (head.length < headLength && !ended) {
    const next = await pieces.next();
    ended = next.done === true;
    head += next.done === true ? '' : next.value;
  }
  const told = /^sep=(.)(?:\r\n|\n|\r)/i.exec(head);
  if (told !== null) head = head.slice(told[0].length);
  const delimiter = told?.[1] ?? likelyDelimiter(head, isKnown);
  const parser = new RowParser(file, delimiter, told === null ? 1 : 2);
  yield* parser.write(head);
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    yield* parser.write(next.value);
  }
  yield* parser.end();
}

/**
 * The delimiter of a header row.
 *
 * @example
 * likelyDelimiter('id;2.2.1 Engaging, sufficiently?\n', (header) => header === 'id') // ';'
 */
export function likelyDelimiter(head: string, isKnown: (header: string) => boolean): Delimiter {
  const [header = ''] = head.split(/\r\n|\n|\r/, 1);
  let best: Delimiter = ',';
  let most = -1;
  for (const delimiter of delimiters) {
    const cells = header.split(delimiter).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    // A known header weighs more than any number of cells.
    const weight = cells.filter(isKnown).length * (headLength + 1) + cells.length;
    if (weight > most) {
      most = weight;
      best = delimiter;
    }
  }
  return best;
}

/**
 * csv-parse, fed piece by piece. Rows are taken as they are parsed, so those before a fault are not lost with it; and lines are
 * counted here, because csv-parse tells the line on which a row ends, and counts CR LF inside quotes twice.
 */
class RowParser {
  readonly #file: string;
  readonly #rows: Row[] = [];
  readonly #parser: ReturnType<typeof parse>;
  #line: number;

  constructor(file: string, delimiter: string, line: number) {
    this.#file = file;
    this.#line = line;
    this.#parser = parse({
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      max_record_size: longestRow,
      on_record: (cells: readonly string[]) => {
        this.#rows.push({ cells, line: this.#line });
        this.#line += 1 + cells.reduce((sum, cell) => sum + lineBreaks(cell), 0);
        return null;
      },
    });
    this.#parser.on('error', () => undefined);
  }

  write(text: string): AsyncGenerator<Row> {
    return this.#rowsOf((done) => this.#parser.write(text, done));
  }

  end(): AsyncGenerator<Row> {
    return this.#rowsOf((done) => this.#parser.end(done));
  }

  async *#rowsOf(act: (done: (error?: Error | null) => void) => void): AsyncGenerator<Row> {
    const failure = await new Promise<Error | null>((resolve) => act((error) => resolve(error ?? null)));
    yield* this.#rows.splice(0);
    if (failure !== null) throw this.#refusal(failure);
  }

  #refusal(error: Error): Error {
    if (!(error instanceof CsvError)) return error;
    const place = { file: this.#file, line: this.#line };
    if (error.code === 'CSV_QUOTE_NOT_CLOSED') return new Refusal([problem('quoteUnclosed', place)]);
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return new Refusal([problem('rowTooLarge', place, { limit: longestRow })]);
    if (error.code === 'CSV_INVALID_CLOSING_QUOTE' || error.code === 'INVALID_OPENING_QUOTE') {
      return new Refusal([problem('quoteStray', place)]);
    }
    return error;
  }
}

function lineBreaks(cell: string): number {
  return cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n|\n|\r/).length - 1 : 0;
}
