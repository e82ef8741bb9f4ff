/** Workbooks for tests, put together part by part: no writer of workbooks is asked. */
import { strToU8, zipSync } from 'fflate';
import { cellName } from '../src/words/cells.js';

/** What a test says of an Excel workbook. */
interface XlsxParts {
  /** The content of each worksheet's `worksheet` element, by its name; a name that begins with - is that of a hidden one. */
  readonly sheets: Readonly<Record<string, string>>;
  /** The content of `sst`. */
  readonly texts?: string;
  /** The content of `styleSheet`. */
  readonly styles?: string;
  readonly from1904?: boolean;
  /** Further parts, or other ones, by their paths. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** How hard to pack, from 0 to 9. */
  readonly level?: 0 | 6 | 9;
}

const xml = (root: string, content: string): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">${content}</${root}>`;

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const relations = (targets: Readonly<Record<string, string>>): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${Object.entries(targets)
    .map(([target, type], i) => `<Relationship Id="rId${i + 1}" Type="${office}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const partType = (part: string, kind: string): string =>
  `<Override PartName="/xl/${part}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.${kind}+xml"/>`;

const contentTypes = (sheets: readonly string[]): string => {
  return [
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">',
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    partType('workbook.xml', 'sheet.main'),
    partType('sharedStrings.xml', 'sharedStrings'),
    partType('styles.xml', 'styles'),
    ...sheets.map((path) => partType(path, 'worksheet')),
    '</Types>',
  ].join('');
};

export function xlsx({ sheets, texts, styles, from1904 = false, parts = {}, level = 6 }: XlsxParts): Buffer {
  const names = Object.keys(sheets);
  const paths = names.map((_, i) => `worksheets/sheet${i + 1}.xml`);
  return zip(
    {
      '[Content_Types].xml': contentTypes(paths),
      '_rels/.rels': relations({ 'xl/workbook.xml': 'officeDocument' }),
      'xl/workbook.xml': xml(
        'workbook',
        `${from1904 ? '<workbookPr date1904="1"/>' : ''}<sheets>${names
          .map((name, i) => {
            const state = name.startsWith('-') ? ' state="hidden"' : '';
            return `<sheet name="${name.replace(/^-/, '')}" sheetId="${i + 1}"${state} r:id="rId${i + 1}"/>`;
          })
          .join('')}</sheets>`,
      ),
      'xl/_rels/workbook.xml.rels': relations({
        ...Object.fromEntries(paths.map((path) => [path, 'worksheet'])),
        'sharedStrings.xml': 'sharedStrings',
        'styles.xml': 'styles',
      }),
      'xl/sharedStrings.xml': xml('sst', texts ?? ''),
      'xl/styles.xml': xml('styleSheet', styles ?? ''),
      ...Object.fromEntries(names.map((name, i) => [`xl/${paths[i]}`, xml('worksheet', sheets[name] ?? '')])),
      ...parts,
    },
    level,
  );
}

const spaces = [
  ...['office', 'table', 'text', 'style'].map(
    (name) => `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`,
  ),
  'xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"',
].join(' ');

/** An OpenDocument spreadsheet: the content of `office:spreadsheet`, and of `office:automatic-styles`. */
export function ods(
  content: string,
  { styles = '', parts = {} }: { styles?: string; parts?: Readonly<Record<string, string | Uint8Array>> } = {},
): Buffer {
  return zip({
    mimetype: 'application/vnd.oasis.opendocument.spreadsheet',
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    'content.xml': `<?xml version="1.0" encoding="UTF-8"?>\n<office:document-content ${spaces} office:version="1.2"><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${content}</office:spreadsheet></office:body></office:document-content>`,
    ...parts,
  });
}

/** A zip archive of these files. */
export function zip(files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 6 | 9 = 6): Buffer {
  const packed = Object.entries(files).map(([path, content]) => [
    path,
    typeof content === 'string' ? strToU8(content) : content,
  ]);
  return Buffer.from(zipSync(Object.fromEntries(packed), { level, mtime: new Date(2022, 9, 10) }));
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Rows of texts as the content of an Excel worksheet, each text in its cell. */
export function inlineRows(rows: readonly (readonly string[])[]): string {
  return `<sheetData>${rows.map((cells) => `<row>${cells.map(inlineCell).join('')}</row>`).join('')}</sheetData>`;
}

/** Rows of texts as the content of an Excel worksheet and of the table of shared texts, each cell with its place. */
export function sharedRows(rows: readonly (readonly string[])[]): { readonly sheet: string; readonly texts: string } {
  const texts = [...new Set(rows.flat())];
  const cell = (text: string, line: number, at: number): string =>
    text === '' ? '' : `<c r="${cellName(at, line)}" s="0" t="s"><v>${texts.indexOf(text)}</v></c>`;
  const row = (cells: readonly string[], i: number): string =>
    `<row r="${i + 1}" spans="1:${cells.length}">${cells.map((text, at) => cell(text, i + 1, at)).join('')}</row>`;
  return {
    sheet: `<dimension ref="A1"/><sheetData>${rows.map(row).join('')}</sheetData>`,
    // Every second text is rich text, in two runs.
    texts: texts
      .map((text, i) =>
        i % 2 === 0
          ? `<si><t xml:space="preserve">${escape(text)}</t></si>`
          : `<si>${[text.slice(0, 1), text.slice(1)].map((part) => `<r><rPr><b/></rPr><t xml:space="preserve">${escape(part)}</t></r>`).join('')}</si>`,
      )
      .join(''),
  };
}

const inlineCell = (text: string): string =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escape(text)}</t></is></c>`;

/** Rows of texts as a worksheet of an OpenDocument spreadsheet. */
export function odsTable(name: string, rows: readonly (readonly string[])[]): string {
  return `<table:table table:name="${name}">${rows.map(odsRow).join('')}</table:table>`;
}

const odsCell = (text: string): string =>
  text === ''
    ? '<table:table-cell/>'
    : `<table:table-cell office:value-type="string"><text:p>${escape(text)}</text:p></table:table-cell>`;

const odsRow = (cells: readonly string[]): string =>
  `<table:table-row>${cells.map(odsCell).join('')}</table:table-row>`;
