/** The result as programs read it: the shape and the figures of DESIGN's contract, on the real sample. */
import { expect, test } from 'vitest';
import { version } from '../src/model/version.js';
import { run } from './run.js';

const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const { stdout } = await run(['score', sheet, '--format', 'json']);
const result = JSON.parse(stdout) as { standards: { code: string }[] } & Record<string, unknown>;

test('the keys of the result, in their order', () => {
  expect(Object.keys(result)).toEqual([
    'schemaVersion',
    'tool',
    'programme',
    'inspection',
    'sample',
    'standards',
    'overall',
    'notes',
    'rules',
    'method',
    'sensitivity',
    'lockIn',
    'roundingAudit',
    'stability',
    'ledger',
    'supporting',
  ]);
});

test.each([
  ['score', sheet],
  ['batch', sheet],
  ['check', sheet],
  ['compare', sheet, sheet],
  ['overall', '1.1=Good'],
  ['feasible', '57'],
  ['sample-size', '--eligible', '85'],
  ['programmes', 'list'],
  ['programmes', 'show', 'pdu-2021'],
  ['programmes', 'diff', 'pdu-2021', 'pdu-2023'],
])('the JSON of %s %s begins with schemaVersion and tool', async (...argv) => {
  const { stdout: printed } = await run([...argv, '--format', 'json']);
  expect(Object.entries(JSON.parse(printed) as object).slice(0, 2)).toEqual([
    ['schemaVersion', 1],
    ['tool', { name: 'casescore', version }],
  ]);
});

test('the head of the result', () => {
  expect(result).toMatchObject({
    schemaVersion: 1,
    tool: { name: 'casescore' },
    programme: { id: 'pdu-2021', title: 'Probation delivery units, 2021 to 2023' },
    inspection: {
      title: 'Redcar, Cleveland and Middlesbrough PDU (synthetic cases)',
      region: 'North East',
      fieldwork: '2022-10-10',
    },
    sample: { source: 'redcar-cleveland-middlesbrough-2022.csv', cases: 56, toInspect: 0 },
    notes: [],
  });
});

test('the overall rating, by the rules and final', () => {
  expect(result['overall']).toEqual({
    score: 8,
    maximum: 24,
    rating: 'Requires improvement',
    byRule: { score: 7, rating: 'Requires improvement' },
    complete: true,
    composite: { yes: 5, relevant: 56, percentage: 9 },
    provisional: false,
  });
});

test('a standard rated from cases', () => {
  expect(result.standards.find(({ code }) => code === '2.2')).toEqual({
    code: '2.2',
    title: 'Assessment',
    statement: 'Assessment is well-informed, analytical and personalised, actively involving the person on probation.',
    domain: '2',
    basis: 'cases',
    counted: true,
    keyQuestions: [
      question('2.2.1', 'Does assessment focus sufficiently on engaging the person on probation?', 32, 57, {
        band: 'Requires improvement',
      }),
      question(
        '2.2.2',
        'Does assessment focus sufficiently on the factors linked to offending and desistance?',
        43,
        77,
        { band: 'Good' },
      ),
      question('2.2.3', 'Does assessment focus sufficiently on keeping other people safe?', 17, 30, {
        band: 'Inadequate',
        lowest: true,
      }),
    ],
    banded: 'Inadequate',
    judged: null,
    reason: null,
    byRule: 'Inadequate',
    rating: 'Inadequate',
    points: 0,
    composite: { yes: 15, relevant: 56, percentage: 27 },
    remark: null,
    sentences: [
      'Its strongest key question is 2.2.2, "Does assessment focus sufficiently on the factors linked to offending and desistance?", with Yes in 43 of 56 cases (77 per cent).',
      'Its weakest is 2.2.3, "Does assessment focus sufficiently on keeping other people safe?", with Yes in 17 of 56 cases (30 per cent).',
      'All three key questions: Yes in 15 of 56 cases, 27 per cent.',
    ],
    decisions: [],
    discretion: null,
    borderline: [],
    provisional: false,
  });
});

function question(code: string, text: string, yes: number, percentage: number, more: object): object {
  const counts = { yes, no: 56 - yes, notApplicable: 0, unanswered: 0, relevant: 56 };
  return { code, text, certainty: 'published', ...counts, percentage, exactBand: null, lowest: false, ...more };
}

test('a capped standard', () => {
  expect(result.standards.find(({ code }) => code === '1.1')).toMatchObject({
    basis: 'judgement',
    banded: null,
    judged: 'Good',
    byRule: 'Requires improvement',
    rating: 'Requires improvement',
    points: 1,
    decisions: [
      {
        rule: 'leadership-cap',
        kind: 'cap',
        from: 'Good',
        to: 'Requires improvement',
        because:
          '2.2 Assessment and 2.4 Implementation and delivery are Inadequate (it takes two of 2.2, 2.3, 2.4 and 2.5)',
      },
    ],
  });
});

test('a standard with discretion, a standard that does not apply, and one that is not rated', () => {
  const [services, court, outcomes] = ['1.3', '2.1', '2.6'].map((wanted) =>
    result.standards.find(({ code }) => code === wanted),
  );
  expect(services).toMatchObject({
    byRule: 'Inadequate',
    rating: 'Requires improvement',
    discretion: { from: 'Inadequate', to: 'Requires improvement' },
  });
  expect(court).toMatchObject({ basis: 'notApplicable', rating: null, points: null, keyQuestions: [] });
  expect(outcomes).toMatchObject({
    basis: 'unrated',
    rating: null,
    points: null,
    keyQuestions: [{ percentage: 21, band: null }],
  });
});
