/** What the commands print as JSON that rate no sheet: `overall`, `sample-size`, `feasible` and `programmes`. */
import { array, describe, int, literal, positive, strictObject } from 'zod/mini';
import { overall, programmeName, ruleStep, schemaVersion, standard, tool } from './assessment.js';
import { programmeSchema } from './programme.js';
import { choice, count, list, notes, ratingOrNull, text, textOrNull, texts, value, type Shape } from './shape.js';

const { code, title, domain, basis, counted, rating, score, decisions } = standard.shape;

const givenStandard = strictObject({
  code,
  title,
  domain,
  basis,
  counted,
  given: textOrNull('The rating that was given; null for NA, and where none was'),
  byRule: ratingOrNull('What the decision rules make of it'),
  rating,
  score,
  decisions,
});

/** What `overall --format json` prints. */
export const overallSchema = strictObject({
  schemaVersion,
  tool,
  programme: programmeName,
  standards: list(givenStandard, 'Every standard, in programme order'),
  overall: strictObject({
    ...overall.shape,
    byRule: overall.shape.byRule.check(describe('What the decision rules make of the ratings given')),
  }).check(describe('The whole')),
  notes: notes('What a reader should be told beside the ratings'),
  rules: list(ruleStep, 'The decision rules in the order they were tried'),
}).check(describe('What final ratings come to'));

/** What `sample-size --format json` prints. */
export const sampleSizeSchema = strictObject({
  sampleSize: count('How many cases to inspect'),
  eligible: count('The cases that could be drawn'),
  confidence: value('How surely the margin is to hold, in per cent'),
  margin: value('How far a percentage near 50 may be off, in points'),
  certainty: literal('assumed', { error: 'assumed' }).check(
    describe("How surely the formula is known to be the inspectorate's"),
  ),
  formula: text('The formula'),
}).check(describe('How many cases to inspect'));

const bases = (means: string) =>
  array(int({ error: 'a whole number' }).check(positive({ error: 'a whole number above 0' })), {
    error: 'a list',
  }).check(describe(means));

const feasibleCounts = {
  counts: list(
    strictObject({
      base: count('A base that can give it'),
      least: count('The least number of Yes'),
      most: count('The most'),
    }),
    'The counts by base: every whole number from the least to the most',
  ),
  impossible: bases('The bases that cannot'),
};

/** What `feasible --format json` prints. */
export const feasibleSchema = strictObject({
  schemaVersion,
  tool,
  method: text('The method, with its source'),
  bases: bases('The bases asked, ascending'),
  results: list(
    strictObject({
      rounding: choice(['half-up', 'half-even'], 'How halves are rounded'),
      bases: bases('The bases that can give every percentage'),
      percentages: list(
        strictObject({
          question: textOrNull('The question that it is of; null where nobody said'),
          percentage: value('The percentage'),
          ...feasibleCounts,
        }),
        'Each percentage, in the order given',
      ),
    }),
    'What was found, for each rounding rule',
  ),
}).check(describe('Which counts can be behind published percentages'));

const { id: programmeId } = programmeSchema.shape;
const sha256 = text('SHA-256 of its file, in hexadecimal');

/** What `programmes list --format json` prints. */
export const programmesListSchema = list(
  strictObject({
    id: programmeId,
    title: text('Its title'),
    standards: count('How many standards it has'),
    rules: count('How many decision rules'),
    sha256,
  }),
  'The programmes that ship with casescore',
);

/** What `programmes show --format json` prints. */
export const programmesShowSchema = strictObject({
  programme: programmeSchema.check(describe('The programme, as its file holds it')),
  sha256,
}).check(describe('One programme'));

/** What `programmes diff --format json` prints. */
export const programmesDiffSchema = strictObject({
  a: text('The id of one programme'),
  b: text('The id of the other'),
  differences: list(
    strictObject({ about: text('What they differ in'), differences: texts('Each difference in words') }),
    'The differences by kind; empty where they rate alike',
  ),
}).check(describe('What two programmes rate differently'));

/** One standard of the result of given ratings, without what only cases or inspectors could provide. */
export type GivenStandard = Shape<typeof givenStandard>;

/** The counts that one percentage allows under one rounding rule. */
export type FeasibleCounts = Pick<
  Shape<typeof feasibleSchema>['results'][number]['percentages'][number],
  'counts' | 'impossible'
>;
/** The counts that have a percentage with one base: every whole number from `least` to `most`. */
export type BaseCounts = FeasibleCounts['counts'][number];

/** One kind of difference between two programmes, in words. */
export type Differences = Shape<typeof programmesDiffSchema>['differences'][number];
