/** What a cell of a workbook holds is read as a CSV of the worksheet would have it. */
import { describe, expect, test } from 'vitest';
import { decimalText, formatOf, isoText, numberText } from '../../../src/input/workbook/cells.js';
import { openWorkbook } from '../../../src/input/workbook/workbook.js';
import { inlineRows, ods, xlsx } from '../../workbooks.js';

/** The rows of a workbook's cases, each with its number. */
async function rowsOf(bytes: Buffer, worksheet?: string): Promise<(readonly [number, readonly string[]])[]> {
  const source = { file: 'a.xlsx', name: 'a.xlsx', bytes: () => chunks(bytes) };
  const { table } = await openWorkbook(source, worksheet, 1e7);
  const rows: (readonly [number, readonly string[]])[] = [];
  for await (const some of table.worksheet?.rows(undefined) ?? [])
    for (const { line, cells } of some) rows.push([line, cells]);
  return rows;
}

async function* chunks(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes.subarray(0, 7);
  yield bytes.subarray(7);
}

/** The texts of the cells of one row of an Excel workbook. */
async function cellsOf(
  cells: string,
  parts: Omit<Parameters<typeof xlsx>[0], 'sheets'> = {},
): Promise<readonly string[] | undefined> {
  const [row] = await rowsOf(xlsx({ sheets: { Cases: `<sheetData><row r="1">${cells}</row></sheetData>` }, ...parts }));
  return row?.[1];
}

/** The texts of the cells of one row of an OpenDocument spreadsheet. */
async function odsCells(cells: string): Promise<readonly string[] | undefined> {
  const [row] = await rowsOf(
    ods(`<table:table table:name="Cases"><table:table-row>${cells}</table:table-row></table:table>`),
  );
  return row?.[1];
}

const odsRow = (text: string, attributes = ''): string =>
  `<table:table-row ${attributes}><table:table-cell office:value-type="string"><text:p>${text}</text:p></table:table-cell></table:table-row>`;

describe('numbers', () => {
  test.each([
    [1, '1'],
    [-5, '-5'],
    [-0, '0'],
    [0.5, '0.5'],
    [0.1 + 0.2, '0.3'],
    [1e21, '1000000000000000000000'],
    [1.5e-7, '0.00000015'],
    [1234567890123, '1234567890123'],
    [9007199254740991, '9007199254740991'],
  ])('%d is %s', (value, text) => expect(decimalText(value)).toBe(text));

  test.each([
    [0.57, '57'],
    [0.07, '7'],
    [0.575, '57.5'],
    [1, '100'],
    [0, '0'],
    [-0.005, '-0.5'],
    [12, '1200'],
    [1e-9, '0.0000001'],
  ])('%d in per cent is %s', (value, text) => expect(decimalText(value, 2)).toBe(text));

  test.each([
    [7, '000', '007'],
    [1234, '000', '1234'],
    [7.5, '000', '7.5'],
    [0.57, '0%', '57%'],
    [0.573, '0%', '57.3%'],
    [0.5, '0.00%;[Red]-0.00%', '50%'],
    [7, '0', '7'],
    [7, 'General', '7'],
    [7, '#,##0.00', '7'],
    [7, '[$£-809]#,##0', '7'],
    [7, '"day "0', '7'],
    [7, '0\\d', '7'],
    [7, 'Standard', '7'],
    [44844, 'dd/mm/yyyy', '2022-10-10'],
    [44844, '[$-809]dd mmmm yyyy;@', '2022-10-10'],
    [44844.5, 'dd/mm/yyyy hh:mm', '2022-10-10 12:00:00'],
    [44844.3958333333, 'dd/mm/yyyy', '2022-10-10 09:30:00'],
    [44835, 'mmm-yy', '2022-10'],
    [44562, 'yyyy', '2022'],
    [0.104166666666667, 'hh:mm', '02:30:00'],
    [1.5, '[h]:mm', '36:00:00'],
    [36925, 'dd.mm.yyyy', '2001-02-03'],
    [59, 'd/m/yyyy', '1900-02-28'],
    [61, 'd/m/yyyy', '1900-03-01'],
    [1, 'd/m/yyyy', '1900-01-01'],
    [-1, 'd/m/yyyy', '-1'],
    [1e9, 'd/m/yyyy', '1000000000'],
  ])('%d in the format %s is %s', (value, format, text) =>
    expect(numberText(value, formatOf(format), false)).toBe(text),
  );

  test('a day of a calendar that begins in 1904 is four years and a day later', () => {
    expect(numberText(43382, formatOf('d/m/yyyy'), true)).toBe('2022-10-10');
    expect(numberText(0, formatOf('d/m/yyyy'), true)).toBe('1904-01-01');
  });

  test('a date keeps as much as is shown', () => {
    expect(isoText('2022-10-10', 'day')).toBe('2022-10-10');
    expect(isoText('2022-10-10T00:00:00', 'month')).toBe('2022-10');
    expect(isoText('2022-10-10T09:30:00.25', 'day')).toBe('2022-10-10 09:30:00');
  });
});

