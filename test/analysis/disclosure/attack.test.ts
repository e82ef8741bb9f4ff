/** Small numbers stay hidden from somebody who knows everything that is printed, and the rule by which it was hidden. */
import { describe, expect, test } from 'vitest';
import { attack, type Setting } from './attacker.js';

const yesNo = ['yes', 'no'] as const;
const three = ['yes', 'no', 'notApplicable'] as const;
const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups', { columns: [[A, B]], questions: 1, answers: three, cases: 10, limit: 2, tables: [[0]] }],
  [
    'two groups, a higher limit',
    { columns: [[A, B]], questions: 1, answers: three, cases: 11, limit: 3, tables: [[0]] },
  ],
  [
    'three groups, one not recorded',
    { columns: [[A, B, null]], questions: 1, answers: three, cases: 8, limit: 2, tables: [[0]] },
  ],
  [
    'three groups, a limit of three',
    { columns: [[A, B, C]], questions: 1, answers: yesNo, cases: 13, limit: 3, tables: [[0]] },
  ],
  ['four groups', { columns: [[A, B, C, D]], questions: 1, answers: yesNo, cases: 10, limit: 2, tables: [[0]] }],
  [
    'four groups, a limit of three',
    { columns: [[A, B, C, D]], questions: 1, answers: yesNo, cases: 11, limit: 3, tables: [[0]] },
  ],
  ['two questions', { columns: [[A, B, C]], questions: 2, answers: yesNo, cases: 8, limit: 2, tables: [[0]] }],
  [
    'two questions, a limit of three',
    { columns: [[A, B]], questions: 2, answers: yesNo, cases: 11, limit: 3, tables: [[0]] },
  ],
  [
    'two tables of one run',
    {
      columns: [
        [A, B],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 10,
      limit: 2,
      tables: [[0], [1]],
    },
  ],
  [
    'two tables and two questions',
    {
      columns: [
        [A, B],
        [C, D],
      ],
      questions: 2,
      answers: yesNo,
      cases: 6,
      limit: 2,
      tables: [[0], [1]],
    },
  ],
  [
    'a table and its crossing',
    {
      columns: [
        [A, B],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 9,
      limit: 2,
      tables: [[0], [0, 1]],
    },
  ],
  [
    'two tables, one of three groups',
    {
      columns: [
        [A, B, C],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 8,
      limit: 2,
      tables: [[0], [1]],
    },
  ],
  [
    'a crossing alone',
    {
      columns: [
        [A, B],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 10,
      limit: 3,
      tables: [[0, 1]],
    },
  ],
  [
    'a filter',
    {
      columns: [
        [A, B],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 10,
      limit: 2,
      tables: [[1]],
      filtered: true,
    },
  ],
  [
    'a filter and two tables',
    {
      columns: [
        [A, B],
        [C, D],
        [C, D],
      ],
      questions: 1,
      answers: yesNo,
      cases: 6,
      limit: 2,
      tables: [[1], [2]],
      filtered: true,
    },
  ],
  [
    'contrasts',
    { columns: [[A, B, null]], questions: 1, answers: yesNo, cases: 12, limit: 2, tables: [[0]], contrast: true },
  ],
];

describe('an attacker who tries every sample there could be', () => {
  test.each(settings)('%s', { timeout: 120_000 }, (_, setting) => {
    const { pinned, smallShown, ...found } = attack(setting);
    expect(pinned.slice(0, 3)).toEqual([]);
    // A small count that is shown is one that whole-sample figures alone give away.
    expect(smallShown.slice(0, 3)).toEqual([]);
    expect(found.hiddenCounts).toBeGreaterThan(0);
    expect(found.shownCounts).toBeGreaterThan(0);
  });
});
