/** What two independent samples are compared by, against R to nine decimals. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisher } from '../../src/analysis/statistics/fisher.js';
import { holm } from '../../src/analysis/statistics/holm.js';
import { newcombe } from '../../src/analysis/statistics/wilson.js';
import { references, worst } from './reference.js';
import { runs } from '../runs.js';

const answersOf = (yes: number, relevant: number) => ({ yes, no: relevant - yes });

describe('against R', () => {
  test('both samples were of many sizes, with none and all of each among them', () => {
    const found = references('fisher');
    expect(found.length).toBeGreaterThan(900);
    expect(found.some(({ a, d, c }) => a === 0 && c === d)).toBe(true);
    expect(references('newcombe')).toHaveLength(found.length);
  });

  test("Newcombe's interval, by the formula of method 10 on the limits of prop.test", () => {
    const [difference, at] = worst('newcombe', ({ a, b, c, d, lower, upper }) => {
      const { from, to } = newcombe(answersOf(a, b), answersOf(c, d), 0.95) ?? { from: NaN, to: NaN };
      return [from - lower, to - upper];
    });
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('fisher.test', () => {
    const [difference, at] = worst('fisher', ({ a, b, c, d, lower }) => [
      (fisher(answersOf(a, b), answersOf(c, d)) ?? NaN) - lower,
    ]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test('p.adjust(method = "holm")', () => {
    const all = references('holm');
    const families = [...new Set(all.map(({ a }) => a))].map((a) => all.filter((reference) => reference.a === a));
    expect(families.length).toBeGreaterThan(5);
    for (const family of families) {
      const adjusted = holm(family.map(({ c }) => c));
      family.forEach(({ lower }, i) => expect(Math.abs((adjusted[i] ?? NaN) - lower)).toBeLessThan(1e-9));
    }
  });
});

describe("Newcombe's interval", () => {
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [0, 10, 0, 10, -0.2775, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
    [10, 10, 0, 10, 0.6075, 1],
  ])('of %i of %i less %i of %i is the one in table II of his paper', (a, m, b, n, from, to) => {
    const found = newcombe(answersOf(a, m), answersOf(b, n), 0.95);
    expect([found?.from, found?.to].map((limit) => Number(limit?.toFixed(4)))).toEqual([from, to]);
  });
});

const sample = fc
  .integer({ min: 1, max: 300 })
  .chain((n) => fc.integer({ min: 0, max: n }).map((yes) => answersOf(yes, n)));

describe('two samples', () => {
  test('of which one has no relevant cases are not compared', () => {
    const [none, some] = [answersOf(0, 0), answersOf(3, 4)];
    expect([newcombe(none, some, 0.95), newcombe(some, none, 0.95)]).toEqual([null, null]);
    expect([fisher(none, some), fisher(some, none), fisher(none, none)]).toEqual([null, null, null]);
  });

  test('with all answers the same differ by nothing', () => {
    expect(fisher(answersOf(5, 5), answersOf(9, 9))).toBe(1);
    expect(fisher(answersOf(0, 5), answersOf(0, 1))).toBe(1);
  });

  test('give the same test in either order, and the interval turned round', () => {
    fc.assert(
      fc.property(sample, sample, (one, two) => {
        const p = fisher(one, two) ?? NaN;
        expect(p).toBeGreaterThan(0);
        expect(p).toBeLessThanOrEqual(1);
        expect(fisher(two, one)).toBeCloseTo(p, 12);
        const [there, back] = [newcombe(one, two, 0.95), newcombe(two, one, 0.95)];
        expect(back?.from).toBeCloseTo(-(there?.to ?? NaN), 12);
        const difference = one.yes / (one.yes + one.no) - two.yes / (two.yes + two.no);
        expect(there?.from).toBeLessThanOrEqual(difference + 1e-12);
        expect(there?.to).toBeGreaterThanOrEqual(difference - 1e-12);
      }),
      runs(100),
    );
  });

  test('of a million cases are compared as those of 56 are', () => {
    expect(fisher(answersOf(500_000, 1_000_000), answersOf(500_000, 1_000_000))).toBe(1);
    expect(fisher(answersOf(500_000, 1_000_000), answersOf(502_000, 1_000_000))).toBeLessThan(0.01);
    expect(fisher(answersOf(0, 1_000_000), answersOf(1_000_000, 1_000_000))).toBe(0);
  });
});

describe('probabilities adjusted together', () => {
  test('keep their order and are never lower than before', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (given) => {
        const adjusted = holm(given);
        given.forEach((p, i) => {
          expect(adjusted[i]).toBeGreaterThanOrEqual(p);
          expect(adjusted[i]).toBeLessThanOrEqual(1);
          given.forEach((q, j) => {
            const [lower, higher] = p < q ? [i, j] : [j, i];
            expect(adjusted[lower]).toBeLessThanOrEqual(adjusted[higher] ?? NaN);
          });
        });
      }),
      runs(100),
    );
  });

  test('are none for none, and the same for one alone', () => {
    expect(holm([])).toEqual([]);
    expect(holm([0.04])).toEqual([0.04]);
  });
});
