/** A workbook as data: what stands in which cell, and nothing of how a file holds it. */

/** What stands in a cell where there is no number. Source: the shorthand of the Government Statistical Service. */
export const shorthand = {
  c: 'confidential: hidden, because it is a small count or would give one away',
  u: 'low reliability: not worked out, because a count is under five',
  x: 'not available: not known, or still to come',
  z: 'not applicable: there is nothing here that could have a value',
} as const;

export type Mark = keyof typeof shorthand;

/** Text, a number, a mark in place of one, or a link to a worksheet. */
export type Cell = string | number | { readonly mark: Mark } | { readonly sheet: string };

/** One column of a table; its width is in centimetres. */
export interface Column {
  readonly header: string;
  readonly width: number;
  /** Numbers and marks, which stand at the right; shown with so many decimals, or as they are. */
  readonly numbers?: { readonly decimals: number | null };
}

/** The one table of a worksheet: a header row, and at least one row of as many cells. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A line above a table, or a heading between such lines. */
export type Line = string | { readonly heading: string };

export interface Sheet {
  /** What stands on its tab: letters, digits and underscores, and unlike any other of the workbook. */
  readonly name: string;
  /** What stands in A1. */
  readonly title: string;
  readonly lines: readonly Line[];
  readonly table: Table | null;
}

export interface Workbook {
  readonly title: string;
  readonly generator: string;
  readonly sheets: readonly Sheet[];
}

/** A column of words. */
export function words(header: string, width: number): Column {
  return { header, width };
}

/** A column of numbers, and of marks where there is none. */
export function numbers(header: string, width: number, decimals: number | null = null): Column {
  return { header, width, numbers: { decimals } };
}

/** A value, or the mark that stands for want of one; a text without a letter is none. */
export function orMark(value: string | number | null | undefined, mark: Mark): Cell {
  return value === null || value === undefined || value === '' ? { mark } : value;
}

/** The marks of a table, in the order of the alphabet. */
export function marksIn({ rows }: Table): Mark[] {
  const found = new Set(rows.flat().flatMap((cell) => (typeof cell === 'object' && 'mark' in cell ? cell.mark : [])));
  return (Object.keys(shorthand) as Mark[]).filter((mark) => found.has(mark));
}
