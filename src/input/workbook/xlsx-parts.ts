/** The parts that every worksheet of an Excel workbook shares: its texts, and the formats of its cells. */
import { formatOf, plain, type NumberFormat } from './cells.js';
import { readWholeXml } from './xml.js';
import type { ZipArchive } from './zip.js';

/** The texts that cells refer to by number: without their formatting, and without the phonetic readings beside them. */
export async function sharedTexts(zip: ZipArchive, part: string): Promise<readonly string[]> {
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
export class TextCollector {
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
export function unescapeText(text: string): string {
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
export interface CellFormat {
  readonly number: NumberFormat;
  readonly isStruck: boolean;
}

/** The formats of cells, in their order. */
export async function cellFormats(zip: ZipArchive, part: string): Promise<readonly CellFormat[]> {
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

export const noFormat: CellFormat = { number: plain, isStruck: false };

/** Whether an attribute says yes. */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';
