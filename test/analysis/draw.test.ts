/** Drawing a sample: what is fixed by the seed, and what cannot matter. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareCodePoints, drawSample, quotas, type EligibleCase } from '../../src/analysis/draw/draw.js';
import { permanentNumber } from '../../src/input/frame.js';
import { runs } from '../runs.js';

const frame = (ids: readonly string[], valueOf: (id: string) => string[] = () => []): EligibleCase[] =>
  ids.map((id) => ({ number: permanentNumber('seed', id), values: valueOf(id) }));

describe('quotas', () => {
  test('of equal remainders the earlier stratum gets the case', () => {
    expect(quotas([10, 10, 10], 4)).toEqual([2, 1, 1]);
  });

  test('a stratum too small for a case of its own gets none', () => {
    expect(quotas([98, 1, 1], 10)).toEqual([10, 0, 0]);
  });

  test('all of the cases can be asked for', () => {
    expect(quotas([3, 0, 2], 5)).toEqual([3, 0, 2]);
  });

  test('always add up, and are never a whole case away from the exact share', () => {
    const sizes = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(sizes, fc.nat(1000), (all, some) => {
        const total = all.reduce((sum, n) => sum + n, 0);
        const size = total === 0 ? 0 : some % (total + 1);
        const shares = quotas(all, size);
        expect(shares.reduce((sum, n) => sum + n, 0)).toBe(size);
        for (const [i, share] of shares.entries()) {
          expect(share).toBeLessThanOrEqual(all[i] ?? 0);
          expect(Math.abs(share * total - size * (all[i] ?? 0))).toBeLessThan(Math.max(1, total));
        }
      }),
      runs(1000),
    );
  });
});
const grade = (id: string): string[] => [['PO', 'PQiP', 'PSO'][id.length % 3] ?? ''];
const marked = (order: readonly string[], size: number, reserves: number): Map<string, string | null> => {
  const { marks } = drawSample(frame(order, grade), size, reserves);
  return new Map(order.map((id, i) => [id, marks[i] ?? null]));
};

describe('a sample', () => {
  const ids = Array.from({ length: 40 }, (_, i) => `C${i}`);
  test('is the same in whatever order the rows are', () => {
    const before = marked(ids, 9, 4);
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: 40 }), (order) => {
        const after = marked(order, 9, 4);
        expect(ids.filter((id) => before.get(id) !== after.get(id))).toEqual([]);
      }),
      runs(200),
    );
  });

  test('of more cases holds the sample of fewer, if there are no strata', () => {
    const { marks: few } = drawSample(frame(ids), 5, 0);
    const { marks: more } = drawSample(frame(ids), 12, 0);
    expect(few.every((mark, i) => mark === null || more[i] === 'sample')).toBe(true);
  });

  test('has reserves in the order of their numbers, whatever their stratum', () => {
    const cases = [
      { number: 'a', values: ['X'] },
      { number: 'b', values: ['X'] },
      { number: 'c', values: ['Y'] },
      { number: 'd', values: ['X'] },
    ];
    expect(drawSample(cases, 2, 2).marks).toEqual(['sample', 'sample', 'reserve 1', 'reserve 2']);
  });

  test('strata are in the order of code points, not of UTF-16 or of a locale', () => {
    const values = ['é', 'Z', 'a', '\u{1f600}', '\uff21', ''];
    expect(values.toSorted(compareCodePoints)).toEqual(['', 'Z', 'a', 'é', '\uff21', '\u{1f600}']);
  });
});

test('the number of a case is the SHA-256 of seed, line feed and id, with composed accents', () => {
  // printf 'Redcar 2022\nC001' | sha256sum
  expect(permanentNumber('Redcar 2022', 'C001')).toMatch(/^24f879db/);
  expect(permanentNumber('s', 'cafe\u0301')).toBe(permanentNumber('s', 'caf\u00e9'));
  expect(permanentNumber('s', ' C1 ')).toBe(permanentNumber('s', 'C1'));
});
