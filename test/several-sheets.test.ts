/** Several sheets as one sample: the result is that of all their rows in one sheet. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderWith } from './folder.js';
import { run, withoutSmallNumbers } from './run.js';
import { runs } from './runs.js';

/** Columns that every sheet has, and columns that only some have. */
const everywhere = ['2.2.1', '2.2.2', '2.2.3'];
const somewhere = ['grade', 'sex', '2.2b', '2.6.1'];
const answers = ['yes', 'yes', 'no', 'n/a', ''];
const profile: Readonly<Record<string, readonly string[]>> = { grade: ['PO', 'PQiP', ''], sex: ['F', 'M'] };

type Row = Readonly<Record<string, string>>;
interface Sheet {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const rowOf = (columns: readonly string[]): fc.Arbitrary<Row> =>
  fc.record(Object.fromEntries(columns.map((name) => [name, fc.constantFrom(...(profile[name] ?? answers))])));

const sheet: fc.Arbitrary<Sheet> = fc.tuple(fc.subarray(somewhere), fc.nat(5)).chain(([more, first]) => {
  const columns = [...everywhere, ...more];
  // Every sheet has an inspected case, and no supporting answer in a case to inspect.
  const tidy = (row: Row): Row =>
    [...everywhere, '2.6.1'].every((code) => (row[code] ?? '') === '') ? { ...row, '2.2.1': 'yes' } : row;
  return fc
    .array(rowOf(columns), { minLength: 1, maxLength: 6 })
    .map((rows) => ({ columns: [...columns.slice(first), ...columns.slice(0, first)], rows: rows.map(tidy) }));
});

const csv = (columns: readonly string[], rows: readonly Row[], prefix: (i: number) => string): string =>
  [['case', ...columns], ...rows.map((row, i) => [prefix(i), ...columns.map((name) => row[name] ?? '')])]
    .map((cells) => `${cells.join(',')}\n`)
    .join('');

const headers = 'case,2.2.1,2.2.2,2.2.3\n';
const sheetOf = (...ids: readonly string[]): string => headers + ids.map((id) => `${id},yes,no,no\n`).join('');

describe('several sheets', () => {
  test('warn of ids that are one number in two of them', async () => {
    const folder = folderWith({ 'a.csv': sheetOf('007', '8', 'C3'), 'b.csv': sheetOf('9', '7', '08', 'C4') });
    const { stdout } = await run(['score', join(folder, 'a.csv'), join(folder, 'b.csv')]);
    expect(stdout).toContain(
      'Warning: 2 ids are the same number in two sheets, written in two ways (as 007 and 7 are, or 1E+05 and 100000): the first on line 2 of a.csv and line 3 of b.csv. A spreadsheet may have rewritten one: are they different cases?',
    );
    const other = folderWith({ 'a.csv': sheetOf('007', 'C3'), 'b.csv': sheetOf('008', 'C4') });
    expect((await run(['score', join(other, 'a.csv'), join(other, 'b.csv')])).stdout).not.toContain('the same number');
  });

  test('give what one sheet with all their rows and columns gives, in every figure and group', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(sheet, { minLength: 2, maxLength: 3 }), async (sheets) => {
        const columns = [...new Set(sheets.flatMap((one) => one.columns))];
        const files = Object.fromEntries(
          sheets.map((one, s) => [`s${s}.csv`, csv(one.columns, one.rows, (i) => `S${s}x${i}`)]),
        );
        const ids = sheets.flatMap((one, s) => one.rows.map((_, i) => `S${s}x${i}`));
        const all = csv(
          columns,
          sheets.flatMap((one) => one.rows),
          (i) => ids[i] ?? '',
        );
        const folder = folderWith({ ...files, 'all.csv': all });
        const by = ['grade', 'sex'].flatMap((name) => (columns.includes(name) ? ['--by', name] : []));
        const result = async (...names: readonly string[]): Promise<Record<string, unknown>> => {
          const { stdout, stderr } = await run([
            'score',
            ...names.map((name) => join(folder, name)),
            ...by,
            '--format',
            'json',
          ]);
          expect(withoutSmallNumbers({ stderr })).toBe('');
          // The inspection file that is missing would be named after the first sheet.
          return JSON.parse(stdout.replaceAll(/casescore new \w+\.inspection\.csv/g, 'casescore new NAME')) as Record<
            string,
            unknown
          >;
        };
        const { sample: one, ...together } = await result('all.csv');
        const { sample: many, ...apart } = await result(...Object.keys(files));
        expect(apart).toEqual(together);
        const names = Object.keys(files);
        expect(many).toEqual({ ...(one as object), source: names.join(', '), sources: names });
      }),
      runs(300),
    );
  });

  test('name the cases of all of them with --list, a sheet without the question among them', async () => {
    const folder = folderWith({
      'a.csv': `case,2.2.1,2.2.2,2.2.3,2.2b\nA1,yes,yes,yes,no\n`,
      'b.csv': `${headers}B1,no,no,no\n`,
    });
    const argv = ['score', join(folder, 'a.csv'), join(folder, 'b.csv')];
    expect((await run([...argv, '--list', '2.2.1=no'])).stdout).toContain('Cases with 2.2.1 No: 1\n  B1');
    expect((await run([...argv, '--list', '2.2b=unanswered'])).stdout).toContain('B1');
  });

  test('use the one inspection file that stands beside any of them', async () => {
    const folder = folderWith({
      'a.csv': `${headers}A1,met,met,met\n`,
      'b.csv': `${headers}B1,met,no,met\n`,
      'b.inspection.csv': 'item,value\ntitle,Both halves\nyes means,met\n',
    });
    const { stdout } = await run(['score', join(folder, 'a.csv'), join(folder, 'b.csv')]);
    expect(stdout).toContain('Both halves');
    expect(stdout).toContain('2 cases inspected');
  });
});
const refused = async (files: Readonly<Record<string, string>>, ...more: readonly string[]) => {
  const folder = folderWith(files);
  const sheets = Object.keys(files).filter((name) => /^[^.]+\.csv$/.test(name));
  const result = await run(['score', ...sheets.map((name) => join(folder, name)), ...more]);
  expect(result.stdout).toBe('');
  return result;
};

