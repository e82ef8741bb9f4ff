import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { overallRating, score } from '../../src/scoring/overall.js';
import { assessCase, full, organisational, pdu, programme, type Short } from '../make.js';
import { runs } from '../runs.js';

/** Score ranges by the number of rated standards, as the published pairs give them: the highest score of each rating. */
const ranges = [
  { standards: 12, I: 6, RI: 18, G: 30, O: 36 },
  { standards: 10, I: 5, RI: 15, G: 25, O: 30 },
  { standards: 9, I: 4, RI: 13, G: 22, O: 27 },
  { standards: 8, I: 4, RI: 12, G: 20, O: 24 },
  { standards: 7, I: 3, RI: 10, G: 17, O: 21 },
];
const shorts = ['I', 'RI', 'G', 'O'] as const;
const scores = ranges.flatMap((range) =>
  Array.from({ length: range.O + 1 }, (_, total) => ({
    standards: range.standards,
    total,
    rating: full(shorts.find((short) => total <= range[short]) ?? 'O'),
  })),
);

const rating = (total: number, standards: number): string | null =>
  overallRating(pdu.overall, pdu.ratings, total, standards);

test.each(scores)('$total from $standards standards is $rating', ({ total, standards, rating: expected }) => {
  expect(rating(total, standards)).toBe(expected);
});

test('the maximum is that of the points which the scale has now', () => {
  const scale = structuredClone(pdu.ratings);
  expect(score(scale, [full('G')])).toEqual({ score: 2, maximum: 3 });
  Object.assign(scale[3]!, { points: 4 });
  expect(score(scale, [full('G')])).toEqual({ score: 2, maximum: 4 });
});

test.each(Object.keys(shipped))('%s has the same cut-offs and points as every published table', async (id) => {
  const found = await shippedProgramme(id);
  expect(found?.programme.overall).toMatchObject({
    method: 'averagePoints',
    cutOffs: [
      { rating: full('I'), upTo: 0.5 },
      { rating: full('RI'), upTo: 1.5 },
      { rating: full('G'), upTo: 2.5 },
    ],
  });
  expect(found?.programme.ratings.map(({ name, short, points }) => [name, short, points])).toEqual([
    [full('I'), 'I', 0],
    [full('RI'), 'RI', 1],
    [full('G'), 'G', 2],
    [full('O'), 'O', 3],
  ]);
});

test.each([
  ['Bromley YJS', 33, 36, 'O'],
  ['Islington YJS', 34, 36, 'O'],
  ['Reading YJS', 5, 36, 'I'],
  ['Ceredigion YJS', 1, 24, 'I'],
  ['Hammersmith, Fulham, Kensington, Chelsea and Westminster PDU', 0, 27, 'I'],
  ['Birmingham North, East and Solihull PDU', 2, 27, 'I'],
  ['Kent YJS', 18, 36, 'RI'],
] as const)('%s: %i of %i is %s', (_, total, maximum, expected) => {
  expect(rating(total, maximum / 3)).toBe(full(expected));
});

test('by the definition: Inadequate if 2s ≤ n, Requires improvement if 2s ≤ 3n, Good if 2s ≤ 5n, else Outstanding', () => {
  const standardsAndScore = fc.integer({ min: 1, max: 60 }).chain((n) => fc.tuple(fc.constant(n), fc.nat(3 * n)));
  fc.assert(
    fc.property(standardsAndScore, ([n, s]) => {
      const expected = 2 * s <= n ? 'I' : 2 * s <= 3 * n ? 'RI' : 2 * s <= 5 * n ? 'G' : 'O';
      expect(rating(s, n)).toBe(full(expected));
    }),
    runs(100),
  );
});

test.each([
  [0.29, 29, 100, 'I'],
  [0.29, 30, 100, 'RI'],
  [0.57, 57, 100, 'I'],
  [0.58, 59, 100, 'RI'],
  [1.15, 115, 100, 'I'],
  [0.33, 1, 3, 'RI'],
] as const)(
  'a cut-off of %f belongs to the lower rating: %i from %i standards is %s',
  (upTo, total, standards, expected) => {
    const cutOffs = [
      { rating: full('I'), upTo },
      { rating: full('RI'), upTo: 2 },
      { rating: full('G'), upTo: 2.5 },
    ];
    expect(
      overallRating({ method: 'averagePoints', cutOffs, source: pdu.overall.source }, pdu.ratings, total, standards),
    ).toBe(full(expected));
  },
);

