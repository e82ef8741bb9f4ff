import { describe, expect, test } from 'vitest';
import { compareExpected, figureOf } from '../../src/analysis/check/check.js';
import type { Tallies, Tally } from '../../src/model/reading.js';
import { figureKey } from '../../src/scoring/tally.js';
import { of, ordinary, pdu, tally } from '../make.js';
import type { Expected, ExpectedFigure } from '../../src/model/expected.js';
import type { CheckRecord } from '../../src/model/check.js';

const result = ordinary({ standards: { '2.4': 'I', '1.3': 'RI' }, discretion: { '1.3': 'RI' } });
const records = (expected: Expected, tallies: Tallies = new Map()): CheckRecord[] =>
  compareExpected(expected, result, pdu, tallies);

/** One figure compared where its tally is this. */
function figure(expected: Omit<ExpectedFigure, 'id'>, found: Tally): CheckRecord | undefined {
  const whole = { id: 'x', question: '2.2b', ...expected };
  return records({ figures: [whole] }, new Map([[figureKey(figureOf(whole)), found]]))[0];
}

test('nothing expected, nothing compared', () => {
  expect(records({})).toEqual([]);
  expect(records({ overall: {}, standards: [], figures: [] })).toEqual([]);
});

describe('the overall result', () => {
  test('as expected', () => {
    expect(records({ overall: { rating: 'Good', score: 13, maximum: 24 } })).toEqual([
      {
        id: 'overall rating',
        what: 'overall rating',
        where: null,
        expected: 'Good',
        found: 'Good',
        passed: true,
        update: { path: ['overall', 'rating'], value: 'Good' },
      },
      {
        id: 'overall score',
        what: 'overall score',
        where: null,
        expected: '13',
        found: '13',
        passed: true,
        update: { path: ['overall', 'score'], value: 13 },
      },
      {
        id: 'maximum score',
        what: 'maximum score',
        where: null,
        expected: '24',
        found: '24',
        passed: true,
        update: { path: ['overall', 'maximum'], value: 24 },
      },
    ]);
  });

  test('otherwise, each by itself', () => {
    const found = records({ overall: { rating: 'Outstanding', score: 12, maximum: 24 } });
    expect(found.map(({ expected, found: was, passed }) => [expected, was, passed])).toEqual([
      ['Outstanding', 'Good', false],
      ['12', '13', false],
      ['24', '24', true],
    ]);
  });

  test('a score of 0 is expected like any other', () => {
    expect(records({ overall: { score: 0 } })).toMatchObject([{ expected: '0', found: '13', passed: false }]);
  });

  test('no overall rating is something to expect, too', () => {
    expect(records({ overall: { rating: null } })).toMatchObject([{ expected: 'none', found: 'Good', passed: false }]);
    const open = compareExpected(
      { overall: { rating: null } },
      { ...result, overall: { ...result.overall, rating: null } },
      pdu,
      new Map(),
    );
    expect(open).toMatchObject([{ expected: 'none', found: 'none', passed: true }]);
  });
});

test.each([
  ['1.3', 'Requires improvement', 'Requires improvement', true],
  ['1.3', 'Inadequate', 'Requires improvement', false],
  ['2.1', 'Not applicable', 'Not applicable', true],
  ['2.1', 'Not rated', 'Not applicable', false],
  ['2.6', 'Not rated', 'Not rated', true],
  ['2.6', 'Good', 'Not rated', false],
  ['9.9', 'Good', 'no such standard', false],
])('the rating of %s, expected %s, is %s: %s', (code, expected, found, passed) => {
  expect(records({ standards: [{ code, rating: expected, key: code }] })).toEqual([
    {
      id: `rating of ${code}`,
      what: `rating of ${code}`,
      where: null,
      expected,
      found,
      passed,
      update: { path: ['standards', code], value: found },
    },
  ]);
});

