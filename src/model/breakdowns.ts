/** Supporting questions and breakdowns, in a result and in a pool. */
import { describe, literal, nullable, record, strictObject, string, union } from 'zod/mini';
import {
  choiceOrNull,
  count,
  countOrNull,
  list,
  notes,
  percentOrNull,
  text,
  textOrNull,
  truth,
  value,
  valueOrNull,
  type Shape,
} from './shape.js';

export const supporting = list(
  strictObject({
    standard: text('The standard that they stand under'),
    title: text('Its title'),
    questions: list(
      strictObject({
        code: text('Its code: that of the standard or of a key question, and a letter'),
        text: text('Its wording in the sheet'),
        yes: count('Cases answered Yes'),
        no: count('Cases answered No'),
        notApplicable: count('Cases to which it does not apply: outside the percentage'),
        unanswered: count('Blank answers: outside the percentage'),
        percentage: percentOrNull('Yes of yes and no; null with no relevant case'),
      }),
      'The questions in the order of the sheet',
    ),
  }),
  'Supporting questions by standard: each has its own base, and none is rated',
);

const figures = {
  yes: countOrNull('Cases answered Yes; null where it is hidden'),
  no: countOrNull('Cases answered No; null where it is hidden'),
  relevant: countOrNull('Yes and No together, the base; null where it is hidden'),
  percentage: percentOrNull('Yes of the base; null where it is hidden, and with no relevant case'),
};

const rate = (means: string) =>
  nullable(
    strictObject({
      index: value('The rate of the group over that of the reference'),
      from: value('The lower limit of its 95 per cent interval'),
      to: value('The upper limit'),
    }),
  ).check(describe(means));

/** A contrast that is shown. */
const shownContrast = strictObject({
  question: text('The question'),
  group: text('The group that is held against the reference'),
  hidden: literal(false, { error: 'false' }).check(describe('It is shown')),
  p: valueOrNull('The exact two-sided probability; null where it is not tested'),
  untested: choiceOrNull(['notRecorded', 'nothingRelevant', 'sameAnswers', 'tooFew'], 'Why it is not tested'),
  index: rate('The relative rate index of Yes; null where a count is under five'),
  complement: rate('The relative rate index of No; null where a count is under five'),
  difference: nullable(
    strictObject({
      points: value('The rate of the group less that of the reference'),
      from: value('The lower limit'),
      to: value('The upper limit'),
    }),
  ).check(describe("In percentage points, with Newcombe's 95 per cent interval; null where sheets are pooled")),
  quotients: strictObject({ yes: valueOrNull('Of Yes'), no: valueOrNull('Of No') }).check(
    describe('The rates of Yes and of No over those of the reference; null where that is no finite number'),
  ),
  adjusted: valueOrNull("The probability after Holm's adjustment; null where it is not tested"),
  verdict: choiceOrNull(
    ['chance', 'different', 'slight'],
    '`chance`: not distinguishable from chance; `different`: more than chance, and of practical size; `slight`: more than chance, and not',
  ),
  outside: strictObject({ yes: truth('That of Yes'), no: truth('That of No') }).check(
    describe('Whether the index of Yes, or that of No, lies outside the practical range'),
  ),
  notes: notes('Where intervals read otherwise than the verdict'),
});

const contrast = union([
  strictObject({
    question: text('The question'),
    group: text('The group'),
    hidden: literal(true, { error: 'true' }).check(describe('It is hidden')),
  }),
  shownContrast,
]);

const table = strictObject({
  by: list(string(), 'Its profile columns'),
  withheld: choiceOrNull(
    ['exposed', 'shares'],
    'Why nothing of it is shown: `exposed`, hiding single figures would not be enough; `shares`, it shares something with a table before it',
  ),
  leftOut: list(string(), 'Questions left out of it, since hiding their counts could not be enough'),
  groups: list(
    strictObject({
      name: text('Its values, joined'),
      values: list(nullable(string()), 'The value of each column; null where none is recorded'),
      cases: countOrNull('Its cases; null where that is hidden'),
      questions: list(
        strictObject({ code: text('The question'), ...figures, hidden: truth('Whether it is hidden') }),
        'What its cases answered',
      ),
    }),
    'The groups by value, what is not recorded last',
  ),
  contrasts: nullable(
    strictObject({
      reference: textOrNull('The group that the others are held against'),
      asked: truth('Whether it was asked for; otherwise it is the largest'),
      results: list(contrast, 'Every other group on every question'),
    }),
  ).check(describe('Null where none were asked for')),
});

export const breakdowns = strictObject({
  where: nullable(record(string(), list(string(), 'Values'))).check(describe('The filter; it touches no rating')),
  sheets: count('The sheets that are pooled'),
  questions: list(
    strictObject({ code: text('Its code'), text: text('Its wording'), ...figures }),
    'The questions, with the figures of all cases',
  ),
  cases: count('All cases, whatever the filter'),
  suppressedBelow: countOrNull('Counts from 1 to just under this are hidden; null where none are'),
  practical: strictObject({ from: value('The least of them'), to: value('The greatest') }).check(
    describe('The indices that make no practical difference'),
  ),
  family: count('The contrasts that probabilities are adjusted for'),
  tables: list(table, 'A table for each --by'),
}).check(describe('Cases by profile columns, where that was asked for. No group has a rating'));

/** Supporting questions of one standard, each with its own base. */
export type SupportingTable = Shape<typeof supporting>[number];
export type SupportingResult = SupportingTable['questions'][number];

/** All breakdowns of a run. */
export type Breakdowns = Shape<typeof breakdowns>;
/** The cases by the values of one column or of several. */
export type Breakdown = Shape<typeof table>;
/** One group of cases. */
export type Group = Breakdown['groups'][number];
/** The answers of a group's cases to one question. Hidden counts are null; a percentage is null if it is hidden or no case is relevant. */
export type GroupAnswers = Group['questions'][number];
/** The contrasts of one table. */
export type Contrasts = NonNullable<Breakdown['contrasts']>;
/** One group against the reference group on one question. */
export type Contrast = Shape<typeof contrast>;
type ShownContrast = Shape<typeof shownContrast>;
/** Two groups compared on one question, in one sheet or stratified by sheet. */
export type Compared = Pick<ShownContrast, 'p' | 'untested' | 'index' | 'complement' | 'difference' | 'quotients'>;
/** The verdict on a contrast, among all contrasts of the run. */
export type Judged = Pick<ShownContrast, 'adjusted' | 'verdict' | 'outside' | 'notes'>;
/** Why a contrast is not tested. It then has no probability, and does not count in the adjustment. */
export type Untested = NonNullable<ShownContrast['untested']>;
/** The verdict on a contrast. Not distinguishable from chance does not mean equal. */
export type Verdict = NonNullable<ShownContrast['verdict']>;

/** The range of an index that makes no practical difference, both ends included. */
export type Practical = Breakdowns['practical'];

/** The options for breakdowns besides their columns. */
export interface BreakdownOptions {
  /** Counts from 1 to just under this are hidden; null if none are. */
  readonly suppress: number | null;
  readonly contrast: boolean;
  /** The group that the others are held against; null for the largest. */
  readonly reference: string | null;
  /** Null for the four-fifths rule. */
  readonly practical: Practical | null;
}
