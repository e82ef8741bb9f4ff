/** The same cases in every shape that a spreadsheet gives them come to the same counts. */
import { describe, expect, test } from 'vitest';
import { counts, notes } from '../fixtures/sheets/folder.js';
import {
  expectEachSame,
  plain,
  quoteText,
  rows,
  same,
  supporting,
  writePlain,
  type Shape,
} from '../fixtures/sheets/plain.js';

const utf16le = (text: string): Buffer => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('encodings', () => {
  const shapes: readonly Shape[] = [
    ['UTF-8 is read', plain],
    ['a byte order mark in front of UTF-8 is no part of the first header', `\ufeff${plain}`],
    ['UTF-16, little endian, is known from its mark', utf16le(plain)],
    ['UTF-16, big endian, is known from its mark', utf16le(plain).swap16()],
    ['Windows text is read when it is named', Buffer.from(plain, 'latin1'), { encoding: 'windows-1252' }],
    ['a mark is believed before --encoding', `\ufeff${plain}`, { encoding: 'windows-1252' }],
    ['a mark of UTF-16 is believed before --encoding', utf16le(plain), { encoding: 'windows-1252' }],
  ];
  expectEachSame(shapes);
});

describe('separators and line ends', () => {
  const [header = '', ...cases] = rows.map((cells) => cells.join(','));
  const shapes: readonly Shape[] = [
    ['semicolons, as a continental Excel writes them', writePlain(';')],
    ['tabs', writePlain('\t')],
    ['a "sep=" line settles the separator and is no header', `sep=;\n${writePlain(';')}`],
    ['a "sep=" line with CR LF', `sep=;\r\n${writePlain(';', '\r\n')}`],
    ['a "sep=" line in capitals and for a tab', `SEP=\t\n${writePlain('\t')}`],
    ['a "sep=" line behind a byte order mark', `\ufeffsep=;\n${writePlain(';')}`],
    ['a "sep=" line may name a separator that is not found by itself', `sep=|\n${writePlain('|')}`],
    ['CR LF', writePlain(',', '\r\n')],
    ['CR alone, as an old Mac wrote it', writePlain(',', '\r')],
    ['line ends of every kind in one sheet', `${header}\r${cases[0]}\r\n${cases[1]}\n${cases[2]}\r`],
    ['no line end after the last row', plain.trimEnd()],
    ['CR LF and no line end after the last row', writePlain(',', '\r\n').trimEnd()],
  ];
  expectEachSame(shapes);

  test('a header with more commas than semicolons is still told by the headers that are known', async () => {
    const commas = `case_id;sex;2.2.1 Engaging, enough, and in time, sufficiently?;2.2.2;2.2.3;${supporting}`;
    expect(await counts([commas, ...writePlain(';').split('\n').slice(1)].join('\n'))).toEqual(same);
  });

  test.each([',', ';', '\t'])('a line break in the very first header does not hide the separator %j', async (by) => {
    const first = ['Case\nreference', 'sex', '2.2.1', '2.2.2', '2.2.3', supporting];
    expect(await counts(writePlain(by, '\n', quoteText, [first, ...rows.slice(1)]))).toEqual(same);
  });
});

/** The plain sheet with another cell in its profile column. */
const profile = (cell: string): string => plain.replace('Female', cell);

describe('quotes, spaces and line breaks in cells', () => {
  const shapes: readonly Shape[] = [
    ['every cell in quotes', writePlain(',', '\n', quoteText)],
    ['a comma inside quotes', profile('"Female, I think"')],
    ['doubled quotes inside quotes', profile('"said to be ""female"""')],
    ['a line break inside quotes', profile('"Female\n(see notes)"')],
    ['a CR LF inside quotes in a sheet of LF', profile('"Female\r\n(see notes)"')],
    ['a blank line inside quotes', profile('"Female\n\n(see notes)"')],
    ['cells with spaces around them', writePlain(',', '\n', (cell) => `  ${cell} `)],
    ['cells with the spaces that web pages leave', writePlain(',', '\n', (cell) => `${cell}\u00a0`)],
    ['spaces around cells inside quotes', writePlain(',', '\n', (cell) => `" ${cell} "`)],
    ['a line break at the end of an answer', plain.replace('N/A', '"N/A\n"')],
  ];
  expectEachSame(shapes);
});

/** The plain sheet with every row changed. */
const table = (change: (cells: readonly string[], i: number) => readonly string[]): string =>
  writePlain(',', '\n', quoteText, rows.map(change));

describe('columns', () => {
  const shapes: readonly Shape[] = [
    ['in another order', table((cells) => cells.toReversed())],
    ['further profile columns', table((cells, i) => [...cells, ...(i === 0 ? ['grade', 'note'] : ['PO', '2.2.1'])])],
    ['an empty column without a header at the end', writePlain(',', ',\n')],
    ['an empty column without a header in the middle', table(([id = '', ...others]) => [id, '', ...others])],
    ['an empty column without a header in front', table((cells) => ['', ...cells])],
    ['more empty cells than headers', plain.replace('N/A,Yes\n', 'N/A,Yes,,, ,\n')],
  ];
  expectEachSame(shapes);

  test('empty columns without a header are left out, and a note says so', async () => {
    expect(await notes(writePlain(',', ',\n'))).toEqual(['1 empty column without a header was left out.']);
    expect(await notes(writePlain(',', ',,\n'))).toEqual(['2 empty columns without a header were left out.']);
  });
});

describe('blank rows', () => {
  test.each([
    ['one at the end', `${plain}\n`, '1 blank row at the end of the sheet was left out.'],
    [
      'some at the end, of cells or spaces',
      `${plain},,,,,\n\n  ,\n`,
      '3 blank rows at the end of the sheet were left out.',
    ],
    [
      'one in the middle',
      plain.replace('C2', '\nC2'),
      'Warning: 1 blank row among the cases (the first on line 3) was left out.',
    ],
    [
      'some in the middle, below a cell with line breaks',
      plain.replace('Female', '"F\n\nF"').replace('C2', ',,,,,\n\nC2').replace('C3', '\nC3'),
      'Warning: 3 blank rows among the cases (the first on line 5) were left out.',
    ],
  ])('%s: left out, and a note says so', async (_, sheet, note) => {
    expect(await counts(sheet)).toEqual(same);
    expect(await notes(sheet)).toEqual([note]);
  });

  test('blank rows in the middle are told apart from those at the end', async () => {
    expect(await notes(`${plain.replace('C2', '\nC2')}\n`)).toEqual([
      'Warning: 1 blank row among the cases (the first on line 3) was left out.',
      '1 blank row at the end of the sheet was left out.',
    ]);
  });
});
