import { describe, expect, test } from 'vitest';
import type { Programme } from '../../src/model/programme.js';
import { shipped, shippedProgramme } from '../../src/programmes/index.js';
import { placeInBand, bandOfWhole } from '../../src/scoring/band.js';
import { full, pdu, type Short } from '../make.js';

const exact: Programme = { ...pdu, bandOn: 'exact' };

/** What is printed of some counts, the band they are placed in, and the band of their exact value. */
function placeOf(programme: Programme, yes: number, relevant: number): unknown {
  const found = placeInBand(programme, yes, relevant);
  return found === null ? null : [found.percentage, found.band.rating, found.exactBand.rating];
}

test.each(['rounded', 'exact'] as const)('%s: the bands are those that the programme has now', (bandOn) => {
  const own = { ...structuredClone(pdu), bandOn };
  expect(placeOf(own, 28, 56)).toEqual([50, full('RI'), full('RI')]);
  const moved = { ...own.bands[1]!, from: 51 };
  Object.assign(own.bands, { 1: moved });
  expect(placeOf(own, 28, 56)).toEqual([50, full('I'), full('I')]);
  Object.assign(moved, { from: 50 });
  expect(placeOf(own, 28, 56)).toEqual([50, full('RI'), full('RI')]);
});

describe('the bands of 2021 as the facts give them', () => {
  test.each([
    [0, 'I'],
    [30, 'I'],
    [38, 'I'],
    [49, 'I'],
    [50, 'RI'],
    [51, 'RI'],
    [54, 'RI'],
    [64, 'RI'],
    [65, 'G'],
    [66, 'G'],
    [79, 'G'],
    [80, 'O'],
    [81, 'O'],
    [100, 'O'],
  ] as const)('%i per cent is %s', (percentage, rating) => {
    expect(bandOfWhole(pdu.bands, percentage).rating).toBe(full(rating));
    expect(placeOf(pdu, percentage, 100)).toEqual([percentage, full(rating), full(rating)]);
  });

  test.each([
    [98, 200, 49, 'I', 'I'],
    [99, 200, 50, 'RI', 'I'],
    [100, 200, 50, 'RI', 'RI'],
    [128, 200, 64, 'RI', 'RI'],
    [129, 200, 65, 'G', 'RI'],
    [130, 200, 65, 'G', 'G'],
    [158, 200, 79, 'G', 'G'],
    [159, 200, 80, 'O', 'G'],
    [160, 200, 80, 'O', 'O'],
    [644, 1000, 64, 'RI', 'RI'],
    [645, 1000, 65, 'G', 'RI'],
    [649, 1000, 65, 'G', 'RI'],
    [650, 1000, 65, 'G', 'G'],
  ] as const)('%i of %i is printed as %i and rated %s; exactly it is %s', (yes, relevant, printed, rating, exactly) => {
    expect(placeOf(pdu, yes, relevant)).toEqual([printed, full(rating), full(exactly)]);
  });

  test('no band changes with the rounding of halves for a base under 200', () => {
    const halfEven: Programme = { ...pdu, rounding: 'half-even' };
    const changed: string[] = [];
    for (let relevant = 1; relevant < 200; relevant++) {
      for (let yes = 0; yes <= relevant; yes++) {
        if (placeInBand(pdu, yes, relevant)?.band !== placeInBand(halfEven, yes, relevant)?.band)
          changed.push(`${yes}/${relevant}`);
      }
    }
    expect(changed).toEqual([]);
  });
});

const programmes = await Promise.all(
  Object.keys(shipped).map(async (id) => {
    const found = await shippedProgramme(id);
    if (found === null) throw new Error(`${id} is not shipped`);
    return found.programme;
  }),
);

const edges = programmes.flatMap((programme) =>
  programme.bands.slice(1).map((band, i) => ({
    programme,
    id: programme.id,
    edge: band.from,
    above: band.rating,
    below: programme.bands[i]?.rating,
  })),
);

