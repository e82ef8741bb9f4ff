/** What the scan does with the cells of each column. */
import { fold } from '../../words/english.js';
import type { SheetOptions } from '../sheet/sheet-options.js';
import type { Columns } from '../sheet/headers.js';
import type { SheetPlan } from '../sheet/sheet-plan.js';

/** The roles of columns: passed over; looked at; and those of which the cell is an answer, or must be blank. */
export const role = { passed: 0, lookedAt: 1, key: 2, supporting: 3, blank: 4 } as const;

export interface Roles {
  /** The role of each column. */
  readonly of: Uint8Array;
  /** For each column that is looked at: which of them it is. */
  readonly place: Uint8Array;
  /** The profile columns that tell the kind of a case: those that a filter or a breakdown names. */
  readonly telling: readonly number[];
  /** Which of the columns that are looked at holds the id; they stand behind those that tell the kind. Null with none. */
  readonly id: number | null;
  /** The columns of which answers are counted. */
  readonly questions: Uint16Array;
}

/** The roles of the columns of a sheet; null where more columns are looked at than have a place. */
export function rolesOf(
  { columns }: Columns,
  declaredOut: SheetPlan['declaredOut'],
  options: SheetOptions,
): Roles | null {
  const names = new Set(namesIn(options));
  const telling = columns.flatMap((column, i) =>
    column.kind === 'profile' && names.has(fold(column.name)) ? [i] : [],
  );
  const id = columns.findIndex(({ kind }) => kind === 'id');
  const of = Uint8Array.from(columns, ({ kind }, i) => {
    if (kind === 'empty' || declaredOut.has(i)) return role.blank;
    if (kind === 'key' || kind === 'supporting') return role[kind];
    return i === id || telling.includes(i) ? role.lookedAt : role.passed;
  });
  const place = new Uint8Array(columns.length);
  for (const [at, column] of [...telling, ...(id < 0 ? [] : [id])].entries()) place[column] = at;
  const questions = Uint16Array.from(of.keys()).filter((i) => of[i] === role.key || of[i] === role.supporting);
  return telling.length < 255 ? { of, place, telling, id: id < 0 ? null : telling.length, questions } : null;
}

/** The columns that are named by what was asked for, each once for every time that it is. */
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
