/** The query run for real: what it counts is what the sheet reader counts. Spark SQL is not here: for it there is its documentation. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { run } from '../run.js';
import { duckdb } from './duckdb.js';
import { postgres, postgresAbsent } from './postgres.js';
import { tableOf, type Engine, type Table } from './table.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-sql-'));

function written(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function printed(...argv: readonly string[]): Promise<string> {
  const { stdout, stderr, code } = await run(argv);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return stdout;
}

/** What a result says, without what only a file of cases tells. */
function figures(json: string): unknown {
  const { sample, notes, ...rest } = JSON.parse(json) as {
    sample: { source: string; cases: number; outstanding: number };
    notes: { code: string }[];
  };
  const ofSheets = new Set(['casesNumbered', 'columnsEmpty', 'rowsBlankAtEnd', 'rowsBlankBetween']);
  const { cases, outstanding } = sample;
  return { ...rest, cases, outstanding, notes: notes.filter(({ code }) => !ofSheets.has(code)) };
}

const samples = readdirSync('samples')
  .filter((file) => /\.csv$/.test(file) && !file.includes('.inspection.'))
  .map((file) => file.replace(/\.csv$/, ''));

function inspectionOf(sample: string): string {
  const stem = `samples/${sample}.inspection`;
  return existsSync(`${stem}.json`) ? `${stem}.json` : `${stem}.csv`;
}

function programmeOf(sample: string): string {
  const text = readFileSync(inspectionOf(sample), 'utf8');
  const name = /"programme": "(.+)"/.exec(text)?.[1] ?? /^programme,(.+?),?\r?$/m.exec(text)?.[1] ?? '';
  return name.endsWith('.json') ? `samples/${name}` : name;
}

const absent = postgresAbsent();

describe.each([
  ['DuckDB', duckdb, null],
  ['PostgreSQL', postgres, absent],
] as const)('%s', (_, start, why) => {
  const skipped = why === null ? '' : ` (skipped: ${why})`;
  let engine: Engine;
  beforeAll(async () => {
    if (why === null) engine = await start();
  }, 60_000);
  afterAll(async () => {
    if (why === null) await engine.stop();
  });

  /** The counts sheet of a table, by the query that these options print. */
  async function counted(table: Table, programme: string, ...options: readonly string[]): Promise<string> {
    return engine.csv(table, await printed('programmes', 'sql', programme, ...options));
  }

  describe.skipIf(why !== null)(`counts what the sheet reader counts${skipped}`, () => {
    test.each(samples)('of %s', async (sample) => {
      const sheet = `samples/${sample}.csv`;
      const inspection = ['--inspection', inspectionOf(sample)];
      const table = await tableOf(readFileSync(sheet));
      const counts = await counted(table, programmeOf(sample), '--header', sheet, ...inspection);
      const path = written('sample.csv', counts);
      const rated = figures(await printed('score', '--counts', path, ...inspection, '--format', 'json'));
      expect(rated).toEqual(figures(await printed('score', sheet, '--format', 'json')));
    });
  });
});
