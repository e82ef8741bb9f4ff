/** The analyses of a result for a ratings panel. None of them changes a rating. */
import { array, describe, exactOptional as optional, literal, nullable, record, strictObject, string } from 'zod/mini';
import {
  choice,
  choiceOrNull,
  count,
  countOrNull,
  list,
  ratingOrNull,
  text,
  textOrNull,
  texts,
  truth,
  value,
  type Shape,
} from './shape.js';

const title = { code: text('Its number'), title: text('Its title') };
const total = { score: count('The score'), maximum: count('The most that could be scored') };
const standards = list(
  strictObject({ code: text('Its number'), from: text('The rating as it is'), to: text('The rating as it would be') }),
  'Standards whose final rating would be another',
);

const change = strictObject({
  question: text('The question'),
  from: choice(['yes', 'no'], 'The answer given'),
  to: choice(['yes', 'no'], 'The answer that would differ from it'),
  answers: count('How many of them'),
});
const changes = list(change, 'Answers that would have to differ');
const hangsOn = texts('Assumed values that this hangs on, in words');
const fewest = { answers: count('The fewest answers'), atLeastCases: count('Fewer cases than this cannot hold them') };

const shift = strictObject({
  ...fewest,
  ways: list(strictObject({ to: text('The rating that it gives'), changes }), 'Every choice of questions that does it'),
  hangsOn,
});
const shifts = {
  fall: nullable(shift).check(describe('To a lower rating; null in the lowest')),
  rise: nullable(shift).check(describe('To a higher rating; null in the highest')),
};

const possibleResult = strictObject({
  ...fewest,
  ways: count('How many choices of questions do it with so few'),
  changes,
  standards,
  ...total,
  overall: ratingOrNull('The overall rating'),
  breaksCap: texts('Standards whose discretion would then break a cap'),
  hangsOn,
});
const outcomes = strictObject({
  fall: nullable(possibleResult).check(describe('The way down; null where no answers go that way')),
  rise: nullable(possibleResult).check(describe('The way up; null where no answers go that way')),
});
const held = ratingOrNull('The rating at which discretion holds it');

const sensitivity = strictObject({
  standards: list(
    strictObject({ ...title, banded: text('What its cases give'), held, ...shifts }),
    'Standards rated from cases',
  ),
  throughRules: list(
    strictObject({ ...title, rating: text('Its final rating'), held, ...outcomes.shape }),
    'Standards that a decision rule can lower',
  ),
  score: outcomes.check(describe('Of the score')),
  overall: nullable(outcomes).check(describe('Of the overall rating; null with none')),
  withoutCounts: texts('Standards of which only percentages are known'),
});

const lockIn = strictObject({
  open: strictObject({
    blanks: count('Blank answers of key questions'),
    outstanding: count('Cases still to be inspected'),
    planned: count('Cases planned beyond those of the sheet'),
    judgements: texts('Judged standards without a judgement'),
    columns: texts('Standards for which the sheet has no column'),
  }).check(describe('What is still open')),
  standards: list(
    strictObject({
      ...title,
      worst: ratingOrNull('The worst that may come'),
      best: ratingOrNull('The best that may come'),
      mayEndUnrated: truth('Whether it may turn out not applicable in every case'),
      certain: truth('Whether nothing can change it'),
    }),
    'Standards that can be rated',
  ),
  score: strictObject({
    worst: strictObject(total).check(describe('The worst that may come')),
    best: strictObject(total).check(describe('The best that may come')),
    certain: truth('Whether nothing can change it'),
  }).check(describe('The score')),
  overall: strictObject({
    worst: ratingOrNull('The worst that may come'),
    best: ratingOrNull('The best that may come'),
    mayEndUnrated: truth('Whether there may be none in the end'),
    certain: truth('Whether nothing can change it'),
  }).check(describe('The overall rating')),
  breaksCap: texts('Standards whose discretion would break a cap at the worst'),
});

const way = {
  rounding: choice(['half-up', 'half-even'], 'How halves are rounded'),
  bandOn: choice(['rounded', 'exact'], 'Which percentage is banded'),
};

const roundingAudit = strictObject({
  way: strictObject(way).check(describe("The programme's own way")),
  looked: count('Questions that were looked at'),
  figures: list(
    strictObject({
      question: text('The question'),
      yes: count('Cases answered Yes'),
      relevant: count('Relevant cases'),
      exact: value('The percentage with the decimals that decide'),
      printed: strictObject({ halfUp: value('Halves up'), halfEven: value('Halves to even') }).check(
        describe('The percentage as it would be printed'),
      ),
      bands: nullable(
        strictObject({
          halfUp: text('Halves up'),
          halfEven: text('Halves to even'),
          exact: text('The exact value banded'),
        }),
      ).check(describe('Its ratings; null for a question in no band')),
    }),
    'Figures that another way would change',
  ),
  results: list(
    strictObject({ ...way, standards, ...total, overall: ratingOrNull('The overall rating') }),
    'Other ways in which a rating or the score would be another',
  ),
});

