/** Totals, footers and headers among the cases: each is refused in one line. Everything else is a case, read or still to be inspected. */
import { describe, expect, test } from 'vitest';
import { counts, notes, read, refusal, scoreFiles } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';

const header = 'case_id,sex,2.2.1,2.2.2,2.2.3\n';
const good = 'C1,Female,Yes,No,N/A\n';

const total = (line: number, found: string): string =>
  `sheet.csv:${line}: this row is a total or a footer, not a case: it begins with "${found}". Remove it.`;
const again = (line: number): string =>
  `sheet.csv:${line}: this row is the header again, as it stands between files that were put together. Remove it.`;
const second = (line: number, found: string): string =>
  `sheet.csv:${line}: this row is a second header, as survey tools write it, not a case: it holds "${found}". Remove it.`;

describe('a total or a footer is refused', () => {
  test.each([
    ['with nothing beside it', 'Total,,,,', 'Total'],
    ['with counts', 'TOTALS,,1,0,0', 'TOTALS'],
    ['with percentages', 'Average,,57%,38%,50%', 'Average'],
    ['with a count of its own', 'Total cases: 56,,,,', 'Total cases: 56'],
    ['in its second cell', ',Sub-total,12,11,10', 'Sub-total'],
    ['behind a character that nobody sees', '\u200b,Grand total,12,11,10', 'Grand total'],
    ['in a row of one cell', 'Source: case management system', 'Source: case management system'],
    ['in quotes', '"Note: extracted on 3 May, 2022",,,,', 'Note: extracted on 3 May, 2022'],
    ['of notes', 'Notes: none,,,,', 'Notes: none'],
    ['of a sign', '© Crown copyright 2022,,,,', '© Crown copyright 2022'],
    ['of a base', 'n = 56,,,,', 'n = 56'],
    ['of a share', '% yes,,57,38,50', '% yes'],
    ['of a mean', 'Mean,,0.57,0.38,0.5', 'Mean'],
    ['of a number of rows', 'Count,,56,56,56', 'Count'],
    ['of a percentage', 'Percentage,,57,38,50', 'Percentage'],
  ])('%s', async (_, row, found) => {
    expect(await scoreFiles(`${header}${good}${row}\n`)).toEqual(refusal(3, total(3, found)));
  });

  test('in a sheet without ids', async () => {
    const sheet = 'sex,2.2.1,2.2.2,2.2.3\nFemale,Yes,No,N/A\nTotal,,,\n';
    expect(await scoreFiles(sheet)).toEqual(refusal(3, total(3, 'Total')));
  });

  test('in a sheet with an answer in each row', async () => {
    const rows = 'C1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3,No\n';
    const sheet = `case_id,question,answer\n${rows}Total,,3\nSource: the unit,,\n`;
    expect(await scoreFiles(sheet)).toEqual(refusal(3, total(5, 'Total'), total(6, 'Source: the unit')));
  });

  test('in a counts sheet', async () => {
    const sheet = 'question,yes,no\n2.2.1,5,6\n2.2.2,5,6\n2.2.3,5,6\nTotal,15,18\nSource: the warehouse\n';
    const { stderr, code } = await run(['score', '--counts', '-'], { stdin: sheet });
    expect({ code, lines: stderr.replaceAll('standard input', 'sheet.csv').split('\n').slice(0, 2) }).toEqual({
      code: 3,
      lines: [total(5, 'Total'), total(6, 'Source: the warehouse')],
    });
  });
});

describe('the header again is refused', () => {
  test('as it is between two files that were put together', async () => {
    expect(await scoreFiles(`${header}${good}${header}C2,Male,No,No,No\n`)).toEqual(refusal(3, again(3)));
  });

  test('in other capitals, and with some of its cells blank', async () => {
    expect(await scoreFiles(`${header}${good}Case ID,,,,\n`)).toEqual(refusal(3, again(3)));
  });

  test('in a sheet with an answer in each row', async () => {
    const rows = 'C1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3,No\n';
    expect(await scoreFiles(`case_id,question,answer\n${rows}case_id,question,answer\n`)).toEqual(refusal(3, again(5)));
  });
});

describe('the second header of a survey tool is refused', () => {
  const codes = 'ResponseId,2.2.1,2.2.2,2.2.3\n';
  test.each([
    [
      'Qualtrics, with both of its rows',
      'Response ID,2.2.1 Engaging?,2.2.2 - Linked,2.2.3\n"{""ImportId"":""_id""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}","{""ImportId"":""QID3""}"\n',
      [second(2, '2.2.1 Engaging?'), second(3, '{"ImportId":"QID1"}')],
    ],
    ['SurveyMonkey', ',Response,Response,Response\n', [second(2, 'Response')]],
    ['SurveyMonkey, of texts', ',Open-Ended Response,Open-Ended Response,\n', [second(2, 'Open-Ended Response')]],
    [
      'with the wording of two questions',
      'x,Does assessment focus sufficiently on engaging the person on probation?,,Does assessment focus sufficiently on keeping other people safe\n',
      [second(2, 'Does assessment focus sufficiently on engaging the person on…')],
    ],
  ])('%s', async (_, rows, lines) => {
    expect(await scoreFiles(`${codes}${rows}R1,Yes,No,No\n`, '--id', 'ResponseId')).toEqual(refusal(3, ...lines));
  });

  test('in a sheet of one question', async () => {
    expect(await scoreFiles('case,2.6.1\nCase,2.6.1 Outcomes\nC1,Yes\n')).toEqual(
      refusal(3, second(2, '2.6.1 Outcomes')),
    );
  });
});

