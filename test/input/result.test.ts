/** A result that is read back is held to itself. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

/** A value of which everything can be changed. */
type Open<T> = T extends object ? { -readonly [K in keyof T]: Open<T[K]> } : T;

/** What `compare` says of a result after a change to it. */
async function compareChanged(change: (result: Open<Assessment>) => void) {
  const folder = folderWith({ 'a.csv': assessmentSheet(6, 10), 'a.inspection.json': inspectionOf() });
  const path = join(folder, 'r.json');
  await run(['score', join(folder, 'a.csv'), '-o', path]);
  const result = JSON.parse(readFileSync(path, 'utf8')) as Open<Assessment>;
  change(result);
  writeFileSync(join(folder, 'changed.json'), JSON.stringify(result, null, 2));
  return run(['compare', path, join(folder, 'changed.json')]);
}

const assessmentOf = (result: Open<Assessment>) => {
  const found = result.standards.find(({ code }) => code === '2.2');
  if (found === undefined) throw new Error('2.2 is missing');
  return found;
};
const firstOf = (result: Open<Assessment>) => {
  const [first] = assessmentOf(result).keyQuestions;
  if (first === undefined) throw new Error('2.2.1 is missing');
  return first;
};

describe('a result that compare reads', () => {
  test('is taken as it was written', async () => {
    expect((await compareChanged(() => undefined)).code).toBe(0);
  });

  test.each<[string, (result: Open<Assessment>) => void, string]>([
    [
      'a rating that is not on its scale',
      (r) => (assessmentOf(r).rating = 'Superb'),
      'rating: this result contradicts',
    ],
    ['an overall rating that is none', (r) => (r.overall.rating = 'Superb'), 'overall.rating: this result contradicts'],
    [
      'a percentage that its counts do not give',
      (r) => (firstOf(r).percentage = 12),
      'its counts give another percentage',
    ],
    ['a base that is not yes and no', (r) => (firstOf(r).relevant = 12), 'it is not the sum of yes and no'],
    ['more cases than there can be', (r) => (firstOf(r).yes = 2e15), 'it is more cases than there can be'],
    ['a question twice', (r) => assessmentOf(r).keyQuestions.push({ ...firstOf(r) }), 'it stands here twice'],
    ['a standard twice', (r) => r.standards.push({ ...assessmentOf(r), points: 0 }), 'it stands here twice'],
    ['another score than its points', (r) => (r.overall.score += 1), 'it is not the sum of the points'],
  ])('with %s is refused, with the place', async (_, change, message) => {
    const { stdout, stderr, code } = await compareChanged(change);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/changed\.json:\d+: (standards|overall)/);
  });
});

test.each([
  ['redcar-cleveland-middlesbrough-2022.expected.json', '"tool" and "method"'],
  ['redcar-cleveland-middlesbrough-2022.inspection.json', '"tool", "standards", "overall" and "method"'],
  ['housing-repairs-2024.programme.json', '"tool" and "method"'],
])('%s in place of a result is told in one line', async (name, missing) => {
  const { stderr, code } = await run(['compare', 'samples/redcar-cleveland-middlesbrough-2022.csv', `samples/${name}`]);
  expect(stderr).toBe(
    `samples/${name}: this is no result: it has no ${missing}. Expected what casescore score --format json wrote; a case sheet can be given as it is.\n`,
  );
  expect(code).toBe(2);
});

describe('no output takes the place of a file beside a sheet', () => {
  test.each(['a.expected.json', 'a.inspection.json', 'a.inspection.csv', 'A.Expected.json'])('%s', async (name) => {
    const folder = folderWith({ 'a.csv': assessmentSheet(6, 10), 'A.csv': assessmentSheet(6, 10) });
    const { stderr, code } = await run([
      'score',
      join(folder, 'a.csv'),
      '--format',
      name.endsWith('csv') ? 'csv' : 'json',
      '-o',
      join(folder, name),
    ]);
    expect(stderr).toContain('a file of this name belongs to the sheet beside it');
    expect(code).toBe(2);
  });
});
