/** The samples: made again byte for byte, and held against what was published. */
import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import expected from '../samples/redcar-cleveland-middlesbrough-2022.expected.json' with { type: 'json' };
import { housingSheet } from '../samples/make/housing.js';
import { courtWorkSheet, halfFinishedSheet } from '../samples/make/others.js';
import { crcSheet, npsSheet, pdu2023Sheet, youth2018Sheet, youth2021Sheet } from '../samples/make/programmes.js';
import { redcarSheet } from '../samples/make/redcar.js';
import type { ExpectedContent, WrittenFigure } from '../src/model/expected.js';
import { run } from './run.js';

const redcar = 'redcar-cleveland-middlesbrough-2022';
const folder = new URL('../samples/', import.meta.url);

test.each([
  [redcar, redcarSheet],
  ['fieldwork-half-finished', halfFinishedSheet],
  ['high-performing-with-court-work', courtWorkSheet],
  ['pdu-riverside-and-fen-2024', pdu2023Sheet],
  ['youth-millbrook-2019', youth2018Sheet],
  ['youth-lakes-and-downs-2022', youth2021Sheet],
  ['crc-western-vale-2019', crcSheet],
  ['nps-eastmarch-2019', npsSheet],
  ['housing-repairs-2024', housingSheet],
])('%s.csv is what its plan makes, byte for byte', (name, made) => {
  expect(Buffer.from(made()).equals(readFileSync(new URL(`${name}.csv`, folder)))).toBe(true);
});

test('every sample is made from a plan, and has its inspection and its expected results', () => {
  const files = readdirSync(folder).filter((name) => /\.(csv|json)$/.test(name));
  const sheets = files.filter((name) => /^[^.]+\.csv$/.test(name)).map((name) => name.slice(0, -4));
  expect(sheets).toEqual([
    'crc-western-vale-2019',
    'fieldwork-half-finished',
    'high-performing-with-court-work',
    'housing-repairs-2024',
    'nps-eastmarch-2019',
    'pdu-riverside-and-fen-2024',
    redcar,
    'youth-lakes-and-downs-2022',
    'youth-millbrook-2019',
  ]);
  for (const sheet of sheets) {
    const beside = files.filter((name) => name.startsWith(`${sheet}.`) && !name.endsWith('.programme.json'));
    expect(beside.map((name) => name.slice(sheet.length))).toEqual([
      '.csv',
      '.expected.json',
      expect.stringMatching(/^\.inspection\.(csv|json)$/),
    ]);
  }
});

test('check holds for all of them', async () => {
  const { stdout, stderr, code } = await run(['check', 'samples']);
  expect(stdout).toMatch(/figures of 9 sheets: all as expected\.\n$/);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
});

/** One figure of the report. */
interface Published {
  readonly id: string;
  readonly where: string;
  readonly published: string;
  readonly counts: string;
  readonly counts_basis: string;
}

const figures = parse(readFileSync(new URL('fixtures/redcar-figures.csv', import.meta.url)), {
  columns: true,
}) as unknown as Published[];
const { overall, standards = {}, figures: written = [] } = expected as unknown as ExpectedContent;

/** What `check` says of each figure, by id: what stands behind "ok". */
const { stdout } = await run(['check', `samples/${redcar}.csv`, '--verbose']);
const records = new Map(
  [...stdout.matchAll(/^ {2}ok {6}(overall \w+|maximum score|rating of [\d.]+|[^ :]+)[^:]*: (.*)$/gm)].map(
    ([, id = '', said = '']) => [id, said],
  ),
);

const publishedOf = (id: string): string | undefined => figures.find((figure) => figure.id === id)?.published;
const figureOf = (id: string): WrittenFigure | undefined => written.find((figure) => figure.id === id);

const ofStandards = figures.filter(({ id }) => /^r\d/.test(id));
const ofCases = figures.filter(({ id }) => !/^(r\d|score$|overall$)/.test(id));

test('the report gives 66 figures, and check has a record for each', () => {
  expect(figures).toHaveLength(66);
  const ids = figures.map(({ id }) =>
    id === 'score' || id === 'overall'
      ? `overall ${id === 'score' ? 'score' : 'rating'}`
      : id.replace(/^r(?=\d)/, 'rating of '),
  );
  expect(new Set(ids).size).toBe(66);
  expect(ids.filter((id) => !records.has(id))).toEqual([]);
});

