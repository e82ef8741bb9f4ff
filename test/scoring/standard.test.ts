import { describe, expect, test } from 'vitest';
import type { Tally } from '../../src/model/reading.js';
import { measureStandard, type StandardEvidence } from '../../src/scoring/standard.js';
import { casework, full, inspection, judgements, of, organisational, pdu, programme, tally } from '../make.js';

const three = casework('2.2', 3);
const made = programme([three]);

/** The standard with its three questions tallied in order; `null` for a question without a column. */
function measureTallies(tallies: readonly (Tally | null)[], toInspect = 0, under = made): StandardEvidence {
  const counted = tallies.flatMap((one, i) => (one === null ? [] : [[`2.2.${i + 1}`, one] as const]));
  return measureStandard(under, three, { tallies: new Map(counted), toInspect }, inspection());
}

const lowest = ({ keyQuestions }: StandardEvidence): string[] =>
  keyQuestions.filter((q) => q.lowest).map(({ code }) => code);

describe('a standard takes the lowest band among its key questions', () => {
  test.each([
    ['I', 32, 43, 17, '2.2.3'],
    ['RI', 33, 30, 28, '2.2.3'],
    ['RI', 28, 56, 56, '2.2.1'],
    ['G', 45, 40, 45, '2.2.2'],
    ['O', 45, 46, 56, '2.2.1'],
  ] as const)('%s: %i, %i and %i of 56, of which %s is the lowest', (rating, first, second, third, low) => {
    const found = measureTallies([of(first, 56), of(second, 56), of(third, 56)]);
    expect(found.basis).toBe('cases');
    expect(found.banded).toBe(full(rating));
    expect(lowest(found)).toEqual([low]);
  });

  test('whatever their bases: 1 of 2 is lower than 40 of 56', () => {
    const found = measureTallies([of(40, 56), of(1, 2), of(40, 56)]);
    expect(found.banded).toBe(full('RI'));
    expect(lowest(found)).toEqual(['2.2.2']);
  });

  test('every question with the lowest printed percentage is marked lowest, also where the exact ones differ', () => {
    // 57.14, 56.92 and 57.5 per cent: printed as 57, 57 and 58.
    const found = measureTallies([of(32, 56), of(37, 65), of(23, 40)]);
    expect(found.keyQuestions.map(({ percentage }) => percentage)).toEqual([57, 57, 58]);
    expect(lowest(found)).toEqual(['2.2.1', '2.2.2']);
  });

  test('all three are marked where all are the same', () => {
    expect(lowest(measureTallies([of(3, 6), of(28, 56), of(1, 2)]))).toEqual(['2.2.1', '2.2.2', '2.2.3']);
  });

  test('a lowest percentage of exactly 50 is Requires improvement', () => {
    expect(measureTallies([of(28, 56), of(30, 56), of(33, 56)]).banded).toBe(full('RI'));
  });

  test('what is printed as 50 is Requires improvement, and its exact band is told', () => {
    const found = measureTallies([of(99, 200), of(100, 200), of(150, 200)]);
    expect(found.banded).toBe(full('RI'));
    expect(found.keyQuestions.map(({ exactBand }) => exactBand)).toEqual([full('I'), null, null]);
  });

  test('where the exact value is banded, 99 of 200 is Inadequate, and no other band is told', () => {
    const found = measureTallies([of(99, 200), of(100, 200), of(150, 200)], 0, { ...made, bandOn: 'exact' });
    expect(found.banded).toBe(full('I'));
    expect(lowest(found)).toEqual(['2.2.1']);
    expect(found.keyQuestions.map(({ exactBand }) => exactBand)).toEqual([null, null, null]);
  });
});

test('a question shows its counts, its percentage and its band', () => {
  expect(measureTallies([tally(21, 34, 1), of(9, 10), of(9, 10)]).keyQuestions[0]).toEqual({
    code: '2.2.1',
    text: 'Question 2.2.1?',
    certainty: 'assumed',
    yes: 21,
    no: 34,
    notApplicable: 1,
    unanswered: 0,
    relevant: 55,
    percentage: 38,
    band: full('I'),
    exactBand: null,
    lowest: true,
  });
});

