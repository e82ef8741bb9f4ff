/** The two ways to the overall rating, and the dates of a programme: just below, on, and just above each edge. */
import { describe, expect, test } from 'vitest';
import type { Citation, OverallMethod, ScaleStep } from '../../src/model/programme.js';
import { averagePoints } from '../../src/scoring/average-points.js';
import { withinDates } from '../../src/scoring/fieldwork.js';
import { overallRating } from '../../src/scoring/overall.js';
import { scoreTable, tableRow } from '../../src/scoring/score-table.js';

const source: Citation = { certainty: 'assumed', finding: 'An example.' };
const scale: ScaleStep[] = ['Poor', 'Fair', 'Good'].map((name, points) => ({ name, short: name.charAt(0), points }));
const average: OverallMethod = {
  method: 'averagePoints',
  cutOffs: [
    { rating: 'Poor', upTo: 0.33 },
    { rating: 'Fair', upTo: 1.5 },
  ],
  source,
};
const table: OverallMethod = {
  method: 'scoreTable',
  rows: [
    {
      standards: 4,
      cutOffs: [
        { rating: 'Poor', upTo: 1 },
        { rating: 'Fair', upTo: 5 },
      ],
    },
  ],
  source,
};

describe('average points', () => {
  test.each([
    [5, 4, 'Fair', 'just below 1.5'],
    [6, 4, 'Fair', 'on 1.5, which belongs to the lower rating'],
    [7, 4, 'Good', 'just above 1.5'],
    [33, 100, 'Poor', 'on 0.33'],
    [34, 100, 'Fair', 'just above 0.33'],
    [1, 3, 'Fair', 'a third, which is above 0.33'],
  ])('%i points over %i standards are %s: %s', (total, rated, rating) => {
    expect(overallRating(average, scale, total, rated)).toBe(rating);
  });

  test('above the last cut-off the highest rating is for the caller to say', () => {
    expect(averagePoints([{ rating: 'Poor', upTo: 0.5 }], 3, 4)).toBeNull();
  });
});

describe('a table of score ranges', () => {
  test.each([
    [0, 'Poor'],
    [1, 'Poor'],
    [2, 'Fair'],
    [5, 'Fair'],
    [6, 'Good'],
    [8, 'Good'],
  ])('a score of %i is %s', (total, rating) => {
    expect(overallRating(table, scale, total, 4)).toBe(rating);
  });

  test('has no rating for a number of standards without a row', () => {
    expect(tableRow(table, 3)).toBeUndefined();
    expect(overallRating(table, scale, 3, 3)).toBeNull();
    expect(scoreTable({ cutOffs: [] }, 3)).toBeNull();
  });
});

test.each([average, table])('with no rated standard there is no rating ($method)', (method) => {
  expect(overallRating(method, scale, 0, 0)).toBeNull();
});

describe('dates are compared as far as both are known', () => {
  const dates = { from: '2021-09-15', to: '2023-06' };
  test.each([
    ['2021-09-14', false],
    ['2021-09-15', true],
    ['2021-09', true],
    ['2021', true],
    ['2021-08', false],
    ['2020', false],
    ['2023-06-30', true],
    ['2023-07-01', false],
    ['2023', true],
    ['2024', false],
  ])('%s: %s', (date, within) => {
    expect(withinDates(date, dates)).toBe(within);
  });
});