describe('a case is what looks like a total and is none', () => {
  test.each([
    ['an "Overall" with answers', 'Overall,Female,Yes,No,N/A', 2, 0],
    ['a "Total" with answers', 'Total,Female,Yes,No,N/A', 2, 0],
    ['a "Total" with one N/A', 'Total,Female,,,N/A', 2, 0],
    ['an "Overall" without answers', 'Overall,,,,', 1, 1],
    ['a name that goes on as another word', 'Counter,,,,', 1, 1],
    ['a name that begins with a mean', 'Meanwell,,,,', 1, 1],
    ['a code with a number behind the word', 'count12,,,,', 1, 1],
    ['a place that is a source without a colon', 'Source of the Tees,,,,', 1, 1],
    ['a word that stands later in the row', 'C2,Total,,,', 1, 1],
  ])('%s', async (_, row, cases, toInspect) => {
    expect(await counts(`${header}${good}${row}\n`)).toMatchObject({ cases, toInspect });
  });
});

const warned = (rows: string, have = 'has an id', became = 'was read as a case'): string =>
  `Warning: ${rows} ${have} like that of an example, a test or a total, and ${became}. Remove every row that is no case.`;
const about = (text: string) => notes(text).then((all) => all.filter((one) => one.includes('an example')));

describe('a case whose id reads like that of an example, a test or a total is warned of', () => {
  const many = Array.from({ length: 30 }, (_, i) => `C${i + 10},Female,Yes,No,N/A\n`).join('');

  test.each([
    'EXAMPLE',
    'Example 1',
    'e.g. C001',
    'test',
    'Test1',
    'Overall',
    'Total',
    ' total ',
    '"Dummy"',
    '\u200bTest',
  ])('%j', async (id) => {
    expect(await about(`${header}${id},Male,No,No,No\n${many}`)).toEqual([warned('1 row (on line 2)')]);
  });

  test('at the end of a sheet and in the long layout', async () => {
    const two = `${header}${many}Total,,Yes,No,No\nMajority,,Yes,No,No\n`;
    expect(await about(two)).toEqual([warned('2 rows (the first on line 32)', 'have ids', 'were read as cases')]);
    const long = 'case,question,answer\nC1,2.1.1,Yes\nExample,2.1.1,No\n';
    expect(await about(long)).toEqual([warned('1 row (on line 3)')]);
  });

  test.each(['TE12', 'Testa', 'Sample 1', 'Egton', 'C1 test', 'Totalis'])('not %j', async (id) => {
    expect(await about(`${header}${id},Male,No,No,No\n${many}`)).toEqual([]);
  });

  test('not where many are called so', async () => {
    expect(await about(`${header}${many.replaceAll('C', 'Test ')}`)).toEqual([]);
  });
});

test('a row in which nothing can be seen is blank', async () => {
  const sheet = `${header}${good}\u200b,\ufeff\u2060,\u00ad,,\n\u0007\n`;
  expect(await counts(sheet)).toMatchObject({ cases: 1, toInspect: 0 });
  expect(await notes(sheet)).toEqual(['2 blank rows at the end of the sheet were left out.']);
  expect((await read(`${header}${good}\u2800\n`)).cases).toBe(1);
});

describe('a row that is shorter than the header', () => {
  test('is read if only columns without a header are missing', async () => {
    const sheet = 'case_id,2.2.1,2.2.2,2.2.3,,\nC1,Yes,No,N/A\nC2,Yes,No,No,\nC3,,,\n';
    expect(await counts(sheet)).toMatchObject({ cases: 2, toInspect: 1 });
    expect(await notes(sheet)).toEqual(['2 empty columns without a header were left out.']);
  });

  test('is refused if an answer is missing', async () => {
    expect(await scoreFiles('case_id,2.2.1,2.2.2,2.2.3,,\nC1,Yes,No\n')).toEqual(
      refusal(
        3,
        'sheet.csv:2: the row has 3 cells; the header has 6. Add the missing cells (leave them blank if there is no answer).',
      ),
    );
  });

  test('is read in a long sheet as well', async () => {
    const sheet = 'case_id,question,answer,\nC1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3,No\n';
    expect((await counts(sheet)).cases).toBe(1);
  });
});
