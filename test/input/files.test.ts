/** Finding case sheets, and what stands beside them. */
import { mkdirSync, symlinkSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { companions, exists } from '../../src/input/files/companions.js';
import { findSheets } from '../../src/input/files/files.js';
import { inFolder, problemsOf, type Files } from '../fixtures/sheets/folder.js';

/** The sheets found among these files, by their paths from the folder that holds them. */
async function findIn(
  files: Files,
  paths: readonly string[] = ['.'],
  prepare?: (folder: string) => void,
): Promise<string[]> {
  return inFolder(files, async (folder) => {
    prepare?.(folder);
    const sheets = await findSheets(paths.map((path) => (path === '.' ? folder : `${folder}/${path}`)));
    return sheets.map((sheet) => relative(folder, sheet));
  });
}

async function problemsFinding(files: Files, paths: readonly string[]): Promise<string[]> {
  return inFolder(files, async (folder) => {
    const lines = await problemsOf(async () => findSheets(paths.map((path) => join(folder, path))));
    return lines.map((line) => line.replaceAll(`${folder}/`, ''));
  });
}

describe('under a folder', () => {
  test('every .csv is a case sheet, in path order, in every folder', async () => {
    const files = { 'b.csv': '', 'a.csv': '', 'A/z.csv': '', 'a/b/c.csv': '', 'a10.csv': '', 'a9.csv': '' };
    expect(await findIn(files)).toEqual(['A/z.csv', 'a.csv', 'a/b/c.csv', 'a10.csv', 'a9.csv', 'b.csv']);
  });

  test('inspection files and counts are none, nor is anything else', async () => {
    const files = {
      'redcar.csv': '',
      'redcar.inspection.csv': '',
      'redcar.inspection.json': '',
      'redcar.expected.json': '',
      'redcar.counts.csv': '',
      'redcar.csv.txt': '',
      'redcar.xls': '',
      'inspection.csv': '',
      'counts.csv': '',
      csv: '',
    };
    expect(await findIn(files)).toEqual(['counts.csv', 'inspection.csv', 'redcar.csv']);
  });

  test('every workbook is a case sheet', async () => {
    const files = {
      'a.xlsx': '',
      'b.XLSM': '',
      'c.ods': '',
      'd.inspection.xlsx': '',
      'e.counts.ods': '',
      '~$a.xlsx': '',
    };
    expect(await findIn(files)).toEqual(['a.xlsx', 'b.XLSM', 'c.ods']);
  });

  test('a CSV and a workbook of one name are refused, and a file that is named is meant', async () => {
    const files = { 'a.csv': '', 'A.xlsx': '', 'x/b.ods': '', 'x/b.xlsx': '', 'x/c.csv': '', 'c.xlsx': '' };
    const one = 'One is probably a copy of the other, and may be out of date: move one of them away.';
    expect(await problemsFinding(files, ['.'])).toEqual([
      `A.xlsx: a.csv has the same name. ${one}`,
      `x/b.ods: x/b.xlsx has the same name. ${one}`,
    ]);
    expect(await findIn(files, ['a.csv'])).toEqual(['a.csv']);
  });

  test('what other programs leave is none', async () => {
    const files = { 'redcar.csv': '', '._redcar.csv': '', '~$redcar.csv': '', 'a/._b.csv': '', 'a/~$b.csv': '' };
    expect(await findIn(files)).toEqual(['redcar.csv']);
    expect(await findIn(files, ['._redcar.csv', 'redcar.csv', '~$redcar.csv'])).toEqual(['redcar.csv']);
    expect(await findIn(files, ['*.csv'])).toEqual(['redcar.csv']);
  });

  test('a file that ends like one of them twice is none', async () => {
    const files = { 'a.csv': '', 'a.inspection.csv.csv': '', 'a.counts.csv.csv': '', 'b.csv.csv': '' };
    expect(await findIn(files)).toEqual(['a.csv', 'b.csv.csv']);
  });

  test('what another program left is read if nothing else is named: reading it says what is wrong', async () => {
    expect(await findIn({ '._redcar.csv': '' }, ['._redcar.csv'])).toEqual(['._redcar.csv']);
  });

  test('capitals do not matter', async () => {
    const files = { 'REDCAR.CSV': '', 'REDCAR.INSPECTION.CSV': '', 'REDCAR.Counts.Csv': '' };
    expect(await findIn(files)).toEqual(['REDCAR.CSV']);
  });

  test('a folder named like a sheet is none, and is looked into', async () => {
    expect(await findIn({ 'year.csv/a.csv': '' })).toEqual(['year.csv/a.csv']);
  });

  test('names with spaces, accents and brackets are names', async () => {
    const names = ['Caerdydd – y Fro.csv', 'a b [1].csv', '{x,y}.csv'];
    expect(await findIn(Object.fromEntries(names.map((name) => [name, ''])))).toEqual(names.toSorted());
  });

  test('a link to a sheet is a sheet, and so is a link to none: reading it says what is wrong; a loop of folders ends', async () => {
    const sheets = await findIn({ 'real/a.csv': '' }, ['.'], (folder) => {
      symlinkSync(join(folder, 'real/a.csv'), join(folder, 'link.csv'));
      symlinkSync(folder, join(folder, 'real/loop'));
      symlinkSync(join(folder, 'loop.csv'), join(folder, 'loop.csv'));
      symlinkSync(join(folder, 'nowhere.csv'), join(folder, 'gone.csv'));
    });
    expect(sheets).toEqual(['gone.csv', 'link.csv', 'loop.csv', 'real/a.csv']);
  });
});

describe('paths', () => {
  const files = { 'b/1.csv': '', 'a/2.csv': '', 'c.csv': '', 'd.txt': '' };

  test('are taken in the order given, and a file is a sheet whatever its name', async () => {
    expect(await findIn(files, ['d.txt', 'c.csv', 'b', 'a'])).toEqual(['d.txt', 'c.csv', 'b/1.csv', 'a/2.csv']);
  });

  test('that overlap give each sheet once', async () => {
    expect(await findIn(files, ['c.csv', '.', 'a'])).toEqual(['c.csv', 'a/2.csv', 'b/1.csv']);
  });

  test('that are written in two ways give each sheet once', async () => {
    expect(await findIn(files, ['a', './a/2.csv', 'b/../a/', 'a//2.csv'])).toEqual(['a/2.csv']);
  });

  test('that are not there are refused, each of them', async () => {
    expect(await problemsFinding(files, ['none.csv', 'a', 'nowhere/at/all', 'nowhere/', 'c.csv/x'])).toEqual([
      'none.csv: there is no such case sheet. Check the path.',
      'nowhere/at/all: there is no such case sheet. Check the path.',
      'nowhere/: there is no such case sheet. Check the path.',
      'c.csv/x: there is no such case sheet. Check the path.',
    ]);
  });

  test('that are not there are suggested where a file beside has nearly the name, or another ending', async () => {
    const beside = { 'in/hartlepool.csv': '', 'in/hartlepool.inspection.csv': '', 'in/b.xlsx': '' };
    const typed = ['in/hartlpool.csv', 'in/Hartlepool', 'in/B.csv', 'in/redcar.csv'];
    expect(await problemsFinding(beside, typed)).toEqual([
      'in/hartlpool.csv: there is no such case sheet. Did you mean "in/hartlepool.csv"?',
      'in/Hartlepool: there is no such case sheet. Did you mean "in/hartlepool.csv"?',
      'in/B.csv: there is no such case sheet. Did you mean "in/b.xlsx"?',
      'in/redcar.csv: there is no such case sheet. Check the path.',
    ]);
  });

  test('of folders without a sheet are refused', async () => {
    const none =
      'there is no case sheet here. Expected a .csv, .xlsx, .xlsm or .ods file, or a folder with at least one.';
    expect(await problemsFinding({ 'x/a.inspection.csv': '', 'x/y/notes.txt': '' }, ['x', 'x/y'])).toEqual([
      `x: ${none}`,
      `x/y: ${none}`,
    ]);
  });

  test('of an empty folder are refused', async () => {
    await inFolder({}, async (folder) => {
      expect(await problemsOf(async () => findSheets([folder]))).toHaveLength(1);
    });
  });
});

describe('patterns', () => {
  const named = ['reports (final)', 'r{a}', 'q[1]', 'a!b', 'x+(y)', 'plain'];
  const files = Object.fromEntries(
    named.flatMap((name) => [`${name}/1.csv`, `deep/${name}/in/2.csv`].map((path) => [path, ''])),
  );

  test.each(named)('with a folder %s take it as it stands', async (name) => {
    expect(await findIn(files, [`${name}/*.csv`])).toEqual([`${name}/1.csv`]);
    expect(await findIn(files, [`deep/${name}/**/*.csv`])).toEqual([`deep/${name}/in/2.csv`]);
    expect(await findIn(files, [`*/${name}/*/*.csv`])).toEqual([`deep/${name}/in/2.csv`]);
  });

  test('with brackets that no name has are patterns', async () => {
    const plain = { 'ra/1.csv': '', 'rb/1.csv': '', 'rb/2.csv': '', 'rc/1.csv': '' };
    expect(await findIn(plain, ['r{a,b}/1.csv'])).toEqual(['ra/1.csv', 'rb/1.csv']);
    expect(await findIn(plain, ['r[bc]/*.csv'])).toEqual(['rb/1.csv', 'rb/2.csv', 'rc/1.csv']);
    expect(await findIn(plain, ['r(a|c)/*.csv'])).toEqual(['ra/1.csv', 'rc/1.csv']);
    expect(await findIn(plain, ['**/r*b*/*.*v'])).toEqual(['rb/1.csv', 'rb/2.csv']);
  });

  test('that match nothing are refused as patterns', async () => {
    expect(await problemsFinding(files, ['north/*.csv', 'reports (fnal)/*.csv'])).toEqual(
      ['north/*.csv', 'reports (fnal)/*.csv'].map(
        (pattern) =>
          `${pattern}: no case sheet has a name of this pattern. In a pattern * stands for any letters, ** for any folders, ? for one letter and {a,b} for a or b.`,
      ),
    );
  });
});

describe('the companions of a sheet', () => {
  test.each([
    ['samples/redcar.csv', 'samples/redcar'],
    ['redcar.csv', 'redcar'],
    ['redcar.CSV', 'redcar'],
    ['/a/b.c/redcar.2022.csv', '/a/b.c/redcar.2022'],
    ['redcar', 'redcar'],
  ])('of %s begin %s', (sheet, name) => {
    expect(companions(sheet)).toEqual({
      inspectionJson: `${name}.inspection.json`,
      inspectionCsv: `${name}.inspection.csv`,
      expected: `${name}.expected.json`,
    });
  });
});

test('a file is there, and so is a link to one; a folder, a link that leads nowhere and a name that is not taken are not', async () => {
  await inFolder({ 'a.inspection.json': '{}' }, async (folder) => {
    mkdirSync(join(folder, 'b'));
    symlinkSync(join(folder, 'a.inspection.json'), join(folder, 'c'));
    symlinkSync(join(folder, 'nowhere'), join(folder, 'd'));
    const there = ['a.inspection.json', 'b', 'c', 'd', 'e', 'e/f', 'a.inspection.json/f'].map((name) =>
      exists(join(folder, name)),
    );
    expect(there).toEqual([true, false, true, false, false, false, false]);
  });
});

test.each(['*a*a*a*a*a*a*b.csv', '**/*a*a*a*a*a*a*b.csv', '**/**/**/**/**/**/b.csv', '*a'.repeat(30_000)])(
  'a pattern that could take for ever (%.30s) is refused',
  async (pattern) => {
    const found = await problemsFinding({ [`deep/${'a'.repeat(60)}.csv`]: '' }, [pattern]);
    expect(found).toEqual([expect.stringContaining('would take too long')]);
  },
);

test.each(['**/+(a*|a*|+(a))b.csv', '**/(a|a)+b.csv', '**/(a*)+b.csv', '**/[a]+[a]+[a]+[a]+[a]+[a]+b.csv'])(
  'a pattern with what repeats elsewhere (%s) is compared as it stands, at once',
  async (pattern) => {
    expect(await problemsFinding({ [`deep/${'a'.repeat(60)}.csv`]: '' }, [pattern])).toHaveLength(1);
  },
);
