/** Counts the rows of a plain sheet straight from their bytes. */
import { defaultLimits, type Limits } from '../limits.js';
import { answerReader } from '../sheet/answers.js';
import { type FindAnswers, hiddenRows, isRowInOneCell, keyAnswersIn } from '../sheet/hidden-rows.js';
import type { ColumnWatch } from '../sheet/column-watch.js';
import { isHeaderAgain, totalIn } from '../sheet/not-cases.js';
import { BlankRows } from '../sheet/rows.js';
import type { CaseReading } from '../sheet/sheet-plan.js';
import type { Counter } from '../sheet/figures.js';
import { readingOf, type SheetPlan } from '../sheet/sheet-plan.js';
import { AnswerCells, bareNaEnd, doubt, notApplicable, unanswered } from './answer-cells.js';
import { AnswerCounts } from './answer-counts.js';
import { ScannedIds } from './scanned-ids.js';
import { cellsOf, role, type Roles, type ScanContext, type ScanHeader } from './header.js';
import { carriageReturn, lineFeed, quote, space, type Text } from './text.js';

/** Returned in place of the offset of the next row: something is unusual; the end of the row has not been read yet. */
const [givenUp, unfinished] = [-1, -2];

export class RowScan {
  readonly #roles: Roles;
  readonly #delimiter: string;
  readonly #headers: readonly string[];
  readonly #idAt: number;
  readonly #find: FindAnswers;
  readonly #separator: number;
  /** 1 for each byte without a special meaning in an unquoted cell. */
  readonly #letters = new Uint8Array(256).fill(1);
  /** The answer in each column of the current row, and N/A behind them. */
  readonly #answers: Uint8Array;
  /** The offsets of the kept cells of the current row: begin and end of each. */
  readonly #spans: Int32Array;
  readonly #counts: AnswerCounts;
  readonly #ids: ScannedIds;
  readonly #watch: ColumnWatch;
  #watched: readonly number[];
  readonly #cells: AnswerCells;
  readonly #limits: Limits;
  /** Whether it gave up because there are more rows than the limit. */
  #isTooLong = false;
  #blanks: BlankRows | null = null;
  #rows = 0;
  #blankRows = 0;
  #toInspect = 0;
  #bareNas = 0;
  /** Whether any cell has had a line break, so that row numbers are not line numbers. */
  #manyLines = false;
  /** Whether any cell has had a quote in it, which is then doubled. */
  #hasDoubled = false;
  /** Whether a cell of this row has one. */
  #isBroken = false;

  /** `expected`: the likely number of rows. */
  constructor({ plan, roles, separator }: ScanHeader, { inspection, options }: ScanContext, expected: number) {
    this.#roles = roles;
    this.#watch = plan.watch;
    this.#watched = roles.watched;
    this.#delimiter = String.fromCharCode(separator);
    this.#headers = plan.columns.headers;
    this.#idAt = plan.columns.columns.findIndex(({ kind }) => kind === 'id');
    this.#find = keyAnswersIn(this.#headers.length, plan.keys, answerReader(inspection.answers));
    this.#separator = separator;
    for (const byte of [separator, quote, lineFeed, carriageReturn]) this.#letters[byte] = 0;
    this.#answers = new Uint8Array(roles.of.length + 1).fill(notApplicable, -1);
    this.#spans = new Int32Array(2 * roles.kept);
    this.#counts = new AnswerCounts(roles, plan);
    this.#cells = new AnswerCells(inspection.answers, separator);
    this.#limits = options.limits ?? defaultLimits;
    this.#ids = new ScannedIds(roles.id === null ? 0 : Math.min(expected, this.#limits.rows), options.exactIds);
  }

