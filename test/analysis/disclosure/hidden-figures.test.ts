/** What stays hidden: another sample, with another number there, is printed in exactly the same way. */
import { describe, expect, test } from 'vitest';
import type { Breakdowns } from '../../../src/model/breakdowns.js';
import { folderWith } from '../../folder.js';
import { run } from '../../run.js';

/** So many cases of a group, with the same answers. */
type Rows = readonly (readonly [cases: number, group: string, ...answers: string[]])[];

function sheet(questions: readonly string[], rows: Rows): string {
  const cases = rows.flatMap(([count, ...cells]) => Array.from({ length: count }, () => cells.join(',')));
  return ['case_id,grp,' + questions.join(','), ...cases.map((cells, i) => `C${i},${cells}`), ''].join('\n');
}

/** Everything that is printed of a folder of sheets, as text and as JSON. */
async function printed(command: 'batch' | 'score', files: Readonly<Record<string, string>>): Promise<string> {
  const folder = folderWith(files);
  const path = command === 'batch' ? folder : `${folder}/${Object.keys(files)[0]}`;
  const argv = [command, path, '--programme', 'pdu-2021', '--by', 'grp', '--contrast', '--publish'];
  const text = await run(argv);
  const json = await run([...argv, '--format', 'json']);
  expect([text.code, json.code]).toEqual([0, 0]);
  return text.stdout + json.stdout;
}

async function breakdownsOf(text: string, ...argv: readonly string[]): Promise<Breakdowns> {
  const folder = folderWith({ 's.csv': text });
  const { stdout } = await run(['score', `${folder}/s.csv`, '--by', 'grp', '--format', 'json', ...argv]);
  return (JSON.parse(stdout) as { breakdowns: Breakdowns }).breakdowns;
}

const court = ['2.1.1'];
const both = ['2.1.1', '2.6.1'];

const pooledTest = (move: number) => ({
  's0.csv': sheet(court, [
    [20 + move, 'A', 'Yes'],
    [12 - move, 'A', 'No'],
    [9 - move, 'B', 'Yes'],
    [7 + move, 'B', 'No'],
  ]),
  's1.csv': sheet(court, [
    [17 - move, 'A', 'Yes'],
    [9 + move, 'A', 'No'],
    [1 + move, 'B', 'Yes'],
    [2 - move, 'B', 'No'],
  ]),
});

const unevenQuestions = (move: number) => ({
  's1.csv': sheet(court, [
    [12 + move, 'A', 'Yes'],
    [8, 'A', 'No'],
    [7 - move, 'B', 'Yes'],
    [8, 'B', 'No'],
  ]),
  's2.csv': sheet(
    ['2.6.1'],
    [
      [14 - move, 'A', 'Yes'],
      [2 + move, 'B', 'Yes'],
    ],
  ),
});

const withBlanks = (move: number): string =>
  sheet(both, [
    [1 + move, 'A', 'Yes', ''],
    [2, 'A', 'No', ''],
    [7 - move, 'A', '', 'Yes'],
    [5 - move, 'B', 'Yes', ''],
    [5, 'B', 'No', ''],
    [10 + move, 'B', '', 'Yes'],
    [10, 'C', 'Yes', ''],
    [10, 'C', 'No', ''],
    [5, 'C', '', 'Yes'],
    [5, 'C', '', 'No'],
  ]);

const withFewNotApplicable = (move: number): string =>
  sheet(both, [
    [20, 'A', 'Yes', 'Yes'],
    [20 - move, 'A', 'No', 'No'],
    [2 + move, 'A', 'N/A', 'No'],
    [20, 'B', 'Yes', 'Yes'],
    [18 + move, 'B', 'No', 'No'],
    [3 - move, 'B', 'N/A', 'No'],
  ]);

const assessment = ['2.2.1', '2.2.2', '2.2.3'];

/** In A only 2.2.1 has a small count. */
const tied = (move: number): string =>
  sheet(assessment, [
    [1 + move, 'A', 'No', 'Yes', 'No'],
    [10 - move, 'A', 'Yes', 'Yes', 'Yes'],
    [9, 'A', 'Yes', 'No', 'No'],
    [6 - move, 'B', 'No', 'Yes', 'No'],
    [7 + move, 'B', 'Yes', 'Yes', 'Yes'],
    [8, 'B', 'Yes', 'No', 'Yes'],
    [20, 'C', 'Yes', 'Yes', 'No'],
    [10, 'C', 'No', 'No', 'Yes'],
  ]);

