/** Reads an inspection file that is a spreadsheet: a row for each item that is filled in. */
import { isUtf8 } from 'node:buffer';
import { formatPlace, type Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { fold } from '../../words/english.js';
import type { InspectionContent, InspectionPart } from '../../model/inspection.js';
import { decodeText, holdInMemory, type Encoding } from '../files/decode.js';
import { fileInput } from '../files/source.js';
import { defaultLimits } from '../limits.js';
import { readRows, type Row } from '../sheet/rows.js';
import { splitPair } from './settings.js';

const header = ['item', 'value', 'reason'];

const countOf =
  (key: 'eligibleCases' | 'plannedCases') =>
  (value: string): InspectionContent | null =>
    /^[1-9]\d*$/.test(value) ? { [key]: Number(value) } : null;

/** What an item fills in, by its name in small letters; null for a value that is not a number of cases. */
const plainItems: ReadonlyMap<string, (value: string) => InspectionContent | null> = new Map([
  ['title', (title) => ({ title })],
  ['region', (region) => ({ region })],
  ['programme', (programme) => ({ programme })],
  ['fieldwork', (fieldwork) => ({ fieldwork })],
  ['eligible cases', countOf('eligibleCases')],
  ['eligiblecases', countOf('eligibleCases')],
  ['planned cases', countOf('plannedCases')],
  ['plannedcases', countOf('plannedCases')],
  ['yes means', (word) => ({ answers: { yes: [word] } })],
  ['no means', (word) => ({ answers: { no: [word] } })],
  ['n/a means', (word) => ({ answers: { notApplicable: [word] } })],
  ['not applicable means', (word) => ({ answers: { notApplicable: [word] } })],
  ['blank means', (word) => ({ answers: { unanswered: [word] } })],
  ['column id', (id) => ({ columns: { id } })],
]);

/** The items as messages and the reference name them. */
export const knownItems = [
  'title',
  'region',
  'programme',
  'fieldwork',
  'eligible cases',
  'planned cases',
  'a standard (1.1)',
  '1.1 discretion',
  '1.1 discretion by',
  '1.1 discretion on',
  'yes means',
  'no means',
  'not applicable means',
  'blank means',
  'column id',
  'column 2.2.1',
  'group COLUMN',
];

const standardItem = /^([a-z]?\d+(?:\.\d+)*)(?: (discretion)(?: (by|on))?)?$/;

/**
 * The items of an inspection file that is a spreadsheet, each as a part of its own. `encoding` is that of the case sheet; a file that is
 * valid UTF-8 is read as UTF-8. Adds a problem for each fault. Throws a `Refusal` if the file cannot be read.
 */
export async function readInspectionSheet(
  path: string,
  longest: number,
  encoding: Encoding,
  problems: Problems,
): Promise<InspectionPart[]> {
  const { file, bytes } = await holdInMemory(fileInput(path, 'inspection file'), longest);
  const text = decodeText(file, isUtf8(bytes) ? 'utf-8' : encoding, longest);
  const limits = { ...defaultLimits, row: longest, rows: longest };
  const items = new Items(path, problems);
  let first = true;
  for await (const rows of readRows(text, path, (cell) => header.includes(fold(cell)), { limits })) {
    for (const row of rows) {
      if (!first) items.add(row);
      else if (!isHeader(row)) {
        problems.add('itemHeader', { file: path, line: row.line });
        return [];
      }
      first = false;
    }
  }
  if (first) problems.add('itemHeader', { file: path, line: 1 });
  return items.parts();
}

function isHeader({ cells }: Row): boolean {
  const names = withoutBlankEnd(cells).map(fold);
  return names.length >= 2 && names.length <= 3 && names.every((name, i) => name === header[i]);
}

/** A row without the empty cells that a spreadsheet adds at the end. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}

/** The rows for the discretion on one standard, and where each is. */
interface DiscretionRows {
  readonly entry: { standard: string; rating: string; reason?: string; by?: string; on?: string };
  readonly places: { rating?: Place; by?: Place; on?: Place };
}

/** Collects the items of an inspection file row by row. */
class Items {
  readonly #file: string;
  readonly #problems: Problems;
  readonly #parts: InspectionPart[] = [];
  readonly #discretion = new Map<string, DiscretionRows>();
  /** The line on which each item was first. */
  readonly #lines = new Map<string, number>();
  /** Where each column and group was first given. */
  readonly #places = new Map<string, Place>();

  constructor(file: string, problems: Problems) {
    this.#file = file;
    this.#problems = problems;
  }

  add({ cells, line }: Row): void {
    const [item = '', value = '', reason = '', ...more] = withoutBlankEnd(cells).map((cell) => cell.trim());
    const place = { file: this.#file, line, column: item };
    if (more.length > 0) this.#problems.add('itemHeader', place);
    if (value === '') {
      // An item without a value is not filled in. A reason without a value means that something was forgotten.
      if (reason !== '') this.#problems.add('itemWithoutValue', place, { reason });
      return;
    }
    const name = item.replace(/\s+/g, ' ').toLowerCase();
    if (reason !== '' && !standardItem.test(name)) {
      this.#problems.add('itemReason', place, { reason });
      return;
    }
    const firstLine = this.#lines.get(name);
    const repeats = name.startsWith('group ') || (name.endsWith(' means') && plainItems.has(name));
    if (firstLine !== undefined && !repeats) {
      this.#problems.add('itemTwice', place, { item, firstLine });
      return;
    }
    this.#lines.set(name, line);
    const content = this.#contentOf(name, item, value, reason, place);
    if (content !== null) this.#parts.push({ content, at: () => place });
  }

  /** What an item fills in; null if it has a problem, and for discretion, which takes several rows. */
  #contentOf(name: string, item: string, value: string, reason: string, place: Place): InspectionContent | null {
    const plain = plainItems.get(name);
    const standard = standardItem.exec(name);
    const about = item.replace(/^\S+\s+/, '');
    if (plain !== undefined) {
      const content = plain(value);
      if (content === null)
        this.#problems.add('valueForm', place, { found: quote(value), expected: 'a whole number of cases above 0' });
      return content;
    }
    if (standard !== null) {
      const code = standard[1]?.toUpperCase() ?? '';
      if (standard[2] !== undefined) return this.#discretionOf(code, standard[3], value, reason, place);
      if (['not applicable', 'n/a', 'na'].includes(fold(value))) return { notApplicable: { [code]: reason } };
      return { judgements: { [code]: reason === '' ? value : { rating: value, reason } } };
    }
    if (name.startsWith('column ')) {
      if (this.#isTwice(`column ${fold(value)}`, `the column "${value}"`, place)) return null;
      return { columns: { questions: { [value]: about } } };
    }
    if (name.startsWith('group ')) return this.#groupOf(about, value, place);
    this.#problems.add('itemUnknown', place, {
      found: item,
      known: knownItems,
      near: nearest(item, [...plainItems.keys()]),
    });
    return null;
  }

  #discretionOf(standard: string, detail: string | undefined, value: string, reason: string, place: Place): null {
    const { entry, places } = this.#discretion.get(standard) ?? { entry: { standard, rating: '' }, places: {} };
    this.#discretion.set(standard, { entry, places });
    const key = detail === 'by' || detail === 'on' ? detail : 'rating';
    entry[key] = value;
    places[key] = place;
    if (reason !== '' && key === 'rating') entry.reason = reason;
    return null;
  }

  #groupOf(column: string, value: string, place: Place): InspectionContent | null {
    const [name, values] = splitPair(value);
    if (name === '' || values === '') {
      const expected = 'a name, = and the values: Black, Asian and minority ethnic = Black|Asian|Mixed|Other';
      this.#problems.add('valueForm', place, { found: quote(value), expected });
      return null;
    }
    if (this.#isTwice(`group ${fold(column)} ${fold(name)}`, `the group "${name}"`, place)) return null;
    return { groups: { [column]: { [name]: values.split('|').map((part) => part.trim()) } } };
  }

  /** Whether this column or group was given before; if so, adds a problem. */
  #isTwice(key: string, what: string, place: Place): boolean {
    const first = this.#places.get(key);
    if (first === undefined) this.#places.set(key, place);
    else this.#problems.add('givenTwice', place, { what, first: formatPlace(first) });
    return first !== undefined;
  }

  /** A part for each item, and one for the discretion on each standard. */
  parts(): InspectionPart[] {
    const discretion = [...this.#discretion.values()].flatMap(({ entry, places }): InspectionPart[] => {
      const { rating, by, on } = places;
      if (rating !== undefined) {
        const at: InspectionPart['at'] = ([, , key]) => (key === 'by' ? by : key === 'on' ? on : undefined) ?? rating;
        return [{ content: { discretion: [entry] }, at }];
      }
      this.#problems.add('discretionWithoutRating', on ?? by ?? { file: this.#file }, { standard: entry.standard });
      return [];
    });
    return [...this.#parts, ...discretion];
  }
}
