/** `--by`: counts cases by the values of profile columns. Groups are found while rows are read; no row is kept. */
import { emptyTally } from '../../scoring/tally.js';
import { compareGroupKeys, groupKey } from '../../scoring/groups.js';
import type { Problems } from '../../problems/problems.js';
import { refusalFor } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Answer, Filter, GroupCounts, Grouped, Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';
import { addInto, filterTests, valueKey, type Alike, type Counter } from './figures.js';
import { questionColumns, supportingQuestions, type Columns, profileColumn } from './columns.js';

/** The breakdowns of a sheet that were asked for. */
export interface AskedGroups {
  /** The columns of each table, and where they were named. */
  readonly tables: readonly { readonly by: readonly string[]; readonly place: Place }[];
  /** Codes of questions, or of standards for all their key questions; null for every key question. */
  readonly questions: readonly string[] | null;
  readonly where: Filter | null;
  /** The most groups that one table may have. */
  readonly most: number;
}

/** What breakdowns need besides the columns. */
export interface GroupingContext {
  readonly file: string;
  readonly programme: Programme;
  readonly inspection: Pick<Inspection, 'groups' | 'notApplicable'>;
  readonly options: { readonly groups?: AskedGroups | undefined };
  readonly problems: Problems;
}

/** All breakdowns of a sheet, while its rows are read. */
export interface Groupings {
  readonly see: (cells: readonly string[], answers: readonly (Answer | undefined)[]) => void;
  /** Counts many cases at once, with the same result as `see` for each. */
  readonly seeAlike: (alike: Alike) => void;
  readonly grouped: () => Grouped;
}

/** One table, while rows are read. */
interface Grouping {
  readonly by: readonly string[];
  /** Counts a case. Returns the key of its group. */
  readonly see: (cells: readonly string[], answers: readonly (Answer | undefined)[]) => string;
  readonly seeAlike: (alike: Alike) => string;
  /** The keys of the groups, in printing order. */
  readonly keys: () => string[];
  readonly group: (key: string) => GroupCounts | [];
}

/** The name of blank cells; a cell can also say this itself. */
const notRecorded = 'not recorded';

/** The breakdowns for the columns of one sheet, null if none were asked for. A column or question that does not exist is a problem. */
export function makeGroupings(
  columns: Columns,
  { file, programme, inspection, options: { groups: asked }, problems }: GroupingContext,
): Groupings | null {
  if (asked === undefined) return null;
  const { tables, questions: wanted, where, most } = asked;
  const questions = questionsOf(columns, wanted, programme, inspection, file, problems);
  const passes =
    where === null ? () => true : filterTests(columns, inspection.groups, problems)(where, { file, column: '--where' });
  const made = tables.map(({ by, place: named }) => {
    const place = { file, ...named };
    const cells = by.map((name) => profileCell(columns, name, inspection.groups, place, problems));
    return makeGrouping(cells, questions, most, place);
  });
  const pairs = made.flatMap((_, a) => made.slice(0, a).map((__, b) => ({ a: b, b: a, met: new Set<string>() })));
  const meet = (keys: readonly string[]): void => {
    for (const { a, b, met } of pairs) met.add(JSON.stringify([keys[a], keys[b]]));
  };
  return {
    see: (cells, answers) => {
      if (passes(cells)) meet(made.map(({ see }) => see(cells, answers)));
    },
    seeAlike: (alike) => {
      if (passes(alike.cells)) meet(made.map(({ seeAlike }) => seeAlike(alike)));
    },
    grouped: () => {
      const orders = made.map(({ keys }) => keys());
      return {
        where,
        questions: textsOf([...questions.keys()], columns, programme),
        tables: made.map(({ by, group }, i) => ({ by, groups: (orders[i] ?? []).flatMap(group) })),
        meetings: pairs.map(({ a, b, met }) => {
          const places = [...met].map((text): [number, number] => {
            const [one = '', other = ''] = JSON.parse(text) as string[];
            return [orders[a]?.indexOf(one) ?? -1, orders[b]?.indexOf(other) ?? -1];
          });
          return { tables: [a, b], groups: places.toSorted((x, y) => x[0] - y[0] || x[1] - y[1]) };
        }),
      };
    },
  };
}

