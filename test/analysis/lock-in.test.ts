/** Lock-in: what is certain, and brute force over everything that open answers may become. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lockInAnalysis } from '../../src/analysis/lock-in/index.js';
import { lockIn } from '../../src/analysis/lock-in/lock-in.js';
import type { Inspection } from '../../src/model/inspection.js';
import type { Programme, Rating } from '../../src/model/programme.js';
import type { Tallies, Tally } from '../../src/model/reading.js';
import { rate, type RatedStandards } from '../../src/scoring/rate.js';
import { rank } from '../../src/scoring/scale.js';
import { measureStandard, type StandardEvidence } from '../../src/scoring/standard.js';
import {
  casework,
  context,
  discretion,
  full,
  inspection,
  judgements,
  of,
  organisational,
  pdu,
  programme,
  rule,
  tally,
  type Short,
} from '../make.js';
import { runs } from '../runs.js';
import type { LockIn } from '../../src/model/analyses.js';

interface Told {
  readonly tallies: Readonly<Record<string, Tally>>;
  readonly recorded?: Partial<Inspection>;
  readonly toInspect?: number;
  readonly cases?: number;
  readonly planned?: number | null;
  readonly departing?: ReturnType<typeof discretion>;
}

function lockInOf(under: Programme, told: Told): LockIn {
  const { recorded = {}, toInspect = 0, cases = 10, planned = null, departing = [] } = told;
  const tallies = new Map(Object.entries(told.tallies));
  const inspected = { ...recorded, discretion: departing, plannedCases: planned };
  return lockIn(context(under, tallies, inspected, { cases, toInspect }));
}

const one = programme([casework('2.2')]);
const ofOne = (told: Told) => lockInOf(one, told).standards[0];

describe('one standard', () => {
  test('with nothing open is certain', () => {
    expect(lockInOf(one, { tallies: { '2.2.1': of(5, 10) } })).toMatchObject({
      toCome: { unanswered: 0, toInspect: 0, planned: 0 },
      standards: [{ worst: full('RI'), best: full('RI'), certain: true }],
      score: { worst: { score: 1, maximum: 3 }, best: { score: 1, maximum: 3 }, certain: true },
      overall: { worst: full('RI'), best: full('RI'), certain: true },
    });
  });

  test.each<[claim: string, told: Told, worst: Short, best: Short]>([
    // 5 of 10; with one more 5 of 11 is 45 per cent, 6 of 11 is 55.
    ['one blank', { tallies: { '2.2.1': tally(5, 5, 0, 1) } }, 'I', 'RI'],
    ['one case to inspect', { tallies: { '2.2.1': of(5, 10) }, toInspect: 1 }, 'I', 'RI'],
    ['one case planned beyond the sheet', { tallies: { '2.2.1': of(5, 10) }, planned: 11 }, 'I', 'RI'],
    // 9 of 14 is 64 per cent, 10 of 15 is 67.
    [
      'one unanswered, one to inspect and three planned',
      { tallies: { '2.2.1': tally(5, 5, 0, 1) }, toInspect: 1, planned: 14 },
      'I',
      'G',
    ],
  ])('%s reaches exactly as far', (_, told, worst, best) => {
    expect(ofOne(told)).toMatchObject({ worst: full(worst), best: full(best), certain: false, mayEndUnrated: false });
  });

  test('a plan that the sheet has reached already leaves nothing open', () => {
    expect(ofOne({ tallies: { '2.2.1': of(5, 10) }, planned: 10 })).toMatchObject({ certain: true });
    expect(ofOne({ tallies: { '2.2.1': of(5, 10) }, planned: 4 })).toMatchObject({ certain: true });
  });

  test('far enough from every edge it is certain although answers are open', () => {
    expect(ofOne({ tallies: { '2.2.1': tally(5, 95, 0, 3) } })).toMatchObject({ certain: true, worst: full('I') });
  });

  test('an open answer need not count: with no answer yet it may end unrated', () => {
    expect(ofOne({ tallies: { '2.2.1': tally(0, 0, 2, 1) } })).toEqual({
      code: '2.2',
      title: 'Casework 2.2',
      worst: full('I'),
      best: full('O'),
      mayEndUnrated: true,
      certain: false,
    });
  });

  test('not applicable in every case and nothing open, it is certain to have no rating', () => {
    expect(ofOne({ tallies: { '2.2.1': tally(0, 0, 10) } })).toMatchObject({ worst: null, best: null, certain: true });
  });

  test('declared not applicable, it is no part of it', () => {
    expect(lockInOf(one, { tallies: {}, recorded: { notApplicable: new Map([['2.2', null]]) } }).standards).toEqual([]);
  });

  test('without a column it may get any rating or none', () => {
    expect(lockInOf(one, { tallies: {} })).toMatchObject({
      toCome: { columns: ['2.2'] },
      standards: [{ worst: full('I'), best: full('O'), mayEndUnrated: true }],
    });
  });
});

test('a missing judgement may be any rating, and is named', () => {
  const under = programme([organisational('1.1'), casework('2.2')]);
  expect(lockInOf(under, { tallies: { '2.2.1': of(5, 10) } })).toMatchObject({
    toCome: { judgements: ['1.1'] },
    standards: [{ worst: full('I'), best: full('O'), certain: false }, { certain: true }],
    score: { worst: { score: 1, maximum: 6 }, best: { score: 4, maximum: 6 }, certain: false },
  });
});

test('discretion that would break a cap at the worst counts there at the cap, and is named', () => {
  const under = programme([organisational('1.1'), casework('2.2')], {
    rules: [rule('cap', ['cap', '1.1', 'RI'], [1, ['2.2'], 'I'])],
  });
  const told = { tallies: { '2.2.1': tally(5, 5, 0, 1) }, recorded: { judgements: judgements({ '1.1': 'I' }) } };
  expect(lockInOf(under, { ...told, departing: discretion({ '1.1': 'O' }) })).toMatchObject({
    standards: [{ worst: full('RI'), best: full('O') }, {}],
    breaksCap: ['1.1'],
  });
});

/** All that a tally may become when each open answer is a Yes, a No, or counts for nothing. */
function outcomes({ yes, no }: Tally, open: number): Tally[] {
  const all: Tally[] = [];
  for (let a = 0; a <= open; a++) for (let b = 0; a + b <= open; b++) all.push(tally(yes + a, no + b, open - a - b));
  return all;
}

