/** A workbook to fill in as an OpenDocument spreadsheet. */
import { cellName } from '../../words/cells.js';
import { namespaces, scaleOf, stylesXml, tableStyles } from '../ods/styles.js';
import { packageFiles, type PackageFile } from '../ods/package.js';
import { escapeXml, xmlDocument } from '../xml.js';
import type { Form, FormList, FormSheet, FormStyle } from './form.js';

/** The width of a letter, in centimetres. */
const letter = 0.22;

/** The cell style of each look. Header, answers and text are cells of text: a code does not become a date in them. */
const styles: Readonly<Record<FormStyle, string>> = {
  title: 'Title',
  line: 'Prose',
  header: 'typed-header',
  text: 'typed',
  answer: 'answer',
};

/** The files of the package. */
export function formFiles(form: Form, generator: string): PackageFile[] {
  const scales = [...new Set(form.sheets.map(scaleOfSheet))].toSorted((a, b) => a - b);
  return packageFiles(
    { title: form.title, generator },
    { 'content.xml': contentXml(form, scales), 'styles.xml': stylesXml(scales), 'settings.xml': settingsXml(form) },
  );
}

function scaleOfSheet({ columns }: FormSheet): number {
  return scaleOf(columns.reduce((sum, { width }) => sum + width * letter, 0));
}

function contentXml({ sheets }: Form, scales: readonly number[]): string {
  const widths = [...new Set(sheets.flatMap(({ columns }) => columns.map(({ width }) => width)))];
  return xmlDocument([
    `<office:document-content ${namespaces} xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.2">`,
    '<office:automatic-styles>',
    '<number:text-style style:name="Typed"><number:text-content/></number:text-style>',
    typedStyle('typed', 'Text', ''),
    typedStyle('typed-header', 'Header', ' fo:background-color="#f2f2f2"'),
    typedStyle('answer', 'Text', '', '<style:paragraph-properties fo:text-align="center"/>'),
    ...tableStyles(
      widths.map((width) => ({ name: `co${width}`, width: (width * letter).toFixed(2) })),
      scales,
    ),
    '</office:automatic-styles>',
    '<office:body>',
    '<office:spreadsheet>',
    '<table:content-validations>',
    ...sheets.flatMap((sheet) => sheet.lists.map((list, i) => validation(sheet, list, i))),
    '</table:content-validations>',
    ...sheets.flatMap(worksheet),
    '</office:spreadsheet>',
    '</office:body>',
    '</office:document-content>',
  ]);
}

/** A style of cells with text, and lines between the columns. */
function typedStyle(name: string, parent: string, properties: string, paragraph = ''): string {
  const lines = ['left', 'right'].map((side) => `fo:border-${side}="0.5pt solid #bfbfbf"`).join(' ');
  return `<style:style style:name="${name}" style:family="table-cell" style:parent-style-name="${parent}" style:data-style-name="Typed"><style:table-cell-properties ${lines}${properties}/>${paragraph}</style:style>`;
}

const listName = ({ name }: FormSheet, i: number): string => `${name.replaceAll(' ', '_')}_${i + 1}`;

function validation(sheet: FormSheet, { column, from, values, message }: FormList, i: number): string {
  const choices = values.map((value) => `"${value.replaceAll('"', '""')}"`).join(';');
  const base = `$'${sheet.name}'.${cellName(column, from + 1)}`;
  return [
    `<table:content-validation table:name="${escapeXml(listName(sheet, i))}" table:condition="${escapeXml(`of:cell-content-is-in-list(${choices})`)}" table:allow-empty-cell="true" table:display-list="unsorted" table:base-cell-address="${escapeXml(base)}">`,
    `<table:error-message table:display="true" table:message-type="warning"><text:p>${escapeXml(message)}</text:p></table:error-message>`,
    '</table:content-validation>',
  ].join('');
}

function worksheet(sheet: FormSheet): string[] {
  const { name, columns, rows, first } = sheet;
  const last = Math.max(rows.length, ...sheet.lists.map(({ to }) => to + 1));
  const texts = rows.map((cells, line) => row(sheet, cells, line));
  const [head = '', ...body] = texts;
  // Rows in which there are only lists to choose from are alike.
  const spare = last - rows.length;
  return [
    `<table:table table:name="${escapeXml(name)}" table:style-name="ta${scaleOfSheet(sheet)}">`,
    ...columns.map(
      ({ width, style }) =>
        `<table:table-column table:style-name="co${width}" table:default-cell-style-name="${styles[style]}"/>`,
    ),
    ...(first === 'header' ? ['<table:table-header-rows>', head, '</table:table-header-rows>'] : [head]),
    ...body,
    ...(spare > 0 ? [row(sheet, [], rows.length, spare)] : []),
    '</table:table>',
  ];
}

/** A row, or several alike. */
function row(sheet: FormSheet, cells: FormSheet['rows'][number], line: number, times = 1): string {
  const repeated = times === 1 ? '' : ` table:number-rows-repeated="${times}"`;
  const content = sheet.columns.map(({ style }, i) => {
    const list = sheet.lists.findIndex(({ column, from, to }) => column === i && line >= from && line <= to);
    const chosen = list < 0 ? '' : ` table:content-validation-name="${escapeXml(listName(sheet, list))}"`;
    return cell(cells[i] ?? null, `table:style-name="${styles[line === 0 ? sheet.first : style]}"${chosen}`);
  });
  return `<table:table-row table:style-name="ro1"${repeated}>${content.join('')}</table:table-row>`;
}

function cell(value: string | number | null, attributes: string): string {
  if (value === null) return `<table:table-cell ${attributes}/>`;
  if (typeof value === 'number')
    return `<table:table-cell ${attributes} office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`;
  return `<table:table-cell ${attributes} office:value-type="string"><text:p>${escapeXml(value)}</text:p></table:table-cell>`;
}

/** The rows and columns that stay in sight, and the first page in front. */
function settingsXml({ sheets }: Form): string {
  const tables = sheets.map(({ name, frozen: { rows, columns } }) =>
    [
      `<config:config-item-map-entry config:name="${escapeXml(name)}">`,
      item('HorizontalSplitMode', 'short', columns === 0 ? 0 : 2),
      item('VerticalSplitMode', 'short', rows === 0 ? 0 : 2),
      item('HorizontalSplitPosition', 'int', columns),
      item('VerticalSplitPosition', 'int', rows),
      item('PositionRight', 'int', columns),
      item('PositionBottom', 'int', rows),
      '</config:config-item-map-entry>',
    ].join(''),
  );
  return xmlDocument([
    '<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.2">',
    '<office:settings>',
    '<config:config-item-set config:name="ooo:view-settings">',
    '<config:config-item-map-indexed config:name="Views">',
    '<config:config-item-map-entry>',
    item('ViewId', 'string', 'view1'),
    '<config:config-item-map-named config:name="Tables">',
    ...tables,
    '</config:config-item-map-named>',
    item('ActiveTable', 'string', sheets[0]?.name ?? ''),
    '</config:config-item-map-entry>',
    '</config:config-item-map-indexed>',
    '</config:config-item-set>',
    '</office:settings>',
    '</office:document-settings>',
  ]);
}

function item(name: string, type: 'int' | 'short' | 'string', value: string | number): string {
  return `<config:config-item config:name="${name}" config:type="${type}">${escapeXml(String(value))}</config:config-item>`;
}
