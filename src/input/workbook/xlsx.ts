/** Reads Excel workbooks (.xlsx and .xlsm): the list of worksheets, and the rows of one. Macros and external links are never looked at. */
import { posix } from 'node:path';
import { formatOf, numberText, plain, isoText, type NumberFormat } from './cells.js';
import { WorksheetRows, type FilledRow, type ListedWorksheet, type SheetEntry } from './worksheet.js';
import type { OpenWorksheet } from '../files/source.js';
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

/** The texts that cells refer to by number: without their formatting, and without the phonetic readings beside them. */
async function sharedTexts(zip: ZipArchive, part: string): Promise<readonly string[]> {
  const texts: string[] = [];
  let text = '';
  const collector = new TextCollector((piece) => (text += piece));
  await readWholeXml(zip, part, {
    open: (name) => {
      if (name === 'si') text = '';
      collector.open(name);
    },
    text: (piece) => collector.text(piece),
    close: (name) => {
      collector.close(name);
      if (name === 'si') texts.push(unescapeText(text));
    },
  });
  return texts;
}

/** Collects the text of `t` elements, also of those in runs of rich text, but of none in a phonetic reading. */
class TextCollector {
  readonly #take: (piece: string) => void;
  #inText = false;
  #inPhonetic = false;

  constructor(take: (piece: string) => void) {
    this.#take = take;
  }

  open(name: string): void {
    if (name === 'rPh') this.#inPhonetic = true;
    else if (name === 't') this.#inText = !this.#inPhonetic;
  }

  text(piece: string): void {
    if (this.#inText) this.#take(piece);
  }

  close(name: string): void {
    if (name === 'rPh') this.#inPhonetic = false;
    else if (name === 't') this.#inText = false;
  }
}

/** Excel writes characters that XML cannot hold as `_x000D_`, and an underscore before such letters as `_x005F_`. */
function unescapeText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** The formats that have a number of their own and stand in no file, as far as they change what is read. */
const builtIn: ReadonlyMap<number, string> = new Map([
  [9, '0%'],
  [10, '0.00%'],
  ...[14, 15, 16, 22, 30, 36, 50, 57].map((id) => [id, 'd/m/yyyy'] as const),
  ...[27, 28, 29, 31, 51, 52, 53, 54, 55, 56, 58].map((id) => [id, 'd/m/yyyy'] as const),
  [17, 'mmm-yy'],
  ...[18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47].map((id) => [id, 'h:mm:ss'] as const),
]);

/** What the format of a cell changes in what is read, and whether it strikes the text through. */
interface CellFormat {
  readonly number: NumberFormat;
  readonly isStruck: boolean;
}

/** The formats of cells, in their order. */
async function cellFormats(zip: ZipArchive, part: string): Promise<readonly CellFormat[]> {
  const codes = new Map(builtIn);
  const struck: boolean[] = [];
  const formats: CellFormat[] = [];
  let section = '';
  await readWholeXml(zip, part, {
    open: (name, attributes, depth) => {
      if (depth === 2) section = name;
      if (name === 'numFmt' && depth === 3) codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
      else if (name === 'font' && section === 'fonts' && depth === 3) struck.push(false);
      else if (name === 'strike' && section === 'fonts') struck[struck.length - 1] = isTrue(attributes['val'] ?? '1');
      else if (name === 'xf' && section === 'cellXfs' && depth === 3)
        formats.push({
          number: formatOf(codes.get(Number(attributes['numFmtId'])) ?? 'General'),
          isStruck: struck[Number(attributes['fontId'])] ?? false,
        });
    },
  });
  return formats;
}

const noFormat: CellFormat = { number: plain, isStruck: false };

/** Takes the elements of a worksheet, and collects its rows. */
class XlsxRows implements XmlHandler {
  readonly #rows: WorksheetRows;
  readonly #shared: readonly string[];
  readonly #formats: readonly CellFormat[];
  readonly #from1904: boolean;
  readonly #inline = new TextCollector((piece) => (this.#text += piece));
  /** The part of the worksheet that is read. */
  #section = '';
  #line = 0;
  #isHidden = false;
  /** The column of the cell that is read; -1 outside a cell. */
  #at = -1;
  #lastAt = -1;
  #type = 'n';
  #format = noFormat;
  #hasFormula = false;
  #value: string | null = null;
  #inValue = false;
  #inInline = false;
  #text = '';

