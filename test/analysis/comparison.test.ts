/** What became of ratings and percentages between two results. */
import { describe, expect, test } from 'vitest';
import { anyFell, compareResults, independence } from '../../src/analysis/comparison/comparison.js';
import { fisher } from '../../src/analysis/statistics/fisher.js';
import { holm } from '../../src/analysis/statistics/holm.js';
import type { Assessment } from '../../src/model/assessment.js';
import { assessCase, of, ordinary, tally, type Short } from '../make.js';
import type { Comparison } from '../../src/model/comparison.js';

const withInspection = (title: string | null, fieldwork: string | null, assessment = ordinary({})): Assessment => ({
  ...assessment,
  inspection: { title, region: null, fieldwork },
});

const apart = {
  independent: true,
  because: 'differentInspections',
  sharedCases: 0,
  same: [],
  different: ['cases'],
} as const;
const together = { ...apart, independent: false, because: 'sharedCases', sharedCases: 3 } as const;

function compareRatings(before: Record<string, Short>, after: Record<string, Short>): Comparison {
  return compareResults(ordinary({ standards: before }), ordinary({ standards: after }), apart);
}

const changeOf = ({ ratings }: Comparison, code: string | null) => ratings.find((rating) => rating.code === code);
const question = ({ questions }: Comparison, code: string) => questions.find((one) => one.code === code);

describe('what two results are', () => {
  type Known = readonly [title: string | null, fieldwork: string | null];
  const what = (before: Known, after: Known, shared: number | null, said: 'same' | 'independent' | null = null) =>
    independence(withInspection(...before), withInspection(...after), shared, said);

  test.each<[claim: string, before: Known, after: Known, shared: number | null, expected: object]>([
    [
      'two samples, where title or fieldwork differ and no id is shared',
      ['Redcar', '2021'],
      ['Redcar', '2023'],
      0,
      { independent: true, because: 'differentInspections', same: ['title'], different: ['fieldwork', 'cases'] },
    ],
    [
      'two samples, where they differ and ids are not known',
      ['Redcar', '2022-10'],
      ['Cleveland', '2022-10'],
      null,
      { independent: true, because: 'differentInspections', same: ['fieldwork'], different: ['title'] },
    ],
    [
      'two samples, where nothing is known but that no id is shared',
      [null, null],
      [null, null],
      0,
      { independent: true, because: 'differentInspections', same: [], different: ['cases'] },
    ],
    [
      'one inspection, where ids are shared and nothing differs',
      [null, null],
      ['Redcar', null],
      56,
      { independent: false, because: 'sharedCases', same: ['cases'], different: [] },
    ],
    [
      'one inspection, where title and fieldwork are the same and ids are not known',
      ['Redcar PDU', '2022-10'],
      ['redcar  pdu', '2022-10'],
      null,
      { independent: false, because: 'sameInspection', same: ['title', 'fieldwork'], different: [] },
    ],
    [
      'not clear, where ids are shared and the titles differ: sheets are often numbered alike',
      ['Redcar', '2021'],
      ['Cleveland', '2021'],
      56,
      { independent: false, because: 'unclear', same: ['fieldwork', 'cases'], different: ['title'] },
    ],
    [
      'not clear, where title and fieldwork are the same and no id is',
      ['Redcar', '2021'],
      ['Redcar', '2021'],
      0,
      { independent: false, because: 'unclear', same: ['title', 'fieldwork'], different: ['cases'] },
    ],
    [
      'not clear, where nothing is known',
      [null, null],
      ['Redcar', '2021'],
      null,
      { independent: false, because: 'unclear', same: [], different: [] },
    ],
    [
      'not clear from a title alone, with dates that may be one',
      ['Redcar', '2022'],
      ['Redcar', '2022-10'],
      null,
      { independent: false, because: 'unclear', same: ['title'], different: [] },
    ],
  ])('%s', (_, before, after, sharedCases, expected) => {
    expect(what(before, after, sharedCases)).toEqual({ sharedCases, ...expected });
  });

  test('is decided by whoever says it', () => {
    const [one, other] = [['Redcar', '2021'] as const, ['Cleveland', '2023'] as const];
    expect(what(one, one, 56, 'independent')).toMatchObject({ independent: true, because: 'saidSo' });
    expect(what(one, other, 0, 'same')).toMatchObject({ independent: false, because: 'saidSo' });
  });
});

