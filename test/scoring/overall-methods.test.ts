/** The two ways to the overall rating: just below, on, and just above each cut-off. */
import { describe, expect, test } from 'vitest';
import type { Citation, OverallMethod, ScaleStep } from '../../src/model/programme.js';
import { overallRating } from '../../src/scoring/overall.js';

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
    expect(overallRating(table, scale, 3, 3)).toBeNull();
  });
});

test.each([average, table])('with no rated standard there is no rating ($method)', (method) => {
  expect(overallRating(method, scale, 0, 0)).toBeNull();
});
