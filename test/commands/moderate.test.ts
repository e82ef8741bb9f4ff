/** moderate: two readings of the same cases in, how far they agree out. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Moderation } from '../../src/model/moderation.js';
import { folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const first = 'samples/moderation/first.tsv';
const second = 'samples/moderation/second.tsv';

const header = 'case,2.2.1,2.2.2,2.2.3';
const sheet = (...rows: readonly string[]): string => [header, ...rows, ''].join('\n');

/** Runs `moderate` on two sheets in a folder of their own. */
async function moderate(one: string, two: string, ...options: readonly string[]) {
  const folder = folderWith({ 'one.csv': one, 'one.inspection.json': inspectionOf(), 'two.csv': two });
  return run(['moderate', join(folder, 'one.csv'), join(folder, 'two.csv'), ...options]);
}

const resultOf = async (one: string, two: string, ...options: readonly string[]): Promise<Moderation> =>
  JSON.parse((await moderate(one, two, ...options, '--format', 'json')).stdout) as Moderation;

describe('moderate', () => {
  test('counts how the answers of two readers meet, case by case', async () => {
    const one = sheet('C1,yes,yes,yes', 'C2,no,n/a,', 'C3,yes,no,n/a', 'C4,yes,yes,yes');
    const two = sheet('C3,no,no,', 'c2 ,yes,n/a,n/a', 'C1,yes,,yes', 'C9,no,no,no');
    const { paired, onlyFirst, onlySecond, questions, allQuestions } = await resultOf(one, two);
    expect({ paired, onlyFirst, onlySecond }).toEqual({ paired: 3, onlyFirst: 1, onlySecond: 1 });
    expect(questions).toMatchObject([
      { code: '2.2.1', pairs: 3, agreed: 1, agreement: 33, yesThenNo: 1, noThenYes: 1, oneUnanswered: 0 },
      { code: '2.2.2', pairs: 1, agreed: 1, agreement: 100, bothNotApplicable: 1, oneUnanswered: 1 },
      { code: '2.2.3', pairs: 1, agreed: 1, oneNotApplicable: 0, oneUnanswered: 2, bothUnanswered: 0 },
    ]);
    for (const { pairs, bothNotApplicable, oneNotApplicable, oneUnanswered, bothUnanswered } of questions) {
      expect(pairs + bothNotApplicable + oneNotApplicable + oneUnanswered + bothUnanswered).toBe(paired);
    }
    expect(allQuestions).toMatchObject({ pairs: 5, agreed: 3, agreement: 60, interval: null, mcnemar: null });
  });

  test('tests a question only if it has a dispute, and adjusts over those alone', async () => {
    const rows = Array.from({ length: 12 }, (_, i) => i);
    const one = sheet(...rows.map((i) => `C${i},yes,yes,yes`));
    const two = sheet(...rows.map((i) => `C${i},${i < 6 ? 'no' : 'yes'},${i < 1 ? 'no' : 'yes'},yes`));
    const { questions } = await resultOf(one, two);
    expect(questions.map(({ mcnemar }) => mcnemar)).toEqual([
      { p: expect.closeTo(0.03125, 12) as number, adjusted: expect.closeTo(0.0625, 12) as number },
      { p: 1, adjusted: 1 },
      { p: null, adjusted: null },
    ]);
  });

  test('rates the paired cases under each reading, and says what hangs on the disputes', async () => {
    const rows = Array.from({ length: 10 }, (_, i) => i);
    const one = sheet(...rows.map((i) => `C${i},yes,yes,yes`));
    const two = sheet(...rows.map((i) => `C${i},${i < 4 ? 'no' : 'yes'},yes,yes`));
    const { standards, overall } = await resultOf(one, two);
    expect(standards.find(({ code }) => code === '2.2')).toEqual({
      code: '2.2',
      title: 'Assessment',
      first: 'Outstanding',
      second: 'Requires improvement',
      allYes: 'Outstanding',
      allNo: 'Requires improvement',
      hangs: true,
    });
    expect(overall).toMatchObject({ first: 'Good', hangs: false });
  });

  test('names the disputed cases only if --list asks for them', async () => {
    const one = sheet('C1,yes,yes,yes', 'C2,no,no,no');
    const two = sheet('C1,yes,no,yes', 'C2,no,yes,no');
    for (const format of ['text', 'json', 'csv', 'html', 'markdown']) {
      expect((await moderate(one, two, '--format', format)).stdout).not.toMatch(/\bC[12]\b/);
    }
    const { disputes } = await resultOf(one, two, '--list');
    expect(disputes).toEqual([{ question: '2.2.2', count: 2, cases: ['C1', 'C2'] }]);
    expect((await moderate(one, two, '--list')).stdout).toContain('2.2.2  2 cases: C1, C2');
  });

  test('shows agreement by a column, and hides what rests on few cases and what would give it away', async () => {
    const { stdout } = await run(['moderate', first, second, '--by', 'inspector', '--format', 'json']);
    const { groups } = JSON.parse(stdout) as Moderation;
    expect(groups?.values.map(({ value, cases }) => [value, cases])).toEqual([
      ['AB', 14],
      ['CD', 11],
      ['EF', null],
      ['GH', null],
    ]);
    const text = await run(['moderate', first, second, '--by', 'inspector']);
    expect(text.stdout).toContain('[c]: hidden, because it rests on fewer than 5 cases');
  });

  test('is no breakdown by more than 200 values, such as a note', async () => {
    const ids = Array.from({ length: 201 }, (_, i) => `C${i}`);
    const one = ['case,note,2.2.1,2.2.2,2.2.3', ...ids.map((id) => `${id},seen ${id},yes,yes,no`), ''].join('\n');
    const two = sheet(...ids.map((id) => `${id},yes,yes,yes`));
    const { code, stdout, stderr } = await moderate(one, two, '--by', 'note');
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain('--by note: there are more than 200 different values, which is no breakdown.');
    expect(await moderate(one.replace('seen C7', 'seen C8'), two, '--by', 'note')).toMatchObject({ code: 0 });
  });

  test('withholds the whole table if there are too few cases to hide any among', async () => {
    const one = 'case,inspector,2.2.1,2.2.2,2.2.3\nC1,A,yes,yes,yes\nC2,B,yes,yes,no\n';
    const { stdout } = await moderate(one, sheet('C1,yes,yes,yes', 'C2,yes,yes,no'), '--by', 'inspector');
    expect(stdout).toContain('All figures are hidden: no choice of them would protect the small groups.');
  });

  test.each([
    ['87', 0],
    ['87.05', 0],
    ['87.06', 1],
    ['100%', 1],
  ])('exits by the exact agreement under --fail-under-agreement %s', async (least, code) => {
    // 363 of 417 pairs agree: 87.0504 per cent.
    expect((await run(['moderate', first, second, '--fail-under-agreement', least])).code).toBe(code);
  });

  test('exits 1 under --fail-under-agreement if there is no pair', async () => {
    const one = sheet('C1,n/a,n/a,n/a');
    expect((await moderate(one, one.replaceAll('n/a', ''), '--fail-under-agreement', '0')).code).toBe(1);
  });

  test('warns if one reading is a copy of the other', async () => {
    const one = sheet('C1,yes,yes,yes', 'C2,no,,no');
    expect((await moderate(one, one)).stdout).toContain('Is one of them a copy of the other?');
  });

  test('lets the answers of the first stand for a standard that only it asks', async () => {
    const one = 'case,2.2.1,2.2.2,2.2.3,2.3.1,2.3.2,2.3.3\nC1,yes,yes,yes,no,no,no\n';
    const folder = folderWith({ 'one.csv': one, 'two.csv': sheet('C1,yes,yes,yes') });
    const { stdout } = await run(['moderate', join(folder, 'one.csv'), join(folder, 'two.csv'), '--format', 'json']);
    const { standards, notes } = JSON.parse(stdout) as Moderation;
    expect(standards.find(({ code }) => code === '2.3')).toMatchObject({
      first: 'Inadequate',
      second: 'Inadequate',
      hangs: false,
    });
    expect(notes.map(({ message }) => message).join()).toContain('Only one.csv asks 2.3.1, 2.3.2 and 2.3.3');
  });
});

