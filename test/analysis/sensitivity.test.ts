/** Sensitivity: known figures of the real sample, and brute force over every different answer of small ones. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { casesInvolved, fewestYes } from '../../src/analysis/sensitivity/band-plans.js';
import { sensitivityAnalysis } from '../../src/analysis/sensitivity/index.js';
import { sensitivity } from '../../src/analysis/sensitivity/sensitivity.js';
import type { Discretion, Inspection } from '../../src/model/inspection.js';
import type { Programme } from '../../src/model/programme.js';
import type { Tallies, Tally } from '../../src/model/reading.js';
import { rate, type RatedStandards } from '../../src/scoring/rate.js';
import { rank } from '../../src/scoring/scale.js';
import type { StandardEvidence } from '../../src/scoring/standard.js';
import {
  casework,
  context,
  discretion,
  full,
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
import type { PossibleResult, Sensitivity } from '../../src/model/analyses.js';

const evidenceOf = (...told: Parameters<typeof context>): readonly StandardEvidence[] => context(...told).measured;

/** Yes of 56 for the key questions of the Redcar report. */
const redcar = talliesOf(56, {
  '2.2.1': 32,
  '2.2.2': 43,
  '2.2.3': 17,
  '2.3.1': 31,
  '2.3.2': 44,
  '2.3.3': 30,
  '2.4.1': 25,
  '2.4.2': 24,
  '2.4.3': 21,
  '2.5.1': 33,
  '2.5.2': 30,
  '2.5.3': 28,
});

function talliesOf(relevant: number, yes: Readonly<Record<string, number>>): Tallies {
  return new Map(Object.entries(yes).map(([code, count]) => [code, of(count, relevant)]));
}

const judged: Partial<Inspection> = {
  judgements: judgements({ '1.1': 'G', '1.2': 'G', '1.3': 'RI', '1.4': 'G' }),
  notApplicable: new Map([['2.1', null]]),
};

describe('the Redcar sample', () => {
  const found = sensitivity(context(pdu, redcar, { ...judged, discretion: discretion({ '1.3': 'RI' }) }));

  test('Reviewing is 1 answer on 2.5.3 from Inadequate; 20 answers, in at least 9 cases, from Good', () => {
    const reviewing = found.standards.find(({ code }) => code === '2.5');
    expect(reviewing?.fall).toEqual({
      answers: 1,
      atLeastCases: 1,
      ways: [{ to: full('I'), changes: [{ question: '2.5.3', from: 'yes', to: 'no', answers: 1 }] }],
      hangsOn: [],
    });
    expect(reviewing?.rise).toMatchObject({
      answers: 20,
      atLeastCases: 9,
      ways: [
        {
          to: full('G'),
          changes: [
            { question: '2.5.1', answers: 4 },
            { question: '2.5.2', answers: 7 },
            { question: '2.5.3', answers: 9 },
          ],
        },
      ],
    });
  });

  test('a rise to Good says that it hangs on where Good is assumed to begin; a fall below the published 50 does not', () => {
    const reviewing = found.standards.find(({ code }) => code === '2.5');
    expect(reviewing?.rise?.hangsOn).toEqual(['that Good begins at 65 per cent']);
    expect(reviewing?.fall?.hangsOn).toEqual([]);
  });

  test('the lowest band cannot be fallen from', () => {
    expect(found.standards.find(({ code }) => code === '2.2')?.fall).toBeNull();
  });

  test('the score falls with one answer, and says what that hangs on', () => {
    expect(found.score.fall).toMatchObject({
      answers: 1,
      changes: [{ question: '2.5.3', answers: 1 }],
      standards: [{ code: '2.5', from: full('RI'), to: full('I') }],
      score: 7,
      hangsOn: ['that it takes two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate to set off the decision rule on 1.1'],
    });
  });

  test('the score rises by two with 11 answers: Assessment leaves Inadequate, and the cap on Leadership goes with it', () => {
    expect(found.score.rise).toMatchObject({
      answers: 11,
      standards: [
        { code: '1.1', from: full('RI'), to: full('G') },
        { code: '2.2', from: full('I'), to: full('RI') },
      ],
      score: 10,
    });
    expect(found.throughRules.find(({ code }) => code === '1.1')?.rise).toMatchObject({ answers: 11 });
  });

  test('Services keeps its discretion whatever the cases say', () => {
    expect(found.throughRules.find(({ code }) => code === '1.3')).toMatchObject({ fall: null, rise: null });
  });
});

