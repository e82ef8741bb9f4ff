/** Breakdowns by profile columns as worksheets: one for each breakdown, and one for its contrasts. */
import {
  distinctNames,
  markCells,
  numberColumn,
  orMark,
  tabName,
  wordColumn,
  type Cell,
  type Column,
  type Worksheet,
} from '../../model/worksheet.js';
import { compact, formatFilter, formatList } from '../../words/english.js';
import { makeVisible } from '../../words/visible.js';
import type {
  Breakdown,
  Breakdowns,
  Contrast,
  Contrasts,
  Group,
  GroupAnswers,
  Verdict,
} from '../../model/breakdowns.js';
import { adjustmentWords, rangeWords, untested } from './contrast-words.js';

export const whyWithheld: Readonly<Record<NonNullable<Breakdown['withheld']>, string>> = {
  exposed:
    'Withheld: hiding single figures would not be enough, because groups are too small. Merge values with --group.',
  shares:
    'Withheld: the table above and this one together would tell more than each alone. They share a column or a filter, or one divides the groups of the other, or sheets are pooled. Ask for it in a run of its own.',
  blanks:
    'Withheld: every key question has a blank. A case is a row that is not all blank, so the blanks of one question would tell of those of others. Fill in one question for every case.',
};

/** For each breakdown the worksheet of its groups, then that of its contrasts if they were asked for. */
export function breakdownSheets(run: Breakdowns): Worksheet[] {
  return run.tables.flatMap((table) => [
    groupsSheet(run, table),
    ...(table.contrasts === null || table.contrasts.results.length === 0
      ? []
      : [contrastSheet(run, table, table.contrasts)]),
  ]);
}

/** A row for each question and group, and for the whole sample unless there is a filter. */
function groupsSheet(run: Breakdowns, breakdown: Breakdown): Worksheet {
  const { by, groups, leftOut, withheld } = breakdown;
  const shown = run.questions.filter(({ code }) => !leftOut.includes(code));
  const rows = shown.flatMap(({ code, text, ...whole }): Cell[][] => {
    const row = (values: string[], cases: number | null, answers: Omit<GroupAnswers, 'code'>): Cell[] => [
      code,
      orMark(text, 'x'),
      ...values,
      ...[cases, answers.yes, answers.no, answers.relevant].map((count) => orMark(count, 'c')),
      orMark(answers.percentage, answers.hidden ? 'c' : 'z'),
    ];
    const ofGroups = groups.flatMap(({ values, cases, questions }) =>
      questions
        .filter((one) => one.code === code)
        .map((answers) =>
          row(
            values.map((value) => value ?? 'not recorded'),
            cases,
            answers,
          ),
        ),
    );
    const ofAll = row(
      by.map(() => 'Whole sample'),
      run.cases,
      { ...whole, hidden: false },
    );
    return run.where === null ? [...ofGroups, ofAll] : ofGroups;
  });
  const table = withheld === null && groups.length > 0 && rows.length > 0;
  return {
    name: tabName(makeVisible(`By ${by.join(' ')}`)),
    title: `Questions by ${formatList(by)}`,
    lines: compact([...aboutGroups(run, breakdown), !table && whyNone(withheld, groups)]),
    table: table ? { columns: columnsOf(by), rows } : null,
  };
}

function whyNone(withheld: Breakdown['withheld'], groups: readonly Group[]): string {
  if (withheld !== null) return whyWithheld[withheld];
  return groups.length === 0 ? 'No case is counted here.' : 'No question is left that could be shown.';
}

/** The columns with distinct headers, whatever the columns of the sheet are called. */
function columnsOf(by: readonly string[]): Column[] {
  const fixed = [
    numberColumn('Cases', 2.4),
    numberColumn('Yes', 2),
    numberColumn('No', 2),
    numberColumn('Relevant (Yes and No)', 3.2),
    numberColumn("Percentage 'Yes'", 3.4),
  ];
  const before = [wordColumn('Question', 2.6), wordColumn('Wording', 11)];
  const headers = distinctNames([...before, ...fixed].map(({ header }) => header).concat(by), Infinity);
  return [...before, ...headers.slice(-by.length).map((header) => wordColumn(header, 6)), ...fixed];
}

export const wholeSampleOnly = 'Ratings belong to the whole sample: a group has percentages, and no rating.';

/** Which questions are left out; null if none are. */
export function leftOutWords(leftOut: readonly string[]): string | null {
  return leftOut.length === 0
    ? null
    : `Left out, because their small numbers could become known: ${formatList(leftOut)}.`;
}