describe('several sheets are refused', () => {
  test('for an id in two of them, with both places, however it is spelt', async () => {
    const { stderr, code } = await refused({
      'a.csv': `${headers}C1,yes,yes,yes\n`,
      'b.csv': `${headers}x,no,no,no\nc1,no,no,no\n`,
    });
    expect(stderr).toMatch(/b\.csv:3: case c1: the id stands in another sheet as well \(.*a\.csv:2: case C1\)/);
    expect(stderr).toContain('casescore new --first');
    expect(code).toBe(3);
  });

  test('for a standard that only some of them ask, because it would be rated on part of the cases', async () => {
    const more = 'case,2.2.1,2.2.2,2.2.3,2.3.1,2.3.2,2.3.3\nB1,yes,yes,yes,yes,yes,yes\n';
    const { stderr, code } = await refused({ 'a.csv': `${headers}A1,yes,yes,yes\n`, 'b.csv': more });
    expect(stderr).toContain('a.csv: there is no column for 2.3 Planning, and');
    expect(stderr).toContain('casescore batch');
    expect(code).toBe(3);
  });

  test('if two have an inspection file, which suggests batch', async () => {
    const { stderr, code } = await refused({
      'a.csv': `${headers}A1,yes,yes,yes\n`,
      'a.inspection.csv': 'item,value\ntitle,A\n',
      'b.csv': `${headers}B1,yes,yes,yes\n`,
      'b.inspection.csv': 'item,value\ntitle,B\n',
    });
    expect(stderr).toContain('casescore batch');
    expect(code).toBe(2);
  });

  test('if one is given twice, or is standard input, or lacks a column in every sheet', async () => {
    const files = { 'a.csv': `${headers}A1,yes,yes,yes\n`, 'b.csv': `${headers}B1,yes,yes,yes\n` };
    const folder = folderWith(files);
    expect((await run(['score', join(folder, 'a.csv'), join(folder, '.', 'a.csv')])).stderr).toContain('given twice');
    expect((await run(['score', join(folder, 'a.csv'), '-'])).stderr).toContain(
      'standard input cannot be one of several',
    );
    const { stderr, code } = await refused(files, '--by', 'grade');
    expect(stderr).toContain('the sheet has no column "grade"');
    expect(code).toBe(2);
  });

  test('with a warning if two of them have no ids', async () => {
    const folder = folderWith({
      'a.csv': '2.2.1,2.2.2,2.2.3\nyes,yes,yes\n',
      'b.csv': '2.2.1,2.2.2,2.2.3\nyes,yes,yes\n',
    });
    const { stdout } = await run(['score', join(folder, 'a.csv'), join(folder, 'b.csv')]);
    expect(stdout).toContain(
      '2 sheets have no column of case ids, so a case that stands in two of them cannot be found.',
    );
  });
});