describe('ratings', () => {
  test('stand in the order fell, rose, new, gone, unchanged, and the overall rating first in each', () => {
    const { ratings } = compareRatings({ '1.2': 'RI', '1.4': 'O' }, { '1.2': 'G', '1.4': 'G' });
    expect(ratings.map(({ code, change }) => [code, change]).slice(0, 4)).toEqual([
      ['1.4', 'fell'],
      ['1.2', 'rose'],
      [null, 'unchanged'],
      ['1.1', 'unchanged'],
    ]);
  });

  test('are new where there was none, gone where there is none any more, and told in the words of a table', () => {
    const half = assessCase({ judged: { '1.1': 'G' }, notApplicable: ['2.1'] });
    const whole = ordinary({});
    expect(changeOf(compareResults(half, whole, apart), '1.2')).toMatchObject({
      before: 'Still to come',
      after: 'Good',
      change: 'new',
    });
    expect(changeOf(compareResults(whole, half, apart), null)).toMatchObject({ after: 'None', change: 'gone' });
    expect(changeOf(compareResults(half, half, apart), '2.1')).toMatchObject({
      before: 'Not applicable',
      change: 'unchanged',
    });
  });

  test('fell only where one is lower than before: not where it is gone', () => {
    const half = assessCase({ judged: { '1.1': 'G' }, notApplicable: ['2.1'] });
    expect(anyFell(compareResults(ordinary({}), half, apart))).toBe(false);
    expect(anyFell(compareRatings({}, { '1.2': 'O' }))).toBe(false);
    expect(anyFell(compareRatings({}, { '1.2': 'RI' }))).toBe(true);
  });
});

describe('percentages', () => {
  const before = ordinary({ tallies: { '2.2.1': of(30, 40), '2.2.2': of(20, 40), '2.2.3': tally(0, 0, 40) } });
  const after = ordinary({ tallies: { '2.2.1': of(10, 40), '2.2.2': of(21, 40), '2.2.3': of(20, 40) } });

  test('change by the points that can be read off the page', () => {
    const comparison = compareResults(before, after, apart);
    expect(question(comparison, '2.2.1')).toMatchObject({
      points: -50,
      before: { percentage: 75, yes: 30, relevant: 40 },
    });
    expect(question(comparison, '2.2.2')?.points).toBe(3);
  });

  test('of nothing relevant have no change, and are in no family of tests', () => {
    expect(question(compareResults(before, after, apart), '2.2.3')).toMatchObject({
      before: null,
      after: { percentage: 50 },
      points: null,
      difference: null,
    });
  });

  test('of two independent samples have an interval, and a verdict from the test adjusted over all compared', () => {
    const comparison = compareResults(before, after, apart);
    const tested = comparison.questions.flatMap(({ difference }) => difference ?? []);
    expect(tested.map(({ adjusted }) => adjusted)).toEqual(holm(tested.map(({ p }) => p)));
    expect(question(comparison, '2.2.1')?.difference?.p).toBe(fisher(of(10, 40), of(30, 40)));
    expect(question(comparison, '2.2.1')?.difference).toMatchObject({ distinguishable: true });
    expect(question(comparison, '2.2.2')?.difference).toMatchObject({ adjusted: 1, distinguishable: false });
    const { from = NaN, to = NaN } = question(comparison, '2.2.1')?.difference ?? {};
    expect([from < -50, -50 < to, to < 0]).toEqual([true, true, true]);
  });

  test('of one inspection at two times have changes only', () => {
    const comparison = compareResults(before, after, together);
    expect(question(comparison, '2.2.1')?.points).toBe(-50);
    expect(comparison.questions.every(({ difference }) => difference === null)).toBe(true);
  });
});
