/** The inspection file as JSON: all that may be said in it, and every mistake. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { understoodOf, withJson } from '../fixtures/inspections/beside.js';
import { asJson, understood } from '../fixtures/inspections/whole.js';
import { expectJsonRefused } from '../fixtures/inspections/mistakes.js';
import { inFolder, runInFolder, refusal } from '../fixtures/sheets/folder.js';
import { folderWith } from '../folder.js';
import { pdu } from '../make.js';
import { run } from '../run.js';

describe('an inspection file', () => {
  test('may say everything of the contract, and it is understood', async () => {
    expect(await understoodOf({ 'sheet.inspection.json': asJson })).toEqual(understood);
  });

  test('may begin with a byte order mark', async () => {
    expect(await understoodOf({ 'sheet.inspection.json': `\ufeff${asJson}` })).toEqual(understood);
  });

  test('may be named by an option, whatever stands beside the sheet', async () => {
    const files = { 'sheet.inspection.json': '{ "title": "beside" }', 'other.json': '{ "title": "named" }' };
    await inFolder({ ...files, 'sheet.csv': 'id,2.1.1\nC1,Yes\n' }, async (folder) => {
      const argv = ['score', `${folder}/sheet.csv`, '--inspection', `${folder}/other.json`];
      expect((await run(argv)).stdout).toMatch(/^named\n/);
    });
  });

  test('may be empty braces', async () => {
    expect(await withJson('{}')).toMatchObject({ code: 0, stderr: '' });
  });

  test.each([
    ['I', 'Inadequate'],
    ['RI', 'Requires improvement'],
    ['ri', 'Requires improvement'],
    ['g', 'Good'],
    ['O', 'Outstanding'],
    [' OUTSTANDING ', 'Outstanding'],
    ['Requires  Improvement', 'Requires improvement'],
    ['requires-improvement', 'Requires improvement'],
  ])('may write a rating as %j', async (given, rating) => {
    const { judgements } = await understoodOf({
      'sheet.inspection.json': JSON.stringify({ judgements: { '1.1': given } }),
    });
    expect(judgements.get('1.1')).toEqual({ rating, reason: null });
  });

  test.each([
    ['2022', '2022'],
    ['2022-10', '2022-10'],
    ['2022-10-10', '2022-10-10'],
    ['10/10/2022', '2022-10-10'],
    ['3/4/2022', '2022-04-03'],
    ['Oct-22', '2022-10'],
    ['oct-2022', '2022-10'],
    ['10-Oct-22', '2022-10-10'],
    [' 2022-10-10 ', '2022-10-10'],
  ])('may write the date of fieldwork as %j', async (given, fieldwork) => {
    const found = await understoodOf({ 'sheet.inspection.json': JSON.stringify({ fieldwork: given }) });
    expect(found.fieldwork).toBe(fieldwork);
  });

  test('may name a programme file by its path from there', async () => {
    const sheet = 'id,2.1.1\nC1,Yes\n';
    const files = {
      'sheet.csv': sheet,
      'in/all.inspection.json': '{ "programme": "../programmes/mine.json" }',
      'programmes/mine.json': JSON.stringify({ ...pdu, id: 'mine', title: 'Mine' }),
    };
    const { code, stdout } = await runInFolder(files, 'score', '--inspection', 'FOLDER/in/all.inspection.json');
    expect(code).toBe(0);
    expect(stdout).toContain('Programme mine: Mine');
  });

  test('may name a programme file that is not there, and is told so', async () => {
    expect(await withJson('{ "programme": "programmes/none.json" }')).toEqual(
      refusal(2, 'programmes/none.json: there is no such programme file. Check the path.'),
    );
  });
});
const namedBy = (programme: string, files: Readonly<Record<string, string>>) =>
  inFolder(
    {
      'sheets/sheet.csv': 'id,2.1.1\nC1,Yes\n',
      'sheets/sheet.inspection.json': JSON.stringify({ programme }),
      ...files,
    },
    (folder) => run(['score', `${folder}/sheets/sheet.csv`]),
  );

describe('a programme file that the inspection file names', () => {
  const secret = 'root:x:0:0:root:/root:/bin/sh\n';
  test.each([
    ['no programme file', secret],
    ['JSON of another kind', '{ "password": "root:x:0:0" }'],
    ['in no known encoding', 'root\0'],
  ])('outside the folder of the sheet, %s: nothing of it is shown, and how to see it is said', async (_, text) => {
    const { code, stdout, stderr } = await namedBy('../secret.txt', { 'secret.txt': text });
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(
      /secret\.txt: this is no programme file, or one with faults\. .*casescore programmes validate/,
    );
    expect(stderr).not.toMatch(/root|password|:1:|"r"/);
  });

  test('in the folder of the sheet: its faults are shown', async () => {
    const { stderr } = await namedBy('./mine.json', { 'sheets/mine.json': '{ "titel": "x" }' });
    expect(stderr).toContain('"titel" is not a known key');
  });

  test('through a link out of that folder is outside', async () => {
    const folder = folderWith({
      'secret.txt': secret,
      'sheets/sheet.csv': 'id,2.1.1\nC1,Yes\n',
      'sheets/sheet.inspection.json': '{ "programme": "./mine.json" }',
    });
    symlinkSync('../secret.txt', join(folder, 'sheets/mine.json'));
    const { code, stderr } = await run(['score', join(folder, 'sheets/sheet.csv')]);
    expect(code).toBe(2);
    expect(stderr).not.toMatch(/root|"r"/);
  });
});

describe('a key that is not known', () => {
  const top =
    'Expected title, region, programme, fieldwork, eligibleCases, plannedCases, notApplicable, judgements, discretion, answers, columns or groups.';
  expectJsonRefused([
    ['at the top', '{\n "titel": "x" }', `AT:2: titel: "titel" is not a known key. ${top} Did you mean "title"?`],
    ['at the top, near none', '{ "score": 9 }', `AT:1: score: "score" is not a known key. ${top}`],
    [
      'in American spelling',
      '{ "judgments": {} }',
      `AT:1: judgments: "judgments" is not a known key. ${top} Did you mean "judgements"?`,
    ],
    [
      'in a judgement',
      '{\n "judgements": {\n  "1.1": { "rating": "Good",\n   "reson": "x" } } }',
      'AT:4: judgements.1.1.reson: "reson" is not a known key. Expected rating or reason. Did you mean "reason"?',
    ],
    [
      'in discretion',
      '{ "discretion": [\n { "standard": "1.3", "rating": "RI", "reason": "x",\n "date": "2022" }] }',
      'AT:3: discretion[0].date: "date" is not a known key. Expected standard, rating, reason, by or on.',
    ],
    [
      'in the answers',
      '{ "answers": {\n "yess": ["met"] } }',
      'AT:2: answers.yess: "yess" is not a known key. Expected yes, no, notApplicable or unanswered. Did you mean "yes"?',
    ],
    [
      'in the columns',
      '{ "columns": {\n "question": {} } }',
      'AT:2: columns.question: "question" is not a known key. Expected id or questions. Did you mean "questions"?',
    ],
    [
      'each of several',
      '{ "titel": "x",\n "regoin": "y" }',
      `AT:1: titel: "titel" is not a known key. ${top} Did you mean "title"?`,
      `AT:2: regoin: "regoin" is not a known key. ${top} Did you mean "region"?`,
    ],
    [
      'that libraries pass over',
      '{ "__proto__": {} }',
      'AT:1: __proto__: "__proto__" is not a known key. Expected another name.',
    ],
    [
      'that libraries pass over, further in',
      '{ "judgements": {\n "__proto__": "Good" } }',
      'AT:2: judgements.__proto__: "__proto__" is not a known key. Expected another name.',
    ],
  ]);
});

describe('a value of another kind', () => {
  const judgement = 'Expected a rating, or { "rating": …, "reason": … }.';
  expectJsonRefused([
    ['the whole', '[]', 'AT:1: found a list. Expected an object in braces.'],
    ['a title', '{ "title": 5 }', 'AT:1: title: found 5. Expected text.'],
    ['an empty title', '{ "title": "" }', 'AT:1: title: found "". Expected some text.'],
    [
      'a number in quotes',
      '{ "eligibleCases": "85" }',
      'AT:1: eligibleCases: found "85". Expected a whole number of cases.',
    ],
    ['half a case', '{ "plannedCases": 1.5 }', 'AT:1: plannedCases: found 1.5. Expected a whole number of cases.'],
    ['no cases', '{ "plannedCases": 0 }', 'AT:1: plannedCases: found 0. Expected a whole number of cases above 0.'],
    [
      'a list of standards that do not apply',
      '{ "notApplicable": ["2.1"] }',
      'AT:1: notApplicable: found a list. Expected an object with a reason under each standard.',
    ],
    [
      'no reason why one does not',
      '{ "notApplicable": { "2.1": true } }',
      'AT:1: notApplicable.2.1: found true. Expected text.',
    ],
    [
      'judgements',
      '{ "judgements": "Good" }',
      'AT:1: judgements: found "Good". Expected an object with a rating under each standard.',
    ],
    ['a judgement that is a number', '{ "judgements": {\n "1.1": 2 } }', `AT:2: judgements.1.1: found 2. ${judgement}`],
    ['a judgement that is null', '{ "judgements": { "1.1": null } }', `AT:1: judgements.1.1: found null. ${judgement}`],
    [
      'a judgement that is a list',
      '{ "judgements": { "1.1": ["Good"] } }',
      `AT:1: judgements.1.1: found a list. ${judgement}`,
    ],
    [
      'a judgement without its rating',
      '{ "judgements": { "1.1": { "reason": "x" } } }',
      'AT:1: judgements.1.1.rating: "rating" is missing. Add it.',
    ],
    [
      'discretion that is no list',
      '{ "discretion": { "1.3": "RI" } }',
      'AT:1: discretion: found an object in braces. Expected a list of { "standard": …, "rating": …, "reason": … }.',
    ],
    [
      'discretion without its standard',
      '{ "discretion": [{ "rating": "RI", "reason": "x" }] }',
      'AT:1: discretion[0].standard: "standard" is missing. Add it.',
    ],
    [
      'a word for an answer',
      '{ "answers": { "yes": "met" } }',
      'AT:1: answers.yes: found "met". Expected a list of words.',
    ],
    ['a number for an answer', '{ "answers": { "yes": [1] } }', 'AT:1: answers.yes[0]: found 1. Expected text.'],
    [
      'a column',
      '{ "columns": { "questions": { "Q12": 2.2 } } }',
      'AT:1: columns.questions.Q12: found 2.2. Expected text.',
    ],
    ['groups', '{ "groups": [] }', 'AT:1: groups: found a list. Expected an object with groups under each column.'],
    [
      'a group',
      '{ "groups": { "ethnicity": ["White"] } }',
      'AT:1: groups.ethnicity: found a list. Expected an object with a list of values under each group.',
    ],
    [
      'a group’s values',
      '{ "groups": { "ethnicity": { "Any": "White" } } }',
      'AT:1: groups.ethnicity.Any: found "White". Expected a list of words.',
    ],
    [
      'each of several',
      '{ "title": 1,\n "region": 2,\n "groups": 3 }',
      'AT:1: title: found 1. Expected text.',
      'AT:2: region: found 2. Expected text.',
      'AT:3: groups: found 3. Expected an object with groups under each column.',
    ],
  ]);

  test.each([
    ['answers', '{ "answers": ["met"] }'],
    ['columns', '{ "columns": "Ref" }'],
    ['columns.questions', '{ "columns": { "questions": ["Q12"] } }'],
    ['discretion[0]', '{ "discretion": ["1.3=RI"] }'],
  ])('%s is told with what was expected in its place, in words', async (place, json) => {
    const { code, stderr } = await withJson(json);
    expect(code).toBe(2);
    expect(stderr).toMatch(`sheet.inspection.json:1: ${place}: found `);
    expect(stderr).not.toContain('Invalid input');
  });

  test('a date that is a number is told as a date', async () => {
    expect((await withJson('{ "fieldwork": 2022 }')).stderr).toMatch(/fieldwork: found 2022\. Expected .*date/);
  });
});

describe('a key that stands twice', () => {
  expectJsonRefused([
    [
      'is a standard judged twice',
      '{\n "judgements": {\n  "1.1": "Good",\n  "1.1": "RI"\n } }',
      'AT:4: judgements.1.1: "1.1" stands here twice. Keep one of them.',
    ],
    ['at the top', '{ "title": "a",\n "title": "b" }', 'AT:2: title: "title" stands here twice. Keep one of them.'],
    [
      'though both say the same',
      '{ "title": "a",\n "title": "a" }',
      'AT:2: title: "title" stands here twice. Keep one of them.',
    ],
    [
      'in a list',
      '{ "discretion": [{ "standard": "1.3",\n "standard": "1.1", "rating": "RI", "reason": "x" }] }',
      'AT:2: discretion[0].standard: "standard" stands here twice. Keep one of them.',
    ],
    [
      'though it is written in two ways',
      String.raw`{ "title": "a", "t\u0069tle": "b" }`,
      'AT:1: title: "title" stands here twice. Keep one of them.',
    ],
  ]);

  test('is a column with two meanings, whatever its case', async () => {
    const { code, stderr } = await withJson('{ "columns": { "questions": {\n "Q12": "2.2.1",\n "q12": "2.2.2" } } }');
    expect(code).toBe(2);
    expect(stderr).toContain('sheet.inspection.json:3: columns.questions.q12: ');
  });
});

describe('a file that cannot be read', () => {
  test('two inspection files beside one sheet are refused', async () => {
    const files = {
      'sheet.csv': 'id,2.1.1\nC1,Yes\n',
      'sheet.inspection.json': '{}',
      'sheet.inspection.csv': 'item,value\n',
    };
    expect(await runInFolder(files, 'score')).toEqual(
      refusal(
        2,
        'sheet.csv: sheet.inspection.csv and sheet.inspection.json both stand beside the sheet. Keep one of them.',
      ),
    );
  });

  test('one that is not there', async () => {
    expect(await withJson(null, '--inspection', 'FOLDER/none.json')).toEqual(
      refusal(2, 'none.json: there is no such inspection file. Check the path.'),
    );
  });

  test('a folder', async () => {
    expect(await withJson(null, '--inspection', 'FOLDER')).toEqual(
      refusal(2, 'FOLDER: this is a folder. Expected an inspection file.'),
    );
  });

  test('one that is not UTF-8 is wrong use, not bad data', async () => {
    const { code, stdout, stderr } = await runInFolder(
      { 'sheet.csv': 'id,2.1.1\nC1,Yes\n', 'sheet.inspection.json': Buffer.from('{\n "title": "Zoë" }', 'latin1') },
      'score',
    );
    expect(stderr).toContain(
      'sheet.inspection.json:2: byte 0xeb (byte 16 of the file, character 14 of the line) is not UTF-8.',
    );
    expect(stderr, 'JSON takes no --encoding').not.toContain('--encoding');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });
});
