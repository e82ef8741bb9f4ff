import { describe, expect, test } from 'vitest';
import { assess } from '../src/assess.js';
import type { Evidence } from '../src/model/inspection.js';
import type { Discretion } from '../src/model/inspection.js';
import type { Tally } from '../src/model/reading.js';
import { note } from '../src/problems/notes.js';
import { figureKey } from '../src/scoring/tally.js';
import { assessCase, full, inspection, judgements, messages, of, pdu, standard, tally } from './make.js';

/** The published percentages of Redcar's key questions, as counts of 56. */
const yes = {
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
  '2.6.1': 12,
};
const redcar = new Map(Object.entries(yes).map(([code, count]) => [code, of(count, 56)]));

const departure: Discretion = {
  standard: '1.3',
  rating: full('RI'),
  reason: 'women’s services',
  by: 'ratings panel',
  on: '2022-11-08',
  place: () => ({ file: '/home/somebody/redcar.inspection.json', line: 20 }),
};

const evidence: Evidence = {
  loaded: { programme: pdu, sha256: 'f00d', isNamed: true },
  inspection: inspection({
    title: 'Redcar, Cleveland and Middlesbrough PDU',
    region: 'North East',
    fieldwork: '2022-10-10',
    eligibleCases: 85,
    notApplicable: new Map([['2.1', 'managed by the neighbouring PDU']]),
    judgements: new Map([
      ['1.1', { rating: full('G'), reason: 'an impressive team' }],
      ...judgements({ '1.2': 'G', '1.3': 'RI', '1.4': 'G' }),
    ]),
    discretion: [departure],
    groups: new Map([['ethnicity', new Map([['Minority', ['Black', 'Asian']]])]]),
  }),
  reading: { source: 'redcar.csv', cases: 56, toInspect: 0, tallies: redcar, notes: [] },
};
const result = assess(evidence);

describe('the published table of Redcar, Cleveland and Middlesbrough', () => {
  test.each([
    ['1.1', 'Requires improvement', 1],
    ['1.2', 'Good', 2],
    ['1.3', 'Requires improvement', 1],
    ['1.4', 'Good', 2],
    ['2.1', null, null],
    ['2.2', 'Inadequate', 0],
    ['2.3', 'Requires improvement', 1],
    ['2.4', 'Inadequate', 0],
    ['2.5', 'Requires improvement', 1],
    ['2.6', null, null],
  ])('%s is %s and scores %s', (code, rating, points) => {
    expect(standard(result, code)).toMatchObject({ rating, points });
  });

  test.each([
    ['2.2', [57, 77, 30], '2.2.3'],
    ['2.3', [55, 79, 54], '2.3.3'],
    ['2.4', [45, 43, 38], '2.4.3'],
    ['2.5', [59, 54, 50], '2.5.3'],
  ])('%s prints %j, of which %s is the lowest', (code, printed, low) => {
    const { keyQuestions } = standard(result, code);
    expect(keyQuestions.map(({ percentage }) => percentage)).toEqual(printed);
    expect(keyQuestions.filter(({ lowest }) => lowest).map((question) => question.code)).toEqual([low]);
  });

  test('8 of 24 is Requires improvement; by the rules it is 7', () => {
    expect(result.overall).toEqual({
      score: 8,
      maximum: 24,
      rating: full('RI'),
      byRule: { score: 7, rating: full('RI') },
      complete: true,
      composite: null,
      provisional: false,
    });
  });

  test('2.5 is one answer from Inadequate', () => {
    expect(standard(result, '2.5').borderline.map(({ kind }) => kind)).toEqual(['withinFivePoints', 'oneAnswer']);
  });

  test('nothing else is to be told', () => {
    expect(result.notes).toEqual([]);
  });
});

