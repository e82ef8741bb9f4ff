/** compare: two sheets or results in, what changed out. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

const two = (): string =>
  folderWith({
    'before.csv': assessmentSheet(36, 40, 'A'),
    'before.inspection.json': inspectionOf({ title: 'Redcar', fieldwork: '2021' }),
    'after.csv': assessmentSheet(12, 40, 'B'),
    'after.inspection.json': inspectionOf({ title: 'Redcar', fieldwork: '2023' }),
  });

const compare = (folder: string, ...options: string[]) =>
  run(['compare', join(folder, 'before.csv'), join(folder, 'after.csv'), ...options]);

describe('compare', () => {
  test('prints what fell and what is unchanged, each percentage with its change, and the verdict', async () => {
    const { stdout, code } = await compare(two());
    expect(code).toBe(0);
    expect(stdout).toContain('Fell\n  2.2 Assessment: Outstanding → Inadequate\n\nUnchanged\n  Overall rating: Good\n');
    expect(stdout).toMatch(/2\.2\.1 .+ 90% +30% +-60 +-73 to -40 +yes, p < 0\.001\n/);
    expect(stdout).toContain('Distinguishable from chance: 2.2.1, 2.2.2 and 2.2.3 (3 questions compared).');
    expect(stdout).toContain('title and fieldwork are not the same, and no case id stands in both.');
    expect(stdout).toContain("Newcombe's of 1998 (method 10)");
    expect(stdout).toContain("Holm's adjustment over all questions compared");
  });

  test('of sheets that share cases gives changes only, and says why', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.csv'), assessmentSheet(12, 40, 'A'));
    const { stdout } = await compare(folder);
    expect(stdout).toContain('40 case ids stand in both sheets, so this is one inspection at two times: changes only');
    expect(stdout).toMatch(/2\.2\.1 .+ 90% +30% +-60\n/);
    expect(stdout).not.toContain('interval  ');
  });

  test('of sheets with the same title and fieldwork gives changes only, and says why', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.inspection.json'), inspectionOf({ title: 'Redcar', fieldwork: '2021' }));
    expect((await compare(folder)).stdout).toContain('Title and fieldwork are the same, so this is one inspection');
    expect((await compare(folder, '--independent')).stdout).toContain('as --independent says');
  });

  test('takes results in place of sheets, and says the same of them', async () => {
    const folder = two();
    for (const name of ['before', 'after']) {
      await run(['score', join(folder, `${name}.csv`), '--format', 'json', '-o', join(folder, `${name}.json`)]);
    }
    const sheets = JSON.parse((await compare(folder, '--format', 'json')).stdout) as object;
    const argv = ['compare', join(folder, 'before.json'), join(folder, 'after.json'), '--format', 'json'];
    const results = JSON.parse((await run(argv)).stdout) as object;
    const known = { independence: { independent: true, because: 'differentInspections' } };
    expect(sheets).toMatchObject({ independence: { ...known.independence, sharedCases: 0 } });
    expect(results).toEqual({ ...sheets, independence: { ...known.independence, sharedCases: null } });
  });

  test('passes over keys of a result that a later version added, and refuses another schemaVersion', async () => {
    const folder = two();
    const result = JSON.parse((await run(['score', join(folder, 'before.csv'), '--format', 'json'])).stdout) as object;
    const read = async (content: object) => {
      writeFileSync(join(folder, 'r.json'), JSON.stringify(content));
      return run(['compare', join(folder, 'r.json'), join(folder, 'after.csv')]);
    };
    expect((await read({ ...result, later: { key: 1 } })).code).toBe(0);
    const other = await read({ ...result, schemaVersion: 2 });
    expect([other.code, other.stderr]).toEqual([
      2,
      `${join(folder, 'r.json')}:1: schemaVersion: found 2. Expected 1.\n`,
    ]);
  });

  test('refuses results of different programmes, and of different files of one', async () => {
    const folder = two();
    const before = join(folder, 'before.csv');
    const { stdout, stderr, code } = await run(['compare', before, 'samples/youth-millbrook-2019.csv']);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(
      'before is rated under pdu-2021 (Probation delivery units, 2021 to 2023), after under youth-2018',
    );
    const result = (await run(['score', before, '--format', 'json'])).stdout.replace(
      /"sha256": "..../,
      '"sha256": "0000',
    );
    writeFileSync(join(folder, 'r.json'), result);
    const other = await run(['compare', join(folder, 'r.json'), join(folder, 'after.csv')]);
    expect([other.code, other.stderr]).toEqual([
      2,
      expect.stringContaining('both name the programme pdu-2021, but its file was not the same'),
    ]);
  });

  test('tells what is wrong with both sides in one go', async () => {
    const folder = folderWith({ 'before.csv': 'case,2.2.1\n', 'after.csv': '' });
    const { stdout, stderr, code } = await compare(folder);
    expect([stdout, code]).toEqual(['', 3]);
    expect(stderr).toContain('before.csv:1:');
    expect(stderr).toContain('after.csv: the file is empty');
  });

  test('--fail-if-fell exits 1 where a rating fell, with the report printed; otherwise 0', async () => {
    const folder = two();
    const fell = await compare(folder, '--fail-if-fell');
    expect(fell.code).toBe(1);
    expect(fell.stdout).toContain('Fell\n');
    const rose = await run(['compare', join(folder, 'after.csv'), join(folder, 'before.csv'), '--fail-if-fell']);
    expect(rose.code).toBe(0);
    expect(rose.stdout).toContain('Rose\n');
  });

  test('holds no case id in any output', async () => {
    const folder = two();
    writeFileSync(join(folder, 'after.csv'), readFileSync(join(folder, 'before.csv')));
    for (const format of ['text', 'json']) {
      expect((await compare(folder, '--format', format)).stdout).not.toMatch(/\bA\d+\b/);
    }
  });

  test.each([40, 80, 120])('has no line longer than a terminal of %i columns', async (columns) => {
    const argv = [
      'compare',
      'samples/high-performing-with-court-work.csv',
      'samples/redcar-cleveland-middlesbrough-2022.csv',
    ];
    const { stdout } = await run([...argv, '--independent'], { columns, env: { NO_COLOR: '1' } });
    expect(stdout.split('\n').filter((line) => line.length > columns)).toEqual([]);
  });
});
