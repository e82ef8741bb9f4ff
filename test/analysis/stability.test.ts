/** Stability: known intervals, the bands they span, the lowest of several, finite populations. */
import { describe, expect, test } from 'vitest';
import { stabilityAnalysis } from '../../src/analysis/stability/index.js';
import { shareOf, stability } from '../../src/analysis/stability/stability.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tally } from '../../src/model/reading.js';
import { casework, context, full, of, programme, tally } from '../make.js';

const three = programme([casework('2.5', 3), { ...casework('2.6'), basis: 'unrated' }]);
const unlimited: { cases: number | null; eligible: number | null } = { cases: 56, eligible: null };

function stabilityOf(tallies: Readonly<Record<string, Tally>>, sample = unlimited, under: Programme = three) {
  const inspected = { eligibleCases: sample.eligible };
  return stability(context(under, new Map(Object.entries(tallies)), inspected, { cases: sample.cases }));
}

const reviewing = { '2.5.1': of(33, 56), '2.5.2': of(30, 56), '2.5.3': of(28, 56) };

describe('28 of 56 from 85 eligible cases', () => {
  const of85 = stabilityOf(reviewing, { cases: 56, eligible: 85 });
  const [at80, at95] = of85.questions.find(({ code }) => code === '2.5.3')?.intervals ?? [];

  test('at 80 per cent lies between 44.7 and 55.3 exactly, 45.0 and 55.0 by Wilson', () => {
    const { exact, wilson } = at80?.finite ?? {};
    expect([exact?.from.toFixed(1), exact?.to.toFixed(1)]).toEqual(['44.7', '55.3']);
    expect([wilson?.from.toFixed(1), wilson?.to.toFixed(1)]).toEqual(['45.0', '55.0']);
  });

  test('from a population without limit lies further apart, and at 95 per cent further still', () => {
    // R: binom.test(28, 56, 0.8) and binom.test(28, 56).
    expect(at80?.exact).toMatchObject({ from: 40.668, to: 59.332, bands: [full('I'), full('RI')] });
    expect(at95?.exact).toMatchObject({ from: 36.3355, to: 63.6645, bands: [full('I'), full('RI')] });
  });

  test('says that it is of sampling error alone', () => {
    expect(of85).toMatchObject({ errorOf: 'sampling', inspected: 56, eligible: 85 });
  });
});

describe('a standard', () => {
  test('has the interval of its lowest, each question at a third of the error', () => {
    const { standards } = stabilityOf(reviewing);
    expect(standards).toMatchObject([{ code: '2.5', banded: full('RI'), questions: 3 }]);
    // R: binom.test(28, 56, 1 - 0.2/3) is 0.371298 to 0.628702; the other two lie above it.
    expect(standards[0]?.intervals[0]?.exact).toEqual({ from: 37.1298, to: 62.8702, bands: [full('I'), full('RI')] });
  });

  test('with one question has that question’s own', () => {
    const alone = stabilityOf({ '2.5.1': of(28, 56) }, unlimited, programme([casework('2.5')]));
    expect(alone.standards[0]?.intervals).toEqual(alone.questions[0]?.intervals);
  });

  test('takes the lowest upper end from whichever question has it', () => {
    const { standards, questions } = stabilityOf({ '2.5.1': of(1, 4), '2.5.2': of(30, 100), '2.5.3': of(99, 100) });
    const ends = standards[0]?.intervals[0]?.wilson;
    expect(ends?.from).toBeLessThan(questions[0]?.intervals[0]?.wilson.from ?? 0);
    expect(ends?.to).toBeLessThan(questions[0]?.intervals[0]?.wilson.to ?? 0);
  });

  test('leaves out a question with nothing relevant, and shares the error among the others', () => {
    const { standards, questions } = stabilityOf({ ...reviewing, '2.5.1': tally(0, 0, 56) });
    expect(standards[0]?.questions).toBe(2);
    expect(questions.map(({ code }) => code)).toEqual(['2.5.2', '2.5.3']);
  });

  test('that is not rated has its question’s interval, in no band', () => {
    const { standards, questions } = stabilityOf({ '2.6.1': of(12, 56) });
    expect(standards).toEqual([]);
    expect(questions[0]?.intervals[0]?.exact.bands).toBeNull();
  });
});