/** What is hidden, as a sentence can name it. */
export function hiddenWords({ suppressedBelow, alikeHidden }: Pick<Breakdowns, 'suppressedBelow' | 'alikeHidden'>) {
  const small = suppressedBelow === 2 ? 'a count of 1' : `a count from 1 to ${(suppressedBelow ?? 0) - 1}`;
  return alikeHidden ? `${small}, a group that answered all alike` : small;
}

/** Why key questions are hidden together in a table; null if none is. */
export function tiedWords(
  { tied }: Pick<Breakdowns, 'tied'>,
  { groups, leftOut }: Pick<Breakdown, 'groups' | 'leftOut'>,
): string | null {
  const why = 'The number of cases with Yes on every key question is public, so key questions are';
  const left = tied.find((code) => leftOut.includes(code));
  if (left !== undefined) return `${why} left out together. One alone (--questions ${left}) may be shown.`;
  const isHidden = groups.some(({ questions }) => questions.some(({ code, hidden }) => hidden && tied.includes(code)));
  return isHidden ? `${why} hidden in the same groups. Fewer of them (--questions) may leave more to be shown.` : null;
}

/** Lines that apply to every breakdown of the run, and to contrasts. */
function aboutGroups(run: Breakdowns, table: Breakdown): string[] {
  return compact([
    wholeSampleOnly,
    run.where !== null && `Only cases with ${formatFilter(run.where)} are broken down.`,
    run.suppressedBelow === null
      ? 'Small counts are not hidden.'
      : `Hidden: ${hiddenWords(run)}, or whatever would give one away.`,
    leftOutWords(table.leftOut),
    tiedWords(run, table),
  ]);
}

const withInterval = (header: string, width: number, name: string, decimals: number): Column[] => [
  numberColumn(header, width, decimals),
  numberColumn(`${name}: interval from`, 2.8, decimals),
  numberColumn(`${name}: interval to`, 2.8, decimals),
];

const contrastColumns: readonly Column[] = [
  wordColumn('Question', 2.6),
  wordColumn('Group', 5.5),
  wordColumn('Reference group', 5),
  ...withInterval('Difference in percentage points', 3.4, 'Difference', 1),
  ...withInterval('Relative rate index', 3, 'Index', 2),
  ...withInterval('Relative rate index of No', 3, 'Index of No', 2),
  numberColumn('Probability', 3, 4),
  numberColumn('Adjusted probability', 3, 4),
  wordColumn('Verdict', 7),
  wordColumn('Notes', 8),
];

/** A row for each contrast of one breakdown. */
function contrastSheet(run: Breakdowns, breakdown: Breakdown, { reference, asked, results }: Contrasts): Worksheet {
  const { by } = breakdown;
  return {
    name: tabName(makeVisible(`Contrasts by ${by.join(' ')}`)),
    title: `Contrasts by ${formatList(by)}`,
    lines: compact([
      ...aboutGroups(run, breakdown),
      `Every group is held against ${reference ?? 'none'}${asked ? '' : ', the largest'}.`,
      "The probability is that of Fisher's exact test, two-sided. Intervals are at 95 per cent: Newcombe's of the difference, and on the log scale of an index.",
      adjustmentWords(run.family),
      rangeWords(run.practical),
    ]),
    table: { columns: contrastColumns, rows: results.map((contrast) => rowOf(contrast, reference ?? '')) },
  };
}

function rowOf(contrast: Contrast, reference: string): Cell[] {
  const who = [contrast.question, contrast.group, reference];
  if (contrast.hidden) return [...who, ...markCells(contrastColumns.length - who.length, 'c')];
  const { difference, index, complement, p, adjusted, notes } = contrast;
  const noIndex = markCells(3, contrast.untested === 'nothingRelevant' ? 'z' : 'u');
  return [
    ...who,
    ...(difference === null ? markCells(3, 'z') : [difference.points, difference.from, difference.to]),
    ...[index, complement].flatMap((rate) => (rate === null ? noIndex : [rate.index, rate.from, rate.to])),
    orMark(p, 'z'),
    orMark(adjusted, p === null ? 'z' : 'c'),
    verdictOf(contrast),
    notes.map(({ message }) => message).join(' ') || 'none',
  ];
}

const verdicts: Readonly<Record<Verdict, string>> = {
  chance: 'Not distinguishable from chance, which is not to say the same',
  different: 'Different: more than chance explains, and enough to matter in practice',
  slight: 'More than chance explains, and too slight to matter in practice',
};

function verdictOf({ verdict, untested: reason }: Extract<Contrast, { hidden: false }>): string {
  if (reason !== null) return `Not tested: ${untested[reason]}`;
  return verdict === null ? 'Withheld' : verdicts[verdict];
}