describe('the cells of an Excel workbook', () => {
  const styles =
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="000"/></numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="17"/></cellXfs>';
  const texts =
    '<si><t>Yes</t></si><si><r><t>N</t></r><r><rPr><b/></rPr><t xml:space="preserve">o </t></r><rPh sb="0" eb="1"><t>nope</t></rPh></si><si><t>a_x000D_b_x005F_c</t></si><si/>';

  test.each([
    ['a shared text', '<c t="s"><v>0</v></c>', ['Yes']],
    ['rich text without its formatting and its reading', '<c t="s"><v>1</v></c>', ['No ']],
    ['escaped characters', '<c t="s"><v>2</v></c>', ['a\rb_c']],
    ['an inline text', '<c t="inlineStr"><is><t>N/A &amp; more</t></is></c>', ['N/A & more']],
    ['an inline rich text', '<c t="inlineStr"><is><r><t>Y</t></r><r><t>es</t></r></is></c>', ['Yes']],
    ['a text in CDATA', '<c t="inlineStr"><is><t><![CDATA[<Yes>]]></t></is></c>', ['<Yes>']],
    ['TRUE and FALSE', '<c t="b"><v>1</v></c><c t="b"><v>0</v></c>', ['TRUE', 'FALSE']],
    ['a whole number', '<c><v>7</v></c>', ['7']],
    ['a number as Excel writes it', '<c><v>0.56999999999999995</v></c>', ['0.57']],
    ['a number with leading zeros', '<c s="1"><v>7</v></c>', ['007']],
    ['a percentage', '<c s="2"><v>0.56999999999999995</v></c>', ['57%']],
    ['a date', '<c s="3"><v>44844</v></c>', ['2022-10-10']],
    ['a date as far as it is shown', '<c s="4"><v>44835</v></c>', ['2022-10']],
    ['a date that is stored as one', '<c t="d"><v>2022-10-10T00:00:00Z</v></c>', ['2022-10-10']],
    ['the result of a formula', '<c t="str"><f>IF(A1,"Yes","No")</f><v>Yes</v></c>', ['Yes']],
    ['the number of a formula', '<c><f>1+1</f><v>2</v></c>', ['2']],
    ['the text of a formula that is empty', '<c t="str"><f>""</f><v></v></c><c><v>1</v></c>', ['', '1']],
    ['a formula that is shared', '<c t="str"><f t="shared" si="0"/><v>No</v></c>', ['No']],
    ['a cell in its place', '<c r="C1"><v>1</v></c><c><v>2</v></c>', ['', '', '1', '2']],
    ['blank cells before others', '<c s="1"/><c t="s"/><c><v></v></c><c><v>1</v></c>', ['', '', '', '1']],
  ])('%s', async (_, cells, expected) => {
    expect(await cellsOf(cells, { styles, texts })).toEqual(expected);
  });

  test('days are counted from 1904 where the workbook says so', async () => {
    expect(await cellsOf('<c s="3"><v>43382</v></c>', { styles, from1904: true })).toEqual(['2022-10-10']);
  });

  test('rows have the numbers that they have in the worksheet, and blank ones count', async () => {
    const rows =
      '<sheetData><row r="2"><c r="B2"><v>1</v></c></row><row r="3"/><row r="5"><c><v>2</v></c></row><row r="9"><c s="1"/></row></sheetData>';
    expect(await rowsOf(xlsx({ sheets: { Cases: rows } }))).toEqual([
      [1, []],
      [2, ['', '1']],
      [3, []],
      [4, []],
      [5, ['2', '']],
    ]);
  });

  test('buttons on a worksheet, and what is written of it in later programs, are no cells', async () => {
    const sheet =
      '<sheetData><row><c><v>1</v></c></row></sheetData><controls><control><anchor><from><col>0</col><row>5</row></from></anchor></control></controls><extLst><ext><sparkline><f>A1</f><v>9</v></sparkline><row><c><v>3</v></c></row></ext></extLst>';
    expect(await rowsOf(xlsx({ sheets: { Cases: sheet } }))).toEqual([[1, ['1']]]);
  });

  test('names with a prefix are read like others', async () => {
    const part =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>';
    const bytes = xlsx({ sheets: { Cases: '' }, parts: { 'xl/worksheets/sheet1.xml': part } });
    expect(await rowsOf(bytes)).toEqual([[1, ['1']]]);
  });

  test('a part in UTF-16 is read', async () => {
    const part = Buffer.from(
      `\ufeff<?xml version="1.0" encoding="UTF-16"?><worksheet>${inlineRows([['Zoë']])}</worksheet>`,
      'utf16le',
    );
    expect(await rowsOf(xlsx({ sheets: { Cases: '' }, parts: { 'xl/worksheets/sheet1.xml': part } }))).toEqual([
      [1, ['Zoë']],
    ]);
  });
});