describe('figures that cannot be read', () => {
  test('a small count from the number of cases with Yes on every key question', async () => {
    const found = await printed('score', { 's.csv': tied(0) });
    expect(found).toContain('All three key questions: Yes in 17 of 71 cases');
    expect(found.match(/^ +2\.2\.. .*\[c\] of 20 +\[c\] +\[c\] of 21 +\d+% +\d+ of 30 /gm)).toHaveLength(3);
    expect(found).toContain('so key questions are hidden in the same groups.');
    expect(await printed('score', { 's.csv': tied(1) })).toBe(found);
  });

  test('a small count of a sheet from its composite, where sheets are pooled', async () => {
    const found = await printed('batch', { 's0.csv': tied(0), 's1.csv': tied(1) });
    expect(found).toContain('Left out, because their small numbers could become known: 2.2.1, 2.2.2 and 2.2.3.');
    expect(found).toContain('One alone (--questions 2.2.1) may be shown.');
    expect(await printed('batch', { 's0.csv': tied(1), 's1.csv': tied(0) })).toBe(found);
  });

  test("a sheet's groups from a pooled test", async () => {
    const found = await printed('batch', pooledTest(0));
    expect(found).toMatch(/B +19 +53% +10 of 19/);
    expect(found).toContain('Contrasts are withheld: sheets are pooled');
    expect(found).not.toContain('0.4166');
    expect(await printed('batch', pooledTest(1))).toBe(found);
  });

  test("the size of a sheet's group from the base of a question that another sheet does not ask", async () => {
    const found = await printed('batch', unevenQuestions(0));
    expect(found).toContain('Left out, because their small numbers could become known: 2.1.1 and 2.6.1.');
    expect(await printed('batch', unevenQuestions(1))).toBe(found);
  });

  test('a small count from blanks, where every question has some', async () => {
    const found = await printed('score', { 's.csv': withBlanks(0) });
    expect(found).toContain('Withheld: every key question has a blank.');
    expect(await printed('score', { 's.csv': withBlanks(1) })).toBe(found);
  });

  test('a count of N/A or blank from 1 to 4, which cases less base would print', async () => {
    const found = await printed('score', { 's.csv': withFewNotApplicable(0) });
    expect(found).toMatch(/A +42 +\[c\] +\[c\] of \[c\]/);
    expect(found).toMatch(/A +42 +48% +20 of 42/);
    expect(await printed('score', { 's.csv': withFewNotApplicable(1) })).toBe(found);
  });
});

const allNo = (move: number): string =>
  sheet(court, [
    [move, 'A', 'Yes'],
    [12 - move, 'A', 'No'],
    [20 - move, 'B', 'Yes'],
    [20 + move, 'B', 'No'],
  ]);

const first = async (...argv: readonly string[]) =>
  (await breakdownsOf(allNo(0), ...argv)).tables[0]?.groups[0]?.questions[0];

describe('a group that answered all alike', () => {
  test('is hidden where small numbers are, so that it could be any number', async () => {
    const found = await printed('score', { 's.csv': allNo(0) });
    expect(found).toMatch(/A +12 +\[c\] +\[c\] of 12/);
    expect(found).toContain('a group that answered all alike');
    expect(await printed('score', { 's.csv': allNo(1) })).toBe(found);
    expect(await first('--suppress', '5')).toMatchObject({ hidden: true });
  });

  test('is shown with --all-alike show, and where nothing is hidden', async () => {
    expect(await first('--publish', '--all-alike', 'show')).toMatchObject({ yes: 0, relevant: 12, hidden: false });
    expect(await first()).toMatchObject({ yes: 0, relevant: 12, hidden: false });
  });

  test('is shown where all cases answered so, because that is public', async () => {
    const alike = sheet(court, [
      [12, 'A', 'Yes'],
      [40, 'B', 'Yes'],
    ]);
    const found = await breakdownsOf(alike, '--publish');
    expect(found.tables[0]?.groups[0]?.questions[0]).toMatchObject({ yes: 12, relevant: 12, hidden: false });
  });

  test.each([
    [['--publish', '--all-alike', 'hide'], '--all-alike does nothing without --by'],
    [['--by', 'grp', '--all-alike', 'show'], '--all-alike does nothing without --publish, --suppress or -o'],
    [['--by', 'grp', '--publish', '--all-alike', 'maybe'], "argument 'maybe' is invalid"],
  ])('%j is refused', async (argv, words) => {
    const { stdout, stderr, code } = await run(['score', '-', ...argv], { stdin: allNo(0) });
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(words);
  });
});

describe('the verdict of a contrast', () => {
  const team = sheet(court, [
    [45, 'A', 'Yes'],
    [15, 'A', 'No'],
    [21, 'B', 'Yes'],
    [19, 'B', 'No'],
    [12, '', 'Yes'],
    [8, '', 'No'],
  ]);

  test('is the same with and without hiding, and cases with nothing recorded are no test', async () => {
    const open = await breakdownsOf(team, '--contrast');
    const published = await breakdownsOf(team, '--contrast', '--publish');
    expect(published.tables).toEqual(open.tables);
    expect(published.family).toBe(1);
    expect(published.tables[0]?.contrasts?.results[0]).toMatchObject({ verdict: 'different' });
  });

  test('is withheld if it depends on hidden contrasts, and so is the number of tests', async () => {
    const more = team + Array.from({ length: 9 }, (_, i) => `D${i},C,${i < 2 ? 'Yes' : 'No'}\n`).join('');
    const { family, tables } = await breakdownsOf(more, '--contrast', '--publish');
    expect(family).toBeNull();
    expect(tables[0]?.contrasts?.results.map((one) => one.hidden)).toEqual([false, true, true]);
  });
});
