/** The shape of what `compare --format json` prints. */
import { boolean, describe, enum as oneOf, nullable, number, strictObject, type ZodMiniType } from 'zod/mini';
import type { Comparison } from '../analysis/comparison/comparison.js';
import { count, countOrNull, list, text, textOrNull, truth } from './parts.js';
import { inspection, programme, sample, schemaVersion, tool } from './result.js';

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
    percentage: number({ error: 'a number' }).check(describe('As printed')),
    yes: countOrNull('Cases answered Yes'),
    relevant: countOrNull('Relevant cases'),
  }),
);

const difference = nullable(
  strictObject({
    from: number({ error: 'a number' }).check(
      describe("The lower end of Newcombe's interval at 95 per cent, in points"),
    ),
    to: number({ error: 'a number' }).check(describe('Its upper end')),
    p: number({ error: 'a number' }).check(describe("Fisher's exact test, two-sided")),
    adjusted: number({ error: 'a number' }).check(describe('The same, adjusted by Holm over all questions compared')),
    distinguishable: boolean({ error: 'true or false' }).check(
      describe('Whether the adjusted probability is at most 0.05'),
    ),
  }),
);

/** Two results compared. */
export const comparisonSchema: ZodMiniType<Comparison> = strictObject({
  schemaVersion,
  tool,
  programme,
  before: side.check(describe('The earlier result')),
  after: side.check(describe('The later result')),
  independence: strictObject({
    independent: truth('Whether they are taken as two independent samples'),
    because: oneOf(['differentInspections', 'sharedCases', 'sameInspection', 'saidSo'], {
      error: 'differentInspections, sharedCases, sameInspection or saidSo',
    }).check(describe('Why')),
    sharedCases: countOrNull('Case ids that both sheets have; null where they are not known'),
  }).check(describe('Whether anything can be said of chance')),
  ratings: list(
    strictObject({
      code: textOrNull('The standard; null for the overall rating'),
      title: text('Its title'),
      before: text('The rating, or why there is none'),
      after: text('The rating, or why there is none'),
      change: oneOf(['fell', 'rose', 'new', 'gone', 'unchanged'], {
        error: 'fell, rose, new, gone or unchanged',
      }).check(describe('What became of it')),
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
