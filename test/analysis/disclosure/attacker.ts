/**
 * An attacker who knows the program: every whole-sample count, everything printed, and the rule. He draws up every sample that there
 * could be, lets each be printed, and keeps those for which exactly the same is printed. What all of those agree on, he knows.
 */
import { breakdowns, knownBeside, type CountedSheet } from '../../../src/analysis/breakdown/breakdown.js';
import { defaultPractical } from '../../../src/analysis/breakdown/contrast.js';
import type { Answer, Filter, GroupCounts, Grouped, Meeting, Tally } from '../../../src/model/reading.js';
import { emptyTally } from '../../../src/scoring/tally.js';
import { casework, programme } from '../../make.js';
import type { Breakdowns } from '../../../src/model/breakdowns.js';

/** A case: its value in each profile column (null is not recorded), and its answer to each question (null is not asked). */
export interface Case {
  readonly values: readonly (string | null)[];
  readonly answers: readonly (Answer | null)[];
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
  /** How many of the questions are broken down, all by default. */
  readonly brokenDown?: number;
  /** The questions that each sheet asks, all by default. */
  readonly asks?: readonly (readonly number[])[];
  /** It is public how many cases answered some question, left none blank, and had no No, each time over so many of the first questions. */
  readonly composites?: readonly number[];
  /** Whether it is hidden that a group answered all alike. */
  readonly hidesAlike?: boolean;
}

const under = programme([casework('2.2', 3)]);
const codes = ['2.2.1', '2.2.2', '2.2.3'];

/** The tallies of the questions that are asked of any of the cases. */
function tallyCases(cases: readonly Case[], questions: number): Map<string, Tally> {
  return new Map(
    codes.slice(0, questions).flatMap((code, q) => {
      const count = (wanted: Answer): number => cases.filter(({ answers }) => answers[q] === wanted).length;
      if (cases.every(({ answers }) => answers[q] === null)) return [];
      const tally = {
        yes: count('yes'),
        no: count('no'),
        notApplicable: count('notApplicable'),
        unanswered: count('unanswered'),
      };
      return [[code, tally] as const];
    }),
  );
}

