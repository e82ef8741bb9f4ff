/** Supporting questions and breakdowns, in a result and in a pool. */
import * as z from 'zod/mini';
import * as s from './shape.js';

export const supporting = s.objects('Supporting questions by standard: each has its own base, and none is rated', {
  standard: s.text('The standard that they stand under'),
  title: s.text('Its title'),
  questions: s.objects('The questions in the order of the sheet', {
    code: s.text('Its code: that of the standard or of a key question, and a letter'),
    text: s.text('Its wording in the sheet'),
    yes: s.count('Cases answered Yes'),
    no: s.count('Cases answered No'),
    notApplicable: s.countOrNull(
      'Cases to which it does not apply: outside the percentage; null where counts do not say',
    ),
    unanswered: s.countOrNull('Answers left blank: outside the percentage; null where counts do not say'),
    relevant: s.count('Yes and No together, the base of the percentage'),
    percentage: s.percentOrNull('Yes of yes and no; null with no relevant case'),
  }),
});

const figures = {
  yes: s.countOrNull('Cases answered Yes; null where it is hidden'),
  no: s.countOrNull('Cases answered No; null where it is hidden'),
  relevant: s.countOrNull('Yes and No together, the base; null where it is hidden'),
  percentage: s.percentOrNull('Yes of the base; null where it is hidden, and with no relevant case'),
};

const rate = (means: string) =>
  s.objectOrNull(means, {
    index: s.value('The rate of the group over that of the reference'),
    from: s.value('The lower limit of its 95 per cent interval'),
    to: s.value('The upper limit'),
  });

const shownContrast = z.strictObject({
  question: s.text('The question'),
  group: s.text('The group that is held against the reference'),
  hidden: s.exactly('It is shown', false),
  p: s.valueOrNull('The exact two-sided probability; null where it is not tested'),
  untested: s.choiceOrNull('Why it is not tested', ['notRecorded', 'nothingRelevant', 'sameAnswers', 'tooFew']),
  index: rate('The relative rate index of Yes; null where a count is under five'),
  complement: rate('The relative rate index of No; null where a count is under five'),
  difference: s.objectOrNull(
    "In percentage points, with Newcombe's 95 per cent interval; null where sheets are pooled",
    {
      points: s.value('The rate of the group less that of the reference'),
      from: s.value('The lower limit'),
      to: s.value('The upper limit'),
    },
  ),
  quotients: s.object('The rates of Yes and of No over those of the reference; null where that is no finite number', {
    yes: s.valueOrNull('Of Yes'),
    no: s.valueOrNull('Of No'),
  }),
  adjusted: s.valueOrNull(
    "The probability after Holm's adjustment; null where it is not tested, and where it depends on a hidden contrast",
  ),
  verdict: s.choiceOrNull(
    '`chance`: not distinguishable from chance; `different`: more than chance, and of practical size; `slight`: more than chance, and not; null as `adjusted`, unless the verdict is the same whatever is hidden',
    ['chance', 'different', 'slight'],
  ),
  outside: s.object('Whether the index of Yes, or that of No, lies outside the practical range', {
    yes: s.truth('That of Yes'),
    no: s.truth('That of No'),
  }),
  notes: s.notes('Where intervals read otherwise than the verdict'),
});

const hiddenContrast = z.strictObject({
  question: s.text('The question'),
  group: s.text('The group'),
  hidden: s.exactly('It is hidden', true),
});

export const breakdowns = s.object('Cases by profile columns, where that was asked for. No group has a rating', {
  where: s.withDescription('The filter; it touches no rating', z.nullable(z.record(z.string(), s.texts('Values')))),
  sheets: s.count('The sheets that are pooled'),
  questions: s.objects('The questions, with the figures of all cases', {
    code: s.text('Its code'),
    text: s.text('Its wording'),
    ...figures,
  }),
  cases: s.count('All cases, whatever the filter'),
  suppressedBelow: s.countOrNull('Counts from 1 to just under this are hidden; null where none are'),
  alikeHidden: s.truth('Whether it is also hidden that all of a group answered alike'),
  tied: s.texts(
    'Questions hidden in the same groups, or left out together, since it is public in how many cases all of them are Yes; none where nothing is hidden',
  ),
  practical: s.object('The indices that make no practical difference', {
    from: s.value('The least of them'),
    to: s.value('The greatest'),
  }),
  family: s.countOrNull(
    'The contrasts that could be tested, for which probabilities are adjusted; null where hidden ones are among them',
  ),
  tables: s.objects('A table for each --by', {
    by: s.texts('Its profile columns'),
    withheld: s.choiceOrNull(
      'Why nothing of it is shown: `exposed`, hiding single figures would not be enough; `shares`, a table before it and this one would tell more together; `blanks`, every key question has a blank',
      ['exposed', 'shares', 'blanks'],
    ),
    leftOut: s.texts('Questions left out of it, since hiding their counts could not be enough'),
    groups: s.objects('The groups by value, what is not recorded last', {
      name: s.text('Its values, joined'),
      values: s.list('The value of each column; null where none is recorded', z.nullable(z.string())),
      cases: s.countOrNull('Its cases; null where that is hidden'),
      questions: s.objects('What its cases answered', {
        code: s.text('The question'),
        ...figures,
        hidden: s.truth('Whether it is hidden'),
      }),
    }),
    contrasts: s.objectOrNull('Null where none were asked for', {
      reference: s.textOrNull('The group that the others are held against'),
      asked: s.truth('Whether it was asked for; otherwise it is the largest'),
      results: s.list('Every other group on every question', z.union([hiddenContrast, shownContrast])),
    }),
  }),
});

export type SupportingTable = s.Shape<typeof supporting>[number];
export type SupportingResult = SupportingTable['questions'][number];
export type Breakdowns = s.Shape<typeof breakdowns>;
/** The cases by the values of one column or of several. */
export type Breakdown = Breakdowns['tables'][number];
export type Group = Breakdown['groups'][number];
/** The answers of a group's cases to one question. Hidden counts are null; a percentage is null if it is hidden or no case is relevant. */
export type GroupAnswers = Group['questions'][number];
export type Contrasts = NonNullable<Breakdown['contrasts']>;
/** One group against the reference group on one question. */
export type Contrast = Contrasts['results'][number];
type ShownContrast = s.Shape<typeof shownContrast>;
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
  /** If anything is hidden, whether it is also hidden that all of a group answered alike. */
  readonly hidesAlike: boolean;
  readonly contrast: boolean;
  /** The group that the others are held against; null for the largest. */
  readonly reference: string | null;
  /** Null for the four-fifths rule. */
  readonly practical: Practical | null;
}
