/** A table of another kind in place of a case sheet or a counts sheet: one line says which it is, and what to do. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';

const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const counts = 'question,yes,no\n2.2.1,5,5\n2.2.2,5,5\n2.2.3,5,5\n';

async function refusal(text: string, ...options: readonly string[]): Promise<string> {
  const folder = folderWith({ 'x.csv': text });
  const { stdout, stderr, code } = await run(['score', ...options, join(folder, 'x.csv')]);
  expect([stdout, code]).toEqual(['', 3]);
  return stderr.replaceAll(join(folder, 'x.csv'), 'FILE');
}

const written = async (...argv: readonly string[]): Promise<string> => (await run(argv)).stdout;

describe('in place of a case sheet', () => {
  test.each<[string, () => Promise<string>, string]>([
    ['counts', async () => counts, 'a counts sheet, not a case sheet. Score it with casescore score --counts FILE.'],
    [
      'percentages in quotes, with semicolons',
      async () => '"Question";"Percentage"\n"2.2.1";"50"\n',
      'a counts sheet, not a case sheet. Score it with casescore score --counts FILE.',
    ],
    [
      'the table of batch --tidy',
      () => written('batch', sheet, '--tidy', '--format', 'csv'),
      'a counts sheet, not a case sheet. Score it with casescore score --counts FILE.',
    ],
    [
      'a result',
      () => written('score', sheet, '--format', 'csv'),
      'a result that casescore wrote, not a case sheet. Give the sheet that it was made from.',
    ],
    [
      'an inspection file',
      async () => 'item,value,reason\ntitle,Hartlepool,\n',
      'an inspection file, not a case sheet. Give the case sheet that it stands beside, and it is found.',
    ],
    [
      'ratings',
      async () => 'standard,rating\n1.1,Good\n',
      'a file of ratings, not a case sheet. Score them with casescore overall --ratings FILE.',
    ],
    [
      'ratings of several places',
      async () => 'place,1.1,2.2\nHartlepool,Good,Good\n',
      'a file of ratings, not a case sheet. Score them with casescore overall --ratings FILE.',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refusal(await text())).toBe(`FILE: this is ${message}\n`);
  });
});

describe('in place of a sampling frame', () => {
  const mend = 'Give a sheet with a row for each case, and its id.';
  test.each<[string, () => Promise<string>, string]>([
    ['counts', async () => counts, 'a counts sheet'],
    ['an inspection file', async () => 'item,value,reason\ntitle,Hartlepool,\n', 'an inspection file'],
    ['ratings of several places', async () => 'place,1.1\nHartlepool,Good\n', 'a file of ratings'],
    ['a result', () => written('score', sheet, '--format', 'csv'), 'a result that casescore wrote'],
    [
      'a long case sheet',
      async () => 'case_id,question,answer\nC1,2.2.1,yes\nC1,2.2.2,no\n',
      'a case sheet with a row for each answer',
    ],
  ])('%s, and in place of an earlier sheet', async (_, text, what) => {
    const folder = folderWith({ 'x.csv': await text(), 'frame.csv': 'case_id\nC1\nC2\n' });
    const drawn = ['--cases', '1', '--seed', 's'];
    const asFrame = await run(['draw', join(folder, 'x.csv'), ...drawn]);
    expect(asFrame).toEqual({
      stdout: '',
      stderr: `${join(folder, 'x.csv')}: this is ${what}, not a sampling frame. ${mend}\n`,
      code: 3,
    });
    const { stderr } = await run(['draw', join(folder, 'frame.csv'), ...drawn, '--exclude', join(folder, 'x.csv')]);
    expect(stderr).toBe(`${join(folder, 'x.csv')}: this is ${what}, not a sheet of cases. ${mend}\n`);
  });

  test('a case sheet with answers is drawn from with a warning, and one without answers with none', async () => {
    const warning = 'Warning: the frame has answers to key questions, so it is a case sheet.';
    const folder = folderWith({ 'answered.csv': assessmentSheet(3, 5), 'empty.csv': 'case,2.2.1\nC1,\nC2,\n' });
    const draw = (name: string) => run(['draw', join(folder, name), '--cases', '1', '--seed', 's']);
    expect(await draw('answered.csv')).toMatchObject({ stderr: expect.stringContaining(warning) as string, code: 0 });
    expect((await draw('empty.csv')).stderr).not.toContain(warning);
  });

  test('a frame with a column of ids is a frame, whatever else it is headed', async () => {
    const folder = folderWith({ 'frame.csv': 'case_id,standard,rating\nC1,2.2,Good\nC2,2.3,Good\n' });
    expect(await run(['draw', join(folder, 'frame.csv'), '--cases', '1', '--seed', 's'])).toMatchObject({ code: 0 });
  });
});

describe('in place of a counts sheet', () => {
  const cases = 'a case sheet, not a counts sheet. Give it without --counts.';
  test.each<[string, () => Promise<string>, string]>([
    ['cases', async () => assessmentSheet(6, 10), cases],
    [
      'cases with no and yes in the first row',
      async () => 'case,2.2.1,2.2.2,2.2.3\nC1,yes,no,n/a\nC2,no,yes,no\n',
      cases,
    ],
    ['the long layout', async () => 'case,question,answer\nC1,2.2.1,Yes\n', cases],
    [
      'a result',
      () => written('score', sheet, '--format', 'csv'),
      'a result that casescore wrote, not a counts sheet. Give the sheet that it was made from.',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refusal(await text(), '--counts')).toBe(`FILE: this is ${message}\n`);
  });

  test('a table with a column a question and no cases is no case sheet either', async () => {
    const found = await refusal('answer,2.2.1,2.2.2,2.2.3\nyes,5,6,7\nno,1,1,1\n', '--counts');
    expect(found).toContain('"2.2.1" is no column of a counts sheet. Expected question, yes, no,');
  });

  test.each(['question,percentage,response', 'Question,Yes,No,2.2.1 comment', 'Question code,yes,no,standard,rating'])(
    'a counts sheet with a column too many, %s, is told by that column',
    async (header) => {
      expect(await refusal(`${header}\n`, '--counts')).toContain('is no column of a counts sheet.');
    },
  );

  test('an unknown header is still told by its columns', async () => {
    expect(await refusal('code,ja,nein\n2.2.1,5,5\n', '--counts')).toContain('"code" is no column of a counts sheet.');
  });
});

test('a case sheet whose profile columns have such names is read', async () => {
  const folder = folderWith({ 'x.csv': 'item,value,case,2.2.1,2.2.2,2.2.3\na,b,C1,yes,yes,no\n' });
  expect((await run(['score', join(folder, 'x.csv')])).code).toBe(0);
});
