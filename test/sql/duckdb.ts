/** DuckDB in this process. */
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import { making, value, type Engine } from './table.js';

export async function duckdb(): Promise<Engine> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const result = join(mkdtempSync(join(tmpdir(), 'casescore-duckdb-')), 'result.csv');
  return {
    csv: async (table, query) => {
      for (const statement of making(table)) await connection.run(statement);
      await connection.run(`COPY (${query.trimEnd().replace(/;$/, '')}\n) TO ${value(result)} (HEADER)`);
      return readFileSync(result, 'utf8');
    },
    stop: async () => {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
