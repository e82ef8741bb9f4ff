import { expect, test } from 'vitest';
import { ratingWords, standardName } from '../../src/scoring/words.js';
import { pdu } from '../make.js';

test.each([
  [{ rating: 'Good', basis: 'cases' }, 'Good'],
  [{ rating: null, basis: 'notApplicable' }, 'Not applicable'],
  [{ rating: null, basis: 'missing' }, 'Still to come'],
  [{ rating: null, basis: 'unrated' }, 'Not rated'],
] as const)('a table shows %j as %s', (result, expected) => {
  expect(ratingWords(result)).toBe(expected);
});

test.each([
  ['2.2', '2.2 Assessment'],
  ['9.9', '9.9'],
])('the standard %s is named %s', (code, expected) => {
  expect(standardName(pdu, code)).toBe(expected);
});
