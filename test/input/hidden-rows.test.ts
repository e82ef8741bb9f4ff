/** Two stray quotes make one cell of what lies between them. Rows among it are found; honest notes of several lines are read. */
import { describe, expect, test } from 'vitest';
import { counts, refusal, runInFolder, scoreFiles } from '../fixtures/sheets/folder.js';
import { scanContent } from './scan/both.js';
import { run } from '../run.js';

const hidden = (start: number, from: number, to: number, line: number): string =>
  `sheet.csv:${start}: a quote that opens on line ${from} and one that closes on line ${to} make one cell of what lies between them, and line ${line} looks like a row of its own. Remove the two quotes; or, if this is one note, write it on one line.`;

const sheet = (...lines: readonly string[]): string => lines.map((line) => `${line}\n`).join('');
const middle = 'case,note,2.2.1,2.2.2,2.2.3';
const last = 'case,2.2.1,2.2.2,2.2.3,note';
const first = 'note,case,2.2.1,2.2.2,2.2.3';
const between = 'case,2.2.1,note,2.2.2,2.2.3';
const one = 'case,note,2.6.1';

describe('rows between two stray quotes are found', () => {
  test.each([
    [
      'with a row between them',
      sheet(middle, 'C1,ok,Yes,Yes,Yes', 'C2,",No,No,No', 'C3,ok,No,No,No', 'C4,",Yes,Yes,Yes', 'C5,ok,Yes,Yes,Yes'),
      hidden(3, 3, 5, 3),
    ],
    ['in two rows that follow each other', sheet(middle, 'C2,",No,No,No', 'C3,",Yes,Yes,Yes'), hidden(2, 2, 3, 2)],
    ['where the first row has no answer yet', sheet(middle, 'C2,",,,', 'C3,",Yes,Yes,Yes'), hidden(2, 2, 3, 2)],
    ['where neither row has an answer yet', sheet(middle, 'C2,",,,', 'C3,",,,'), hidden(2, 2, 3, 2)],
    ['in rows with a blank cell too many', sheet(middle, 'C2,",No,No,No,', 'C3,",Yes,Yes,Yes,'), hidden(2, 2, 3, 2)],
    ['around words', sheet(middle, 'C2,"ok,No,No,No', 'C3,ok",Yes,Yes,Yes'), hidden(2, 2, 3, 2)],
    ['with blanks among the answers', sheet(middle, 'C2,",No,,', 'C3,",Yes,Yes,Yes'), hidden(2, 2, 3, 2)],
    ['in the last column', sheet(last, 'C2,No,No,No,"', 'C3,Yes,Yes,Yes,"'), hidden(2, 2, 3, 3)],
    [
      'in the last column, around words',
      sheet(last, 'C2,No,No,No,"ok', 'C3,No,No,,x', 'C4,Yes,Yes,Yes,ok"'),
      hidden(2, 2, 4, 3),
    ],
    ['in the first column', sheet(first, '",C2,No,No,No', 'x,C3,No,No,No', '",C4,Yes,Yes,Yes'), hidden(2, 2, 4, 2)],
    ['between the answers', sheet(between, 'C2,Yes,",No,No', 'C3,Yes,",No,No'), hidden(2, 2, 3, 2)],
    [
      'between the answers, with a row between them',
      sheet(between, 'C2,Yes,",No,No', 'C3,No,ok,No,No', 'C4,Yes,",No,No'),
      hidden(2, 2, 4, 2),
    ],
    ['in a sheet of one question', sheet(one, 'C2,",No', 'C3,",Yes'), hidden(2, 2, 3, 2)],
    [
      'in a sheet without ids',
      sheet('note,2.2.1,2.2.2,2.2.3', '",No,No,No', 'x,No,No,No', '",Yes,Yes,Yes'),
      hidden(2, 2, 4, 2),
    ],
    [
      'in a sheet without ids, between the answers',
      sheet('2.2.1,note,2.2.2,2.2.3', 'Yes,",No,No', 'No,x,No,No', 'Yes,",No,No'),
      hidden(2, 2, 4, 2),
    ],
    [
      'that open in the header',
      sheet(`${last.slice(0, -4)}"note`, 'C1,Yes,Yes,Yes,ok"', 'C2,No,No,No,ok'),
      hidden(1, 1, 2, 2),
    ],
    [
      'in a row with a comma in quotes',
      sheet(`${middle},sex`, 'C2,",No,No,No,"a, b"', 'C3,",Yes,Yes,Yes,"a, b"').replace(/"a, b"/, 'x'),
      hidden(2, 2, 3, 2),
    ],
    [
      'in a row with a cell under no header',
      sheet(`${middle},`, 'C2,",No,No,No,', 'C3,",Yes,Yes,Yes,'),
      hidden(2, 2, 3, 2),
    ],
    [
      'where the row would be too short',
      sheet(middle, 'C1,ok,Yes,Yes,Yes', 'C2,",No,No,No', 'C3,ok,No,No,No"'),
      hidden(3, 3, 4, 3),
    ],
    [
      'whose id is like one that comes later',
      sheet(last, 'A,No,No,No,"x', '22/1,No,No,No,y', 'z"', '22/2,Yes,Yes,Yes,w'),
      hidden(2, 2, 4, 3),
    ],
  ])('%s', async (_, text, line) => {
    for (const variant of [
      text,
      text.replaceAll('\n', '\r\n'),
      text.replaceAll(',', ';'),
      text.replaceAll(',', '\t'),
    ]) {
      expect(await scoreFiles(variant)).toEqual(refusal(3, line));
      expect(scanContent(variant)).toBeNull();
    }
    expect(await scoreFiles(text.replaceAll('\n', '\r'))).toEqual(refusal(3, line));
  });

  test('one line for each pair of quotes', async () => {
    const text = sheet(middle, 'C1,",No,No,No', 'C2,",No,No,No', 'C3,ok,Yes,No,No', 'C4,",No,No,No', 'C5,",No,No,No');
    expect(await scoreFiles(text)).toEqual(refusal(3, hidden(2, 2, 3, 2), hidden(5, 5, 6, 5)));
  });

  test('with words for answers of the inspection, and blanks of its own', async () => {
    const { stderr } = await run(['score', '-'], { stdin: sheet('case,note,2.6.1', 'C2,",1.0', 'C3,",NULL') });
    expect(stderr).toContain('is not an answer');
    const content = { answers: { yes: ['1'], unanswered: ['NULL'] } };
    await expect(counts(sheet('case,note,2.6.1', 'C2,",1.0', 'C3,",NULL'), {}, content)).rejects.toThrow(
      'line 2 looks like a row of its own',
    );
  });

  test('in a sheet with an answer in each row', async () => {
    const header = 'case,question,answer,note';
    const whole = ['C1,2.2.1,Yes,', 'C1,2.2.2,No,', 'C1,2.2.3,No,'];
    expect(await scoreFiles(sheet(header, ...whole, 'C2,2.2.1,Yes,"', 'C2,2.2.2,No,ok', 'C2,2.2.3,No,"'))).toEqual(
      refusal(3, hidden(5, 5, 7, 6)),
    );
    const worded = sheet('case,question,answer', 'C1,"2.2.1 Engaging,Yes', 'C2,2.2.1 Engaging",No');
    expect(await scoreFiles(worded)).toEqual(refusal(3, hidden(2, 2, 3, 2)));
  });

  test.each([
    ['by groups', sheet('question,by_sex,yes,no', '2.2.1,"F,5,3', '2.2.1,M",4,2'), hidden(2, 2, 3, 2)],
    [
      'by groups, in the last column',
      sheet('question,yes,no,by_sex', '2.2.1,5,3,"F', '2.2.1,6,3,M', '2.2.2,4,2,x"'),
      hidden(2, 2, 4, 3),
    ],
    ['of the questions themselves', sheet('question,yes,no', '"2.2.1 x,5,3', '2.2.2 x",4,2'), hidden(2, 2, 3, 2)],
  ])('in a counts sheet %s', async (_, text, line) => {
    const { stderr } = await run(['score', '--counts', '-'], { stdin: text });
    expect(stderr.split('\n')[0]).toBe(line.replace('sheet.csv', 'standard input'));
  });
});

