/** The files beside a sheet: which belong to it, and which were probably meant to. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Folders, expectedBeside, inspectionBeside } from '../../src/input/files/companions.js';
import { inFolder, problemsOf, runInFolder, type Files } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';

const composed = 'caf\u00e9';
const apart = 'cafe\u0301';

/** What is found beside a sheet among empty files, by their names. */
async function beside(sheet: string, names: readonly string[], find = inspectionBeside) {
  return inFolder(Object.fromEntries([sheet, ...names].map((name) => [name, ''])), async (folder) => {
    const { file, near } = find(join(folder, sheet), new Folders());
    return { file: file?.replace(`${folder}/`, '') ?? null, near };
  });
}

describe('an inspection file belongs to its sheet', () => {
  test.each([
    ['where the names are the same', 'redcar.csv', 'redcar.inspection.json'],
    ['where the names differ in capitals', 'Redcar.csv', 'redcar.inspection.json'],
    ['where the ending is in capitals', 'REDCAR.CSV', 'redcar.Inspection.CSV'],
    ['where the sheet composes an accent', `${composed}.csv`, `${apart}.inspection.json`],
    ['where the inspection file composes an accent', `${apart}.csv`, `${composed}.inspection.csv`],
    ['where both differ', `CAF\u00c9.csv`, `${apart}.inspection.json`],
    ['where the sheet is a workbook', 'redcar.xlsx', 'redcar.inspection.csv'],
    ['where the name has points', 'redcar.2022.csv', 'Redcar.2022.inspection.json'],
    ['whatever the ending of a sheet that is named', 'redcar.txt', 'redcar.inspection.json'],
  ])('%s', async (_, sheet, file) => {
    expect(await beside(sheet, [file])).toEqual({ file, near: [] });
  });

  test('and so do expected results', async () => {
    expect(await beside('Redcar.csv', [`redcar.Expected.json`], expectedBeside)).toEqual({
      file: 'redcar.Expected.json',
      near: [],
    });
  });

  test.each([
    ['that of another sheet, which is spelt exactly so', 'redcar.csv', ['Redcar.csv', 'Redcar.inspection.json']],
    ['that of a longer name', 'redcar.csv', ['redcar.2022.csv', 'redcar.2022.inspection.json']],
    ['that of another place', 'unit-1.csv', ['unit-2.inspection.json']],
    ['a copy that an editor left', 'redcar.csv', ['redcar.inspection.json~', 'redcar.inspection.json.bak']],
    ['what other programs left', 'redcar.csv', ['._redcar.inspection.json', '~$redcar.inspection.csv']],
    ['a sheet with a longer name', 'redcar.csv', ['redcar inspections north.csv', 'redcar-2.csv']],
  ])('but not %s', async (_, sheet, names) => {
    expect(await beside(sheet, names)).toEqual({ file: null, near: [] });
  });

  test('each sheet has its own where two names differ only in capitals', async () => {
    const names = ['Redcar.csv', 'Redcar.inspection.json', 'redcar.inspection.json'];
    expect(await beside('redcar.csv', names)).toEqual({ file: 'redcar.inspection.json', near: [] });
    expect(await beside('Redcar.csv', [...names, 'redcar.csv'])).toEqual({ file: 'Redcar.inspection.json', near: [] });
  });

  test('two that belong to it, however they are spelt, are refused', async () => {
    const names = ['redcar.inspection.json', 'Redcar.inspection.json', 'redcar.csv'];
    const lines = await inFolder(Object.fromEntries(names.map((name) => [name, ''])), async (folder) =>
      (await problemsOf(() => inspectionBeside(join(folder, 'redcar.csv'), new Folders()))).map((line) =>
        line.replaceAll(`${folder}/`, ''),
      ),
    );
    expect(lines).toEqual([
      'redcar.csv: Redcar.inspection.json and redcar.inspection.json both stand beside the sheet. Keep one of them.',
    ]);
  });
});

describe('a near miss is named', () => {
  test.each([
    'redcar.inspection.json.txt',
    'redcar.inspection.csv.csv',
    'redcar.inspection.xlsx',
    'redcar.inspection.txt',
    'redcar.inspection (1).json',
    'redcar.inspection - Copy.csv',
    'redcar.inspections.json',
    'redcar.inpsection.json',
    'redcar.csv.inspection.json',
    'Redcar.CSV.Inspection.json',
    'redcar_inspection.csv',
    'redcar inspection.json',
    'redcar-inspection.xlsx',
    'redacr.inspection.json',
  ])('%s', async (name) => {
    expect(await beside('redcar.csv', [name])).toEqual({ file: null, near: [name] });
  });

  test('with another separator in the name of the sheet', async () => {
    const name = 'redcar_2022.inspection.json';
    expect(await beside('redcar-2022.csv', [name])).toEqual({ file: null, near: [name] });
  });

  test('also beside an inspection file that was read: it may be the newer one', async () => {
    const names = ['redcar.inspection.csv', 'redcar.inspection.xlsx'];
    expect(await beside('redcar.csv', names)).toEqual({ file: names[0], near: ['redcar.inspection.xlsx'] });
  });

  test('but not where it belongs to another sheet', async () => {
    expect(await beside('redcar.csv', ['redacr.csv', 'redacr.inspection.json'])).toEqual({ file: null, near: [] });
  });
});