function* combinations(tallies: Tallies, toCome: number): Generator<Tallies> {
  const [first, ...others] = [...tallies];
  if (first === undefined) {
    yield new Map();
    return;
  }
  const [code, own] = first;
  for (const rest of combinations(new Map(others), toCome)) {
    for (const outcome of outcomes(own, own.unanswered + toCome)) yield new Map([[code, outcome], ...rest]);
  }
}

const programmes: readonly Programme[] = [
  programme([organisational('1.1'), casework('2.2', 2), casework('2.3')], {
    rules: [rule('cap', ['cap', '1.1', 'RI'], [2, ['2.2', '2.3'], 'I'])],
  }),
  programme([organisational('1.1'), casework('2.2'), casework('2.3'), casework('2.4')], {
    rules: [
      rule('follows', ['normally', '2.3', 'I'], [1, ['2.2'], 'I']),
      rule('cap', ['cap', '1.1', 'RI'], [1, ['2.3', '2.4'], 'I']),
    ],
  }),
  programme([casework('2.2'), { ...casework('2.3'), counted: false }, casework('2.4')], {
    rules: [rule('never-top', ['cap', '2.2', 'G'], [1, ['2.4'], 'O'])],
  }),
];

const short = fc.constantFrom<Short>('I', 'RI', 'G', 'O');
const small = fc.constantFrom(...programmes).chain((under) => {
  const questions = under.standards.flatMap((standard) => standard.questions ?? []).map(({ code }) => code);
  const codes = under.standards.map(({ code }) => code);
  const few = fc.nat(2);
  return fc.record({
    under: fc.constant(under),
    tallies: fc
      .array(fc.tuple(few, few, fc.nat(1)), { minLength: questions.length, maxLength: questions.length })
      .map(
        (all) =>
          new Map(questions.map((code, i) => [code, tally(all[i]?.[0] ?? 0, all[i]?.[1] ?? 0, 0, all[i]?.[2] ?? 0)])),
      ),
    toInspect: fc.nat(1),
    planned: fc.nat(1),
    judged: fc.option(short),
    departing: fc.option(fc.tuple(fc.constantFrom(...codes), short)),
  });
});

