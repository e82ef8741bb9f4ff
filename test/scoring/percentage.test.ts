import { describe, expect, test } from 'vitest';
import type { Rounding } from '../../src/model/programme.js';
import { reaches, scaledPercentage, wholePercentage } from '../../src/scoring/percentage.js';

/** The nearest whole by long division, which shares nothing with the formula under test but arithmetic. */
function reference(yes: number, relevant: number, rounding: Rounding): number {
  const whole = (100n * BigInt(yes)) / BigInt(relevant);
  const twiceLeft = 2n * ((100n * BigInt(yes)) % BigInt(relevant));
  const base = BigInt(relevant);
  const up = twiceLeft > base || (twiceLeft === base && (rounding === 'half-up' || whole % 2n === 1n));
  return Number(up ? whole + 1n : whole);
}

describe('a whole percentage', () => {
  test.each(['half-up', 'half-even'] as const)(
    '%s is the nearest whole for every count of up to 250 cases',
    (rounding) => {
      const wrong: string[] = [];
      for (let relevant = 1; relevant <= 250; relevant++) {
        for (let yes = 0; yes <= relevant; yes++) {
          if (wholePercentage(yes, relevant, rounding) !== reference(yes, relevant, rounding)) {
            wrong.push(`${yes} of ${relevant}`);
          }
        }
      }
      expect(wrong).toEqual([]);
    },
  );

  test.each([
    [23, 40, 58, 'although 23 / 40 * 100 is 57.49999999999999 in floating point'],
    [21, 56, 38, 'the one half in the published tables'],
    [129, 200, 65, 'a half just under a band'],
    [1, 200, 1, 'half of one'],
    [0, 56, 0, 'none'],
    [56, 56, 100, 'all'],
    [199, 200, 100, 'a half under a hundred'],
    [1, 201, 0, 'just under a half'],
  ])('half up, %i of %i is %i: %s', (yes, relevant, expected) => {
    expect(wholePercentage(yes, relevant, 'half-up')).toBe(expected);
  });

  test.each([
    [21, 56, 38, 'up to the even 38'],
    [35, 56, 62, 'down to the even 62'],
    [129, 200, 64, 'down to the even 64'],
    [99, 200, 50, 'up to the even 50'],
    [1, 200, 0, 'down to 0'],
    [199, 200, 100, 'up to 100'],
    [1251, 2000, 63, 'no tie, so up'],
    [1249, 2000, 62, 'no tie, so down'],
  ])('half to even, %i of %i is %i: %s', (yes, relevant, expected) => {
    expect(wholePercentage(yes, relevant, 'half-even')).toBe(expected);
  });

  test.each(['half-up', 'half-even'] as const)('%s, nothing relevant has no percentage', (rounding) => {
    expect(wholePercentage(0, 0, rounding)).toBeNull();
  });

  test.each([
    [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, 100],
    [0, Number.MAX_SAFE_INTEGER, 0],
    // One case to either side of a half, where 200 times the count is beyond what floating point can hold.
    [444_999_999_999_999, 1_000_000_000_000_000, 44],
    [445_000_000_000_000, 1_000_000_000_000_000, 45],
    [445_000_000_000_001, 1_000_000_000_000_000, 45],
  ])('%i of %i cases is %i per cent', (yes, relevant, expected) => {
    expect(wholePercentage(yes, relevant, 'half-up')).toBe(expected);
  });
});

test.each([
  [4999, 10_000, 0, 50n],
  [4999, 10_000, 1, 500n],
  [4999, 10_000, 2, 4999n],
  [1, 3, 3, 33_333n],
  [2, 3, 3, 66_667n],
])('%i of %i to %i decimals, as an integer, is %s', (yes, relevant, decimals, expected) => {
  expect(scaledPercentage(yes, relevant, decimals, 'half-up')).toBe(expected);
});

describe('whether an exact percentage reaches an edge is decided in integers', () => {
  test.each([
    [28, 56, 50, true],
    [27, 56, 50, false],
    [13, 20, 65, true],
    [6499, 10_000, 65, false],
    [0, 1, 0, true],
    [1, 1, 100, true],
    [999_999, 1_000_000, 100, false],
    // Counts that only integers can tell apart.
    [4_503_599_627_370_495, 9_007_199_254_740_991, 50, false],
    [4_503_599_627_370_496, 9_007_199_254_740_991, 50, true],
    [7_205_759_403_792_792, 9_007_199_254_740_991, 80, false],
    [7_205_759_403_792_793, 9_007_199_254_740_991, 80, true],
  ])('whether %i of %i reaches %i per cent: %s', (yes, relevant, edge, expected) => {
    expect(reaches(yes, relevant, edge)).toBe(expected);
  });
});

test('a percentage is the same on both sides of the counts up to which plain numbers are exact', () => {
  const largest = Math.floor(Number.MAX_SAFE_INTEGER / 201);
  for (const relevant of [largest - 1, largest, largest + 1, 2 * largest]) {
    for (const yes of [0, 1, relevant, relevant - 1, Math.floor(relevant / 2), Math.floor(0.645 * relevant)]) {
      for (const rounding of ['half-up', 'half-even'] as const) {
        expect(wholePercentage(yes, relevant, rounding)).toBe(reference(yes, relevant, rounding));
      }
      expect(reaches(yes, relevant, 50)).toBe(2n * BigInt(yes) >= BigInt(relevant));
    }
  }
});
