import { expect, test } from 'vitest';
import { nearest } from '../../src/words/nearest.js';

const answers = ['Yes', 'No', 'N/A', 'Not applicable'];
const ratings = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];

test.each([
  ['yse', answers, 'Yes', 'two letters are swapped'],
  ['Yess', answers, 'Yes', 'there is a letter too many'],
  ['Inadequat', ratings, 'Inadequate', 'a letter is missing'],
  ['goof', ratings, 'Good', 'a letter is wrong'],
  [' OUTSTANDING ', ratings, 'Outstanding', 'case and space around it do not count'],
  ['Inadaquat', ratings, 'Inadequate', 'nine letters may have three slips, and these are two'],
  ['Requires imporvment', ratings, 'Requires improvement', 'a long word may have more'],
])('"%s" is meant where %s', (typed, known, meant) => {
  expect(nearest(typed, known)).toBe(meant);
});

test.each([
  ['ye', answers, 'two letters may have no slip'],
  ['perhaps', answers, 'nothing is near'],
  ['Excellent', ratings, 'nothing is near'],
  ['', answers, 'nothing was typed'],
  ['Good', [], 'nothing is known'],
  ['xyzd', ratings, 'three of its four letters are wrong'],
])('"%s" suggests nothing of %j: %s', (typed, known) => {
  expect(nearest(typed, known)).toBeNull();
});

test('the nearest of several is meant, and the first of those that are as near', () => {
  expect(nearest('2.2.4', ['2.3.1', '2.2.3', '2.2.1'], 3)).toBe('2.2.3');
  expect(nearest('Goods', ['Goads', 'Good', 'Woods'])).toBe('Goads');
  expect(nearest('Goodd', ['Goads', 'Good'])).toBe('Good');
});

test('more letters may be asked for each slip', () => {
  expect(nearest('abcdefghij', ['abcdefghxx'], 5)).toBe('abcdefghxx');
  expect(nearest('abcdefghij', ['abcdefghxx'], 6)).toBeNull();
});

test('of a cell of any length only the beginning is compared', () => {
  // Were all of it compared, that would take days.
  const beginning = 'y'.repeat(200);
  const known = `${beginning}${'a'.repeat(1_000_000)}`;
  expect(nearest(`${beginning}${'b'.repeat(1_000_000)}`, [...answers, known])).toBe(known);
});
