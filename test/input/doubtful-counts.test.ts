/** Counts and percentages that may mean something other than what they say. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';

async function scoreCounts(...sheets: readonly (readonly string[])[]) {
  const files = Object.fromEntries(sheets.map((lines, i) => [`${i}.csv`, `${lines.join('\n')}\n`]));
  return inFolder(files, async (folder) => {
    const named = Object.keys(files).flatMap((name) => ['--counts', join(folder, name)]);
    const { stdout, stderr, code } = await run(['score', ...named, '--format', 'json']);
    const { notes = [] } = (stdout === '' ? {} : JSON.parse(stdout)) as { notes?: { code: string; message: string }[] };
    const noted = (kind: string) => notes.flatMap((one) => (one.code === kind ? one.message : []));
    return { stderr: stderr.replaceAll(`${folder}/`, ''), code, noted };
  });
}

const codes = ['2.2.1', '2.2.2', '2.2.3'];
const each = (header: string, ...cells: readonly string[]): string[] => [
  header,
  ...codes.map((code, i) => `${code},${cells[i] ?? cells[0] ?? ''}`),
];

describe('a counts sheet with 0 everywhere', () => {
  const refused = {
    stderr:
      '0.csv: every number is 0, so no case was counted. Fill in the counts; if there are no cases, declare the standards not applicable.\n',
    code: 3,
  };
  test.each([
    ['yes and no', each('question,yes,no', '0,0')],
    ['all answers', each('question,yes,no,not_applicable,unanswered,to_inspect', '0,0,0,0,0')],
  ])('is refused: %s', async (_, lines) => {
    expect(await scoreCounts(lines)).toMatchObject(refused);
  });

  test('is taken beside another with cases, and where all are still to be inspected', async () => {
    expect((await scoreCounts(each('question,yes,no', '0,0'), each('question,yes,no', '3,4'))).code).toBe(0);
    expect((await scoreCounts(each('question,yes,no,to_inspect', '0,0,9'))).code).toBe(0);
  });

  test('of one standard is said to have no relevant case where N/A is not counted', async () => {
    const { noted } = await scoreCounts([...each('question,yes,no', '0,0'), '2.3.1,3,4', '2.3.2,3,4', '2.3.3,3,4']);
    expect(noted('unratedNothingRelevant')).toEqual([
      '2.2 Assessment is not rated: it has no relevant case, so it does not count in the maximum.',
    ]);
  });
});

describe('counts of Yes and No that make 100 for every question', () => {
  test('may be percentages', async () => {
    const { noted, code } = await scoreCounts(each('question,yes,no', '57,43', '77,23', '30,70'));
    expect(noted('countsHundreds')).toEqual([
      'Warning: Yes and No make exactly 100 for every question. If they are percentages, give them as question,percentage: with counts, results that depend on how many cases there are would be wrong.',
    ]);
    expect(code).toBe(0);
  });

  test.each([
    ['N/A is counted too', each('question,yes,no,not_applicable', '57,43,0', '77,23,0', '30,70,0')],
    ['one makes another number', each('question,yes,no', '57,43', '77,23', '30,69')],
  ])('are not doubted where %s', async (_, lines) => {
    expect((await scoreCounts(lines)).noted('countsHundreds')).toEqual([]);
  });
});

describe('a percentage under 1 among others', () => {
  test.each([
    [['57', '0.77', '30'], '0.77 was', 'it is a share of 1, write it as a percentage'],
    [['57%', '0,77', '0.3'], '0,77 and 0.3 were', 'they are shares of 1, write them as percentages'],
  ])('may be a share: %j', async (percentages, found, mend) => {
    const { noted } = await scoreCounts(each('question,percentage', ...percentages.map((one) => `"${one}"`)));
    expect(noted('percentagesSmall')).toEqual([`Warning: ${found} read as less than one per cent. If ${mend}.`]);
  });

  test.each([[['57', '0.77%', '30']], [['57', '0', '1']], [['57', '0.0', '100']]])(
    'is not doubted where it is plain: %j',
    async (percentages) => {
      expect((await scoreCounts(each('question,percentage', ...percentages))).noted('percentagesSmall')).toEqual([]);
    },
  );
});
