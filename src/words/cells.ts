/** The names of cells in a worksheet. */

/**
 * The letters of a column; the first is 1.
 *
 * @example
 * columnName(28) // 'AB'
 */
export function columnName(place: number): string {
  const before = Math.floor((place - 1) / 26);
  return (before === 0 ? '' : columnName(before)) + String.fromCharCode(65 + ((place - 1) % 26));
}

/**
 * The name of a cell, from its column, counted from 0, and its row, counted from 1.
 *
 * @example
 * cellName(4, 14) // 'E14'
 */
export function cellName(at: number, line: number): string {
  return `${columnName(at + 1)}${line}`;
}
