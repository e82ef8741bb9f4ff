/** The header of a sheet to be scanned. Its columns are placed as the careful reader places them; any problem is a doubt. */
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import { Problems } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { defaultLimits } from '../limits.js';
import { headLength, likelyDelimiter, declaredDelimiter } from '../sheet/delimiter.js';
import { foreignText } from '../files/foreign.js';
import { placeColumns, type Columns } from '../sheet/columns.js';
import { headerLookup, isKnownHeader } from '../sheet/headers.js';
import { isStray } from '../sheet/other-programmes.js';
import type { SheetOptions } from '../sheet/sheet-plan.js';
import { planSheet, type SheetPlan } from '../sheet/sheet-plan.js';

/** The sheet's file, and what it is scanned with. */
export interface ScanContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Inspection;
  readonly options: SheetOptions;
}

/** What the header decides for the rows below it. */
export interface ScanHeader {
  readonly plan: SheetPlan;
  readonly roles: Roles;
  /** The byte that separates cells. */
  readonly separator: number;
}

/** Reads the header at the beginning of a sheet's text, without byte order mark; null if anything is unusual. */
export function scanHeader(text: Buffer, context: ScanContext): ScanHeader | null {
  const { file, programme, inspection, options } = context;
  const head = text.toString('utf8', 0, 3 * headLength).slice(0, headLength);
  const end = head.indexOf('\n');
  if (end < 0 || foreignText(head) !== null || declaredDelimiter(head, file) !== null) return null;
  const lookup = headerLookup(programme, inspection);
  const delimiter = options.delimiter ?? likelyDelimiter(head, (header) => isKnownHeader(lookup, header));
  const headers = cellsOf(head.slice(0, end).replace(/\r$/, ''), delimiter);
  const separator = delimiter.charCodeAt(0);
  const { columns: mostColumns, row: longest } = options.limits ?? defaultLimits;
  if (headers === null || separator >= 0x80 || headers.length > mostColumns || end >= longest) return null;
  if (headers.some((header) => isStray(lookup, header))) return null;
  const problems = new Problems();
  const idColumn = options.id ?? inspection.columns.id;
  const columns = placeColumns({ lookup, inspection, idColumn, headers, place: { file, line: 1 }, problems });
  if (problems.total > 0) return null;
  const plan = planSheet(columns, { file, programme, inspection, options, problems });
  const roles = rolesOf(columns, plan, options);
  return problems.total > 0 || roles === null ? null : { plan, roles, separator };
}

/** A quoted cell. */
const quoted = /"(?:[^"]|"")*"/y;

/** The cells of one row by RFC 4180; null if a quote is stray or left open, and where there may be another line end than LF. */
export function cellsOf(line: string, delimiter: string): string[] | null {
  if (line.includes('\r')) return null;
  const cells: string[] = [];
  for (let at = 0; at <= line.length; at++) {
    quoted.lastIndex = at;
    const [found] = quoted.exec(line) ?? [];
    const next = line.indexOf(delimiter, at + (found?.length ?? 0));
    const end = next < 0 ? line.length : next;
    const cell = line.slice(at, end);
    if (found === undefined ? cell.includes('"') : cell !== found) return null;
    cells.push(found === undefined ? cell : found.slice(1, -1).replaceAll('""', '"'));
    at = end;
  }
  return cells;
}

/**
 * The roles of columns: skipped; kept, because the cell is needed as text; answers to a key or supporting question; must be blank; must be
 * blank or N/A, because the standard is declared not applicable.
 */
export const role = { passed: 0, lookedAt: 1, key: 2, supporting: 3, blank: 4, declaredOut: 5 } as const;

export interface Roles {
  /** The role of each column. */
  readonly of: Uint8Array;
  /** How many cells a row needs: only columns without a header may be missing at its end. */
  readonly needed: number;
  /** For each kept column, its position among the kept ones. */
  readonly place: Uint8Array;
  /** How many columns are kept. */
  readonly kept: number;
  /** The profile columns that decide the kind of a case: those in a filter or a breakdown. */
  readonly telling: readonly number[];
  /** The profile columns that are watched, whose cells are kept as well. */
  readonly watched: readonly number[];
  /** The position of the id among the kept columns, after those that decide the kind; null if there is no id. */
  readonly id: number | null;
  /** The columns whose answers are counted. */
  readonly questions: Uint16Array;
}

/** The roles of a sheet's columns; null if too many columns are kept. */
export function rolesOf(
  { columns }: Columns,
  { declaredOut, watch }: Pick<SheetPlan, 'declaredOut' | 'watch'>,
  options: SheetOptions,
): Roles | null {
  const names = new Set(namesIn(options));
  const telling = columns.flatMap((column, i) =>
    column.kind === 'profile' && names.has(fold(column.name)) ? [i] : [],
  );
  const id = columns.findIndex(({ kind }) => kind === 'id');
  const watched = watch.columns();
  const kept = [...telling, ...(id < 0 ? [] : [id]), ...watched.filter((i) => !telling.includes(i))];
  const of = new Uint8Array(
    columns.map(({ kind }, i) => {
      if (declaredOut.has(i)) return role.declaredOut;
      if (kind === 'empty') return role.blank;
      if (kind === 'key' || kind === 'supporting') return role[kind];
      return kept.includes(i) ? role.lookedAt : role.passed;
    }),
  );
  const place = new Uint8Array(columns.length);
  for (const [at, column] of kept.entries()) place[column] = at;
  const needed = columns.findLastIndex(({ kind }) => kind !== 'empty') + 1;
  const questions = new Uint16Array(
    columns.flatMap((_, i) => (of[i] === role.key || of[i] === role.supporting ? i : [])),
  );
  if (kept.length > 255) return null;
  return { of, needed, place, kept: kept.length, telling, watched, id: id < 0 ? null : telling.length, questions };
}

/** The columns named by figures and breakdowns, as often as they are named. */
export function namesIn({ figures = [], groups }: SheetOptions): readonly string[] {
  if (figures.length === 0 && groups === undefined) return none;
  const filters = [...figures.flatMap(({ figure }) => [figure.where, figure.profile]), groups?.where];
  const named = [
    ...filters.flatMap((filter) => Object.keys(filter ?? {})),
    ...(groups?.tables ?? []).flatMap(({ by }) => by),
  ];
  return named.map(fold);
}

const none: readonly string[] = [];
