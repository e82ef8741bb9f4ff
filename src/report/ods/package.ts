/** The files of an OpenDocument workbook. */
import { contentXml, scalesOf } from './content.js';
import { stylesXml } from './styles.js';
import type { Workbook } from '../../model/worksheet.js';
import { escapeXml, xmlDocument } from '../xml.js';

/** One file of the package. A `stored` file must not be compressed. */
export interface PackageFile {
  readonly name: string;
  readonly text: string;
  readonly stored: boolean;
}

const mediaType = 'application/vnd.oasis.opendocument.spreadsheet';

/** The files of a result's workbook, in order. */
export function packageOf(workbook: Workbook): PackageFile[] {
  const content = contentXml(workbook);
  return packageFiles(workbook, { 'content.xml': content, 'styles.xml': stylesXml(scalesOf(workbook.sheets)) });
}

/**
 * The files of a workbook with these parts, in order. The media type is first and uncompressed, so that the kind of file can be recognised by
 * its first bytes.
 */
export function packageFiles(
  about: Pick<Workbook, 'title' | 'generator'>,
  parts: Readonly<Record<string, string>>,
): PackageFile[] {
  const xml = { ...parts, 'meta.xml': metaXml(about) };
  return [
    { name: 'mimetype', text: mediaType, stored: true },
    ...Object.entries(xml).map(([name, text]) => ({ name, text, stored: false })),
    { name: 'META-INF/manifest.xml', text: manifestXml(Object.keys(xml)), stored: false },
  ];
}

/** No date: the same result gives the same bytes. */
function metaXml({ title, generator }: Pick<Workbook, 'title' | 'generator'>): string {
  return xmlDocument([
    '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.2">',
    '<office:meta>',
    `<meta:generator>${escapeXml(generator)}</meta:generator>`,
    `<dc:title>${escapeXml(title)}</dc:title>`,
    '<dc:language>en-GB</dc:language>',
    '</office:meta>',
    '</office:document-meta>',
  ]);
}

function manifestXml(names: readonly string[]): string {
  return xmlDocument([
    '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">',
    `<manifest:file-entry manifest:full-path="/" manifest:version="1.2" manifest:media-type="${mediaType}"/>`,
    ...names.map((name) => `<manifest:file-entry manifest:full-path="${name}" manifest:media-type="text/xml"/>`),
    '</manifest:manifest>',
  ]);
}