const cases = 'case,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,No\n';

test('a sheet is scored with its inspection file in another spelling, and with a note on a near miss', async () => {
  const files = { 'sheet.csv': cases, 'SHEET.inspection.csv': 'item,value\ntitle,Redcar\n1.1,Good\n' };
  const { stdout, code } = await runInFolder(files, 'score', '--format', 'json');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ inspection: { title: 'Redcar' } });
  const missed = await runInFolder({ 'sheet.csv': cases, 'sheet.inspection.json.txt': '{}' }, 'score');
  expect(missed.stdout.replaceAll(/\s+/g, ' ')).toContain(
    'Warning: sheet.inspection.json.txt stands beside the sheet and was not read. The inspection file of this sheet is named sheet.inspection.csv or sheet.inspection.json: save it under one of these names, or give it with --inspection.',
  );
});

test('an inspection file that is given by name needs no other', async () => {
  const files = { 'sheet.csv': cases, 'sheet.inspection.json.txt': '{ "title": "Redcar" }' };
  const { stdout } = await runInFolder(files, 'score', '--inspection', 'FOLDER/sheet.inspection.json.txt');
  expect(stdout).toContain('Redcar');
  expect(stdout).not.toContain('was not read');
});

test('counts find it too', async () => {
  const files: Files = {
    'sheet.counts.csv': 'question,yes,no\n2.2.1,3,1\n2.2.2,3,1\n2.2.3,3,1\n',
    'Sheet.inspection.json': '{ "title": "Redcar" }',
    'sheet.inspection.xlsx': '',
  };
  await inFolder(files, async (folder) => {
    const { stdout } = await run(['score', '--counts', join(folder, 'sheet.counts.csv')]);
    expect(stdout).toContain('Redcar');
    expect(stdout).toContain('Warning: sheet.inspection.xlsx stands beside the sheet');
  });
});

describe('check', () => {
  test('finds expected results in another spelling, and updates them where they are', async () => {
    const files = { 'sheet.csv': cases, 'Sheet.expected.json': '{ "standards": { "2.2": "Good" } }' };
    expect(await runInFolder(files, 'check')).toMatchObject({ code: 1 });
    const { stdout, code } = await runInFolder(files, 'check', '--update');
    expect(code).toBe(0);
    expect(stdout).toContain('updated rating of 2.2');
  });

  test.each([[[]], [['--update']]])('names a near miss, and writes nothing beside it %j', async (options) => {
    const files = { 'sheet.csv': cases, 'sheet.expected.json.txt': '{}' };
    const { stdout, stderr, code } = await runInFolder(files, 'check', ...options);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('Is "sheet.expected.json.txt" meant? Then name it sheet.expected.json; it must be JSON.');
  });
});

test('check says that an inspection file was missed, with and without expected results', async () => {
  const files = { 'sheet.csv': cases, 'sheet.inspection.json.txt': '{}' };
  for (const [others, options] of [
    [{ 'sheet.expected.json': '{}' }, []],
    [{}, ['--update']],
  ] as const) {
    const { stderr, code } = await runInFolder({ ...files, ...others }, 'check', ...options);
    expect(code).toBe(0);
    expect(stderr).toMatch(
      /^sheet\.csv: Warning: sheet\.inspection\.json\.txt stands beside the sheet and was not read\./,
    );
  }
});

test('batch finds each sheet its own, and names near misses', async () => {
  const files = {
    'A.csv': cases,
    'a.inspection.json': '{ "title": "First" }',
    'b.csv': cases.replace('C1', 'D1'),
    'b.inspection.json.txt': '{ "title": "Second" }',
  };
  await inFolder(files, async (folder) => {
    const { stdout, stderr, code } = await run(['batch', folder]);
    expect(code).toBe(0);
    expect(stdout).toContain('First');
    expect(stdout).not.toContain('Second');
    expect(stderr).toContain('b.csv: Warning: b.inspection.json.txt stands beside the sheet and was not read.');
  });
});
