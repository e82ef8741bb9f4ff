/** Small numbers stay hidden from somebody who knows everything that is printed, and the rule by which it was hidden. The larger settings are in test/long. */
import { describe, expect, test } from 'vitest';
import { finds, nothing, oneColumn, three, twoColumns, type Setting } from './attacker.js';

const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups', oneColumn([A, B], { answers: three, cases: 10 })],
  ['contrasts', oneColumn([A, B, null], { cases: 12, contrast: true })],
  ['a table and its crossing', twoColumns([[0], [0, 1]], { cases: 9 })],
  ['two sheets pooled', twoColumns([[0]], { cases: 10, pooled: true })],
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
