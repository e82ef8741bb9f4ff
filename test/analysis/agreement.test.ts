/** How far two readers agree: against R to nine decimals, and at the edges. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ac1,
  countAgreed,
  countPairs,
  kappa,
  mcNemar,
  type PairedAnswers,
} from '../../src/analysis/statistics/agreement.js';
import { wilson } from '../../src/analysis/statistics/wilson.js';
import { runs } from '../runs.js';
import { references, worst, type Reference } from './reference.js';

const pairsOf = ({ a, b, c, d }: Reference): PairedAnswers => ({ yesYes: a, yesNo: b, noYes: c, noNo: d });

describe('against R', () => {
  test.each([
    ['kappa', kappa],
    ['ac1', ac1],
    ['mcnemar', mcNemar],
  ])('%s, on hundreds of tables of two by two', (what, measure) => {
    expect(references(what).length).toBeGreaterThan(500);
    const [difference, at] = worst(what, (reference) => [(measure(pairsOf(reference)) ?? NaN) - reference.lower]);
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });

  test("Wilson's limits of the agreement", () => {
    const [difference, at] = worst('agreed', (reference) => {
      const pairs = pairsOf(reference);
      const { from, to } = wilson(countAgreed(pairs) / countPairs(pairs), countPairs(pairs), 0.95);
      return [from - reference.lower, to - reference.upper];
    });
    expect([difference < 1e-9, at]).toEqual([true, at]);
  });
});
const close = (a: number | null, b: number | null): boolean => a === b || Math.abs((a ?? NaN) - (b ?? NaN)) < 1e-12;

describe('at the edges', () => {
  const none = { yesYes: 0, yesNo: 0, noYes: 0, noNo: 0 };

  test('with no pair there is no kappa, no AC1 and no test', () => {
    expect([kappa(none), ac1(none), mcNemar(none)]).toEqual([null, null, null]);
  });

  test('with one and the same answer throughout there is no kappa, and AC1 is 1', () => {
    expect([kappa({ ...none, yesYes: 9 }), ac1({ ...none, yesYes: 9 })]).toEqual([null, 1]);
  });

  test('with one dispute, either way is as likely: p is 1', () => {
    expect(mcNemar({ ...none, yesNo: 1 })).toBe(1);
  });

  const counts = fc.record({
    yesYes: fc.nat(200),
    yesNo: fc.nat(200),
    noYes: fc.nat(200),
    noNo: fc.nat(200),
  });

  test('no measure changes if the readers change places, or Yes and No do', () => {
    fc.assert(
      fc.property(counts, (pairs) => {
        const readers = { ...pairs, yesNo: pairs.noYes, noYes: pairs.yesNo };
        const answers = { ...pairs, yesYes: pairs.noNo, noNo: pairs.yesYes };
        for (const measure of [kappa, ac1, mcNemar]) {
          expect(close(measure(pairs), measure(readers)) && close(measure(pairs), measure(answers))).toBe(true);
        }
      }),
      runs(2000),
    );
  });
});