const place = (rating: Rating | null): number => (rating === null ? NaN : rank(pdu.ratings, rating));
const onlyRated = (places: readonly number[]): number[] => places.filter((at) => !Number.isNaN(at));
/** The lowest or the highest place, NaN where there is none. */
const lowest = (places: readonly number[]): number =>
  onlyRated(places).length === 0 ? NaN : Math.min(...onlyRated(places));
const highest = (places: readonly number[]): number =>
  onlyRated(places).length === 0 ? NaN : Math.max(...onlyRated(places));

test('against brute force: every combination of what open answers and a missing judgement may become', () => {
  fc.assert(
    fc.property(small, ({ under, tallies, toInspect, planned, judged, departing: d }) => {
      const departing = d === null ? [] : discretion({ [d[0]]: d[1] });
      const recorded = judged === null ? {} : { judgements: judgements({ '1.1': judged }) };
      const told = { tallies: Object.fromEntries(tallies), recorded, toInspect, cases: 4, departing };
      const result = lockInOf(under, { ...told, planned: 4 + toInspect + planned });

      const endings: RatedStandards[] = [];
      const everyJudgement: readonly Short[] = judged === null ? ['I', 'RI', 'G', 'O'] : [judged];
      for (const ending of combinations(tallies, toInspect + planned)) {
        for (const rating of everyJudgement) {
          const finished = inspection({ judgements: judgements({ '1.1': rating }) });
          const measured: StandardEvidence[] = under.standards.map((s) =>
            measureStandard(under, s, { tallies: ending, toInspect: 0 }, finished),
          );
          endings.push(rate(under, measured, departing));
        }
      }
      for (const standard of result.standards) {
        const places = endings.map(({ ratings }) => place(ratings.get(standard.code) ?? null));
        expect([standard.code, place(standard.worst)]).toEqual([standard.code, lowest(places)]);
        expect([standard.code, place(standard.best)]).toEqual([standard.code, highest(places)]);
        const unrated = onlyRated(places).length > 0 && onlyRated(places).length < places.length;
        expect(standard.mayEndUnrated).toBe(unrated);
        expect(standard.certain).toBe(!unrated && standard.worst === standard.best);
      }
      expect(result.score.worst.score).toBe(Math.min(...endings.map(({ score }) => score)));
      expect(result.score.best.score).toBe(Math.max(...endings.map(({ score }) => score)));
      const overalls = endings.map(({ overall }) => place(overall));
      expect(place(result.overall.worst)).toBe(lowest(overalls));
      expect(place(result.overall.best)).toBe(highest(overalls));
    }),
    runs(150),
  );
});

describe('an overall rating that may come to nothing is never called certain', () => {
  const two = [organisational('1.1'), casework('2.2')];
  const recorded = { judgements: judgements({ '1.1': 'I' }) };
  /** Nothing answered yet: 2.2 may end unrated. */
  const told = { tallies: { '2.2.1': tally(0, 0, 0, 1) }, recorded };
  const table = (...sizes: readonly number[]) =>
    programme(two, {
      overall: {
        method: 'scoreTable',
        rows: sizes.map((standards) => ({
          standards,
          cutOffs: (['I', 'RI', 'G'] as const).map((lower, i) => ({ rating: full(lower), upTo: i + standards })),
        })),
        source: pdu.overall.source,
      },
    });

  test('where the score table has no row for one standard fewer', () => {
    expect(lockInOf(table(2), told).overall).toMatchObject({ mayEndUnrated: true, certain: false });
  });

  test('where every counted standard may end unrated', () => {
    const under = programme([casework('2.2')]);
    expect(lockInOf(under, { tallies: { '2.2.1': tally(0, 0, 9, 1) } }).overall).toMatchObject({
      mayEndUnrated: true,
      certain: false,
    });
  });

  test('with an average and a judged standard there is always one', () => {
    expect(lockInOf(programme(two), told).overall).toMatchObject({ mayEndUnrated: false });
  });
});

test('with planned cases and no number of inspected ones, nothing is called final', () => {
  const found = lockIn(
    context(one, new Map([['2.2.1', tally(5, 5)]]), { plannedCases: 70 }, { cases: null, toInspect: null }),
  );
  expect(found.toCome.planned).toBeNull();
  const [, text] = lockInAnalysis.section({ lockIn: found } as never, true);
  expect(text).toMatchObject({
    text: 'Nothing is known to be still to come. How many of the planned cases were inspected is not known, so none is taken to be missing.',
  });
});
