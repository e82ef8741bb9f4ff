/** draw: a sampling frame in, a sample out that other tools draw alike. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../folder.js';
import { run } from '../run.js';
import { isSkipped } from '../skipped.js';
import { filesIn } from './signals.js';

const sample = 'samples/draw/frame.tsv';
const asked = ['--cases', '20', '--seed', 'Redcar 2022', '--by', 'grade', '--reserve', '5'];

const frameOf = (...rows: readonly string[]): string => ['case_id,grade', ...rows, ''].join('\n');
const small = frameOf('C1,PO', 'C2,PQiP', 'C3,PO', 'C4,');

/** Runs `draw` on one frame in a folder of its own, beside other files. */
const drawFrom = (frame: string, options: readonly string[], others: Readonly<Record<string, string>> = {}) => {
  const folder = folderWith({ 'frame.csv': frame, ...others });
  const inFolder = options.map((option) => (option.startsWith('@') ? join(folder, option.slice(1)) : option));
  return run(['draw', join(folder, 'frame.csv'), ...inFolder]).then((result) => ({ ...result, folder }));
};

describe('draw', () => {
  test('marks the sample and its reserves, in the order of the frame, every cell as it was', async () => {
    const frame = ['case_id,note', 'C1,=1+1', 'C2,"a, ""b"""', 'C3,-5'].join('\n');
    const { stdout, stderr, code } = await drawFrom(frame, ['--cases', '2', '--seed', 's', '--reserve', '1']);
    expect(stdout).toBe('case_id,note,drawn\r\nC1,=1+1,reserve 1\r\nC2,"a, ""b""",sample\r\nC3,-5,sample\r\n');
    expect(stderr).toBe('Drawn: 2 of 3 eligible cases, with the seed "s"; 1 reserve.\n');
    expect(code).toBe(0);
  });

  test('records the digest of the whole frame, also of one so long that its rows are counted first', async () => {
    const rows = Array.from({ length: 3000 }, (_, i) => `C${i},${'a long note on the case'.repeat(2)}`);
    const frame = ['case_id,note', ...rows, ''].join('\n');
    const { stdout } = await drawFrom(frame, [
      '--cases',
      '1',
      '--seed',
      's',
      '--format',
      'json',
      '--limit',
      'rows=4000',
    ]);
    const { sha256 } = (JSON.parse(stdout) as { frame: { sha256: string } }).frame;
    expect(sha256).toBe(createHash('sha256').update(frame).digest('hex'));
  });

  const python = spawnSync('python3', ['--version']).status === 0 ? null : 'python3 is not installed';

  test.skipIf(isSkipped('the sample that Python draws', python))(
    'draws what a dozen lines of Python draw',
    async () => {
      const { stdout } = await run(['draw', sample, ...asked]);
      const theirs = execFileSync('python3', ['test/fixtures/draw.py', sample, '20', 'Redcar 2022', 'grade', '5'], {
        encoding: 'utf8',
      });
      expect(stdout).toBe(theirs);
    },
  );

  test('records how it was drawn, with no case id', async () => {
    const { folder, code } = await drawFrom(small, [
      '--cases',
      '2',
      '--seed',
      's',
      '--by',
      'grade',
      '--record',
      '@r.json',
    ]);
    expect(code).toBe(0);
    const text = readFileSync(join(folder, 'r.json'), 'utf8');
    expect(text).not.toMatch(/C[1-4]"/);
    expect(JSON.parse(text)).toMatchObject({
      seed: 's',
      frame: { source: 'frame.csv' },
      eligible: 4,
      excluded: 0,
      drawn: 2,
      reserves: 0,
      strata: [
        { values: ['PO'], eligible: 2, quota: 1, drawn: 1 },
        { values: ['PQiP'], eligible: 1, quota: 1, drawn: 1 },
        { values: ['not recorded'], eligible: 1, quota: 0, drawn: 0 },
      ],
    });
    const { stdout } = await run([
      'draw',
      join(folder, 'frame.csv'),
      '--cases',
      '2',
      '--seed',
      's',
      '--by',
      'grade',
      '--format',
      'json',
    ]);
    expect(stdout).toBe(text);
  });

  test('leaves out the cases of an earlier sheet, however their ids are spelt, and counts them', async () => {
    const earlier = { 'earlier.csv': 'id,2.2.1\nc1 ,yes\nC9,no\n' };
    const options = ['--cases', '3', '--seed', 's', '--exclude', '@earlier.csv'];
    const { stdout, stderr } = await drawFrom(small, options, earlier);
    const ids = (parse(stdout, { columns: true }) as { case_id: string }[]).map((row) => row.case_id);
    expect(ids).toEqual(['C2', 'C3', 'C4']);
    expect(stderr).toContain('Drawn: 3 of 3 eligible cases, with the seed "s"; 1 case excluded before.');
  });

  test('warns if no case of the earlier sheet is in the frame', async () => {
    const options = ['--cases', '3', '--seed', 's', '--exclude', '@earlier.csv'];
    const { stderr, code } = await drawFrom(small, options, { 'earlier.csv': 'id\nX1\n' });
    expect(stderr).toContain('Warning: no case of the sheets to exclude is in the frame.');
    expect(code).toBe(0);
  });

  test('warns of cases to exclude whose ids have lost their zeros', async () => {
    const frame = frameOf('007,PO', '008,PQiP', '120000,PO', 'C4,PO');
    const options = ['--cases', '2', '--seed', 's', '--exclude', '@earlier.csv'];
    const { stderr, code } = await drawFrom(frame, options, { 'earlier.csv': 'id\n7\n008\n1.2E+05\n' });
    expect(stderr).toContain(
      'Warning: 2 eligible cases have the number of a case to exclude, written in another way (as 007 and 7 are, or 1E+05 and 100000), and were not left out. Write the ids alike in all files.',
    );
    expect(stderr).toContain('2 of 3 eligible cases');
    expect(code).toBe(0);
  });

  test('warns of rows with an id alone, and refuses an id that a formula left', async () => {
    const frame = 'case_id,grade,office\nC1,PO,A\nC2,PO,B\nExtracted 3 October 2022,,\n';
    const options = ['--cases', '1', '--seed', 's'];
    expect((await drawFrom(frame, options)).stderr).toContain(
      'Warning: 1 row of the frame (on line 4) holds an id and nothing else. Is it a case, or a footer?',
    );
    expect((await drawFrom(small, options)).stderr).not.toContain('nothing else');
    expect(await drawFrom(small.replace('C2', '#REF!'), options)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('frame.csv:3: "#REF!" is what a spreadsheet shows where a formula has failed'),
    });
  });

  test('leaves out the cases of a sheet without the columns of the strata', async () => {
    const options = ['--cases', '2', '--seed', 's', '--by', 'grade', '--exclude', '@earlier.csv'];
    const { stderr, code } = await drawFrom(small, options, { 'earlier.csv': 'id\nC1\n' });
    expect([code, stderr]).toEqual([0, expect.stringContaining('1 case excluded before')]);
  });

  test('writes nothing if one of its files cannot be trusted', async () => {
    const options = ['--cases', '1', '--seed', 's', '-o', '@out.csv', '--record', '@r.json'];
    const { folder, stdout, code } = await drawFrom(frameOf('C1,PO', 'C1,PO'), options);
    expect([stdout, code]).toEqual(['', 3]);
    expect(() => readFileSync(join(folder, 'out.csv'))).toThrow('ENOENT');
    expect(() => readFileSync(join(folder, 'r.json'))).toThrow('ENOENT');
  });

  test.each([
    ['the record', '@nosuch/r.json', '@out.csv'],
    ['the record, whose name is that of a folder', '@folder', '@out.csv'],
    ['the sample', '@out.csv', '@nosuch/r.json'],
    ['the record beside a sample that is printed', '@nosuch/r.json', '-'],
    ['a record without a name', '', '@out.csv'],
  ])('writes neither the sample nor the record where %s cannot be written', async (_, first, second) => {
    const [record, output] = first.endsWith('.csv') ? [second, first] : [first, second];
    const options = ['--cases', '1', '--seed', 's', '-o', output, '--record', record];
    const before = { 'out.csv': 'old', 'folder/x': '' };
    const { folder, stdout, stderr, code } = await drawFrom(small, options, before);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toMatch(
      first === ''
        ? /^the name of the file to write is missing\. Is it a variable that is not set\?\n$/
        : /: the result cannot be written \(.*\)\.[^\n]*\n$/,
    );
    expect(filesIn(folder)).toEqual({ 'frame.csv': small, ...before });
  });
});

