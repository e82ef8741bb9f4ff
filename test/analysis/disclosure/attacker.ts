/**
 * An attacker who knows the program: every whole-sample count, everything printed, and the rule. He draws up every sample that there
 * could be, lets each be printed, and keeps those for which exactly the same is printed. What all of those agree on, he knows.
 */
import { breakdowns } from '../../../src/analysis/breakdown/breakdown.js';
import { defaultPractical } from '../../../src/analysis/breakdown/contrast.js';
import type { Answer, Filter, GroupCounts, Grouped, Meeting, Tally } from '../../../src/model/reading.js';
import { casework, programme } from '../../make.js';
import type { Breakdowns } from '../../../src/model/breakdowns.js';

/** A case: its value in each profile column, and its answer to each question. Null is not recorded. */
export interface Case {
  readonly values: readonly (string | null)[];
  readonly answers: readonly Answer[];
}

/** The samples that are drawn up, and what is asked of each. */
export interface Setting {
  /** The values of each profile column; columns are named a, b, … */
  readonly columns: readonly (readonly (string | null)[])[];
  readonly questions: number;
  readonly answers: readonly Answer[];
  readonly cases: number;
  readonly limit: number;
  /** The columns of each table. */
  readonly tables: readonly (readonly number[])[];
  /** The first value of the first column is the filter; then that column is not broken down. */
  readonly filtered?: boolean;
  readonly contrast?: boolean;
  /** The last column is the sheet: the sheets are pooled, and the figures of each are public. */
  readonly pooled?: boolean;
}

const under = programme([casework('2.2', 3)]);
const codes = ['2.2.1', '2.2.2', '2.2.3'];

function tallyCases(cases: readonly Case[], questions: number): Map<string, Tally> {
  return new Map(
    codes.slice(0, questions).map((code, q) => {
      const count = (wanted: Answer): number => cases.filter(({ answers }) => answers[q] === wanted).length;
      return [
        code,
        {
          yes: count('yes'),
          no: count('no'),
          notApplicable: count('notApplicable'),
          unanswered: count('unanswered'),
        },
      ];
    }),
  );
}

/** The counts behind the tables, as reading a sheet gives them. */
export function groupCases(sample: readonly Case[], { tables, questions, filtered, columns }: Setting): Grouped {
  const kept = filtered === true ? sample.filter(({ values }) => values[0] === columns[0]?.[0]) : sample;
  const where: Filter | null = filtered === true ? { a: [columns[0]?.[0] ?? ''] } : null;
  const made = tables.map((table) => {
    const groups = new Map<string, Case[]>();
    for (const one of kept) {
      const key = JSON.stringify(table.map((column) => one.values[column]));
      groups.set(key, [...(groups.get(key) ?? []), one]);
    }
    const inOrder = [...groups].toSorted(([a], [b]) => (a < b ? -1 : 1));
    return { by: table.map((column) => 'abc'[column] ?? ''), inOrder };
  });
  const meetings = made.flatMap(({ inOrder: second }, b) =>
    made.slice(0, b).map(({ inOrder: first }, a): Meeting => {
      const groups = first.flatMap(([, one], i) =>
        second.flatMap(([, other], j) => (one.some((found) => other.includes(found)) ? [[i, j] as const] : [])),
      );
      return { tables: [a, b], groups };
    }),
  );
  return {
    where,
    questions: codes.slice(0, questions).map((code) => ({ code, text: '' })),
    tables: made.map(({ by, inOrder }) => ({
      by,
      groups: inOrder.map(([key, cases]): GroupCounts => {
        const values = JSON.parse(key) as (string | null)[];
        return { values, cases: cases.length, tallies: tallyCases(cases, questions) };
      }),
    })),
    meetings,
  };
}

/** The sheets of a sample: one, unless they are pooled. */
function sheetsOf(sample: readonly Case[], { pooled, columns }: Setting): Case[][] {
  if (pooled !== true) return [[...sample]];
  const last = columns.length - 1;
  return (columns[last] ?? []).map((name) => sample.filter(({ values }) => values[last] === name));
}

/** What is printed of a sample. */
export function printSample(sample: readonly Case[], setting: Setting): Breakdowns {
  const sheets = sheetsOf(sample, setting).map((sheet) => groupCases(sheet, setting));
  return breakdowns(
    under,
    { cases: sample.length, tallies: tallyCases(sample, setting.questions), sheets },
    { suppress: setting.limit, contrast: setting.contrast ?? false, reference: null, practical: defaultPractical },
  );
}

/** Every sample of so many cases: which cases they are matters, not their order. */
export function* samples({ columns, questions, answers, cases }: Setting): Generator<Case[]> {
  let kinds: Case[] = [{ values: [], answers: [] }];
  for (const values of columns) {
    kinds = kinds.flatMap((kind) => values.map((value) => ({ ...kind, values: [...kind.values, value] })));
  }
  for (let q = 0; q < questions; q++) {
    kinds = kinds.flatMap((kind) => answers.map((answer) => ({ ...kind, answers: [...kind.answers, answer] })));
  }
  function* drawn(from: number, left: number): Generator<Case[]> {
    if (left === 0) yield [];
    else {
      for (let i = from; i < kinds.length; i++) {
        const kind = kinds[i];
        if (kind !== undefined) for (const rest of drawn(i, left - 1)) yield [kind, ...rest];
      }
    }
  }
  yield* drawn(0, cases);
}

