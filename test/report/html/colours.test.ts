/** The colours of the style sheet, by the formulas of WCAG 2.2 (relative luminance, contrast ratio). */
import { describe, expect, test } from 'vitest';
import { styleSheet } from '../../../src/report/html/style.js';

function palette(source: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...source.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

const [lightSource = '', darkSource = ''] = styleSheet.split('@media');
const light = palette(lightSource);
const schemes = { light, dark: { ...light, ...palette(darkSource) } };

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, bright = 0] = [luminance(one), luminance(other)].toSorted((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}

const ratings = ['lowest', 'low', 'high', 'highest'];
const grounds = ['page', 'raised', 'even', 'odd'];

test('the formula gives what WCAG says of black and white', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

describe.each(Object.entries(schemes))('in the %s scheme', (_, scheme) => {
  const ratio = (one: string, other: string): number => contrast(scheme[one] ?? '', scheme[other] ?? '');

  test.each([
    ...['ink', 'quiet'].flatMap((words) => grounds.map((ground) => [words, ground])),
    ...['page', 'raised'].map((ground) => ['link', ground]),
    ...['on-cover', 'on-cover-quiet'].map((words) => [words, 'cover']),
    ...ratings.map((rating) => ['on-rating', rating]),
    ['neutral', 'page'],
  ])('words in %s on %s have a contrast of at least 4.5', (one = '', other = '') => {
    expect(ratio(one, other)).toBeGreaterThanOrEqual(4.5);
  });

  test.each([
    ...[...ratings, 'neutral', 'edge'].flatMap((shape) => ['page', 'even', 'odd'].map((ground) => [shape, ground])),
    ...ratings.map((rating) => ['page', rating]),
  ])('what is drawn in %s on %s has a contrast of at least 3', (one = '', other = '') => {
    expect(ratio(one, other)).toBeGreaterThanOrEqual(3);
  });
});