const writeRows = (at: (note: string, i: number) => string, notes: readonly string[]): string[] =>
  notes.map((note, i) => at(`"${note.replaceAll('"', '""')}"`, i + 1));

describe('honest notes of several lines are read', () => {
  const notes = [
    'He was seen twice.\nno, he did not attend',
    'well, no, no, no\nand then yes',
    'He was asked,\nand said, no, no, no, really',
    'no\nno\nyes',
    'no,\nno,\nno,',
    'Actions:\n- housing, yes\n- drugs, no, not yet\n\n- work, n/a, no, yes',
    'said "no",\nthen "yes", "no"',
    ', no, no, no,\n, yes, yes, yes,',
    'the case is closed, yes, no, no,\nC7, see also his file',
    'first, then, yes, no, no\nsecond, then, no, yes, no\nthird',
    '2 May: seen, yes, yes, yes\n9 May: not seen, no, no, no\nend',
    '\n\n',
    'yes\n',
  ];
  const three = 'Yes,No,N/A';
  test.each([
    ['the first column', sheet(first, ...writeRows((note, i) => `${note},C${i},${three}`, notes))],
    ['a middle column', sheet(middle, ...writeRows((note, i) => `C${i},${note},${three}`, notes))],
    ['a column between answers', sheet(between, ...writeRows((note, i) => `C${i},Yes,${note},No,N/A`, notes))],
    ['the last column', sheet(last, ...writeRows((note, i) => `C${i},${three},${note}`, notes))],
    ['two columns', sheet(`${last},more`, ...writeRows((note, i) => `C${i},${three},${note},${note}`, notes))],
    ['a sheet of one question', sheet(one, ...writeRows((note, i) => `C${i},${note},Yes`, notes))],
    [
      'a sheet of one question, in the last column',
      sheet('case,2.6.1,note', ...writeRows((note, i) => `C${i},Yes,${note}`, notes)),
    ],
    [
      'a sheet of one question, in the first column',
      sheet('note,case,2.6.1', ...writeRows((note, i) => `${note},C${i},Yes`, notes)),
    ],
    ['a sheet of one question, without ids', sheet('note,2.6.1', ...writeRows((note) => `${note},Yes`, notes))],
  ])('in %s', async (_, text) => {
    for (const variant of [text, text.replaceAll('\n', '\r\n'), text.replaceAll('\n', '\r')]) {
      expect((await counts(variant)).cases).toBe(notes.length);
    }
    const tabs = text.replaceAll(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t');
    expect((await counts(tabs)).cases).toBe(notes.length);
  });

  test('where ids are numbers, and the lines of a note are numbered', async () => {
    const list = '"1. housing, yes, no\n2. drugs, no, no\n3. work, no, yes"';
    expect((await counts(sheet(last, `1,${three},${list}`, `2,${three},ok`))).cases).toBe(2);
  });

  test('in a header', async () => {
    expect((await counts(sheet('case,2.2.1,2.2.2,2.2.3,"Notes (say yes, no\nor n/a)"', `C1,${three},ok`))).cases).toBe(
      1,
    );
  });

  test('in a sheet that is scanned', () => {
    expect(scanContent(sheet(last, `C1,${three},"He was seen twice.\nAnd said, no, he did not"`))?.cases).toBe(1);
  });
});

const hiddenItems = (line: number, from: number, to: number): string =>
  hidden(from, from, to, line).replace('sheet.csv', 'sheet.inspection.csv');

describe('in an inspection spreadsheet', () => {
  const cases = sheet('case,2.2.1,2.2.2,2.2.3', 'C1,Yes,No,No');
  const scored = (...lines: readonly string[]) =>
    runInFolder({ 'sheet.csv': cases, 'sheet.inspection.csv': sheet('item,value,reason', ...lines) }, 'score');

  test.each([
    [
      'in its last column',
      ['1.1,Good,"strong', '1.2,RI,ok', '2.1,Not applicable,managed elsewhere"'],
      hiddenItems(3, 2, 4),
    ],
    ['in the values', ['title,"Redcar', '1.3 discretion,Good",why'], hiddenItems(3, 2, 3)],
    ['before a word for an answer', ['1.1,Good,"', 'yes means,met', 'no means,"'], hiddenItems(3, 2, 4)],
  ])('rows between two stray quotes are found %s', async (_, lines, line) => {
    const { stderr, code } = await scored(...lines);
    expect({ first: stderr.split('\n')[0], code }).toEqual({ first: line, code: 2 });
  });

  test('a title and a reason of several lines are read', async () => {
    const { stdout, code } = await scored(
      'title,"Redcar\nand Cleveland",',
      '1.1,Good,"strong, good, clear\nsee also 1.2, Good, which is no row\n1.2 is good"',
    );
    expect(code).toBe(0);
    expect(stdout).toContain('1.1  Leadership                   Good');
  });
});
