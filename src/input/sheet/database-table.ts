/** The name and the columns of a table in a database, for a query: none of its rows is read here. */
import { asUse, Problems, refusalFor } from '../../problems/problems.js';
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { placeColumns, profileColumn } from './columns.js';
import { headerLookup, isKnownHeader, type Lookup, type QuestionColumn } from './headers.js';
import type { Limits } from '../limits.js';
import { openTables } from '../tables.js';
import { tableRows } from './rows.js';
import { fileInput } from '../files/source.js';

/** The columns of a table that a query uses. */
export interface TableColumns {
  /** The column of case ids; null if there is none. */
  readonly id: string | null;
  readonly answers: readonly (QuestionColumn & { readonly name: string })[];
  /** The profile columns by whose values cases are counted. */
  readonly groups: readonly string[];
  /** Notes on columns that may be meant for a question. */
  readonly notes: readonly Note[];
}

/** One part of the name of a table. */
export interface NamePart {
  readonly name: string;
  /** Whether it was given in quotes, which it keeps. */
  readonly quoted: boolean;
}

/**
 * The columns of a table, placed as in a case sheet: from the header of a CSV file, or without one as the inspection names them, every
 * other key question by its code, and the id as `case_id`. Throws a `Refusal` for anything that a case sheet with these headers would be
 * refused for, and for a group that is not a profile column.
 */
export async function tableColumns(
  header: string | undefined,
  programme: Programme,
  inspection: Inspection,
  by: readonly string[],
  limits: Limits,
): Promise<TableColumns> {
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  const idColumn = inspection.columns.id;
  const headers =
    header === undefined ? assumedHeaders(programme, inspection, by) : await headersOf(header, lookup, limits);
  const place = header === undefined ? {} : { file: header, line: 1 };
  const placed = await asUse(async () => {
    const columns = placeColumns({ lookup, inspection, idColumn, headers, place, problems });
    problems.refuse();
    return columns;
  });
  const groups = by.map((name) => headers[profileColumn(placed, name, { column: '--by' }, problems)] ?? name);
  problems.refuse();
  const named = placed.columns.map((column, i) => ({ column, name: headers[i] ?? '' }));
  return {
    id: named.find(({ column }) => column.kind === 'id')?.name ?? null,
    answers: named.flatMap(({ column, name }) =>
      column.kind === 'key' || column.kind === 'supporting' ? [{ ...column, name }] : [],
    ),
    groups,
    notes: placed.notes ?? [],
  };
}

/** The headers that a table is assumed to have if none are given. */
function assumedHeaders(programme: Programme, { columns, notApplicable }: Inspection, by: readonly string[]): string[] {
  const named = [...columns.questions];
  const answers = programme.standards.flatMap(({ code: standard, questions = [] }) =>
    questions.flatMap(({ code }) => {
      const own = named.filter(([, of]) => of === code).map(([name]) => name);
      return own.length > 0 || notApplicable.has(standard) ? own : [code];
    }),
  );
  return [columns.id ?? 'case_id', ...answers, ...by];
}

async function headersOf(file: string, lookup: Lookup, limits: Limits): Promise<readonly string[]> {
  return asUse(async () => {
    const { table } = await openTables(fileInput(file, 'file of column names'), undefined, limits);
    for await (const [first] of tableRows(table, (name) => isKnownHeader(lookup, name), { limits }))
      if (first !== undefined) return first.cells;
    throw refusalFor('sheetEmpty', { file });
  });
}

/**
 * The parts of a table's name, between points. A part in double quotes or backticks can contain points. Null if the text is not a name.
 *
 * @example
 * parseTableName('warehouse."national.cases"') // [{ name: 'warehouse', quoted: false }, { name: 'national.cases', quoted: true }]
 * @example
 * parseTableName('a..b') // null
 */
export function parseTableName(text: string): readonly NamePart[] | null {
  const part = /\s*(?:"((?:[^"]|"")+)"|`((?:[^`]|``)+)`|([^."`]*[^."`\s]))\s*(\.|$)/y;
  const parts: NamePart[] = [];
  for (;;) {
    const [whole, double, tick, plain, end] = part.exec(text) ?? [];
    if (whole === undefined) return null;
    const quoted = plain === undefined;
    parts.push({ name: plain ?? double?.replaceAll('""', '"') ?? tick?.replaceAll('``', '`') ?? '', quoted });
    if (end === '') return parts;
  }
}
