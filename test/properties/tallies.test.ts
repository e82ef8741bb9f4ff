import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Answer, Tallies, Tally } from '../../src/model/reading.js';
import { addTallies, addTally, emptyTally, relevantCases } from '../../src/scoring/tally.js';
import { runs } from '../runs.js';

const answers = fc.array(fc.constantFrom<Answer>('yes', 'no', 'notApplicable', 'unanswered'), { maxLength: 60 });
const tallyAnswers = (given: readonly Answer[]): Tally => {
  const tally = { ...emptyTally };
  for (const answer of given) tally[answer] += 1;
  return tally;
};

test('adding tallies is tallying the answers together', () => {
  fc.assert(
    fc.property(answers, answers, (a, b) => {
      expect(addTally(tallyAnswers(a), tallyAnswers(b))).toEqual(tallyAnswers([...a, ...b]));
    }),
    runs(100),
  );
});

test('yes, no, not applicable and unanswered are all the answers, and the first two are the base', () => {
  fc.assert(
    fc.property(answers, (given) => {
      const { yes, no, notApplicable, unanswered } = tallyAnswers(given);
      expect(yes + no + notApplicable + unanswered).toBe(given.length);
      expect(relevantCases(tallyAnswers(given))).toBe(
        given.filter((answer) => answer === 'yes' || answer === 'no').length,
      );
    }),
    runs(100),
  );
});

const sets: fc.Arbitrary<Tallies> = fc
  .dictionary(fc.constantFrom('2.2.1', '2.2.2', '2.3.1', 'cases'), answers.map(tallyAnswers))
  .map((entries) => new Map(Object.entries(entries)));
const sortTallies = (tallies: Tallies): unknown => [...tallies].toSorted(([a], [b]) => (a < b ? -1 : 1));

test('sets of tallies may be added in any order and grouping', () => {
  fc.assert(
    fc.property(sets, sets, sets, (a, b, c) => {
      expect(sortTallies(addTallies(a, b))).toEqual(sortTallies(addTallies(b, a)));
      expect(sortTallies(addTallies(addTallies(a, b), c))).toEqual(sortTallies(addTallies(a, addTallies(b, c))));
      expect(addTallies(a, new Map())).toEqual(a);
    }),
    runs(100),
  );
});