describe('with nothing relevant', () => {
  const nothing = tally(0, 0, 56);

  test('a question is left out: no percentage, no band, never the lowest', () => {
    const found = measureTallies([of(40, 56), nothing, of(50, 56)]);
    expect(found.banded).toBe(full('G'));
    expect(lowest(found)).toEqual(['2.2.1']);
    expect(found.keyQuestions[1]).toMatchObject({ percentage: null, band: null, exactBand: null, lowest: false });
  });

  test('in any question, the standard is unrated', () => {
    const found = measureTallies([nothing, nothing, nothing]);
    expect(found).toMatchObject({ basis: 'unrated', banded: null, judged: null, provisional: false });
    expect(lowest(found)).toEqual([]);
    expect(found.keyQuestions.map(({ percentage, band }) => [percentage, band])).toEqual([
      [null, null],
      [null, null],
      [null, null],
    ]);
  });

  test('in any question yet, an answer being blank, the standard is still to come', () => {
    expect(measureTallies([nothing, nothing, tally(0, 0, 55, 1)])).toMatchObject({ basis: 'missing', banded: null });
  });

  test('in any question yet, a case being still to be inspected, the standard is still to come', () => {
    expect(measureTallies([nothing, nothing, nothing], 1)).toMatchObject({ basis: 'missing', banded: null });
  });

  test('one "no" in all is Inadequate at 0 per cent: it is relevant', () => {
    const found = measureTallies([nothing, nothing, tally(0, 1, 55)]);
    expect(found).toMatchObject({ basis: 'cases', banded: full('I') });
    expect(found.keyQuestions[2]).toMatchObject({ percentage: 0, lowest: true });
  });
});

describe('a standard is provisional', () => {
  test.each([
    [false, 'nothing is missing', tally(40, 16), 0],
    [false, 'an answer is not applicable', tally(40, 15, 1), 0],
    [true, 'an answer is blank', tally(40, 15, 0, 1), 0],
    [true, 'a case is still to be inspected', tally(40, 16), 1],
  ])('%s: %s', (provisional, _, third, toInspect) => {
    const found = measureTallies([of(40, 56), of(40, 56), third], toInspect);
    expect(found).toMatchObject({ basis: 'cases', banded: full('G'), provisional });
  });

  test('and its blank answers are outside the base', () => {
    const found = measureTallies([tally(1, 1, 0, 54), of(40, 56), of(40, 56)]);
    expect(found.keyQuestions[0]).toMatchObject({ percentage: 50, unanswered: 54, lowest: true });
  });
});

describe('what a standard rests on', () => {
  const judged = organisational('1.1');
  const outcomes = { ...casework('2.6'), basis: 'unrated' as const };
  const none = { tallies: new Map(), toInspect: 3 };

  test('no column for any of its questions: it is missing, also where cases are still to be inspected', () => {
    const found = measureTallies([null, null, null], 3);
    expect(found).toEqual({
      standard: three,
      basis: 'missing',
      keyQuestions: [],
      banded: null,
      judged: null,
      composite: null,
      provisional: false,
    });
  });

  test('no judgement: a judged standard is missing', () => {
    expect(measureStandard(made, judged, none, inspection())).toMatchObject({
      basis: 'missing',
      judged: null,
      banded: null,
    });
  });

  test('a judgement: a judged standard takes it, and is never provisional by itself', () => {
    const given = inspection({ judgements: judgements({ '1.1': 'O' }) });
    expect(measureStandard(made, judged, none, given)).toMatchObject({
      basis: 'judgement',
      judged: full('O'),
      banded: null,
      keyQuestions: [],
      provisional: false,
    });
  });

  test.each([
    ['rated from cases', three],
    ['judged', judged],
  ])('declared not applicable: a standard %s shows nothing', (_, standard) => {
    const given = inspection({ notApplicable: new Map([[standard.code, 'done elsewhere']]) });
    expect(measureStandard(made, standard, { tallies: new Map(), toInspect: 3 }, given)).toEqual({
      standard,
      basis: 'notApplicable',
      keyQuestions: [],
      banded: null,
      judged: null,
      composite: null,
      provisional: false,
    });
  });

  test('an unrated standard shows percentages in no band, none of them lowest', () => {
    const found = measureStandard(
      pdu,
      outcomes,
      { tallies: new Map([['2.6.1', of(12, 56)]]), toInspect: 0 },
      inspection(),
    );
    expect(found).toMatchObject({ basis: 'unrated', banded: null, provisional: false });
    expect(found.keyQuestions).toHaveLength(1);
    expect(found.keyQuestions[0]).toMatchObject({ percentage: 21, band: null, exactBand: null, lowest: false });
  });

  test('an unrated standard without a column is unrated all the same, not missing', () => {
    expect(measureStandard(pdu, outcomes, none, inspection())).toMatchObject({ basis: 'unrated', keyQuestions: [] });
  });

  test('an unrated standard is provisional with a blank answer', () => {
    const counts = { tallies: new Map([['2.6.1', tally(12, 43, 0, 1)]]), toInspect: 0 };
    expect(measureStandard(pdu, outcomes, counts, inspection())).toMatchObject({ basis: 'unrated', provisional: true });
  });
});
