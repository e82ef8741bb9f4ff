/** What the cells of a case sheet say, and what is counted. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { relevantCases } from '../../src/scoring/tally.js';
import { counts, inspectionOf, notes, problemsOf, read, runInFolder, scoreFiles } from '../fixtures/sheets/folder.js';
import { tally } from '../make.js';
import { runs } from '../runs.js';

const header = 'case_id,2.2.1,2.2.2,2.2.3,2.2b\n';
const only = (cell: string): string => `${header}C1,${cell},Yes,Yes,Yes\n`;

describe('an answer', () => {
  const words = [
    ['Yes', ['yes', 'Yes', 'YES', 'y', 'Y', 'true', 'TRUE', ' yes ', 'yEs\t'], tally(1, 0)],
    ['No', ['no', 'No', 'NO', 'n', 'N', 'false', 'FALSE', '  No'], tally(0, 1)],
    ['not applicable', ['n/a', 'N/A', 'na', 'NA', 'Not applicable', 'NOT  APPLICABLE', ' n/A '], tally(0, 0, 1)],
    ['unanswered', ['', ' ', '""', '"  "'], tally(0, 0, 0, 1)],
  ] as const;
  test.each(words.flatMap(([answer, cells, counted]) => cells.map((cell) => [cell, answer, counted] as const)))(
    '%j is %s',
    async (cell, _, counted) => {
      expect((await counts(only(cell))).tallies['2.2.1']).toEqual(counted);
    },
  );

  test.each([
    ['met', tally(1, 0)],
    [' MET', tally(1, 0)],
    ['not  met', tally(0, 1)],
    ['n/r', tally(0, 0, 1)],
    ['-', tally(0, 0, 1)],
    ['1', tally(1, 0)],
    ['yes', tally(1, 0)],
  ])('%j means what the inspection file says', async (cell, counted) => {
    const answers = { yes: ['met', '1'], no: ['Not met'], notApplicable: ['N/R', '-'] };
    expect((await counts(only(cell), {}, { answers })).tallies['2.2.1']).toEqual(counted);
  });
});

describe('a number for an answer', () => {
  const answers = { yes: ['1'], no: ['0'], notApplicable: ['9.0'], unanswered: ['-99'] };
  test.each([
    ['1.0', tally(1, 0)],
    ['1.00', tally(1, 0)],
    [' 0.0 ', tally(0, 1)],
    ['9', tally(0, 0, 1)],
    ['-99.0', tally(0, 0, 0, 1)],
  ])('%j is the same with decimals of noughts', async (cell, counted) => {
    expect((await counts(only(cell), {}, { answers })).tallies['2.2.1']).toEqual(counted);
    const long = `case_id,question,answer\nC1,2.2.1,${cell}\nC1,2.2.2,1\nC1,2.2.3,1\n`;
    expect((await counts(long, {}, { answers })).tallies['2.2.1']).toEqual(counted);
  });

  test.each(['1.5', '10', '1.', '.0', '1.0.0', '1,0'])('%j is another', async (cell) => {
    expect(await problemsOf(() => counts(only(`"${cell}"`), {}, { answers }))).toHaveLength(1);
  });

  test('cannot mean two things with and without decimals', () => {
    expect(() => inspectionOf({ answers: { yes: ['1'], no: ['1.0'] } })).toThrow(
      '"1.0" cannot mean No: it means Yes already. A word has one meaning.',
    );
  });
});

describe('a word for a blank', () => {
  const answers = { unanswered: ['NULL', '-'] };
  test('is unanswered', async () => {
    const { tallies } = await counts(`${header}C1,Yes,null,-,Yes\n`, {}, { answers });
    expect(tallies).toEqual({
      '2.2.1': tally(1, 0),
      '2.2.2': tally(0, 0, 0, 1),
      '2.2.3': tally(0, 0, 0, 1),
      '2.2b': tally(1, 0),
    });
  });

  test('in every key question makes a case that is still to be inspected', async () => {
    const sheet = `${header}C1,Yes,No,No,Yes\nC2,NULL,,-,NULL\n`;
    expect(await counts(sheet, {}, { answers })).toMatchObject({ cases: 1, toInspect: 1 });
    const long = 'case_id,question,answer\nC1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3,No\nC2,2.2.1,NULL\nC2,2.2.2,-\n';
    expect(await counts(long, {}, { answers })).toMatchObject({ cases: 1, toInspect: 1 });
  });

  test('is blank under a column without a header as well', async () => {
    const sheet = 'case_id,2.2.1,2.2.2,2.2.3,\nC1,Yes,No,No,NULL\n';
    expect((await counts(sheet, {}, { answers })).cases).toBe(1);
    expect((await counts(sheet.replaceAll('\n', '\r'), {}, { answers })).cases).toBe(1);
  });

  test('is refused by --strict like any blank', async () => {
    expect(await problemsOf(() => counts(only('NULL'), { strict: true }, { answers }))).toEqual([
      'sheet.csv:2: 2.2.1: case C1: the question is unanswered, and --strict refuses that. Answer Yes, No or N/A.',
    ]);
  });

  test('comes from a row of the inspection spreadsheet', async () => {
    const sheet = `${header}C1,Yes,NULL,No,Yes\n`;
    const files = { 'sheet.csv': sheet, 'sheet.inspection.csv': 'item,value\nblank means,NULL\n' };
    expect((await runInFolder(files, 'score')).stdout).toContain('2.2.2 is unanswered in 1 case');
  });

  test.each(['Yes', 'n/a', 'Not applicable', 'false'])('cannot be the built-in word %j', (word) => {
    expect(() => inspectionOf({ answers: { unanswered: [word] } })).toThrow('cannot mean a blank');
  });
});

describe('a bare NA', () => {
  const sheet = `${header}C1,NA,Yes,na,N/A\nC2,Yes,Yes,No,NA\nC3,,,,\n`;
  const long =
    'case_id,question,answer\nC1,2.2.1,NA\nC1,2.2.2,Yes\nC1,2.2.3, na\nC1,2.2b,N/A\nC2,2.2.1,Yes\nC2,2.2.2,Yes\nC2,2.2.3,No\nC2,2.2b,NA\nC3,,\n';
  const taken =
    'Warning: 3 answers are a bare NA, taken as N/A. R writes NA for a blank: if they are blank, say so in the inspection file with a row "blank means,NA"; if not, with "n/a means,NA".';

  test.each([
    ['a case in each row', sheet],
    ['a case in each row, read with care', sheet.replaceAll('\n', '\r')],
    ['an answer in each row', long],
  ])('is N/A, and a note counts it, in a sheet with %s', async (_, text) => {
    expect((await counts(text)).tallies).toMatchObject({ '2.2.1': tally(1, 0, 1), '2.2b': tally(0, 0, 2) });
    expect(await notes(text)).toEqual([taken]);
  });

  test.each([
    ['a case in each row', sheet],
    ['a case in each row, read with care', sheet.replaceAll('\n', '\r')],
    ['an answer in each row', long],
  ])('means a blank if the inspection says so, in a sheet with %s', async (_, text) => {
    const content = { answers: { unanswered: ['NA'] } };
    expect((await counts(text, {}, content)).tallies).toMatchObject({
      '2.2.1': tally(1, 0, 0, 1),
      '2.2.2': tally(2, 0),
      '2.2.3': tally(0, 1, 0, 1),
      '2.2b': tally(0, 0, 1, 1),
    });
    expect(await notes(text, {}, content)).toEqual([]);
  });

  test('in every key question is a case still to be inspected if it means a blank', async () => {
    const content = { answers: { unanswered: ['NA'] } };
    expect(await counts(`${header}C1,NA,NA,NA,NA\nC2,Yes,No,No,No\n`, {}, content)).toMatchObject({
      cases: 1,
      toInspect: 1,
    });
  });

  test('has no note where the inspection says that it means N/A', async () => {
    expect(await notes(sheet, {}, { answers: { notApplicable: ['NA'] } })).toEqual([]);
  });

  test('can mean neither Yes nor No, nor two things', () => {
    expect(() => inspectionOf({ answers: { yes: ['NA'] } })).toThrow('"NA" cannot mean Yes: it means N/A already.');
    expect(() => inspectionOf({ answers: { notApplicable: ['na'], unanswered: ['NA'] } })).toThrow(
      '"NA" cannot mean a blank: it means N/A already.',
    );
  });

  test('under a standard declared not applicable is not counted', async () => {
    const text = 'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,NA,Yes,No,No\n';
    expect(await notes(text, {}, { notApplicable: { '2.1': '' } })).toEqual([]);
  });
});

describe('under a standard declared not applicable', () => {
  const declared = { notApplicable: { '2.1': 'managed elsewhere' } };
  test('N/A and blanks agree with the declaration', async () => {
    const sheet = 'id,2.1.1,2.1b,2.2.1,2.2.2,2.2.3\nC1,N/A,not applicable,Yes,No,No\nC2,,N/A,Yes,No,No\n';
    const { cases, tallies } = await counts(sheet, {}, declared);
    expect({ cases, codes: Object.keys(tallies) }).toEqual({ cases: 2, codes: ['2.2.1', '2.2.2', '2.2.3'] });
  });

  test('N/A beside blanks is a case still to be inspected', async () => {
    const sheet = 'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,N/A,Yes,No,No\nC2,N/A,,,\n';
    expect(await counts(sheet, {}, declared)).toMatchObject({ cases: 1, toInspect: 1 });
    const long = 'id,question,answer\nC1,2.2.1,Yes\nC1,2.2.2,No\nC1,2.2.3,No\nC2,2.1.1,N/A\n';
    expect(await counts(long, {}, declared)).toMatchObject({ cases: 1, toInspect: 1 });
  });

  test('Yes and No are refused', async () => {
    const sheet = 'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,No,Yes,No,No\nC2,Yes,,,\n';
    expect(await problemsOf(() => counts(sheet, {}, declared))).toHaveLength(2);
  });
});

describe('a blank', () => {
  test('is unanswered, never a no: it is outside the base', async () => {
    const { tallies } = await counts(`${header}C1,Yes,Yes,Yes,\nC2,,Yes,Yes,\n`);
    expect(tallies['2.2.1']).toEqual(tally(1, 0, 0, 1));
    expect(tallies['2.2.1'] && relevantCases(tallies['2.2.1'])).toBe(1);
    expect(tallies['2.2b']).toEqual(tally(0, 0, 0, 2));
  });

  test.each([
    ['in every key question makes a case still to be inspected, in no tally', 'C2,,,,\n', 1, 1],
    ['of spaces in every key question does so too', 'C2, ,  ,"",\n', 1, 1],
    ['in all key questions but one leaves a case', 'C2,N/A,,,\n', 2, 0],
  ])('%s', async (_, row, cases, toInspect) => {
    const found = await counts(`${header}C1,Yes,No,Yes,No\n${row}`);
    expect(found).toMatchObject({ cases, toInspect });
    expect(found.tallies['2.2.2']).toEqual(tally(0, 1, 0, cases - 1));
  });

  test('in an unrated question counts as any other: the case is to inspect only with that blank too', async () => {
    const sheet = 'id,2.2.1,2.2.2,2.2.3,2.6.1\nC1,,,,Yes\nC2,,,,\n';
    expect(await counts(sheet)).toMatchObject({ cases: 1, toInspect: 1 });
  });

  test('is refused by --strict only where something is to be answered', async () => {
    const sheet = 'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,,Yes,No,N/A\n';
    expect(await scoreFiles(sheet, '--strict', '--not-applicable', '2.1')).toMatchObject({ code: 0 });
  });
});

describe('a standard declared not applicable', () => {
  const notApplicable = { notApplicable: { '2.1': 'no court work here' } };

  test('may have its columns, blank, and they are in no tally', async () => {
    const { cases, tallies } = await counts('id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,,Yes,No,N/A\n', {}, notApplicable);
    expect(cases).toBe(1);
    expect(Object.keys(tallies)).toEqual(['2.2.1', '2.2.2', '2.2.3']);
  });

  test('may have some of its columns: it is not rated on them', async () => {
    const { tallies } = await counts('id,2.1.1,2.2.1\nC1,Yes,\n', {}, { notApplicable: { '2.2': '' } });
    expect(tallies).toEqual({ '2.1.1': tally(1, 0) });
  });
});

/** Rows as a sheet; a case still to be inspected has no supporting answer. */
const sheet = (answers: readonly (readonly string[])[], from = 0): string =>
  header +
  answers
    .map((row, i) => {
      const toInspect = row.slice(0, 3).every((answer) => answer.trim() === '');
      return `C${from + i},${row.slice(0, 3).join(',')},${toInspect ? '' : row[3]}\n`;
    })
    .join('');

