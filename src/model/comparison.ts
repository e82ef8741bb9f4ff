/** What `compare --format json` prints. */
import { describe, nullable, number, strictObject } from 'zod/mini';
import { choice, count, countOrNull, list, text, textOrNull, truth, value, type Shape } from './shape.js';
import { inspection, programmeName, sample, schemaVersion, tool } from './assessment.js';

const side = strictObject({
  inspection,
  sample,
  overall: strictObject({
    score: count('Its score'),
    maximum: count('The most it could score'),
    rating: textOrNull('Its overall rating'),
  }).check(describe('Its result')),
});

const percent = nullable(
  strictObject({
    percentage: value('As printed'),
    yes: countOrNull('Cases answered Yes'),
    relevant: countOrNull('Relevant cases'),
  }),
);

const difference = nullable(
  strictObject({
    from: value("The lower end of Newcombe's interval at 95 per cent, in points"),
    to: value('Its upper end'),
    p: value("Fisher's exact test, two-sided"),
    adjusted: value('The same, adjusted by Holm over all questions compared'),
    distinguishable: truth('Whether the adjusted probability is at most 0.05'),
  }),
);

/** Two results compared. */
export const comparisonSchema = strictObject({
  schemaVersion,
  tool,
  programme: programmeName,
  before: side.check(describe('The earlier result')),
  after: side.check(describe('The later result')),
  independence: strictObject({
    independent: truth('Whether they are taken as two independent samples'),
    because: choice(['differentInspections', 'sharedCases', 'sameInspection', 'saidSo'], 'Why'),
    sharedCases: countOrNull('Case ids that both sheets have; null where they are not known'),
  }).check(describe('Whether anything can be said of chance')),
  ratings: list(
    strictObject({
      code: textOrNull('The standard; null for the overall rating'),
      title: text('Its title'),
      before: text('The rating, or why there is none'),
      after: text('The rating, or why there is none'),
      change: choice(['fell', 'rose', 'new', 'gone', 'unchanged'], 'What became of it'),
    }),
    'Fell, rose, new, gone, unchanged',
  ),
  questions: list(
    strictObject({
      code: text('Its number'),
      text: text('Its wording'),
      standard: text('Its standard'),
      before: percent.check(describe('Before; null with nothing relevant')),
      after: percent.check(describe('After; null with nothing relevant')),
      points: nullable(number({ error: 'a number' })).check(
        describe('The printed percentage after, less the one before'),
      ),
      difference: difference.check(describe('Null unless the samples are independent and counts are known')),
    }),
    'In programme order',
  ),
}).check(describe('Two results of one programme compared'));

/** Two results of one programme compared. */
export type Comparison = Shape<typeof comparisonSchema>;
/** One of the two results. */
export type Side = Comparison['before'];
/** Whether a test of chance is possible: only between two independent samples. */
export type Independence = Comparison['independence'];
/** A rating before and after. */
export type RatingChange = Comparison['ratings'][number];
export type Change = RatingChange['change'];
export type QuestionChange = Comparison['questions'][number];
/** The percentage of one question in one of the results. */
export type Percent = NonNullable<Shape<typeof percent>>;
/** How certain it is that two percentages differ. */
export type Difference = NonNullable<Shape<typeof difference>>;
