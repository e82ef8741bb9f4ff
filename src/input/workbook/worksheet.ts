/** Collects the rows of one worksheet, whatever its format: the same rows as a CSV of it would have, and what is to be said of its cells. */
import type { Note } from '../../model/assessment.js';
import type { Place } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { Problems, Refusal, refusalFor } from '../../problems/problems.js';
import { cellName } from '../../words/cells.js';
import type { OpenWorksheet, Row } from '../files/source.js';
import { defaultLimits, type Limits } from '../limits.js';
import type { ZipArchive } from './zip.js';

/** A worksheet, and how to open it. */
export interface ListedWorksheet extends SheetEntry {
  readonly open: () => Promise<OpenWorksheet>;
}

/** A range of merged cells. Rows are counted from 1, columns from 0. */
export interface MergedCells {
  readonly line: number;
  readonly at: number;
  readonly lastLine: number;
  readonly lastAt: number;
}

/** What a worksheet is before its rows are read. */
export interface SheetEntry {
  readonly name: string;
  readonly isHidden: boolean;
}

/** As many as spreadsheet programs have. */
const mostColumns = 16_384;

/** How many rows are handed on at once. */
const mostAtOnce = 1024;

/** A row of a worksheet that holds something, and how often it stands there, one after the other. */
export interface FilledRow {
  readonly line: number;
  readonly times: number;
  readonly cells: readonly string[];
}

export class WorksheetRows {
  readonly #place: Place;
  readonly #zip: ZipArchive;
  readonly #isHidden: boolean;
  readonly #problems = new Problems();
  #rows: FilledRow[] = [];
  #cells: string[] = [];
  /** The number of cells of the first row, which is the header. */
  #width = 0;
  #firstLine = 0;
  #lastLine = 0;
  readonly #merged: MergedCells[] = [];
  readonly #hiddenColumns: (readonly [number, number])[] = [];
  #hiddenRows = 0;
  #isFiltered = false;
  /** How many cells are struck through, and the name of the first. */
  #struck = 0;
  #firstStruck = '';

  constructor(file: string, { name, isHidden }: SheetEntry, zip: ZipArchive) {
    this.#place = { file, worksheet: name };
    this.#zip = zip;
    this.#isHidden = isHidden;
  }

  /** The file and the worksheet, for messages. */
  get place(): Place {
    return this.#place;
  }

  get name(): string {
    return this.#place.worksheet ?? '';
  }

  /** The refusal of a worksheet that no spreadsheet program writes. */
  damage(reason: string): Refusal {
    return this.#zip.damage(`in its worksheet ${this.name} ${reason}`);
  }

  /** Adds a cell to the row that is read, to the right of all others. */
  add(at: number, text: string): void {
    if (at >= mostColumns) throw this.damage('a cell stands outside of it');
    while (this.#cells.length < at) this.#cells.push('');
    this.#cells[at] = text;
  }

  addError(line: number, at: number, found: string): void {
    this.#problems.add('cellError', { ...this.#place, line, at }, { found });
  }

  addUncalculated(line: number, at: number): void {
    this.#problems.add('formulaWithoutResult', { ...this.#place, line, at });
  }

  /** Notes that the text of cells, one after another in a row, is struck through. */
  addStruck(line: number, at: number, times = 1): void {
    if (this.#struck === 0) this.#firstStruck = cellName(at, line);
    this.#struck += times;
  }

  addMerged(merged: MergedCells): void {
    this.#merged.push(merged);
  }

  /** Notes that columns are hidden, from the first to the last. */
  hideColumns(first: number, last: number): void {
    this.#hiddenColumns.push([first, last]);
  }

  /** Notes that a filter is on. */
  setFiltered(): void {
    this.#isFiltered = true;
  }

  /** Ends the row that is read; it stands there `times` times. */
  endRow(line: number, isHidden: boolean, times = 1): void {
    const cells = this.#cells;
    this.#cells = [];
    let length = cells.length;
    while (length > 0 && cells[length - 1]?.trim() === '') length--;
    if (length === 0) return;
    cells.length = length;
    if (this.#width === 0) [this.#width, this.#firstLine] = [length, line];
    this.#lastLine = line + times - 1;
    if (isHidden) this.#hiddenRows += times;
    // What a repeated row or text comes to counts as unpacked too.
    this.#zip.count(times * lengthOf(cells));
    this.#rows.push({ line, times, cells });
  }

  /** Takes the rows that were collected since. */
  take(): readonly FilledRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  /**
   * Hands on rows that were collected, with the blank ones between them, each padded to the length of the header. Throws a `Refusal`, after all
   * of them, with everything that is wrong with the cells.
   */
  async *emit(
    pieces: AsyncIterable<readonly FilledRow[]> | Iterable<readonly FilledRow[]>,
    limits: Limits = defaultLimits,
  ): AsyncGenerator<readonly Row[]> {
    let next = 1;
    for await (const piece of pieces) {
      let rows: Row[] = [];
      for (const { line, times, cells } of piece) {
        this.#refuseLimits(line, line + times - 1, cells, limits);
        const padded =
          cells.length < this.#width ? [...cells, ...Array<string>(this.#width - cells.length).fill('')] : cells;
        for (; next < line + times; next++) {
          rows.push({ cells: next < line ? [] : padded, line: next, isWorksheet: true });
          // A row may stand there a million times, or as many blank ones before it.
          if (rows.length === mostAtOnce) {
            yield rows;
            rows = [];
          }
        }
      }
      if (rows.length > 0) yield rows;
    }
    this.#refuseMerged();
    this.#problems.refuse();
  }

  #refuseMerged(): void {
    for (const { line, at, lastLine, lastAt } of this.#merged.splice(0)) {
      const inTable = line <= this.#lastLine && lastLine >= this.#firstLine && at < this.#width;
      if (inTable) this.#problems.add('cellsMerged', { ...this.#place, line, at }, { lastAt, lastLine });
    }
  }

  #refuseLimits(line: number, lastLine: number, cells: readonly string[], limits: Limits): void {
    // The header is none of the rows that are limited.
    if (lastLine > limits.rows + 1)
      throw refusalFor('rowsTooMany', { ...this.#place, line: limits.rows + 2 }, { limit: limits.rows });
    if (lengthOf(cells) > limits.row) throw refusalFor('rowTooLarge', { ...this.#place, line }, { limit: limits.row });
  }

  /** What a reader should know of the worksheet, after all rows. */
  notes(): Note[] {
    const columns = new Set<number>();
    for (const [first, last] of this.#hiddenColumns)
      for (let at = Math.max(0, first); at <= last && at < this.#width; at++) columns.add(at);
    const worksheet = this.name;
    const hidden = { worksheet, rows: this.#hiddenRows, columns: columns.size, isFiltered: this.#isFiltered };
    return [
      ...(this.#isHidden ? [note('worksheetHidden', { worksheet })] : []),
      ...(hidden.rows > 0 || hidden.columns > 0 ? [note('rowsHidden', hidden)] : []),
      ...(this.#struck > 0 ? [note('cellsStruck', { worksheet, cells: this.#struck, first: this.#firstStruck })] : []),
    ];
  }
}

/** The characters of a row, each cell with what separates it from the next. */
function lengthOf(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + cell.length + 1, 0);
}
