/** Rows that stray quotes hide in a cell: the rest of one row and the beginning of another, with those between them; or one row as a whole. */
import type { Answer, Place } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { cellsOfRow, delimiters } from './delimiter.js';
import type { Row } from './rows.js';

/**
 * The places of the answers in the cells of a row, if they can be a row of the table: as many cells as the header has, and what must be an
 * answer is one, or blank. Null if they cannot.
 */
export type FindAnswers = (cells: readonly string[]) => readonly number[] | null;

/** Finds the answers to the key questions of a sheet with a case in each row, whose key questions have these columns. */
export function keyAnswersIn(
  columns: number,
  keys: readonly number[],
  answer: (cell: string) => Answer | undefined,
): FindAnswers {
  return (cells) => {
    if (cells.length !== columns) return null;
    const found = keys.map((at) => answer(cells[at] ?? ''));
    return found.includes(undefined) ? null : keys.filter((_, i) => found[i] !== 'unanswered');
  };
}

/** A cell of one line of the file, and the lines on which its quotes open and close if it is part of a cell of several lines. */
interface LineCell {
  readonly text: string;
  readonly quoted: { readonly from: number; readonly to: number } | null;
}

/** A line of the file that looks like a row, or that two quotes have left of one. */
interface HiddenRow {
  readonly line: number;
  readonly from: number;
  readonly to: number;
  /** The id, if the row is one only if this is like another id. */
  readonly id: string | null;
}

const lineBreak = /\r\n|\n|\r/;

/** The lines that a row takes, split at every delimiter as if no cell of several lines were in quotes. */
function linesOf({ cells, line }: Pick<Row, 'cells' | 'line'>, delimiter: string): LineCell[][] {
  const lines: LineCell[][] = [[]];
  for (const cell of cells) {
    const parts = cell.split(lineBreak);
    const from = line + lines.length - 1;
    const quoted = parts.length === 1 ? null : { from, to: from + parts.length - 1 };
    for (const [i, part] of parts.entries()) {
      if (i > 0) lines.push([]);
      const texts = quoted === null ? [part] : part.split(delimiter);
      // One by one: a call takes no more than some 100,000 arguments.
      for (const text of texts) lines.at(-1)?.push({ text: text.replaceAll('"', ''), quoted });
    }
  }
  return lines;
}

/** Whether a cell is written as in a sentence, with a space before it. */
const isProse = (cell: LineCell | undefined): boolean => cell?.quoted != null && /^\s/.test(cell.text);

/** The places of the answers in a line that can be a row; null if it cannot. Blank cells may follow, but not in what reads like a sentence. */
function answersOf(cells: readonly LineCell[], find: FindAnswers): readonly number[] | null {
  const texts = cells.map(({ text }) => text);
  let answers = find(texts);
  while (answers === null && texts.at(-1)?.trim() === '') {
    texts.pop();
    answers = find(texts);
  }
  return texts.length < cells.length && answers?.some((at) => isProse(cells[at])) === true ? null : answers;
}

/**
 * The rows that a cell of several lines may hide. A line counts if it can be a row and all its answers lie within the quotes. Where it lies
 * within them as a whole, or reads like a sentence, its id must be like another id as well.
 */
export function hiddenRows(
  row: Pick<Row, 'cells' | 'line'>,
  delimiter: string,
  idAt: number,
  find: FindAnswers,
): HiddenRow[] {
  const lines = linesOf(row, delimiter);
  const answersIn = (cells: readonly LineCell[]): readonly number[] | null => answersOf(cells, find);
  const idOf = (cells: readonly LineCell[]): string | null =>
    cells[idAt]?.quoted == null ? null : cells[idAt].text.trim();
  return lines.flatMap((cells, i): HiddenRow[] => {
    const line = row.line + i;
    const answers = answersIn(cells);
    const quoted = cells.find((cell) => cell.quoted !== null)?.quoted ?? null;
    if (answers === null || quoted === null) return [];
    const { from, to } = quoted;
    const last = lines[to - row.line] ?? [];
    const isWithin = answers.length > 0 && answers.every((at) => cells[at]?.quoted != null);
    const prose = answers.some((at) => isProse(cells[at]));
    if (isWithin && !prose && (line === from || line === to || idAt < 0)) return [{ line, from, to, id: null }];
    // The beginning of a row in front of the quote: the line where the quote ends then begins like a row as well.
    const closing = line === from && cells.filter((cell) => cell.quoted !== null).length > 1 ? answersIn(last) : null;
    const id = idOf(cells) ?? (isWithin || closing !== null ? idOf(last) : null);
    if (isWithin) return id === null || id === '' ? [] : [{ line, from, to, id }];
    if (closing === null || prose || closing.some((at) => isProse(last[at])) || id === '') return [];
    return id === null && (answers.length === 0 || closing.length === 0) ? [] : [{ line, from, to, id }];
  });
}

