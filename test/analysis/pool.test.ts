/** Pools: counts added, percentages anew, no rating. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Pools } from '../../src/analysis/pool/pool.js';
import type { Assessment } from '../../src/model/assessment.js';
import { assessCase, casework, of, organisational, programme, tally } from '../make.js';
import { runs } from '../runs.js';
import type { Pool } from '../../src/model/batch.js';

const one = programme([organisational('1.1'), casework('2.1'), casework('2.2')]);

const sheet = (counts: Readonly<Record<string, ReturnType<typeof tally>>>, more: object = {}): Assessment => ({
  ...assessCase({ programme: one, tallies: new Map(Object.entries(counts)) }),
  ...more,
});

function poolSheets(sheets: readonly (readonly [Assessment, (number | null)?])[], byRegion = false): Pool[] {
  const pools = new Pools(byRegion);
  for (const [assessment, eligibleCases = null] of sheets) pools.add({ assessment, eligibleCases });
  return pools.pools();
}

const at = (region: string | null) =>
  [sheet({ '2.1.1': of(1, 2) }, { inspection: { title: null, region, fieldwork: null } })] as const;

const question = (pool: Pool | undefined, code: string) =>
  pool?.standards.flatMap(({ keyQuestions }) => keyQuestions).find((single) => single.code === code);

describe('a pool', () => {
  test('adds the counts of its sheets, and makes its percentage of them', () => {
    const [pool] = poolSheets([[sheet({ '2.1.1': tally(1, 1, 3, 4) })], [sheet({ '2.1.1': tally(8, 2, 1, 0) })]]);
    expect(question(pool, '2.1.1')).toMatchObject({
      yes: 9,
      no: 3,
      notApplicable: 4,
      unanswered: 4,
      percentage: 75,
      sheets: 2,
    });
    expect(pool).toMatchObject({ sheets: 2, cases: 200 });
  });

  test('rates nothing', () => {
    const text = JSON.stringify(poolSheets([[sheet({ '2.1.1': of(9, 10) })], [sheet({ '2.1.1': of(1, 10) })]]));
    expect(text).toContain('"percentage":50');
    expect(text).not.toMatch(/rating|band|score|Inadequate|Good/);
  });

  test('leaves out a standard where it does not apply, and counts the sheets to which it does', () => {
    const without = assessCase({ programme: one, tallies: new Map([['2.2.1', of(1, 2)]]), notApplicable: ['2.1'] });
    const [pool] = poolSheets([[sheet({ '2.1.1': of(1, 2), '2.2.1': of(1, 2) })], [without]]);
    expect(pool?.standards.map(({ code, sheets }) => [code, sheets])).toEqual([
      ['2.1', 1],
      ['2.2', 2],
    ]);
  });

  test('has no percentage of a question with nothing relevant, weighted or not', () => {
    const [pool] = poolSheets([[sheet({ '2.1.1': tally(0, 0, 5) }), 50]]);
    expect(question(pool, '2.1.1')).toMatchObject({ percentage: null, weightedPercentage: null, sheets: 0 });
  });

  test('holds the sheets of one programme file: the same id with another checksum is another pool', () => {
    const other = sheet({ '2.1.1': of(1, 2) }, { programme: { id: 'made-up', title: 'x', sha256: 'beef' } });
    expect(poolSheets([[sheet({ '2.1.1': of(1, 2) })], [other], [sheet({})]]).map(({ sheets }) => sheets)).toEqual([
      2, 1,
    ]);
  });

  test('by region stands in alphabetical order, and without a region last', () => {
    const pools = poolSheets([at('Wales'), at(null), at('London'), at('Wales')], true);
    expect(pools.map(({ region, sheets }) => [region, sheets])).toEqual([
      ['London', 1],
      ['Wales', 2],
      [null, 1],
    ]);
    expect(poolSheets([at('Wales')])[0]).not.toHaveProperty('region');
  });

  test('counts a sheet of which only percentages are known, and adds nothing for it', () => {
    const known = sheet({ '2.1.1': of(1, 2) });
    const bare = {
      ...known,
      standards: known.standards.map((standard) => ({
        ...standard,
        keyQuestions: standard.keyQuestions.map((q) => ({ ...q, yes: null, no: null })),
      })),
    };
    const [pool] = poolSheets([[known], [bare]]);
    expect(pool).toMatchObject({ sheets: 2, sheetsWithoutCounts: 1 });
    expect(question(pool, '2.1.1')).toMatchObject({ yes: 1, no: 1, sheets: 1 });
  });
});

describe('a weighted percentage', () => {
  test('counts the percentage of each sheet in proportion to its eligible cases', () => {
    // (100 × 90 % + 300 × 50 %) / 400 = 60 %, where every case alike gives 95 of 110.
    const [pool] = poolSheets([
      [sheet({ '2.1.1': of(90, 100) }), 100],
      [sheet({ '2.1.1': of(5, 10) }), 300],
    ]);
    expect(pool?.eligibleCases).toBe(400);
    expect(question(pool, '2.1.1')).toMatchObject({ percentage: 86, weightedPercentage: 60 });
  });

  test('is null unless every sheet gives its eligible cases', () => {
    const [pool] = poolSheets([[sheet({ '2.1.1': of(9, 10) }), 100], [sheet({ '2.1.1': of(5, 10) })]]);
    expect(pool).toMatchObject({ eligibleCases: null, sheetsWithoutEligible: 1 });
    expect(question(pool, '2.1.1')?.weightedPercentage).toBeNull();
  });

  test('leaves out a sheet with no relevant case for the question, with its weight', () => {
    const [pool] = poolSheets([
      [sheet({ '2.1.1': of(7, 10) }), 10],
      [sheet({ '2.1.1': tally(0, 0, 10) }), 1_000_000],
    ]);
    expect(question(pool, '2.1.1')).toMatchObject({ percentage: 70, weightedPercentage: 70 });
  });

  test('is exact until it is rounded: a tie made of thirds and sevenths goes up', () => {
    // (3 × 1/3 + 7 × 1/7) / 16 = 2/16 = 12.5 %, and no floating-point sum of these is sure to give it.
    const [pool] = poolSheets([
      [sheet({ '2.1.1': of(1, 3) }), 3],
      [sheet({ '2.1.1': of(1, 7) }), 7],
      [sheet({ '2.1.1': of(0, 11) }), 6],
    ]);
    expect(question(pool, '2.1.1')?.weightedPercentage).toBe(13);
  });

  test('and the pool do not depend on the order of the sheets', () => {
    const single = fc.record({ yes: fc.nat(20), no: fc.nat(20), eligible: fc.integer({ min: 1, max: 500 }) });
    fc.assert(
      fc.property(fc.array(single, { minLength: 1, maxLength: 6 }), (sheets) => {
        const made = sheets.map(({ yes, no, eligible }) => [sheet({ '2.1.1': tally(yes, no) }), eligible] as const);
        expect(poolSheets(made.toReversed())).toEqual(poolSheets(made));
      }),
      runs(30),
    );
  });
});