test('the fewest cases are those of the way that takes fewest, and that way is shown', () => {
  // Three cases No No Yes No No No, and one No Yes Yes Yes Yes Yes: 2.3.1 to 2.3.3, then 2.2.1 to 2.2.3.
  const counts = { '2.3.1': 0, '2.3.2': 1, '2.3.3': 4, '2.2.1': 1, '2.2.2': 1, '2.2.3': 1 };
  const found = sensitivity(
    context(pdu, talliesOf(4, counts), {
      judgements: judgements({ '1.1': 'I', '1.2': 'RI', '1.3': 'RI', '1.4': 'RI' }),
      notApplicable: new Map(['2.1', '2.4', '2.5'].map((code) => [code, null])),
    }),
  );
  expect(found.score.rise).toMatchObject({
    answers: 3,
    atLeastCases: 1,
    ways: 2,
    changes: ['2.2.1', '2.2.2', '2.2.3'].map((question) => ({ question, answers: 1 })),
  });
});

describe('small standards', () => {
  const one = programme([casework('2.2', 2)]);
  const shiftsOf = (tallies: Record<string, Tally>) =>
    sensitivity(context(one, new Map(Object.entries(tallies)))).standards[0];

  test('one case of one falls all the way at once, and says so', () => {
    const found = shiftsOf({ '2.2.1': of(1, 1), '2.2.2': of(1, 1) });
    expect(found?.fall?.ways).toEqual([
      { to: full('I'), changes: [{ question: '2.2.1', from: 'yes', to: 'no', answers: 1 }] },
      { to: full('I'), changes: [{ question: '2.2.2', from: 'yes', to: 'no', answers: 1 }] },
    ]);
    expect(found?.rise).toBeNull();
  });

  test('a question with nothing relevant has no answer that could differ', () => {
    const found = shiftsOf({ '2.2.1': of(28, 56), '2.2.2': tally(0, 0, 56) });
    expect(found?.rise).toMatchObject({ answers: 9, atLeastCases: 9 });
  });

  test('a percentage without counts is named and left out', () => {
    const five = new Map([
      ['2.2.1', of(5, 10)],
      ['2.2.2', of(5, 10)],
    ]);
    const [standard] = evidenceOf(one, five);
    const only = {
      ...standard,
      keyQuestions: standard?.keyQuestions.map((q) => ({ ...q, yes: null, no: null })) ?? [],
    };
    const found = sensitivity({ ...context(one, five), measured: [only as StandardEvidence] });
    expect(found).toMatchObject({ standards: [], withoutCounts: ['2.2'], score: { fall: null, rise: null } });
  });

  test('where one standard has counts and another percentages alone, nothing is said to be impossible', () => {
    const two = programme([casework('2.1'), casework('2.2'), organisational('1.1')], {
      rules: [rule('cap', ['cap', '1.1', 'RI'], [1, ['2.2'], 'I'])],
    });
    const published = new Map([['2.2.1', { percentage: 57, decimals: 0 }]]);
    const recorded = { judgements: judgements({ '1.1': 'G' }) };
    const found = sensitivity(context(two, new Map([['2.1.1', of(10, 10)]]), recorded, { published }));
    const result = { sensitivity: found, overall: { score: 6, maximum: 9, rating: full('G') } } as never;
    const texts = sensitivityAnalysis.section(result, false).flatMap((part) => (part.kind === 'item' ? part.text : []));
    expect(texts).toContain(
      '1.1 Organisation 1.1, Good after the decision rules: no answers that are counted change it.',
    );
    expect(texts.find((text) => text.startsWith('Score'))).toContain('; no answers that are counted raise it.');
    expect(texts.at(-1)).toBe('Only percentages are known of 2.2: no answer of theirs is counted here.');
    expect(sensitivityAnalysis.panelLine(result)).toContain('Only percentages are known of 2.2');
  });

  test('where no Yes given as No and no No as Yes changes the score, it says that this is of relevant cases', () => {
    const found = sensitivity(
      context(
        one,
        new Map([
          ['2.2.1', of(1, 1)],
          ['2.2.2', of(0, 1)],
        ]),
        { discretion: discretion({ '2.2': 'G' }) },
      ),
    );
    expect(sensitivityAnalysis.panelLine({ sensitivity: found, overall: { rating: null } } as never)).toBe(
      'How close: the score is the same however the relevant cases are answered.',
    );
  });

  test('where another way to round or to band would take another number of answers, it says so', () => {
    const found = shiftsOf({ '2.2.1': of(120, 200), '2.2.2': of(200, 200) });
    expect(found?.rise).toMatchObject({ answers: 9 });
    expect(found?.rise?.hangsOn).toEqual([
      'that Good begins at 65 per cent',
      'how a half is rounded',
      'that the printed percentage is banded',
    ]);
  });

  test('no overall rating, no way to change it', () => {
    const two = programme([casework('2.2'), organisational('1.1')]);
    expect(sensitivity(context(two, new Map([['2.2.1', of(1, 2)]]))).overall).toBeNull();
  });

  test.each([49, 50, 64, 65, 79, 80])('the fewest Yes of 56 that print %i per cent are found', (band) => {
    const edges = {
      ...one,
      bands: [
        { ...one.bands[0], from: 0 },
        { ...one.bands[1], from: band },
      ],
    } as Programme;
    const yes = fewestYes(edges, 56, 1);
    expect([Math.floor((200 * yes + 56) / 112), Math.floor((200 * (yes - 1) + 56) / 112)]).toSatisfy(
      ([on, below]: number[]) => (on ?? 0) >= band && (below ?? 0) < band,
    );
  });
});

