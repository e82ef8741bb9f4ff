import { describe, expect, test } from 'vitest';
import { isWithin } from '../../src/scoring/notes.js';
import { assessCase, casework, messages, of, ordinary, organisational, programme, standard, tally } from '../make.js';

describe('a standard still to come is named with the way to mend it', () => {
  const made = programme([organisational('1.1'), casework('2.1'), casework('2.2', 2)]);

  test('for want of a judgement, and of columns', () => {
    expect(messages(assessCase({ programme: made }))).toEqual([
      '1.1 Organisation 1.1 is still to come: it has no judgement. Fill in 1.1 in the inspection file, or give it with --judge 1.1=RATING.',
      '2.1 Casework 2.1 is still to come: the sheet has no column for its key questions. If it does not apply here, say so in the inspection file (2.1: Not applicable), or with --not-applicable 2.1.',
      '2.2 Casework 2.2 is still to come: the sheet has no column for its key questions. If it does not apply here, say so in the inspection file (2.2: Not applicable), or with --not-applicable 2.2.',
    ]);
  });

  test('for want of an answer: it is not called provisional, for there is nothing that may change', () => {
    const found = assessCase({
      programme: made,
      judged: { '1.1': 'G' },
      notApplicable: ['2.1'],
      tallies: new Map([
        ['2.2.1', tally(0, 0, 1, 55)],
        ['2.2.2', tally(0, 0, 0, 56)],
      ]),
    });
    expect(standard(found, '2.2')).toMatchObject({ basis: 'missing', provisional: false });
    expect(messages(found, 'missingAnswers')).toEqual([
      '2.2 Casework 2.2 is still to come: no case has a relevant answer yet.',
    ]);
    expect(messages(found).filter((message) => message.includes('provisional'))).toEqual([]);
  });
});

test('a standard that is not applicable in every case leaves the maximum, and a note says so', () => {
  const nothing = tally(0, 0, 56);
  const found = ordinary({ tallies: { '2.5.1': nothing, '2.5.2': nothing, '2.5.3': nothing } });
  expect(standard(found, '2.5')).toMatchObject({ basis: 'unrated', rating: null, points: null });
  expect(found.overall).toMatchObject({ score: 14, maximum: 21, complete: true });
  expect(messages(found).slice(0, 1)).toEqual([
    '2.5 Reviewing is not rated: it is not applicable in every case, so it does not count in the maximum.',
  ]);
  // The decision rules look past it; no question is said to be left out of a rating that there is not.
  expect(found.notes.map(({ code }) => code)).toEqual(['unratedNothingRelevant', 'ruleSkippedTrigger']);
});

test('Outcomes are never in the maximum, and nobody is told so', () => {
  const found = ordinary({});
  expect(found.overall.maximum).toBe(24);
  expect(messages(found)).toEqual([]);
});

test('a question with nothing relevant is named beside the standard that it is left out of', () => {
  const found = ordinary({ tallies: { '2.2.2': tally(0, 0, 56) } });
  expect(messages(found)).toEqual(['2.2.2 has no relevant cases and is left out of the rating of 2.2 Assessment.']);
});

test.each([
  [99, '50', 'Requires improvement', 'Inadequate'],
  [129, '65', 'Good', 'Requires improvement'],
  [159, '80', 'Outstanding', 'Good'],
])('%i of 200 is printed as %s and rated %s; a note tells the exact %s', (yes, printed, band, exact) => {
  expect(messages(ordinary({ tallies: { '2.3.1': of(yes, 200) } }), 'exactInOtherBand')).toEqual([
    `2.3.1 is printed as ${printed} per cent and rated ${band}; the exact value (${yes} of 200) would be ${exact}.`,
  ]);
});

test.each([
  [98, '49'],
  [100, '50'],
  [128, '64'],
  [130, '65'],
])('%i of 200 is %s either way, and there is no note', (yes) => {
  expect(messages(ordinary({ tallies: { '2.3.1': of(yes, 200) } }), 'exactInOtherBand')).toEqual([]);
});

test('notes stand in programme order, those on decision rules last', () => {
  const found = assessCase({
    judged: { '1.1': 'G', '1.2': 'G' },
    notApplicable: ['2.1'],
    toInspect: 1,
    tallies: new Map([
      ['2.2.1', tally(70, 29, 0, 1)],
      ['2.3.1', tally(0, 0, 50)],
      ['2.3.2', of(40, 50)],
      ['2.5.1', of(129, 200)],
    ]),
  });
  expect(found.notes.map(({ code }) => code)).toEqual([
    'toInspect',
    'missingJudgement',
    'missingJudgement',
    'unanswered',
    'questionNothingRelevant',
    'missingColumns',
    'exactInOtherBand',
    'provisionalByRule',
    'ruleSkippedTrigger',
    'ruleSkipped',
  ]);
});

describe('dates are compared as far as both are known', () => {
  const dates = { from: '2021-09-15', to: '2023-06' };
  test.each([
    ['2021-09-14', false],
    ['2021-09-15', true],
    ['2021-09', true],
    ['2021', true],
    ['2021-08', false],
    ['2020', false],
    ['2023-06-30', true],
    ['2023-07-01', false],
    ['2023', true],
    ['2024', false],
  ])('%s: %s', (date, within) => {
    expect(isWithin(date, dates)).toBe(within);
  });
});
