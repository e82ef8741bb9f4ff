/** Small numbers stay hidden from somebody who knows everything that is printed, and the rule by which it was hidden. The larger settings are in test/long. */
import { describe, test } from 'vitest';
import { expectHidden, one, several, three, type Setting } from './attacker.js';

const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups', one([A, B], { answers: three, cases: 10 })],
  ['contrasts', one([A, B, null], { cases: 12, contrast: true })],
  ['a table and its crossing', several([[0], [0, 1]], { cases: 9 })],
  ['two sheets pooled', several([[0]], { cases: 10, pooled: true })],
  [
    'a filter and two tables',
    several([[1], [2]], {
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
  test.each(settings)('%s', { timeout: 120_000 }, (_, setting) => expectHidden(setting));
});