describe('discretion', () => {
  const under = programme([organisational('1.1'), casework('2.2'), casework('2.3')], {
    rules: [rule('cap', ['cap', '1.1', 'RI'], [1, ['2.2', '2.3'], 'I'])],
  });
  const recorded = { judgements: judgements({ '1.1': 'G' }) };
  const good: Tallies = new Map([
    ['2.2.1', of(7, 10)],
    ['2.3.1', of(5, 10)],
  ]);

  test('on a standard rated from cases holds it, whatever its answers', () => {
    const found = sensitivity(context(under, good, { ...recorded, discretion: discretion({ '2.3': 'O' }) }));
    expect(found.standards.find(({ code }) => code === '2.3')).toMatchObject({ held: full('O'), fall: { answers: 1 } });
    expect(found.score.fall).toMatchObject({ changes: [{ question: '2.2.1', answers: 1 }] });
  });

  test('that would break a cap counts at its ceiling, and is named', () => {
    const tallies = new Map([...good, ['2.2.1', of(9, 10)]]);
    const found = sensitivity(context(under, tallies, { ...recorded, discretion: discretion({ '1.1': 'O' }) }));
    expect(found.score.fall).toMatchObject({
      answers: 1,
      changes: [{ question: '2.3.1' }],
      standards: [
        { code: '1.1', from: full('O'), to: full('RI') },
        { code: '2.3', from: full('RI'), to: full('I') },
      ],
      breaksCap: ['1.1'],
    });
  });
});

const ruledBy = (kind: 'cap' | 'normally' = 'cap') =>
  programme([organisational('1.1'), casework('2.2')], {
    rules: [rule('cap', [kind, '1.1', 'RI'], [1, ['2.2'], 'I'])],
  });

const ratingHangsOn = (recorded: Partial<Inspection>, kind?: 'normally') =>
  sensitivity(context(ruledBy(kind), new Map([['2.2.1', of(28, 56)]]), recorded)).score.fall?.hangsOn;

