/** A table of short cells, side by side where the terminal is wide enough, otherwise one row below the other. */
import { makeVisible } from '../../words/visible.js';
import { pad, paragraph, widest, type TextStyle } from './layout.js';

const gap = '  ';

/** Whether a table stands side by side. */
export function fits(look: TextStyle, header: readonly string[], rows: readonly (readonly string[])[]): boolean {
  return laidOut(look, header, rows).width <= look.width;
}

/** A header, and rows of as many cells. Columns in which every cell is empty are left out. */
export function table(look: TextStyle, header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const { kept, widths, width } = laidOut(look, header, rows);
  if (width > look.width) return rows.flatMap((row) => stacked(look, header, row, kept));
  const line = (row: readonly string[]): string =>
    `  ${kept.map((i, n) => pad(look, makeVisible(row[i] ?? ''), widths[n] ?? 0)).join(gap)}`.trimEnd();
  const rule = `  ${(look.ascii ? '-' : '─').repeat(width - 2)}`;
  return [look.bold(line(header)), rule, ...rows.map(line)];
}

function laidOut(
  look: TextStyle,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): { readonly kept: readonly number[]; readonly widths: readonly number[]; readonly width: number } {
  const kept = header.map((_, i) => i).filter((i) => i === 0 || rows.some((row) => (row[i] ?? '') !== ''));
  const widths = kept.map((i) => widest(look, [header[i] ?? '', ...rows.map((row) => row[i] ?? '')]));
  return { kept, widths, width: 2 + widths.reduce((sum, one) => sum + one + gap.length, -gap.length) };
}

function stacked(
  look: TextStyle,
  header: readonly string[],
  row: readonly string[],
  kept: readonly number[],
): string[] {
  const [first = 0, ...others] = kept;
  const cells = others.flatMap((i) => ((row[i] ?? '') === '' ? [] : `${header[i]} ${row[i]}`.trim()));
  const name = row[first] ?? '';
  return [...(name === '' ? [] : paragraph(look, name, 2)), ...cells.flatMap((cell) => paragraph(look, cell, 4))];
}