test('the overall result is the published one', () => {
  expect(`${overall?.score}/${overall?.maximum}`).toBe(publishedOf('score'));
  expect(overall?.rating).toBe(publishedOf('overall'));
});

test.each(ofStandards)('$id: $published', ({ id, published }) => {
  const code = id.slice(1);
  expect(standards[code]?.toLowerCase()).toBe(published.toLowerCase());
  expect(records.get(`rating of ${code}`)?.toLowerCase()).toBe(published.toLowerCase());
});

test('no standard is expected that was not published', () => {
  expect(Object.keys(standards)).toEqual(ofStandards.map(({ id }) => id.slice(1)));
  expect(written.map(({ id }) => id)).toEqual(ofCases.map(({ id }) => id));
});
const shareOf = (id: string): number => Number(records.get(id)?.split('%')[0]);

describe('the figures of the cases', () => {
  test.each(ofCases.filter(({ published, id }) => /^\d+%$/.test(published) && id !== 'pre-release-risk'))(
    '$id: $published',
    ({ id, published }) => {
      expect(`${figureOf(id)?.percentage}%`).toBe(published);
      expect(records.get(id)?.split(' ')[0]).toBe(published);
    },
  );

  test.each(ofCases.filter(({ id, counts_basis: basis }) => basis === 'printed' && id !== 'n'))(
    '$id: $counts, as printed',
    ({ id, counts }) => {
      expect(figureOf(id)?.count).toBe(counts);
    },
  );

  test.each(ofCases.filter(({ id, counts }) => counts !== '' && id !== 'n'))('$id: $counts', ({ id, counts }) => {
    expect(records.get(id)).toMatch(new RegExp(`^\\d+% \\(${counts}\\)$`));
  });

  test('n: 56 cases', () => {
    expect(figureOf('n')).toEqual({ id: 'n', cases: 56 });
    expect(records.get('n')).toBe('56');
  });

  // What stands only in words, and the least and most that the words can mean.
  test.each([
    ['pre-release', 'almost two-thirds', 60, 66.6],
    ['pre-release-risk', '25%', 22.5, 27.5],
    ['factors', 'about 33%', 30, 36],
    ['contingency', 'just over half', 50.1, 56],
    ['relationship', 'just over two-thirds', 66.7, 72],
    ['involved', 'half', 47, 53],
    ['disabilities', 'the majority of relevant cases', 50.1, 99.9],
    ['characteristics', 'all but a small number of cases', 80, 99.9],
    ['compliance', 'most cases', 50.1, 99.9],
    ['needs', 'approximately one in five', 17.5, 22.5],
  ])('%s: %s is between %f and %f', (id, words, least, most) => {
    expect(publishedOf(id)).toBe(words);
    const [low = NaN, high = NaN] = (figureOf(id)?.between ?? []).map(Number);
    expect(low).toBeGreaterThanOrEqual(least);
    expect(high).toBeLessThanOrEqual(most);
    expect(high).toBeGreaterThan(low);
  });

  test('two thirds of cases inspected is of all 56, and of relevant cases is of fewer', () => {
    expect(records.get('factors')).toContain('34% (19 of 56)');
    expect(records.get('compliance')).toContain('40 of 56');
    for (const id of ['disabilities', 'needs']) expect(records.get(id)).not.toContain('of 56');
  });

  test('engaging white people is more likely to be sufficient than engaging others, in planning most of all', () => {
    const names = ['assessment', 'planning', 'delivery', 'reviewing'];
    const gaps = names.map((name) => shareOf(`white-${name}`) - shareOf(`minority-${name}`));
    expect(Math.min(...gaps)).toBeGreaterThan(0);
    expect(names[gaps.indexOf(Math.max(...gaps))]).toBe('planning');
  });

  test.each(ofCases.filter(({ where }) => where !== ''))('$id is of $where', ({ id, where }) => {
    const filter = Object.entries(figureOf(id)?.where ?? {}).map(([column, values]) => `${column} = ${values.join()}`);
    expect(filter).toHaveLength(1);
    expect(filter.join().toLowerCase()).toBe(
      where === 'post-release cases' ? 'sentence = post-release' : where.toLowerCase(),
    );
  });

  test.each(ofCases.filter(({ where }) => where === ''))('$id is of all cases', ({ id }) => {
    expect(figureOf(id)?.where).toBeUndefined();
  });
});
