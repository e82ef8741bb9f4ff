/** The look of a workbook: one sans serif, black on white, sizes that the guidance on accessible spreadsheets asks for. */

import { xmlDocument } from '../xml.js';

const urn = 'urn:oasis:names:tc:opendocument:xmlns';

/** The names that content and styles share. */
export const namespaces = [
  `xmlns:office="${urn}:office:1.0"`,
  `xmlns:style="${urn}:style:1.0"`,
  `xmlns:text="${urn}:text:1.0"`,
  `xmlns:table="${urn}:table:1.0"`,
  `xmlns:number="${urn}:datastyle:1.0"`,
  `xmlns:fo="${urn}:xsl-fo-compatible:1.0"`,
  `xmlns:svg="${urn}:svg-compatible:1.0"`,
  'xmlns:xlink="http://www.w3.org/1999/xlink"',
].join(' ');

/** How many decimals a column of numbers may be shown with. */
const decimals = [1, 2, 4];

const heading1 = '<style:text-properties fo:font-size="16pt" fo:font-weight="bold"/>';
const right = '<style:paragraph-properties fo:text-align="end"/>';
const rightCell = 'style:text-align-source="fix"';
const size = (points: number): string => `fo:font-size="${points}pt"`;
const rule = 'fo:border-bottom="1pt solid #000000"';
const line = 'fo:border-bottom="0.5pt solid #bfbfbf"';
/** The space between right-aligned numbers and the words of the next column. */
const paddingRight = 'fo:padding-right="0.4cm"';
/** In place of blank rows, which the guidance asks not to have. */
const paddingAbove = 'fo:padding-top="0.35cm"';

/** What an A4 page across has room for between its margins, in centimetres. */
const room = 26.7;

/** The scale in per cent at which a worksheet of some width fits a page, as long as that can be read. */
export function scaleOf(width: number): number {
  return Math.max(20, Math.min(100, Math.floor((100 * room) / width)));
}

/** The automatic styles of the columns, rows and worksheets of any workbook. */
export function tableStyles(
  columns: readonly { readonly name: string; readonly width: number | string }[],
  scales: readonly number[],
): string[] {
  return [
    ...columns.map(
      ({ name, width }) =>
        `<style:style style:name="${name}" style:family="table-column"><style:table-column-properties style:column-width="${width}cm"/></style:style>`,
    ),
    '<style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style>',
    ...scales.map(
      (scale) =>
        `<style:style style:name="ta${scale}" style:family="table" style:master-page-name="Page_${scale}"><style:table-properties table:display="true"/></style:style>`,
    ),
  ];
}

/** `styles.xml`, with a page for each scale that worksheets are printed at. */
export function stylesXml(scales: readonly number[]): string {
  return xmlDocument([
    `<office:document-styles ${namespaces} office:version="1.2">`,
    '<office:font-face-decls>',
    '<style:font-face style:name="Arial" svg:font-family="Arial" style:font-family-generic="swiss" style:font-pitch="variable"/>',
    '</office:font-face-decls>',
    '<office:styles>',
    '<style:default-style style:family="table-cell">',
    `<style:text-properties style:font-name="Arial" ${size(12)} fo:language="en" fo:country="GB"/>`,
    '</style:default-style>',
    ...decimals.map(
      (n) =>
        `<number:number-style style:name="N${n}"><number:number number:decimal-places="${n}" number:min-integer-digits="1"/></number:number-style>`,
    ),
    '<style:style style:name="Default" style:family="table-cell">',
    '<style:table-cell-properties style:vertical-align="top" fo:padding="0.08cm"/>',
    '</style:style>',
    cellStyle('Heading_20_1', '', heading1),
    cellStyle('Title', 'fo:wrap-option="wrap"', heading1),
    cellStyle(
      'Heading_20_2',
      `fo:wrap-option="wrap" ${paddingAbove}`,
      `<style:text-properties ${size(14)} fo:font-weight="bold"/>`,
    ),
    cellStyle('Prose', 'fo:wrap-option="wrap"'),
    cellStyle('Text', `fo:wrap-option="wrap" ${line}`),
    cellStyle('Line', ''),
    cellStyle(
      'Header',
      `fo:wrap-option="wrap" style:vertical-align="bottom" ${paddingAbove} ${rule}`,
      '<style:text-properties fo:font-weight="bold"/>',
    ),
    cellStyle(
      'Number_20_header',
      `fo:wrap-option="wrap" style:vertical-align="bottom" ${rightCell} ${paddingAbove} ${paddingRight} ${rule}`,
      `${right}<style:text-properties fo:font-weight="bold"/>`,
    ),
    cellStyle('Number', `${rightCell} ${paddingRight} ${line}`, right),
    ...decimals.map((n) =>
      cellStyle(`Number_20_${n}`, `${rightCell} ${paddingRight} ${line}`, right, ` style:data-style-name="N${n}"`),
    ),
    cellStyle(
      'Link',
      `fo:wrap-option="wrap" ${line}`,
      '<style:text-properties fo:color="#0000ee" style:text-underline-style="solid" style:text-underline-width="auto" style:text-underline-color="font-color"/>',
    ),
    '</office:styles>',
    '<office:automatic-styles>',
    ...scales.map(pageLayout),
    '</office:automatic-styles>',
    '<office:master-styles>',
    ...scales.map(masterPage),
    '</office:master-styles>',
    '</office:document-styles>',
  ]);
}

function pageLayout(scale: number): string {
  const margins = ['top', 'bottom', 'left', 'right'].map((side) => `fo:margin-${side}="1.5cm"`).join(' ');
  return [
    `<style:page-layout style:name="A4_${scale}">`,
    `<style:page-layout-properties fo:page-width="29.7cm" fo:page-height="21cm" style:print-orientation="landscape" ${margins} style:scale-to="${scale}%" style:first-page-number="continue"/>`,
    '<style:header-style/>',
    '<style:footer-style><style:header-footer-properties fo:min-height="0.75cm" fo:margin-top="0.25cm"/></style:footer-style>',
    '</style:page-layout>',
  ].join('');
}

function masterPage(scale: number): string {
  return [
    `<style:master-page style:name="Page_${scale}" style:page-layout-name="A4_${scale}">`,
    '<style:header style:display="false"/>',
    '<style:footer><text:p><text:sheet-name>Worksheet</text:sheet-name>, page <text:page-number>1</text:page-number></text:p></style:footer>',
    '</style:master-page>',
  ].join('');
}

function cellStyle(name: string, cell: string, text = '', data = ''): string {
  const display = name.includes('_20_') ? ` style:display-name="${name.replaceAll('_20_', ' ')}"` : '';
  const properties = cell === '' ? '' : `<style:table-cell-properties ${cell}/>`;
  return `<style:style style:name="${name}"${display} style:family="table-cell" style:parent-style-name="Default"${data}>${properties}${text}</style:style>`;
}
