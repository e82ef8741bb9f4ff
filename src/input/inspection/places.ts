/** Reads the final ratings of many places: a row a place and a column a standard, or a JSON list with an object a place. */
import { array, record, string } from 'zod/mini';
import type { GivenPlace, PublishedResult } from '../../model/inspection.js';
import type { LoadedProgramme, Programme } from '../../model/programme.js';
import type { Place } from '../../model/reading.js';
import { asData, Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import { checkShape } from '../json/check-shape.js';
import { parseJson } from '../json/json.js';
import { isHeaderAgain, refuseTotalOrHeader } from '../sheet/not-cases.js';
import type { Row } from '../sheet/rows.js';
import { isoDate, pairsBehindDate } from './dates.js';
import { readRating, resolveRatings, standardsBehindDate, standardsNamed, type GivenEntry } from './ratings.js';

/** The places of a file, and whether it says what was published. */
export interface GivenPlaces {
  readonly places: readonly GivenPlace[];
  readonly hasPublished: boolean;
}

/** One row, not yet understood: its cells by folded header, each with its header as typed. */
export interface PlaceRow {
  readonly cells: ReadonlyMap<string, { readonly header: string; readonly text: string }>;
  readonly at: (header: string) => Place;
  /** Where its header is. */
  readonly headerAt: (header: string) => Place;
}

/** The columns that are no standard's. */
const ownColumns = ['place', 'programme', 'published'];

/** Whether a table with these headers has a row for each place. */
export const isTableOfPlaces = (headers: readonly string[]): boolean =>
  headers.some((header) => fold(header) === 'place');

/** The rows of a table under its header, the first of them. Adds a problem for a header that is there twice, and for a row that is no place's. */
export function placesOfTable(rows: readonly Row[], table: Place, problems: Problems): PlaceRow[] {
  const [header, ...others] = rows;
  const headers = header?.cells ?? [];
  for (const [i, name] of headers.entries()) {
    const first = headers.findIndex((other) => fold(other) === fold(name));
    if (name.trim() === '' || first === i) continue;
    problems.add(
      'placeColumnTwice',
      { ...table, line: header?.line ?? 1, at: i },
      { header: name, first: first + 1, second: i + 1 },
    );
  }
  const inColumn = (column: string): Place => ({
    ...table,
    at: Math.max(
      0,
      headers.findIndex((name) => fold(name) === fold(column)),
    ),
    column,
  });
  const isPlace = ({ cells, line }: Row): boolean => {
    const isRated = cells.some((cell, i) => cell.trim() !== '' && !ownColumns.includes(fold(headers[i] ?? '')));
    const isNone = !isRated || isHeaderAgain(cells, headers);
    if (isNone && refuseTotalOrHeader(cells, headers, { ...table, line }, problems)) return false;
    const beyond = cells.findLastIndex((cell) => cell.trim() !== '') + 1;
    if (beyond > headers.length)
      problems.add('rowLong', { ...table, line }, { cells: beyond, expected: headers.length });
    return beyond <= headers.length;
  };
  return others.filter(isPlace).map(({ cells, line }) => ({
    cells: new Map(headers.map((name, i) => [fold(name), { header: name.trim(), text: (cells[i] ?? '').trim() }])),
    at: (column) => ({ ...inColumn(column), line }),
    headerAt: (column) => ({ ...inColumn(column), line: header?.line ?? 1 }),
  }));
}

const placesSchema = array(record(string(), string({ error: 'text' }), { error: 'an object for each place' }), {
  error: 'a list of places',
});

/** The places of a JSON list. Adds a problem for anything that is not text. */
export function placesOfJson(text: string, file: string, problems: Problems): PlaceRow[] {
  const json = parseJson(text, file, problems);
  const all = checkShape(placesSchema, json.value, json.at, problems) ?? [];
  return all.map((one, i) => ({
    cells: new Map(Object.entries(one).map(([key, value]) => [fold(key), { header: key, text: value.trim() }])),
    at: (column) => json.at([i, column]),
    headerAt: (column) => json.at([i, column]),
  }));
}

/**
 * The places of some rows, each under the programme that it names, or else the default one. Throws a `Refusal` with every column, standard
 * and rating that is not known (exit code 3), or with every programme that cannot be loaded.
 */
export async function resolvePlaces(
  rows: readonly PlaceRow[],
  load: (programme: string | null, at: Place) => Promise<LoadedProgramme>,
): Promise<GivenPlaces> {
  const loading = new Problems();
  const programmes = new Map<string, LoadedProgramme>();
  const nameOf = ({ cells }: PlaceRow): string => cells.get('programme')?.text ?? '';
  for (const row of rows) {
    const name = nameOf(row);
    if (programmes.has(name)) continue;
    const loaded = await loading.keep(() => load(name === '' ? null : name, row.at('programme')));
    if (loaded !== undefined) programmes.set(name, loaded);
  }
  loading.refuse();
  return asData(async () => {
    const problems = new Problems();
    const [first] = rows;
    if (first === undefined) problems.add('placesNone', {});
    else refuseUnknownColumns(first, [...programmes.values()], problems);
    problems.refuse();
    const places = rows.flatMap((row) => {
      const loaded = programmes.get(nameOf(row));
      return loaded === undefined ? [] : placeOf(row, loaded, problems);
    });
    problems.refuse();
    return { places, hasPublished: first?.cells.has('published') ?? false };
  });
}

function refuseUnknownColumns(
  { cells, headerAt }: PlaceRow,
  loaded: readonly LoadedProgramme[],
  problems: Problems,
): void {
  for (const [key, { header }] of cells) {
    if (key === '' || ownColumns.includes(key)) continue;
    if (loaded.some(({ programme }) => standardsNamed(programme, header).length > 0)) continue;
    const codes = loaded.flatMap(({ programme }) => programme.standards.map(({ code }) => code));
    const [dated = null] = loaded.flatMap(({ programme }) => standardsBehindDate(programme, header));
    const known = [...ownColumns, ...new Set(codes)];
    problems.add('placeColumnUnknown', headerAt(header), {
      found: header,
      known,
      near: dated ?? nearest(header, known),
    });
  }
}

function placeOf({ cells, at }: PlaceRow, loaded: LoadedProgramme, problems: Problems): GivenPlace {
  const { programme } = loaded;
  const place = cells.get('place')?.text ?? '';
  if (place === '') problems.add('placeBlank', at('place'));
  const entries = [...cells].flatMap(([key, { header, text }]): GivenEntry[] =>
    ownColumns.includes(key) || text === '' ? [] : [{ standard: header, rating: text, place: at(header) }],
  );
  const ratings = resolveRatings(programme, entries, problems);
  const typed = cells.get('published')?.text ?? '';
  const published = typed === '' ? null : readPublished(programme, typed, at('published'), problems);
  return { place, loaded, ratings, published: published === null ? null : { ...published, typed } };
}

/** A rating by name or initial, or a score such as 8/24; null with a problem for anything else. */
function readPublished(programme: Programme, text: string, place: Place, problems: Problems): PublishedResult | null {
  const [, score, maximum] = /^(\d+)\s*(?:\/|of|out of)\s*(\d+)$/i.exec(text) ?? [];
  if (score !== undefined) return { score: Number(score), maximum: Number(maximum) };
  if (isoDate(text) !== null || pairsBehindDate(text).length > 0) {
    problems.add('publishedDated', place, { found: text });
    return null;
  }
  const rating = readRating(programme, text, place, problems);
  return rating === null ? null : { rating };
}
