/** The inspection file as a spreadsheet: it says what the JSON says, also as Excel writes it again. */
import { describe, expect, test } from 'vitest';
import { understoodOf, withCsv } from '../fixtures/inspections/beside.js';
import { expectCsvRefused } from '../fixtures/inspections/mistakes.js';
import { asJson, asRows, understood } from '../fixtures/inspections/whole.js';
import type { Content } from '../fixtures/sheets/folder.js';
import { quoteText, writePlain } from '../fixtures/sheets/plain.js';

const csv = writePlain(',', '\n', quoteText, asRows);
const read = async (content: Content, encoding?: 'windows-1252') =>
  understoodOf({ 'sheet.inspection.csv': content }, { encoding });

describe('an inspection spreadsheet', () => {
  test('is understood as the same inspection in JSON is', async () => {
    expect(await read(csv)).toEqual(understood);
    expect(await read(csv)).toEqual(await understoodOf({ 'sheet.inspection.json': asJson }));
  });

  const excel = asRows.map(([item, value, reason]) => {
    const date = { '2022-10-10': '10/10/2022', '2022-11-08': '08/11/2022' }[value];
    return [item, date ?? value, reason];
  });
  const trailing = [...excel, ['', '', ''], ['', '', '']].map((cells) => [...cells, '', ''].join(';'));
  const shapes: readonly (readonly [claim: string, content: Content, encoding?: 'windows-1252'])[] = [
    ['with a byte order mark', `\ufeff${csv}`],
    ['with semicolons', writePlain(';', '\n', quoteText, asRows)],
    ['with tabs and CR LF', writePlain('\t', '\r\n', quoteText, asRows)],
    ['with dates as a British Excel writes them', writePlain(',', '\r\n', quoteText, excel)],
    ['with empty rows and columns at its end', `\ufeff${trailing.join('\r\n')}\r\n`],
    ['with blank rows among the others', csv.replaceAll('\n', '\n\n,,\n')],
    ['with rows that end after their last filled cell', csv.replaceAll(/(,"")+\n/g, '\n')],
    [
      'with capitals, spaces and items in another order',
      writePlain(',', '\n', (cell) => ` ${quoteText(cell)}`.trim(), [
        ['ITEM', 'Value ', ' Reason'],
        ...asRows
          .slice(1)
          .toReversed()
          .map(([item, ...others]) => [`${item.toUpperCase().replaceAll(' ', '  ')} `, ...others]),
      ]),
    ],
    ['in UTF-16', Buffer.from(`\ufeff${csv}`, 'utf16le')],
    ['in Windows text, where that is named', Buffer.from(csv.replaceAll('’', '\u0092'), 'latin1'), 'windows-1252'],
  ];
  test.each(shapes.map(([claim, ...how]) => [claim, how] as const))('is understood %s', async (_, how) => {
    expect(await read(...how)).toEqual(understood);
  });

  test.each([
    ['10/10/2022', '2022-10-10'],
    ['Oct-22', '2022-10'],
    ['10-Oct-22', '2022-10-10'],
    ['October 2022', '2022-10'],
    ['10 October 2022', '2022-10-10'],
    ['2022', '2022'],
  ])('may hold the date %s', async (given, fieldwork) => {
    expect((await read(`item,value\nfieldwork,${given}\n`)).fieldwork).toBe(fieldwork);
  });

  test.each(['Not applicable', 'NOT APPLICABLE', 'N/A', 'n/a', 'NA'])('may say %s of a standard', async (words) => {
    const { notApplicable } = await read(`item,value,reason\n2.1,${words},\n`);
    expect(notApplicable).toEqual(new Map([['2.1', null]]));
  });

  test('need not have a column of reasons, nor a value for every item', async () => {
    const found = await read('item,value\ntitle,\n1.1,Good\n1.2,\n1.3,\n');
    expect(found.title).toBeNull();
    expect([...found.judgements.keys()]).toEqual(['1.1']);
  });

  test('may be a header alone', async () => {
    expect(await withCsv('item,value\n')).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('its header', () => {
  const told =
    'AT:1: the first row must be "item,value" or "item,value,reason", and every row must have as many cells.'.replace(
      'AT',
      'sheet.inspection.csv',
    );
  test.each([
    ['is missing', 'title,Redcar\n'],
    ['has its columns in another order', 'item,reason,value\n1.1,x,Good\n'],
    ['has a column more', 'item,value,reason,by\n'],
    ['has a column less', 'item\ntitle\n'],
    ['is in an empty file', ''],
  ])('%s', async (_, text) => {
    expect(await withCsv(text)).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining(told) });
  });

  test('below a blank row is one mistake, not two', async () => {
    expect(await withCsv('\nitem,value,reason\n1.1,Good,\n')).toMatchObject({ code: 2, stderr: `${told}\n` });
  });
});

describe('its mistakes', () => {
  const standards = 'Expected 1.1, 1.2, 1.3, 1.4, 2.1, 2.2, 2.3, 2.4, 2.5 or 2.6.';
  const ratings = 'Expected Inadequate, Requires improvement, Good or Outstanding (or I, RI, G or O).';
  const items =
    'Expected title, region, programme, fieldwork, eligible cases, planned cases, a standard (1.1), 1.1 discretion, 1.1 discretion by, 1.1 discretion on, yes means, no means, not applicable means, blank means, column id, column 2.2.1 or group COLUMN.';
  const number = 'Expected a whole number of cases above 0.';
  expectCsvRefused([
    [
      'an item that is not known',
      'titel,x,\n',
      `AT:2: titel: "titel" is not an item of an inspection file. ${items} Did you mean "title"?`,
    ],
    ['a value without an item', ',Good,\n', `AT:2: "" is not an item of an inspection file. ${items}`],
    [
      'an item twice',
      'title,x,\nregion,y,\nTitle,z,\n',
      'AT:4: Title: "Title" stands on line 2 already. Keep one of them.',
    ],
    ['a standard judged twice', '1.1,Good,\n1.1,RI,\n', 'AT:3: 1.1: "1.1" stands on line 2 already. Keep one of them.'],
    [
      'a standard judged and not applicable',
      '1.1,Good,\n1.1,N/A,\n',
      'AT:3: 1.1: "1.1" stands on line 2 already. Keep one of them.',
    ],
    [
      'a number that is none',
      'eligible cases,many,\nplanned cases,0,\n',
      `AT:2: eligible cases: found "many". ${number}`,
      `AT:3: planned cases: found "0". ${number}`,
    ],
    [
      'a standard that is not known',
      '\n9.9,Good,\n',
      `AT:3: 9.9: "9.9" is not a standard of this programme. ${standards}`,
    ],
    [
      'a rating that is not known',
      'title,"a\nb",\n1.1,Goood,\n',
      `AT:4: 1.1: "Goood" is not a rating. ${ratings} Did you mean "Good"?`,
    ],
    [
      'a judgement of a standard rated from cases',
      '2.2,Good,\n',
      'AT:2: 2.2: 2.2 Assessment is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.',
    ],
    [
      'a standard that is not rated',
      '2.6,Good,\n',
      'AT:2: 2.6: 2.6 Outcomes is not rated in this programme. Take this away.',
    ],
    [
      'discretion without a reason',
      '1.3 discretion,RI,\n',
      'AT:2: 1.3 discretion: discretion for 1.3 Services has no reason. Discretion is recorded with its reason.',
    ],
    [
      'discretion twice',
      '1.3 discretion,RI,x\n1.3 Discretion,G,y\n',
      'AT:3: 1.3 Discretion: "1.3 Discretion" stands on line 2 already. Keep one of them.',
    ],
    [
      'discretion for a standard that does not apply',
      '1.1,N/A,x\n1.1 discretion,RI,y\n',
      'AT:3: 1.1 discretion: 1.1 Leadership is declared not applicable and has discretion as well. Take one of them away.',
    ],
    [
      'a date that is none',
      'title,x,\nfieldwork,yesterday,\n',
      'AT:3: fieldwork: found "yesterday". Expected a date: 2022, 2022-10, 2022-10-10, 10/10/2022, Oct-22 or October 2022.',
    ],
    [
      'a group without its values',
      'group sex,women,\n',
      'AT:2: group sex: found "women". Expected a name, = and the values: Black, Asian and minority ethnic = Black|Asian|Mixed|Other.',
    ],
    [
      'a programme that is not known',
      'programme,pdu-2020,\n',
      'AT:2: programme: "pdu-2020" is no programme. Expected pdu-2021, pdu-2023, youth-2018, youth-2021, crc-2018 or nps-2018, or the path of a programme file. Did you mean "pdu-2021"?',
    ],
    [
      'a word with two meanings is told by its item',
      'yes means,met,\nno means,met,\n',
      'AT:3: no means: "met" cannot mean No: it means Yes already. A word has one meaning.',
    ],
    [
      'a word with two meanings keeps the first of yes, no and N/A, in whatever order its items stand',
      'n/a means,met,\nno means,met,\nyes means,met,\n',
      'AT:3: no means: "met" cannot mean No: it means Yes already. A word has one meaning.',
      'AT:2: n/a means: "met" cannot mean N/A: it means Yes already. A word has one meaning.',
    ],
    [
      'the rating of discretion is told on its own line, whatever follows',
      '1.3 discretion,Goood,x\n1.3 discretion by,somebody,\n1.3 discretion on,2022-11-08,\n',
      `AT:2: 1.3 discretion: "Goood" is not a rating. ${ratings} Did you mean "Good"?`,
    ],
    [
      'all of sense are told in one go',
      '1.1,Fair,\n2.2,Good,\n',
      `AT:2: 1.1: "Fair" is not a rating. ${ratings}`,
      'AT:3: 2.2: 2.2 Assessment is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.',
    ],
  ]);

  test('a question that is not known is told with its line', async () => {
    const { code, stderr } = await withCsv('item,value,reason\ncolumn 2.9.9,Q12,\n');
    expect(code).toBe(2);
    expect(stderr).toMatch(/^sheet\.inspection\.csv:2: .*"2\.9\.9" is not a key question of this programme\./);
  });

  test('a date of discretion that is none is told on its own line', async () => {
    const { stderr } = await withCsv(
      'item,value,reason\n1.3 discretion,RI,x\n1.3 discretion on,soon,\n1.3 discretion by,somebody,\n',
    );
    expect(stderr).toMatch(/^sheet\.inspection\.csv:3: 1\.3 discretion.*: found "soon"\. Expected a date/);
  });

  test('discretion with a date and no rating is told as that, not as a rating of no letters', async () => {
    const { code, stderr } = await withCsv('item,value,reason\n1.3 discretion on,2022-11-08,\n');
    expect(code).toBe(2);
    expect(stderr).not.toContain('"" is not a rating');
  });

  test('of items and of sense are told in one go', async () => {
    const { stderr } = await withCsv('item,value,reason\ntitel,x,\n1.1,Fair,\n');
    expect(stderr).toContain(':2: titel: ');
    expect(stderr).toContain(':3: 1.1: "Fair" is not a rating.');
  });

  test('a quote left open is wrong use, not bad data', async () => {
    expect(await withCsv('item,value,reason\ntitle,"x,\n1.1,Good,\n')).toEqual({
      code: 2,
      stdout: '',
      stderr:
        'sheet.inspection.csv:2: a quoted cell that begins in this row never ends. Close the quote, or remove it.\n',
    });
  });

  test('a byte that is not UTF-8 is wrong use, not bad data', async () => {
    expect(await withCsv(Buffer.from('item,value\ntitle,Zoë\n', 'latin1'))).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('sheet.inspection.csv:2: byte 0xeb'),
    });
  });

  test.each(['fieldwork,X,', 'eligible cases,X,', 'X,x,', '1.1,X,', 'X.1,Good,', 'group sex,X,', 'column X,Q12,'])(
    'cannot steer the terminal: %s',
    async (row) => {
      const { code, stderr } = await withCsv(`item,value,reason\n${row.replace('X', '\u001b[2J')}\n`);
      expect(code).toBe(2);
      expect(stderr).not.toContain('\u001b');
    },
  );
});

