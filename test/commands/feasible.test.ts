/** `feasible` as it is used. */
import { existsSync, mkdtempSync, readFileSync, readlinkSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

const thirteen = '57 77 30 55 79 54 45 43 38 59 54 50 21'.split(' ');
const file = (name: string): string => join(mkdtempSync(join(tmpdir(), 'casescore-')), name);

interface Result {
  readonly results: readonly {
    readonly rounding: string;
    readonly bases: readonly number[];
    readonly percentages: readonly {
      question: string | null;
      percentage: number;
      counts: object[];
      impossible: number[];
    }[];
  }[];
}

async function json(...argv: string[]): Promise<Result> {
  const { stdout, stderr, code } = await run(['feasible', ...argv, '--format', 'json']);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Result;
}

async function askBases(...argv: string[]): Promise<readonly number[]> {
  const { stdout } = await run(['feasible', '50', '--format', 'json', ...argv]);
  return (JSON.parse(stdout) as { bases: number[] }).bases;
}

const housing = 'samples/housing-repairs-2024.programme.json';

describe('feasible', () => {
  test("the report's thirteen percentages: only 56 between 40 and 56", async () => {
    const { stdout } = await run(['feasible', ...thirteen, '--base', '40-56']);
    expect(stdout).toContain('Only 56 fits all 13 percentages at once.');
    expect((await json(...thirteen, '--base', '40-56')).results[0]?.bases).toEqual([56]);
  });

  test('names what is impossible, and why', async () => {
    const { stdout, code } = await run(['feasible', '78', '62%', '57', '--base', '56']);
    expect(code).toBe(0);
    expect(stdout).toContain('With a base of 56, 78% and 62% are impossible.');
    expect(stdout).toContain('43 of 56 is 77% and 44 of 56 is 79%');
    expect(stdout).toContain('with halves to even it would be 35 of 56');
  });

  test('both rounding rules, told apart where they differ', async () => {
    const differ = await run(['feasible', '62', '--base', '56', '--rounding', 'both']);
    expect(differ.stdout).toContain('Halves up\n');
    expect(differ.stdout).toContain('Halves to even\n');
    const same = await run(['feasible', '57', '--base', '56', '--rounding', 'both']);
    expect(same.stdout).toContain('which comes to the same');
    const { results } = await json('62', '--base', '55,56', '--rounding', 'both');
    expect(results.map(({ rounding, bases }) => [rounding, bases])).toEqual([
      ['half-up', [55]],
      ['half-even', [55, 56]],
    ]);
  });

  test('bases: one, a range, a list, repeated; 1 to 100 where none is said', async () => {
    expect(await askBases('--base', '56')).toEqual([56]);
    expect(await askBases('--base', '54-56', '--base', '3,55')).toEqual([3, 54, 55, 56]);
    expect(await askBases()).toHaveLength(100);
  });

  test('no base for all at once: the nearest is named', async () => {
    const { stdout } = await run(['feasible', '78', '57', '77', '--base', '55-56']);
    expect(stdout).toContain('No base fits all 3 percentages at once. Nearest to it: with 56 only 78% is impossible.');
  });

  test('percentages go to the key questions of a programme, in its order or by name', async () => {
    const { results } = await json(...thirteen, '--base', '56', '--programme', 'pdu-2021', '--not-applicable', '2.1');
    expect(results[0]?.percentages.map(({ question }) => question)).toEqual([
      ...['2.2', '2.3', '2.4', '2.5'].flatMap((code) => [1, 2, 3].map((n) => `${code}.${n}`)),
      '2.6.1',
    ]);
    const named = await json('p2.1.2=50', 'P2.1.1=40', '--base', '10', '--programme', 'pdu-2023');
    expect(named.results[0]?.percentages.map(({ question }) => question)).toEqual(['P2.1.2', 'P2.1.1']);
  });
});

describe('feasible --write', () => {
  test('makes a sheet that gives the percentages exactly, for the one base that fits', async () => {
    const path = file('made.csv');
    const argv = [
      ...thirteen,
      '--base',
      '40-56',
      '--programme',
      'pdu-2021',
      '--not-applicable',
      '2.1',
      '--write',
      path,
    ];
    expect(await run(['feasible', ...argv])).toMatchObject({
      code: 0,
      stderr: expect.stringContaining('56 made-up cases') as string,
    });
    const { stdout } = await run(['score', path, '--programme', 'pdu-2021', '--format', 'json']);
    const { sample, standards } = JSON.parse(stdout) as {
      sample: { cases: number };
      standards: { keyQuestions: { percentage: number }[] }[];
    };
    expect(sample.cases).toBe(56);
    const percentages = standards.flatMap(({ keyQuestions }) => keyQuestions).map(({ percentage }) => percentage);
    expect(percentages).toEqual(thirteen.map(Number));
  });

  test('goes by the rounding and the decimals of the programme', async () => {
    const path = file('made.csv');
    const programme = housing;
    const written = (one: string, other: string, base: string, into = path) =>
      run(['feasible', `2.1.1=${one}`, `2.1.2=${other}`, '--base', base, '--programme', programme, '--write', into]);
    expect((await written('54.5', '73', '1-30')).stderr).toContain(
      'more than one base fits: 11 and 22. Choose one with --base 11',
    );
    expect((await written('54.5', '71', '22')).stderr).toContain(
      'no base of 22 fits all the percentages; impossible with every one: 2.1.2 71%',
    );
    expect(await written('54.5', '73', '22')).toMatchObject({ code: 0 });
    expect(readFileSync(path, 'utf8').split('\n')).toHaveLength(24);
    const { stdout } = await run(['score', path, '--programme', programme]);
    expect(stdout).toContain('54.5%');
    const again = await written('54.5', '73', '22');
    expect(again).toMatchObject({ code: 2, stdout: '' });
    expect(again.stderr).toContain('made.csv" is there already, and nothing is written over');
    const other = await written('54.55', '73', '22', file('other.csv'));
    expect(other.stderr).toContain('no base of 22 fits all the percentages; impossible with every one: 2.1.1 54.55%');
  });

  test('fits no base that the programme would print with decimals, with a sheet to write and without', async () => {
    const argv = ['feasible', '2.1.1=77', '2.1.2=55', '--base', '22', '--programme', housing];
    const { stdout } = await run(argv);
    expect(stdout).toContain('With a base of 22, 2.1.2 55% is impossible.');
    expect(stdout).toContain('2.1.2 55%  impossible (12 of 22 is 54.5% and 13 of 22 is 59%)');
    expect((await run([...argv, '--write', file('none.csv')])).stderr).toContain(
      'impossible with every one: 2.1.2 55%',
    );
  });

  test('a programme that prints whole percentages is written none with decimals', async () => {
    const argv = ['feasible', '2.6.1=21.4', '--base', '56', '--write', file('none.csv')];
    expect((await run(argv)).stderr).toContain('no count is printed as 21.4 under pdu-2021');
  });

  const mistakes: readonly [claim: string, argv: readonly string[], words: string][] = [
    [
      'too few percentages for the questions',
      [...thirteen, '--base', '56'],
      'there are 13 percentages and 14 key questions of pdu-2021',
    ],
    ['a standard in part', ['2.2.1=57', '--base', '56'], '2.2 Assessment: there is no percentage for 2.2.2 and 2.2.3'],
    ['some named and some not', ['2.2.1=57', '77', '--base', '56'], '77 has no key question, and others have'],
    ['a name that is no question', ['2.9.1=57', '--base', '56'], '"2.9.1" is not a key question'],
    ['a name twice', ['2.6.1=57', '2.6.1=57', '--base', '56'], 'the percentage of 2.6.1 is given already'],
    [
      'another rounding than the programme has',
      ['2.6.1=21', '--base', '56', '--rounding', 'half-even'],
      'a programme that rounds half-up',
    ],
    ['what is no percentage', ['101', 'x', '5.123', '--base', '56'], '"101" cannot be understood'],
    ['what is no base', ['57', '--base', '56-40'], '"56-40" cannot be understood'],
    ['a base beyond all sense', ['57', '--base', '1-99999'], 'from 1 to 10,000'],
  ];
  test.each(mistakes)('refuses %s, and writes nothing', async (_, argv, words) => {
    const path = file('none.csv');
    const { stdout, stderr, code } = await run(['feasible', ...argv, '--write', path]);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(words);
    expect(existsSync(path)).toBe(false);
  });

  test('a standard is left out of a programme that was named', async () => {
    const { stderr, code } = await run(['feasible', '57', '--not-applicable', '2.1']);
    expect(code).toBe(2);
    expect(stderr).toContain('Say which programme');
  });
});

test('the made-up sheet and the output are two files', async () => {
  const path = file('one.txt');
  const argv = ['feasible', ...thirteen, '--base', '56', '--programme', 'pdu-2021', '--not-applicable', '2.1'];
  const { code, stdout } = await run([...argv, '--write', path, '-o', path]);
  expect({ code, stdout, isThere: existsSync(path) }).toEqual({ code: 2, stdout: '', isThere: false });
});

test.runIf(process.platform !== 'win32')('a link that leads nowhere is not written through or replaced', async () => {
  const link = file('link.csv');
  symlinkSync('nowhere/at/all.csv', link);
  const argv = ['feasible', ...thirteen, '--base', '56', '--programme', 'pdu-2021', '--not-applicable', '2.1'];
  const { code, stdout, stderr } = await run([...argv, '--write', link]);
  expect({ code, stdout, leads: readlinkSync(link) }).toEqual({ code: 2, stdout: '', leads: 'nowhere/at/all.csv' });
  expect(stderr).toContain('is there already, and nothing is written over');
});