/** The counts behind the tables, as reading a sheet gives them. */
export function groupCases(sample: readonly Case[], setting: Setting): Grouped {
  const { tables, filtered, columns, brokenDown: questions = setting.questions } = setting;
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

/** What is read of a sheet. */
export function readSample(sheet: readonly Case[], setting: Setting): CountedSheet {
  const tallies = tallyCases(sheet, setting.questions);
  const keyQuestions = [...tallies].map(([code, tally]) => ({ code, ...tally }));
  const tied = Math.max(0, ...(setting.composites ?? []));
  const standard = { basis: 'cases', counted: true, composite: compositeOf(sheet, tied) };
  const standards = [
    { ...standard, code: '2.2', keyQuestions: keyQuestions.slice(0, tied) },
    { ...standard, code: '2.6', keyQuestions: keyQuestions.slice(tied), composite: null },
  ];
  return {
    cases: sheet.length,
    tallies,
    grouped: groupCases(sheet, setting),
    known: knownBeside({ standards, overall: { composite: null } } as never),
  };
}

/** What is printed of a sample. */
export function printSample(sample: readonly Case[], setting: Setting): Breakdowns {
  return breakdowns(
    under,
    sheetsOf(sample, setting).map((sheet) => readSample(sheet, setting)),
    {
      suppress: setting.limit,
      hidesAlike: setting.hidesAlike ?? false,
      contrast: setting.contrast ?? false,
      reference: null,
      practical: defaultPractical,
    },
  );
}

/** Every sample of so many cases: which cases they are matters, not their order. */
export function* samples({ columns, questions, answers, cases, asks }: Setting): Generator<Case[]> {
  let kinds: Case[] = [{ values: [], answers: [] }];
  for (const values of columns) {
    kinds = kinds.flatMap((kind) => values.map((value) => ({ ...kind, values: [...kind.values, value] })));
  }
  const sheetNames = columns.at(-1) ?? [];
  for (let q = 0; q < questions; q++) {
    kinds = kinds.flatMap((kind) => {
      const asked = asks?.[sheetNames.indexOf(kind.values.at(-1) ?? null)]?.includes(q) ?? true;
      return (asked ? answers : [null]).map((answer) => ({ ...kind, answers: [...kind.answers, answer] }));
    });
  }
  // A row of blanks is no inspected case.
  kinds = kinds.filter((kind) => kind.answers.some((answer) => answer !== null && answer !== 'unanswered'));
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
  /** Counts from 1 to just under the limit that are there to be read, and groups that answered all alike. */
  readonly smallShown: readonly string[];
}

/** The composite of the first questions. */
function compositeOf(sheet: readonly Case[], questions: number): { yes: number; relevant: number } {
  const relevant = sheet
    .map(({ answers }) => answers.slice(0, questions))
    .filter((answers) => !answers.includes('unanswered') && (answers.includes('yes') || answers.includes('no')));
  return { yes: relevant.filter((answers) => !answers.includes('no')).length, relevant: relevant.length };
}

/** Every group that a table could have, also those without cases. */
function everyGroup({ tables, columns }: Setting, t: number, grouped: Grouped): GroupCounts[] {
  const found = new Map(grouped.tables[t]?.groups.map((group) => [group.values.join(), group]));
  let all: (string | null)[][] = [[]];
  for (const column of tables[t] ?? [])
    all = all.flatMap((values) => (columns[column] ?? []).map((value) => [...values, value]));
  return all.map((values) => found.get(values.join()) ?? { values, cases: 0, tallies: new Map() });
}

/** Attacks everything that could be printed in a setting. */
function attack(setting: Setting): Findings {
  /** For each thing printed: for each hidden count, the first value it had, and whether it had another. */
  const seen = new Map<string, Map<string, { value: number; open: boolean }>>();
  const smallShown: string[] = [];
  let [many, hiddenCounts, shownCounts, withheld] = [0, 0, 0, 0];
  const { limit, hidesAlike = false } = setting;
  const isSmall = (count: number): boolean => count >= 1 && count < limit;
  for (const sample of samples(setting)) {
    many++;
    const counted = groupCases(sample, setting);
    const result = printSample(sample, setting);
    const sheets = sheetsOf(sample, setting);
    const publicCounts = sheets.map((sheet) => [
      sheet.length,
      ...tallyCases(sheet, setting.questions).values(),
      ...(setting.composites ?? []).map((questions) => compositeOf(sheet, questions)),
    ]);
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
        if (isSmall(value)) smallShown.push(`${name} = ${value} in ${text}`);
        return;
      }
      hiddenCounts++;
      note(name, value, true);
    };
    /** Counts of a group that are not printed: small ones must not become known, nor that all answered alike unless all cases did. */
    const noteUnprinted = (name: string, cases: number, own: Tally, all: Tally | undefined): void => {
      const relevant = own.yes + own.no;
      const alike = hidesAlike && relevant > 0;
      note(`${name} yes`, own.yes, isSmall(own.yes) || (alike && own.yes === 0 && (all?.yes ?? 0) > 0));
      note(`${name} no`, own.no, isSmall(own.no) || (alike && own.no === 0 && (all?.no ?? 0) > 0));
      note(`${name} relevant`, relevant, isSmall(relevant));
      note(`${name} neither`, cases - relevant, isSmall(cases - relevant));
    };
    const whole = tallyCases(sample, setting.questions);
    result.tables.forEach((table, t) => {
      if (table.withheld !== null) withheld++;
      // What is withheld or left out is not printed as hidden; that it is so must not give a small count away either.
      for (const { values, cases, tallies } of everyGroup(setting, t, counted)) {
        // A group that is the whole sample is public.
        if (cases === sample.length) continue;
        for (const [code, all] of whole) {
          if (table.withheld !== null || table.leftOut.includes(code))
            noteUnprinted(`${t} ${values.join()} ${code}, not shown,`, cases, tallies.get(code) ?? emptyTally, all);
        }
      }
      table.groups.forEach(({ name, cases, questions }, g) => {
        const truth = counted.tables[t]?.groups[g];
        if (truth === undefined) throw new Error('a group that is not there');
        if (truth.cases === sample.length) return;
        look(`${t} ${name} cases`, cases, truth.cases);
        for (const { code, yes, no, relevant } of questions) {
          const tally = truth.tallies.get(code) ?? emptyTally;
          const base = tally.yes + tally.no;
          look(`${t} ${name} ${code} yes`, yes, tally.yes);
          look(`${t} ${name} ${code} no`, no, tally.no);
          look(`${t} ${name} ${code} relevant`, relevant, base);
          if (cases === null) continue;
          const neither = truth.cases - base;
          if (relevant === null) note(`${t} ${name} ${code} neither`, neither, isSmall(neither));
          else if (isSmall(neither)) smallShown.push(`${t} ${name} ${code} neither = ${neither} in ${text}`);
          const all = whole.get(code) ?? emptyTally;
          const alike = (tally.yes === 0 && all.yes > 0) || (tally.no === 0 && all.no > 0);
          if (hidesAlike && yes !== null && base > 0 && alike)
            smallShown.push(`${t} ${name} ${code} all alike in ${text}`);
        }
      });
      if (sheets.length === 1 || (counted.tables[t]?.groups.length ?? 0) < 2) return;
      for (const [s, sheet] of sheets.entries()) {
        const ofSheet = tallyCases(sheet, setting.questions);
        for (const { values, cases, tallies } of everyGroup(setting, t, groupCases(sheet, setting))) {
          const name = `${t} ${values.join()} in sheet ${s}`;
          note(`${name} cases`, cases, isSmall(cases));
          for (const [code, all] of ofSheet)
            noteUnprinted(`${name} ${code}`, cases, tallies.get(code) ?? emptyTally, all);
        }
      }
    });
  }
  const pinned = [...seen].flatMap(([text, counts]) =>
    [...counts].flatMap(([name, { value, open }]) => (open ? [] : [`${name} = ${value} in ${text}`])),
  );
  return { samples: many, hiddenCounts, shownCounts, withheld, pinned, smallShown };
}

const yesNo = ['yes', 'no'] as const;
export const three = ['yes', 'no', 'notApplicable'] as const;
export const blanks = ['yes', 'no', 'unanswered'] as const;

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