describe('nothing that was typed is dropped without a word', () => {
  test.each([
    ['a title with a comma and no quotes', 'title,Redcar, Cleveland and Middlesbrough PDU\n', ':2: title: '],
    ['a row with more cells than the header', 'title,a,b,c,d\n', ':2: title: '],
    ['a reason without its judgement', '1.1,,impressive leadership team\n', ':2: 1.1: '],
    ['a reason without its discretion', '1.3 discretion,,women’s services\n', ':2: 1.3 discretion: '],
    ['one column for two questions', 'column 2.2.1,Q12,\ncolumn 2.2.2,Q12,\n', ':3: '],
    ['one group twice', 'group sex,Any = F,\ngroup sex,Any = M,\n', ':3: group sex: '],
    ['one number in two spellings', 'eligible cases,85,\neligiblecases,90,\n', ':3: eligiblecases: '],
    ['discretion for a standard that is not there', '1.1,Good,\n9.9 discretion,Good,why\n', ':3: 9.9 discretion: '],
  ])('%s', async (_, rows, told) => {
    const { code, stderr } = await withCsv(`item,value,reason\n${rows}`);
    expect(stderr).toContain(`sheet.inspection.csv${told}`);
    expect(code).toBe(2);
  });

  test('a second = in the values of a group', async () => {
    const { groups } = await read('item,value,reason\ngroup sex,a = b = c,\n');
    expect(groups.get('sex')).toEqual(new Map([['a', ['b = c']]]));
  });
});
