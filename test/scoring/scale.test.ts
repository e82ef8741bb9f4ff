import { expect, test } from 'vitest';
import { lower, points, rank } from '../../src/scoring/scale.js';
import { full, pdu, type Short } from '../make.js';

const scale = pdu.ratings;

test.each([
  ['I', 0],
  ['RI', 1],
  ['G', 2],
  ['O', 3],
] as const)('%s stands at %i and scores as many points', (short, expected) => {
  expect(rank(scale, full(short))).toBe(expected);
  expect(points(scale, full(short))).toBe(expected);
});

test('points are the scale’s own, not the rank', () => {
  const doubled = scale.map((step) => ({ ...step, points: step.points * 2 + 1 }));
  expect(points(doubled, full('G'))).toBe(5);
});

test.each<[Short, Short, Short]>([
  ['I', 'O', 'I'],
  ['G', 'RI', 'RI'],
  ['G', 'G', 'G'],
])('the lower of %s and %s is %s', (a, b, expected) => {
  expect(lower(scale, full(a), full(b))).toBe(full(expected));
});

test('a name that is not on the scale is a fault of the program', () => {
  expect(() => rank(scale, 'Splendid')).toThrow(new RangeError('"Splendid" is not on the scale'));
});
