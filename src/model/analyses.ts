/** The analyses of a result for a ratings panel. None of them changes a rating. */
import * as z from 'zod/mini';
import * as s from './shape.js';

const title = { code: s.text('Its number'), title: s.text('Its title') };
const total = { score: s.count('The score'), maximum: s.count('The most that could be scored') };
const standards = s.objects('Standards whose final rating would be another', {
  code: s.text('Its number'),
  from: s.text('The rating as it is'),
  to: s.text('The rating as it would be'),
});

const change = z.strictObject({
  question: s.text('The question'),
  from: s.choice('The answer given', ['yes', 'no']),
  to: s.choice('The answer that would differ from it', ['yes', 'no']),
  answers: s.count('How many of them'),
});
const changes = s.list('Answers that would have to differ', change);
const hangsOn = s.texts('Assumed values that this hangs on, in words');
const fewest = {
  answers: s.count('The fewest answers'),
  atLeastCases: s.count('Fewer cases than this cannot hold them'),
};

const shift = {
  ...fewest,
  ways: s.objects('Every choice of questions that does it', { to: s.text('The rating that it gives'), changes }),
  hangsOn,
};
const shifts = {
  fall: s.objectOrNull('To a lower rating; null in the lowest', shift),
  rise: s.objectOrNull('To a higher rating; null in the highest', shift),
};

const possibleResult = {
  ...fewest,
  ways: s.count('How many choices of questions do it with so few'),
  changes,
  standards,
  ...total,
  overall: s.ratingOrNull('The overall rating'),
  breaksCap: s.texts('Standards whose discretion would then break a cap'),
  hangsOn,
};
const outcomes = {
  fall: s.objectOrNull('The way down; null where no answers go that way', possibleResult),
  rise: s.objectOrNull('The way up; null where no answers go that way', possibleResult),
};
const held = s.ratingOrNull('The rating at which discretion holds it');

const sensitivity = s.object('How few answers would have to differ for another rating', {
  standards: s.objects('Standards rated from cases', {
    ...title,
    banded: s.text('What its cases give'),
    held,
    ...shifts,
  }),
  throughRules: s.objects('Standards that a decision rule can lower', {
    ...title,
    rating: s.text('Its final rating'),
    held,
    ...outcomes,
  }),
  score: s.object('Of the score', outcomes),
  overall: s.objectOrNull('Of the overall rating; null with none', outcomes),
  withoutCounts: s.texts('Standards of which only percentages are known'),
});

const range = { worst: s.ratingOrNull('The worst that may come'), best: s.ratingOrNull('The best that may come') };
const certain = s.truth('Whether nothing can change it');
const lockIn = s.object('The best and worst that may still come', {
  toCome: s.object('What is still to come', {
    unanswered: s.count('Key questions left unanswered, over all cases'),
    toInspect: s.count('Cases still to be inspected'),
    planned: s.countOrNull('Cases planned beyond those of the sheet; null where the number of cases is not known'),
    judgements: s.texts('Judged standards without a judgement'),
    columns: s.texts('Standards for which the sheet has no column'),
  }),
  standards: s.objects('Standards that can be rated', {
    ...title,
    ...range,
    mayEndUnrated: s.truth('Whether it may turn out not applicable in every case'),
    certain,
  }),
  score: s.object('The score', {
    worst: s.object('The worst that may come', total),
    best: s.object('The best that may come', total),
    certain,
  }),
  overall: s.object('The overall rating', {
    ...range,
    mayEndUnrated: s.truth('Whether there may be none in the end'),
    certain,
  }),
  breaksCap: s.texts('Standards whose discretion would break a cap at the worst'),
});

const way = {
  rounding: s.choice('How halves are rounded', ['half-up', 'half-even']),
  bandOn: s.choice('Which percentage is banded', ['rounded', 'exact']),
};

const roundingAudit = s.object('What another way to round or to band would change', {
  way: s.object("The programme's own way", way),
  looked: s.count('Questions that were looked at'),
  figures: s.objects('Figures that another way would change', {
    question: s.text('The question'),
    yes: s.count('Cases answered Yes'),
    relevant: s.count('Relevant cases'),
    exact: s.value('The percentage with the decimals that decide'),
    printed: s.object('The percentage as it would be printed', {
      halfUp: s.value('Halves up'),
      halfEven: s.value('Halves to even'),
      exact: s.value('The exact value banded'),
    }),
    bands: s.objectOrNull('Its ratings; null for a question in no band', {
      halfUp: s.text('Halves up'),
      halfEven: s.text('Halves to even'),
      exact: s.text('The exact value banded'),
    }),
  }),
  results: s.objects('Other ways in which a rating or the score would be another', {
    ...way,
    standards,
    undecided: s.texts('Standards that are known by percentages alone, which do not say in which band they would be'),
    score: s.countOrNull('The score; null where a standard is undecided'),
    maximum: s.countOrNull('The most that could be scored; null where a standard is undecided'),
    overall: s.ratingOrNull('The overall rating'),
  }),
  withoutCounts: s.texts('Questions of which only percentages are known'),
});