describe('a finite population', () => {
  test('inspected whole leaves nothing open', () => {
    const [at80] = stabilityOf(reviewing, { cases: 56, eligible: 56 }).questions[2]?.intervals ?? [];
    expect(at80?.finite).toEqual({
      exact: { from: 50, to: 50, bands: [full('RI')] },
      wilson: { from: 50, to: 50, bands: [full('RI')] },
      approximate: false,
    });
  });

  test('inspected whole bands its percentage as the rating does, halves included', () => {
    const one = programme([casework('2.5')]);
    const [at80] =
      stabilityOf({ '2.5.1': of(129, 200) }, { cases: 200, eligible: 200 }, one).questions[0]?.intervals ?? [];
    expect(at80?.finite?.wilson.bands).toEqual([full('G')]);
    expect(at80?.finite?.exact.bands).toEqual([full('G')]);
  });

  test('of which a question is relevant to some is an estimate: its intervals, and those of its standard, are approximate', () => {
    const some = { ...reviewing, '2.5.2': tally(30, 20, 6), '2.6.1': of(28, 56) };
    const { questions, standards } = stabilityOf(some, { cases: 56, eligible: 85 });
    const marks = (all: readonly { readonly intervals: (typeof questions)[number]['intervals'] }[]) =>
      all.map(({ intervals }) => intervals.map(({ finite }) => finite?.approximate));
    expect(marks(questions)).toEqual([
      [false, false],
      [true, true],
      [false, false],
      [false, false],
    ]);
    expect(marks(standards)).toEqual([[true, true]]);
    // With all eligible cases inspected nothing is estimated.
    expect(marks(stabilityOf(some, { cases: 56, eligible: 56 }).questions).flat()).not.toContain(true);
  });

  test('smaller than the sample is left out of account', () => {
    expect(stabilityOf(reviewing, { cases: 56, eligible: 55 })).toMatchObject({ eligible: null });
    expect(stabilityOf(reviewing, { cases: 56, eligible: 55 }).questions[0]?.intervals[0]?.finite).toBeNull();
  });

  test('of which the cases are not known is left out of account', () => {
    expect(stabilityOf(reviewing, { cases: null, eligible: 85 }).eligible).toBeNull();
  });
});

describe('the effective number of cases', () => {
  const frame = { inspected: 56, eligible: 85 };

  test('of a question relevant to the whole sample is n(N − 1)/(N − n)', () => {
    expect(shareOf(28, 56, frame).finite).toEqual({
      population: 85,
      estimated: false,
      effective: (56 * 84) / 29,
    });
  });

  test('of a question relevant to fewer is n_q / (1 − n/N), and its population in proportion', () => {
    expect(shareOf(21, 55, frame).finite?.effective).toBeCloseTo(55 / (1 - 56 / 85), 10);
    expect(shareOf(21, 55, frame).finite).toMatchObject({ population: 84, estimated: true });
  });

  test('is not known without a frame', () => {
    expect(shareOf(21, 55, null).finite).toBeNull();
  });
});

test('a percentage without counts has no interval, and that is said: not that nothing is relevant', () => {
  const published = new Map(
    ['2.5.1', '2.5.2', '2.5.3'].map((code) => [code, { percentage: 65, decimals: 0 }] as const),
  );
  const found = stability(context(three, new Map(), {}, { published }));
  expect(found).toMatchObject({ questions: [], standards: [], withoutCounts: ['2.5.1', '2.5.2', '2.5.3'] });
  const texts = stabilityAnalysis.section({ stability: found, method: three } as never, true);
  expect(texts).toContainEqual(
    expect.objectContaining({
      text: 'Only the percentage of 2.5.1, 2.5.2 and 2.5.3 is known, not the counts, so there is no interval of it.',
    }),
  );
});
