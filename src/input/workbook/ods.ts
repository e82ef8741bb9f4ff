/** Reads OpenDocument spreadsheets (.ods). All worksheets stand in one part, so all are read at once; their cells share their texts. */
import { isoDate } from '../inspection/dates.js';
import { decimalText, isoText } from './cells.js';
import { WorksheetRows, type ListedWorksheet } from './worksheet.js';
import { readWholeXml, type Attributes, type XmlHandler } from './xml.js';
import type { ZipArchive } from './zip.js';

/** The worksheets in their order. Throws a `Refusal` for a workbook that is damaged or has a password. */
export async function listOds(zip: ZipArchive, file: string): Promise<readonly ListedWorksheet[]> {
  const content = new OdsContent(zip, file);
  await readWholeXml(zip, 'content.xml', content);
  return content.tables.map(({ rows, isHidden }) => ({
    name: rows.name,
    isHidden,
    open: async () => {
      const all = rows.take();
      return { place: rows.place, rows: (limits) => rows.emit([all], limits), notes: () => rows.notes() };
    },
  }));
}

/** Whether the parts are locked with a password: the manifest says so. */
export async function isEncryptedOds(zip: ZipArchive): Promise<boolean> {
  let found = false;
  if (!zip.has('META-INF/manifest.xml')) return false;
  await readWholeXml(zip, 'META-INF/manifest.xml', { open: (name) => (found ||= name === 'encryption-data') });
  return found;
}

