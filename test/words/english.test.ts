import { expect, test } from 'vitest';
import { formatCount, fold, formatNumber, numberInWords, formatList } from '../../src/words/english.js';

test.each([
  [[], ''],
  [['2.2'], '2.2'],
  [['2.2', '2.3'], '2.2 and 2.3'],
  [['2.2', '2.3', '2.4'], '2.2, 2.3 and 2.4'],
])('%j are listed as "%s"', (words, expected) => {
  expect(formatList(words)).toBe(expected);
});

test('a list of choices ends with "or"', () => {
  expect(formatList(['Yes', 'No', 'N/A'], 'or')).toBe('Yes, No or N/A');
});

test.each([
  [0, '0 cases'],
  [1, '1 case'],
  [2, '2 cases'],
  [1000, '1,000 cases'],
])('%i is "%s"', (n, expected) => {
  expect(formatCount(n, 'case')).toBe(expected);
});

test('a plural may be told', () => {
  expect(formatCount(1, 'case is', 'cases are')).toBe('1 case is');
  expect(formatCount(2, 'case is', 'cases are')).toBe('2 cases are');
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [999_999, '999,999'],
  [56_000_000, '56,000,000'],
])('%i is written %s', (n, expected) => {
  expect(formatNumber(n)).toBe(expected);
});

test.each([
  [0, 'no'],
  [1, 'one'],
  [9, 'nine'],
  [10, '10'],
  [1000, '1,000'],
])('%i is "%s" in words', (n, expected) => {
  expect(numberInWords(n)).toBe(expected);
});

test.each(['case_id', 'Case ID', ' case-id ', 'CASE  __  ID'])('"%s" is the same name as "case id"', (name) => {
  expect(fold(name)).toBe('case id');
});

test('a name without its separators is another name', () => {
  expect(fold('caseid')).not.toBe(fold('case id'));
});
