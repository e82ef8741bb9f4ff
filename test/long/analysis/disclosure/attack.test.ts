/** Small numbers stay hidden from the attacker of the quick test, in settings that take up to a minute each. */
import { describe, expect, test } from 'vitest';
import {
  blanks,
  finds,
  nothing,
  oneColumn,
  three,
  twoColumns,
  type Setting,
} from '../../../analysis/disclosure/attacker.js';

const [A, B, C, D] = ['A', 'B', 'C', 'D'];

const settings: readonly [claim: string, Setting][] = [
  ['two groups, a higher limit', oneColumn([A, B], { answers: three, cases: 11, limit: 3 })],
  ['three groups, one not recorded', oneColumn([A, B, null], { answers: three, cases: 8 })],
  ['two tables and two questions', twoColumns([[0], [1]], { questions: 2, cases: 5 })],
  ['three groups, a limit of three', oneColumn([A, B, C], { cases: 13, limit: 3 })],
  ['four groups', oneColumn([A, B, C, D], { cases: 10 })],
  ['four groups, a limit of three', oneColumn([A, B, C, D], { cases: 11, limit: 3 })],
  ['two groups under the usual limit', oneColumn([A, B], { cases: 32, limit: 5 })],
  ['three groups under the usual limit', oneColumn([A, B, C], { cases: 20, limit: 5 })],
  ['two questions', oneColumn([A, B, C], { questions: 2, cases: 7 })],
  ['two questions, a limit of three', oneColumn([A, B], { questions: 2, cases: 10, limit: 3 })],
  ['two tables of one run', twoColumns([[0], [1]], { cases: 10 })],
  [
    'two tables, one of three groups',
    twoColumns([[0], [1]], {
      columns: [
        [A, B, C],
        [C, D],
      ],
      cases: 7,
    }),
  ],
  ['a crossing alone', twoColumns([[0, 1]], { cases: 10, limit: 3 })],
  [
    'two sheets pooled, three groups',
    twoColumns([[0]], {
      columns: [
        [A, B, C],
        [C, D],
      ],
      cases: 7,
      pooled: true,
    }),
  ],
  ['two sheets pooled, a limit of three', twoColumns([[0]], { cases: 11, limit: 3, pooled: true })],
  ['two sheets pooled, two questions', twoColumns([[0]], { questions: 2, cases: 6, pooled: true })],
  [
    'two sheets pooled, two tables',
    twoColumns([[0], [1]], {
      columns: [
        [A, B],
        [A, B],
        [C, D],
      ],
      cases: 6,
      pooled: true,
    }),
  ],
  ['a filter', twoColumns([[1]], { cases: 10, filtered: true })],
  ['all alike, a limit of three', oneColumn([A, B], { answers: three, cases: 11, limit: 3, hidesAlike: true })],
  ['all alike, three groups', oneColumn([A, B, C], { cases: 10, hidesAlike: true })],
  ['all alike, tests', oneColumn([A, B, null], { cases: 10, contrast: true, hidesAlike: true })],
  ['all alike, two tables', twoColumns([[0], [1]], { cases: 9, hidesAlike: true })],
  ['tests of three groups', oneColumn([A, B, C], { cases: 11, contrast: true })],
  ['tests of two questions', oneColumn([A, B], { questions: 2, cases: 8, contrast: true })],
  ['tests of two tables', twoColumns([[0], [1]], { cases: 9, contrast: true })],
  ['blanks', oneColumn([A, B], { answers: blanks, questions: 2, cases: 6 })],
  ['blanks, one question', oneColumn([A, B, C], { answers: blanks, cases: 8 })],
  ['blanks, two sheets pooled', twoColumns([[0]], { answers: blanks, questions: 2, cases: 5, pooled: true })],
  ['two sheets pooled', twoColumns([[0]], { cases: 11, pooled: true })],
  ['two sheets pooled, all alike', twoColumns([[0]], { cases: 10, pooled: true, hidesAlike: true })],
  ['two sheets pooled, N/A', twoColumns([[0]], { answers: three, cases: 8, pooled: true })],
  [
    'three sheets pooled',
    twoColumns([[0]], {
      columns: [
        [A, B],
        [B, C, D],
      ],
      cases: 8,
      pooled: true,
    }),
  ],
  [
    'two sheets pooled, one asks less',
    twoColumns([[0]], { questions: 2, cases: 8, pooled: true, asks: [[0, 1], [1]] }),
  ],
  [
    'two sheets pooled that ask different questions, all alike',
    twoColumns([[0]], { questions: 2, cases: 9, pooled: true, asks: [[0], [1]], hidesAlike: true }),
  ],
];

describe('an attacker who tries every sample there could be', () => {
  test.each(settings)('%s', { timeout: 600_000 }, (_, setting) => {
    expect(finds(setting)).toEqual(nothing);
  });
});