describe.each(edges)('$id: from $edge per cent', ({ programme, edge, above, below }) => {
  test(`just below is ${below}`, () => {
    expect(placeOf(programme, edge - 1, 100)).toEqual([edge - 1, below, below]);
  });

  test(`on it is ${above}`, () => {
    expect(placeOf(programme, edge, 100)).toEqual([edge, above, above]);
  });

  test(`just above is ${above}`, () => {
    expect(placeOf(programme, edge + 1, 100)).toEqual([edge + 1, above, above]);
  });

  test.runIf(programme.bandOn === 'rounded')(`what rounds up to it is ${above}, and exactly ${below}`, () => {
    expect(placeOf(programme, 1000 * edge - 499, 100_000)).toEqual([edge, above, below]);
  });

  test.runIf(programme.bandOn === 'rounded')(`what rounds down from it is ${below}, as it is exactly`, () => {
    expect(placeOf(programme, 1000 * edge - 501, 100_000)).toEqual([edge - 1, below, below]);
  });
});

test.each(programmes.map((programme) => [programme.id, programme] as const))(
  '%s: nothing is the lowest band, everything the highest, and nothing relevant none',
  (_, programme) => {
    const [lowest, highest] = [programme.bands.at(0)?.rating, programme.bands.at(-1)?.rating];
    expect(placeOf(programme, 0, 7)).toEqual([0, lowest, lowest]);
    expect(placeOf(programme, 7, 7)).toEqual([100, highest, highest]);
    expect(placeOf(programme, 0, 0)).toBeNull();
  },
);

const bandOf = (value: number): Short => (value < 50 ? 'I' : value < 65 ? 'RI' : value < 80 ? 'G' : 'O');

describe('where the exact value is banded, as few decimals are printed as do not mislead', () => {
  test.each<[number, number, number, Short, string]>([
    [32, 56, 57, 'RI', 'whole, for it is nowhere near an edge'],
    [49, 100, 49, 'I', 'whole by itself'],
    [494, 1000, 49, 'I', 'whole, for it rounds down'],
    [99, 200, 49.5, 'I', 'as 50 it would look like RI'],
    [4999, 10_000, 49.99, 'I', 'as 50 or 50.0 it would look like RI'],
    [49_996, 100_000, 49.996, 'I', 'as 50.00 it would look like RI'],
    [4_999_999_999_999, 10_000_000_000_000, 49.999_999_999_99, 'I', 'as many decimals as that takes'],
    [1, 2, 50, 'RI', 'exactly on the edge'],
    [5001, 10_000, 50, 'RI', 'just over the edge'],
    [129, 200, 64.5, 'RI', 'as 65 it would look like G'],
    [6499, 10_000, 64.99, 'RI', 'as 65 or 65.0 it would look like G'],
    [13, 20, 65, 'G', 'exactly on the edge'],
    [799, 1000, 79.9, 'G', 'as 80 it would look like O'],
    [4, 5, 80, 'O', 'exactly on the edge'],
    [199, 200, 100, 'O', 'there is no band above'],
    [0, 5, 0, 'I', 'none'],
  ])('%i of %i is printed as %f, %s: %s', (yes, relevant, printed, rating) => {
    expect(placeOf(exact, yes, relevant)).toEqual([printed, full(rating), full(rating)]);
  });

  test('nothing relevant has neither percentage nor band', () => {
    expect(placeInBand(exact, 0, 0)).toBeNull();
  });

  test.each<[number, number, number, Short, string]>([
    [129, 200, 64, 'RI', '64.5 goes to the even 64, which does not mislead'],
    [99, 200, 49.5, 'I', '49.5 would go to the even 50'],
  ])('half to even, %i of %i is printed as %f, %s: %s', (yes, relevant, printed, rating) => {
    expect(placeOf({ ...exact, rounding: 'half-even' }, yes, relevant)).toEqual([printed, full(rating), full(rating)]);
  });

  test('what is printed is in the band of the counts, and one decimal fewer would not be, for every count of up to 210', () => {
    const wrong: string[] = [];
    for (let relevant = 1; relevant <= 210; relevant++) {
      for (let yes = 0; yes <= relevant; yes++) {
        const band = full(bandOf((100 * yes) / relevant));
        const found = placeInBand(exact, yes, relevant);
        const decimals = String(found?.percentage).split('.')[1]?.length ?? 0;
        const shorter = Math.round(((100 * yes) / relevant) * 10 ** (decimals - 1)) / 10 ** (decimals - 1);
        const right =
          found?.band.rating === band &&
          full(bandOf(found.percentage)) === band &&
          (decimals === 0 || full(bandOf(shorter)) !== band);
        if (!right) wrong.push(`${yes} of ${relevant}: ${found?.percentage}, ${found?.band.rating}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});
