/** Borderline flags: just inside, on and just outside every limit. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sensitivity } from '../../src/analysis/sensitivity.js';
import type { Programme, Tally } from '../../src/model.js';
import { borderline } from '../../src/scoring/borderline.js';
import { measure } from '../../src/scoring/standard.js';
import { run } from '../run.js';
import { casework, inspection, of, ordinary, pdu, programme, standard, tally } from '../make.js';

const one = programme([casework('2.2', 2)]);

function flags(lowest: Tally, other: Tally = of(100, 100), under: Programme = one) {
  const tallies = new Map([
    ['2.2.1', lowest],
    ['2.2.2', other],
  ]);
  return under.standards.flatMap((s) =>
    borderline(under, measure(under, s, { tallies, outstanding: 0 }, inspection())),
  );
}

const kinds = (...told: Parameters<typeof flags>) => flags(...told).map(({ kind }) => kind);

describe('within five points of a cut-off', () => {
  test.each([
    [44, []],
    [
      45,
      ['The lowest percentage, 45 per cent, is 5 points below the 50 per cent at which Requires improvement begins.'],
    ],
    [
      49,
      ['The lowest percentage, 49 per cent, is 1 point below the 50 per cent at which Requires improvement begins.'],
    ],
    [50, ['The lowest percentage, 50 per cent, is exactly on the 50 per cent at which Requires improvement begins.']],
    [
      55,
      ['The lowest percentage, 55 per cent, is 5 points above the 50 per cent at which Requires improvement begins.'],
    ],
    [56, []],
    [59, []],
    [60, ['The lowest percentage, 60 per cent, is 5 points below the 65 per cent at which Good begins.']],
    [70, ['The lowest percentage, 70 per cent, is 5 points above the 65 per cent at which Good begins.']],
    [71, []],
    [75, ['The lowest percentage, 75 per cent, is 5 points below the 80 per cent at which Outstanding begins.']],
    [85, ['The lowest percentage, 85 per cent, is 5 points above the 80 per cent at which Outstanding begins.']],
    [86, []],
    [0, []],
    [5, []],
  ])('%i per cent', (percentage, told) => {
    const found = flags(of(percentage * 10, 1000)).filter(({ kind }) => kind === 'withinFivePoints');
    expect(found.map(({ message }) => message)).toEqual(told);
  });

  test('goes by the printed percentage: 55.4 is printed 55 and inside, 55.5 is printed 56 and outside', () => {
    expect(kinds(of(554, 1000))).toEqual(['withinFivePoints']);
    expect(kinds(of(555, 1000))).toEqual([]);
  });

  test('goes by the programme’s own limit', () => {
    const wide = { ...one, borderline: { ...one.borderline, withinPoints: 6 } };
    expect(kinds(of(44, 100), undefined, wide)).toEqual(['withinFivePoints']);
    expect(kinds(of(43, 100), undefined, wide)).toEqual([]);
  });
});

describe('one answer from another rating', () => {
  test('28 of 56 is one Yes from Inadequate; 29 of 56 is not', () => {
    expect(flags(of(28, 56)).filter(({ kind }) => kind === 'oneAnswer')).toEqual([
      { kind: 'oneAnswer', message: 'One Yes on 2.2.1 given as No would make it Inadequate.' },
    ]);
    expect(kinds(of(29, 56))).toEqual(['withinFivePoints']);
  });

  test('27 of 56 is one No from Requires improvement; 26 of 56 is not', () => {
    expect(flags(of(27, 56)).map(({ message }) => message)).toContain(
      'One No on 2.2.1 given as Yes would make it Requires improvement.',
    );
    expect(kinds(of(26, 56))).toEqual(['withinFivePoints']);
  });

  test('two lowest questions on an edge are both named, and neither alone lifts a standard that the other holds down', () => {
    expect(flags(of(28, 56), of(28, 56)).map(({ message }) => message)).toContain(
      'One Yes on 2.2.1 or 2.2.2 given as No would make it Inadequate.',
    );
    expect(kinds(of(27, 56), of(27, 56))).not.toContain('oneAnswer');
  });

  test('says the same as the sensitivity, for any tallies', () => {
    const counts = fc
      .integer({ min: 1, max: 30 })
      .chain((n) => fc.integer({ min: 0, max: n }).map((yes) => of(yes, n)));
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const tallies = new Map([
          ['2.2.1', a],
          ['2.2.2', b],
        ]);
        const measured = one.standards.map((s) => measure(one, s, { tallies, outstanding: 0 }, inspection()));
        const [found] = sensitivity(one, measured, []).standards;
        const near = [found?.fall, found?.rise].some((shift) => shift?.answers === 1);
        expect(flags(a, b).some(({ kind }) => kind === 'oneAnswer')).toBe(near);
      }),
    );
  });
});

describe('few relevant cases', () => {
  test.each([
    [1, true],
    [5, true],
    [6, false],
  ])('%i', (cases, flagged) => {
    expect(kinds(tally(0, cases, 50)).includes('fewCases')).toBe(flagged);
  });

  test('count on the lowest question only', () => {
    expect(kinds(of(30, 100), of(5, 5))).toEqual([]);
  });

  test('are told with their number', () => {
    expect(flags(of(0, 5)).at(-1)?.message).toBe('The lowest, 2.2.1, rests on 5 relevant cases.');
  });
});

describe('a flag', () => {
  test('moves no rating and is raised on no other basis', () => {
    const result = ordinary({ tallies: { '2.2.1': of(28, 56) } });
    expect(standard(result, '2.2')).toMatchObject({ rating: 'Requires improvement', byRule: 'Requires improvement' });
    expect(standard(result, '1.1').borderline).toEqual([]);
    expect(standard(result, '2.6').borderline).toEqual([]);
  });

  test('stands in the report, a line each, and in the JSON, with limits whose certainty is told', async () => {
    const argv = ['score', 'samples/redcar-cleveland-middlesbrough-2022.csv'];
    const { stdout } = await run(argv);
    expect(stdout.match(/^ {2}Borderline: .+$/gm)).toEqual([
      '  Borderline: The lowest percentage, 54 per cent, is 4 points above the 50 per cent at which Requires improvement begins.',
      '  Borderline: The lowest percentage, 50 per cent, is exactly on the 50 per cent at which Requires improvement begins.',
      '  Borderline: One Yes on 2.5.3 given as No would make it Inadequate.',
    ]);
    const json = JSON.parse((await run([...argv, '--format', 'json'])).stdout) as { method: Programme };
    expect(json.method.borderline).toMatchObject({ withinPoints: 5, fewCases: 5, source: { certainty: 'assumed' } });
    expect(pdu.borderline.source.finding).not.toBe('');
  });
});
