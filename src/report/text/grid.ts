/** A table whose first column takes the room that the others leave. */
import { makeVisible } from '../../words/visible.js';
import { pad, paragraph, widest, wrap, type TextStyle } from './layout.js';

/** A cell after the first: text, and how it is painted. */
export interface GridCell {
  readonly text: string;
  readonly paint?: ((text: string) => string) | undefined;
}

export interface GridRow {
  readonly first: string;
  readonly cells: readonly GridCell[];
}

export interface Grid {
  readonly header: readonly string[];
  readonly rows: readonly GridRow[];
}

/** The narrowest first column that is still read with ease. */
const narrowest = 18;

/**
 * A table as lines: in columns where they fit; with the first column on a line of its own above the others where only those fit; otherwise
 * each row as a paragraph with its cells named. Of several ways to say the same, given from the widest to the tersest, the first that fits
 * in columns; a terser one is made only where it is needed.
 */
export function grid([fullest, ...terser]: readonly [Grid, ...(() => Grid)[]], look: TextStyle): string[] {
  const made: Grid[] = [fullest];
  const way = (i: number): Grid => (made[i] ??= terser[i - 1]?.() ?? fullest);
  for (const draw of [inColumns, underTitles]) {
    for (let i = 0; i <= terser.length; i++) {
      const lines = draw(way(i), 2, look) ?? draw(way(i), 1, look);
      if (lines !== null) return lines;
    }
  }
  return fullest.rows.flatMap((row) => stacked(fullest.header.slice(1), row, look));
}

function inColumns({ header, rows }: Grid, gap: number, look: TextStyle): string[] | null {
  const [firstHeader = '', ...headers] = header;
  const widths = widthsOf(headers, rows, look);
  const others = widths.reduce((sum, width) => sum + gap + width, 0);
  const most = widest(look, [firstHeader, ...rows.map(({ first }) => first)]);
  const room = look.width - 2 - others;
  if (Math.min(most, narrowest) > room) return null;
  const width = Math.min(most, room);
  const line = (first: string, cells: readonly GridCell[]): string =>
    `  ${pad(look, first, width)}${cellsLine(cells, widths, gap, look)}`.trimEnd();
  const heading = wrap(look, firstHeader, width);
  return [
    ...heading.map((text, i) => line(text, i === heading.length - 1 ? headers.map((name) => ({ text: name })) : [])),
    rule(width + others, look),
    ...rows.flatMap(({ first, cells }) => wrap(look, first, width).map((text, i) => line(text, i === 0 ? cells : []))),
  ];
}

function underTitles({ header, rows }: Grid, gap: number, look: TextStyle): string[] | null {
  const headers = header.slice(1);
  const widths = widthsOf(headers, rows, look);
  const others = widths.reduce((sum, width) => sum + gap + width, 0);
  if (headers.length < 3 || others > look.width - 2) return null;
  const line = (cells: readonly GridCell[]): string => `  ${cellsLine(cells, widths, gap, look).slice(gap)}`.trimEnd();
  return [
    line(headers.map((name) => ({ text: name }))),
    rule(others - gap, look),
    ...rows.flatMap(({ first, cells }) => [...paragraph(look, first, 2), line(cells)]),
  ];
}

function widthsOf(headers: readonly string[], rows: readonly GridRow[], look: TextStyle): number[] {
  const widths = headers.map((name) => widest(look, [name]));
  for (const { cells } of rows) {
    for (let i = 0; i < widths.length; i++) {
      const text = makeVisible(cells[i]?.text ?? '');
      // No text takes more columns than twice its length.
      if (2 * text.length > (widths[i] ?? 0)) widths[i] = Math.max(widths[i] ?? 0, look.columns(text));
    }
  }
  return widths;
}

/** Only the words are painted, never the space that fills the column. */
function cellsLine(cells: readonly GridCell[], widths: readonly number[], gap: number, look: TextStyle): string {
  const between = ' '.repeat(gap);
  let line = '';
  let i = 0;
  for (const { text, paint } of cells) {
    const shown = makeVisible(text);
    line += between + (paint === undefined ? shown : paint(shown));
    line += ' '.repeat(Math.max(0, (widths[i++] ?? 0) - look.columns(shown)));
  }
  return line;
}

function rule(width: number, { ascii }: TextStyle): string {
  return `  ${(ascii ? '-' : '─').repeat(width)}`;
}

function stacked(headers: readonly string[], { first, cells }: GridRow, look: TextStyle): string[] {
  const named = cells.map(({ text }, i) => `${headers[i] ?? ''} ${text}`).filter((_, i) => cells[i]?.text !== '');
  return [...paragraph(look, first, 2), ...paragraph(look, named.join(', '), 4)];
}
