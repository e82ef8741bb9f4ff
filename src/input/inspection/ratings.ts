/** Reads ratings and standards as people write them. */
import type { Problems } from '../../problems/problems.js';
import type { Programme, Rating, Standard } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';

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
