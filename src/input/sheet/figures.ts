/** Prepares figures for the columns of one sheet, so that one pass over the rows tallies them all. */
import type { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Answer, Figure, Filter, Place, Tally } from '../../model/reading.js';
import { figureKey, emptyTally } from '../../scoring/tally.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { questionColumns, type Columns } from './columns.js';

/** A figure that was asked for, and where. */
export interface AskedFigure {
  readonly figure: Figure;
  readonly place: Place;
}

/** One figure, ready to count. */
export interface Counter {
  readonly key: string;
  readonly tally: { -readonly [K in keyof Tally]: Tally[K] };
  /** The column of its question; null for a share or a number of cases. */
  readonly column: number | null;
  readonly share: CellTest | null;
  readonly where: CellTest | null;
}

/** Tests the cells of a case. */
export type CellTest = (cells: readonly string[]) => boolean;

/** Makes tests of filters on the profile columns of one sheet. A column that does not exist is a problem. */
export function filterTests(
  { columns, headers }: Columns,
  groups: Inspection['groups'],
  problems: Problems,
): (filter: Filter, place: Place) => CellTest {
  let known: ReadonlyMap<string, number> | null = null;
  /** Each column that was asked for at a place and is not there. */
  const missing = new Set<string>();
  return (filter, place) => {
    const profile = (known ??= profileColumns(columns));
    const tests = Object.entries(filter).map(([name, values]): CellTest => {
      const at = profile.get(fold(name));
      if (at === undefined) {
        const all = [...profile.values()].map((i) => headers[i] ?? '');
        const asked = JSON.stringify([name, place]);
        if (!missing.has(asked))
          problems.add('columnNotInSheet', place, { found: name, known: all, near: nearest(name, all) });
        missing.add(asked);
        return () => false;
      }
      const accepted = new Set(values.flatMap((value) => expandGroups(groups.get(fold(name)), value)));
      return (cells) => accepted.has(valueKey(cells[at] ?? ''));
    });
    return (cells) => tests.every((passes) => passes(cells));
  };
}

function profileColumns(columns: Columns['columns']): Map<string, number> {
  return new Map(columns.flatMap((column, i) => (column.kind === 'profile' ? [[fold(column.name), i] as const] : [])));
}

/** A counter for each key and supporting question of the sheet, and for each figure asked for. The same figure is counted once. */
export function makeCounters(
  columns: Columns,
  asked: readonly AskedFigure[],
  groups: Inspection['groups'],
  problems: Problems,
): Counter[] {
  const questions = questionColumns(columns);
  const test = filterTests(columns, groups, problems);
  const counted = new Map<string, Counter>();
  for (const [code, column] of questions) counted.set(code, newCounter(code, column, null, null));
  for (const { figure, place } of asked) {
    const key = figureKey(figure);
    if (counted.has(key)) continue;
    const code = figure.question?.trim().toLowerCase();
    const known = [...questions.keys()];
    const column = known.find((question) => question.toLowerCase() === code);
    if (code !== undefined && column === undefined) {
      problems.add('questionNotInSheet', place, { found: figure.question ?? '', known, near: nearest(code, known) });
    }
    const at = column === undefined ? null : (questions.get(column) ?? null);
    const where = figure.where === undefined ? null : test(figure.where, place);
    counted.set(key, newCounter(key, at, figure.profile === undefined ? null : test(figure.profile, place), where));
  }
  return [...counted.values()];
}

/** Counts one case: its answer, or whether it is in the share; without either, the case itself. */
export function countCase(
  { tally, column, share, where }: Counter,
  cells: readonly string[],
  answers: readonly (Answer | undefined)[],
): void {
  if (where !== null && !where(cells)) return;
  const answer = column === null ? (share === null || share(cells) ? 'yes' : 'no') : answers[column];
  if (answer !== undefined) tally[answer]++;
}

/** Cases with the same cells in every column in use. */
export interface Alike {
  /** Their cells. Cells of columns that are not in use are missing. */
  readonly cells: readonly string[];
  readonly cases: number;
  /** Their answers in a question's column. */
  readonly answered: (column: number) => Tally;
}

/** Counts many cases at once, with the same result as `countCase` for each. */
export function countAlike({ tally, column, share, where }: Counter, { cells, cases, answered }: Alike): void {
  if (where !== null && !where(cells)) return;
  if (column !== null) addInto(tally, answered(column));
  else tally[share === null || share(cells) ? 'yes' : 'no'] += cases;
}

/** Adds one tally to another in place. */
export function addInto(tally: Counter['tally'], more: Tally): void {
  tally.yes += more.yes;
  tally.no += more.no;
  tally.notApplicable += more.notApplicable;
  tally.unanswered += more.unanswered;
}

function newCounter(key: string, column: number | null, share: CellTest | null, where: CellTest | null): Counter {
  return { key, tally: { ...emptyTally }, column, share, where };
}

/** A value of a profile column in the form in which filters compare it: capitals and spacing do not matter. */
export function valueKey(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** A group's name means all its values, and the name itself. */
function expandGroups(groups: ReadonlyMap<string, readonly string[]> | undefined, value: string): string[] {
  const group = [...(groups ?? [])].find(([name]) => valueKey(name) === valueKey(value));
  return [value, ...(group?.[1] ?? [])].map(valueKey);
}