describe('the result', () => {
  test('says what it is of, and by which programme and program', () => {
    expect(result.schemaVersion).toBe(1);
    expect(result.tool).toEqual({ name: 'casescore', version: expect.stringMatching(/^\d+\.\d+\.\d+/) });
    expect(result.programme).toEqual({ id: 'pdu-2021', title: pdu.title, sha256: 'f00d' });
    expect(result.sample).toEqual({ source: 'redcar.csv', cases: 56, toInspect: 0, planned: 0 });
    expect(result.inspection).toEqual({
      title: 'Redcar, Cleveland and Middlesbrough PDU',
      region: 'North East',
      fieldwork: '2022-10-10',
    });
  });

  test('is JSON: nothing in it is lost when it is written and read', () => {
    expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
  });

  test('keeps programme order, whatever the order of the tallies', () => {
    const backwards = { ...evidence.reading, tallies: new Map([...redcar].toReversed()) };
    expect(JSON.stringify(assess({ ...evidence, reading: backwards }))).toBe(JSON.stringify(result));
    expect(result.standards.map(({ code }) => code)).toEqual(pdu.standards.map(({ code }) => code));
  });

  test('explains itself without the programme file', () => {
    const { id: _, title: __, standards: ___, ...rest } = pdu;
    expect(result.method).toEqual(rest);
  });

  test('holds no figure of a profile column, and no place of the machine', () => {
    const where = { ethnicity: ['Minority'] };
    const extra: [string, Tally][] = [
      [figureKey({ question: '2.3.1', where }), of(1, 6)],
      [figureKey({ profile: where }), of(6, 56)],
      ['2.2b', of(21, 55)],
    ];
    const reading = { ...evidence.reading, tallies: new Map([...redcar, ...extra]) };
    const text = JSON.stringify(assess({ ...evidence, reading }));
    expect(text).toBe(JSON.stringify(result));
    expect(text).not.toMatch(/Minority|ethnicity|Black|somebody/);
  });

  test('gives the reasons that were recorded', () => {
    expect(['1.1', '1.2', '2.1', '2.2'].map((code) => standard(result, code).reason)).toEqual([
      'an impressive team',
      null,
      'managed by the neighbouring PDU',
      null,
    ]);
    expect(standard(result, '1.3').discretion).toEqual({
      from: full('I'),
      to: full('RI'),
      reason: 'women’s services',
      by: 'ratings panel',
      on: '2022-11-08',
    });
  });
});

describe('a sheet alone', () => {
  const alone = assess({
    ...evidence,
    loaded: { ...evidence.loaded, isNamed: false },
    inspection: inspection(),
    reading: { ...evidence.reading, notes: [note('casesNumbered')] },
  });

  test('says at the top which programme is assumed, and then what the sheet gave to notice', () => {
    expect(messages(alone).slice(0, 2)).toEqual([
      'No programme was named, so pdu-2021 (Probation delivery units, 2021 to 2023) is used. Name another with --programme or in the inspection file.',
      'No column holds a case id, so cases are numbered by row.',
    ]);
  });

  test('names every standard that is still to come', () => {
    const missing = alone.standards.filter(({ basis }) => basis === 'missing').map(({ code }) => code);
    expect(missing).toEqual(['1.1', '1.2', '1.3', '1.4', '2.1']);
    for (const code of missing) {
      expect(
        messages(alone).filter((message) => message.startsWith(`${code} `) && message.includes('still to come')),
      ).toHaveLength(1);
    }
  });

  test('shows the score so far, and no overall rating', () => {
    expect(alone.overall).toEqual({
      score: 2,
      maximum: 12,
      rating: null,
      byRule: { score: 2, rating: null },
      complete: false,
      composite: null,
      provisional: false,
    });
  });
});

test('with nothing known at all there is neither score nor rating', () => {
  const { overall, standards } = assessCase({});
  expect(overall).toMatchObject({ score: 0, maximum: 0, rating: null, complete: false });
  expect(standards.filter(({ rating, points }) => rating !== null || points !== null)).toEqual([]);
  expect(standards).toHaveLength(10);
});

test('a standard that may still change makes the overall rating provisional', () => {
  const reading = { ...evidence.reading, tallies: new Map([...redcar, ['2.3.2', tally(44, 11, 0, 1)]]) };
  expect(assess({ ...evidence, reading }).overall).toMatchObject({ rating: full('RI'), provisional: true });
});
