/** A workbook of the same cells gives the same assessment as the CSV, whoever wrote it, and is refused for the same reasons. */
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assess } from '../../src/assess.js';
import { readSheet } from '../../src/library.js';
import { Refusal } from '../../src/problems/problems.js';
import { inspection, pdu } from '../make.js';
import { run } from '../run.js';
import { isLong, runs } from '../runs.js';
import { anyTable, asCsv, withoutRows, writers } from '../sheets-in-workbooks.js';

/** The assessment of a sheet, or why it is refused: each problem without the place, which is a line of one and a cell of the other. */
async function resultOf(bytes: Uint8Array): Promise<unknown> {
  const source = { file: 'sheet', name: 'sheet', bytes: () => once(bytes) };
  try {
    const reading = await readSheet(source, pdu, inspection());
    const result = assess({
      loaded: { programme: pdu, sha256: 'f00d', isNamed: true },
      inspection: inspection(),
      reading,
    });
    return JSON.parse(withoutRows(JSON.stringify(result)));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.problems.map(({ kind, exit, place, message }) => [
      kind,
      exit,
      place.column,
      place.caseId,
      withoutRows(message),
    ]);
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const all = readdirSync('samples').flatMap((name) => /^([^.]+)\.csv$/.exec(name)?.[1] ?? []);
const samples = isLong ? all : ['fieldwork-half-finished', 'redcar-cleveland-middlesbrough-2022'];

describe.each(Object.keys(writers))('%s', (writer) => {
  const write = writers[writer] ?? (() => Promise.reject(new Error(writer)));

  test('random sheets', async () => {
    await fc.assert(
      fc.asyncProperty(anyTable, async (rows) => {
        // hucre writes _x0041_ as it stands, which Excel reads as A, and #N/A as an error.
        const written = writer.startsWith('hucre')
          ? rows.map((cells) => cells.map((cell) => cell.replace(/^#|_x/, 'x')))
          : rows;
        expect(await resultOf(await write(written.map((cells) => cells.map(escapeFor(writer)))))).toEqual(
          await resultOf(Buffer.from(asCsv(written))),
        );
      }),
      runs(600),
    );
  });

  test.each(samples)('%s: the same bytes but for the source', async (sample) => {
    const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
    cpSync('samples', folder, {
      recursive: true,
      filter: (path) => !path.endsWith('.csv') || path.endsWith('.inspection.csv'),
    });
    const csv = readFileSync(`samples/${sample}.csv`);
    const file = `${sample}.${writer.split('.')[1] ?? ''}`;
    writeFileSync(join(folder, file), await write(parse(csv, { bom: true })));
    const ofCsv = await run(['score', `samples/${sample}.csv`, '--format', 'json']);
    const ofWorkbook = await run(['score', join(folder, file), '--format', 'json']);
    expect(ofWorkbook.stderr).toBe('');
    expect(ofWorkbook.stdout).toBe(ofCsv.stdout.replaceAll(`"source": "${sample}.csv"`, `"source": "${file}"`));
  });
});

/** An underscore before what Excel would read as an escaped character is escaped itself. */
const escapeFor =
  (writer: string) =>
  (cell: string): string =>
    writer.endsWith('xlsx') ? cell.replaceAll('_x0041_', '_x005F_x0041_') : cell;
