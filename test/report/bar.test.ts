/** Percentages as bars: the picture says the same as the figure. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { drawAxis, drawBar } from '../../src/report/text/bar.js';
import { questionTable } from '../../src/report/text/questions.js';
import { assessCase, casework, of, ordinary, programme, standard, tally } from '../make.js';
import { run } from '../run.js';
import { runs } from '../runs.js';
import { style } from './style.js';

const plain = (text: string): string => text;
const usual = { edges: [50, 65, 80], columns: 32 };
const drawPlain = (percentage: number, scale = usual, ascii = false): string =>
  drawBar(percentage, scale, { ascii }, plain);

describe('a bar', () => {
  test.each([
    [0, '              │    │    │      │'],
    [30, '████████▍     │    │    │      │'],
    [49, '█████████████▊│    │    │      │'],
    [50, '██████████████│    │    │      │'],
    [51, '██████████████│▎   │    │      │'],
    [64, '██████████████│███▊│    │      │'],
    [79, '██████████████│████│███▊│      │'],
    [80, '██████████████│████│████│      │'],
    [99.5, '██████████████│████│████│█████▉│'],
    [100, '██████████████│████│████│██████│'],
  ])('of %d per cent', (percentage, wanted) => {
    expect(drawPlain(percentage)).toBe(wanted);
  });

  test('is whole characters of ASCII where that was asked for, and still on the right side of each edge', () => {
    expect(drawPlain(49, usual, true)).toBe('############# |    |    |      |');
    expect(drawPlain(50, usual, true)).toBe('##############|    |    |      |');
    expect(drawPlain(51, usual, true)).toBe('##############|#   |    |      |');
    expect(drawPlain(79.5, usual, true)).toBe('##############|####|### |      |');
  });

  test('without bands has no edge but its end', () => {
    expect(drawPlain(50, { edges: [], columns: 21 })).toBe('██████████          │');
  });
});

const anyScale = fc.record({
  edges: fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 6 })
    .map((edges) => edges.toSorted((a, b) => a - b)),
  columns: fc.integer({ min: 20, max: 60 }),
});
const anyPercentage = fc.oneof(
  fc.integer({ min: 0, max: 100 }),
  fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
);

/** The zones of a bar: what is filled in each, in columns, and how many there are. */
const zonesOf = (text: string): { filled: number; columns: number }[] =>
  text
    .split(/[│|]/)
    .slice(0, -1)
    .map((zone) => ({ filled: zone.trimEnd().length, columns: zone.length }));

