/** The content of an OpenDocument workbook: worksheets, the table of each, and the names of the tables. */
import type { Cell, Column, Worksheet, Table, Workbook } from '../../model/worksheet.js';
import { columnName } from '../../words/cells.js';
import { shorten } from '../../words/visible.js';
import { escapeXml, xmlDocument } from '../xml.js';
import { namespaces, scaleOf, tableStyles } from './styles.js';

/** The width of a worksheet without a table, in centimetres. */
const proseWidth = 26;

/** `content.xml`. Text stays text: cells have a value type and no formula. */
export function contentXml({ sheets }: Workbook): string {
  const widths = [...new Set(sheets.flatMap(widthsOf))].toSorted((a, b) => a - b);
  const styleOf = (width: number): string => `co${widths.indexOf(width) + 1}`;
  return xmlDocument([
    `<office:document-content ${namespaces} office:version="1.2">`,
    '<office:automatic-styles>',
    ...tableStyles(
      widths.map((width) => ({ name: styleOf(width), width })),
      scalesOf(sheets),
    ),
    '</office:automatic-styles>',
    '<office:body>',
    '<office:spreadsheet>',
    ...sheets.flatMap((sheet) => worksheet(sheet, styleOf)),
    '<table:database-ranges>',
    ...sheets.flatMap(databaseRange),
    '</table:database-ranges>',
    '</office:spreadsheet>',
    '</office:body>',
    '</office:document-content>',
  ]);
}

/** The scales at which worksheets are printed, each once. */
export function scalesOf(sheets: readonly Worksheet[]): number[] {
  return [...new Set(sheets.map(printScale))].toSorted((a, b) => a - b);
}

/** The average width of a letter, at most, in a line and in the title, in centimetres. */
const letter = { line: 0.21, title: 0.31 };

function printScale(sheet: Worksheet): number {
  const { title, lines, table } = sheet;
  const columns = widthsOf(sheet).reduce((sum, width) => sum + width, 0);
  if (table === null) return scaleOf(columns);
  const longest = Math.max(...lines.map((line) => (typeof line === 'string' ? line : line.heading).length));
  return scaleOf(Math.max(columns, title.length * letter.title, longest * letter.line));
}

function widthsOf({ table }: Worksheet): readonly number[] {
  return table === null ? [proseWidth] : table.columns.map(({ width }) => width);
}

function worksheet(sheet: Worksheet, styleOf: (width: number) => string): string[] {
  const { name, title, lines, table } = sheet;
  // A line above a table continues over the empty cells beside it; wrapped, it would be as narrow as the first column.
  const line = table === null ? 'Prose' : 'Line';
  return [
    `<table:table table:name="${escapeXml(name)}" table:style-name="ta${printScale(sheet)}">`,
    ...widthsOf(sheet).map((width) => `<table:table-column table:style-name="${styleOf(width)}"/>`),
    row([textCell(table === null ? 'Title' : 'Heading_20_1', title)]),
    ...lines.map((one) => row([typeof one === 'string' ? textCell(line, one) : textCell('Heading_20_2', one.heading)])),
    ...(table === null ? [] : tableRows(table)),
    '</table:table>',
  ];
}

function tableRows({ columns, rows }: Table): string[] {
  return [
    '<table:table-header-rows>',
    row(columns.map(({ header, numbers }) => textCell(numbers === undefined ? 'Header' : 'Number_20_header', header))),
    '</table:table-header-rows>',
    ...rows.map((cells) => row(cells.map((cell, i) => cellOf(cell, columns[i])))),
  ];
}

function row(cells: readonly string[]): string {
  return `<table:table-row table:style-name="ro1">${cells.join('')}</table:table-row>`;
}

function cellOf(cell: Cell, column: Column | undefined): string {
  if (typeof cell === 'number') return numberCell(cell, column?.numbers?.decimals ?? null);
  const style = column?.numbers === undefined ? 'Text' : 'Number';
  if (typeof cell === 'string') return textCell(style, cell);
  if ('mark' in cell) return textCell(style, `[${cell.mark}]`);
  const name = escapeXml(cell.sheet);
  return `<table:table-cell table:style-name="Link" office:value-type="string"><text:p><text:a xlink:type="simple" xlink:href="#${name}.A1">${name}</text:a></text:p></table:table-cell>`;
}

function textCell(style: string, text: string): string {
  return `<table:table-cell table:style-name="${style}" office:value-type="string"><text:p>${cellText(text)}</text:p></table:table-cell>`;
}

/** A number that its decimals would show as 0 is shown in full. */
function numberCell(value: number, decimals: number | null): string {
  const shown = decimals === null || (value !== 0 && Math.abs(value) < 0.5 * 10 ** -decimals) ? null : decimals;
  const style = shown === null ? 'Number' : `Number_20_${shown}`;
  const text = shown === null ? String(value) : value.toFixed(shown);
  return `<table:table-cell table:style-name="${style}" office:value-type="float" office:value="${value}"><text:p>${text}</text:p></table:table-cell>`;
}

/** The table's name and position, by which programs recognise it, and that its first row is a header. */
function databaseRange({ name, lines, table }: Worksheet): string[] {
  if (table === null) return [];
  const first = lines.length + 2;
  const last = first + table.rows.length;
  const at = `'${escapeXml(name)}'`;
  return [
    `<table:database-range table:name="${escapeXml(name)}_table" table:target-range-address="${at}.A${first}:${at}.${columnName(table.columns.length)}${last}" table:contains-header="true" table:display-filter-buttons="false"/>`,
  ];
}

/** The most characters of a cell in every spreadsheet program: Excel's limit is 32,767. */
const longest = 32_000;

/**
 * Text as the content of a cell. XML readers fold several spaces, and those at the ends, unless they are counted.
 *
 * @example
 * cellText('a  b') // 'a<text:s text:c="2"/>b'
 */
export function cellText(text: string): string {
  return escapeXml(shorten(text, longest)).replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}