/** What the attacker finds out, and how much he looked at. */
export interface Findings {
  readonly samples: number;
  readonly hiddenCounts: number;
  readonly shownCounts: number;
  readonly withheld: number;
  /** Hidden counts that every sample agrees on which would be printed the same. */
  readonly pinned: readonly string[];
  /** Counts from 1 to just under the limit that are there to be read. */
  readonly smallShown: readonly string[];
}

/** Attacks everything that could be printed in a setting. */
function attack(setting: Setting): Findings {
  /** For each thing printed: for each hidden count, the first value it had, and whether it had another. */
  const seen = new Map<string, Map<string, { value: number; open: boolean }>>();
  const smallShown: string[] = [];
  let [many, hiddenCounts, shownCounts, withheld] = [0, 0, 0, 0];
  for (const sample of samples(setting)) {
    many++;
    const counted = groupCases(sample, setting);
    const result = printSample(sample, setting);
    const publicCounts = sheetsOf(sample, setting).map((sheet) => [...tallyCases(sheet, setting.questions).values()]);
    const text = JSON.stringify([publicCounts, result]);
    const known = seen.get(text) ?? new Map<string, { value: number; open: boolean }>();
    seen.set(text, known);
    /** Keeps a value that the attacker is not to know for sure; `matters` is false where knowing it is no harm. */
    const note = (name: string, value: number, matters: boolean): void => {
      const before = known.get(name);
      if (before === undefined) known.set(name, { value, open: !matters });
      else if (before.value !== value) before.open = true;
    };
    const look = (name: string, shown: number | null, value: number): void => {
      if (shown !== null) {
        shownCounts++;
        if (value >= 1 && value < setting.limit) smallShown.push(`${name} = ${value} in ${text}`);
        return;
      }
      hiddenCounts++;
      note(name, value, true);
    };
    result.tables.forEach((table, t) => {
      if (table.withheld !== null) withheld++;
      // What is withheld or left out is not printed as hidden; that it is so must not give a small count away either.
      for (const { values, cases, tallies } of counted.tables[t]?.groups ?? []) {
        const unseen = [...tallies].filter(([code]) => table.withheld !== null || table.leftOut.includes(code));
        for (const [code, { yes, no }] of unseen) {
          for (const [answer, count] of Object.entries({ yes, no })) {
            // A group that is the whole sample is public.
            const name = `${t} ${values.join()} ${code} ${answer}, not shown`;
            if (cases < sample.length) note(name, count, count >= 1 && count < setting.limit);
          }
        }
      }
      table.groups.forEach(({ name, cases, questions }, g) => {
        const truth = counted.tables[t]?.groups[g];
        if (truth === undefined) throw new Error('a group that is not there');
        look(`${t} ${name} cases`, cases, truth.cases);
        for (const { code, yes, no, relevant } of questions) {
          const tally = truth.tallies.get(code);
          if (tally === undefined) throw new Error('a question that was not asked');
          look(`${t} ${name} ${code} yes`, yes, tally.yes);
          look(`${t} ${name} ${code} no`, no, tally.no);
          look(`${t} ${name} ${code} relevant`, relevant, tally.yes + tally.no);
        }
      });
    });
  }
  const pinned = [...seen].flatMap(([text, counts]) =>
    [...counts].flatMap(([name, { value, open }]) => (open ? [] : [`${name} = ${value} in ${text}`])),
  );
  return { samples: many, hiddenCounts, shownCounts, withheld, pinned, smallShown };
}

const yesNo = ['yes', 'no'] as const;
export const three = ['yes', 'no', 'notApplicable'] as const;

/** One column with these values, and one breakdown by it. */
export function oneColumn(
  values: Setting['columns'][number],
  changes: Partial<Setting> & Pick<Setting, 'cases'>,
): Setting {
  return { columns: [values], questions: 1, answers: yesNo, limit: 2, tables: [[0]], ...changes };
}

/** Two columns of two values, and these breakdowns. */
export function twoColumns(tables: Setting['tables'], changes: Partial<Setting> & Pick<Setting, 'cases'>): Setting {
  return {
    columns: [
      ['A', 'B'],
      ['C', 'D'],
    ],
    questions: 1,
    answers: yesNo,
    limit: 2,
    tables,
    ...changes,
  };
}

/** What is to be found of an attack. */
export const nothing = { pinned: [], smallShown: [], hidesCounts: true, showsCounts: true };

/** What an attack finds, at most three of a kind, and whether there was something to hide and something to find it from. */
export function finds(setting: Setting): Record<keyof typeof nothing, unknown> {
  const { pinned, smallShown, hiddenCounts, shownCounts } = attack(setting);
  return {
    pinned: pinned.slice(0, 3),
    smallShown: smallShown.slice(0, 3),
    hidesCounts: hiddenCounts > 0,
    showsCounts: shownCounts > 0,
  };
}
