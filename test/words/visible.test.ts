import { expect, test } from 'vitest';
import { quote, makeVisible } from '../../src/words/visible.js';

test.each([
  ['a line feed', 'a\nb', 'a\\nb'],
  ['a carriage return', 'a\rb', 'a\\rb'],
  ['a tab', 'a\tb', 'a\\tb'],
  ['a NUL', 'a\0b', 'a\\0b'],
  ['an escape, which steers a terminal', '\u001b[2Jb', '\\u001b[2Jb'],
  ['a bell', 'a\u0007', 'a\\u0007'],
  ['the one-byte escape of C1', '\u009b31m', '\\u009b31m'],
  ['a delete', 'a\u007f', 'a\\u007f'],
  ['a soft hyphen', 'Y\u00ades', 'Y\\u00ades'],
  ['a zero-width space', 'Y\u200bes', 'Y\\u200bes'],
  ['a byte order mark', '\ufeffYes', '\\ufeffYes'],
  ['text turned right to left', '\u202eseY', '\\u202eseY'],
  ['an isolate', '\u2066Yes\u2069', '\\u2066Yes\\u2069'],
  ['a line separator', 'a\u2028b', 'a\\u2028b'],
  ['half a character', 'a\ud83db', 'a\\ud83db'],
])('%s is written out', (_, text, expected) => {
  expect(makeVisible(text)).toBe(expected);
});

test.each(['Yes', 'Zoë Ó Briain', 'Łódź', '日本', '👍', 'a\u00a0b', '“quoted” – dashed', '50 %'])(
  '%s stays as it is',
  (text) => {
    expect(makeVisible(text)).toBe(text);
  },
);

test('a cell of 60 characters is quoted whole, one of 61 is shortened', () => {
  expect(quote('x'.repeat(60))).toBe(`"${'x'.repeat(60)}"`);
  expect(quote('x'.repeat(61))).toBe(`"${'x'.repeat(60)}…"`);
  expect(quote('x'.repeat(1_000_000))).toBe(`"${'x'.repeat(60)}…"`);
});

test('characters are not cut in half', () => {
  expect(quote('👍'.repeat(60))).toBe(`"${'👍'.repeat(60)}"`);
  expect(quote('👍'.repeat(61))).toBe(`"${'👍'.repeat(60)}…"`);
  expect(quote(`x${'👍'.repeat(60)}`)).toBe(`"x${'👍'.repeat(59)}…"`);
});

test('what is quoted is made visible', () => {
  expect(quote('Y\u001bes')).toBe('"Y\\u001bes"');
  expect(quote('')).toBe('""');
});
