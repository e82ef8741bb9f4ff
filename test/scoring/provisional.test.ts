import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import {
  assessCase,
  casework,
  full,
  messages,
  ordinary,
  organisational,
  programme,
  rule,
  standard,
  tally,
} from '../make.js';

const codes = ({ standards }: Assessment): string[] =>
  standards.filter(({ provisional }) => provisional).map(({ code }) => code);

/** Good, with one answer still to come. */
const open = tally(72, 27, 0, 1);

describe('with a blank answer', () => {
  test('in no standard, nothing is provisional', () => {
    const found = ordinary({});
    expect(codes(found)).toEqual([]);
    expect(found.overall.provisional).toBe(false);
  });

  test('in 2.2, it is provisional, and so is 1.1, which a decision rule could lower', () => {
    const found = ordinary({ tallies: { '2.2.3': open } });
    expect(codes(found)).toEqual(['1.1', '2.2']);
    expect(messages(found)).toEqual([
      '2.2 Assessment is provisional: 2.2.3 is unanswered in 1 case. An unanswered question is outside the percentage.',
      '1.1 Leadership is provisional: a decision rule looks at 2.2, for which answers or judgements are still to come.',
    ]);
    expect(found.overall).toMatchObject({ provisional: true, complete: true, rating: full('G') });
  });

  test('in 2.4, so is 1.3 as well', () => {
    expect(codes(ordinary({ tallies: { '2.4.1': open } }))).toEqual(['1.1', '1.3', '2.4']);
  });

  test('in several questions, a note counts and names them', () => {
    const found = ordinary({ tallies: { '2.2.1': tally(70, 24, 0, 6), '2.2.3': open, '2.5.2': open } });
    expect(messages(found)).toEqual([
      '2.2 Assessment is provisional: 2.2.1 and 2.2.3 are unanswered, with 7 blanks in all. An unanswered question is outside the percentage.',
      '2.5 Reviewing is provisional: 2.5.2 is unanswered in 1 case. An unanswered question is outside the percentage.',
      '1.1 Leadership is provisional: a decision rule looks at 2.2 and 2.5, for which answers or judgements are still to come.',
    ]);
  });

  test('in Outcomes alone, no rating is provisional', () => {
    const found = ordinary({ tallies: { '2.6.1': open } });
    expect(codes(found)).toEqual(['2.6']);
    expect(found.overall.provisional).toBe(false);
  });
});

test('a rule that looks at a standard whose rating discretion holds makes nothing provisional: it cannot be set off by what is to come', () => {
  const tallies = { '2.4.1': open };
  expect(codes(ordinary({ tallies, discretion: { '2.4': 'O' } }))).toEqual(['2.4']);
  expect(codes(ordinary({ tallies }))).toEqual(['1.1', '1.3', '2.4']);
});

describe('with more cases planned than there are in the sheet', () => {
  test('every rating from cases is provisional, and a note says how many are wanted and what makes it final', () => {
    const found = ordinary({ toInspect: 2, plannedCases: 114 });
    expect(codes(found)).toEqual(['1.1', '1.3', '2.2', '2.3', '2.4', '2.5', '2.6']);
    expect(found.sample).toMatchObject({ cases: 100, toInspect: 2, planned: 12 });
    expect(found.overall).toMatchObject({ provisional: true, complete: true, rating: full('G') });
    expect(messages(found, 'plannedMore')).toEqual([
      '114 cases are planned, and 12 of them are not in the sheet: every rating from cases is provisional. If no more are to be inspected, correct the number of planned cases, and the result is final.',
    ]);
  });

  test('a standard that is relevant to no case so far is provisional and not rated: the result is as complete as before', () => {
    const nothing = { '2.5.1': tally(0, 0, 100), '2.5.2': tally(0, 0, 100), '2.5.3': tally(0, 0, 100) };
    const [before, after] = [ordinary({ tallies: nothing }), ordinary({ tallies: nothing, plannedCases: 101 })];
    expect([before, after].map(({ overall }) => [overall.complete, overall.rating])).toEqual([
      [true, full('G')],
      [true, full('G')],
    ]);
    expect(standard(after, '2.5')).toMatchObject({ basis: 'unrated', rating: null, provisional: true });
  });

  test('as many planned as in the sheet, or fewer, or unknown, make nothing provisional', () => {
    expect(codes(ordinary({ plannedCases: 100 }))).toEqual([]);
    expect(codes(ordinary({ plannedCases: 50 }))).toEqual([]);
    expect(ordinary({ plannedCases: 100 }).sample.planned).toBe(0);
    expect(ordinary({}).sample.planned).toBe(0);
  });
});