/** The column of each question asked for, in programme order, supporting questions last. */
function questionsOf(
  columns: Columns,
  wanted: readonly string[] | null,
  programme: Programme,
  { notApplicable }: Pick<Inspection, 'notApplicable'>,
  file: string,
  problems: Problems,
): Map<string, number> {
  const at = questionColumns(columns);
  const inUse = programme.standards.filter(({ code }) => !notApplicable.has(code));
  const keys = inUse.flatMap(({ questions = [] }) => questions.map(({ code }) => code)).filter((code) => at.has(code));
  const declaredOut = new Set(
    programme.standards
      .filter(({ code }) => notApplicable.has(code))
      .flatMap(({ questions = [] }) => questions.map(({ code }) => code)),
  );
  const known = [...keys, ...[...at.keys()].filter((code) => !keys.includes(code) && !declaredOut.has(code))];
  const codes = (wanted ?? keys).flatMap((asked) => {
    const found = known.filter((code) => fold(code) === fold(asked));
    if (found.length > 0) return found;
    const standard = inUse.find(({ code }) => fold(code) === fold(asked));
    const own = (standard?.questions ?? []).map(({ code }) => code).filter((code) => at.has(code));
    if (own.length === 0) {
      problems.add(
        'questionNotInSheet',
        { file, column: '--questions' },
        { found: asked, known, near: nearest(asked, known) },
      );
    }
    return own;
  });
  const chosen = new Set(codes);
  return new Map(known.filter((code) => chosen.has(code)).map((code) => [code, at.get(code) ?? -1]));
}

/** Each question with its wording: the programme's, or the sheet's for a supporting question. */
function textsOf(codes: readonly string[], columns: Columns, programme: Programme): Grouped['questions'] {
  const texts = new Map(
    [...programme.standards.flatMap(({ questions = [] }) => questions), ...supportingQuestions(columns)].map(
      ({ code, text }) => [code, text],
    ),
  );
  return codes.map((code) => ({ code, text: texts.get(code) ?? '' }));
}

/** A profile column: its name in the sheet, and the value of each cell. */
interface ProfileCell {
  readonly name: string;
  readonly at: number;
  /** The name under which a cell is counted; null if nothing is recorded. */
  readonly shown: (cell: string) => string | null;
}

function profileCell(
  columns: Columns,
  name: string,
  groups: Inspection['groups'],
  place: Place,
  problems: Problems,
): ProfileCell {
  const at = profileColumn(columns, name, place, problems);
  const groupOf = new Map<string, string>();
  for (const [group, values] of groups.get(fold(name)) ?? []) {
    for (const value of new Set([group, ...values].map(valueKey))) {
      const first = groupOf.get(value);
      if (first === undefined) groupOf.set(value, group);
      else problems.add('groupValueTwice', place, { value, first, second: group });
    }
  }
  /** The first spelling of each value. */
  const spelt = new Map<string, string>();
  return {
    name: (columns.headers[at] ?? name).trim(),
    at,
    shown: (cell) => {
      const tidy = cell.trim().replace(/\s+/g, ' ');
      const shown = groupOf.get(valueKey(tidy)) ?? tidy;
      const key = valueKey(shown);
      if (key === '' || key === notRecorded) return null;
      const first = spelt.get(key) ?? shown;
      spelt.set(key, first);
      return first;
    },
  };
}

function makeGrouping(
  columns: readonly ProfileCell[],
  questions: ReadonlyMap<string, number>,
  most: number,
  place: Place,
): Grouping {
  const found = new Map<string, { values: (string | null)[]; cases: number; tallies: Map<string, Counter['tally']> }>();
  const keyOf = (cells: readonly string[]): string => {
    const values = columns.map(({ shown, at }) => shown(cells[at] ?? ''));
    const key = groupKey(values);
    if (!found.has(key)) {
      // Thrown at once, because a column of names or dates would otherwise be held completely.
      if (found.size === most) throw refusalFor('groupsTooMany', place, { most, canMerge: true });
      const tallies = new Map([...questions.keys()].map((code) => [code, { ...emptyTally }]));
      found.set(key, { values, cases: 0, tallies });
    }
    return key;
  };
  const groupAt = (key: string) => {
    const group = found.get(key);
    if (group === undefined) throw new Error('a group that was not made');
    return group;
  };
  return {
    by: columns.map(({ name }) => name),
    see: (cells, answers) => {
      const key = keyOf(cells);
      const group = groupAt(key);
      group.cases++;
      for (const [code, at] of questions) {
        const tally = group.tallies.get(code);
        const answer = answers[at];
        if (tally !== undefined && answer !== undefined) tally[answer]++;
      }
      return key;
    },
    seeAlike: ({ cells, cases, answered }) => {
      const key = keyOf(cells);
      const group = groupAt(key);
      group.cases += cases;
      for (const [code, at] of questions) {
        const tally = group.tallies.get(code);
        if (tally !== undefined) addInto(tally, answered(at));
      }
      return key;
    },
    keys: () => [...found.keys()].toSorted(compareGroupKeys),
    group: (key) => found.get(key) ?? [],
  };
}