describe('counts', () => {
  const cell = fc.constantFrom('Yes', 'no', 'N/A', '', ' ', 'y', 'FALSE', 'na');
  const cases = fc.array(fc.array(cell, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 40 });

  test('yes + no + not applicable + unanswered = cases, for every question of any sheet', async () => {
    await fc.assert(
      fc.asyncProperty(cases, async (answers) => {
        const found = await counts(sheet(answers));
        expect(found.cases + found.toInspect).toBe(answers.length);
        for (const { yes, no, notApplicable, unanswered } of Object.values(found.tallies)) {
          expect(yes + no + notApplicable + unanswered).toBe(found.cases);
        }
        expect(Object.keys(found.tallies)).toEqual(['2.2.1', '2.2.2', '2.2.3', '2.2b']);
      }),
      runs(100),
    );
  });

  test('two sheets come to what both come to in one', async () => {
    await fc.assert(
      fc.asyncProperty(cases, cases, async (first, second) => {
        const [one, other, both] = await Promise.all([
          counts(sheet(first)),
          counts(sheet(second)),
          counts(sheet([...first, ...second])),
        ]);
        expect(both.cases).toBe(one.cases + other.cases);
        expect(both.toInspect).toBe(one.toInspect + other.toInspect);
        for (const [code, sum] of Object.entries(both.tallies)) {
          const [a, b] = [one.tallies[code], other.tallies[code]];
          expect(sum.yes).toBe((a?.yes ?? 0) + (b?.yes ?? 0));
          expect(sum.unanswered).toBe((a?.unanswered ?? 0) + (b?.unanswered ?? 0));
        }
      }),
      runs(50),
    );
  });

  test('a reading holds no case: no id and no cell of a profile column', async () => {
    const reading = await read('id,name,2.2.1,2.2.2,2.2.3\nX123,Ann Other,Yes,No,\n');
    const all = JSON.stringify({ ...reading, tallies: [...reading.tallies] });
    expect(all).not.toMatch(/X123|Ann Other/);
  });
});
