import { describe, expect, test } from 'vitest';
import type { Answer } from '../../src/model/reading.js';
import { addTallies, addTally, figureKey, relevantCases } from '../../src/scoring/tally.js';
import { tally } from '../make.js';

test.each([
  ['yes', 'is in the base', tally(1, 0, 0, 0), 1],
  ['no', 'is in the base', tally(0, 1, 0, 0), 1],
  ['notApplicable', 'is outside the base', tally(0, 0, 1, 0), 0],
  ['unanswered', 'is outside the base', tally(0, 0, 0, 1), 0],
] satisfies [Answer, string, object, number][])('%s is counted as itself and %s', (answer, _, expected, base) => {
  const counted = addTally(tally(0, 0, 0, 0), { ...tally(0, 0, 0, 0), [answer]: 1 });
  expect(counted).toEqual(expected);
  expect(relevantCases(counted)).toBe(base);
});

test('tallies are added count by count', () => {
  expect(addTally(tally(1, 2, 3, 4), tally(10, 20, 30, 40))).toEqual(tally(11, 22, 33, 44));
});

test('two sets of tallies are added figure by figure, and a figure of only one keeps its tally', () => {
  const first = new Map([
    ['2.2.1', tally(1, 2)],
    ['2.2.2', tally(5, 0)],
  ]);
  const second = new Map([
    ['2.2.1', tally(3, 4, 1)],
    ['2.2.3', tally(0, 6)],
  ]);
  expect([...addTallies(first, second)]).toEqual([
    ['2.2.1', tally(4, 6, 1)],
    ['2.2.2', tally(5, 0)],
    ['2.2.3', tally(0, 6)],
  ]);
  expect(first.get('2.2.1')).toEqual(tally(1, 2));
});

describe('the key of a figure', () => {
  const where = { sex: ['Female'], grade: ['PO', 'PSO'] };

  test('is the same whatever the order of columns and values', () => {
    const other = { grade: ['PSO', 'PO'], sex: ['Female'] };
    expect(figureKey({ question: '2.3.3', where })).toBe(figureKey({ question: '2.3.3', where: other }));
    expect(figureKey({ profile: where })).toBe(figureKey({ profile: other }));
  });

  test('differs for figures that differ', () => {
    const keys = [
      {},
      { question: '2.3.3' },
      { question: '2.3.2' },
      { where },
      { profile: where },
      { question: '2.3.3', where },
      { question: '2.3.3', where: { grade: ['PO', 'PSO'] } },
      { question: '2.3.3', where: { sex: ['Female'], grade: ['PO, PSO'] } },
      { question: '2.3.3', where: { sex: ['Female', 'grade'], grade: ['PO', 'PSO'] } },
      { profile: { sex: ['Female'] }, where: { grade: ['PO', 'PSO'] } },
      { profile: { grade: ['PO', 'PSO'] }, where: { sex: ['Female'] } },
    ].map(figureKey);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