describe('a figure', () => {
  test.each([
    [38, of(21, 55), '38%', '38% (21 of 55)', true],
    [37, of(21, 55), '37%', '38% (21 of 55)', false],
    [38, of(21, 56), '38%', '38% (21 of 56)', true],
    [0, of(0, 56), '0%', '0% (0 of 56)', true],
    [0, tally(0, 0, 56), '0%', 'nothing relevant', false],
    [null, tally(0, 0, 56), 'nothing relevant', 'nothing relevant', true],
    [null, of(0, 56), 'nothing relevant', '0% (0 of 56)', false],
  ])('of %s per cent, where there are %j', (percentage, counts, expected, found, passed) => {
    expect(figure({ percentage }, counts)).toMatchObject({ expected, found, passed });
  });

  test('as a percentage, is compared with the printed one, with no tolerance', () => {
    expect(figure({ percentage: 37.5 }, of(21, 56))).toMatchObject({ expected: '37.5%', passed: false });
  });

  test.each([
    ['21 of 55', tally(21, 34, 1), true],
    ['21 of 56', tally(21, 34, 1), false],
    ['20 of 55', tally(21, 34, 1), false],
  ])('of %s, where there are %j', (count, counts, passed) => {
    expect(figure({ count }, counts)).toMatchObject({ expected: count, found: '38% (21 of 55)', passed });
  });

  test.each([
    [[48, 52], of(28, 56), true],
    [[50, 52], of(28, 56), true],
    [[48, 50], of(28, 56), true],
    [[51, 52], of(28, 56), false],
    [[48, 49], of(28, 56), false],
    [[37.5, 40], of(21, 56), true],
    [[37.501, 40], of(21, 56), false],
    [[30, 37.5], of(21, 56), true],
    [[30, 37.499], of(21, 56), false],
    [[66.666, 67], of(2, 3), true],
    [[66.667, 67], of(2, 3), false],
    [[0, 100], tally(0, 0, 56), false],
  ] as const)('between %j, both included, on the exact percentage of %j: %s', (between, counts, passed) => {
    expect(figure({ between }, counts)).toMatchObject({ passed });
  });

  test('between two, with the published words', () => {
    expect(figure({ between: [48, 52], says: 'half' }, of(28, 56))).toEqual({
      id: 'x',
      what: 'percentage Yes of 2.2b',
      where: null,
      expected: '48 to 52% ("half")',
      found: '50% (28 of 56)',
      passed: true,
      update: null,
    });
  });

  test('that is not tallied has nothing relevant', () => {
    expect(records({ figures: [{ id: 'x', question: '2.2b', percentage: 50 }] })).toMatchObject([
      { expected: '50%', found: 'nothing relevant', passed: false },
    ]);
  });

  test('under a filter is told with it', () => {
    const where = { grade: ['PQiP', 'PSO'], sex: ['Female'] };
    expect(figure({ question: '2.3.3', where, percentage: 20 }, of(2, 10))).toEqual({
      id: 'x',
      what: 'percentage Yes of 2.3.3',
      where: 'grade = PQiP or PSO and sex = Female',
      expected: '20%',
      found: '20% (2 of 10)',
      passed: true,
      update: { path: ['figures', 0, 'percentage'], value: 20 },
    });
  });
});

test('a share of cases', () => {
  const women: ExpectedFigure = { id: 'women', profile: { sex: ['Female'] }, percentage: 16 };
  expect(records({ figures: [women] }, new Map([[figureKey(figureOf(women)), of(9, 56)]]))).toEqual([
    {
      id: 'women',
      what: 'share of cases with sex = Female',
      where: null,
      expected: '16%',
      found: '16% (9 of 56)',
      passed: true,
      update: { path: ['figures', 0, 'percentage'], value: 16 },
    },
  ]);
});

test.each([
  [56, true],
  [57, false],
])('the number of cases, expected to be %i', (cases, passed) => {
  expect(records({ figures: [{ id: 'n', cases }] }, new Map([['cases', of(56, 56)]]))).toEqual([
    {
      id: 'n',
      what: 'number of cases',
      where: null,
      expected: String(cases),
      found: '56',
      passed,
      update: { path: ['figures', 0, 'cases'], value: 56 },
    },
  ]);
});

test('what may be brought up to date: a count and a percentage, by what was found', () => {
  expect(figure({ count: '20 of 55' }, of(21, 55))?.update).toEqual({
    path: ['figures', 0, 'count'],
    value: '21 of 55',
  });
  expect(figure({ percentage: 40 }, of(21, 55))?.update).toEqual({ path: ['figures', 0, 'percentage'], value: 38 });
  expect(figure({ percentage: 40 }, of(0, 0))?.update).toEqual({ path: ['figures', 0, 'percentage'], value: null });
});

test('records stand in the order overall, standards, figures, and pass by themselves', () => {
  const expected: Expected = {
    figures: [
      { id: 'b', question: '2.2b', percentage: 38 },
      { id: 'a', question: '2.2c', percentage: 38 },
    ],
    standards: [
      { code: '2.4', rating: 'Inadequate', key: '2.4' },
      { code: '1.1', rating: 'Good', key: 'Leadership' },
    ],
    overall: { score: 13 },
  };
  const found = records(expected, new Map([['2.2b', of(21, 55)]]));
  expect(found.map(({ id, passed }) => [id, passed])).toEqual([
    ['overall score', true],
    ['rating of 2.4', true],
    ['rating of 1.1', true],
    ['b', true],
    ['a', false],
  ]);
});

test('the figure itself is what is expected of it left out', () => {
  expect(figureOf({ id: 'x', question: '2.3.3', where: { grade: ['PQiP'] }, percentage: 20, says: 'a fifth' })).toEqual(
    {
      question: '2.3.3',
      where: { grade: ['PQiP'] },
    },
  );
  expect(figureOf({ id: 'n', cases: 56 })).toEqual({});
});
