/** Workbooks that LibreOffice saves: from every sample, from random sheets, and from a workbook that `new` made. Skipped where it is not installed. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';
import { anyTable, asCsv, withoutRows, writers } from '../sheets-in-workbooks.js';
import { isSkipped } from '../skipped.js';

const absent = spawnSync('soffice', ['--version'], { timeout: 30_000 }).status !== 0;

/** The filters by which LibreOffice saves a workbook. */
const filters: Readonly<Record<string, string>> = { xlsx: 'xlsx:Calc MS Excel 2007 XML', ods: 'ods' };

/** Saves files in another form, into a folder beside them. */
function resave(folder: string, files: readonly string[], form: string): string {
  const into = join(folder, `as-${form}`);
  const profile = `-env:UserInstallation=file://${folder}/profile`;
  const argv = [profile, '--headless', '--convert-to', filters[form] ?? form, '--outdir', into, ...files];
  expect(spawnSync('soffice', argv, { cwd: folder, timeout: 200_000 }).status).toBe(0);
  return into;
}

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'casescore-soffice-'));

const plain = (name: string) => writers[name] ?? (() => Promise.reject(new Error(name)));

describe.skipIf(isSkipped('workbooks that LibreOffice saves', absent ? 'there is no soffice' : null))(
  'LibreOffice',
  () => {
    test.each([
      ['xlsx', 'plain.ods'],
      ['ods', 'inline.xlsx'],
    ])('every sample saved as .%s has the result of its CSV', { timeout: 300_000 }, async (form, writer) => {
      const folder = newFolder();
      const samples = readdirSync('samples').flatMap((name) => /^([^.]+)\.csv$/.exec(name)?.[1] ?? []);
      for (const sample of samples) {
        const rows = parse(readFileSync(`samples/${sample}.csv`), { bom: true });
        writeFileSync(join(folder, `${sample}.${writer.split('.')[1] ?? ''}`), await plain(writer)(rows));
      }
      const into = resave(
        folder,
        readdirSync(folder).filter((name) => /\.(?:ods|xlsx)$/.test(name)),
        form,
      );
      cpSync('samples', into, {
        recursive: true,
        filter: (path) => !path.endsWith('.csv') || path.endsWith('.inspection.csv'),
      });
      for (const sample of samples) {
        const ofCsv = await run(['score', `samples/${sample}.csv`, '--format', 'json']);
        const ofWorkbook = await run(['score', join(into, `${sample}.${form}`), '--format', 'json']);
        expect(ofWorkbook.stderr).toBe('');
        expect(ofWorkbook.stdout).toBe(ofCsv.stdout.replaceAll(`${sample}.csv`, `${sample}.${form}`));
      }
    });

    test.each([
      ['xlsx', 'plain.ods'],
      ['ods', 'inline.xlsx'],
    ])('random sheets saved as .%s are rated, or refused, as their CSV', { timeout: 300_000 }, async (form, writer) => {
      const folder = newFolder();
      mkdirSync(join(folder, 'csv'));
      const ending = writer.split('.')[1] ?? '';
      const tables = fc.sample(anyTable, { numRuns: 60, seed: Number(process.env['SEED'] ?? 1) });
      for (const [i, rows] of tables.entries()) {
        // LibreOffice makes an error of a text that looks like one, and tells no tab in a cell from a space.
        const kept = rows.map((cells) => cells.map((cell) => cell.replace(/^#|_x|\t/, 'x')));
        writeFileSync(join(folder, 'csv', `${i}.csv`), asCsv(kept));
        writeFileSync(join(folder, `${i}.${ending}`), await plain(writer)(kept));
      }
      const into = resave(
        folder,
        tables.map((_, i) => `${i}.${ending}`),
        form,
      );
      for (const i of tables.keys()) {
        const [ofCsv, ofWorkbook] = [
          await run(['score', join(folder, 'csv', `${i}.csv`), '--format', 'json']),
          await run(['score', join(into, `${i}.${form}`), '--format', 'json']),
        ];
        expect(ofWorkbook.code).toBe(ofCsv.code);
        const ofCells = withoutRows(ofWorkbook.stdout).replaceAll(`"${i}.${form}"`, `"${i}.csv"`);
        expect(ofCells).toBe(withoutRows(ofCsv.stdout));
        expect(ofWorkbook.stderr.split('\n').length).toBe(ofCsv.stderr.split('\n').length);
      }
    });

    test.each([
      ['xlsx', 'ods'],
      ['ods', 'xlsx'],
      ['xlsx', 'xlsx'],
      ['ods', 'ods'],
    ])('a new .%s is the same after it is saved as .%s', { timeout: 200_000 }, async (made, form) => {
      const folder = newFolder();
      const file = join(folder, `a.${made}`);
      await run([
        'new',
        file,
        '--title',
        'A & <b>',
        '--fieldwork',
        '2022-10',
        '--cases',
        '5',
        '--word',
        'yes=Met',
        '--no-input',
      ]);
      const before = await run(['score', file, '--format', 'json']);
      const into = resave(folder, [`a.${made}`], form);
      const after = await run(['score', join(into, `a.${form}`), '--format', 'json']);
      expect(after.stderr).toBe('');
      expect(after.stdout).toBe(before.stdout.replaceAll(`a.${made}`, `a.${form}`));
      // The lists to choose from are still there.
      const flat = readFileSync(join(resave(folder, [`a.${made}`], 'fods'), 'a.fods'), 'utf8');
      expect(flat).toContain(
        'of:cell-content-is-in-list(&quot;Yes&quot;;&quot;No&quot;;&quot;N/A&quot;;&quot;Met&quot;)',
      );
      expect(flat).toContain('of:cell-content-is-in-list(&quot;Inadequate&quot;;&quot;Requires improvement&quot;');
    });
  },
);
