/** The published results that a sheet is checked against. All parts are optional. */
import * as z from 'zod/mini';
import { withDescription, object, optional, optionalKey, type Shape } from './shape.js';

const text = z.string({ error: 'text' });
const whole = z.int({ error: 'a whole number' }).check(z.nonnegative({ error: 'a whole number from 0' }));
const filter = z.record(z.string(), z.array(text, { error: 'a list of values' }), {
  error: 'an object with values under each column',
});
const percentForm = { error: 'a percentage, or null' };
const percentage = z.union(
  [
    z.number(percentForm).check(z.minimum(0, percentForm)),
    // With its sign, one of less than 1 per cent cannot be taken for a share.
    z.string(percentForm).check(z.regex(/^\d{1,3}(?:\.\d+)?\s*%$/, percentForm)),
  ],
  percentForm,
);

const figure = z.strictObject({
  id: withDescription('A name of your own, by which the result is told', z.clone(text)),
  question: optionalKey('The key or supporting question that it is of', text),
  profile: optionalKey('The values of a column that a share of cases is of', filter),
  where: optionalKey('Only cases with these values', filter),
  percentage: optionalKey(
    'The percentage as printed; `null` with nothing relevant',
    z.union([percentage, z.literal(null)], percentForm),
  ),
  count: optionalKey(
    'The counts',
    z.string({ error: '"k of n"' }).check(z.regex(/^\d+ of \d+$/, { error: '"k of n", such as "21 of 55"' })),
  ),
  cases: optionalKey('The number of cases', whole),
  between: optionalKey(
    'What was published in words, as two percentages, both included',
    z.tuple([percentage, percentage], { error: 'two percentages: [48, 52]' }),
  ),
  says: optionalKey('The published words that `between` stands for', text),
});

/** A file of expected results. Its codes and ratings are not checked against the programme yet. */
export const expectedSchema = z.strictObject({
  $schema: optionalKey('The JSON Schema that an editor should use', text),
  sheets: optionalKey(
    'The sheets that are one sample, by their paths from this file; left out if it stands beside its only sheet',
    z.array(text, { error: 'a list of sheets' }).check(z.minLength(2, { error: 'two sheets at least' })),
  ),
  overall: optional(
    object('The result of the whole', {
      rating: optionalKey('The overall rating, or `null` where there is none', z.nullable(text)),
      score: optionalKey('The score', whole),
      maximum: optionalKey('The most that could be scored', whole),
    }),
  ),
  standards: optionalKey(
    'A rating, or Not applicable, Not rated or Still to come, by standard',
    z.record(z.string(), text, { error: 'an object with a rating under each standard' }),
  ),
  figures: optionalKey('Figures that were published', z.array(figure, { error: 'a list of figures' })),
});

/** Expected results as they are written. */
export type ExpectedContent = Omit<Shape<typeof expectedSchema>, '$schema'>;
/** One figure of them. */
export type WrittenFigure = NonNullable<ExpectedContent['figures']>[number];

/** One expected figure: the figure, and its expected value. */
export interface ExpectedFigure extends Omit<WrittenFigure, 'percentage' | 'between'> {
  readonly percentage?: number | null;
  readonly between?: readonly [number, number];
}

/** The rating expected of a standard, in full, and the key under which it is written. */
export interface ExpectedStandard {
  readonly code: string;
  readonly rating: string;
  readonly key: string;
}

/** Expected results checked against a programme. */
export interface Expected extends Pick<ExpectedContent, 'overall'> {
  readonly standards?: readonly ExpectedStandard[];
  readonly figures?: readonly ExpectedFigure[];
}