describe('a decision rule', () => {
  const trigger = 'that it takes 2.2 rated Inadequate to set off the decision rule on 1.1';

  test('is an assumption that a move depends on where it would lower a rating', () => {
    expect(ratingHangsOn({ judgements: judgements({ '1.1': 'G' }) })).toEqual(['the decision rule on 1.1', trigger]);
  });

  test('is none of a goal that it cannot reach: what caps 1.1 does not matter to 1.2', () => {
    const two = programme([organisational('1.1'), organisational('1.2'), casework('2.2')], {
      rules: [
        rule('cap', ['cap', '1.1', 'RI'], [1, ['2.2'], 'I']),
        rule('follows', ['normally', '1.2', 'I'], [1, ['2.2'], 'I']),
      ],
    });
    const recorded = { judgements: judgements({ '1.1': 'G', '1.2': 'G' }) };
    const { throughRules } = sensitivity(context(two, new Map([['2.2.1', of(28, 56)]]), recorded));
    expect(
      throughRules.map(({ code, fall }) => [code, fall?.hangsOn.filter((one) => one.startsWith('the decision rule'))]),
    ).toEqual([
      ['1.1', ['the decision rule on 1.1']],
      ['1.2', ['the decision rule on 1.2']],
    ]);
  });

  test('is none where the rating is as low without it, or discretion departs from it', () => {
    expect(ratingHangsOn({ judgements: judgements({ '1.1': 'RI' }) })).toEqual([]);
    expect(
      ratingHangsOn({ judgements: judgements({ '1.1': 'G' }), discretion: discretion({ '1.1': 'G' }) }, 'normally'),
    ).toEqual([]);
  });

  test('on a standard that is rated from cases leaves no sentence with a gap', () => {
    const both = programme([casework('2.1', 2), casework('2.2')], {
      rules: [rule('cap', ['cap', '2.1', 'RI'], [1, ['2.2'], 'I'])],
    });
    const tallies = new Map([
      ['2.1.1', of(28, 56)],
      ['2.1.2', of(28, 56)],
      ['2.2.1', of(50, 56)],
    ]);
    const result = {
      sensitivity: sensitivity(context(both, tallies)),
      overall: { score: 4, maximum: 6, rating: null },
    };
    const texts = sensitivityAnalysis
      .section(result as never, false)
      .flatMap((part) => (part.kind === 'item' ? part.text : []));
    expect(texts.find((text) => text.includes('after the decision rules'))).toContain(
      ': 1 answer on 2.1.1 from Inadequate (one of 2 ways); 18 answers, in at least 9 cases, from Good (9 on 2.1.1 and 9 on 2.1.2). ',
    );
    expect(texts.filter((text) => /, with(;|\.|$| \()|  /.test(text))).toEqual([]);
  });
});

/** Programmes small enough for brute force, with a cap, a rule that discretion can depart from, and one that looks at a ruled standard. */
const programmes: readonly Programme[] = [
  programme([organisational('1.1'), casework('2.2', 2), casework('2.3')], {
    rules: [rule('cap', ['cap', '1.1', 'RI'], [2, ['2.2', '2.3'], 'I'])],
  }),
  programme([organisational('1.1'), casework('2.2'), casework('2.3'), casework('2.4')], {
    rules: [
      rule('follows', ['normally', '2.3', 'I'], [1, ['2.2'], 'I']),
      rule('cap', ['cap', '1.1', 'RI'], [1, ['2.3'], 'I']),
    ],
  }),
  programme([casework('2.2'), casework('2.3'), { ...casework('2.4'), counted: false }], { rounding: 'half-even' }),
  programme([organisational('1.1'), casework('2.2', 2), casework('2.3')], { bandOn: 'exact' }),
];

const short = fc.constantFrom<Short>('I', 'RI', 'G', 'O');

/** A small inspection: Yes of at most four for each question, a judgement, and now and then discretion. */
const small = fc.constantFrom(...programmes).chain((under) => {
  const questions = under.standards.flatMap((standard) => standard.questions ?? []).map(({ code }) => code);
  const codes = under.standards.map(({ code }) => code);
  return fc.record({
    under: fc.constant(under),
    tallies: fc
      .array(
        fc.integer({ min: 1, max: 4 }).chain((n) => fc.integer({ min: 0, max: n }).map((yes) => of(yes, n))),
        { minLength: questions.length, maxLength: questions.length },
      )
      .map((counts) => new Map(questions.map((code, i) => [code, counts[i] ?? of(0, 1)] as const))),
    judged: short.map((rating): Partial<Inspection> => ({ judgements: judgements({ '1.1': rating }) })),
    departing: fc
      .option(fc.tuple(fc.constantFrom(...codes), short))
      .map((d) => (d === null ? [] : discretion({ [d[0]]: d[1] }))),
  });
});

/** Every set of tallies with the same bases, and the number of answers in which it differs. */
function* otherTallies(tallies: Tallies): Generator<{ tallies: Tallies; changes: ReadonlyMap<string, number> }> {
  const [first, ...others] = [...tallies];
  if (first === undefined) {
    yield { tallies: new Map(), changes: new Map() };
    return;
  }
  const [code, { yes, no }] = first;
  for (const rest of otherTallies(new Map(others))) {
    for (let other = 0; other <= yes + no; other++) {
      yield {
        tallies: new Map([[code, of(other, yes + no)], ...rest.tallies]),
        changes: new Map([[code, Math.abs(other - yes)], ...rest.changes]),
      };
    }
  }
}

/**
 * The fewest different answers, by trying all of them, after which something holds, and the fewest cases that so many answers can be in;
 * null where it never does.
 */
function byForce(
  under: Programme,
  tallies: Tallies,
  recorded: Partial<Inspection>,
  departing: readonly Discretion[],
  holds: (rated: RatedStandards, measures: readonly StandardEvidence[]) => boolean,
): Fewest | null {
  let fewest: Fewest | null = null;
  for (const other of otherTallies(tallies)) {
    const changes = [...other.changes.values()];
    // A case has one answer to each question.
    const [answers, atLeastCases] = [changes.reduce((sum, n) => sum + n, 0), Math.max(...changes)];
    if (
      fewest !== null &&
      (answers > fewest.answers || (answers === fewest.answers && atLeastCases >= fewest.atLeastCases))
    )
      continue;
    const measures = evidenceOf(under, other.tallies, recorded);
    if (holds(rate(under, measures, departing), measures)) fewest = { answers, atLeastCases };
  }
  return fewest;
}

type Fewest = Pick<PossibleResult, 'answers' | 'atLeastCases'>;
const fewestOf = (side: Fewest | null | undefined): Fewest | null =>
  side == null ? null : { answers: side.answers, atLeastCases: side.atLeastCases };

const place = (rating: string | null | undefined): number => (rating == null ? -1 : rank(pdu.ratings, rating));

describe('against brute force over every different answer', () => {
  test('the score, the overall rating, every standard and every ruled standard, down and up', () => {
    fc.assert(
      fc.property(small, ({ under, tallies, judged: recorded, departing }) => {
        const measures = evidenceOf(under, tallies, recorded);
        const now = rate(under, measures, departing);
        const found = sensitivity(context(under, tallies, { ...recorded, discretion: departing }));
        const force = (holds: Parameters<typeof byForce>[4]) => byForce(under, tallies, recorded, departing, holds);

        expect(fewestOf(found.score.fall)).toEqual(force(({ score }) => score < now.score));
        expect(fewestOf(found.score.rise)).toEqual(force(({ score }) => score > now.score));
        expect(fewestOf(found.overall?.fall)).toEqual(force((r) => place(r.overall) < place(now.overall)));
        expect(fewestOf(found.overall?.rise)).toEqual(force((r) => place(r.overall) > place(now.overall)));
        for (const { code, fall, rise } of found.throughRules) {
          const before = place(now.ratings.get(code));
          expect(fewestOf(fall)).toEqual(force((r) => place(r.ratings.get(code)) < before));
          expect(fewestOf(rise)).toEqual(force((r) => place(r.ratings.get(code)) > before));
        }
        for (const { code, banded, fall, rise } of found.standards) {
          const bandOf = (all: readonly StandardEvidence[]) => place(all.find((m) => m.standard.code === code)?.banded);
          expect(fewestOf(fall)).toEqual(force((_, all) => bandOf(all) < place(banded)));
          expect(fewestOf(rise)).toEqual(force((_, all) => bandOf(all) > place(banded)));
        }
      }),
      runs(60),
    );
  });

  test('what is told gives what it says, when it is done', () => {
    fc.assert(
      fc.property(small, ({ under, tallies, judged: recorded, departing }) => {
        const found = sensitivity(context(under, tallies, { ...recorded, discretion: departing }));
        for (const outcome of outcomesOf(found)) {
          const after = rate(under, evidenceOf(under, applyChanges(tallies, outcome.changes), recorded), departing);
          expect(after).toMatchObject({ score: outcome.score, maximum: outcome.maximum, overall: outcome.overall });
          expect(after.breaches.map(({ standard }) => standard)).toEqual(outcome.breaksCap);
          expect(outcome.changes.reduce((sum, { answers }) => sum + answers, 0)).toBe(outcome.answers);
          expect(outcome.atLeastCases).toBe(casesInvolved(outcome.changes));
        }
        for (const { code, fall, rise } of found.standards) {
          for (const { to, changes } of [...(fall?.ways ?? []), ...(rise?.ways ?? [])]) {
            const after = evidenceOf(under, applyChanges(tallies, changes), recorded);
            expect(after.find((m) => m.standard.code === code)?.banded).toBe(to);
          }
        }
      }),
      runs(100),
    );
  });
});

function outcomesOf({ score, overall, throughRules }: Sensitivity): PossibleResult[] {
  return [score, overall, ...throughRules].flatMap((both) => [both?.fall ?? [], both?.rise ?? []].flat());
}

function applyChanges(tallies: Tallies, changes: PossibleResult['changes']): Tallies {
  return new Map(
    [...tallies].map(([code, { yes, no }]) => {
      const change = changes.find(({ question }) => question === code);
      const shift = change === undefined ? 0 : change.to === 'yes' ? change.answers : -change.answers;
      return [code, of(yes + shift, yes + no)];
    }),
  );
}

const tallySheet = (sheet: readonly (readonly (boolean | null)[])[]): Tallies =>
  new Map(
    ['2.2.1', '2.2.2'].map((code, q) => {
      const answers = sheet.map((row) => row[q]);
      const count = (wanted: boolean | null): number => answers.filter((answer) => answer === wanted).length;
      return [code, tally(count(true), count(false), count(null))];
    }),
  );

describe('the cases involved', () => {
  /** A sheet as cells: `true` a Yes, `false` a No, null not applicable. */
  const cells = fc.array(fc.array(fc.constantFrom(true, false, null), { minLength: 2, maxLength: 2 }), {
    minLength: 1,
    maxLength: 4,
  });
  const under = programme([casework('2.2', 2)]);

  test('are never fewer than told, over every set of answers of a small sheet that are given the other way', () => {
    fc.assert(
      fc.property(cells, (sheet) => {
        const [found] = sensitivity(context(under, tallySheet(sheet))).standards;
        if (found === undefined) return;
        const relevant = sheet.flatMap((row, i) => row.flatMap((cell, q) => (cell === null ? [] : [[i, q] as const])));
        for (const side of ['fall', 'rise'] as const) {
          let fewest = Infinity;
          let cases = Infinity;
          for (let set = 1; set < 2 ** relevant.length; set++) {
            const turned = relevant.filter((_, bit) => (set >> bit) % 2 === 1);
            const after = sheet.map((row, i) =>
              row.map((cell, q) => (turned.some(([a, b]) => a === i && b === q) ? cell === false : cell)),
            );
            const banded = evidenceOf(under, tallySheet(after))[0]?.banded ?? found.banded;
            const differs = rank(pdu.ratings, banded) - rank(pdu.ratings, found.banded);
            if (side === 'fall' ? differs >= 0 : differs <= 0) continue;
            const involved = new Set(turned.map(([i]) => i)).size;
            if (turned.length < fewest) [fewest, cases] = [turned.length, involved];
            else if (turned.length === fewest) cases = Math.min(cases, involved);
          }
          expect(found[side]?.answers ?? Infinity).toBe(fewest);
          expect(cases).toBeGreaterThanOrEqual(found[side]?.atLeastCases ?? Infinity);
        }
      }),
      runs(60),
    );
  });
});
