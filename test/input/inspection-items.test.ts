/** The first column of an inspection spreadsheet: how a standard may be named, and what is said of a row that cannot be meant so. */
import { describe, expect, test } from 'vitest';
import { understoodOf, withCsv, withJson } from '../fixtures/inspections/beside.js';
import { expectCsvRefused } from '../fixtures/inspections/mistakes.js';
import { run } from '../run.js';

const read = async (rows: string) => understoodOf({ 'sheet.inspection.csv': `item,value,reason\n${rows}` });

describe('a standard may be named', () => {
  test.each([
    '1.1',
    'Leadership',
    'LEADERSHIP ',
    '1.1 Leadership',
    '1.1: Leadership',
    '1.1. leadership',
    '1.1 – Leadership',
    '1.1) Leadership',
    '1.1.',
    '"1.1  Leadership."',
  ])('%s', async (item) => {
    const { judgements } = await read(`${item},Good,x\n`);
    expect([...judgements]).toEqual([['1.1', { rating: 'Good', reason: 'x' }]]);
  });

  test('by its title with "and" or "&"', async () => {
    const { judgements } = await read('Information & facilities,G,\n');
    expect([...judgements.keys()]).toEqual(['1.4']);
  });

  test('by its title where it does not apply', async () => {
    const { notApplicable } = await read('Court work,Not applicable,no court\n2.2 Assessment,N/A,\n');
    expect([...notApplicable]).toEqual([
      ['2.1', 'no court'],
      ['2.2', null],
    ]);
  });

  test('in three ways in the rows of one discretion', async () => {
    const { discretion } = await read(
      'Services discretion,RI,why\n1.3 Services discretion by,Panel,\n1.3: discretion on,08/11/2022,\n',
    );
    expect(discretion).toMatchObject([
      { standard: '1.3', rating: 'Requires improvement', reason: 'why', by: 'Panel', on: '2022-11-08' },
    ]);
  });

  test('by the titles of its own programme, wherever the programme is named', async () => {
    const { judgements } = await read('Governance and leadership,Good,\nprogramme,youth-2018,\n');
    expect([...judgements.keys()]).toEqual(['1.1']);
  });

  test('by its title in JSON and on the command line', async () => {
    const { stdout, code } = await withJson(
      '{ "judgements": { "Leadership": "Good" } }',
      '--judge',
      '1.2 Staff=Good',
      '--not-applicable',
      'court work=none',
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(/1\.1 {2}Leadership +Good[^]*1\.2 {2}Staff +Good[^]*2\.1 {2}Court work +Not applicable/);
    expect(await run(['overall', '--programme', 'pdu-2021', 'Leadership=Good', 'Leadershp=G'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('Did you mean "Leadership"?') as string,
    });
  });
});

const standards = 'Expected 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5 or 2.6.';

describe('a standard is refused', () => {
  expectCsvRefused([
    [
      'where its number and its title are of two',
      '1.1 Staff,Good,\n',
      'AT:2: 1.1 Staff: "1.1 Staff" can be 1.1 Leadership or 1.2 Staff. Write the number alone.',
    ],
    [
      'where its title is that of two',
      'programme,youth-2018,\nAssessment,Good,\n',
      'AT:3: Assessment: "Assessment" can be 2.1 Assessment or 3.1 Assessment. Write the number alone.',
    ],
    [
      'where it is there once by number and once by title',
      '1.1,Good,\nLeadership,RI,\n',
      'AT:3: Leadership: "Leadership" stands on line 2 already. Keep one of them.',
    ],
    [
      'where its title is mistyped, before "discretion" too',
      'Leadershp discretion,Good,x\n',
      `AT:2: Leadershp discretion: "Leadershp" is not a standard of this programme. ${standards} Did you mean "Leadership"?`,
    ],
    [
      'where a reason stands behind who used discretion',
      '1.3 discretion,RI,x\n1.3 discretion by,Panel,on the day\n',
      'AT:3: 1.3 discretion by: there is a third cell ("on the day"), and this item takes no reason. Put a value that contains the separator in quotes, or clear the cell.',
    ],
  ]);

  test.each([
    ['01-Jan', '1.1'],
    ['1-Jan', '1.1'],
    ['01-Jan-24', '1.1'],
    ['01 January', '1.1'],
    ['01. Jan', '1.1'],
    ['01/01/2024', '1.1'],
    ['01.01.2024', '1.1'],
    ['2024-01-01', '1.1'],
    ['2024-01-01 00:00:00', '1.1'],
    ['02-Jan', '2.1 or 1.2'],
    ['02/01/2024', '2.1 or 1.2'],
    ['05-Feb', '2.5'],
  ])('where a spreadsheet has made the date %s of it', async (date, codes) => {
    const type = codes.includes(' ') ? 'the number' : codes;
    expect(await withCsv(`item,value,reason\n${date},Good,x\n`)).toEqual({
      code: 2,
      stdout: '',
      stderr: `sheet.inspection.csv:2: ${date}: "${date}" is a date, which a spreadsheet has probably made of ${codes}. Format the column as text and type ${type} again.\n`,
    });
  });

  test('where discretion is for such a date', async () => {
    const { stderr } = await withCsv('item,value,reason\n03-Jan discretion,RI,x\n');
    expect(stderr).toContain('"03-Jan" is a date, which a spreadsheet has probably made of 1.3.');
  });
});

describe('what was probably meant is said', () => {
  test.each([
    ['discretion 2.2,Good,strong', '2.2 discretion'],
    ['Discretion: 2.2,Good,strong', '2.2 discretion'],
    ['2.2 dicretion,Good,strong', '2.2 discretion'],
    ['discretion by 2.2,Panel,', '2.2 discretion by'],
    ['2.2 by,Panel,', '2.2 discretion by'],
    ['discretion,2.2,strong', '2.2 discretion'],
    ['Not applicable,2.1,x', '2.1,Not applicable,x'],
    ['n/a,Court work,', '2.1,n/a'],
    ['Good,1.1,x', '1.1,Good,x'],
    ['RI,1.1 Leadership,', '1.1,RI'],
    ['2.1 not applicable,court work is elsewhere,', '2.1,Not applicable,court work is elsewhere'],
    ['not applicable 2.1,yes,court work is elsewhere', '2.1,Not applicable,court work is elsewhere'],
    ['judgement 1.1,Good,x', '1.1'],
    ['rating of Leadership,Good,x', '1.1'],
    ['1.1 reason,impressive,', '1.1'],
    ['Leadershp,Good,x', 'Leadership'],
    ['Feildwork,2022,', 'fieldwork'],
    ['title of the place,Redcar,', null],
  ])('%s', async (row, meant) => {
    const { code, stderr, stdout } = await withCsv(`item,value,reason\n${row}\n`);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(
      /^sheet\.inspection\.csv:2: .* is not an item of an inspection file\. Expected title, region/,
    );
    expect(/Did you mean "(.*)"\?/.exec(stderr)?.[1] ?? null).toBe(meant);
  });
});

describe('a number of cases', () => {
  test.each([
    ['60.0', 60],
    ['12.00', 12],
    ['"1,234"', 1234],
    ['"12,0"', 12],
    ['85', 85],
  ])('may be written %s', async (text, eligibleCases) => {
    expect(await read(`eligible cases,${text},\n`)).toMatchObject({ eligibleCases });
  });

  test.each(['0', '0.0', '-3', '12.5', '12.000', '1.234', '"1,23"', '"0,123"', '6E+01', 'about 60', '1 234'])(
    'is refused as %s',
    async (text) => {
      const { code, stderr } = await withCsv(`item,value,reason\nplanned cases,${text},\n`);
      expect(code).toBe(2);
      expect(stderr).toContain('Expected a whole number of cases above 0.');
    },
  );
});