test('while cases are still to be inspected, every standard with percentages is provisional, and what rules could lower', () => {
  const found = ordinary({ toInspect: 2 });
  expect(codes(found)).toEqual(['1.1', '1.3', '2.2', '2.3', '2.4', '2.5', '2.6']);
  expect(messages(found, 'toInspect')).toEqual([
    '2 cases are still to be inspected: every rating from cases is provisional.',
  ]);
  expect(found.overall.provisional).toBe(true);
});

test('one case to inspect is one', () => {
  expect(messages(ordinary({ toInspect: 1 }), 'toInspect')).toEqual([
    '1 case is still to be inspected: every rating from cases is provisional.',
  ]);
});

describe('a standard that no rule could lower is not provisional', () => {
  test.each([
    ['1.1 judged at its ceiling', { standards: { '1.1': 'RI' } }, ['1.3', '2.4']],
    ['1.1 judged below its ceiling', { standards: { '1.1': 'I' } }, ['1.3', '2.4']],
    ['1.3 judged at what normally follows', { standards: { '1.3': 'I' } }, ['1.1', '2.4']],
    ['1.1 lowered to its ceiling by discretion', { discretion: { '1.1': 'RI' } }, ['1.3', '2.4']],
    ['1.3 held by discretion', { standards: { '1.3': 'RI' }, discretion: { '1.3': 'G' } }, ['1.1', '2.4']],
  ] as const)('%s', (_, told, expected) => {
    expect(codes(ordinary({ ...told, tallies: { '2.4.1': open } }))).toEqual(expected);
  });

  test('one that is not applicable', () => {
    const found = assessCase({ notApplicable: ['1.1'], tallies: new Map([['2.2.1', open]]) });
    expect(codes(found)).toEqual(['2.2']);
  });

  test('one still to come', () => {
    expect(codes(assessCase({ tallies: new Map([['2.2.1', open]]) }))).toEqual(['2.2']);
  });
});

test.each(['I', 'RI', 'G'] as const)(
  'discretion does not hold against a cap: above the ceiling 1.1 is provisional, also when judged %s',
  (judged) => {
    const found = ordinary({
      standards: { '1.1': judged },
      discretion: { '1.1': 'O' },
      tallies: { '2.2.1': open },
    });
    expect(standard(found, '1.1').rating).toBe(full('O'));
    expect(codes(found)).toEqual(['1.1', '2.2']);
  },
);

test('what one rule makes provisional makes provisional what another rule looks at it for', () => {
  const made = programme([organisational('1.1'), organisational('1.2'), casework('2.1')], {
    rules: [
      rule('first', ['cap', '1.2', 'RI'], [1, ['2.1'], 'I']),
      rule('second', ['cap', '1.1', 'RI'], [1, ['1.2'], 'RI']),
    ],
  });
  const found = assessCase({
    programme: made,
    judged: { '1.1': 'G', '1.2': 'G' },
    tallies: new Map([['2.1.1', open]]),
  });
  expect(codes(found)).toEqual(['1.1', '1.2', '2.1']);
  expect(messages(found, 'provisionalByRule')).toEqual([
    '1.2 Organisation 1.2 is provisional: a decision rule looks at 2.1, for which answers or judgements are still to come.',
    '1.1 Organisation 1.1 is provisional: a decision rule looks at 1.2, for which answers or judgements are still to come.',
  ]);
});

test('a standard shown apart leaves the overall rating as it is', () => {
  const made = programme([organisational('1.1'), { ...casework('4.1'), counted: false }]);
  const found = assessCase({ programme: made, judged: { '1.1': 'G' }, tallies: new Map([['4.1.1', open]]) });
  expect(standard(found, '4.1')).toMatchObject({ rating: full('G'), provisional: true });
  expect(found.overall).toMatchObject({ provisional: false, score: 2, maximum: 3 });
});
