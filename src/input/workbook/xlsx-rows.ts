/** Reads the rows of one worksheet of an Excel workbook. */
import { isoText, numberText } from './cells.js';
import type { WorksheetRows } from './worksheet.js';
import { isTrue, noFormat, TextCollector, unescapeText, type CellFormat } from './xlsx-parts.js';
import type { Attributes, XmlHandler } from './xml.js';

/** Takes the elements of a worksheet, and collects its rows. */
export class XlsxRows implements XmlHandler {
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
    if (this.#type === 's') return this.#shared[/^\d+$/.test(value) ? Number(value) : -1] ?? this.#wrong(value);
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

/** The row and column of a cell such as E14; null for anything else. */
function placeOf(ref: string): { line: number; at: number } | null {
  const [, letters, digits] = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/i.exec(ref) ?? [];
  if (letters === undefined) return null;
  let column = 0;
  for (let i = 0; i < letters.length; i++) column = 26 * column + (letters.charCodeAt(i) & 31);
  return { line: Number(digits), at: column - 1 };
}
