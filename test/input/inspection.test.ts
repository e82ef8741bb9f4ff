/** What an inspection says, checked against its programme: every mistake of sense. */
import { describe, expect, test } from 'vitest';
import { withJson } from '../fixtures/inspections/beside.js';
import { expectJsonRefused } from '../fixtures/inspections/mistakes.js';
import { runInFolder, refusal } from '../fixtures/sheets/folder.js';

describe('what the programme does not know', () => {
  const standards = 'Expected 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5 or 2.6.';
  const ratings = 'Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O).';
  expectJsonRefused([
    [
      'a standard',
      '{ "judgements": {\n "9.9": "Good" } }',
      `AT:2: judgements.9.9: "9.9" is not a standard of this programme. ${standards}`,
    ],
    [
      'a standard close to one',
      '{ "notApplicable": { "2.11": "x" } }',
      `AT:1: notApplicable.2.11: "2.11" is not a standard of this programme. ${standards} Did you mean "2.1"?`,
    ],
    ['a rating', '{ "judgements": { "1.1": "Fair" } }', `AT:1: judgements.1.1: "Fair" is not a rating. ${ratings}`],
    [
      'a rating close to one',
      '{ "judgements": { "1.1": { "rating": "Outstandng" } } }',
      `AT:1: judgements.1.1: "Outstandng" is not a rating. ${ratings} Did you mean "Outstanding"?`,
    ],
    [
      'a standard and a rating in discretion',
      '{ "discretion": [\n { "standard": "9",\n "rating": "Fair", "reason": "x" }] }',
      `AT:2: discretion[0].standard: "9" is not a standard of this programme. ${standards}`,
      `AT:3: discretion[0].rating: "Fair" is not a rating. ${ratings}`,
    ],
    [
      'a question',
      '{ "columns": { "questions": { "Q12": "2.9.9" } } }',
      'AT:1: columns.questions.Q12: "2.9.9" is not a key question of this programme.',
    ],
    [
      'a question close to one',
      '{ "columns": { "questions": { "Q12": "2.2..1" } } }',
      'AT:1: columns.questions.Q12: "2.2..1" is not a key question of this programme. Did you mean "2.2.1"?',
    ],
    [
      'a programme',
      '{ "programme": "pdu-2020" }',
      'AT:1: programme: "pdu-2020" is no programme. Expected pdu-2021, pdu-2023, youth-2018, youth-2021, crc-2018 or nps-2018, or the path of a programme file. Did you mean "pdu-2021"?',
    ],
  ]);
});

describe('a judgement', () => {
  expectJsonRefused([
    [
      'of a standard rated from cases',
      '{ "judgements": { "2.2": "Good" } }',
      'AT:1: judgements.2.2: 2.2 Assessment is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.',
    ],
    [
      'of a standard that is not rated',
      '{ "judgements": { "2.6": "Good" } }',
      'AT:1: judgements.2.6: 2.6 Outcomes is not rated in this programme. Take this away.',
    ],
    [
      'of a standard that does not apply',
      '{ "notApplicable": { "1.1": "x" },\n "judgements": { "1.1": "Good" } }',
      'AT:2: judgements.1.1: 1.1 Leadership is declared not applicable (AT:1: notApplicable.1.1) and judged as well. Take one of them away.',
    ],
  ]);
});

describe('a standard declared not applicable', () => {
  expectJsonRefused([
    [
      'that is not rated',
      '{ "notApplicable": { "2.6": "x" } }',
      'AT:1: notApplicable.2.6: 2.6 Outcomes is not rated in this programme. Take this away.',
    ],
  ]);
});

/** An entry of discretion. */
const entry = (standard: string, reason = ', "reason": "x"'): string =>
  `{ "standard": "${standard}", "rating": "RI"${reason} }`;

