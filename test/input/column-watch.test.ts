/** Profile columns that may hold ids or answers: a note names them. */
import { describe, expect, test } from 'vitest';
import type { InspectionContent } from '../../src/model/inspection.js';
import { notes } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';
import { both } from './scan/both.js';

const numbered = 'No column holds a case id, so cases are numbered by row.';
const looksLike = (header: string): string =>
  `Warning: no column holds a case id, so cases are numbered by row. The column "${header}" looks like one, and some of its values stand in more than one row: if it holds the ids, say so with --id "${header}".`;

/** A sheet with one profile column, and these cells in it. */
const sheetOf = (header: string, cells: readonly string[]): string =>
  `${header},2.2.1,2.2.2,2.2.3\n${cells.map((cell) => `"${cell}",Yes,No,No\n`).join('')}`;

const ids = (number: number): string[] => Array.from({ length: number }, (_, i) => `A${100 + i}`);

/** The notes of a sheet, which the scan must give as well. */
async function notesOfBoth(sheet: string, inspection: InspectionContent = {}): Promise<string[]> {
  const { scan, careful } = await both(sheet);
  expect(scan).not.toBeNull();
  expect(scan).toEqual(careful);
  return notes(sheet, {}, inspection);
}

const told = (columns: string, hold: string, first: string): string =>
  `${columns} ${hold} only answers and no code, while there is no column for 2.1 Court work. ` +
  `If one of its questions is meant, name it in the inspection file: a row "column 2.1.1,${first}".`;

/** The answers of a form, each with an id of its own. */
const form = (header: string, cells: readonly string[]): string =>
  `ID,${header},2.1.1\n${cells.map((cell, i) => `${i + 1},${cell},Yes\n`).join('')}`;
const beside = (header: string): string =>
  `Warning: the column "${header}" looks like one of case ids too, and some of its values stand in more than one row. Is a case there twice? If it holds the ids, say so with --id "${header}".`;

describe('beside a column of ids', () => {
  test.each(['CRN', 'Case number', 'Case ref', 'What is the case reference number?'])(
    'a column %j in which some stand twice is named',
    async (header) => {
      const found = await notesOfBoth(form(header, [...ids(20), 'A105']));
      expect(found.filter((one) => one.includes('looks like'))).toEqual([beside(header)]);
    },
  );

  test.each([
    ['CRN', ids(20)],
    ['CRN', [...ids(10), ...ids(10)]],
    ['Collector ID', [...ids(20), 'A105']],
    ['Caseload number', ['30', '42', '30', '42', '55', '30']],
    ['office ref', [...ids(20), 'A105']],
  ])('a column %j of other cells is not', async (header, cells) => {
    expect((await notesOfBoth(form(header, cells))).filter((one) => one.includes('looks like'))).toEqual([]);
  });
});

describe('in a sheet without a column of ids', () => {
  test.each([
    ['Offender ref', ['A1', 'A1', 'B2']],
    ['Ref no.', ['1', '2', '3', '2']],
    ['URN', ['a1', 'B2', 'c3', 'A1']],
    ['Who', [...ids(20), 'A105']],
    ['Who', [...ids(10), 'a103']],
    ['Who', ['A100', 'A100', ...ids(30)]],
    ['�case', ['C1', 'C1', ...ids(10)]],
    ['Person', [...ids(2), '', ...ids(30), '', '']],
  ])('a column %j with nearly every value its own is named, if some stand twice', async (header, cells) => {
    expect(await notesOfBoth(sheetOf(header, cells))).toEqual([looksLike(header)]);
  });

  test.each([
    ['Who', ids(30)],
    ['Who', ['A1', 'A1', 'B2']],
    ['Who', [...ids(10), ...ids(10)]],
    ['Offender ref', ['A1', 'A1']],
    ['Offender ref', ['A1', 'A1', 'A1', 'B2']],
    ['Number of visits', ['3', '5', '3']],
    ['No further action', ['no', 'no', 'yes']],
    ['sex', ['Female', 'Male', 'Female']],
    ['Name', [...ids(12).map((_, i) => 'ABCDEFGHIJKL'.charAt(i)), 'A']],
    ['born', [...ids(12).map((_, i) => `${10 + i}/03/1990`), '10/03/1990']],
    ['born', [...ids(12).map((_, i) => `1990-03-${10 + i}`), '1990-03-10']],
    ['started', [...ids(12).map((_, i) => `2 Feb 2021 10:${10 + i}`), '2 Feb 2021 10:10']],
    ['note', [...ids(12).map((id) => `${id} ${'was seen at home, '.repeat(5)}`), 'A100']],
    ['blank', ['', '', '']],
  ])('a column %j of other cells is not', async (header, cells) => {
    const sheet = sheetOf(header, cells);
    expect((await notes(sheet))[0]).toBe(numbered);
    const { scan, careful } = await both(sheet);
    expect(scan ?? careful).toEqual(careful);
  });

  test('the first such column is named', async () => {
    const rows = ['A1,x1,B1', 'A2,x2,B2', 'A3,x3,B1'].map((row) => `${row},Yes,No,No\n`);
    expect(await notesOfBoth(`Ward,x,Ref,2.2.1,2.2.2,2.2.3\n${rows.join('')}`)).toEqual([looksLike('Ref')]);
  });

  test('once it is named as the id, repeats are an error', async () => {
    const stdin = sheetOf('Offender ref', ['A1', 'A1', 'B2']);
    expect((await run(['score', '-'], { stdin })).code).toBe(0);
    const { code, stderr } = await run(['score', '-', '--id', 'Offender ref'], { stdin });
    expect(code).toBe(3);
    expect(stderr).toContain('the id stands on line 2 already');
  });

  test('a sheet with a column of ids has none of this', async () => {
    expect(await notesOfBoth(sheetOf('case_id', ids(3)).replaceAll('\n', ',x1\n').replace('x1', 'Ref'))).toEqual([]);
  });
});

