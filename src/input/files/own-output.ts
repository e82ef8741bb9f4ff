/** Recognises what casescore itself wrote, by its content: results and breakdowns as CSV, and workbooks made for publication. */
import { readFileSync } from 'node:fs';
import { decodeText } from './decode.js';
import { fileInput } from './source.js';
import { ownHeaders } from '../sheet/other-tables.js';

/** The most that is unpacked to see what a workbook holds, in bytes. */
const most = 64 * 1024 * 1024;

/** Whether a file that is no case sheet was written by casescore. False for one that cannot be read. */
export async function isOwnOutput(path: string): Promise<boolean> {
  try {
    return /\.ods$/i.test(path) ? await isOwnWorkbook(path) : await isOwnTable(path);
  } catch {
    return false;
  }
}

async function isOwnTable(path: string): Promise<boolean> {
  for await (const text of decodeText(fileInput(path, 'case sheet'))) {
    if (text !== '') return ownHeaders.some((header) => text.startsWith(header));
  }
  return false;
}

/** A workbook for publication names its maker, and has no worksheet of cases, as the workbooks to be filled in have. */
async function isOwnWorkbook(path: string): Promise<boolean> {
  // What unpacks is loaded only for a workbook.
  const { ZipArchive } = await import('../workbook/zip.js');
  const zip = new ZipArchive(readFileSync(path), path, most);
  const textOf = async (part: string): Promise<string> => {
    const pieces: Uint8Array[] = [];
    for await (const piece of zip.read(part)) pieces.push(piece);
    return Buffer.concat(pieces).toString();
  };
  const isOurs = (await textOf('meta.xml')).includes('<meta:generator>casescore/');
  return isOurs && !(await textOf('content.xml')).includes('table:name="Cases"');
}