/** Whether all of a row stands in its first cell. */
export function isRowInOneCell(row: readonly string[], columns: number, find: FindAnswers): boolean {
  // By index: nearly every row is told by its second cell.
  for (let i = 1; i < row.length; i++) if (row[i]?.trim() !== '') return false;
  const first = row[0] ?? '';
  return (
    columns > 1 &&
    delimiters.some((delimiter) => {
      if (!first.includes(delimiter)) return false;
      const cells = cellsOfRow(first, delimiter);
      // A name can have a comma in it.
      return cells.length === columns && (row.length === 1 || (find(cells) ?? []).length > 0);
    })
  );
}

/** The letters and digits of an id as a pattern: C12 and D7 have the same. */
function patternOf(id: string): string {
  return id
    .trim()
    .replace(/\p{L}+/gu, 'A')
    .replace(/\p{N}+/gu, '9');
}

/** The problems that are added: those of a case sheet, or those of a file beside it. */
type HiddenKinds = typeof ofRows | typeof ofItems;
const ofRows = { hidden: 'rowsHidden', inOneCell: 'rowInOneCell' } as const;
export const ofItems = { hidden: 'itemsHidden', inOneCell: 'itemInOneCell' } as const;

/**
 * Adds a problem for every row of a table held in memory whose cells of several lines hide others. A line counts if its cells can be a row,
 * and the one at `idAt` is written like that of another row; with -1 there are no ids.
 */
export function refuseHidden(
  rows: readonly Row[],
  table: Place,
  idAt: number,
  find: FindAnswers,
  problems: Problems,
  { hidden }: HiddenKinds = ofRows,
): void {
  const suspects = rows.filter(({ delimiter }) => delimiter !== undefined);
  if (suspects.length === 0) return;
  const patterns = new Set(rows.map(({ cells }) => patternOf(cells[idAt] ?? '')));
  const isLike: FindAnswers = (cells) => (patterns.has(patternOf(cells[idAt] ?? '')) ? find(cells) : null);
  for (const { cells, line, delimiter = '' } of suspects) {
    const [found] = hiddenRows({ cells, line }, delimiter, idAt, isLike);
    if (found === undefined) continue;
    const { from, to } = found;
    problems.add(hidden, { ...table, line }, { line: found.line, from, to });
  }
}

/** How many rows' ids are looked at before a doubt. */
const known = 1000;

/** Finds hidden rows among the rows of a sheet, whose ids it is told. */
export class HiddenRows {
  /** The file, and its worksheet if it has one. */
  readonly #table: Place;
  readonly #problems: Problems;
  readonly #columns: number;
  readonly #idAt: number;
  readonly #find: FindAnswers;
  readonly #patterns = new Set<string>();
  /** By the pattern of their id: they are rows if another id has it. */
  readonly #doubts = new Map<string, HiddenRow & { readonly start: number }>();
  readonly #kinds: HiddenKinds;
  #ids = 0;

  constructor(
    table: Place,
    problems: Problems,
    columns: number,
    idAt: number,
    find: FindAnswers,
    kinds: HiddenKinds = ofRows,
  ) {
    this.#table = table;
    this.#kinds = kinds;
    this.#problems = problems;
    this.#columns = columns;
    this.#idAt = idAt;
    this.#find = find;
  }

  /** Remembers what ids look like. */
  seeId(id: string): void {
    if (id !== '' && (this.#ids++ < known || this.#doubts.size > 0)) this.#patterns.add(patternOf(id));
  }

  /** Whether a row hides others, or is hidden in its first cell; if so, adds a problem. */
  refuse({ cells, line, delimiter }: Row): boolean {
    if (isRowInOneCell(cells, this.#columns, this.#find)) {
      this.#problems.addOnce(this.#kinds.inOneCell, { ...this.#table, line });
      return true;
    }
    if (delimiter === undefined) return false;
    this.seeId((cells[this.#idAt] ?? '').trim());
    for (const found of hiddenRows({ cells, line }, delimiter, this.#idAt, this.#find)) {
      const pattern = found.id === null ? null : patternOf(found.id);
      if (pattern === null || this.#patterns.has(pattern)) {
        this.#add(found, line);
        return true;
      }
      if (!this.#doubts.has(pattern)) this.#doubts.set(pattern, { ...found, start: line });
    }
    return false;
  }

  /** Adds the problems of rows whose ids were seen to be like others only later. */
  end(): void {
    for (const [pattern, found] of this.#doubts) if (this.#patterns.has(pattern)) this.#add(found, found.start);
  }

  #add({ line, from, to }: HiddenRow, start: number): void {
    this.#problems.add(this.#kinds.hidden, { ...this.#table, line: start }, { line, from, to });
  }
}
