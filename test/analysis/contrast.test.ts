/** What may be said of two groups: only what the adjusted exact test and the size of the difference allow. */
import { describe, expect, test } from 'vitest';
import { compareGroups, judgeContrasts, defaultPractical } from '../../src/analysis/breakdown/contrast.js';
import { isSignificant } from '../../src/analysis/statistics/holm.js';
import type { Compared } from '../../src/model/breakdowns.js';

const answersOf = (yes: number, relevant: number) => ({ yes, no: relevant - yes });
const contrast = (a: number, all: number, b: number, others: number): Compared =>
  compareGroups([{ group: answersOf(a, all), reference: answersOf(b, others) }], true);
const verdictOf = (found: Compared, practical = defaultPractical, hidden?: number) =>
  judgeContrasts([found], practical, hidden)[0]?.verdict;
const adjusted = (found: Compared, hidden: number) => judgeContrasts([found], defaultPractical, hidden)[0];

describe('the verdict', () => {
  test('one of six against thirty of forty-nine is not distinguishable from chance', () => {
    const found = contrast(1, 6, 30, 49);
    expect(found.p?.toFixed(4)).toBe('0.0755');
    expect(verdictOf(found)).toBe('chance');
  });

  test('different takes both: more than chance explains, and an index outside the practical range', () => {
    expect(verdictOf(contrast(20, 100, 60, 100))).toBe('different');
    expect(verdictOf(contrast(5700, 10000, 6000, 10000))).toBe('slight');
    expect(verdictOf(contrast(57, 100, 60, 100))).toBe('chance');
  });

  test('95 against 77 per cent is only 0.81, and 4.6 times the insufficiency: the index of No decides', () => {
    const found = contrast(770, 1000, 950, 1000);
    expect(found.index?.index.toFixed(2)).toBe('0.81');
    expect(found.complement?.index.toFixed(1)).toBe('4.6');
    const [judged] = judgeContrasts([found], defaultPractical);
    expect(judged?.verdict).toBe('different');
    expect(judged?.outside).toEqual({ yes: false, no: true });
  });

  test.each([
    [400, 0.8, 'slight'],
    [399, 0.798, 'different'],
    [625, 1.25, 'slight'],
    [626, 1.252, 'different'],
  ])(
    '%i of 1000 against 500 of 1000 is an index of %f: on the edge of the range is within it',
    (yes, index, verdict) => {
      const found = contrast(yes, 1000, 500, 1000);
      expect(found.index?.index).toBeCloseTo(index, 9);
      // The index of No would decide as well: it is kept inside the range.
      const one = { ...found, quotients: { ...found.quotients, no: 1 } };
      expect(judgeContrasts([one], defaultPractical)[0]?.verdict).toBe(verdict);
    },
  );

  test('the practical range can be set', () => {
    const found = contrast(5700, 10000, 6000, 10000);
    expect(verdictOf(found, { from: 0.96, to: 1.04 })).toBe('different');
  });

  test('is taken from the probability adjusted for all contrasts of the run', () => {
    const found = contrast(15, 50, 28, 50);
    expect(found.p).toBeLessThan(0.05);
    expect(verdictOf(found)).toBe('different');
    const twenty = judgeContrasts(
      Array.from({ length: 20 }, () => found),
      defaultPractical,
    );
    expect(new Set(twenty.map(({ verdict }) => verdict))).toEqual(new Set(['chance']));
  });

  test('is withheld if it depends on contrasts that are hidden, and shown if it does not', () => {
    const depends = adjusted(contrast(15, 50, 28, 50), 20);
    expect(depends).toMatchObject({ adjusted: null, verdict: null });
    expect(depends?.notes[0]?.message).toContain('depend on contrasts that are hidden');
    const clear = adjusted(contrast(20, 100, 60, 100), 20);
    expect(clear).toMatchObject({ adjusted: null, verdict: 'different' });
    expect(clear?.notes[0]?.message).toContain('the verdict is the same whatever they are');
    expect(adjusted(contrast(57, 100, 60, 100), 20)).toMatchObject({ adjusted: null, verdict: 'chance' });
    expect(adjusted(contrast(50, 100, 50, 100), 20)).toMatchObject({ adjusted: 1, verdict: 'chance' });
    expect(adjusted(contrast(20, 100, 60, 100), 0)).toMatchObject({ adjusted: expect.any(Number) as number });
  });

  test('is never different at a probability of exactly 0.05, here and where results are compared', () => {
    expect(isSignificant(0.05)).toBe(false);
    expect(isSignificant(0.049999)).toBe(true);
  });
});

