/** check of several sheets that are one sample. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

const figure = (percentage: number) => ({ id: 'engaging', question: '2.2.1', percentage });
const files = (percentage: number, sheets = ['a.csv', 'b.csv']) => ({
  'a.csv': assessmentSheet(6, 10, 'A'),
  'b.csv': assessmentSheet(1, 10, 'B'),
  'a.inspection.json': inspectionOf(),
  'both.expected.json': JSON.stringify({ sheets, figures: [figure(percentage)] }),
});

describe('expected results that name their sheets', () => {
  test('are compared with all of them as one sample, under a folder and by name', async () => {
    const folder = folderWith(files(35));
    for (const path of [folder, join(folder, 'both.expected.json')]) {
      const { stdout, stderr, code } = await run(['check', path]);
      expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
      expect(stdout).toContain('both.expected.json');
      expect(stdout).not.toContain('a.csv');
    }
  });

  test('are found under a folder, also where they stand in one without sheets', async () => {
    const { 'both.expected.json': _, ...sheets } = files(35);
    const folder = folderWith(sheets);
    const results = { sheets: ['../a.csv', '../b.csv'], figures: [figure(35)] };
    mkdirSync(join(folder, 'expected'));
    writeFileSync(join(folder, 'expected', 'both.expected.json'), JSON.stringify(results));
    const { stdout, stderr, code } = await run(['check', folder]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain('both.expected.json');
  });

  test('exit 1 where a figure differs', async () => {
    const { stdout, code } = await run(['check', folderWith(files(60))]);
    expect(code).toBe(1);
    expect(stdout).toContain('35');
  });

  test('leave alone a sheet that they do not name', async () => {
    const folder = folderWith({
      ...files(35),
      'c.csv': assessmentSheet(9, 10, 'C'),
      'c.expected.json': JSON.stringify({ figures: [figure(90)] }),
    });
    const { stdout, code } = await run(['check', folder]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/2 sheets: all as expected/);
  });

  test('are refused where a sheet is missing, or where a file that was named names none', async () => {
    const missing = await run(['check', join(folderWith(files(35, ['a.csv', 'z.csv'])), 'both.expected.json')]);
    expect(missing.stderr).toContain('there is no sheet');
    expect(missing.code).toBe(2);
    const none = folderWith({ 'x.expected.json': JSON.stringify({ figures: [figure(1)] }) });
    const found = await run(['check', join(none, 'x.expected.json')]);
    expect(found.stderr).toContain('these expected results name no sheets');
    expect(found.code).toBe(2);
  });

  test('are updated in place', async () => {
    const folder = folderWith(files(60));
    const { stdout, code } = await run(['check', folder, '--update']);
    expect(stdout).toContain('updated engaging');
    expect(code).toBe(0);
    expect((await run(['check', folder])).code).toBe(0);
  });
});
