/** Small numbers stay hidden from somebody who knows everything that is printed, and the rule by which it was hidden. The larger settings are in test/long. */
import { describe, expect, test } from 'vitest';
import { blanks, finds, nothing, oneColumn, three, twoColumns, type Setting } from './attacker.js';

const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups', oneColumn([A, B], { answers: three, cases: 10 })],
  ['contrasts', oneColumn([A, B, null], { cases: 12, contrast: true })],
  ['a table and its crossing', twoColumns([[0], [0, 1]], { cases: 9 })],
  ['groups that answered all alike, and N/A', oneColumn([A, B], { answers: three, cases: 9, hidesAlike: true })],
  [
    'one of two questions, while it is public in how many cases neither is No',
    oneColumn([A, B], { questions: 2, brokenDown: 1, cases: 7, composites: [2] }),
  ],
  ['two questions tied by a composite', oneColumn([A, B], { questions: 2, cases: 7, composites: [2] })],
  [
    'two questions tied, groups that answered all alike, tests',
    oneColumn([A, B], { questions: 2, cases: 9, composites: [2], contrast: true, hidesAlike: true }),
  ],
  ['two tables of two questions tied', twoColumns([[0], [1]], { questions: 2, cases: 5, composites: [2] })],
  [
    'two sheets pooled, two questions tied',
    twoColumns([[0]], { questions: 2, cases: 5, composites: [2], pooled: true }),
  ],
  ['blanks: a row without an answer is no case', oneColumn([A, B], { answers: blanks, questions: 2, cases: 5 })],
  ['two sheets pooled, with tests', twoColumns([[0]], { cases: 9, pooled: true, contrast: true, hidesAlike: true })],
  [
    'two sheets pooled that ask different questions',
    twoColumns([[0]], { questions: 2, cases: 9, pooled: true, asks: [[0], [1]] }),
  ],
  [
    'a filter and two tables',
    twoColumns([[1], [2]], {
      columns: [
        [A, B],
        [C, D],
        [C, D],
      ],
      cases: 5,
      filtered: true,
    }),
  ],
];

describe('an attacker who tries every sample there could be', () => {
  test.each(settings)('%s', { timeout: 120_000 }, (_, setting) => {
    expect(finds(setting)).toEqual(nothing);
  });
});
