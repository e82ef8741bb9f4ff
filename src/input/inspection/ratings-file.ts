/** Reads a file of final ratings: of one place, a row a standard, or of many, a row a place. CSV, workbook or JSON. */
import { record, string } from 'zod/mini';
import type { Place } from '../../model/reading.js';
import { asUse, type Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { holdInMemory, readText } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { checkShape } from '../json/check-shape.js';
import { parseJson } from '../json/json.js';
import { openTables } from '../tables.js';
import { isBlank, tableRows, type Row } from '../sheet/rows.js';
import { isTableOfPlaces, placesOfJson, placesOfTable, type PlaceRow } from './places.js';
import type { GivenEntry } from './ratings.js';

/** What a file holds: the ratings of one place, or the rows of many. */
export type RatingsFile =
  | { readonly kind: 'one'; readonly entries: readonly GivenEntry[] }
  | { readonly kind: 'many'; readonly rows: readonly PlaceRow[] };

/**
 * Reads a file of ratings. Of one place: the columns `standard` and `rating`, or a JSON object of ratings by standard. Of many: a column
 * `place` and one for each standard, or a JSON list of such objects. Blank ratings are skipped. Throws a `Refusal` for a file that is longer
 * than `longest` characters.
 */
export async function readRatingsFile(source: InputFile, longest: number, problems: Problems): Promise<RatingsFile> {
  const { table } = await asUse(() => openTables(source, undefined));
  if (table.worksheet !== undefined)
    return fromRows(await asUse(() => allRows(table)), table.worksheet.place, problems);
  const { file } = await asUse(() => holdInMemory(table, longest));
  const text = (await asUse(() => readText(file, longest))).trimStart();
  if (text.startsWith('[')) return { kind: 'many', rows: placesOfJson(text, file.file, problems) };
  if (text.startsWith('{')) return onePlace(fromJson(text, file.file, problems));
  return fromRows(await asUse(() => allRows(file)), { file: file.file }, problems);
}

function fromRows(rows: readonly Row[], table: Place, problems: Problems): RatingsFile {
  const [header] = rows;
  if (header !== undefined && isTableOfPlaces(header.cells))
    return { kind: 'many', rows: placesOfTable(rows, table, problems) };
  return onePlace(fromTable(rows, table, problems));
}

const onePlace = (entries: readonly GivenEntry[]): RatingsFile => ({
  kind: 'one',
  entries: entries.filter(({ rating }) => rating.trim() !== ''),
});

const columns = ['standard', 'rating'];

const isKnown = (cell: string): boolean => [...columns, 'place', 'published'].includes(fold(cell));

/** The rows of a table that are not blank. */
async function allRows(source: InputFile): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of tableRows(source, isKnown, {})) {
    all.push(...rows.filter((row) => !isBlank(row)));
  }
  return all;
}

const ratingsSchema = record(string(), string({ error: 'a rating' }), {
  error: 'an object with a rating under each standard',
});

function fromJson(text: string, file: string, problems: Problems): GivenEntry[] {
  const json = parseJson(text, file, problems);
  const { $schema: _, ...ratings } = checkShape(ratingsSchema, json.value, json.at, problems) ?? {};
  return Object.entries(ratings).map(([standard, rating]) => ({ standard, rating, place: json.at([standard]) }));
}

function fromTable([header, ...rows]: readonly Row[], table: Place, problems: Problems): GivenEntry[] {
  const at = columns.map((column) => header?.cells.findIndex((cell) => fold(cell) === column) ?? -1);
  if (at.includes(-1)) {
    problems.add('ratingsHeader', { ...table, ...(header === undefined ? {} : { line: header.line }) });
    return [];
  }
  return rows.map(({ cells, line }) => {
    const [standard = '', rating = ''] = at.map((i) => (cells[i] ?? '').trim());
    return { standard, rating, place: { ...table, line, at: at[1] ?? 0, column: standard } };
  });
}