describe('a column that holds only answers', () => {
  const head = 'case_id,2.2.1,2.2.2,2.2.3,2.3.1,2.3.2,2.3.3,2.4.1,2.4.2,2.4.3,2.5.1,2.5.2,2.5.3';
  const sheet = (columns: readonly string[], ...rows: readonly string[]): string =>
    [[head, ...columns].join(','), ...rows.map((row, i) => `C${i}${',Yes'.repeat(12)},${row}`), ''].join('\n');

  test.each([
    ['Yes and No', ['Yes', 'No']],
    ['one answer alone', ['yes', 'yes']],
    ['blanks among them', ['', 'No', '']],
    ['N/A among them', ['N/A', ' y ']],
    ['answers in quotes', ['"Yes"', '"n"']],
    ['spaces beyond ASCII around them', ['Yes\u00a0', '\u3000No']],
  ])('is noted where a standard rated from cases has no column: %s', async (_, cells) => {
    const found = await notesOfBoth(sheet(['Court report good'], ...cells));
    expect(found).toEqual([told('Warning: the column "Court report good"', 'holds', 'Court report good')]);
  });

  test('is noted also where that standard is declared not applicable', async () => {
    const found = await notesOfBoth(sheet(['Q 1'], 'Yes'), { notApplicable: { '2.1': '' } });
    expect(found).toEqual([told('Warning: the column "Q 1"', 'holds', 'Q 1')]);
  });

  test('is noted with others like it', async () => {
    const found = await notesOfBoth(sheet(['one', 'sex', 'two'], 'Yes,F,No', 'No,M,N/A'));
    expect(found).toEqual([told('Warning: the columns "one" and "two"', 'hold', 'one')]);
  });

  test('in the words of the inspection file is noted too', async () => {
    const answers = { yes: ['met'], no: ['not met'] };
    expect(await notes(sheet(['one'], 'met', 'Not  met', 'Yes'), {}, { answers })).toEqual([
      told('Warning: the column "one"', 'holds', 'one'),
    ]);
    expect(await notes(sheet(['one'], 'met', 'Yes'))).toEqual([]);
  });

  test.each([
    ['a word among them', ['Yes', 'No', 'perhaps']],
    ['blanks alone', ['', '']],
    ['N/A and blanks', ['N/A', '']],
    ['two answers in one cell', ['Yes', '"Yes, No"']],
  ])('is none with %s', async (_, cells) => {
    expect(await notesOfBoth(sheet(['one'], ...cells))).toEqual([]);
  });

  test('is not noted where every standard rated from cases has a column', async () => {
    const whole = sheet(['one'], 'Yes').replace('case_id', 'case_id,2.1.1').replace('C0', 'C0,Yes');
    expect(await notesOfBoth(whole)).toEqual([]);
  });

  test('is never an error', async () => {
    expect(await run(['score', '-', '--strict'], { stdin: sheet(['one'], 'Yes') })).toMatchObject({
      code: 0,
      stderr: '',
    });
  });
});