describe('moderate refuses, in one message each', () => {
  const one = sheet('C1,yes,yes,yes', 'C2,no,no,no');
  test.each([
    ['ids that match nowhere', sheet('X1,yes,yes,yes'), [], 3, 'no case of this sheet is in'],
    ['no ids', '2.2.1,2.2.2,2.2.3\nyes,yes,yes\n', [], 3, 'no column holds the case ids'],
    ['a column of groups that is not there', one, ['--by', 'inspector'], 2, 'the sheet has no column "inspector"'],
    ['a limit with nothing to hide', one, ['--suppress', '5'], 2, '--suppress does nothing without --by'],
    ['a share for a percentage that is none', one, ['--fail-under-agreement', '101'], 2, 'a percentage from 0 to 100'],
  ] as const)('%s', async (_, two, options, code, message) => {
    const result = await moderate(one, two, ...options);
    expect(result.stderr).toContain(message);
    expect([result.stdout, result.code]).toEqual(['', code]);
    expect(result.stderr.trim().split('\n')).toHaveLength(1);
  });

  test('other columns', async () => {
    const folder = folderWith({ 'one.csv': one, 'two.csv': 'case,2.3.1,2.3.2,2.3.3\nC1,yes,yes,yes\n' });
    const result = await run(['moderate', join(folder, 'one.csv'), join(folder, 'two.csv')]);
    expect(result.stderr).toContain('the two sheets ask no question in common: this asks 2.3.1, 2.3.2 and 2.3.3, and');
    expect([result.stdout, result.code]).toEqual(['', 3]);
  });

  test('one sheet given twice, by whatever path', async () => {
    const result = await run(['moderate', first, `./${first}`]);
    expect(result.stderr).toContain('this sheet is given twice');
    expect(result.code).toBe(2);
  });
});
async function ratingOf(text: string): Promise<string | null> {
  const folder = folderWith({ 's.csv': text, 's.inspection.json': inspectionOf() });
  const { stdout } = await run(['score', join(folder, 's.csv'), '--format', 'json']);
  const { standards } = JSON.parse(stdout) as { standards: { code: string; rating: string | null }[] };
  return standards.find(({ code }) => code === '2.2')?.rating ?? null;
}
/** Every way to settle every dispute. */
function settlings(one: readonly (readonly string[])[], two: readonly (readonly string[])[]): string[][][] {
  let all: string[][][] = [one.map((cells) => [...cells])];
  for (const [i, cells] of one.entries()) {
    for (const [j, cell] of cells.entries()) {
      const other = two[i]?.[j] ?? '';
      if (![cell, other].includes('yes') || ![cell, other].includes('no')) continue;
      all = all.flatMap((rows) =>
        ['yes', 'no'].map((settled) => rows.map((row, r) => row.map((c, k) => (r === i && k === j ? settled : c)))),
      );
    }
  }
  return all;
}
const rows = (all: readonly (readonly string[])[]): string =>
  sheet(...all.map((cells, i) => [`C${i}`, ...cells].join(',')));

describe('a rating hangs on the disputes', () => {
  const answer = fc.constantFrom('yes', 'no', 'n/a', '');
  const row = fc.tuple(answer, answer, answer);
  const cases = fc.array(fc.tuple(row, row), { minLength: 1, maxLength: 5 });
  test('if and only if some settling of them changes it, or the second reading does', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (read) => {
        const one = read.map(([cells]) => cells);
        const two = read.map(([, cells]) => cells);
        const moderation = await resultOf(rows(one), rows(two));
        const standard = moderation.standards.find(({ code }) => code === '2.2');
        const ratings = new Set([standard?.second ?? null]);
        for (const settled of settlings(one, two)) ratings.add(await ratingOf(rows(settled)));
        expect(standard?.hangs).toBe(ratings.size > 1);
      }),
      runs(300),
    );
  });
});
