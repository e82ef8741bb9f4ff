/** What the facts say of the programme of 2021, value by value. */
import { describe, expect, test } from 'vitest';
import type { Certainty } from '../../src/model/programme.js';
import { pdu } from '../make.js';

/** Code, title, what it is rated from, and the sentence of each standard, as the report prints them. */
const standards = [
  [
    '1.1',
    'Leadership',
    'judgement',
    'The leadership of the PDU enables delivery of a high-quality, personalised and responsive service for all people on probation.',
  ],
  [
    '1.2',
    'Staff',
    'judgement',
    'Staff are enabled to deliver a high-quality, personalised and responsive service for all people on probation.',
  ],
  [
    '1.3',
    'Services',
    'judgement',
    'A comprehensive range of high-quality services is in place, supporting a tailored and responsive service for all people on probation.',
  ],
  [
    '1.4',
    'Information and facilities',
    'judgement',
    'Timely and relevant information is available and appropriate facilities are in place to support a high-quality, personalised and responsive approach for all people on probation.',
  ],
  [
    '2.1',
    'Court work',
    'cases',
    'The pre-sentence information and advice provided to court supports its decision-making.',
  ],
  [
    '2.2',
    'Assessment',
    'cases',
    'Assessment is well-informed, analytical and personalised, actively involving the person on probation.',
  ],
  [
    '2.3',
    'Planning',
    'cases',
    'Planning is well-informed, holistic and personalised, actively involving the person on probation.',
  ],
  [
    '2.4',
    'Implementation and delivery',
    'cases',
    'High-quality well-focused, personalised and coordinated services are delivered, engaging the person on probation.',
  ],
  [
    '2.5',
    'Reviewing',
    'cases',
    'Reviewing of progress is well-informed, analytical and personalised, actively involving the person on probation.',
  ],
  [
    '2.6',
    'Outcomes',
    'unrated',
    'Early outcomes are positive, demonstrating reasonable progress for the person on probation.',
  ],
];

/** The key questions as the report prints them. */
const questions = {
  '2.2.1': 'Does assessment focus sufficiently on engaging the person on probation?',
  '2.2.2': 'Does assessment focus sufficiently on the factors linked to offending and desistance?',
  '2.2.3': 'Does assessment focus sufficiently on keeping other people safe?',
  '2.3.1': 'Does planning focus sufficiently on engaging the person on probation?',
  '2.3.2': 'Does planning focus sufficiently on reducing reoffending and supporting desistance?',
  '2.3.3': 'Does planning focus sufficiently on keeping other people safe?',
  '2.4.1':
    'Is the sentence or post-custody period implemented effectively with a focus on engaging the person on probation?',
  '2.4.2': 'Does the implementation and delivery of services effectively support desistance?',
  '2.4.3': 'Does the implementation and delivery of services effectively support the safety of other people?',
  '2.5.1': 'Does reviewing focus sufficiently on supporting the compliance and engagement of the person on probation?',
  '2.5.2': 'Does reviewing focus sufficiently on supporting desistance?',
  '2.5.3': 'Does reviewing focus sufficiently on keeping other people safe?',
  '2.6.1':
    'Do early outcomes demonstrate that reasonable progress has been made, in line with the personalised needs of the person on probation?',
};

test('its standards are those of the report, in order', () => {
  expect(pdu.standards.map(({ code, title, basis, statement }) => [code, title, basis, statement])).toEqual(standards);
});

test('all of them count', () => {
  expect(pdu.standards.map(({ counted }) => counted ?? true)).toEqual(Array(10).fill(true));
});

test('its domains are those of the report', () => {
  expect(pdu.domains.map(({ code, title, source }) => [code, title, source?.certainty])).toEqual([
    ['1', 'Organisational delivery', 'published'],
    ['2', 'Court work and case supervision', 'published'],
  ]);
  expect(pdu.standards.map(({ domain }) => domain).join('')).toBe('1111222222');
});

const all = pdu.standards.flatMap((standard) => standard.questions ?? []);

test('its key questions are those of the report, word for word', () => {
  const printed = all.filter(({ source }) => source.certainty === 'published');
  expect(Object.fromEntries(printed.map(({ code, text }) => [code, text]))).toEqual(questions);
});

test('one more is assumed: on the information and advice to court', () => {
  expect(all.filter(({ source }) => source.certainty !== 'published')).toMatchObject([
    {
      code: '2.1.1',
      text: expect.stringMatching(/pre-sentence information and advice.*supporting the court's decision-making\?$/),
      source: { certainty: 'assumed' },
    },
  ]);
});

test('the report that it rests on', () => {
  expect(pdu.documents).toEqual({
    'redcar-2022': {
      title: 'An inspection of probation services in Redcar, Cleveland and Middlesbrough PDU',
      publisher: 'HM Inspectorate of Probation',
      date: '2022-12',
      isbn: '978-1-915468-25-3',
      licence: 'Open Government Licence',
    },
  });
});

test('the bands, and which of them are printed', () => {
  expect(pdu.bands.map(({ rating, from, words, source }) => [rating, from, words, source.certainty])).toEqual([
    ['Inadequate', 0, 'minority', 'published'],
    ['Requires improvement', 50, 'too few', 'published'],
    ['Good', 65, 'reasonable majority', 'assumed'],
    ['Outstanding', 80, 'large majority', 'assumed'],
  ]);
});

test('two decision rules, in this order', () => {
  expect(
    pdu.rules.map(({ kind, standard, to, when }) => [kind, standard, to, when.atLeast, when.of, when.ratedAtOrBelow]),
  ).toEqual([
    ['cap', '1.1', 'Requires improvement', 2, ['2.2', '2.3', '2.4', '2.5'], 'Inadequate'],
    ['normally', '1.3', 'Inadequate', 1, ['2.4'], 'Inadequate'],
  ]);
});

describe('how surely each thing is known', () => {
  test.each<[string, Certainty | undefined, Certainty]>([
    ['the points', pdu.methodSources.points.certainty, 'derived'],
    ['that the lowest question drives the rating', pdu.methodSources.lowest.certainty, 'published'],
    ['that halves round up', pdu.methodSources.rounding.certainty, 'assumed'],
    ['that the printed percentage is banded', pdu.methodSources.bandOn.certainty, 'assumed'],
    ['the cut-offs of the overall rating', pdu.overall.source.certainty, 'derived'],
    ['what is borderline', pdu.borderline.source.certainty, 'assumed'],
    ['the cap on 1.1', pdu.rules[0]?.source.certainty, 'published'],
    ['that two set it off', pdu.rules[0]?.when.source.certainty, 'assumed'],
    ['what normally follows for 1.3', pdu.rules[1]?.source.certainty, 'published'],
    ['that 2.4 alone sets it off', pdu.rules[1]?.when.source.certainty, 'published'],
  ])('%s: %s', (_, found, expected) => {
    expect(found).toBe(expected);
  });

  test('every standard is published', () => {
    expect(pdu.standards.map(({ source }) => source.certainty)).toEqual(Array(10).fill('published'));
  });
});

test('percentages are rounded half up, the printed one is banded, and five is the border of what is borderline', () => {
  expect(pdu).toMatchObject({
    rounding: 'half-up',
    bandOn: 'rounded',
    borderline: { withinPoints: 5, fewCases: 5 },
    inspectorate: 'HM Inspectorate of Probation',
  });
});
