/** GRIM: which counts and bases can give published percentages. */
import { assert, constantFrom, double, integer, nat, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countsFor, feasibility, printingOf, sheetColumns } from '../../src/analysis/feasible/feasible.js';
import type { Published } from '../../src/model/reading.js';
import { Problems } from '../../src/problems/problems.js';
import { placeInBand } from '../../src/scoring/band.js';
import { scaledPercentage, wholePercentage } from '../../src/scoring/percentage.js';
import { casework, programme } from '../make.js';
import { runs } from '../runs.js';

const whole = (percentage: number): Published => ({ percentage, decimals: 0 });
const report = [57, 77, 30, 55, 79, 54, 45, 43, 38, 59, 54, 50, 21].map(whole);
const halfUp = { rounding: 'half-up', exact: null } as const;
const halfEven = { rounding: 'half-even', exact: null } as const;
const bases = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, i) => from + i);

describe('the thirteen percentages of the report', () => {
  test.each(['half-up', 'half-even'] as const)('fit 56 cases, and no other number from 40 to 56 (%s)', (rounding) => {
    expect(feasibility(report, bases(40, 56), { rounding, exact: null }).bases).toEqual([56]);
  });

  test('come of the counts that are inferred for it', () => {
    const { percentages } = feasibility(report, [56], halfUp);
    expect(percentages.map(({ counts: [found] }) => found?.least)).toEqual([
      32, 43, 17, 31, 44, 30, 25, 24, 21, 33, 30, 28, 12,
    ]);
    expect(percentages.every(({ counts: [found] }) => found?.least === found?.most)).toBe(true);
  });
});

describe('impossible percentages', () => {
  test('78 of 56: 43 is 77 and 44 is 79', () => {
    expect(wholePercentage(43, 56, 'half-up')).toBe(77);
    expect(wholePercentage(44, 56, 'half-up')).toBe(79);
    expect(countsFor(whole(78), 56, halfUp)).toBeNull();
    expect(countsFor(whole(78), 56, halfEven)).toBeNull();
  });

  test('62 of 56 with halves up, and not with halves to even', () => {
    expect(countsFor(whole(62), 56, halfUp)).toBeNull();
    expect(countsFor(whole(62), 56, halfEven)).toEqual({ base: 56, least: 35, most: 35 });
    expect(countsFor(whole(62), 55, halfUp)).toEqual({ base: 55, least: 34, most: 34 });
  });

  test('are named with the bases that they rule out', () => {
    const { percentages, bases: fitting } = feasibility([whole(78), whole(50)], [55, 56], halfUp);
    expect(fitting).toEqual([]);
    expect(percentages.map(({ impossible }) => impossible)).toEqual([[56], [55]]);
  });
});

test('with a base of 100 or more every whole percentage is feasible', () => {
  assert(
    property(nat(100), integer({ min: 100, max: 10_000 }), (percentage, base) => {
      expect(countsFor(whole(percentage), base, halfUp)).not.toBeNull();
    }),
  );
});

test('the counts are exactly those that are printed so, under either rule and with any decimals', () => {
  assert(
    property(
      integer({ min: 1, max: 300 }),
      constantFrom('half-up' as const, 'half-even' as const),
      nat(2),
      double({ min: 0, max: 1, noNaN: true }),
      (base, rounding, decimals, share) => {
        const units = Math.round(share * 100 * 10 ** decimals);
        const printed = bases(0, base).filter(
          (yes) => Number(scaledPercentage(yes, base, decimals, rounding)) === units,
        );
        const found = countsFor({ percentage: units / 10 ** decimals, decimals }, base, { rounding, exact: null });
        expect(found === null ? [] : bases(found.least, found.most)).toEqual(printed);
      },
    ),
  );
});

describe('where the exact value is banded', () => {
  const exact = { ...programme([casework('2.2')]), bandOn: 'exact' as const };

  test('no count is a percentage that the programme would print with decimals: 20 of 31 is 64.5, not 65', () => {
    expect(countsFor(whole(65), 31, halfUp)).toEqual({ base: 31, least: 20, most: 20 });
    expect(countsFor(whole(65), 31, printingOf(exact))).toBeNull();
    expect(countsFor({ percentage: 64.5, decimals: 1 }, 31, printingOf(exact))).toEqual({
      base: 31,
      least: 20,
      most: 20,
    });
  });

  test('the counts are exactly those that the programme prints so', () => {
    assert(
      property(
        integer({ min: 1, max: 300 }),
        constantFrom('half-up' as const, 'half-even' as const),
        (base, rounding) => {
          const under = { ...exact, rounding };
          const all = bases(0, base).map((yes) => [yes, placeInBand(under, yes, base)?.percentage ?? NaN] as const);
          for (const percentage of new Set([...all.map(([, printed]) => printed), 50, 65, 80])) {
            const decimals = String(percentage).split('.')[1]?.length ?? 0;
            const found = countsFor({ percentage, decimals }, base, printingOf(under));
            const printed = all.flatMap(([yes, one]) => (one === percentage ? yes : []));
            expect(found === null ? [] : bases(found.least, found.most)).toEqual(printed);
          }
        },
      ),
      runs(200),
    );
  });
});

test.each([
  [50, 1000, 500],
  [0, 1000, 0],
  [38, 56, 21],
])('a sheet written for %i per cent of %i has the nearest count of the range, %i', (percentage, base, yes) => {
  const published = [{ label: '2.2.1', printed: whole(percentage) }];
  const problems = new Problems();
  expect(sheetColumns(programme([casework('2.2')]), published, base, problems)).toMatchObject([{ yes }]);
  problems.refuse();
});

test('no percentage fits every base, no base fits nothing', () => {
  expect(feasibility([], [7, 8], halfUp).bases).toEqual([7, 8]);
  expect(feasibility([whole(50)], [], halfUp)).toMatchObject({
    bases: [],
    percentages: [{ counts: [], impossible: [] }],
  });
});