  constructor(rows: WorksheetRows, shared: readonly string[], formats: readonly CellFormat[], from1904: boolean) {
    this.#rows = rows;
    this.#shared = shared;
    this.#formats = formats;
    this.#from1904 = from1904;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === 2) this.#section = name;
    if (this.#section === 'sheetData') this.#openInRows(name, attributes, depth);
    else if (name === 'col' && this.#section === 'cols' && isTrue(attributes['hidden']))
      this.#rows.hideColumns(Number(attributes['min']) - 1, Number(attributes['max']) - 1);
    else if (name === 'mergeCell' && depth === 3) this.#merge(attributes['ref'] ?? '');
    else if (name === 'filterColumn' && this.#section === 'autoFilter') this.#rows.setFiltered();
  }

  #openInRows(name: string, attributes: Attributes, depth: number): void {
    if (depth === 3 && name === 'row') this.#openRow(attributes);
    else if (depth === 4 && name === 'c') this.#openCell(attributes);
    else if (this.#at < 0) return;
    else if (depth === 5 && name === 'v') [this.#value, this.#inValue] = ['', true];
    else if (depth === 5 && name === 'f') this.#hasFormula = true;
    else if (depth === 5 && name === 'is') this.#inInline = true;
    else if (this.#inInline) this.#inline.open(name);
  }

  text(text: string): void {
    if (this.#inValue) this.#value += text;
    else if (this.#inInline) this.#inline.text(text);
  }

  close(name: string, depth: number): void {
    if (this.#section !== 'sheetData') return;
    if (depth === 3 && name === 'row') this.#rows.endRow(this.#line, this.#isHidden);
    else if (depth === 4 && name === 'c') {
      const text = this.#cellText();
      this.#rows.add(this.#at, text);
      if (this.#format.isStruck && text.trim() !== '') this.#rows.addStruck(this.#line, this.#at);
      this.#at = -1;
    } else if (depth === 5 && name === 'v') this.#inValue = false;
    else if (depth === 5 && name === 'is') this.#inInline = false;
    else if (this.#inInline) this.#inline.close(name);
  }

  #openRow({ r, hidden }: Attributes): void {
    const line = r === undefined ? this.#line + 1 : Number(r);
    if (!(Number.isInteger(line) && line > this.#line))
      throw this.#rows.damage(`row ${r} does not follow row ${this.#line}`);
    this.#line = line;
    this.#isHidden = isTrue(hidden);
    this.#lastAt = -1;
  }

  #openCell({ r, t = 'n', s }: Attributes): void {
    const place = r === undefined ? { at: this.#lastAt + 1, line: this.#line } : placeOf(r);
    if (place?.line !== this.#line || place.at <= this.#lastAt)
      throw this.#rows.damage(`the cell ${r} is out of order`);
    this.#at = place.at;
    this.#lastAt = place.at;
    this.#type = t;
    this.#format = s === undefined ? noFormat : (this.#formats[Number(s)] ?? noFormat);
    this.#hasFormula = false;
    this.#value = null;
    this.#text = '';
  }

  /** The text of the cell that was read. Adds a problem for an error, and for a formula without a result. */
  #cellText(): string {
    const value = this.#value ?? '';
    if (this.#type === 'inlineStr') return unescapeText(this.#text);
    if (this.#type === 'e') {
      this.#rows.addError(this.#line, this.#at, value);
      return '';
    }
    // The result of a formula can be an empty text; it is then written as one.
    if (this.#hasFormula && (this.#value === null || (value === '' && this.#type !== 'str'))) {
      this.#rows.addUncalculated(this.#line, this.#at);
      return '';
    }
    if (value === '') return '';
    if (this.#type === 's') return this.#shared[wholeNumber(value)] ?? this.#wrong(value);
    if (this.#type === 'str') return unescapeText(value);
    if (this.#type === 'b')
      return ['1', 'true'].includes(value) ? 'TRUE' : ['0', 'false'].includes(value) ? 'FALSE' : this.#wrong(value);
    if (this.#type === 'd') return isoText(value, 'day');
    if (this.#type !== 'n' || !/^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(value)) return this.#wrong(value);
    return numberText(Number(value), this.#format.number, this.#from1904);
  }

  #wrong(value: string): never {
    throw this.#rows.damage(
      `a cell in row ${this.#line} holds ${value.slice(0, 20)}, which is no value of its kind (${this.#type})`,
    );
  }

  #merge(ref: string): void {
    const [first, last] = ref.split(':').map(placeOf);
    if (first == null || last == null) throw this.#rows.damage(`the merged cells ${ref} are none`);
    this.#rows.addMerged({ ...first, lastLine: last.line, lastAt: last.at });
  }
}

const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

const wholeNumber = (value: string): number => (/^\d+$/.test(value) ? Number(value) : -1);

/** The row and column of a cell such as E14; null for anything else. */
function placeOf(ref: string): { line: number; at: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(ref) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = 26 * column + (letters.charCodeAt(i) & 31);
  return { line: Number(digits), at: column - 1 };
}

/** The attribute by which a worksheet refers to its part; its prefix can be any. */
function relationId(attributes: Attributes): string {
  const name = Object.keys(attributes).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (attributes[name] ?? '');
}
