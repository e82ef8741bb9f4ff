/** Reads ratings and standards as people write them: one by one, and final ratings from arguments, a spreadsheet or JSON. */
import { record, string } from 'zod/mini';
import type { GivenRatings } from '../../model/inspection.js';
import type { Programme, Rating, Standard } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import { asUse, formatPlace, type Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { decodeText, holdInMemory, readText } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { parseJson } from '../json/json.js';
import { checkShape } from '../json/shape.js';
import { defaultLimits } from '../limits.js';
import { readRows } from '../sheet/rows.js';

/** A place, or a function that finds it: finding one is slow, and only needed for a problem. */
export type Whereabouts = Place | (() => Place);

export function placeOf(place: Whereabouts): Place {
  return typeof place === 'function' ? place() : place;
}

/** The rating with a name or short form, whatever its capitals; null with a problem if there is none. */
export function readRating(programme: Programme, text: string, place: Whereabouts, problems: Problems): Rating | null {
  const { ratings } = programme;
  // Compares exactly first, because most are written as in the programme.
  const found =
    ratings.find(({ name }) => name === text) ??
    ratings.find(({ name, short }) => fold(name) === fold(text) || fold(short) === fold(text));
  if (found !== undefined) return found.name;
  const known = ratings.map(({ name }) => name);
  problems.add('ratingUnknown', placeOf(place), {
    found: text,
    known,
    shorts: ratings.map((r) => r.short),
    near: nearest(text, known),
  });
  return null;
}

/** The standard with a code; null with a problem if the programme has none. */
export function readStandard(
  programme: Programme,
  code: string,
  place: Whereabouts,
  problems: Problems,
): Standard | null {
  const found =
    programme.standards.find((standard) => standard.code === code) ??
    programme.standards.find((standard) => fold(standard.code) === fold(code));
  if (found !== undefined) return found;
  const known = programme.standards.map((standard) => standard.code);
  problems.add('standardUnknown', placeOf(place), { found: code, known, near: nearest(code, known) });
  return null;
}

/** One rating as written, and where. */
export interface GivenEntry {
  readonly standard: string;
  readonly rating: string;
  readonly place: Place;
}

/** What can be written for a standard that is not rated. */
const notRated = new Set(['na', 'n/a', 'not applicable', 'not rated']);

/** The entries of arguments such as `1.1=Good`. Adds a problem for every argument of another form. */
export function entriesOfArguments(pairs: readonly string[], problems: Problems): GivenEntry[] {
  return pairs.flatMap((pair) => {
    const at = pair.indexOf('=');
    const [standard, rating] = at < 0 ? ['', ''] : [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
    if (standard !== '' && rating !== '') return { standard, rating, place: { column: pair } };
    problems.add('settingForm', {}, { option: 'a rating such as', found: pair, expected: '1.1=Good or 2.1=NA' });
    return [];
  });
}

/**
 * The entries of a file: CSV with the columns `standard` and `rating`, or a JSON object of ratings by standard. Blank ratings are skipped.
 */
export async function readRatingsFile(source: InputFile, problems: Problems): Promise<GivenEntry[]> {
  const { file } = await asUse(() => holdInMemory(source, defaultLimits.file));
  const text = await asUse(() => readText(file));
  if (text.trimStart().startsWith('{')) return fromJson(text, file.file, problems);
  return asUse(() => fromCsv(file, problems));
}

const ratingsSchema = record(string(), string({ error: 'a rating' }), {
  error: 'an object with a rating under each standard',
});

function fromJson(text: string, file: string, problems: Problems): GivenEntry[] {
  const json = parseJson(text, file, problems);
  const ratings = checkShape(ratingsSchema, json.value, json.at, problems);
  return Object.entries(ratings ?? {})
    .filter(([standard, rating]) => standard !== '$schema' && rating.trim() !== '')
    .map(([standard, rating]) => ({ standard, rating, place: json.at([standard]) }));
}

const columns = ['standard', 'rating'];

async function fromCsv(source: InputFile, problems: Problems): Promise<GivenEntry[]> {
  const { file } = source;
  const entries: GivenEntry[] = [];
  let at: readonly number[] | null = null;
  for await (const rows of readRows(decodeText(source), file, (cell) => columns.includes(fold(cell)))) {
    for (const { cells, line } of rows) {
      if (at === null) {
        at = columns.map((column) => cells.findIndex((cell) => fold(cell) === column));
        if (at.includes(-1)) problems.add('ratingsHeader', { file, line });
        if (at.includes(-1)) return [];
        continue;
      }
      const [standard = '', rating = ''] = at.map((i) => (cells[i] ?? '').trim());
      if (rating !== '') entries.push({ standard, rating, place: { file, line, column: standard } });
    }
  }
  if (at === null) problems.add('ratingsHeader', { file });
  return entries;
}

/**
 * The ratings of some entries. Adds a problem for a standard or rating that the programme does not have, a standard rated twice, and a
 * rating of a standard that is never rated.
 */
export function resolveRatings(programme: Programme, entries: readonly GivenEntry[], problems: Problems): GivenRatings {
  const given = new Map<string, { rating: Rating | null; place: Place }>();
  for (const { standard: code, rating: text, place } of entries) {
    const standard = readStandard(programme, code, place, problems);
    const out = notRated.has(fold(text));
    const rating = out ? null : readRating(programme, text, place, problems);
    if (standard === null || (rating === null && !out)) continue;
    const first = given.get(standard.code);
    const name = `${standard.code} ${standard.title}`;
    if (first !== undefined) {
      problems.add('givenTwice', place, { what: `the rating of ${name}`, first: formatPlace(first.place) });
    } else if (standard.basis === 'unrated' && rating !== null) {
      problems.add('judgedUnrated', place, { standard: name });
    } else {
      given.set(standard.code, { rating, place });
    }
  }
  return new Map([...given].map(([code, { rating }]) => [code, rating]));
}
