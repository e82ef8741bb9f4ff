/** The published results that a sheet is checked against. All parts are optional. */
import {
  array,
  describe,
  exactOptional as optional,
  int,
  literal,
  minimum,
  nonnegative,
  nullable,
  number,
  record,
  regex,
  strictObject,
  string,
  tuple,
  union,
} from 'zod/mini';
import type { Shape } from './shape.js';

const text = string({ error: 'text' });
const whole = int({ error: 'a whole number' }).check(nonnegative({ error: 'a whole number from 0' }));
const filter = record(string(), array(text, { error: 'a list of values' }), {
  error: 'an object with values under each column',
});
const percentage = number({ error: 'a percentage, or null' }).check(minimum(0, { error: 'a percentage, or null' }));

/** A file of expected results. Its codes and ratings are not checked against the programme yet. */
export const expectedSchema = strictObject(
  {
    $schema: optional(text.check(describe('The JSON Schema that an editor should use'))),
    overall: optional(
      strictObject({
        rating: optional(nullable(text).check(describe('The overall rating, or `null` where there is none'))),
        score: optional(whole.check(describe('The score'))),
        maximum: optional(whole.check(describe('The most that could be scored'))),
      }).check(describe('The result of the whole')),
    ),
    standards: optional(
      record(string(), text, { error: 'an object with a rating under each standard' }).check(
        describe('A rating, or Not applicable, Not rated or Still to come, by standard'),
      ),
    ),
    figures: optional(
      array(
        strictObject({
          id: text.check(describe('A name of your own, by which the result is told')),
          question: optional(text.check(describe('The key or supporting question that it is of'))),
          profile: optional(filter.check(describe('The values of a column that a share of cases is of'))),
          where: optional(filter.check(describe('Only cases with these values'))),
          percentage: optional(
            union([percentage, literal(null)], { error: 'a percentage, or null' }).check(
              describe('The percentage as printed; `null` with nothing relevant'),
            ),
          ),
          count: optional(
            string({ error: '"k of n"' }).check(
              regex(/^\d+ of \d+$/, { error: '"k of n", such as "21 of 55"' }),
              describe('The counts'),
            ),
          ),
          cases: optional(whole.check(describe('The number of cases'))),
          between: optional(
            tuple([percentage, percentage], { error: 'two percentages: [48, 52]' }).check(
              describe('What was published in words, as two percentages, both included'),
            ),
          ),
          says: optional(text.check(describe('The published words that `between` stands for'))),
        }),
        { error: 'a list of figures' },
      ).check(describe('Figures that were published')),
    ),
  },
  { error: 'an object in braces' },
);

export type Expected = Omit<Shape<typeof expectedSchema>, '$schema'>;
/** One expected figure: the figure, and its expected value. */
export type ExpectedFigure = NonNullable<Expected['figures']>[number];
