/** An inspection file as a spreadsheet: a row for each item that is filled in. */
import { Problems } from '../errors.js';
import type { Place } from '../model.js';
import { nearest } from '../suggest.js';
import { folded } from '../words.js';
import { decoded, type Encoding } from './decode.js';
import type { InspectionContent, Part } from './inspection-file.js';
import type { Path } from './json.js';
import { readRows, type Row } from './rows.js';
import type { Source } from './source.js';

const header = ['item', 'value', 'reason'];

/** The items by their folded name, and the key of the inspection file that each fills in. */
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
/** The items, as messages and the reference name them. */
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

/** A mutable inspection content, as it is filled in row by row. */
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

/** Reads the spreadsheet form. Throws a `Refusal` with every item that cannot be understood. */
export async function readInspectionCsv(source: Source, encoding: Encoding): Promise<Part> {
  const problems = new Problems();
  const filling = new InspectionSheet(source.file, problems);
  await problems.keep(async () => {
    let first = true;
    for await (const row of readRows(decoded(source, encoding), source.file, isHeaderCell)) {
      if (first) filling.header(row);
      else filling.row(row);
      first = false;
    }
    if (first) filling.header({ cells: [], line: 1 });
  });
  problems.refuse();
  return filling.part();
}

const isHeaderCell = (cell: string): boolean => header.includes(folded(cell));

class InspectionSheet {
  readonly #file: string;
  readonly #problems: Problems;
  readonly #content: Filling = {};
  readonly #discretion = new Map<string, Entry>();
  readonly #lines = new Map<string, number>();

  constructor(file: string, problems: Problems) {
    this.#file = file;
    this.#problems = problems;
  }

  header({ cells, line }: Row): void {
    const names = trimmedEnd(cells).map(folded);
    const fits = names.length >= 2 && names.length <= 3 && names.every((name, i) => name === header[i]);
    if (!fits) this.#problems.add('itemHeader', { file: this.#file, line });
  }

  row({ cells, line }: Row): void {
    const [item = '', value = '', reason = '', ...more] = trimmedEnd(cells).map((cell) => cell.trim());
    const place = { file: this.#file, line, column: item };
    if (more.length > 0) this.#problems.add('itemHeader', place);
    if (item === '' && value === '' && reason === '') return;
    if (value === '') return;
    const name = item.replace(/\s+/g, ' ').toLowerCase();
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
      else this.#problems.add('valueForm', place, { found: `"${value}"`, expected: 'a whole number of cases above 0' });
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
      this.#remember(`discretion.${code}`, place);
    } else if (['not applicable', 'n/a', 'na'].includes(folded(value))) {
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
      this.#problems.add('valueForm', place, { found: `"${value}"`, expected });
      return;
    }
    const groups = this.#content.groups ?? {};
    const list = values.split('|').map((part) => part.trim());
    this.#content.groups = { ...groups, [column]: { ...groups[column], [name]: list } };
  }

  #remember(key: string, place: Place): void {
    this.#lines.set(`at ${key}`, place.line ?? 0);
  }

  part(): Part {
    const entries = [...this.#discretion.values()];
    const content = { ...this.#content, ...(entries.length === 0 ? {} : { discretion: entries }) };
    return {
      content,
      at: (path: Path) => {
        const [key, item] = path;
        const standard = key === 'discretion' && typeof item === 'number' ? entries[item]?.standard : undefined;
        const line = this.#lines.get(`at ${standard === undefined ? path.join('.') : `discretion.${standard}`}`);
        const column = standard === undefined ? path.slice(-1).join('.') : `${standard} discretion`;
        return { file: this.#file, ...(line === undefined ? {} : { line }), column };
      },
    };
  }
}

/** A row without the empty cells that a spreadsheet leaves at its end. */
function trimmedEnd(cells: readonly string[]): readonly string[] {
  return cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
}
