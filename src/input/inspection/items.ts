/** What the rows of an inspection spreadsheet fill in. */
import { formatPlace, type Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import type { Programme } from '../../model/programme.js';
import { nearest } from '../../words/nearest.js';
import { quote } from '../../words/visible.js';
import { fold } from '../../words/english.js';
import type { InspectionContent, InspectionPart } from '../../model/inspection.js';
import { wholeNumber } from '../numbers.js';
import type { Row } from '../sheet/rows.js';
import { readStandard, standardsBehindDate, standardsNamed } from './ratings.js';
import { splitPair } from './settings.js';

const countOf =
  (key: 'eligibleCases' | 'plannedCases') =>
  (value: string): InspectionContent | null => {
    const cases = wholeNumber(value) ?? 0;
    return cases > 0 ? { [key]: cases } : null;
  };

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

const isNotApplicable = (text: string): boolean => ['not applicable', 'n/a', 'na'].includes(fold(text));

/** The cells of a row, trimmed, and where it is. */
interface Item {
  readonly item: string;
  readonly value: string;
  readonly reason: string;
  readonly place: Place;
}

/** The item of a row that is about a standard: "1.1", "Leadership" or "1.1 discretion by". */
interface StandardItem {
  /** The standard as typed. */
  readonly text: string;
  /** What is said of it; null for its rating. */
  readonly detail: 'discretion' | 'by' | 'on' | null;
}

/** The rows for the discretion on one standard, and where each is. */
interface DiscretionRows {
  readonly entry: { standard: string; rating: string; reason?: string; by?: string; on?: string };
  readonly places: { rating?: Place; by?: Place; on?: Place };
}

/** Collects the items of an inspection file row by row. */
export class Items {
  /** The file, and its worksheet if it has one. */
  readonly #table: Place;
  readonly #programme: Programme;
  readonly #problems: Problems;
  readonly #parts: InspectionPart[] = [];
  readonly #discretion = new Map<string, DiscretionRows>();
  /** The line on which each item was first. */
  readonly #lines = new Map<string, number>();
  /** Where each column and group was first given. */
  readonly #places = new Map<string, Place>();

  constructor(table: Place, programme: Programme, problems: Problems) {
    this.#table = table;
    this.#programme = programme;
    this.#problems = problems;
  }

  add({ cells, line }: Row): void {
    // A spreadsheet adds empty cells at the end.
    const filled = cells.slice(0, cells.findLastIndex((cell) => cell.trim() !== '') + 1);
    const [item = '', value = '', reason = '', ...more] = filled.map((cell) => cell.trim());
    const place = { ...this.#table, line, column: item, at: 1 };
    if (more.length > 0) this.#problems.add('itemHeader', place);
    if (value === '') {
      // An item without a value is not filled in. A reason without a value means that something was forgotten.
      if (reason !== '') this.#problems.add('itemWithoutValue', place, { reason });
      const [standard, another] = standardsNamed(this.#programme, item);
      if (standard !== undefined && another === undefined)
        this.#parts.push({ content: {}, at: () => place, open: standard.code });
      return;
    }
    const content = this.#contentOf({ item, value, reason, place }, line);
    if (content !== null) this.#parts.push({ content, at: () => place });
  }

  /** What an item fills in; null if it has a problem, and for discretion, which takes several rows. */
  #contentOf(row: Item, line: number): InspectionContent | null {
    const { item, value, reason, place } = row;
    const name = item.replace(/\s+/g, ' ').toLowerCase();
    const plain = plainItems.get(name);
    const listed = /^(column|group) (.+)$/i.exec(item.replace(/\s+/g, ' '));
    const about = plain === undefined && listed === null ? standardItem(this.#programme, item) : null;
    if (about !== null) return this.#aboutStandard(about, row, line);
    if (plain === undefined && listed === null) {
      this.#problems.add('itemUnknown', { ...place, at: 0 }, () => {
        return { found: item, known: knownItems, near: probablyMeant(this.#programme, row) };
      });
      return null;
    }
    if (reason !== '') {
      this.#problems.add('itemReason', { ...place, at: 2 }, { reason });
      return null;
    }
    const [, kind = '', column = ''] = listed ?? [];
    if (kind.toLowerCase() === 'group') return this.#groupOf(column, value, place);
    const repeats = name.endsWith(' means');
    if (!repeats && this.#isRepeated(name, item, line, place)) return null;
    if (plain !== undefined) {
      const content = plain(value);
      if (content === null)
        this.#problems.add('valueForm', place, { found: quote(value), expected: 'a whole number of cases above 0' });
      return content;
    }
    if (this.#isTwice(`column ${fold(value)}`, `the column "${value}"`, place)) return null;
    return { columns: { questions: { [value]: column } } };
  }

  #aboutStandard(
    { text, detail }: StandardItem,
    { item, value, reason, place }: Item,
    line: number,
  ): InspectionContent | null {
    const code = readStandard(this.#programme, text, place, this.#problems)?.code;
    if (code === undefined || this.#isRepeated(`${code} ${detail ?? ''}`, item, line, place)) return null;
    if (detail !== null) return this.#discretionOf(code, detail, value, reason, place);
    if (isNotApplicable(value)) return { notApplicable: { [code]: reason } };
    return { judgements: { [code]: reason === '' ? value : { rating: value, reason } } };
  }

  #discretionOf(
    standard: string,
    detail: 'discretion' | 'by' | 'on',
    value: string,
    reason: string,
    place: Place,
  ): null {
    const { entry, places } = this.#discretion.get(standard) ?? { entry: { standard, rating: '' }, places: {} };
    this.#discretion.set(standard, { entry, places });
    const key = detail === 'discretion' ? 'rating' : detail;
    entry[key] = value;
    places[key] = place;
    if (reason !== '' && key === 'rating') entry.reason = reason;
    else if (reason !== '') this.#problems.add('itemReason', { ...place, at: 2 }, { reason });
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

  /** Whether an item that can be there once was there before; if so, adds a problem. */
  #isRepeated(key: string, item: string, line: number, place: Place): boolean {
    const firstLine = this.#lines.get(key);
    if (firstLine === undefined) this.#lines.set(key, line);
    else this.#problems.add('itemTwice', place, { item, firstLine });
    return firstLine !== undefined;
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
      this.#problems.add('discretionWithoutRating', on ?? by ?? this.#table, { standard: entry.standard });
      return [];
    });
    return [...this.#parts, ...discretion];
  }
}

/** Whether a row fills in a known item; a standard is filled in with a rating, "Not applicable", or what is said of discretion. */
export function isItemRow(programme: Programme, [item = '', value = '']: readonly string[]): boolean {
  const name = item.trim().replace(/\s+/g, ' ').toLowerCase();
  if (value.trim() === '') return false;
  if (plainItems.has(name) || /^(?:column|group) ./.test(name)) return true;
  const about = standardItem(programme, item.trim());
  const isRating = programme.ratings.some((rating) =>
    [rating.name, rating.short].some((one) => fold(one) === fold(value)),
  );
  return about !== null && (isRating || isNotApplicable(value) || about.detail === 'by' || about.detail === 'on');
}

/** An item that begins like a code, names a standard of the programme, or says "discretion" behind something; null for any other. */
function standardItem(programme: Programme, item: string): StandardItem | null {
  const [, about, detail] = /^(.+?)[\s:]+discretion(?:\s+(by|on))?$/i.exec(item) ?? [];
  const text = about ?? item;
  const isStandard =
    about !== undefined ||
    /^[a-z]?\d+(?:\.\d+)*$/i.test(text) ||
    standardsNamed(programme, text).length > 0 ||
    standardsBehindDate(programme, text).length > 0;
  if (!isStandard) return null;
  return {
    text,
    detail: about === undefined ? null : ((detail?.toLowerCase() as 'by' | 'on' | undefined) ?? 'discretion'),
  };
}

/** The item, or the whole row, that was probably meant by one that is not known; null if nothing is near. */
function probablyMeant(programme: Programme, { item, value, reason }: Item): string | null {
  const typed = fold(item);
  const mentioned = programme.standards.filter(({ code, title }) => {
    return typed.split(' ').includes(fold(code)) || typed.includes(fold(title));
  });
  const [inItem] = mentioned;
  const [inValue, another] = standardsNamed(programme, value);
  const ofDiscretion = typed.split(' ').some((word) => nearest(word, ['discretion'], 4) !== null);
  if (inItem !== undefined && mentioned.length === 1) {
    const detail = (ofDiscretion ? /\b(?:by|on)\b/ : /\b(?:by|on)$/).exec(typed)?.[0] ?? '';
    if (ofDiscretion || detail !== '') return `${inItem.code} discretion ${detail}`.trim();
    return /not applicable|n\/a/.test(typed) ? `${inItem.code},Not applicable,${reason || value}` : inItem.code;
  }
  if (inValue !== undefined && another === undefined) {
    const isRating = programme.ratings.some(({ name, short }) => [fold(name), fold(short)].includes(typed));
    if (isRating || isNotApplicable(item)) return [inValue.code, item, ...(reason === '' ? [] : [reason])].join(',');
    if (ofDiscretion) return `${inValue.code} discretion`;
  }
  const standards = programme.standards.flatMap(({ code, title }) => [code, title]);
  return nearest(item, [...plainItems.keys(), ...standards]);
}
