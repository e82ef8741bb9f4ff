/** Small numbers stay hidden from somebody who knows everything that is printed, and the rule by which it was hidden. */
import { describe, expect, test } from 'vitest';
import { attack, type Setting } from './attacker.js';

const yesNo = ['yes', 'no'] as const;
const three = ['yes', 'no', 'notApplicable'] as const;
const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups', one([A, B], { answers: three, cases: 10 })],
  ['two groups, a higher limit', one([A, B], { answers: three, cases: 11, limit: 3 })],
  ['three groups, one not recorded', one([A, B, null], { answers: three, cases: 8 })],
  ['three groups, a limit of three', one([A, B, C], { cases: 13, limit: 3 })],
  ['four groups', one([A, B, C, D], { cases: 10 })],
  ['four groups, a limit of three', one([A, B, C, D], { cases: 11, limit: 3 })],
  ['two groups under the usual limit', one([A, B], { cases: 32, limit: 5 })],
  ['three groups under the usual limit', one([A, B, C], { cases: 20, limit: 5 })],
  ['two questions', one([A, B, C], { questions: 2, cases: 7 })],
  ['two questions, a limit of three', one([A, B], { questions: 2, cases: 10, limit: 3 })],
  ['contrasts', one([A, B, null], { cases: 12, contrast: true })],
  ['two tables of one run', several([[0], [1]], { cases: 10 })],
  ['two tables and two questions', several([[0], [1]], { questions: 2, cases: 5 })],
  [
    'two tables, one of three groups',
    several([[0], [1]], {
      columns: [
        [A, B, C],
        [C, D],
      ],
      cases: 7,
    }),
  ],
  ['a table and its crossing', several([[0], [0, 1]], { cases: 9 })],
  ['a crossing alone', several([[0, 1]], { cases: 10, limit: 3 })],
  ['two sheets pooled', several([[0]], { cases: 10, pooled: true })],
  [
    'two sheets pooled, three groups',
    several([[0]], {
      columns: [
        [A, B, C],
        [C, D],
      ],
      cases: 7,
      pooled: true,
    }),
  ],
  ['two sheets pooled, a limit of three', several([[0]], { cases: 11, limit: 3, pooled: true })],
  ['two sheets pooled, two questions', several([[0]], { questions: 2, cases: 6, pooled: true })],
  [
    'two sheets pooled, two tables',
    several([[0], [1]], {
      columns: [
        [A, B],
        [A, B],
        [C, D],
      ],
      cases: 6,
      pooled: true,
    }),
  ],
  ['a filter', several([[1]], { cases: 10, filtered: true })],
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

function one(values: Setting['columns'][number], changes: Partial<Setting> & Pick<Setting, 'cases'>): Setting {
  return { columns: [values], questions: 1, answers: yesNo, limit: 2, tables: [[0]], ...changes };
}

function several(tables: Setting['tables'], changes: Partial<Setting> & Pick<Setting, 'cases'>): Setting {
  return {
    columns: [
      [A, B],
      [C, D],
    ],
    questions: 1,
    answers: yesNo,
    limit: 2,
    tables,
    ...changes,
  };
}

describe('an attacker who tries every sample there could be', () => {
  test.each(settings)('%s', { timeout: 120_000 }, (_, setting) => {
    const { pinned, smallShown, ...found } = attack(setting);
    expect(pinned.slice(0, 3)).toEqual([]);
    expect(smallShown.slice(0, 3)).toEqual([]);
    expect(found.hiddenCounts).toBeGreaterThan(0);
    expect(found.shownCounts).toBeGreaterThan(0);
  });
});
