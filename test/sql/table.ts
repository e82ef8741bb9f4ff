/** Tables of cases, and sheets as tables: what an engine is given. */
import { Readable } from 'node:stream';
import { readRows } from '../../src/input/sheet/rows.js';
import { decodeText } from '../../src/input/files/decode.js';

/** A table whose columns are all text, unless `types` say otherwise. */
export interface Table {
  readonly headers: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
  /** The type of each column that is not text, by its header. */
  readonly types?: Readonly<Record<string, string>>;
}

/** An engine with room for one table at a time, named `cases`. */
export interface Engine {
  /** Makes the table and runs a query of it. Gives the result as the engine itself writes a CSV. */
  readonly csv: (table: Table, query: string) => Promise<string>;
  /** Runs lines of a shell in a folder, where the engine's own program reaches it. Gives what they print. */
  readonly shell?: (lines: string, folder: string) => string;
  readonly stop: () => Promise<void>;
}

const isUsual = (header: string): boolean => /^(case_id|question|answer|\d)/.test(header);

/** The rows of a CSV as a table. Blank rows, which a spreadsheet leaves, are no rows of a table. */
export async function tableOf(sheet: string | Uint8Array): Promise<Table> {
  const bytes = typeof sheet === 'string' ? Buffer.from(sheet) : sheet;
  const source = { file: 'sheet.csv', name: 'sheet.csv', bytes: () => Readable.from([bytes]) };
  const rows: (readonly string[])[] = [];
  for await (const some of readRows(decodeText(source), 'sheet.csv', isUsual))
    rows.push(...some.map(({ cells }) => cells));
  const [headers = [], ...cases] = rows;
  const filled = cases.filter((cells) => cells.some((cell) => cell.trim() !== ''));
  return { headers, rows: filled.map((cells) => headers.map((_, i) => cells[i] ?? '')) };
}

/** A header or cell in an SQL statement of DuckDB or PostgreSQL. */
export const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;
export const value = (text: string | null): string => (text === null ? 'NULL' : `'${text.replaceAll("'", "''")}'`);

/** The statements that make the table. */
export function making({ headers, rows, types = {} }: Table): string[] {
  const columns = headers.map((header) => `${name(header)} ${types[header] ?? 'varchar'}`);
  const inserts = Array.from({ length: Math.ceil(rows.length / 500) }, (_, part) => {
    const cases = rows.slice(part * 500, part * 500 + 500).map((cells) => `(${cells.map(value).join(', ')})`);
    return `INSERT INTO cases VALUES ${cases.join(',\n')};`;
  });
  return ['DROP TABLE IF EXISTS cases;', `CREATE TABLE cases (${columns.join(', ')});`, ...inserts];
}
