/** What the commands print as JSON that rate no sheet: `overall`, `sample-size`, `feasible` and `programmes`. */
import * as z from 'zod/mini';
import { overall, programmeName, rules, schemaVersion, standard, tool } from './assessment.js';
import { programmeSchema } from './programme.js';
import * as s from './shape.js';

const { code, title, domain, basis, counted, rating, points, decisions } = standard.shape;

const placeFields = {
  programme: programmeName,
  standards: s.objects('Every standard, in programme order', {
    code,
    title,
    domain,
    basis,
    counted,
    given: s.textOrNull('The rating that was given; null for NA, and where none was'),
    byRule: s.ratingOrNull('What the decision rules make of it'),
    rating,
    points,
    decisions,
  }),
  overall: s.object('The whole', {
    ...overall.shape,
    byRule: s.object('What the decision rules make of the ratings given', overall.shape.byRule.shape),
  }),
  notes: s.notes('What a reader should be told beside the ratings'),
  rules,
};

/** What `overall --format json` prints of one place. */
export const overallSchema = s.object('What final ratings come to', { schemaVersion, tool, ...placeFields });

/** What `overall --ratings FILE --format json` prints of many places. */
export const placesSchema = s.object('What the final ratings of many places come to', {
  schemaVersion,
  tool,
  places: s.objects('In the order of the file', {
    place: s.text('Its name'),
    ...placeFields,
    published: s.textOrNull('What was published of it, as typed; null where that is blank'),
    asPublished: s.withDescription(
      'Whether the result is what was published; null where nothing was',
      z.nullable(z.boolean({ error: 'true, false or null' })),
    ),
  }),
});

export type PlaceResult = s.Shape<typeof placesSchema>['places'][number];

/** What `sample-size --format json` prints. */
export const sampleSizeSchema = s.object('How many cases to inspect', {
  schemaVersion,
  tool,
  sampleSize: s.count('How many cases to inspect'),
  eligible: s.count('The cases that could be drawn'),
  confidence: s.value('How surely the margin is to hold, in per cent'),
  margin: s.value('How far a percentage near 50 may be off, in points, by the normal approximation'),
  exact: s.object(
    'The exact interval of half the sample (the hypergeometric test inverted), beside the approximation',
    {
      yes: s.count('Cases answered Yes: half the sample, rounded down'),
      from: s.value('The lower end, in per cent of all eligible cases'),
      to: s.value('The upper end'),
      halfWidth: s.value('How far the end farther away is from the percentage of the sample, in points'),
    },
  ),
  certainty: s.exactly("How surely the formula is known to be the inspectorate's", 'assumed'),
  formula: s.text('The formula'),
});

const bases = (means: string) => s.list(means, z.int().check(z.positive()));

/** What `feasible --format json` prints. */
export const feasibleSchema = s.object('Which counts can be behind published percentages', {
  schemaVersion,
  tool,
  method: s.text('The method, with its source'),
  bases: bases('The bases asked, ascending'),
  results: s.objects('What was found, for each rounding rule', {
    rounding: s.choice('How halves are rounded', ['half-up', 'half-even']),
    bases: bases('The bases that can give every percentage'),
    percentages: s.objects('Each percentage, in the order given', {
      question: s.textOrNull('The question that it is of; null where nobody said'),
      percentage: s.value('The percentage'),
      counts: s.objects('The counts by base: every whole number from the least to the most', {
        base: s.count('A base that can give it'),
        least: s.count('The least number of Yes'),
        most: s.count('The most'),
      }),
      impossible: bases('The bases that cannot'),
    }),
  }),
});

const sha256 = s.text('SHA-256 of its file, in hexadecimal');

/** What `programmes list --format json` prints. */
export const programmesListSchema = s.object('The programmes that ship with casescore', {
  schemaVersion,
  tool,
  programmes: s.objects('Each of them', {
    id: programmeSchema.shape.id,
    title: s.text('Its title'),
    standards: s.count('How many standards it has'),
    rules: s.count('How many decision rules'),
    sha256,
  }),
});

/** What `programmes show --format json` prints. */
export const programmesShowSchema = s.object('One programme', {
  schemaVersion,
  tool,
  programme: s.object('The programme, as its file holds it', programmeSchema.shape),
  sha256,
});

/** What `programmes diff --format json` prints. */
export const programmesDiffSchema = s.object('What two programmes rate differently', {
  schemaVersion,
  tool,
  a: s.text('The id of one programme'),
  b: s.text('The id of the other'),
  differences: s.objects('The differences by kind; empty where they rate alike', {
    about: s.text('What they differ in'),
    differences: s.texts('Each difference in words'),
  }),
});

/** One standard of the result of given ratings, without what only cases or inspectors could provide. */
export type GivenStandard = s.Shape<typeof overallSchema>['standards'][number];

/** The counts that one percentage allows under one rounding rule. */
export type FeasibleCounts = Pick<
  s.Shape<typeof feasibleSchema>['results'][number]['percentages'][number],
  'counts' | 'impossible'
>;
/** The counts that have a percentage with one base: every whole number from `least` to `most`. */
export type BaseCounts = FeasibleCounts['counts'][number];

/** One kind of difference between two programmes, in words. */
export type Differences = s.Shape<typeof programmesDiffSchema>['differences'][number];
