/** LibreOffice opens a workbook, and reads the numbers that were written. Skipped where it is not installed. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { workbook } from '../../../ods.js';
import { isSkipped } from '../../../skipped.js';

const absent = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status !== 0;

/** Every worksheet as CSV, with numbers as they are stored and not as they are shown. */
const asCsv = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,true,false,false,false,false,-1';

describe.skipIf(isSkipped('workbooks in LibreOffice', absent ? 'there is no soffice' : null))('LibreOffice', () => {
  test('reads the same cells, numbers to fourteen digits', { timeout: 120_000 }, async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    const argv = [sheet, '--by', 'sex', '--contrast', '--suppress', '2', '--stability'];
    const book = await workbook(argv);
    const folder = mkdtempSync(join(tmpdir(), 'casescore-soffice-'));
    writeFileSync(join(folder, 'annexe.ods'), book.bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const run = spawnSync('soffice', [profile, '--headless', '--convert-to', asCsv, '--outdir', folder, 'annexe.ods'], {
      cwd: folder,
      timeout: 100_000,
    });
    expect(run.status).toBe(0);
    for (const { name, above, header, rows } of book.sheets) {
      const found: string[][] = parse(readFileSync(join(folder, `annexe-${name}.csv`)), { relaxColumnCount: true });
      const wanted = [...above.map((line) => [line]), ...(header.length === 0 ? [] : [header, ...rows])];
      expect(found.length, `the rows of ${name}`).toBe(wanted.length);
      for (const [i, row] of wanted.entries()) {
        const read = (found[i] ?? []).slice(0, row.length);
        expect(
          read.map((cell, c) => same(cell, row[c])),
          `${name} ${i}: ${read.join()}`,
        ).not.toContain(false);
        expect((found[i] ?? []).slice(row.length).join(''), `beside the rows of ${name}`).toBe('');
      }
    }
  });
});

/** A number is the same to the fourteen digits that a CSV of LibreOffice has. */
function same(cell: string, value: string | number | undefined): boolean {
  return typeof value === 'number'
    ? cell !== '' && Math.abs(Number(cell) - value) <= 1e-14 * Math.abs(value)
    : cell === value;
}