test('a bar is as wide as its scale, and fills nothing beyond an edge that is not passed, whatever the bands', () => {
  fc.assert(
    fc.property(anyPercentage, anyScale, fc.boolean(), (percentage, scale, ascii) => {
      const text = drawPlain(percentage, scale, ascii);
      expect(text).toHaveLength(scale.columns);
      expect(ascii ? /^[# |]+$/ : /^[█▏▎▍▌▋▊▉ │]+$/).toSatisfy((pattern: RegExp) => pattern.test(text));
      const zones = zonesOf(text);
      expect(zones).toHaveLength(scale.edges.length + 1);
      zones.forEach(({ filled, columns }, i) => {
        const [from = 0, to = 100] = [scale.edges[i - 1], scale.edges[i]];
        const [nothing, all] = [percentage <= from, percentage >= to];
        expect(nothing ? filled : 0).toBe(0);
        expect(all ? filled : columns).toBe(columns);
      });
    }),
    runs(100),
  );
});

test('a greater percentage never has a shorter bar', () => {
  fc.assert(
    fc.property(anyPercentage, anyPercentage, anyScale, (a, b, scale) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((percentage) =>
        zonesOf(drawPlain(percentage, scale)).reduce((sum, { filled }) => sum + filled, 0),
      );
      expect(less).toBeLessThanOrEqual(more ?? 0);
    }),
    runs(100),
  );
});

describe('the axis', () => {
  test('has the number of each edge end below its mark', () => {
    expect(drawAxis(usual)).toBe('0            50   65   80    100');
  });

  test('leaves out a number for which there is no room', () => {
    expect(drawAxis({ edges: [49, 50, 90], columns: 24 })).toBe('0        49        90');
  });
});

/** The lines of a standard's table in a terminal so many columns wide. */
const table = (result: Assessment, code: string, width: number, ascii = false): string[] =>
  questionTable(standard(result, code), result.method, style(width, { ascii })).map((line) => line.trimEnd());

const result = ordinary({ tallies: { '2.2.1': of(32, 56), '2.2.2': tally(43, 11, 2), '2.2.3': of(17, 56) } });
const bars = (lines: readonly string[]): string[] => lines.filter((line) => /[│|]$/.test(line));

describe('in a table of questions', () => {
  test('of 120 columns the bars stand beside the figures', () => {
    const lines = table(result, '2.2', 120);
    expect(bars(lines)).toHaveLength(3);
    for (const line of bars(lines)) expect(line).toMatch(/^ {2}2\.2\.\d .*\d+%/);
  });

  test('of 80 columns they stand below them', () => {
    const lines = table(result, '2.2', 80);
    expect(bars(lines)).toHaveLength(3);
    for (const line of bars(lines)) expect(line).not.toMatch(/%/);
  });

  test.each([36, 40, 60, 79, 80, 81, 100, 115, 116, 120, 200])('of %i columns no line is longer', (width) => {
    for (const code of ['2.2', '2.6']) {
      const lines = table(ordinary({ tallies: { '2.6.1': tally(5, 5, 1, 1) } }), code, width);
      expect(lines.filter((line) => line.length > width)).toEqual([]);
      expect(bars(lines)).toHaveLength(code === '2.2' ? 3 : 1);
    }
  });

  test('that is too narrow for a bar there is none', () => {
    expect(bars(table(result, '2.2', 24))).toEqual([]);
  });

  test('there is none where no terminal sets a width', () => {
    expect(bars(table(result, '2.2', Infinity))).toEqual([]);
    expect(table(result, '2.2', Infinity)).toHaveLength(6);
  });

  test('there is none for a question with nothing relevant, and no axis where there is no bar', () => {
    const some = ordinary({ tallies: { '2.2.2': tally(0, 0, 56) } });
    expect(bars(table(some, '2.2', 80))).toHaveLength(2);
    const nothing = ordinary({ tallies: { '2.6.1': tally(0, 0, 56) } });
    expect(table(nothing, '2.6', 80).join('\n')).not.toMatch(/[█│]|100$/m);
  });

  test('a bar of a question that is not rated has no edges of bands', () => {
    const [found = ''] = bars(table(ordinary({ tallies: { '2.6.1': of(12, 56) } }), '2.6', 80));
    expect(found.match(/│/g)).toHaveLength(1);
  });

  test('a title that is too long for its column is wrapped', () => {
    const made = programme([{ ...casework('2.1'), basis: 'unrated', title: 'What tenants say '.repeat(6).trim() }]);
    const lines = table(assessCase({ programme: made, tallies: new Map([['2.1.1', of(1, 2)]]) }), '2.1', 80);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join(' ').match(/tenants/g)).toHaveLength(6);
  });
});

test('with --ascii a terminal gets nothing else, and the colours of a bar say nothing that it does not', async () => {
  const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
  const ascii = await run(['score', sheet, '--ascii'], { columns: 80, env: { NO_COLOR: '1' } });
  expect(ascii.stdout).toMatch(/#+\|/);
  expect(ascii.stdout).toMatch(/^[\n -~]*$/);
  const plainly = await run(['score', sheet], { columns: 80, env: { NO_COLOR: '1' } });
  const painted = await run(['score', sheet], { columns: 80 });
  expect(painted.stdout).toContain('\u001b[31m█');
  expect(painted.stdout.replaceAll(/\u001b\[\d+m/g, '')).toBe(plainly.stdout);
});

describe('in a breakdown', () => {
  const argv = [
    'score',
    'samples/redcar-cleveland-middlesbrough-2022.csv',
    '--by',
    'ethnicity',
    '--questions',
    '2.3.1',
  ];
  const rows = async (columns: number, ...options: readonly string[]): Promise<string[]> => {
    const { stdout } = await run([...argv, ...options], { columns, env: { NO_COLOR: '1' } });
    return stdout.slice(stdout.indexOf('\nBy ethnicity')).split('\n');
  };

  test('each group has a bar where there is the room, without the edges of bands, since no group is rated', async () => {
    const found = bars(await rows(120));
    expect(found.map((line) => /\d+%/.exec(line)?.[0])).toEqual(['17%', '61%', '0%', '55%']);
    for (const line of found) expect(line.match(/│/g)).toHaveLength(1);
  });

  test('there is none where there is not the room', async () => {
    expect(bars(await rows(80))).toEqual([]);
  });

  test('a hidden figure has none', async () => {
    const lines = (await rows(120, '--publish')).filter((line) => / of (?:\d+|\[c\])/.test(line));
    expect(lines.some((line) => line.includes('[c]'))).toBe(true);
    for (const line of lines) expect(line.includes('│')).toBe(!line.includes('[c] of'));
  });
});
