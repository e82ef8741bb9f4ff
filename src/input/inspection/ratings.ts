/** Reads ratings and standards as people write them. */
import type { GivenRatings } from '../../model/inspection.js';
import type { Programme, Rating, Standard } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import { formatPlace, type Problems, type Whereabouts } from '../../problems/problems.js';
import { standardName } from '../../scoring/words.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { pairsBehindDate } from './dates.js';
import { splitBothSides } from './settings.js';

/** The rating with a name or short form, whatever its capitals; null with a problem if there is none. */
export function readRating(
  { ratings }: Programme,
  text: string,
  place: Whereabouts,
  problems: Problems,
): Rating | null {
  // Compares exactly first, because most are written as in the programme.
  const found =
    ratings.find(({ name }) => name === text) ??
    ratings.find(({ name, short }) => fold(name) === fold(text) || fold(short) === fold(text));
  if (found !== undefined) return found.name;
  const known = ratings.map(({ name }) => name);
  const shorts = ratings.map(({ short }) => short);
  problems.add('ratingUnknown', place, () => ({ found: text, known, shorts, near: nearest(text, known) }));
  return null;
}

/**
 * The standards that a text names by code, by title, or by code and title: none, one, or several if they share the title or the code is of
 * one and the title of another.
 */
export function standardsNamed({ standards }: Programme, text: string): readonly Standard[] {
  const [, code, title = ''] = /^([a-z]?\d+(?:\.\d+)*)(?:[\s.:)\u2010-\u2015-]+(.*))?$/i.exec(text.trim()) ?? [];
  const ofTitle = (typed: string) => standards.filter((standard) => titleKey(standard.title) === titleKey(typed));
  if (code === undefined) return ofTitle(text);
  const ofCode = standards.filter((standard) => fold(standard.code) === fold(code));
  if (title === '' || ofCode.length === 0) return title === '' ? ofCode : [];
  const titled = ofTitle(title);
  if (titled.length === 0) return [];
  const both = ofCode.filter((standard) => titled.includes(standard));
  return both.length > 0 ? both : [...ofCode, ...titled];
}

/** A title without capitals, with "and" for "&" and without the point at its end. */
const titleKey = (title: string): string => fold(title).replaceAll('&', 'and').replace(/[.:]$/, '');

/** The codes of standards that a spreadsheet may have made this date of. */
export function standardsBehindDate({ standards }: Programme, text: string): string[] {
  const pairs = pairsBehindDate(text);
  return pairs.filter((pair) => standards.some(({ code }) => code === pair));
}

/** The standard that a text names; null with a problem if it names none, or more than one. */
export function readStandard(
  programme: Programme,
  text: string,
  place: Whereabouts,
  problems: Problems,
): Standard | null {
  const { standards } = programme;
  // Compares exactly first, because most are written as in the programme.
  const exact = standards.find(({ code }) => code === text);
  if (exact !== undefined) return exact;
  const [found = null, ...others] = standardsNamed(programme, text);
  if (found !== null && others.length === 0) return found;
  const dated = standardsBehindDate(programme, text);
  if (found !== null) {
    const named = [found, ...others].map(({ code }) => standardName(programme, code));
    problems.add('standardAmbiguous', place, { found: text, standards: named });
  } else if (dated.length > 0) {
    problems.add('standardDated', place, { found: text, codes: dated });
  } else {
    const known = standards.map(({ code }) => code);
    const titles = standards.map(({ title }) => title);
    problems.add('standardUnknown', place, () => ({ found: text, known, near: nearest(text, [...known, ...titles]) }));
  }
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
    const [standard, rating] = splitBothSides(pair);
    if (standard !== null) return { standard, rating, place: { column: pair } };
    problems.add('settingForm', {}, { option: 'a rating such as', found: pair, expected: '1.1=Good or 2.1=NA' });
    return [];
  });
}

/**
 * The ratings of some entries. Adds a problem for a standard or rating that the programme does not have, a standard rated twice, and a
 * rating of a standard that is never rated.
 */
export function resolveRatings(programme: Programme, entries: readonly GivenEntry[], problems: Problems): GivenRatings {
  const given = new Map<string, { rating: Rating | null; place: Place }>();
  for (const { standard: code, rating: text, place } of entries) {
    const found = readStandard(programme, code, place, problems);
    const out = notRated.has(fold(text));
    const rating = out ? null : readRating(programme, text, place, problems);
    if (found === null || (rating === null && !out)) continue;
    const first = given.get(found.code);
    const standard = standardName(programme, found.code);
    if (first !== undefined) {
      problems.add('givenTwice', place, { what: `the rating of ${standard}`, first: formatPlace(first.place) });
    } else if (found.basis === 'unrated' && rating !== null) {
      problems.add('judgedUnrated', place, { standard });
    } else {
      given.set(found.code, { rating, place });
    }
  }
  return new Map([...given].map(([code, { rating }]) => [code, rating]));
}