  /**
   * Counts the rows between two offsets, the second of which is the end of a line. Returns the offset up to which rows were counted, which
   * is before a row that continues after it; -1 if something is unusual.
   */
  scan(text: Text, from: number, to: number): number {
    let at = from;
    while (at < to) {
      const next = this.#row(text, at, to);
      if (next === unfinished) break;
      if (next === givenUp || next - at > this.#limits.row) return givenUp;
      if (++this.#rows > this.#limits.rows) {
        this.#isTooLong = true;
        return givenUp;
      }
      at = next;
    }
    // The ids that are still waiting must differ as well: a doubt should be found as early as possible.
    return this.#ids.allDiffer() ? at : givenUp;
  }

  /** The reading of all rows; null if the result is unusual. */
  reading(plan: SheetPlan, isStrict = false): Omit<CaseReading, 'source'> | null {
    const cases = this.#counts.addTo(plan);
    const toInspect = this.#toInspect;
    if (cases + toInspect === 0 || (this.#manyLines && this.#blankRows > 0)) return null;
    if (isStrict && (toInspect > 0 || plan.counters.some(hasBlanks))) return null;
    const ids = this.#ids.notes();
    return ids === null
      ? null
      : readingOf(plan, {
          cases,
          toInspect,
          bareNas: this.#bareNas,
          ids,
          idDigest: this.#ids.digest(),
          blanks: this.#blanks,
        });
  }

  /** Whether the limit on rows is all that is unusual, so that the careful reader would find nothing else. */
  isOnlyTooLong(plan: SheetPlan, isStrict = false): boolean {
    return this.#isTooLong && !this.#manyLines && this.#ids.allDiffer() && this.reading(plan, isStrict) !== null;
  }

  /** Counts one row. Returns the offset of the next. */
  #row(text: Text, from: number, to: number): number {
    const { bytes } = text;
    const roles = this.#roles.of;
    const letters = this.#letters;
    const separator = this.#separator;
    const cells = this.#cells;
    let at = from;
    let byte = separator;
    let column = 0;
    let isAnswered = false;
    let isSupported = false;
    let bareNas = 0;
    this.#isBroken = false;
    for (; byte === separator; column++) {
      if (column === roles.length) return this.#blankRow(bytes, from);
      const is = roles[column]!;
      if (is >= role.key) {
        const read = cells.read(text, at);
        const answer = read & 7;
        at = read >>> 3;
        byte = bytes[at - 1]!;
        this.#answers[column] = answer;
        if (answer === unanswered) continue;
        if (answer === doubt) return givenUp;
        if (is === role.key) isAnswered = true;
        else if (is === role.supporting) isSupported = true;
        else if (is === role.blank || (answer !== notApplicable && answer !== bareNaEnd)) return givenUp;
        if (answer === bareNaEnd) {
          this.#answers[column] = notApplicable;
          if (is !== role.declaredOut) bareNas++;
        }
      } else if (bytes[at] === quote) {
        const end = this.#endOfQuoted(bytes, at + 1, to);
        if (end < 0) return end;
        if (is === role.lookedAt) this.#look(column, at + 1, end);
        at = end + 1;
        byte = bytes[at++]!;
      } else {
        const begins = at;
        do byte = bytes[at++]!;
        while (letters[byte] === 1);
        if (is === role.lookedAt) this.#look(column, begins, at - 1);
      }
    }
    if (byte === carriageReturn) byte = bytes[at++]!;
    if (byte !== lineFeed) return givenUp;
    if (column < this.#roles.needed) return this.#blankRow(bytes, from);
    if (this.#isBroken && this.#mayHideRows(bytes, from, at)) return givenUp;
    if (!isAnswered) {
      const next = this.#blankRow(bytes, from);
      if (next >= 0 || !this.#isFilled(bytes, from, at) || this.#isDoubtful(bytes, from, at)) return next;
    }
    this.#blanks?.addFilled();
    if (!this.#addId(text)) return givenUp;
    if (this.#watched.length > 0) this.#watched = this.#watched.filter((i) => this.#isWatched(bytes, i));
    this.#bareNas += bareNas;
    if (isAnswered) return this.#counts.add(bytes, this.#spans, this.#answers) ? at : givenUp;
    this.#toInspect++;
    return isSupported ? givenUp : at;
  }

  /** Sees a cell of a watched column. Returns whether the column is still of interest. */
  #isWatched(bytes: Buffer, column: number): boolean {
    const { of, place, telling } = this.#roles;
    const at = 2 * place[column]!;
    // Only a quoted cell can hold a quote, and there it is doubled.
    const cell = bytes.toString('utf8', this.#spans[at], this.#spans[at + 1]).replaceAll('""', '"');
    const isWatched = this.#watch.see(column, cell);
    if (!isWatched && !telling.includes(column)) of[column] = role.passed;
    return isWatched;
  }

  #look(column: number, from: number, to: number): void {
    const place = 2 * this.#roles.place[column]!;
    this.#spans[place] = from;
    this.#spans[place + 1] = to;
  }

  /** The end of a quoted cell. */
  #endOfQuoted(bytes: Uint8Array, from: number, to: number): number {
    for (let at = from; at < to; at++) {
      const byte = bytes[at]!;
      if (byte === quote) {
        if (bytes[at + 1] !== quote) return at;
        this.#hasDoubled = true;
        at++;
      } else if (byte === lineFeed || byte === carriageReturn) {
        this.#manyLines = true;
        this.#isBroken = true;
      }
    }
    return unfinished;
  }

  /** The offset of the next row, if this one has only blank cells without quotes, however many. */
  #blankRow(bytes: Uint8Array, from: number): number {
    let at = from;
    while (bytes[at] === this.#separator || bytes[at] === space) at++;
    if (bytes[at] === carriageReturn) at++;
    if (bytes[at] !== lineFeed) return givenUp;
    this.#blankRows++;
    this.#blanks ??= new BlankRows();
    this.#blanks.addBlank(this.#rows + 2);
    return at + 1;
  }

  /** Whether a row has a character that is certainly not blank. */
  #isFilled(bytes: Uint8Array, from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (bytes[at] !== this.#separator && isLetter(bytes[at]!)) return true;
    return false;
  }

  /** Whether a cell of several lines may hide other rows. */
  #mayHideRows(bytes: Buffer, from: number, to: number): boolean {
    const cells = this.#cellsOf(bytes, from, to);
    return cells === null || hiddenRows({ cells, line: 1 }, this.#delimiter, this.#idAt, this.#find).length > 0;
  }

  /** Whether a row without an answer may be no case: a total, a footer, the header again, or a row in one cell. */
  #isDoubtful(bytes: Buffer, from: number, to: number): boolean {
    const cells = this.#cellsOf(bytes, from, to);
    if (cells === null || totalIn(cells) !== null || isHeaderAgain(cells, this.#headers)) return true;
    return isRowInOneCell(cells, this.#headers.length, this.#find);
  }

  #cellsOf(bytes: Buffer, from: number, to: number): string[] | null {
    return cellsOf(bytes.toString('utf8', from, to).replaceAll(/\r\n?/g, '\n').slice(0, -1), this.#delimiter);
  }

  /** Whether this row has an id, which is added to the others. */
  #addId(text: Text): boolean {
    const { id } = this.#roles;
    return id === null || this.#ids.add(text, this.#spans[2 * id]!, this.#spans[2 * id + 1]!, this.#hasDoubled);
  }
}

function hasBlanks({ column, tally }: Counter): boolean {
  return column !== null && tally.unanswered > 0;
}

/** Whether a byte is printable ASCII and not a quote. Beyond ASCII there are many kinds of space. */
function isLetter(byte: number): boolean {
  return byte > space && byte < 0x7f && byte !== quote;
}
