/** Half-finished fieldwork: what may still change says so on every line. */
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

const judged = ['1.1=Good', '1.2=Good', '1.3=Good', '1.4=Good'].flatMap((value) => ['--judge', value]);
const out = ['2.1', '2.3', '2.4', '2.5'].flatMap((code) => ['--not-applicable', code]);
const cases = ['yes,yes,no', 'yes,no,yes', 'no,yes,yes'].map((answers, i) => `C${i},${answers}\n`).join('');
const report = async (last: string, ...options: readonly string[]) =>
  run(['score', '-', ...judged, ...out, ...options], { stdin: `case,2.2.1,2.2.2,2.2.3\n${cases}${last}` });

/** The lines that hold a figure, a rating or a score of what may still change. */
const ratingLines = (text: string): string[] =>
  text.split('\n').filter((line) => /^(Score|Overall rating)|^ {2}2\.2|^2\.2 |[Rr]ated (Good|Requires)/.test(line));

describe.each([
  ['a case to inspect', 'C9,,,\n'],
  ['a blank answer', 'C9,yes,yes,\n'],
])('%s', (_, last) => {
  test('makes every line that it touches provisional', async () => {
    const { stdout, code } = await report(last);
    expect(code).toBe(0);
    expect(ratingLines(stdout).length).toBeGreaterThanOrEqual(8);
    for (const line of ratingLines(stdout)) expect(line).toMatch(/provisional/i);
  });

  test('makes the steps that it touches provisional', async () => {
    const { stdout } = await report(last, '--explain');
    const steps = stdout.slice(stdout.indexOf('How these ratings were made'));
    const lines = steps
      .split('\n')
      .filter((line) => /^ {4}2\.2\.\d|The score is|By the rules alone|^ {2}= \w/.test(line));
    const open = lines.filter((line) => !/= (Good|Not|Still)/.test(line));
    expect(open.length).toBeGreaterThanOrEqual(5);
    for (const line of open) expect(line).toContain('provisional');
  });

  test('is refused by --strict', async () => {
    expect(await report(last, '--strict')).toMatchObject({ code: 3, stdout: '' });
  });
});

test('nothing is provisional where all is answered', async () => {
  const { stdout } = await report('', '--explain');
  expect(stdout).toContain('Score ');
  expect(stdout).not.toMatch(/provisional/i);
});
