/** Relative rates and stratified comparisons against R to nine decimals. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fisher } from '../../src/analysis/statistics/fisher.js';
import {
  comparable,
  exactStratified,
  relativeRate,
  stratifiedRate,
  type Stratum,
} from '../../src/analysis/statistics/two-groups.js';
import { references, worst } from './reference.js';
import { runs } from '../runs.js';

const answersOf = (yes: number, relevant: number) => ({ yes, no: relevant - yes });

/** Agreement to nine decimals; the arguments beside it are shown where there is none. */
const agrees = ([difference]: readonly [number, unknown]): boolean => difference < 1e-9;

/** The strata of each set that R was given, by its number. */
const sets = new Map<number, Stratum[]>();
for (const { a, b, lower, upper } of references('stratum')) {
  const reference = references('stratumreference').find((other) => other.a === a && other.b === b);
  const stratum = {
    group: answersOf(lower, upper),
    reference: answersOf(reference?.lower ?? NaN, reference?.upper ?? NaN),
  };
  sets.set(a, [...(sets.get(a) ?? []), stratum]);
}
const strataOf = (set: number): Stratum[] => sets.get(set) ?? [];

const rate = (a: number, b: number, c: number, d: number) => relativeRate(answersOf(a, b), answersOf(c, d), 0.95);

describe('against R', () => {
  test('the relative rate index and its log interval', () => {
    expect(references('index').length).toBeGreaterThan(200);
    const [index, at] = worst('index', ({ a, b, c, d, lower }) => [(rate(a, b, c, d)?.index ?? NaN) - lower]);
    expect([index, at]).toSatisfy(agrees);
    const [limits, where] = worst('indexinterval', ({ a, b, c, d, lower, upper }) => {
      const { from, to } = rate(a, b, c, d) ?? { from: NaN, to: NaN };
      // Limits run into the thousands, so nine decimals are asked of their logarithms.
      return [Math.log(from / lower), Math.log(to / upper)];
    });
    expect([limits, where]).toSatisfy(agrees);
  });

  test('one of six against thirty of forty-nine: p is 0.0755', () => {
    const [found] = references('redcar');
    expect(found?.lower.toFixed(4)).toBe('0.0755');
    expect(Math.abs((fisher(answersOf(1, 6), answersOf(30, 49)) ?? NaN) - (found?.lower ?? NaN))).toBeLessThan(1e-9);
  });

  test('mantelhaen.test(exact = TRUE), with up to 150 strata; with one it is fisher.test', () => {
    expect([...sets.values()].map((strata) => strata.length)).toEqual([1, 2, 3, 3, 2, 2, 8, 40, 40, 150]);
    const [difference, at] = worst('exactstratified', ({ a, lower }) => [
      (exactStratified(strataOf(a)) ?? NaN) - lower,
    ]);
    expect([difference, at]).toSatisfy(agrees);
  });

  test('the stratified relative rate by the formulas of Greenland and Robins', () => {
    expect(references('rate').length).toBeGreaterThan(4);
    const [index, at] = worst('rate', ({ a, lower }) => [(stratifiedRate(strataOf(a), 0.95)?.index ?? NaN) - lower]);
    expect([index, at]).toSatisfy(agrees);
    const [limits, where] = worst('rateinterval', ({ a, lower, upper }) => {
      const found = stratifiedRate(strataOf(a), 0.95);
      return [(found?.from ?? NaN) - lower, (found?.to ?? NaN) - upper];
    });
    expect([limits, where]).toSatisfy(agrees);
  });
});

describe('a cell under five', () => {
  test.each([
    ['Yes of the group', answersOf(4, 20), answersOf(10, 20)],
    ['No of the group', answersOf(16, 20), answersOf(10, 20)],
    ['Yes of the reference', answersOf(10, 20), answersOf(4, 20)],
    ['No of the reference', answersOf(10, 20), answersOf(16, 20)],
    ['none at all', answersOf(0, 0), answersOf(10, 20)],
  ])('%s: no index and no interval', (_, group, reference) => {
    expect(relativeRate(group, reference, 0.95)).toBeNull();
    expect(stratifiedRate([{ group, reference }], 0.95)).toBeNull();
  });

  test('five in every cell is enough', () => {
    expect(relativeRate(answersOf(5, 10), answersOf(5, 10), 0.95)?.index).toBe(1);
    expect(stratifiedRate([{ group: answersOf(5, 10), reference: answersOf(5, 10) }], 0.95)?.index).toBe(1);
  });
});

describe('strata', () => {
  const sample = fc.integer({ min: 0, max: 30 }).chain((n) => fc.nat(n).map((yes) => answersOf(yes, n)));
  const stratum = fc.record({ group: sample, reference: sample });

  test('in which either group has no relevant case change nothing', () => {
    fc.assert(
      fc.property(fc.array(stratum, { maxLength: 6 }), (strata) => {
        expect(exactStratified(strata)).toEqual(exactStratified(comparable(strata)));
        expect(stratifiedRate(strata, 0.95)).toEqual(stratifiedRate(comparable(strata), 0.95));
      }),
      runs(100),
    );
    expect(exactStratified([{ group: answersOf(0, 0), reference: answersOf(3, 4) }])).toBeNull();
    expect(exactStratified([])).toBeNull();
  });

  test('of one are Fisher’s test', () => {
    fc.assert(
      fc.property(stratum, ({ group, reference }) => {
        const [exact, one] = [exactStratified([{ group, reference }]), fisher(group, reference)];
        expect(exact === null).toBe(one === null);
        expect(exact ?? 0).toBeCloseTo(one ?? 0, 12);
      }),
      runs(100),
    );
  });

  test('give a probability, and the index of the No turned round is that of the Yes', () => {
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 8 }), (strata) => {
        expect(exactStratified(strata) ?? 1).toSatisfy((value: number) => value > 0 && value <= 1);
        const swapped = strata.map(({ group, reference }) => ({ group: reference, reference: group }));
        const [there, back] = [stratifiedRate(strata, 0.95), stratifiedRate(swapped, 0.95)];
        expect((back?.index ?? 1) * (there?.index ?? 1)).toBeCloseTo(1, 9);
      }),
      runs(100),
    );
  });
});