describe('the cells of an OpenDocument spreadsheet', () => {
  test.each([
    ['a text', '<table:table-cell office:value-type="string"><text:p>Yes</text:p></table:table-cell>', ['Yes']],
    [
      'a text of several lines, with spaces and formatting',
      '<table:table-cell office:value-type="string"><text:p>a<text:s text:c="2"/><text:span>b</text:span><text:tab/>c</text:p><text:p>d<text:line-break/>e</text:p></table:table-cell>',
      ['a  b\tc\nd\ne'],
    ],
    [
      'a text without the comment on it',
      '<table:table-cell office:value-type="string"><office:annotation><text:p>No</text:p></office:annotation><text:p>Yes</text:p></table:table-cell>',
      ['Yes'],
    ],
    [
      'a link',
      '<table:table-cell office:value-type="string"><text:p><text:a>Yes</text:a></text:p></table:table-cell>',
      ['Yes'],
    ],
    [
      'a text that is stored beside what is shown',
      '<table:table-cell office:value-type="string" office:string-value="Yes"/>',
      ['Yes'],
    ],
    [
      'a number',
      '<table:table-cell office:value-type="float" office:value="7"><text:p>7.00</text:p></table:table-cell>',
      ['7'],
    ],
    [
      'a number with leading zeros',
      '<table:table-cell office:value-type="float" office:value="7"><text:p>007</text:p></table:table-cell>',
      ['007'],
    ],
    [
      'a percentage',
      '<table:table-cell office:value-type="percentage" office:value="0.57"><text:p>57%</text:p></table:table-cell>',
      ['57%'],
    ],
    [
      'an amount',
      '<table:table-cell office:value-type="currency" office:value="5"><text:p>£5.00</text:p></table:table-cell>',
      ['5'],
    ],
    [
      'TRUE and FALSE',
      '<table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell office:value-type="boolean" office:boolean-value="false"/>',
      ['TRUE', 'FALSE'],
    ],
    [
      'a date',
      '<table:table-cell office:value-type="date" office:date-value="2022-10-10"><text:p>10/10/22</text:p></table:table-cell>',
      ['2022-10-10'],
    ],
    [
      'a date with a time',
      '<table:table-cell office:value-type="date" office:date-value="2022-10-10T09:30:00"/>',
      ['2022-10-10 09:30:00'],
    ],
    [
      'a date as far as it is shown',
      '<table:table-cell office:value-type="date" office:date-value="2022-10-01"><text:p>Oct-22</text:p></table:table-cell>',
      ['2022-10'],
    ],
    ['a time', '<table:table-cell office:value-type="time" office:time-value="PT02H30M00S"/>', ['02:30:00']],
    [
      'the result of a formula',
      '<table:table-cell table:formula="of:=1+1" office:value-type="float" office:value="2"/>',
      ['2'],
    ],
    [
      'an empty result of a formula',
      '<table:table-cell table:formula="of:=&quot;&quot;" office:value-type="string"/><table:table-cell office:value-type="float" office:value="1"/>',
      ['', '1'],
    ],
    [
      'cells that stand there several times',
      '<table:table-cell table:number-columns-repeated="2"/><table:table-cell table:number-columns-repeated="3" office:value-type="float" office:value="1"/><table:table-cell table:number-columns-repeated="16379"/>',
      ['', '', '1', '1', '1'],
    ],
  ])('%s', async (_, cells, expected) => {
    expect(await odsCells(cells)).toEqual(expected);
  });

  test('rows in groups, header rows, and rows that stand there several times are read', async () => {
    const table = `<table:table table:name="Cases"><table:table-header-rows>${odsRow('head')}</table:table-header-rows><table:table-row-group><table:table-row-group>${odsRow('a')}</table:table-row-group>${odsRow('b', 'table:number-rows-repeated="2"')}</table:table-row-group><table:table-row table:number-rows-repeated="3"><table:table-cell/></table:table-row>${odsRow('c')}<table:table-row table:style-name="ro2" table:number-rows-repeated="1048568"><table:table-cell table:style-name="ce1" table:number-columns-repeated="16384"/></table:table-row></table:table>`;
    expect(await rowsOf(ods(table))).toEqual([
      [1, ['head']],
      [2, ['a']],
      [3, ['b']],
      [4, ['b']],
      [5, []],
      [6, []],
      [7, []],
      [8, ['c']],
    ]);
  });

  test('a table in a cell, or of another document, is none of the worksheet', async () => {
    const inner = `<table:table-row><table:table-cell><table:table table:name="Cases">${odsRow('no')}</table:table></table:table-cell></table:table-row>`;
    const links = `<table:dde-links><table:dde-link><table:table>${odsRow('no')}</table:table></table:dde-link></table:dde-links>`;
    expect(
      await rowsOf(ods(`<table:table table:name="A">${odsRow('yes')}${inner}${odsRow('last')}</table:table>${links}`)),
    ).toEqual([
      [1, ['yes']],
      [2, []],
      [3, ['last']],
    ]);
  });
});
