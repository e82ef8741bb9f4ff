/** Opens workbooks: finds out what a file is, and which of its worksheets holds the cases and which the inspection. */
import { Buffer } from 'node:buffer';
import { refusalFor } from '../../problems/problems.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import type { InputFile, OpenWorksheet, Tables } from '../files/source.js';
import { isEncryptedOds, listOds } from './ods.js';
import type { ListedWorksheet } from './worksheet.js';
import { listXlsx } from './xlsx.js';
import { ZipArchive } from './zip.js';

/**
 * Opens a workbook. `name`: the worksheet of cases, if it was given. Throws a `Refusal` for a file that is no workbook, for one that is
 * damaged, has a password or unpacks to more than `limit` bytes, and if it is not known which worksheet holds the cases.
 */
export async function openWorkbook(source: InputFile, name: string | undefined, limit: number): Promise<Tables> {
  const { file } = source;
  const bytes = await readBytes(source, limit);
  const sheets = await listWorksheets(bytes, file, limit);
  const asFile = (worksheet: OpenWorksheet): InputFile => ({
    file,
    name: source.name,
    bytes: () => once(bytes),
    worksheet,
  });
  const chosen = chooseWorksheet(sheets, name, file);
  const inspection = sheets.find((sheet) => sheet !== chosen && fold(sheet.name) === 'inspection');
  const isOther = (sheet: ListedWorksheet): boolean => sheet !== chosen && sheet !== inspection && !sheet.isHidden;
  const others = name === undefined ? sheets.filter(isOther).map(({ open }) => open) : [];
  return {
    table: asFile({ ...(await chosen.open()), others }),
    inspection: inspection === undefined ? null : asFile(await inspection.open()),
  };
}

async function readBytes(source: InputFile, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of source.bytes()) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > limit) throw refusalFor('unpacksTooLarge', { file: source.file }, { limit });
  }
  return Buffer.concat(chunks);
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

async function listWorksheets(bytes: Buffer, file: string, limit: number): Promise<readonly ListedWorksheet[]> {
  if (bytes.readUInt16LE(0) !== zipMark) {
    // The file that Excel writes for a password has a stream of this name; an old workbook has none.
    if (bytes.includes('EncryptedPackage', 0, 'utf16le')) throw refusalFor('workbookEncrypted', { file });
    throw refusalFor('workbookOther', { file }, { what: 'an old Excel workbook (xls) or another old office document' });
  }
  const zip = new ZipArchive(bytes, file, limit);
  const sheets = (await odsSheets(zip, file)) ?? (await listXlsx(zip, file));
  if (sheets === null) throw refusalFor('workbookOther', { file }, { what: kindOf(zip) });
  if (sheets.length === 0) throw zip.damage('it has no worksheet');
  return sheets;
}

/** "PK", with which every zip archive begins. */
const zipMark = 0x4b50;

/** The worksheets of an OpenDocument spreadsheet; null for any other archive. */
async function odsSheets(zip: ZipArchive, file: string): Promise<readonly ListedWorksheet[] | null> {
  if (!zip.has('mimetype')) return null;
  let type = '';
  for await (const bytes of zip.read('mimetype')) type += Buffer.from(bytes).toString('latin1');
  if (!type.startsWith('application/vnd.oasis.opendocument.spreadsheet')) return null;
  if (zip.has('encrypted-package') || (await isEncryptedOds(zip))) throw refusalFor('workbookEncrypted', { file });
  return listOds(zip, file);
}

/** What an archive is that holds no workbook that can be read. */
function kindOf(zip: ZipArchive): string {
  if (zip.has('xl/workbook.bin')) return 'a binary Excel workbook (xlsb)';
  if (zip.has('Index/Document.iwa') || zip.has('Index.zip')) return 'a Numbers document';
  if (zip.has('word/document.xml')) return 'a Word document';
  return 'a zip archive or an office document';
}

/** The worksheet of cases: the one that was named; the only one; or the one named Cases. Throws a `Refusal` if there is none, or several. */
function chooseWorksheet(sheets: readonly ListedWorksheet[], name: string | undefined, file: string): ListedWorksheet {
  const known = sheets.map((sheet) => sheet.name);
  const named = sheets.find((sheet) => fold(sheet.name) === fold(name ?? 'cases'));
  if (named !== undefined) return named;
  if (name !== undefined)
    throw refusalFor('worksheetMissing', { file }, { found: name, known, near: nearest(name, known) });
  // A worksheet that is hidden, such as one of lists, is none of those that people see.
  const shown = sheets.filter(({ isHidden }) => !isHidden);
  const [only] = sheets.length === 1 ? sheets : shown;
  if (only === undefined || shown.length > 1)
    throw refusalFor('worksheetsSeveral', { file }, { known: shown.map((sheet) => sheet.name) });
  return only;
}