describe('discretion', () => {
  const without = 'discretion for 1.3 Services has no reason. Discretion is recorded with its reason.';
  expectJsonRefused([
    ['without a reason', `{ "discretion": [${entry('1.3', '')}] }`, `AT:1: discretion[0]: ${without}`],
    [
      'with a blank reason',
      `{ "discretion": [${entry('1.3', ', "reason": " "')}] }`,
      `AT:1: discretion[0]: ${without}`,
    ],
    [
      'twice for one standard',
      `{ "discretion": [${entry('1.3')},\n${entry('1.3')}] }`,
      'AT:2: discretion[1]: discretion for 1.3 Services is recorded already (AT:1: discretion[0]). Keep one entry.',
    ],
    [
      'for a standard that is not rated',
      `{ "discretion": [${entry('2.6')}] }`,
      'AT:1: discretion[0]: 2.6 Outcomes is not rated in this programme. Take this away.',
    ],
    [
      'for a standard that does not apply',
      `{ "notApplicable": { "2.1": "x" }, "discretion": [${entry('2.1')}] }`,
      'AT:1: discretion[0]: 2.1 Court work is declared not applicable and has discretion as well. Take one of them away.',
    ],
    [
      'on a day that is none',
      `{ "discretion": [${entry('1.3', ', "reason": "x",\n "on": "yesterday"')}] }`,
      'AT:2: discretion[0].on: found "yesterday". Expected a date such as 2022-11-08 or 08/11/2022.',
    ],
  ]);
});

describe('a word for an answer', () => {
  expectJsonRefused([
    [
      'with two meanings',
      '{ "answers": { "yes": ["met"],\n "no": ["Met "] } }',
      'AT:2: answers.no[0]: "Met " cannot mean No: it means Yes already. A word has one meaning.',
    ],
    [
      'that has another meaning by itself',
      '{ "answers": { "notApplicable": ["n/r", "No"] } }',
      'AT:1: answers.notApplicable[1]: "No" cannot mean N/A: it means No already. A word has one meaning.',
    ],
    [
      'that is a blank: a blank is never an answer',
      '{ "answers": { "no": [" "] } }',
      'AT:1: answers.no[0]: " " cannot mean No: it means a blank already. A word has one meaning.',
    ],
  ]);
});

describe('a date', () => {
  const expected = 'Expected a date: 2022, 2022-10, 2022-10-10, 10/10/2022, Oct-22 or October 2022.';
  test.each(['autumn 2022', '2022-02-30', '31/04/2022', '2022-13', '10/10/22', '22', '2022-1-5', 'Okt-22', '44844'])(
    '%j is none',
    async (date) => {
      expect(await withJson(JSON.stringify({ fieldwork: date }))).toEqual(
        refusal(2, `sheet.inspection.json:1: fieldwork: found "${date}". ${expected}`),
      );
    },
  );

  test('in a message cannot steer the terminal', async () => {
    const { stderr } = await withJson(
      String.raw`{ "fieldwork": "\u001b[2J", "discretion": [{ "standard": "1.3", "rating": "RI", "reason": "x", "on": "\u001b[2J" }] }`,
    );
    expect(stderr).not.toContain('\u001b');
    expect(stderr).toContain('fieldwork: found');
  });
});

describe('all the mistakes of an inspection file', () => {
  expectJsonRefused([
    [
      'of sense are told in one go, in the order of their kinds',
      '{ "fieldwork": "soon",\n "judgements": { "1.1": "Fair",\n "2.2": "Good" },\n "answers": { "yes": ["no"] } }',
      'AT:1: fieldwork: found "soon". Expected a date: 2022, 2022-10, 2022-10-10, 10/10/2022, Oct-22 or October 2022.',
      'AT:2: judgements.1.1: "Fair" is not a rating. Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O).',
      'AT:3: judgements.2.2: 2.2 Assessment is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.',
      'AT:4: answers.yes[0]: "no" cannot mean Yes: it means No already. A word has one meaning.',
    ],
  ]);

  test('of shape and of sense are told in one go', async () => {
    const { stderr } = await withJson('{ "titel": "x",\n "judgements": { "1.1": "Fair" } }');
    expect(stderr).toContain('"titel" is not a known key');
    expect(stderr).toContain('"Fair" is not a rating');
  });

  test('are told before the sheet is read: the sheet’s own are another matter', async () => {
    const files = {
      'sheet.csv': 'id,2.1.1\nC1,Perhaps\n',
      'sheet.inspection.json': '{ "judgements": { "1.1": "Fair" } }',
    };
    expect(await runInFolder(files, 'score')).toMatchObject({ code: 2, stdout: '' });
  });
});
