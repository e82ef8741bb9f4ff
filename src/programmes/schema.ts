/** The shape of a programme file. What the shape cannot say is in `faults.ts`. */
import {
  array,
  boolean,
  enum as oneOf,
  int,
  literal,
  maxLength,
  minimum,
  maximum,
  minLength,
  multipleOf,
  number,
  exactOptional as optional,
  record,
  regex,
  strictObject,
  string,
  type ZodMiniType,
} from 'zod/mini';
import type { Programme, Source } from '../model.js';

const text = string({ error: 'text' }).check(minLength(1, { error: 'some text' }));
const code = string({ error: 'a code such as 2.2 or P1.1' }).check(
  regex(/^[A-Z]?\d+(\.\d+)*$/, { error: 'a code such as 2.2 or P1.1' }),
);
const questionCode = string({ error: 'a code such as 2.2.3' }).check(
  regex(/^[A-Z]?\d+(\.\d+)+$/, { error: 'a code such as 2.2.3' }),
);
const whole = (expected: string) => int({ error: expected }).check(minimum(0, { error: expected }));

const source: ZodMiniType<Source> = strictObject({
  certainty: oneOf(['published', 'derived', 'assumed'], { error: 'published, derived or assumed' }),
  document: optional(text),
  locator: optional(text),
  finding: text,
});

const document = strictObject({
  title: text,
  publisher: text,
  date: text,
  isbn: optional(text),
  licence: optional(text),
});

const keyQuestion = strictObject({ code: questionCode, text, source });

const standard = strictObject({
  code,
  title: text,
  statement: optional(text),
  domain: code,
  basis: oneOf(['cases', 'judgement', 'unrated'], { error: 'cases, judgement or unrated' }),
  counted: optional(boolean({ error: 'true or false' })),
  questions: optional(
    array(keyQuestion, { error: 'a list of key questions' }).check(
      minLength(1, { error: 'at least one key question' }),
    ),
  ),
  source,
});

const rule = strictObject({
  id: string({ error: 'a short name' }).check(
    regex(/^[a-z0-9-]+$/, { error: 'a name of lower-case letters, digits and hyphens' }),
  ),
  kind: oneOf(['cap', 'normally'], { error: 'cap or normally' }),
  standard: code,
  to: text,
  when: strictObject({
    of: array(code, { error: 'a list of standards' }).check(minLength(1, { error: 'at least one standard' })),
    atLeast: int({ error: 'a whole number from 1' }).check(minimum(1, { error: 'a whole number from 1' })),
    ratedAtOrBelow: text,
    source,
  }),
  words: text,
  source,
});

const percentage = whole('a whole percentage from 0 to 100').check(
  maximum(100, { error: 'a whole percentage from 0 to 100' }),
);
const points = 'points with at most two decimals';

/** A programme file, without what only `faultsOf` can tell. */
export const programmeSchema: ZodMiniType<Programme & { $schema?: string }> = strictObject({
  $schema: optional(string()),
  id: string({ error: 'a short name' }).check(
    regex(/^[a-z0-9-]+$/, { error: 'a name of lower-case letters, digits and hyphens' }),
    maxLength(60, { error: 'at most 60 characters' }),
  ),
  title: text,
  inspectorate: text,
  documents: record(text, document, { error: 'an object with a document under each name' }),
  domains: array(strictObject({ code, title: text }), { error: 'a list of domains' }),
  ratings: array(strictObject({ name: text, short: text, points: whole('a whole number of points') }), {
    error: 'a list of ratings from the lowest to the highest',
  }).check(minLength(2, { error: 'at least two ratings' })),
  rounding: oneOf(['half-up', 'half-even'], { error: 'half-up or half-even' }),
  bandOn: oneOf(['rounded', 'exact'], { error: 'rounded or exact' }),
  bands: array(strictObject({ rating: text, from: percentage, words: text, source }), {
    error: 'a list of bands',
  }).check(minLength(1, { error: 'at least one band' })),
  standards: array(standard, { error: 'a list of standards' }).check(minLength(1, { error: 'at least one standard' })),
  rules: array(rule, { error: 'a list of decision rules' }),
  overall: strictObject({
    method: literal('averagePoints', { error: 'averagePoints' }),
    cutOffs: array(
      strictObject({
        rating: text,
        upTo: number({ error: points }).check(minimum(0, { error: points }), multipleOf(0.01, { error: points })),
      }),
      { error: 'a list of cut-offs' },
    ),
    source,
  }),
  borderline: strictObject({
    withinPoints: whole('a whole number of points'),
    fewCases: whole('a whole number of cases'),
    source,
  }),
  methodSources: strictObject({ points: source, lowest: source, rounding: source, bandOn: source }),
});
