/** Ratings and standards as people write them. */
import type { Problems } from '../../problems/problems.js';
import type { Programme, Rating, Standard } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';

/** A place, or how to find it: it costs more than what stands there, and is needed only where that is wrong. */
export type Whereabouts = Place | (() => Place);

export function placeOf(place: Whereabouts): Place {
  return typeof place === 'function' ? place() : place;
}

/** The rating that a text names, in full or short, whatever its case; null with a problem for any other text. */
export function readRating(programme: Programme, text: string, place: Whereabouts, problems: Problems): Rating | null {
  const { ratings } = programme;
  // Most are written as the programme writes them, and need not be folded to be known.
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

/** The standard with a code; null with a problem where the programme has none. */
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
