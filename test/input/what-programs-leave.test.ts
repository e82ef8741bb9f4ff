/** What spreadsheets, survey tools and old systems leave in a file around its rows: read where it is sure, otherwise told in one line. */
import { describe, expect, test } from 'vitest';
import { counts, notes, refusal, runInFolder, scoreFiles } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';
import { tally } from '../make.js';

const header = 'case_id,sex,2.2.1,2.2.2,2.2.3\n';
const rows = 'C1,Female,Yes,No,N/A\nC2,Male,Yes,Yes,No\n';
const read = { cases: 2, toInspect: 0 };

const below = (found: string, line: number): string =>
  `sheet.csv:1: "${found}" stands above the header, which is line ${line}. The header must be the first row: remove every line above it.`;

describe('a line above the header is refused in one line', () => {
  test.each([
    ['a title', 'Redcar, October 2022\n', below('Redcar, October 2022', 2)],
    ['a title and a blank line', 'Redcar\n\n', below('Redcar', 3)],
    ['a title below a blank line', '\n,,,,\nRedcar,,,,\n', below('Redcar,,,,', 4)],
    ['a title in quotes over two lines', '"Redcar\nOctober 2022",,,,\n', below('"Redcar', 3)],
    ['the names of groups of columns', ',,2.2 Assessment,,\n', below(',,2.2 Assessment,,', 2)],
    ['short names, above the questions', 'RecordedDate,Gender,Q1,Q2,Q3\n', below('RecordedDate,Gender,Q1,Q2,Q3', 2)],
    ['short names with an id among them', 'id,Gender,Q1,Q2,Q3\n', below('id,Gender,Q1,Q2,Q3', 2)],
  ])('%s', async (_, above, line) => {
    expect(await scoreFiles(above + header + rows)).toEqual(refusal(3, line));
  });

  test('in a sheet with semicolons', async () => {
    const sheet = `Redcar, Cleveland, Middlesbrough\n${header}${rows}`.replaceAll(',', ';');
    expect(await scoreFiles(sheet)).toEqual(refusal(3, below('Redcar; Cleveland; Middlesbrough', 2)));
  });

  test('in a sheet with another separator that was named', async () => {
    const sheet = `Redcar\n${(header + rows).replaceAll(',', '|')}`;
    expect(await scoreFiles(sheet, '--delimiter', '|')).toEqual(refusal(3, below('Redcar', 2)));
  });

  test('in a sheet with an answer in each row', async () => {
    expect(await scoreFiles('Redcar\ncase_id,question,answer\nC1,2.2.1,Yes\n')).toEqual(refusal(3, below('Redcar', 2)));
  });

  test('in a counts sheet', async () => {
    const { stderr, code } = await run(['score', '--counts', '-'], { stdin: 'Redcar,,\nquestion,yes,no\n2.2.1,5,6\n' });
    expect({ stderr, code }).toEqual({
      code: 3,
      stderr: `${below('Redcar,,', 2).replace('sheet.csv', 'standard input')}\n`,
    });
  });

  test('in an inspection spreadsheet', async () => {
    const files = { 'sheet.csv': header + rows, 'sheet.inspection.csv': 'Redcar,,\nitem,value,reason\n1.1,Good,\n' };
    const line = below('Redcar,,', 2).replace('sheet.csv', 'sheet.inspection.csv');
    expect(await runInFolder(files, 'score')).toEqual(refusal(2, line));
  });

  test('but not where a row only looks like a header', async () => {
    const { stderr } = await scoreFiles('case_id,quesiton,answer\nC1,2.2.1,Yes\nC1,2.2.2,Yes\n');
    expect(stderr).toContain('sheet.csv:1: no column is a key question.');
  });
});