describe('intervals only describe', () => {
  test('where one reads otherwise than the verdict a note says so, and the verdict stands', () => {
    const [judged] = judgeContrasts([contrast(1, 6, 30, 49)], defaultPractical);
    expect(judged?.verdict).toBe('chance');
    expect(judged?.notes).toEqual([
      {
        code: 'intervalsDisagree',
        message:
          'The 95 per cent interval of the difference reads otherwise: it leaves out parity. The verdict goes by the exact test; intervals only describe.',
      },
    ]);
  });

  test('and where all agree there is none', () => {
    expect(judgeContrasts([contrast(20, 100, 60, 100)], defaultPractical)[0]?.notes).toEqual([]);
    expect(judgeContrasts([contrast(57, 100, 60, 100)], defaultPractical)[0]?.notes).toEqual([]);
  });
});

describe('not tested', () => {
  test.each([
    ['where one of them has no relevant case', contrast(0, 0, 30, 49), 'nothingRelevant'],
    ['where every answer is Yes', contrast(6, 6, 49, 49), 'sameAnswers'],
    ['where every answer is No', contrast(0, 6, 0, 49), 'sameAnswers'],
    ['where the greatest difference these counts allow could be chance', contrast(0, 1, 30, 49), 'tooFew'],
    [
      'where nothing is recorded of the group',
      compareGroups([{ group: answersOf(0, 50), reference: answersOf(50, 50) }], false),
      'notRecorded',
    ],
  ])('%s, and why', (_, found, why) => {
    expect(found).toMatchObject({ p: null, untested: why });
    expect(judgeContrasts([found], defaultPractical)).toEqual([
      { adjusted: null, verdict: null, outside: { yes: false, no: false }, notes: [] },
    ]);
  });

  test('does not count among those adjusted for', () => {
    const found = contrast(20, 100, 60, 100);
    const [alone] = judgeContrasts([found], defaultPractical);
    const [, beside] = judgeContrasts([contrast(0, 1, 30, 49), found], defaultPractical);
    expect(beside?.adjusted).toBe(alone?.adjusted);
  });
});

const sheet = (a: number, all: number, b: number, others: number) => ({
  group: answersOf(a, all),
  reference: answersOf(b, others),
});

describe('strata', () => {
  test('a group of six in each sheet becomes testable over many sheets', () => {
    const one = sheet(1, 6, 30, 49);
    expect(verdictOf(compareGroups([one], true))).toBe('chance');
    const six = compareGroups([one, one, one, one, one, one], true);
    expect(six.p).toBeLessThan(0.0001);
    expect(verdictOf(six)).toBe('different');
    expect(six.difference).toBeNull();
  });

  test('a difference between sheets is not taken for one between groups (Simpson)', () => {
    // Within each sheet the two groups do alike; most of the group is where everybody does badly.
    const strata = [sheet(9, 90, 1, 10), sheet(9, 10, 81, 90)];
    const pooled = contrast(18, 100, 82, 100);
    expect(pooled.p).toBeLessThan(1e-9);
    expect(compareGroups(strata, true).p).toBe(1);
    expect(compareGroups(strata, true).index?.index).toBeCloseTo(1, 12);
  });
});
