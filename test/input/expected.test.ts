/** The file of expected results: every mistake in it is told before anything is compared. */
import { describe, expect, test } from 'vitest';
import { readExpected } from '../../src/input/expected.js';
import { inFolder, runInFolder } from '../fixtures/sheets/folder.js';
import type { Run } from '../run.js';

const sheet = 'case_id,sex,2.2.1,2.2.2,2.2.3,2.2b\nC1,Female,Yes,No,Yes,Yes\nC2,Male,Yes,No,Yes,N/A\n';

async function runCheck(expected: string | Uint8Array): Promise<Run> {
  return runInFolder({ 'sheet.csv': sheet, 'sheet.expected.json': expected }, 'check');
}

type Mistake = readonly [claim: string, json: string, ...lines: readonly string[]];

function expectRefused(mistakes: readonly Mistake[]): void {
  const each = mistakes.map(([claim, ...mistake]) => [claim, mistake] as const);
  test.each(each)('%s', async (_, [json, ...lines]) => {
    const told = [...lines.map((line) => `sheet.expected.json:${line}`), '1 sheet could not be checked.', ''];
    expect(await runCheck(json)).toEqual({ stdout: '', stderr: told.join('\n'), code: 2 });
  });
}

/** Figures, one a line from the second on. */
const figures = (...each: readonly string[]): string => `{ "figures": [\n${each.join(',\n')} ] }`;

describe('expected results', () => {
  test('may say everything of the contract, and it is compared', async () => {
    const { code, stdout, stderr } = await runCheck(`\ufeff{
      "$schema": "https://example.org/expected.schema.json",
      "overall": { "rating": null, "score": 0, "maximum": 3 },
      "standards": { "2.2": "I", "2.1": "still to come", "2.6": "Not rated" },
      "figures": [
        { "id": "n", "cases": 2 },
        { "id": "women", "cases": 1, "where": { "sex": ["Female"] } },
        { "id": "share", "profile": { "sex": ["female"] }, "percentage": 50 },
        { "id": "q", "question": "2.2.1", "percentage": 100 },
        { "id": "victims", "question": "2.2B", "count": "1 of 1" },
        { "id": "men", "question": "2.2b", "where": { "Sex": ["Male"] }, "percentage": null },
        { "id": "words", "question": "2.2.1", "between": [95, 100], "says": "nearly all" }
      ]
    }`);
    expect(stderr).toBe('');
    expect(stdout).toMatch('sheet.csv: 13 of 13 figures as expected');
    expect(code).toBe(0);
  });

  test('may say nothing', async () => {
    expect(await runCheck('{}')).toMatchObject({ code: 0, stderr: '' });
  });

  test('are kept with their text, so that they can be brought up to date in place', async () => {
    const text = '{ "overall": { "score": 8 } }\n';
    await inFolder({ 'a.expected.json': text }, async (folder) => {
      const file = await readExpected(`${folder}/a.expected.json`);
      expect(file.text).toBe(text);
      const [from = 0, to = 0] = file.json.range(['overall', 'score']) ?? [];
      expect(text.slice(from, to)).toBe('8');
    });
  });
});

describe('a key that is not known', () => {
  expectRefused([
    [
      'at the top',
      '{\n "overal": {} }',
      '2: overal: "overal" is not a known key. Expected sheets, overall, standards or figures. Did you mean "overall"?',
    ],
    [
      'in the overall result',
      '{ "overall": { "maximun": 24 } }',
      '1: overall.maximun: "maximun" is not a known key. Expected rating, score or maximum. Did you mean "maximum"?',
    ],
    [
      'in a figure',
      figures('{ "id": "a", "question": "2.2.1", "percentge": 50 }'),
      '2: figures[0].percentge: "percentge" is not a known key. Expected id, question, profile, where, percentage, count, cases, between or says. Did you mean "percentage"?',
    ],
    [
      'that libraries pass over',
      '{ "standards": { "__proto__": "Good" } }',
      '1: standards.__proto__: "__proto__" is not a known key. Expected another name.',
    ],
  ]);
});

describe('a value of another kind', () => {
  const figure = (rest: string): string => figures(`{ "id": "a", ${rest} }`);
  expectRefused([
    ['the whole', '[]', '1: found a list. Expected an object in braces.'],
    ['a rating', '{ "overall": { "rating": 5 } }', '1: overall.rating: found 5. Expected text.'],
    ['a score', '{ "overall": { "score": -1 } }', '1: overall.score: found -1. Expected a whole number from 0.'],
    ['a maximum', '{ "overall": { "maximum": "24" } }', '1: overall.maximum: found "24". Expected a whole number.'],
    [
      'standards',
      '{ "standards": ["Good"] }',
      '1: standards: found a list. Expected an object with a rating under each standard.',
    ],
    ['a standard', '{ "standards": { "2.2": null } }', '1: standards.2.2: found null. Expected text.'],
    ['figures', '{ "figures": {} }', '1: figures: found an object in braces. Expected a list of figures.'],
    [
      'a percentage below 0',
      figure('"question": "2.2.1", "percentage": -1'),
      '2: figures[0].percentage: found -1. Expected a percentage, or null.',
    ],
    [
      'a percentage in quotes without its sign',
      figure('"question": "2.2.1", "percentage": "57"'),
      '2: figures[0].percentage: found "57". Expected a percentage, or null.',
    ],
    [
      'a count in words',
      figure('"question": "2.2.1", "count": "half"'),
      '2: figures[0].count: found "half". Expected "k of n", such as "21 of 55".',
    ],
    [
      'a count that is a number',
      figure('"question": "2.2.1", "count": 21'),
      '2: figures[0].count: found 21. Expected "k of n".',
    ],
    ['half a case', figure('"cases": 1.5'), '2: figures[0].cases: found 1.5. Expected a whole number.'],
    [
      'one end of a range',
      figure('"question": "2.2.1", "between": [48]'),
      '2: figures[0].between: found a list. Expected two percentages: [48, 52].',
    ],
    [
      'a filter',
      figure('"where": ["Female"], "cases": 1'),
      '2: figures[0].where: found a list. Expected an object with values under each column.',
    ],
    [
      'a filter’s values',
      figure('"profile": { "sex": "Female" }, "percentage": 1'),
      '2: figures[0].profile.sex: found "Female". Expected a list of values.',
    ],
    ['a figure without its name', figures('{ "cases": 1 }'), '2: figures[0].id: "id" is missing. Add it.'],
  ]);

  test.each([
    ['overall', '{ "overall": "Good" }'],
    ['figures[0]', '{ "figures": ["2.2.1=57"] }'],
    ['figures[0].between', '{ "figures": [{ "id": "a", "question": "2.2.1", "between": 50 }] }'],
  ])('%s is told with what was expected in its place, in words', async (place, json) => {
    const { code, stderr } = await runCheck(json);
    expect(code).toBe(2);
    expect(stderr).toContain(`sheet.expected.json:1: ${place}: found `);
    expect(stderr).not.toContain('Invalid input');
  });
});

