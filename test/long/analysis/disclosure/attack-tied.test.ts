/** Small numbers of questions that a composite ties stay hidden from somebody who knows everything that is printed: the larger settings. */
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

const [A, B, C] = ['A', 'B', 'C'];

const tied = { questions: 2, composites: [2] };

const settings: readonly [claim: string, Setting][] = [
  ['tied questions', oneColumn([A, B], { ...tied, cases: 10 })],
  ['tied questions, a limit of three', oneColumn([A, B], { ...tied, cases: 12, limit: 3 })],
  ['tied questions, three groups', oneColumn([A, B, C], { ...tied, cases: 8 })],
  ['three tied questions', oneColumn([A, B], { questions: 3, composites: [2, 3], cases: 6 })],
  [
    'three tied questions, all alike',
    oneColumn([A, B], { questions: 3, composites: [2, 3], cases: 6, hidesAlike: true }),
  ],
  ['two of three questions tied', oneColumn([A, B], { questions: 3, composites: [2], cases: 6 })],
  [
    'two of three questions tied, all alike, tests',
    oneColumn([A, null], { questions: 3, composites: [2], cases: 6, contrast: true, hidesAlike: true }),
  ],
  ['tied questions, N/A', oneColumn([A, B], { ...tied, answers: three, cases: 6 })],
  ['tied questions, N/A, all alike', oneColumn([A, B], { ...tied, answers: three, cases: 6, hidesAlike: true })],
  ['tied questions, blanks', oneColumn([A, B], { ...tied, answers: blanks, cases: 6 })],
  ['tied questions, all alike', oneColumn([A, B], { ...tied, cases: 11, hidesAlike: true })],
  ['tied questions, three groups, all alike', oneColumn([A, B, null], { ...tied, cases: 7, hidesAlike: true })],
  ['tests of tied questions', oneColumn([A, B, null], { ...tied, cases: 7, contrast: true })],
  ['two tables of tied questions', twoColumns([[0], [1]], { ...tied, cases: 6 })],
  ['two tables of tied questions, all alike', twoColumns([[0], [1]], { ...tied, cases: 6, hidesAlike: true })],
  ['a crossing of tied questions', twoColumns([[0, 1]], { ...tied, cases: 6 })],
  ['a filter, and tied questions', twoColumns([[1]], { ...tied, cases: 6, filtered: true })],
  ['two sheets pooled, tied questions', twoColumns([[0]], { ...tied, cases: 6, pooled: true, contrast: true })],
  [
    'two sheets pooled, one tied question of two',
    twoColumns([[0]], { ...tied, brokenDown: 1, cases: 7, pooled: true }),
  ],
  [
    'two sheets pooled, one of which ties questions',
    twoColumns([[0]], { ...tied, cases: 7, pooled: true, asks: [[0, 1], [1]] }),
  ],
];

describe('an attacker who tries every sample there could be', () => {
  test.each(settings)('%s', { timeout: 600_000 }, (_, setting) => {
    expect(finds(setting)).toEqual(nothing);
  });
});