const ends = {
  from: s.value('The lower end, in per cent'),
  to: s.value('The upper end, in per cent'),
  bands: s.withDescription(
    'The ratings that it spans; null for a question in no band',
    z.nullable(z.array(z.string({ error: 'text' }))),
  ),
};
const methods = { wilson: s.object('By Wilson', ends), exact: s.object('By Clopper and Pearson', ends) };
const intervals = s.objects('The intervals at each confidence', {
  confidence: s.value('In per cent'),
  ...methods,
  finite: s.objectOrNull('For a sample of so many eligible cases; null where these are not known', {
    ...methods,
    approximate: s.truth(
      'Whether it is an estimate how many of the eligible cases the question, or one of the standard, is relevant to: then even the exact interval can miss more often than its confidence says',
    ),
  }),
});

const stability = s.object('Intervals for sampling error, and the ratings that they span', {
  errorOf: s.exactly('Of sampling error alone', 'sampling'),
  inspected: s.countOrNull('Cases inspected'),
  eligible: s.countOrNull('The sampling frame'),
  withoutCounts: s.texts('Questions of which only percentages are known'),
  questions: s.objects('Key questions with relevant cases', {
    code: s.text('Its number'),
    yes: s.count('Cases answered Yes'),
    relevant: s.count('Relevant cases'),
    intervals,
  }),
  standards: s.objects("Standards rated from cases: of each standard's lowest percentage", {
    ...title,
    banded: s.text('What its cases give'),
    questions: s.count('Questions that may turn out the lowest'),
    intervals,
  }),
});

const standing = { ...total, overall: s.ratingOrNull('The overall rating') };
const ledger = s.object('Recorded discretion, with the result before and after it', {
  entries: s.objects('Every recorded departure', {
    standard: s.text('The standard'),
    title: s.text('Its title'),
    from: s.ratingOrNull('The rating without this entry'),
    departsFrom: s.choiceOrNull('What it departs from; null without effect', ['cases', 'judgement', 'rules']),
    rules: s.texts('The decision rules that it departs from'),
    to: s.text('The rating it gives'),
    reason: s.text('Why'),
    by: s.textOrNull('By whom'),
    on: s.textOrNull('When'),
    without: s.object('With every other entry and without this one', standing),
    with: s.object('With every entry', standing),
  }),
  before: s.object('By the rules alone', standing),
  after: s.object('After discretion', standing),
});

const caseList = z.strictObject({
  question: s.text('The question'),
  answer: s.choice('The answer', ['yes', 'no', 'notApplicable', 'unanswered']),
  where: s.withDescription(
    'The filter; null where all cases count',
    z.nullable(z.record(z.string({ error: 'text' }), z.array(z.string({ error: 'text' })))),
  ),
  under: s.count('Cases under the filter, whatever they answer'),
  cases: s.objects('The cases: only those that were asked for by name', {
    id: s.textOrNull('The case id'),
    line: s.count('The line on which its row starts'),
  }),
});

/** The keys that analyses have in a result: `score` prints those that were asked for, `batch` none. */
export const analysisKeys = {
  sensitivity: s.optional(sensitivity),
  lockIn: s.optional(lockIn),
  roundingAudit: s.optional(roundingAudit),
  stability: s.optional(stability),
  ledger: s.optional(ledger),
  lists: s.optional(s.list('Only with --list: the cases behind a figure', caseList)),
};

/** How few answers would have to differ for another rating of a standard, another score or another overall rating. */
export type Sensitivity = s.Shape<typeof sensitivity>;
/** How close one standard's cases are to another band. */
export type StandardSensitivity = Sensitivity['standards'][number];
/** How close one standard is to another rating through the decision rules. */
export type RuledSensitivity = Sensitivity['throughRules'][number];
/** The fewest changed answers that lead to another band, and every choice of questions that does it. */
export type Shift = NonNullable<Shifts['fall']>;
export type Shifts = Pick<StandardSensitivity, 'fall' | 'rise'>;
/** The result that the fewest changed answers would lead to. */
export type PossibleResult = NonNullable<Outcomes['fall']>;
export type Outcomes = Sensitivity['score'];
/** A number of answers to one question changed from Yes to No or back, so that its base stays the same. */
export type AnswerChange = s.Shape<typeof change>;
/** The best and the worst result that is still possible. */
export type LockIn = s.Shape<typeof lockIn>;
export type StandardLockIn = LockIn['standards'][number];
export type RoundingAudit = s.Shape<typeof roundingAudit>;
/** One way to round and to band. */
export type Way = RoundingAudit['way'];
/** A question whose printed percentage or band would differ with another way to round or to band. */
export type RoundingFigure = RoundingAudit['figures'][number];
/** The result with another way to round or to band, if it differs. */
export type RoundingResult = RoundingAudit['results'][number];
export type Stability = s.Shape<typeof stability>;
export type QuestionStability = Stability['questions'][number];
export type Intervals = QuestionStability['intervals'][number];
export type Ends = Intervals['wilson'];
/** All recorded discretion, and its effect on the result. */
export type Ledger = s.Shape<typeof ledger>;
export type LedgerEntry = Ledger['entries'][number];
export type Standing = Ledger['before'];
/** The cases behind one figure, in sheet order. Only here are cases named. */
export type CaseList = s.Shape<typeof caseList>;