describe('a figure that says', () => {
  const one = 'Expected exactly one of "percentage", "count", "cases" and "between".';
  expectRefused([
    ['nothing', figures('{ "id": "a", "question": "2.2.1" }'), `2: figures[0]: found none. ${one}`],
    [
      'two things',
      figures('{ "id": "a", "question": "2.2.1", "percentage": 5, "count": "1 of 2" }'),
      `2: figures[0]: found "percentage" and "count". ${one}`,
    ],
    [
      'something of nothing',
      figures('{ "id": "a", "percentage": 5 }'),
      '2: figures[0]: found the figure "a". Expected a "question" or a "profile" that the figure is of.',
    ],
    [
      'something of two things',
      figures('{ "id": "a", "question": "2.2.1", "profile": { "sex": ["Male"] }, "percentage": 5 }'),
      '2: figures[0]: found "question" and "profile". Expected one of them.',
    ],
    [
      'the cases of a question',
      figures('{ "id": "a", "question": "2.2.1", "cases": 5 }'),
      '2: figures[0]: found the figure "a". Expected "cases" to stand with "where" alone.',
    ],
    [
      'a range from above',
      figures('{ "id": "a", "question": "2.2.1", "between": [52, 48] }'),
      '2: figures[0]: found [52, 48]. Expected the lower percentage first.',
    ],
    [
      'each of several',
      figures('{ "id": "a", "question": "2.2.1" }', '{ "id": "b", "percentage": 5 }'),
      `2: figures[0]: found none. ${one}`,
      '3: figures[1]: found the figure "b". Expected a "question" or a "profile" that the figure is of.',
    ],
  ]);
});

describe('what the programme or the sheet does not know', () => {
  const standards = 'Expected 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5 or 2.6.';
  const ratings = 'Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O).';
  const question = 'Expected a key question or a supporting question of the sheet.';
  expectRefused([
    [
      'a standard',
      '{ "standards": {\n "9.9": "Good" } }',
      `2: standards.9.9: "9.9" is not a standard of this programme. ${standards}`,
    ],
    [
      'a rating',
      '{ "standards": { "2.2": "Goood" } }',
      `1: standards.2.2: "Goood" is not a rating. ${ratings} Did you mean "Good"?`,
    ],
    [
      'an overall rating',
      '{ "overall": { "rating": "Fair" } }',
      `1: overall.rating: "Fair" is not a rating. ${ratings}`,
    ],
    [
      'a question',
      figures('{ "id": "a", "question": "9z", "percentage": 5 }'),
      `2: figures[0]: the sheet has no column for question "9z". ${question}`,
    ],
    [
      'a question of the programme that is not in the sheet',
      figures('{ "id": "a", "question": "2.4.3", "percentage": 5 }'),
      `2: figures[0]: the sheet has no column for question "2.4.3". ${question} Did you mean "2.2.3"?`,
    ],
    [
      'a column in a filter',
      figures(
        '{ "id": "n", "cases": 2 }',
        '{ "id": "a", "question": "2.2.1", "where": { "grade": ["PO"] }, "percentage": 5 }',
      ),
      '3: figures[1]: the sheet has no column "grade". It has "sex".',
    ],
    [
      'a column in a share, close to one',
      figures('{ "id": "a", "profile": { "sexx": ["Male"] }, "percentage": 5 }'),
      '2: figures[0]: the sheet has no column "sexx". It has "sex". Did you mean "sex"?',
    ],
  ]);
});

describe('a file of expected results that', () => {
  expectRefused([
    [
      'has a key twice',
      '{ "standards": { "2.2": "Good",\n "2.2": "RI" } }',
      '2: standards.2.2: "2.2" stands here twice. Keep one of them.',
    ],
  ]);

  test('is no JSON is told with its line', async () => {
    expect(await runCheck('{\n "overall": x }')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('sheet.expected.json:2: this is not JSON: '),
    });
  });

  test('is not UTF-8 is wrong use, not bad data', async () => {
    expect(await runCheck(Buffer.from('{ "figures": [{ "id": "é", "cases": 2 }] }', 'latin1'))).toMatchObject({
      code: 2,
    });
  });

  test('is not there is named, and how to make it', async () => {
    expect(await runInFolder({ 'sheet.csv': sheet }, 'check')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'sheet.csv: there are no expected results beside this sheet. Write them to sheet.expected.json, or let check --update write what is found.\n1 sheet could not be checked.\n',
    });
  });
});
