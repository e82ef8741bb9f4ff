/** The shape of what is worked out beside a result for a ratings panel. */
import {
  array,
  describe,
  enum as oneOf,
  exactOptional as optional,
  literal,
  nullable,
  number,
  record,
  strictObject,
  string,
  type ZodMiniType,
} from 'zod/mini';
import type { Analyses } from '../analysis/index.js';
import type { LedgerEntry, Standing } from '../analysis/ledger/ledger.js';
import type { LockIn } from '../analysis/lock-in/lock-in.js';
import type { RoundingAudit } from '../analysis/rounding-audit/rounding-audit.js';
import type { PossibleResult, Sensitivity, Shift } from '../analysis/sensitivity/sensitivity.js';
import type { Ends, Stability } from '../analysis/stability/stability.js';
import type { CaseList } from '../model/reading.js';
import { count, countOrNull, list, text, textOrNull, truth } from './parts.js';

const codes = (means: string) => list(string({ error: 'text' }), means);
const value = (means: string) => number({ error: 'a number' }).check(describe(means));
const rating = (means: string) => textOrNull(`${means}; null with none`);
const named = { code: text('Its number'), title: text('Its title') };
const total = { score: count('The score'), maximum: count('The most that could be scored') };
const standards = list(
  strictObject({ code: text('Its number'), from: text('The rating as it is'), to: text('The rating as it would be') }),
  'Standards whose final rating would be another',
);

const changes = list(
  strictObject({
    question: text('The question'),
    from: oneOf(['yes', 'no'], { error: 'yes or no' }).check(describe('The answer given')),
    to: oneOf(['yes', 'no'], { error: 'yes or no' }).check(describe('The answer that would differ from it')),
    answers: count('How many of them'),
  }),
  'Answers that would have to differ',
);
const hangsOn = codes('Assumed values that this hangs on, in words');
const fewest = { answers: count('The fewest answers'), atLeastCases: count('Fewer cases than this cannot hold them') };

const shift: ZodMiniType<Shift> = strictObject({
  ...fewest,
  ways: list(strictObject({ to: text('The rating that it gives'), changes }), 'Every choice of questions that does it'),
  hangsOn,
});
const shifts = {
  fall: nullable(shift).check(describe('To a lower rating; null in the lowest')),
  rise: nullable(shift).check(describe('To a higher rating; null in the highest')),
};

const outcome: ZodMiniType<PossibleResult> = strictObject({
  ...fewest,
  ways: count('How many choices of questions do it with so few'),
  changes,
  standards,
  ...total,
  overall: rating('The overall rating'),
  breaksCap: codes('Standards whose discretion would then break a cap'),
  hangsOn,
});
const outcomes = {
  fall: nullable(outcome).check(describe('The way down; null where no answers go that way')),
  rise: nullable(outcome).check(describe('The way up; null where no answers go that way')),
};
const held = rating('The rating at which discretion holds it');

const sensitivity: ZodMiniType<Sensitivity> = strictObject({
  standards: list(
    strictObject({ ...named, banded: text('What its cases give'), held, ...shifts }),
    'Standards rated from cases',
  ),
  throughRules: list(
    strictObject({ ...named, rating: text('Its final rating'), held, ...outcomes }),
    'Standards that a decision rule can lower',
  ),
  score: strictObject(outcomes).check(describe('Of the score')),
  overall: nullable(strictObject(outcomes)).check(describe('Of the overall rating; null with none')),
  withoutCounts: codes('Standards of which only percentages are known'),
});

const lockIn: ZodMiniType<LockIn> = strictObject({
  open: strictObject({
    blanks: count('Blank answers of key questions'),
    outstanding: count('Cases still to be inspected'),
    planned: count('Cases planned beyond those of the sheet'),
    judgements: codes('Judged standards without a judgement'),
    columns: codes('Standards for which the sheet has no column'),
  }).check(describe('What is still open')),
  standards: list(
    strictObject({
      ...named,
      worst: rating('The worst that may come'),
      best: rating('The best that may come'),
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
    worst: rating('The worst that may come'),
    best: rating('The best that may come'),
    mayEndUnrated: truth('Whether there may be none in the end'),
    certain: truth('Whether nothing can change it'),
  }).check(describe('The overall rating')),
  breaksCap: codes('Standards whose discretion would break a cap at the worst'),
});

const rounding = oneOf(['half-up', 'half-even'], { error: 'half-up or half-even' }).check(
  describe('How halves are rounded'),
);
const bandOn = oneOf(['rounded', 'exact'], { error: 'rounded or exact' }).check(describe('Which percentage is banded'));

const roundingAudit: ZodMiniType<RoundingAudit> = strictObject({
  way: strictObject({ rounding, bandOn }).check(describe("The programme's own way")),
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
    strictObject({ rounding, bandOn, standards, ...total, overall: rating('The overall rating') }),
    'Other ways in which a rating or the score would be another',
  ),
});

const ends: ZodMiniType<Ends> = strictObject({
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

const stability: ZodMiniType<Stability> = strictObject({
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
      ...named,
      banded: text('What its cases give'),
      questions: count('Questions that may turn out the lowest'),
      intervals,
    }),
    "Standards rated from cases: of each standard's lowest percentage",
  ),
});

const standing: ZodMiniType<Standing> = strictObject({ ...total, overall: rating('The overall rating') });

const entry: ZodMiniType<LedgerEntry> = strictObject({
  standard: text('The standard'),
  title: text('Its title'),
  from: rating('The rating without this entry'),
  departsFrom: nullable(oneOf(['cases', 'judgement', 'rules'], { error: 'cases, judgement or rules' })).check(
    describe('What it departs from; null without effect'),
  ),
  rules: codes('The decision rules that it departs from'),
  to: text('The rating it gives'),
  reason: text('Why'),
  by: textOrNull('By whom'),
  on: textOrNull('When'),
  without: standing.check(describe('With every other entry and without this one')),
  with: standing.check(describe('With every entry')),
});

const caseList: ZodMiniType<CaseList> = strictObject({
  question: text('The question'),
  answer: oneOf(['yes', 'no', 'notApplicable', 'unanswered'], { error: 'yes, no, notApplicable or unanswered' }).check(
    describe('The answer'),
  ),
  where: nullable(record(string({ error: 'text' }), array(string({ error: 'text' })))).check(
    describe('The filter; null where all cases count'),
  ),
  under: count('Cases under the filter, whatever they answer'),
  cases: list(
    strictObject({ id: textOrNull('The case id'), line: count('The line on which its row starts') }),
    'The cases: only those that were asked for by name',
  ),
});

/** The analyses as keys of a result: `score` prints them, `batch` does not. */
export const analysisKeys = {
  sensitivity: optional(sensitivity.check(describe('How few answers would have to differ for another rating'))),
  lockIn: optional(lockIn.check(describe('The best and worst that open answers may still bring'))),
  roundingAudit: optional(roundingAudit.check(describe('What another way to round or to band would change'))),
  stability: optional(stability.check(describe('Intervals for sampling error, and the ratings that they span'))),
  ledger: optional(
    strictObject({
      entries: list(entry, 'Every recorded departure'),
      before: standing.check(describe('By the rules alone')),
      after: standing.check(describe('After discretion')),
    }).check(describe('Recorded discretion, with the result before and after it')),
  ),
  lists: optional(list(caseList, 'Only with --list: the cases behind a figure')),
} satisfies { readonly [K in keyof Analyses | 'lists']: ZodMiniType };