describe('the line that tells the separator', () => {
  test.each([
    ['in quotes', '"sep=,"\n'],
    ['in quotes, and filled up', '"sep=,",,,,\r\n'],
    ['filled up', 'sep=,,,,\r\n'],
    ['filled up with spaces', 'sep=, \n'],
    ['in capitals', 'SEP=,\n'],
    ['of another separator, by a program that saved the sheet with commas', '"sep=;",,,,\n'],
    ['of another separator, in a sheet that was saved with commas', 'sep=;,,,,\n'],
  ])('is understood %s', async (_, told) => {
    expect(await counts(told + header + rows)).toMatchObject(read);
  });

  test('is understood in a sheet that was saved with semicolons', async () => {
    expect(await counts(`sep=,;;;;\n${(header + rows).replaceAll(',', ';')}`)).toMatchObject(read);
  });

  test.each([
    ['sep=ab', 'ab'],
    ['sep=y,', 'y,'],
    ['sep=', ''],
    ['sep=;;,', ';;,'],
    ['"sep=,', ','],
  ])('%s is refused', async (told, found) => {
    const line = `sheet.csv:1: "${found}" cannot separate cells. Expected one character that is no letter, digit, quote or line end.`;
    expect(await scoreFiles(`${told}\n${header}${rows}`)).toEqual(refusal(3, line));
  });
});

describe('a control character (Ctrl-Z) that ends the file', () => {
  test.each([
    ['on a line of its own', `${header}${rows}\u001a`],
    ['on a line of its own that ends', `${header}${rows}\u001a\r\n`],
    ['behind an answer', `${header}${rows.trimEnd()}\u001a`],
  ])('is left out %s', async (_, sheet) => {
    expect(await counts(sheet)).toMatchObject(read);
    expect(await notes(sheet)).toEqual([]);
  });

  test('is no part of a value', async () => {
    const sheet = 'case_id,2.2.1,2.2.2,2.2.3,sex\nC1,Yes,No,No,Female\nC2,Yes,No,No,Female\u001a';
    const figure = { figure: { question: '2.2.1', where: { sex: ['Female'] } }, place: {} };
    const { tallies } = await counts(sheet, { figures: [figure] });
    expect(Object.values(tallies).at(-1)).toEqual(tally(2, 0));
  });

  test('in the middle is shown, not left out', async () => {
    const { stderr } = await scoreFiles(`${header}C1,Female,Yes\u001a,No,No\n${rows}`);
    expect(stderr).toContain(String.raw`"Yes\u001a" is not an answer`);
  });
});

const whole = (text: string): string => text.replaceAll(/^.+$/gm, (row) => `"${row.replaceAll('"', '""')}"`);

describe('rows in quotes as a whole', () => {
  const split = 'split that column into cells ("Text to Columns"), and save it again.';
  test.each([
    ['with commas', whole(header + rows)],
    ['with semicolons', whole((header + rows).replaceAll(',', ';'))],
    ['with quotes inside', whole(header + rows.replace('Female', '"Fe,male"'))],
    ['filled up with blank cells', whole(header + rows).replaceAll('\n', ',,,\n')],
  ])('are told by the header: %s', async (_, sheet) => {
    expect(await scoreFiles(sheet)).toEqual(
      refusal(
        3,
        `sheet.csv:1: the whole header stands in quotes, so it is one cell, and so do probably the rows below it. Open the sheet, ${split}`,
      ),
    );
  });

  test.each([
    ['with commas', header + whole(rows)],
    ['with quotes inside', header + whole(rows.replace('Female', '"Fe,male"'))],
    ['filled up with blank cells', header + whole(rows).replaceAll('\n', ',,,,\n')],
    ['in the first cell', header + rows.replaceAll(',', ';').replaceAll('\n', ',,,,\n')],
    [
      'with an answer in each row, filled up',
      `case_id,question,answer\n${whole('C1,2.2.1,Yes\nC1,2.2.2,No\n').replaceAll('\n', ',,\n')}`,
    ],
    ['with an answer in each row', `case_id,question,answer\n${whole('C1,2.2.1,Yes\nC1,2.2.2,No\n')}`],
  ])('are told once, at the first: %s', async (_, sheet) => {
    expect(await scoreFiles(sheet)).toEqual(
      refusal(
        3,
        `sheet.csv:2: the whole row stands in one cell, and so do perhaps others below it. Remove the quotes around whole rows, and separate cells everywhere as in the header; or open the sheet, ${split}`,
      ),
    );
  });
});

test.each([
  ['before a quote', 'C1, "Female",Yes,No,No\n'],
  ['after a quote', 'C1,"Female" ,Yes,No,No\n'],
  ['before a quote of the first cell', ' "C1",Female,Yes,No,No\n'],
])('a space %s is told as one', async (_, row) => {
  expect(await scoreFiles(header + row)).toEqual(
    refusal(
      3,
      'sheet.csv:2: a space stands beside a quote (") of this row, between it and the separator. Remove every space before an opening and after a closing quote.',
    ),
  );
});
