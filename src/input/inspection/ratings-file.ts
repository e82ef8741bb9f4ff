/** Reads a file of final ratings: of one place, a row a standard, or of many, a row a place. CSV, workbook or JSON. */
import { record, string } from 'zod/mini';
import type { Note } from '../../model/assessment.js';
import type { Place } from '../../model/reading.js';
import { asData, asUse, Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { holdInMemory, readText } from '../files/decode.js';
import type { InputFile } from '../files/source.js';
import { checkShape } from '../json/check-shape.js';
import { parseJson } from '../json/json.js';
import { openTables } from '../tables.js';
import { ofItems, refuseHidden, type FindAnswers } from '../sheet/hidden-rows.js';
import { isBlankHeader } from '../sheet/id-headers.js';
import { rightLength } from '../sheet/sheet-reader.js';
import { isBlank, tableRows, type Row } from '../sheet/rows.js';
import { isTableOfPlaces, placesOfJson, placesOfTable, type PlaceRow } from './places.js';
import type { GivenEntry } from './ratings.js';

/** What a file holds: the ratings of one place, or the rows of many. */
export type RatingsFile = RatingsOf & {
  /** Notes on rows that a worksheet hides. */
  readonly notes: readonly Note[];
};
type RatingsOf =
  | { readonly kind: 'one'; readonly entries: readonly GivenEntry[] }
  | { readonly kind: 'many'; readonly rows: readonly PlaceRow[] };

/**
 * Reads a file of ratings. Of one place: the columns `standard` and `rating`, or a JSON object of ratings by standard. Of many: a column
 * `place` and one for each standard, or a JSON list of such objects. Blank ratings are skipped. Throws a `Refusal` with everything that is
 * wrong with the file, and for one that is longer than `longest` characters: with exit code 3 if it has many places, which are data, and
 * otherwise with 2.
 */
export async function readRatingsFile(source: InputFile, longest: number): Promise<RatingsFile> {
  let refuse = asUse;
  const see = (headers: readonly string[]): void => {
    if (isTableOfPlaces(headers)) refuse = asData;
  };
  const read = async (): Promise<RatingsFile> => {
    const { table } = await openTables(source, undefined);
    if (table.worksheet !== undefined) {
      const { place, notes } = table.worksheet;
      return { ...fromRows(await allRows(table, see), place), notes: notes() };
    }
    const { file, bytes } = await holdInMemory(table, longest);
    // What is wrong may be found before the header is read.
    const [first = ''] = Buffer.from(bytes)
      .toString()
      .trimStart()
      .split(/[\r\n]/, 1);
    if (first.startsWith('[')) refuse = asData;
    else see(first.replaceAll('"', '').split(/[,;\t]/));
    const text = (await readText(file, longest)).trimStart();
    if (/^[[{]/.test(text)) return { ...fromJson(text, file.file), notes: [] };
    return { ...fromRows(await allRows(file, see), { file: file.file }), notes: [] };
  };
  try {
    return await read();
  } catch (error) {
    return refuse(() => Promise.reject(error as Error));
  }
}

function fromJson(text: string, file: string): RatingsOf {
  const problems = new Problems();
  const found: RatingsOf = text.startsWith('[')
    ? { kind: 'many', rows: placesOfJson(text, file, problems) }
    : onePlace(ratingsOfJson(text, file, problems));
  problems.refuse();
  return found;
}

function fromRows(rows: readonly Row[], table: Place): RatingsOf {
  const problems = new Problems();
  refuseHidden(rows, table, -1, ratingsIn(rows), problems, ofItems);
  problems.refuse();
  const kinds = (rows[0]?.cells ?? []).map((header) => (isBlankHeader(header) ? 'empty' : 'other'));
  for (const row of rows.slice(1)) rightLength(row, kinds, table.file ?? '', problems);
  problems.refuse();
  const found: RatingsOf = isTableOfPlaces(rows[0]?.cells ?? [])
    ? { kind: 'many', rows: placesOfTable(rows, table, problems) }
    : onePlace(ratingsOfTable(rows, table, problems));
  problems.refuse();
  return found;
}

const onePlace = (entries: readonly GivenEntry[]): RatingsOf => ({
  kind: 'one',
  entries: entries.filter(({ rating }) => rating.trim() !== ''),
});

/**
 * Finds the ratings in a row that stray quotes may hide. A line can be a row if it has a rating, or a blank, that another row has in the same
 * column: of one place its rating, of many every cell but those of the place.
 */
function ratingsIn([header, ...rows]: readonly Row[]): FindAnswers {
  const headers = (header?.cells ?? []).map(fold);
  const others = new Set(['standard', 'place', 'programme', 'published']);
  const rated = [...headers.keys()].filter((at) => !others.has(headers[at] ?? ''));
  const known = rated.map((at) => new Set(rows.map(({ cells }) => fold(cells[at] ?? ''))));
  return (cells) =>
    cells.length === headers.length && rated.every((at, i) => known[i]?.has(fold(cells[at] ?? '')))
      ? rated.filter((at) => cells[at]?.trim() !== '')
      : null;
}

const columns = ['standard', 'rating'];

const isKnown = (cell: string): boolean => [...columns, 'place', 'published'].includes(fold(cell));

/** The rows of a table that are not blank. `see` is called with its header, also where something is wrong below it. */
async function allRows(source: InputFile, see: (headers: readonly string[]) => void): Promise<Row[]> {
  const all: Row[] = [];
  for await (const rows of tableRows(source, isKnown, {})) {
    all.push(...rows.filter((row) => !isBlank(row)));
    see(all[0]?.cells ?? []);
  }
  return all;
}

const ratingsSchema = record(string(), string({ error: 'a rating' }), {
  error: 'an object with a rating under each standard',
});

function ratingsOfJson(text: string, file: string, problems: Problems): GivenEntry[] {
  const json = parseJson(text, file, problems);
  const { $schema: _, ...ratings } = checkShape(ratingsSchema, json.value, json.at, problems) ?? {};
  return Object.entries(ratings).map(([standard, rating]) => ({ standard, rating, place: json.at([standard]) }));
}

function ratingsOfTable([header, ...rows]: readonly Row[], table: Place, problems: Problems): GivenEntry[] {
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
