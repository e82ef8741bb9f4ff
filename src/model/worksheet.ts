/** A workbook as data: the content of its cells, whatever the file format. */

/** What a cell shows in place of a number. Source: the shorthand of the Government Statistical Service. */
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
  /** For numbers and marks, which are aligned right: how many decimals to show, or null to show each number in full. */
  readonly numbers?: { readonly decimals: number | null };
}

/** The one table of a worksheet: a header row, and at least one row with as many cells. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A line above a table, or a heading between such lines. */
export type Line = string | { readonly heading: string };

export interface Worksheet {
  /** The name on its tab: letters, digits and underscores, different from every other name in the workbook. */
  readonly name: string;
  /** The text of cell A1. */
  readonly title: string;
  readonly lines: readonly Line[];
  readonly table: Table | null;
}

export interface Workbook {
  readonly title: string;
  readonly generator: string;
  readonly sheets: readonly Worksheet[];
}

/** A column of words. */
export function wordColumn(header: string, width: number): Column {
  return { header, width };
}

/** A column of numbers, with marks for those that are missing. */
export function numberColumn(header: string, width: number, decimals: number | null = null): Column {
  return { header, width, numbers: { decimals } };
}

/** The value, or a mark if there is none or it is an empty text. */
export function orMark(value: string | number | null | undefined, mark: Mark): Cell {
  return value === null || value === undefined || value === '' ? { mark } : value;
}

/** The same mark in `many` cells. */
export function markCells(many: number, mark: Mark): Cell[] {
  return Array.from({ length: many }, () => ({ mark }));
}

/** The marks that a table uses, in alphabetical order. */
export function marksIn({ rows }: Table): Mark[] {
  const used = new Set(rows.flat().flatMap((cell) => (typeof cell === 'object' && 'mark' in cell ? cell.mark : [])));
  return (Object.keys(shorthand) as Mark[]).filter((mark) => used.has(mark));
}

/** The longest name of a tab that Excel opens. */
const longestTabName = 31;

/**
 * A name for a tab that every program accepts, and that a link and a table's name can use unchanged: letters, digits and underscores.
 *
 * @example
 * tabName('By grade, sex & "age"') // 'By_grade_sex_age'
 */
export function tabName(text: string): string {
  const name = text.replace(/[^\p{L}\p{N}]+/gu, '_');
  return cutText(name.replace(/_+$/, ''), longestTabName).replace(/_+$/, '');
}

/**
 * The names, with a number added to each that occurs again (capitals do not count as a difference).
 *
 * @example
 * distinctNames(['Notes', 'By_sex', 'by_Sex']) // ['Notes', 'By_sex', 'by_Sex_2']
 */
export function distinctNames(names: readonly string[], most = longestTabName): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let distinct = name;
    for (let n = 2; taken.has(distinct.toLowerCase()); n++) distinct = `${cutText(name, most - `_${n}`.length)}_${n}`;
    taken.add(distinct.toLowerCase());
    return distinct;
  });
}

/** The beginning of a text, at most so many UTF-16 units long, with no character cut in half. */
function cutText(text: string, most: number): string {
  return text.slice(0, most).replace(/\p{Cs}$/u, '');
}
