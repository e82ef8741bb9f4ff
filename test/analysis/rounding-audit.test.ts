/** The rounding audit: figures on a half, figures between the printed and the exact band. */
import { describe, expect, test } from 'vitest';
import { roundingAnalysis, roundingAudit } from '../../src/analysis/rounding-audit/index.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tally } from '../../src/model/reading.js';
import { casework, context, full, of, programme, tally } from '../make.js';

const two = programme([casework('2.2', 2), { ...casework('2.6'), basis: 'unrated' }]);
const audit = (tallies: Readonly<Record<string, Tally>>, under: Programme = two) =>
  roundingAudit(context(under, new Map(Object.entries(tallies))));

describe('a figure', () => {
  test('on a half with an even neighbour above prints the same either way, and is not told', () => {
    // 21 of 56 is 37.5: up to 38, and 38 is even.
    expect(audit({ '2.2.1': of(21, 56), '2.2.2': of(40, 56) })).toMatchObject({ looked: 2, figures: [], results: [] });
  });

  test('on a half with an even neighbour below prints another number', () => {
    expect(audit({ '2.2.1': of(1, 8), '2.2.2': of(8, 8) }).figures).toEqual([
      {
        question: '2.2.1',
        yes: 1,
        relevant: 8,
        exact: 12.5,
        printed: { halfUp: 13, halfEven: 12, exact: 13 },
        bands: { halfUp: full('I'), halfEven: full('I'), exact: full('I') },
      },
    ]);
  });

  test('just below a band by its exact value and in it by its printed one is told, although it prints the same', () => {
    // 100 of 155 is 64.516: printed 65.
    const { figures, results } = audit({ '2.2.1': of(100, 155), '2.2.2': of(155, 155) });
    expect(figures).toEqual([
      {
        question: '2.2.1',
        yes: 100,
        relevant: 155,
        exact: 64.5,
        printed: { halfUp: 65, halfEven: 65, exact: 64.5 },
        bands: { halfUp: full('G'), halfEven: full('G'), exact: full('RI') },
      },
    ]);
    expect(results).toEqual([
      {
        rounding: 'half-up',
        bandOn: 'exact',
        standards: [{ code: '2.2', from: full('G'), to: full('RI') }],
        undecided: [],
        score: 1,
        maximum: 3,
        overall: full('RI'),
      },
    ]);
  });

  test('on a half at the edge of a band is another rating, and the whole result says so', () => {
    // 129 of 200 is 64.5 exactly.
    const { figures, results } = audit({ '2.2.1': of(129, 200), '2.2.2': of(200, 200) });
    expect(figures[0]).toMatchObject({
      exact: 64.5,
      printed: { halfUp: 65, halfEven: 64, exact: 64.5 },
      bands: { halfUp: full('G'), halfEven: full('RI'), exact: full('RI') },
    });
    expect(results.map(({ rounding, bandOn }) => [rounding, bandOn])).toEqual([
      ['half-even', 'rounded'],
      ['half-up', 'exact'],
    ]);
  });

  test('that another question keeps from deciding changes no rating', () => {
    expect(audit({ '2.2.1': of(129, 200), '2.2.2': of(10, 200) })).toMatchObject({ figures: [{}], results: [] });
  });

  test('of a supporting question or an unrated standard is looked at, and in no band', () => {
    const { figures, looked } = audit({
      '2.2.1': of(5, 10),
      '2.2.2': of(5, 10),
      '2.2b': of(5, 8),
      '2.6.1': of(129, 200),
    });
    expect(looked).toBe(4);
    expect(figures.map(({ question, bands }) => [question, bands])).toEqual([
      ['2.2b', null],
      ['2.6.1', null],
    ]);
  });

  test('of an unrated standard that the exact value banded would print with decimals is one that prints otherwise', () => {
    const { figures } = audit({ '2.2.1': of(5, 10), '2.2.2': of(5, 10), '2.6.1': of(100, 155) });
    expect(figures).toMatchObject([{ question: '2.6.1', printed: { halfUp: 65, exact: 64.5 }, bands: null }]);
  });

  test('known by its percentage alone is named, and no way is said to leave its band as it is', () => {
    const published = new Map(['2.2.1', '2.2.2'].map((code) => [code, { percentage: 65, decimals: 0 }] as const));
    const found = roundingAudit(context(two, new Map(), {}, { published }));
    expect(found).toMatchObject({ looked: 0, figures: [], withoutCounts: ['2.2.1', '2.2.2'] });
    // 65 per cent may stand for 64.5 to 65.5: its exact value for Requires improvement or Good.
    expect(found.results).toEqual([
      {
        rounding: 'half-up',
        bandOn: 'exact',
        standards: [],
        undecided: ['2.2'],
        score: null,
        maximum: null,
        overall: null,
      },
    ]);
    expect(roundingAnalysis.panelLine({ roundingAudit: found } as never)).toBe(
      'Rounding: only the percentage of 2.2.1 and 2.2.2 is known, so what another way would give there cannot be said.',
    );
  });

  test('with nothing relevant is not looked at', () => {
    expect(audit({ '2.2.1': of(5, 10), '2.2.2': tally(0, 0, 10) }).looked).toBe(1);
  });

  test('of a group is no question', () => {
    expect(audit({ '2.2.1': of(5, 10), '2.2.2': of(5, 10), '2.2.1 where [["grade",["PQiP"]]]': of(1, 8) }).looked).toBe(
      2,
    );
  });
});

test('a programme that bands the exact value is held against the printed one, both ways', () => {
  const exact = { ...two, bandOn: 'exact' as const };
  const { way, results } = audit({ '2.2.1': of(129, 200), '2.2.2': of(200, 200) }, exact);
  expect(way).toEqual({ rounding: 'half-up', bandOn: 'exact' });
  expect(results).toMatchObject([
    { rounding: 'half-up', bandOn: 'rounded', standards: [{ from: full('RI'), to: full('G') }] },
  ]);
});
const words = (tally_: Tally, under: Programme): string[] =>
  roundingAnalysis
    .section({ roundingAudit: audit({ '2.2.1': tally_, '2.2.2': of(1, 1) }, under) } as never, false)
    .flatMap((part) => (part.kind === 'item' && part.text.startsWith('2.2.1') ? part.text : []));

describe('in words', () => {
  const exact = { ...two, bandOn: 'exact' as const };

  test('each way says what it prints: the exact value banded prints 64.5, as the report does', () => {
    expect(words(of(100, 155), exact)).toEqual([
      '2.2.1: 100 of 155 is 64.5 per cent, printed 65 with halves up or to even, 64.5 with the exact value banded; Good with halves up or to even, Requires improvement with the exact value banded.',
    ]);
    expect(words(of(129, 200), exact)).toEqual([
      '2.2.1: 129 of 200 is 64.5 per cent, printed 65 with halves up, 64 with halves to even, 64.5 with the exact value banded; Good with halves up, Requires improvement with halves to even or with the exact value banded.',
    ]);
  });

  test('a half far from every band is whole with the exact value banded too', () => {
    expect(words(of(1, 8), two)).toEqual([
      '2.2.1: 1 of 8 is 12.5 per cent, printed 13 with halves up or with the exact value banded, 12 with halves to even.',
    ]);
  });
});
