/** Counts sheets that an engine made: groups, cases to inspect, and what could not be counted. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { groupOfHeader } from '../../src/input/counts/counts-columns.js';
import type { Assessment } from '../../src/model/assessment.js';
import { run, withoutSmallNumbers } from '../run.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-'));

async function scoreCounts(sheet: string, ...options: readonly string[]) {
  const path = join(folder, 'made.counts.csv');
  writeFileSync(path, sheet);
  const { stdout, stderr, code } = await run(['score', '--counts', path, ...options]);
  return { stdout, stderr: stderr.replaceAll(`${folder}/`, ''), code };
}

type Result = Assessment & { breakdowns: { tables: { groups: { values: (string | null)[]; cases: number }[] }[] } };

async function result(sheet: string, ...options: readonly string[]): Promise<Result> {
  const { stdout, stderr, code } = await scoreCounts(sheet, ...options, '--format', 'json');
  expect({ stderr: withoutSmallNumbers({ stderr }), code }).toEqual({ stderr: '', code: 0 });
  return JSON.parse(stdout) as Result;
}

const head = 'question,by_sex,yes,no,not_applicable,unanswered,unknown_answers,to_inspect,blank_ids,duplicate_ids';
const rows = [
  '2.2.1,Female,3,1,0,0,0,1,0,0',
  '2.2.2,Female,4,0,0,0,0,1,0,0',
  '2.2.3,Female,2,1,1,0,0,1,0,0',
  '2.2b,Female,1,1,1,1,0,1,0,0',
  '2.2.1,,5,0,0,1,0,2,0,0',
  '2.2.2,,5,1,0,0,0,2,0,0',
  '2.2.3,,6,0,0,0,0,2,0,0',
  '2.2b,,6,0,0,0,0,2,0,0',
];
const sheet = [head, ...rows, ''].join('\n');
const changeRow = (row: number, text: string): string =>
  [head, ...rows.map((line, i) => (i === row ? text : line)), ''].join('\n');

describe('a counts sheet with groups', () => {
  test('adds up over them, cases to inspect and supporting questions too', async () => {
    const { sample, standards, ...rest } = await result(sheet);
    expect(sample).toMatchObject({ cases: 10, toInspect: 3 });
    const assessment = standards.find(({ code }) => code === '2.2');
    expect(
      assessment?.keyQuestions.map(({ yes, no, notApplicable, unanswered }) => [yes, no, notApplicable, unanswered]),
    ).toEqual([
      [8, 1, 0, 1],
      [9, 1, 0, 0],
      [8, 1, 1, 0],
    ]);
    expect(assessment?.provisional).toBe(true);
    expect(rest).not.toHaveProperty('breakdowns');
    expect(rest).toMatchObject({ supporting: [{ standard: '2.2', questions: [{ code: '2.2b', yes: 7, no: 1 }] }] });
  });

  test('is broken down by them', async () => {
    const { breakdowns } = await result(sheet, '--by', 'sex');
    expect(breakdowns.tables[0]?.groups.map(({ values, cases }) => [values, cases])).toEqual([
      [['Female'], 4],
      [[null], 6],
    ]);
  });

  test('has no group of cases that are all still to be inspected, as the case sheet has none', async () => {
    const open = ['2.2.1', '2.2.2', '2.2.3', '2.2b'].map((code) => `${code},Male,0,0,0,0,0,2,0,0`);
    const { sample, breakdowns } = await result([head, ...rows, ...open, ''].join('\n'), '--by', 'sex');
    expect(sample).toMatchObject({ cases: 10, toInspect: 5 });
    expect(breakdowns.tables[0]?.groups.map(({ values, cases }) => [values, cases])).toEqual([
      [['Female'], 4],
      [[null], 6],
    ]);
  });

  test('may be spelt in any way, and values that a sheet would take for one are one', async () => {
    const spelt = sheet.replace('by_sex', 'By Sex').replaceAll(',,', ', feMALE ,');
    const { breakdowns } = await result(spelt, '--by', 'SEX');
    expect(breakdowns.tables[0]?.groups.map(({ values, cases }) => [values, cases])).toEqual([[['Female'], 10]]);
  });

  test('takes values that differ in white space alone for one, though an engine counts them apart', async () => {
    const more = rows.slice(0, 4).map((row) => row.replace('Female', 'Female '));
    const { sample, breakdowns } = await result([head, ...rows, ...more, ''].join('\n'), '--by', 'sex');
    expect(sample.cases).toBe(14);
    expect(breakdowns.tables[0]?.groups.map(({ values, cases }) => [values, cases])).toEqual([
      [['Female'], 8],
      [[null], 6],
    ]);
  });

  test.each([
    [
      'a group that lacks a question',
      changeRow(7, ''),
      'made.counts.csv: 2.2b: the group "" has no row for this question, and another group has one.',
    ],
    [
      'cases that differ from question to question in one group',
      changeRow(5, '2.2.2,,5,2,0,0,0,2,0,0'),
      'made.counts.csv:7: 2.2.2: the counts come to 7 cases, those of 2.2.1 to 6.',
    ],
    [
      'cases to inspect that do',
      changeRow(5, '2.2.2,,5,1,0,0,0,1,0,0'),
      'made.counts.csv:7: 2.2.2: 1 case is still to be inspected here, and 2 in the row of 2.2.1.',
    ],
    [
      'a question twice in one group',
      changeRow(5, '2.2.1,,5,1,0,0,0,2,0,0'),
      'made.counts.csv:7: 2.2.1: the question stands on line 6 already.',
    ],
    [
      'unknown answers',
      changeRow(1, '2.2.2,Female,3,0,0,0,1,1,0,0'),
      'made.counts.csv:3: 2.2.2: 1 cell is no answer that can be counted: not Yes, No, N/A or blank, or in a case of which every key question is blank.',
    ],
    [
      'a count that is blank',
      changeRow(1, '2.2.2,Female,4,0,0,0,,1,0,0'),
      'made.counts.csv:3: 2.2.2: the number is blank, and a blank is not 0.',
    ],
    ['groups of percentages', 'question,by_sex,percentage\n2.2.1,Female,50\n', 'the header of a counts sheet is'],
    [
      'one group twice',
      sheet.replace('blank_ids', 'by sex'),
      'column 2 ("by_sex") and column 9 ("by sex") are both groups by sex.',
    ],
  ])('is refused with %s', async (_, text, says) => {
    const { stdout, stderr, code } = await scoreCounts(text);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr).toContain(says);
  });

  test('tells of ids once, though every row repeats it', async () => {
    const { stderr, code } = await scoreCounts(sheet.replaceAll(/0,0$/gm, '2,1'));
    expect(code).toBe(3);
    expect(stderr).toBe(
      'made.counts.csv: 2 cases have no id. Give every case its own, take rows away that are blank, and count again.\n' +
        'made.counts.csv: 1 case has the id of another (capitals, runs of spaces and invisible characters aside). Give every case its own id, take away what is there twice, or make the query with --exact-ids; then count again.\n' +
        '2 problems; nothing was written.\n',
    );
  });

  test('is refused by --strict for each group with cases to inspect', async () => {
    const { stderr, code } = await scoreCounts(
      sheet.replace(',1,0,2,0', ',0,0,2,0').replace('2.2.1,,5', '2.2.1,,6'),
      '--strict',
    );
    expect(code).toBe(3);
    expect(stderr).toContain('made.counts.csv:2: 1 case is still to be inspected, and --strict refuses that.\n');
    expect(stderr).toContain('made.counts.csv:6: 2 cases are still to be inspected, and --strict refuses that.\n');
  });
});

describe('--by with counts', () => {
  test.each([
    [
      'a column that the sheet does not count by',
      sheet,
      'grade',
      '--by: the sheet has no column "grade". It has "sex".',
    ],
    [
      'counts without groups',
      'question,yes,no,not_applicable,unanswered\n2.2.1,1,0,0,0\n2.2.2,1,0,0,0\n2.2.3,1,0,0,0\n',
      'sex',
      '--by: the sheet has no column "sex".',
    ],
    [
      'counts that do not tell the cases',
      'question,by_sex,yes,no\n2.2.1,F,1,0\n2.2.2,F,1,0\n2.2.3,F,1,0\n',
      'sex',
      '--by: a breakdown says how many cases each group has, and this counts sheet does not tell.',
    ],
  ])('of %s is refused', async (_, text, by, says) => {
    const { stdout, stderr, code } = await scoreCounts(text, '--by', by);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(says);
  });
});

test('a header is a group only where it says so', () => {
  expect(['by_ethnicity', 'BY ethnic group', ' by-x'].map(groupOfHeader)).toEqual(['ethnicity', 'ethnic group', null]);
  expect(['bytes', 'by_', 'yes', 'unanswred'].map(groupOfHeader)).toEqual([null, null, null, null]);
});
