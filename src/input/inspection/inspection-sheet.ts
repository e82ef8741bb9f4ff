/** The rows of an inspection file that is a spreadsheet: a row for each item that is filled in. */
import { formatPlace, type Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { fold } from '../../words/english.js';
import type { Part } from './inspection.js';
import type { Path } from '../json/json.js';
import type { Row } from '../sheet/rows.js';
import type { InspectionContent } from '../../model/inspection.js';

const header = ['item', 'value', 'reason'];

/** The single-valued items by folded name, with the key of the inspection file that each fills in. */
const plain: ReadonlyMap<string, 'title' | 'region' | 'programme' | 'fieldwork'> = new Map([
  ['title', 'title'],
  ['region', 'region'],
  ['programme', 'programme'],
  ['fieldwork', 'fieldwork'],
]);
const numbers: ReadonlyMap<string, 'eligibleCases' | 'plannedCases'> = new Map([
  ['eligible cases', 'eligibleCases'],
  ['eligiblecases', 'eligibleCases'],
  ['planned cases', 'plannedCases'],
  ['plannedcases', 'plannedCases'],
]);
const meanings: ReadonlyMap<string, 'yes' | 'no' | 'notApplicable'> = new Map([
  ['yes means', 'yes'],
  ['no means', 'no'],
  ['n/a means', 'notApplicable'],
  ['not applicable means', 'notApplicable'],
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
  'column id',
  'column 2.2.1',
  'group COLUMN',
];
const plainItems = [...plain.keys(), ...numbers.keys(), ...meanings.keys(), 'column id'];

const standardItem = /^([a-z]?\d+(?:\.\d+)*)(?: (discretion)(?: (by|on))?)?$/;

/** Inspection content while it is filled in row by row. */
type Filling = {
  -readonly [K in keyof InspectionContent]: InspectionContent[K];
};

interface Entry {
  standard: string;
  rating: string;
  reason?: string;
  by?: string;
  on?: string;
}

/** Whether an inspection file's header has this cell: the delimiter is recognised by it. */
export const isHeaderCell = (cell: string): boolean => header.includes(fold(cell));

/** Collects the items of an inspection file row by row. */
export class InspectionSheet {
  readonly #file: string;
  readonly #problems: Problems;
  readonly #content: Filling = {};
  readonly #discretion = new Map<string, Entry>();
  #headerLine = 0;
  readonly #lines = new Map<string, number>();
  /** The place of each part of the content, by its path. */
  readonly #places = new Map<string, Place>();

  constructor(file: string, problems: Problems) {
    this.#file = file;
    this.#problems = problems;
  }

  /** Reads the header. Returns false, and the rows cannot be understood, if it is not one of an inspection file. */
  header({ cells, line }: Row): boolean {
    const names = trimmedEnd(cells).map(fold);
    const fits = names.length >= 2 && names.length <= 3 && names.every((name, i) => name === header[i]);
    if (!fits && this.#headerLine === 0) this.#problems.add('itemHeader', { file: this.#file, line });
    this.#headerLine = line;
    return fits;
  }

  row({ cells, line }: Row): void {
    const [item = '', value = '', reason = '', ...more] = trimmedEnd(cells).map((cell) => cell.trim());
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
    if (firstLine !== undefined && !meanings.has(name) && !name.startsWith('group ')) {
      this.#problems.add('itemTwice', place, { item, firstLine });
      return;
    }
    this.#lines.set(name, firstLine ?? line);
    this.#fill(name, item, value, reason, place);
  }

  #fill(name: string, item: string, value: string, reason: string, place: Place): void {
    const key = plain.get(name);
    const number = numbers.get(name);
    const meaning = meanings.get(name);
    const standard = standardItem.exec(name);
    if (key !== undefined) {
      this.#content[key] = value;
      this.#remember(key, place);
    } else if (number !== undefined) {
      this.#remember(number, place);
      if (/^[1-9]\d*$/.test(value)) this.#content[number] = Number(value);
      else this.#problems.add('valueForm', place, { found: quote(value), expected: 'a whole number of cases above 0' });
    } else if (meaning !== undefined) {
      const words = this.#content.answers?.[meaning] ?? [];
      this.#remember(`answers.${meaning}.${words.length}`, place);
      this.#content.answers = { ...this.#content.answers, [meaning]: [...words, value] };
    } else if (standard !== null) {
      this.#standard(standard[1]?.toUpperCase() ?? '', standard[2] !== undefined, standard[3], value, reason, place);
    } else if (name === 'column id') {
      this.#remember('columns.id', place);
      this.#content.columns = { ...this.#content.columns, id: value };
    } else if (name.startsWith('column ')) {
      const code = item.replace(/^\S+\s+/, '');
      const first = this.#places.get(`columns.questions.${fold(value)}`);
      if (first !== undefined) {
        this.#problems.add('givenTwice', place, { what: `the column "${value}"`, first: formatPlace(first) });
        return;
      }
      this.#remember(`columns.questions.${fold(value)}`, place);
      this.#remember(`columns.questions.${value}`, place);
      this.#content.columns = {
        ...this.#content.columns,
        questions: { ...this.#content.columns?.questions, [value]: code },
      };
    } else if (name.startsWith('group ')) {
      this.#group(item.replace(/^\S+\s+/, ''), value, place);
    } else {
      this.#problems.add('itemUnknown', place, { found: item, known: knownItems, near: nearest(item, plainItems) });
    }
  }

  #standard(
    code: string,
    discretion: boolean,
    detail: string | undefined,
    value: string,
    reason: string,
    place: Place,
  ): void {
    if (discretion) {
      const entry = this.#discretion.get(code) ?? { standard: code, rating: '' };
      this.#discretion.set(code, entry);
      if (detail === 'by' || detail === 'on') entry[detail] = value;
      else Object.assign(entry, { rating: value, ...(reason === '' ? {} : { reason }) });
      this.#remember(`discretion.${code}.${detail ?? 'rating'}`, place);
    } else if (['not applicable', 'n/a', 'na'].includes(fold(value))) {
      this.#remember(`notApplicable.${code}`, place);
      this.#content.notApplicable = { ...this.#content.notApplicable, [code]: reason };
    } else {
      this.#remember(`judgements.${code}`, place);
      const judgement = reason === '' ? value : { rating: value, reason };
      this.#content.judgements = { ...this.#content.judgements, [code]: judgement };
    }
  }

  #group(column: string, value: string, place: Place): void {
    const [name, values] = value.split('=', 2).map((part) => part.trim());
    if (name === undefined || name === '' || values === undefined || values === '') {
      const expected = 'a name, = and the values: Black, Asian and minority ethnic = Black|Asian|Mixed|Other';
      this.#problems.add('valueForm', place, { found: quote(value), expected });
      return;
    }
    const first = this.#places.get(`group ${fold(column)} ${fold(name)}`);
    if (first !== undefined) {
      this.#problems.add('givenTwice', place, { what: `the group "${name}"`, first: formatPlace(first) });
      return;
    }
    this.#remember(`group ${fold(column)} ${fold(name)}`, place);
    const groups = this.#content.groups ?? {};
    const list = values.split('|').map((part) => part.trim());
    this.#content.groups = { ...groups, [column]: { ...groups[column], [name]: list } };
  }

  #remember(path: string, place: Place): void {
    this.#places.set(path, place);
  }

  part(): Part {
    const entries: Entry[] = [];
    for (const [code, entry] of this.#discretion) {
      const rated = this.#places.has(`discretion.${code}.rating`);
      const place = this.#places.get(`discretion.${code}.on`) ?? this.#places.get(`discretion.${code}.by`);
      if (rated) entries.push(entry);
      else this.#problems.add('discretionWithoutRating', place ?? { file: this.#file }, { standard: code });
    }
    const content = { ...this.#content, ...(entries.length === 0 ? {} : { discretion: entries }) };
    return {
      content,
      at: (path: Path) => {
        const [key, item, detail = 'rating'] = path;
        const standard = key === 'discretion' && typeof item === 'number' ? entries[item]?.standard : undefined;
        const filled = this.#places.get(
          standard === undefined ? path.join('.') : `discretion.${standard}.${String(detail)}`,
        );
        return filled ?? { file: this.#file, column: String(path.at(-1) ?? '') };
      },
    };
  }
}

/** A row without the empty cells that a spreadsheet adds at the end. */
function trimmedEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