test('draw takes a frame of as many columns as a spreadsheet has', async () => {
  const columns = Array.from({ length: 16_000 }, (_, i) => `c${i}`);
  const frame = `id,${columns.join(',')}\nC1,${columns.join(',')}\n`;
  expect(await drawFrom(frame, ['--cases', '1', '--seed', 's'])).toMatchObject({ code: 0 });
});

describe('draw refuses, in one message each', () => {
  test.each([
    ['no seed', small, ['--cases', '2'], 2, 'a seed is needed, so that anybody can draw the same sample again'],
    ['a blank seed', small, ['--cases', '2', '--seed', ' '], 2, 'a seed is needed'],
    [
      'no number of cases',
      small,
      ['--seed', 's'],
      2,
      '--cases: no value is given. Expected --cases 57, a whole number above 0.',
    ],
    [
      'more than there are',
      small,
      ['--cases', '5', '--seed', 's'],
      2,
      '5 cases cannot be drawn: 4 cases are eligible.',
    ],
    [
      'more than there are with the reserves',
      small,
      ['--cases', '4', '--reserve', '1', '--seed', 's'],
      2,
      '4 cases and 1 reserve cannot be drawn: 4 cases are eligible.',
    ],
    ['a column that is not there', small, ['--cases', '1', '--seed', 's', '--by', 'grad'], 2, 'Did you mean "grade"?'],
    ['an id that is there twice', frameOf('C1,PO', 'C1,PO'), ['--cases', '1', '--seed', 's'], 3, 'line 2 already'],
    ['a blank id', frameOf('C1,PO', ' ,PO'), ['--cases', '1', '--seed', 's'], 3, 'the case has no id'],
    ['no column of ids', 'name,grade\nA,PO\n', ['--cases', '1', '--seed', 's'], 3, 'no column holds the case ids'],
    ['a frame without a case', 'case_id,grade\n', ['--cases', '1', '--seed', 's'], 3, 'there is no case in it'],
    ['an empty file', '', ['--cases', '1', '--seed', 's'], 3, 'there is no case in it'],
    [
      'a sample drawn before',
      'id,drawn\nC1,sample\n',
      ['--cases', '1', '--seed', 's'],
      3,
      'this is a sample that was drawn before',
    ],
    ['a total row', frameOf('C1,PO', 'Total,2'), ['--cases', '1', '--seed', 's'], 3, '"Total"'],
  ] as const)('%s', async (_, frame, options, code, message) => {
    const result = await drawFrom(frame, options);
    expect(result.stderr).toContain(message);
    expect([result.stdout, result.code]).toEqual(['', code]);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('to write over the frame, or the record over the sample', async () => {
    const over = await drawFrom(small, ['--cases', '1', '--seed', 's', '-o', '@frame.csv']);
    expect([over.code, over.stdout]).toEqual([2, '']);
    const both = await drawFrom(small, ['--cases', '1', '--seed', 's', '-o', '@x.csv', '--record', '@x.csv']);
    expect([both.code, both.stdout]).toEqual([2, '']);
    expect(both.stderr).toContain('the record and the sample would be one file');
  });
});
