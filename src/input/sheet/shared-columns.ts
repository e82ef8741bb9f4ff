/** Columns that other sheets of the same sample have: in a sheet without them their cells are blank, as they would be in one sheet of all. */
import { fold } from '../../words/english.js';
import type { Column, Columns } from './columns.js';

/** A column and its header as typed. */
export interface SharedColumn {
  readonly column: Column;
  readonly header: string;
}

/** What makes two columns of two sheets the same; null for a column without a header and for the ids. */
function columnKey(column: Column): string | null {
  if (column.kind === 'profile') return `profile ${fold(column.name)}`;
  return column.kind === 'key' || column.kind === 'supporting' ? `question ${column.code}` : null;
}

/** The columns of several sheets, each once, in the order of the sheets. */
export function sharedColumns(sheets: readonly Columns[]): SharedColumn[] {
  const found = new Map<string, SharedColumn>();
  for (const { columns, headers } of sheets) {
    for (const [i, column] of columns.entries()) {
      const key = columnKey(column);
      if (key !== null && !found.has(key)) found.set(key, { column, header: headers[i] ?? '' });
    }
  }
  return [...found.values()];
}

/** The columns of a sheet, and after them those that only other sheets have. */
export function withShared(own: Columns, shared: readonly SharedColumn[]): Columns {
  const keys = new Set(own.columns.map(columnKey));
  const added = shared.filter(({ column }) => !keys.has(columnKey(column)));
  if (added.length === 0) return own;
  return {
    ...own,
    columns: [...own.columns, ...added.map(({ column }) => column)],
    headers: [...own.headers, ...added.map(({ header }) => header)],
    added: added.length,
  };
}
