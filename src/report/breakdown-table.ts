/** Breakdowns and contrasts as rows for spreadsheets: one for each question and group, and one for all cases. */
import { leftOutWords, whyWithheld } from '../analysis/breakdown/worksheets.js';
import { untested } from '../analysis/breakdown/contrast-words.js';
import type { Breakdown, Breakdowns, Contrast, Group, GroupAnswers } from '../model/breakdowns.js';
import { compact } from '../words/english.js';
import { tableOf, type Cell, type DescribedColumn } from './csv.js';

/** Breakdowns, and the sheet or the pool that they are of. */
export interface BrokenDown {
  /** Null for a pool. */
  readonly file: string | null;
  readonly programme: string;
  readonly region: string | null;
  readonly run: Breakdowns;
}

/** One row: a group, or all cases, on one question; or a table or question of which nothing is shown. */
interface Row {
  readonly of: BrokenDown;
  readonly table: Breakdown;
  readonly question: Breakdowns['questions'][number] | null;
  readonly group: Pick<Group, 'name' | 'cases'> | null;
  readonly answers: Omit<GroupAnswers, 'code'> | null;
  readonly contrast: Contrast | null;
  readonly note: string | null;
}

const figure =
  (key: 'yes' | 'no' | 'relevant' | 'percentage') =>
  ({ answers }: Row): Cell =>
    answers?.[key] ?? null;

/** Every column of figures in order: its header, its description, and its cells. */
export const breakdownColumns: readonly DescribedColumn<Row>[] = [
  ['file', "The sheet's file name; empty for a pool", ({ of }) => of.file],
  ['programme', "The programme's id", ({ of }) => of.programme],
  ['region', 'Its region', ({ of }) => of.region],
  ['sheets', 'The sheets that are pooled', ({ of }) => of.run.sheets],
  ['by', 'The profile columns, with commas between', ({ table }) => table.by.join(',')],
  ['question', "The question's code", ({ question }) => question?.code ?? null],
  ['text', 'Its wording', ({ question }) => question?.text ?? null],
  ['group', 'The group; empty in the row of all cases', ({ group }) => group?.name ?? null],
  [
    'cases',
    'Its cases; empty where that is hidden',
    ({ of, group, answers }) => (group === null ? (answers === null ? null : of.run.cases) : group.cases),
  ],
  ['yes', 'Cases answered Yes; empty where that is hidden', figure('yes')],
  ['no', 'Cases answered No; empty where that is hidden', figure('no')],
  ['relevant', 'Yes and No together: the base of the percentage; empty where that is hidden', figure('relevant')],
  ['percentage', 'The percentage of Yes; empty where it is hidden, and with nothing relevant', figure('percentage')],
  [
    'hidden',
    'Whether a figure of the row is hidden, because it is small or would give a small one away',
    ({ table, question, group, answers }) =>
      answers === null ? question !== null || table.withheld !== null : answers.hidden || group?.cases === null,
  ],
];

type Shown = Extract<Contrast, { hidden: false }>;

const ofContrast =
  (cell: (contrast: Shown) => Cell) =>
  ({ contrast }: Row): Cell =>
    contrast === null || contrast.hidden ? null : cell(contrast);

/** The columns that `--contrast` adds. */
export const contrastColumns: readonly DescribedColumn<Row>[] = [
  [
    'reference',
    'The group that this one is held against',
    ({ table, contrast }) => (contrast === null ? null : (table.contrasts?.reference ?? null)),
  ],
  [
    'difference',
    'The rate of the group less that of the reference, in percentage points; empty for a pool',
    ofContrast(({ difference }) => difference?.points ?? null),
  ],
  [
    'difference_from',
    "The lower end of Newcombe's interval at 95 per cent",
    ofContrast(({ difference }) => difference?.from ?? null),
  ],
  ['difference_to', 'Its upper end', ofContrast(({ difference }) => difference?.to ?? null)],
  [
    'index',
    'The relative rate index of Yes; empty where a count is under five',
    ofContrast(({ index }) => index?.index ?? null),
  ],
  ['index_from', 'The lower end of its interval at 95 per cent', ofContrast(({ index }) => index?.from ?? null)],
  ['index_to', 'Its upper end', ofContrast(({ index }) => index?.to ?? null)],
  ['index_of_no', 'The relative rate index of No', ofContrast(({ complement }) => complement?.index ?? null)],
  ['index_of_no_from', 'The lower end of its interval', ofContrast(({ complement }) => complement?.from ?? null)],
  ['index_of_no_to', 'Its upper end', ofContrast(({ complement }) => complement?.to ?? null)],
  ['p', 'The exact two-sided probability; empty where it is not tested', ofContrast(({ p }) => p)],
  ['adjusted_p', "The probability after Holm's adjustment", ofContrast(({ adjusted }) => adjusted)],
  [
    'verdict',
    '`chance` (not distinguishable from it), `different`, `slight` (more than chance, and of no practical size), `untested` or `hidden`',
    ({ contrast }) => {
      if (contrast === null) return null;
      return contrast.hidden ? 'hidden' : contrast.untested === null ? contrast.verdict : 'untested';
    },
  ],
];

/** The last column. */
export const noteColumn: DescribedColumn<Row> = [
  'note',
  'Why nothing is shown or tested, and where intervals read otherwise than the verdict',
  ({ note, contrast }) => {
    const shown = contrast === null || contrast.hidden ? null : contrast;
    const reason = shown === null || shown.untested === null ? null : `Not tested: ${untested[shown.untested]}.`;
    return compact([note, reason, ...(shown?.notes ?? []).map(({ message }) => message)]).join(' ');
  },
];

/** All breakdowns under one header. A hidden figure is an empty cell, and its row says that it is hidden. */
export function breakdownTable(all: readonly BrokenDown[]): Cell[][] {
  const rows = all.flatMap((of) => of.run.tables.flatMap((table) => tableRows(of, table)));
  const isContrasted = all.some(({ run }) => run.tables.some(({ contrasts }) => contrasts !== null));
  return tableOf([...breakdownColumns, ...(isContrasted ? contrastColumns : []), noteColumn], rows);
}

function tableRows(of: BrokenDown, table: Breakdown): Row[] {
  const { groups, leftOut, withheld, contrasts } = table;
  const none: Row = { of, table, question: null, group: null, answers: null, contrast: null, note: null };
  if (withheld !== null) return [{ ...none, note: whyWithheld[withheld] }];
  if (groups.length === 0) return [{ ...none, note: 'No case is counted here.' }];
  return of.run.questions.flatMap((question): Row[] => {
    const { code, ...whole } = question;
    if (leftOut.includes(code)) return [{ ...none, question, note: leftOutWords([code]) }];
    const ofGroups = groups.flatMap((group) =>
      group.questions
        .filter((answers) => answers.code === code)
        .map((answers): Row => {
          const contrast = contrasts?.results.find((one) => one.question === code && one.group === group.name) ?? null;
          return { ...none, question, group, answers, contrast };
        }),
    );
    const ofAll: Row = { ...none, question, answers: { ...whole, hidden: false } };
    return of.run.where === null ? [...ofGroups, ofAll] : ofGroups;
  });
}
