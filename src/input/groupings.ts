/** `--by`: cases counted by the values of profile columns. The groups are found as the rows go by; no row is kept. */
import type { Problems } from '../errors.js';
import { Refusal, problem } from '../errors.js';
import type { Answer, Filter, Grouped, GroupCounts, Inspection, Place, Programme, Tally } from '../model.js';
import { nearest } from '../suggest.js';
import { folded } from '../words.js';
import { filterTests, questionColumns, valueKey } from './figures.js';
import type { Columns } from './headers.js';

/** The breakdowns that were asked for of one sheet. */
export interface AskedGroups {
  /** The columns of each table, and where they were named. */
  readonly tables: readonly { readonly by: readonly string[]; readonly place: Place }[];
  /** Codes of questions, or of standards for all their key questions; null for every key question. */
  readonly questions: readonly string[] | null;
  readonly where: Filter | null;
  /** The most groups that one table may have. */
  readonly most: number;
}

/** All breakdowns of a sheet, as they grow while the rows go by. */
export interface Groupings {
  readonly see: (cells: readonly string[], answers: readonly Answer[]) => void;
  readonly grouped: () => Grouped;
}

/** One table that grows while the rows go by. */
interface Grouping {
  readonly by: readonly string[];
  /** Counts a case, and tells the key of its group. */
  readonly see: (cells: readonly string[], answers: readonly Answer[]) => string;
  /** The keys of the groups in the order in which they are shown. */
  readonly keys: () => string[];
  readonly group: (key: string) => GroupCounts | [];
}

/** How a blank cell is called, and a cell that says the same of itself. */
const notRecorded = 'not recorded';

/** The tables made ready for the columns of one sheet, and their questions in programme order; what it does not have is a problem. */
export function groupings(
  columns: Columns,
  { tables, questions: wanted, where, most }: AskedGroups,
  programme: Programme,
  inspection: Pick<Inspection, 'groups' | 'notApplicable'>,
  problems: Problems,
): Groupings {
  const questions = questionsOf(columns, wanted, programme, inspection, problems);
  const passes =
    where === null ? () => true : filterTests(columns, inspection.groups, problems)(where, { column: '--where' });
  const made = tables.map(({ by, place }) => {
    const cells = by.map((name) => profileCell(columns, name, inspection.groups, place, problems));
    return grouping(cells, questions, most, place);
  });
  const pairs = made.flatMap((_, a) => made.slice(0, a).map((__, b) => ({ a: b, b: a, met: new Set<string>() })));
  return {
    see: (cells, answers) => {
      if (!passes(cells)) return;
      const keys = made.map(({ see }) => see(cells, answers));
      for (const { a, b, met } of pairs) met.add(JSON.stringify([keys[a], keys[b]]));
    },
    grouped: () => {
      const orders = made.map(({ keys }) => keys());
      return {
        where,
        questions: [...questions.keys()],
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

/** The column of each question asked for, in the order of the programme, supporting questions behind. */
function questionsOf(
  columns: Columns,
  wanted: readonly string[] | null,
  programme: Programme,
  { notApplicable }: Pick<Inspection, 'notApplicable'>,
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
    const found = known.filter((code) => folded(code) === folded(asked));
    if (found.length > 0) return found;
    const standard = inUse.find(({ code }) => folded(code) === folded(asked));
    const own = (standard?.questions ?? []).map(({ code }) => code).filter((code) => at.has(code));
    if (own.length === 0) {
      problems.add(
        'questionNotInSheet',
        { column: '--questions' },
        { found: asked, known, near: nearest(asked, known) },
      );
    }
    return own;
  });
  const chosen = new Set(codes);
  return new Map(known.filter((code) => chosen.has(code)).map((code) => [code, at.get(code) ?? -1]));
}

/** One profile column: its name as the sheet has it, and what of a case it shows. */
interface ProfileCell {
  readonly name: string;
  /** The name under which a case is counted, null where nothing is recorded; and what it is compared by. */
  readonly read: (cells: readonly string[]) => { readonly key: string; readonly shown: string | null };
}

function profileCell(
  { columns, headers }: Columns,
  name: string,
  groups: Inspection['groups'],
  place: Place,
  problems: Problems,
): ProfileCell {
  const at = columns.findIndex((column) => column.kind === 'profile' && folded(column.name) === folded(name));
  if (at < 0) {
    const known = columns.flatMap((column, i) => (column.kind === 'profile' ? [headers[i] ?? ''] : []));
    problems.add('columnNotInSheet', place, { found: name, known, near: nearest(name, known) });
  }
  const groupOf = new Map<string, string>();
  for (const [group, values] of groups.get(folded(name)) ?? []) {
    for (const value of new Set([group, ...values].map(valueKey))) {
      const first = groupOf.get(value);
      if (first === undefined) groupOf.set(value, group);
      else problems.add('groupValueTwice', place, { value, first, second: group });
    }
  }
  return {
    name: (headers[at] ?? name).trim(),
    read: (cells) => {
      const cell = (cells[at] ?? '').trim().replace(/\s+/g, ' ');
      const shown = groupOf.get(valueKey(cell)) ?? cell;
      const key = valueKey(shown);
      return key === '' || key === notRecorded ? { key: '', shown: null } : { key, shown };
    },
  };
}

function grouping(
  columns: readonly ProfileCell[],
  questions: ReadonlyMap<string, number>,
  most: number,
  place: Place,
): Grouping {
  type Counting = { -readonly [K in keyof Tally]: Tally[K] };
  const found = new Map<string, { values: (string | null)[]; cases: number; tallies: Map<string, Counting> }>();
  const add = (key: string, values: (string | null)[]) => {
    // Told at once: a column of names or dates would otherwise be kept whole.
    if (found.size === most) throw new Refusal([problem('groupsTooMany', place, { most })]);
    const tallies = new Map<string, Counting>();
    for (const code of questions.keys()) tallies.set(code, { yes: 0, no: 0, notApplicable: 0, unanswered: 0 });
    const group = { values, cases: 0, tallies };
    found.set(key, group);
    return group;
  };
  return {
    by: columns.map(({ name }) => name),
    see: (cells, answers) => {
      const parts = columns.map(({ read }) => read(cells));
      const key = JSON.stringify(parts.map((part) => part.key));
      const group =
        found.get(key) ??
        add(
          key,
          parts.map(({ shown }) => shown),
        );
      group.cases++;
      for (const [code, at] of questions) {
        const tally = group.tallies.get(code);
        const answer = answers[at];
        if (tally !== undefined && answer !== undefined) tally[answer]++;
      }
      return key;
    },
    keys: () => [...found.keys()].toSorted(inOrder),
    group: (key) => found.get(key) ?? [],
  };
}

/** By value, column by column; what is not recorded comes last. The order tells nothing of how many cases there are. */
function inOrder(a: string, b: string): number {
  const [left, right] = [a, b].map((key) => JSON.parse(key) as string[]);
  for (const [i, value] of (left ?? []).entries()) {
    const other = right?.[i] ?? '';
    if (value === other) continue;
    if (value === '' || other === '') return value === '' ? 1 : -1;
    return value < other ? -1 : 1;
  }
  return 0;
}