/** An error as LibreOffice and Excel show it. */
const errorText = /^(?:#(?:N\/A|VALUE!|REF!|DIV\/0!|NUM!|NAME\?|NULL!)|Err:\d{3})$/;

interface Table {
  readonly rows: WorksheetRows;
  readonly isHidden: boolean;
}

class OdsContent implements XmlHandler {
  readonly tables: Table[] = [];
  readonly #zip: ZipArchive;
  readonly #file: string;
  /** The styles in which a worksheet is hidden. */
  readonly #hiddenStyles = new Set<string>();
  /** The styles that strike the text of a cell through. */
  readonly #struckStyles = new Set<string>();
  #style = '';
  /** Every text once: most cells hold the same few. */
  readonly #texts = new Map<string, string>();
  /** The rows of the worksheet that is read, and the depth of its element; within another element like it, there are none. */
  #rows: WorksheetRows | null = null;
  #tableDepth = 0;
  #rowDepth = 0;
  #line = 0;
  #at = 0;
  #columns = 0;
  #row = { times: 1, isHidden: false };
  #cell: Cell | null = null;

  constructor(zip: ZipArchive, file: string) {
    this.#zip = zip;
    this.#file = file;
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (this.#rows !== null) this.#openInTable(this.#rows, name, attributes, depth);
    // document-content, body, spreadsheet, table
    else if (name === 'table' && depth === 4) this.#openTable(attributes, depth);
    else if (name === 'style' && depth === 3) this.#style = attributes['style:name'] ?? '';
    else if (name === 'table-properties' && attributes['table:display'] === 'false')
      this.#hiddenStyles.add(this.#style);
    else if (name === 'text-properties' && (attributes['style:text-line-through-style'] ?? 'none') !== 'none')
      this.#struckStyles.add(this.#style);
  }

  #openTable(attributes: Attributes, depth: number): void {
    const isHidden = this.#hiddenStyles.has(attributes['table:style-name'] ?? '');
    const entry = { name: attributes['table:name'] ?? '', isHidden };
    this.#rows = new WorksheetRows(this.#file, entry, this.#zip);
    this.tables.push({ rows: this.#rows, isHidden });
    [this.#tableDepth, this.#rowDepth, this.#line, this.#columns] = [depth, 0, 0, 0];
  }

  /** Rows and columns may stand in groups, and the header row in a group of its own. */
  #openInTable(rows: WorksheetRows, name: string, attributes: Attributes, depth: number): void {
    if (this.#cell !== null) this.#cell.open(name, attributes, depth);
    else if (this.#rowDepth > 0) {
      if (depth === this.#rowDepth + 1 && (name === 'table-cell' || name === 'covered-table-cell'))
        this.#cell = new Cell(attributes, depth, name === 'covered-table-cell');
    } else if (name === 'table-row') {
      const isHidden = (attributes['table:visibility'] ?? 'visible') !== 'visible';
      if (attributes['table:visibility'] === 'filter') rows.setFiltered();
      this.#row = { times: repeated(attributes['table:number-rows-repeated']), isHidden };
      [this.#rowDepth, this.#at] = [depth, 0];
    } else if (name === 'table-column') {
      const times = repeated(attributes['table:number-columns-repeated']);
      if ((attributes['table:visibility'] ?? 'visible') !== 'visible')
        rows.hideColumns(this.#columns, this.#columns + times - 1);
      this.#columns += times;
    }
  }

  text(text: string): void {
    this.#cell?.addText(text);
  }

  close(name: string, depth: number): void {
    const rows = this.#rows;
    if (rows === null) return;
    if (this.#cell !== null) {
      if (depth > this.#rowDepth + 1) this.#cell.close(name, depth);
      else this.#closeCell(rows, this.#cell);
    } else if (depth === this.#rowDepth) {
      rows.endRow(this.#line + 1, this.#row.isHidden, this.#row.times);
      this.#line += this.#row.times;
      this.#rowDepth = 0;
    } else if (depth === this.#tableDepth) this.#rows = null;
  }

  #closeCell(rows: WorksheetRows, cell: Cell): void {
    this.#cell = null;
    const [line, at] = [this.#line + 1, this.#at];
    this.#at += cell.times;
    const { columns, lines } = cell.spanned;
    if (columns > 1 || lines > 1) rows.addMerged({ line, at, lastLine: line + lines - 1, lastAt: at + columns - 1 });
    const text = cell.text();
    if (cell.isUncalculated) rows.addUncalculated(line, at);
    else if (text === null) throw rows.damage(`a cell in row ${line} holds no value of its kind`);
    else if (cell.isError) rows.addError(line, at, text);
    else if (text !== '') {
      for (let i = 0; i < cell.times; i++) rows.add(at + i, this.#shared(text));
      if (this.#struckStyles.has(cell.style) && text.trim() !== '') rows.addStruck(line, at, cell.times);
    }
  }

  #shared(text: string): string {
    const known = this.#texts.get(text);
    if (known === undefined) this.#texts.set(text, text);
    return known ?? text;
  }
}

function repeated(times: string | undefined): number {
  return times !== undefined && /^[1-9]\d{0,8}$/.test(times) ? Number(times) : 1;
}

/** One cell: its value, and the text that it shows. */
class Cell {
  readonly times: number;
  readonly spanned: { readonly columns: number; readonly lines: number };
  readonly #depth: number;
  readonly #isCovered: boolean;
  readonly #attributes: Attributes;
  readonly #type: string | undefined;
  /** The paragraphs of the cell itself: a comment on it has its own. */
  #shown: string | null = null;
  #inParagraph = false;

  constructor(attributes: Attributes, depth: number, isCovered: boolean) {
    this.times = repeated(attributes['table:number-columns-repeated']);
    const [columns, lines] = [attributes['table:number-columns-spanned'], attributes['table:number-rows-spanned']].map(
      repeated,
    );
    this.spanned = { columns: columns ?? 1, lines: lines ?? 1 };
    this.#depth = depth;
    this.#isCovered = isCovered;
    this.#attributes = attributes;
    this.#type = attributes['office:value-type'];
  }

  /** The name of its own style; '' if it has none. */
  get style(): string {
    return this.#attributes['table:style-name'] ?? '';
  }

  open(name: string, attributes: Attributes, depth: number): void {
    if (depth === this.#depth + 1) {
      this.#inParagraph = name === 'p';
      if (this.#inParagraph) this.#shown = this.#shown === null ? '' : `${this.#shown}\n`;
    } else if (name === 's') this.addText(' '.repeat(Math.min(repeated(attributes['text:c']), mostSpaces)));
    else if (name === 'tab') this.addText('\t');
    else if (name === 'line-break') this.addText('\n');
  }

  addText(text: string): void {
    if (this.#inParagraph) this.#shown += text;
  }

  close(_name: string, depth: number): void {
    if (depth === this.#depth + 1) this.#inParagraph = false;
  }

  /** Whether a formula has no result. */
  get isUncalculated(): boolean {
    return this.#attributes['table:formula'] !== undefined && this.#type === undefined && this.#shown === null;
  }

  get isError(): boolean {
    const shown = this.#shown ?? '';
    const isFormula = this.#attributes['table:formula'] !== undefined;
    return this.#attributes['calcext:value-type'] === 'error' || (isFormula && errorText.test(shown));
  }

  /** The text as a CSV would have it; null if there is no value of its type. What merged cells cover is not shown, and is ''. */
  text(): string | null {
    const shown = this.#shown ?? '';
    if (this.#isCovered) return '';
    if (this.isError) return shown;
    switch (this.#type) {
      case undefined:
      case 'void':
      case 'string':
        return this.#shown ?? this.#attributes['office:string-value'] ?? '';
      case 'boolean':
        return booleans[this.#attributes['office:boolean-value'] ?? ''] ?? null;
      case 'date':
        return dateText(this.#attributes['office:date-value'] ?? '', shown);
      case 'time':
        return timeText(this.#attributes['office:time-value'] ?? '');
      default:
        return this.#numberText(shown);
    }
  }

  #numberText(shown: string): string | null {
    const stored = this.#attributes['office:value'] ?? '';
    const value = Number(stored);
    if (stored === '' || !Number.isFinite(value)) return null;
    if (this.#type === 'percentage') return `${decimalText(value, 2)}%`;
    // LibreOffice writes the TRUE and FALSE of an Excel workbook as formulas with these numbers.
    if (shown === (value === 1 ? 'TRUE' : value === 0 ? 'FALSE' : null)) return shown;
    // A format of zeros alone keeps the zeros before the number.
    return /^0\d+$/.test(shown) && Number(shown) === value ? shown : decimalText(value);
  }
}

/** The most spaces that one element stands for: no cell holds more. */
const mostSpaces = 32_767;

const booleans: Readonly<Record<string, string>> = { true: 'TRUE', false: 'FALSE' };

/** A date as far as the cell shows it: of a month and a year, the value still has a day. */
function dateText(value: string, shown: string): string | null {
  if (!/^-?\d{4,}-\d{2}-\d{2}/.test(value)) return null;
  const asShown = isoDate(shown);
  return asShown !== null && value.startsWith(asShown) ? asShown : isoText(value, 'day');
}

/** A time such as PT09H30M00S as 09:30:00. */
function timeText(value: string): string | null {
  const [, hours, minutes = '0', seconds = '0'] = /^PT(\d+)H(?:(\d+)M)?(?:(\d+)(?:[.,]\d+)?S)?$/.exec(value) ?? [];
  return hours === undefined ? null : [hours, minutes, seconds].map((part) => part.padStart(2, '0')).join(':');
}
