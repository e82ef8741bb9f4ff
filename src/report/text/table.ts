/** Draws tables in a terminal: in columns if they fit, otherwise one row below the other. */
import { makeVisible } from '../../words/visible.js';
import { pad, paragraph, widest, wrap, type Paint, type TextStyle } from './layout.js';

/** A cell, and the paint of its text. */
export type TextCell = string | { readonly text: string; readonly paint?: Paint | undefined };

/** A header, and rows of as many cells. */
export interface TextTable {
  readonly header: readonly string[];
  readonly rows: readonly (readonly TextCell[])[];
}

/**
 * `words`: the first column has words. It is wrapped in the room that the others leave; if that is too little, its words are on a line of
 * their own above the other columns. `short`: all cells are short and stay whole. The header is bold, and columns with only empty cells are
 * left out.
 */
type FirstColumn = 'words' | 'short';

/** The narrowest column of words that is easy to read. */
const narrowest = 18;

/** Words that take more lines in their column are rather put above the other columns. */
const tallest = 4;

/**
 * A table as lines: the first of several versions, from the widest to the tersest, that fits in columns. If none does, each row becomes
 * paragraphs with its cells named by their headers: from the widest version for words, from the tersest for short cells.
 */
export function drawTable(ways: readonly TextTable[], style: TextStyle, kind: FirstColumn): string[] {
  const tables = kind === 'short' ? ways.map(withoutEmptyColumns) : ways;
  const besideWords = (table: TextTable, gap: number): string[] | null => inColumns(table, gap, style, kind, tallest);
  const aboveCells = (table: TextTable, gap: number): string[] | null => belowWords(table, gap, style);
  const inTallColumns = (table: TextTable, gap: number): string[] | null => inColumns(table, gap, style, kind);
  const drawings = kind === 'short' ? [inTallColumns] : [besideWords, aboveCells, inTallColumns];
  for (const draw of drawings) {
    for (const table of tables) {
      const lines = draw(table, 2) ?? (kind === 'words' ? draw(table, 1) : null);
      if (lines !== null) return lines;
    }
  }
  const table = tables.at(kind === 'words' ? 0 : -1);
  return table === undefined ? [] : table.rows.flatMap((row) => stackRow(table.header, row, style, kind));
}

/** A table in columns; null if it does not fit, or if its words take more than so many lines. */
export function inColumns(
  { header, rows }: TextTable,
  gap: number,
  style: TextStyle,
  kind: FirstColumn,
  most = Infinity,
): string[] | null {
  const [first = 0, ...others] = columnWidths({ header, rows }, style);
  const taken = others.reduce((sum, width) => sum + gap + width, 0);
  const room = style.width - 2 - taken;
  if ((kind === 'short' ? first : Math.min(first, narrowest)) > room) return null;
  const width = Math.min(first, room);
  const wrapped = rows.map(([words]) => wrap(style, textOf(words), width));
  if (wrapped.some((lines) => lines.length > most)) return null;
  const line = (words: string, cells: readonly TextCell[]): string =>
    `  ${pad(style, words, width)}${drawCells(cells, others, gap, style)}`.trimEnd();
  const heading = wrap(style, header[0] ?? '', width);
  const headLines = heading.map((words, i) => line(words, i === heading.length - 1 ? header.slice(1) : []));
  return [
    ...(kind === 'short' ? headLines.map(style.bold) : headLines),
    drawRule(width + taken, style),
    ...rows.flatMap(([, ...cells], r) => (wrapped[r] ?? []).map((text, i) => line(text, i === 0 ? cells : []))),
  ];
}

function belowWords({ header, rows }: TextTable, gap: number, style: TextStyle): string[] | null {
  const [, ...widths] = columnWidths({ header, rows }, style);
  const taken = widths.reduce((sum, width) => sum + gap + width, 0);
  if (widths.length < 3 || taken > style.width - 2) return null;
  const line = (cells: readonly TextCell[]): string => `  ${drawCells(cells, widths, gap, style).slice(gap)}`.trimEnd();
  return [
    line(header.slice(1)),
    drawRule(taken - gap, style),
    ...rows.flatMap(([words, ...cells]) => [...paragraph(style, textOf(words), 2), line(cells)]),
  ];
}

/**
 * A table whose cells all hold words, as lines: whole if there is room, otherwise with each column but the first wrapped at every word; stacked
 * like other tables if that leaves the first too narrow.
 */
export function drawWords(header: readonly string[], rows: readonly (readonly string[])[], style: TextStyle): string[] {
  const table = [header, ...rows];
  const cells = header.map((_, i) => table.map((row) => row[i] ?? ''));
  const whole = cells.map((column) => widest(style, column));
  const [first = 0] = whole;
  const wrapped = cells.slice(1).map((column) =>
    widest(
      style,
      column.flatMap((text) => text.split(' ')),
    ),
  );
  const room = style.width - 2 - together(wrapped);
  const widths = together(whole) <= style.width ? whole : [Math.min(first, room), ...wrapped];
  if (Math.min(first, narrowest) > room) return drawTable([{ header, rows }], style, 'words');
  const draw = (row: readonly string[]): string[] => {
    const lines = widths.map((width, i) => wrap(style, row[i] ?? '', width));
    return Array.from({ length: Math.max(...lines.map(({ length }) => length)) }, (_, line) =>
      widths
        .map((width, i) => `  ${pad(style, lines[i]?.[line] ?? '', width)}`)
        .join('')
        .trimEnd(),
    );
  };
  return [...draw(header), drawRule(together(widths) - 2, style), ...rows.flatMap(draw)];
}

/** The columns that cells of these widths take, each with a gap before it. */
const together = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + 2 + width, 0);

function columnWidths({ header, rows }: TextTable, style: TextStyle): number[] {
  return header.map((name, i) => widest(style, [name, ...rows.map((row) => textOf(row[i]))]));
}

/** Paints only the words, not the padding. */
function drawCells(cells: readonly TextCell[], widths: readonly number[], gap: number, style: TextStyle): string {
  return cells
    .map((cell, i) => {
      const text = makeVisible(textOf(cell));
      const painted = typeof cell === 'string' ? text : (cell.paint?.(text) ?? text);
      return ' '.repeat(gap) + painted + ' '.repeat(Math.max(0, (widths[i] ?? 0) - style.columns(text)));
    })
    .join('');
}

export function drawRule(width: number, { ascii }: TextStyle): string {
  return `  ${(ascii ? '-' : '─').repeat(width)}`;
}

/** A row without room for columns: its first cell, and below it the others that are not empty. */
function stackRow(header: readonly string[], row: readonly TextCell[], style: TextStyle, kind: FirstColumn): string[] {
  const [first = '', ...cells] = row.map(textOf);
  const named = cells.map((text, i) => `${header[i + 1] ?? ''} ${text}`).filter((_, i) => cells[i] !== '');
  if (kind === 'words') return [...paragraph(style, first, 2), ...paragraph(style, named.join(', '), 4)];
  return [
    ...(first === '' ? [] : paragraph(style, first, 2)),
    ...named.flatMap((cell) => paragraph(style, cell.trim(), 4)),
  ];
}

function withoutEmptyColumns({ header, rows }: TextTable): TextTable {
  const kept = header.map((_, i) => i).filter((i) => i === 0 || rows.some((row) => textOf(row[i]) !== ''));
  return { header: kept.map((i) => header[i] ?? ''), rows: rows.map((row) => kept.map((i) => row[i] ?? '')) };
}

function textOf(cell: TextCell = ''): string {
  return typeof cell === 'string' ? cell : cell.text;
}
