import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tallies } from '../../src/model/reading.js';
import { assessCase, pdu, tally, type Short } from '../make.js';
import { anyProgramme, judgementsFor, talliesFor } from './arbitrary.js';
import { runs, tries } from '../runs.js';

/** How high each rating stands, −1 for none: every standard's, then the overall one, then the score. */
function heights(made: Programme, { standards, overall }: Assessment): Map<string, number> {
  const height = (rating: string | null): number => made.ratings.findIndex(({ name }) => name === rating);
  return new Map([
    ...standards.map(({ code, rating }) => [code, height(rating)] as const),
    ['overall', height(overall.rating)],
    ['score', overall.score],
  ]);
}

interface Inspected {
  readonly made: Programme;
  readonly tallies: Tallies;
  readonly judged: Record<string, Short>;
}

const inspected: fc.Arbitrary<Inspected> = anyProgramme.chain((made) =>
  fc.record({ made: fc.constant(made), tallies: talliesFor(made), judged: judgementsFor(made) }),
);

describe('one No given as Yes instead', () => {
  const otherwise = inspected.chain((one) => {
    const withNo = [...one.tallies].filter(([, { no }]) => no > 0).map(([code]) => code);
    fc.pre(withNo.length > 0);
    return fc.record({ one: fc.constant(one), code: fc.constantFrom(...withNo) });
  });

  test('never lowers any rating, nor the score, nor the overall rating', () => {
    let raised = 0;
    fc.assert(
      fc.property(otherwise, ({ one: { made, tallies, judged }, code }) => {
        const { yes = 0, no = 0, notApplicable = 0 } = tallies.get(code) ?? {};
        const better = new Map([...tallies, [code, tally(yes + 1, no - 1, notApplicable)]]);
        const before = heights(made, assessCase({ programme: made, tallies, judged }));
        const after = heights(made, assessCase({ programme: made, tallies: better, judged }));
        const lowered = [...before].filter(([what, height]) => (after.get(what) ?? -1) < height);
        expect(lowered).toEqual([]);
        if ([...before].some(([what, height]) => (after.get(what) ?? -1) > height)) raised++;
      }),
      runs(500),
    );
    // The property would hold of a program that rates everything the same.
    expect(raised).toBeGreaterThan(tries(500) / 100);
  });
});

test('decision rules never raise a rating: none is above its band or its judgement', () => {
  fc.assert(
    fc.property(inspected, ({ made, tallies, judged }) => {
      const { standards } = assessCase({ programme: made, tallies, judged });
      const rank = (rating: string | null): number => made.ratings.findIndex(({ name }) => name === rating);
      const above = standards.filter(({ rating, banded, judged: own }) => rank(rating) > rank(banded ?? own));
      expect(above.map(({ code }) => code)).toEqual([]);
    }),
    runs(150),
  );
});

test('with no discretion, the final result is the result by rule', () => {
  fc.assert(
    fc.property(inspected, ({ made, tallies, judged }) => {
      const { standards, overall } = assessCase({ programme: made, tallies, judged });
      expect(standards.map(({ rating }) => rating)).toEqual(standards.map(({ byRule }) => byRule));
      expect(overall.byRule).toEqual({ score: overall.score, rating: overall.rating });
    }),
    runs(150),
  );
});

test('the score is the sum of the counted standards’ points, of three each', () => {
  fc.assert(
    fc.property(inspected, ({ made, tallies, judged }) => {
      const { standards, overall } = assessCase({ programme: made, tallies, judged });
      const counted = standards.filter((one) => one.counted && one.rating !== null);
      expect(overall.score).toBe(counted.reduce((sum, { points }) => sum + (points ?? NaN), 0));
      expect(overall.maximum).toBe(3 * counted.length);
    }),
    runs(150),
  );
});

test('the same input gives the same result, to the byte', () => {
  fc.assert(
    fc.property(talliesFor(pdu), judgementsFor(pdu), (tallies, judged) => {
      const [first, second] = [
        assessCase({ tallies, judged }),
        assessCase({ tallies: new Map([...tallies].toReversed()), judged }),
      ];
      expect(JSON.stringify(second)).toBe(JSON.stringify(first));
    }),
    runs(60),
  );
});