describe('without a rated standard', () => {
  test('score and maximum are 0', () => {
    expect(score(pdu.ratings, [])).toEqual({ score: 0, maximum: 0 });
  });

  test('there is no overall rating', () => {
    expect(rating(0, 0)).toBeNull();
  });

  test('neither is there for a whole inspection where nothing applies', () => {
    const made = programme([organisational('1.1'), organisational('1.2')]);
    expect(assessCase({ programme: made, notApplicable: ['1.1', '1.2'] }).overall).toEqual({
      score: 0,
      maximum: 0,
      rating: null,
      byRule: { score: 0, rating: null },
      complete: true,
      composite: null,
      provisional: false,
    });
  });
});

/** The complete published tables; `apart` is rated and shown outside the score, `-` is not applicable. */
const tables: readonly (readonly [string, string, Short | null, number, number, Short])[] = [
  ['Redcar, Cleveland and Middlesbrough PDU', 'RI G RI G - I RI I RI', null, 8, 24, 'RI'],
  ['East Sussex YJS', 'G G O O G I O O RI RI O G', 'RI', 25, 36, 'G'],
  ['Hull YJS', 'RI G RI O G O O O G O O O', null, 29, 36, 'G'],
  ['Dorset YJS', 'G G G G G G G G RI O G G', 'G', 24, 36, 'G'],
  ['Isle of Wight YJS', 'RI G RI RI RI RI G O I I RI G', 'G', 15, 36, 'RI'],
];

describe.each(tables)('%s', (_, ratings, apart, total, maximum, overall) => {
  const given = ratings.split(' ');
  const standards = given.map((__, i) => organisational(`1.${i + 1}`));
  const made = programme([...standards, ...(apart === null ? [] : [organisational('4.1', false)])]);
  const told = {
    programme: made,
    judged: Object.fromEntries([
      ...given.flatMap((short, i) => (short === '-' ? [] : [[`1.${i + 1}`, short as Short]])),
      ...(apart === null ? [] : [['4.1', apart]]),
    ]) as Record<string, Short>,
    notApplicable: given.flatMap((short, i) => (short === '-' ? [`1.${i + 1}`] : [])),
  };

  test(`${ratings} scores ${total} of ${maximum}`, () => {
    const rated = given.flatMap((short) => (short === '-' ? [] : full(short as Short)));
    expect(score(pdu.ratings, rated)).toEqual({ score: total, maximum });
  });

  test(`is ${overall} overall, with what is shown apart outside the score`, () => {
    expect(assessCase(told).overall).toEqual({
      score: total,
      maximum,
      rating: full(overall),
      byRule: { score: total, rating: full(overall) },
      complete: true,
      composite: null,
      provisional: false,
    });
  });
});

describe('a standard that is not counted', () => {
  const made = programme([organisational('1.1'), organisational('1.2'), organisational('4.1', false)]);
  const judged = { '1.1': 'G', '1.2': 'RI' } as const;
  const alone = assessCase({ programme: programme(made.standards.slice(0, 2)), judged });

  test.each(shorts)('rated %s leaves the overall result as it would be without it', (short) => {
    const found = assessCase({ programme: made, judged: { ...judged, '4.1': short } });
    expect(found.overall).toEqual(alone.overall);
    expect(found.standards[2]).toMatchObject({ counted: false, rating: full(short), points: shorts.indexOf(short) });
  });

  test('and still to come leaves it complete', () => {
    const found = assessCase({ programme: made, judged });
    expect(found.overall).toEqual(alone.overall);
    expect(found.standards[2]).toMatchObject({ counted: false, basis: 'missing', rating: null, points: null });
  });

  test('is the only one with a rating: there is none overall', () => {
    expect(assessCase({ programme: made, judged: { '4.1': 'O' } }).overall).toMatchObject({
      score: 0,
      maximum: 0,
      rating: null,
      complete: false,
      composite: null,
    });
  });
});

describe('a standard still to come', () => {
  const made = programme([organisational('1.1'), organisational('1.2'), organisational('1.3')]);

  test('leaves no overall rating, and the score so far', () => {
    expect(assessCase({ programme: made, judged: { '1.1': 'O', '1.2': 'G' } }).overall).toEqual({
      score: 5,
      maximum: 6,
      rating: null,
      byRule: { score: 5, rating: null },
      complete: false,
      composite: null,
      provisional: false,
    });
  });

  test('is not the same as one that is not applicable', () => {
    const found = assessCase({ programme: made, judged: { '1.1': 'O', '1.2': 'G' }, notApplicable: ['1.3'] });
    expect(found.overall).toMatchObject({ score: 5, maximum: 6, rating: full('G'), complete: true });
  });
});
