/** Reads Excel workbooks (.xlsx and .xlsm): the list of worksheets, and the rows of one. Macros and external links are never looked at. */
import { posix } from 'node:path';
import { WorksheetRows, type FilledRow, type ListedWorksheet, type SheetEntry } from './worksheet.js';
import type { OpenWorksheet } from '../files/source.js';
import { cellFormats, isTrue, sharedTexts, type CellFormat } from './xlsx-parts.js';
import { XlsxRows } from './xlsx-rows.js';
import { readWholeXml, readXml, type Attributes, type XmlHandler } from './xml.js';
import type { ZipArchive } from './zip.js';

/** The worksheets in their order; null if the archive is no Excel workbook. Throws a `Refusal` for one that is damaged. */
export async function listXlsx(zip: ZipArchive, file: string): Promise<readonly ListedWorksheet[] | null> {
  if (!zip.has('[Content_Types].xml') || !zip.has('_rels/.rels')) return null;
  const book = (await relationsOf(zip, '')).find(({ type }) => type.endsWith('/officeDocument'));
  if (book === undefined || !/\.xml$/i.test(book.target)) return null;
  let root = '';
  let from1904 = false;
  const entries: (SheetEntry & { id: string })[] = [];
  await readWholeXml(zip, book.target, {
    open: (name, attributes, depth) => {
      if (depth === 1) root = name;
      if (name === 'workbookPr') from1904 = isTrue(attributes['date1904']);
      if (name !== 'sheet' || depth !== 3) return;
      const isHidden = (attributes['state'] ?? 'visible') !== 'visible';
      entries.push({ name: attributes['name'] ?? '', isHidden, id: relationId(attributes) });
    },
  });
  if (root !== 'workbook') return null;
  const relations = await relationsOf(zip, book.target);
  const partOf = (type: string): string | undefined => relations.find((one) => one.type.endsWith(type))?.target;
  const [texts, styles] = [partOf('/sharedStrings'), partOf('/styles')];
  let read: Promise<SharedParts> | null = null;
  const parts = (): Promise<SharedParts> => (read ??= sharedParts(zip, texts, styles, from1904));
  return entries.flatMap(({ name, isHidden, id }) => {
    const relation = relations.find((one) => one.id === id);
    if (relation === undefined) throw zip.damage(`it has no part for its worksheet ${name}`);
    // A chart, a dialogue or a sheet of old macros has no cells of its own.
    if (!relation.type.endsWith('/worksheet')) return [];
    const open = (): Promise<OpenWorksheet> => openWorksheet(zip, file, { name, isHidden }, relation.target, parts);
    return [{ name, isHidden, open }];
  });
}

/** What every worksheet needs. */
interface SharedParts {
  readonly shared: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly from1904: boolean;
}

async function sharedParts(
  zip: ZipArchive,
  texts: string | undefined,
  styles: string | undefined,
  from1904: boolean,
): Promise<SharedParts> {
  const shared = texts === undefined ? [] : await sharedTexts(zip, texts);
  return { shared, formats: styles === undefined ? [] : await cellFormats(zip, styles), from1904 };
}

async function openWorksheet(
  zip: ZipArchive,
  file: string,
  entry: SheetEntry,
  part: string,
  parts: () => Promise<SharedParts>,
): Promise<OpenWorksheet> {
  const { shared, formats, from1904 } = await parts();
  const unpacked = zip.unpacked;
  let rows = new WorksheetRows(file, entry, zip);
  const { place } = rows;
  return {
    place,
    rows: (limits) => {
      zip.unpacked = unpacked;
      rows = new WorksheetRows(file, entry, zip);
      return rows.emit(pieces(zip, part, rows, new XlsxRows(rows, shared, formats, from1904)), limits);
    },
    notes: () => rows.notes(),
  };
}

/** The rows of a worksheet as they are read. */
async function* pieces(
  zip: ZipArchive,
  part: string,
  rows: WorksheetRows,
  handler: XmlHandler,
): AsyncGenerator<readonly FilledRow[]> {
  for await (const _ of readXml(zip, part, handler)) yield rows.take();
}

interface Relation {
  readonly id: string;
  readonly type: string;
  readonly target: string;
}

/** The parts that a part refers to; those of the whole archive if it is ''. Targets outside the archive are left out. */
async function relationsOf(zip: ZipArchive, part: string): Promise<readonly Relation[]> {
  const path = posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
  const found: Relation[] = [];
  if (!zip.has(path)) return found;
  await readWholeXml(zip, path, {
    open: (name, { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode }) => {
      if (name !== 'Relationship' || mode === 'External') return;
      found.push({
        id,
        type,
        target: target.startsWith('/') ? target.slice(1) : posix.join(posix.dirname(part), target),
      });
    },
  });
  return found;
}

/** The attribute by which a worksheet refers to its part; its prefix can be any. */
function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}