const ends = strictObject({
  from: value('The lower end, in per cent'),
  to: value('The upper end, in per cent'),
  bands: nullable(array(string({ error: 'text' }))).check(
    describe('The ratings that it spans; null for a question in no band'),
  ),
});
const methods = {
  wilson: ends.check(describe('By Wilson')),
  exact: ends.check(describe('By Clopper and Pearson')),
};
const intervals = list(
  strictObject({
    confidence: value('In per cent'),
    ...methods,
    finite: nullable(strictObject(methods)).check(
      describe('For a sample of so many eligible cases; null where these are not known'),
    ),
  }),
  'The intervals at each confidence',
);

const stability = strictObject({
  errorOf: literal('sampling', { error: 'sampling' }).check(describe('Of sampling error alone')),
  inspected: countOrNull('Cases inspected'),
  eligible: countOrNull('The sampling frame'),
  questions: list(
    strictObject({
      code: text('Its number'),
      yes: count('Cases answered Yes'),
      relevant: count('Relevant cases'),
      intervals,
    }),
    'Key questions with relevant cases',
  ),
  standards: list(
    strictObject({
      ...title,
      banded: text('What its cases give'),
      questions: count('Questions that may turn out the lowest'),
      intervals,
    }),
    "Standards rated from cases: of each standard's lowest percentage",
  ),
});

const standing = strictObject({ ...total, overall: ratingOrNull('The overall rating') });
const ledger = strictObject({
  entries: list(
    strictObject({
      standard: text('The standard'),
      title: text('Its title'),
      from: ratingOrNull('The rating without this entry'),
      departsFrom: choiceOrNull(['cases', 'judgement', 'rules'], 'What it departs from; null without effect'),
      rules: texts('The decision rules that it departs from'),
      to: text('The rating it gives'),
      reason: text('Why'),
      by: textOrNull('By whom'),
      on: textOrNull('When'),
      without: standing.check(describe('With every other entry and without this one')),
      with: standing.check(describe('With every entry')),
    }),
    'Every recorded departure',
  ),
  before: standing.check(describe('By the rules alone')),
  after: standing.check(describe('After discretion')),
});

const caseList = strictObject({
  question: text('The question'),
  answer: choice(['yes', 'no', 'notApplicable', 'unanswered'], 'The answer'),
  where: nullable(record(string({ error: 'text' }), array(string({ error: 'text' })))).check(
    describe('The filter; null where all cases count'),
  ),
  under: count('Cases under the filter, whatever they answer'),
  cases: list(
    strictObject({ id: textOrNull('The case id'), line: count('The line on which its row starts') }),
    'The cases: only those that were asked for by name',
  ),
});

/** The keys that analyses have in a result: `score` prints those that were asked for, `batch` none. */
export const analysisKeys = {
  sensitivity: optional(sensitivity.check(describe('How few answers would have to differ for another rating'))),
  lockIn: optional(lockIn.check(describe('The best and worst that open answers may still bring'))),
  roundingAudit: optional(roundingAudit.check(describe('What another way to round or to band would change'))),
  stability: optional(stability.check(describe('Intervals for sampling error, and the ratings that they span'))),
  ledger: optional(ledger.check(describe('Recorded discretion, with the result before and after it'))),
  lists: optional(list(caseList, 'Only with --list: the cases behind a figure')),
};

/** How few answers would have to differ for another rating of a standard, another score or another overall rating. */
export type Sensitivity = Shape<typeof sensitivity>;
/** How close one standard's cases are to another band. */
export type StandardSensitivity = Sensitivity['standards'][number];
/** How close one standard is to another rating through the decision rules. */
export type RuledSensitivity = Sensitivity['throughRules'][number];
/** The fewest changed answers that lead to another band, and every choice of questions that does it. */
export type Shift = Shape<typeof shift>;
export type Shifts = Pick<StandardSensitivity, 'fall' | 'rise'>;
/** The result that the fewest changed answers would lead to. */
export type PossibleResult = Shape<typeof possibleResult>;
export type Outcomes = Shape<typeof outcomes>;
/** A number of answers to one question changed from Yes to No or back, so that its base stays the same. */
export type AnswerChange = Shape<typeof change>;

/** The best and the worst result that is still possible. */
export type LockIn = Shape<typeof lockIn>;
export type StandardLockIn = LockIn['standards'][number];

export type RoundingAudit = Shape<typeof roundingAudit>;
/** One way to round and to band. */
export type Way = RoundingAudit['way'];
/** A question whose printed percentage or band would differ with another way to round or to band. */
export type RoundingFigure = RoundingAudit['figures'][number];
/** The result with another way to round or to band, if it differs. */
export type RoundingResult = RoundingAudit['results'][number];

export type Stability = Shape<typeof stability>;
export type QuestionStability = Stability['questions'][number];
export type Intervals = QuestionStability['intervals'][number];
export type Ends = Shape<typeof ends>;

/** All recorded discretion, and its effect on the result. */
export type Ledger = Shape<typeof ledger>;
export type LedgerEntry = Ledger['entries'][number];
/** A score and an overall rating. */
export type Standing = Shape<typeof standing>;

/** The cases behind one figure, in sheet order. Only here are cases named. */
export type CaseList = Shape<typeof caseList>;
