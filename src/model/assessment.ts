/** The result of one sheet: everything that any output shows. */
import * as z from 'zod/mini';
import { analysisKeys } from './analyses.js';
import { breakdowns, supporting } from './breakdowns.js';
import { methodSchema } from './programme.js';
import * as s from './shape.js';

export const schemaVersion = s.exactly(
  'Goes up only when a key is renamed, removed or changes its meaning; keys may be added without',
  1,
);
export const tool = s.object('What made this', {
  name: s.exactly('The name of the program', 'casescore'),
  version: s.text('The version of casescore that made this'),
});

/** The programme in a result. */
export const programmeName = s.object('The inspection programme that it was rated under', {
  id: s.text('Its id'),
  title: s.text('Its title'),
  sha256: s.text('SHA-256 of the programme file, in hexadecimal'),
});

export const inspection = s.object('What was inspected', {
  title: s.textOrNull('The place inspected'),
  region: s.textOrNull('Its region'),
  fieldwork: s.textOrNull('When fieldwork started: YYYY, YYYY-MM or YYYY-MM-DD'),
});

export const sample = s.object('The cases', {
  source: s.text('The name of the sheet, without a folder of the machine'),
  sources: s.optional(s.texts('The names of the sheets, if several are one sample')),
  cases: s.countOrNull('Cases inspected; null where only percentages are known'),
  toInspect: s.countOrNull('Cases still to be inspected; null where counts do not say'),
  planned: s.countOrNull('Cases planned beyond those of the sheet; null where the number of cases is not known'),
});

export const composite = (of: string) =>
  s.objectOrNull(`Cases that are satisfactory on all ${of}: it rates nothing`, {
    yes: s.count('Relevant cases with No on none of them'),
    relevant: s.count('Cases with Yes or No on at least one of them, and a blank on none'),
    percentage: s.percentOrNull('In whole per cent; null with no relevant case'),
  });

export const standard = z.strictObject({
  code: s.text('Its number'),
  title: s.text('Its title'),
  statement: s.textOrNull("The standard's own sentence; null where the programme does not give it"),
  domain: s.text('The domain it belongs to'),
  basis: s.choice('What the rating rests on; `missing`: still to come', [
    'cases',
    'judgement',
    'notApplicable',
    'unrated',
    'missing',
  ]),
  counted: s.truth('False: shown apart, outside the score'),
  keyQuestions: s.objects('Its key questions, in order', {
    code: s.text('Its number'),
    text: s.text('Its wording'),
    certainty: s.choice('How surely the wording is known', ['published', 'derived', 'assumed']),
    yes: s.countOrNull('Cases answered Yes; null where only the percentage is known'),
    no: s.countOrNull('Cases answered No; null where only the percentage is known'),
    notApplicable: s.countOrNull(
      'Cases to which it does not apply: outside the percentage; null where counts do not say',
    ),
    unanswered: s.countOrNull('Answers left blank: outside the percentage; null where counts do not say'),
    relevant: s.countOrNull('Yes and No together, the base of the percentage; null where only the percentage is known'),
    percentage: s.percentOrNull('Yes of yes and no, as published; null with no relevant case'),
    exactBand: s.ratingOrNull('The rating of the exact percentage where that is another one'),
    band: s.ratingOrNull('The rating that the percentage falls in'),
    lowest: s.truth('Whether it has the lowest percentage of its standard'),
  }),
  banded: s.ratingOrNull('From the cases'),
  judged: s.ratingOrNull('From the inspectors'),
  reason: s.textOrNull('Why it is judged so, or why it does not apply'),
  byRule: s.ratingOrNull('After the decision rules, with no discretion anywhere'),
  rating: s.ratingOrNull('Final'),
  points: s.countOrNull('Points of the final rating; null when not rated'),
  composite: composite('its key questions; null unless it is rated from cases, and from counts'),
  sentences: s.texts('What its figures say, in one or two plain sentences'),
  decisions: s.objects('What decision rules did to it in the final run', {
    rule: s.text('The id of the rule'),
    kind: s.choice('`cap`: cannot be exceeded; `normally`: holds unless discretion is recorded', ['cap', 'normally']),
    from: s.text('The rating before'),
    to: s.text('The rating after'),
    because: s.text('What set it off'),
    departed: s.truth('Whether recorded discretion stands in its place'),
  }),
  discretion: s.objectOrNull('Recorded discretion, or null', {
    from: s.ratingOrNull('The rating by the rules'),
    to: s.text('The rating given'),
    reason: s.text('Why'),
    by: s.optional(s.text('By whom')),
    on: s.optional(s.text('When')),
  }),
  borderline: s.objects('Why it is borderline; empty where it is not', {
    kind: s.choice('Why', ['withinFivePoints', 'oneAnswer', 'fewCases']),
    message: s.text('In words'),
  }),
  remark: s.textOrNull('What is not known of a standard rated from cases, to be read with its rating'),
  provisional: s.truth(
    'Whether answers to it are still to come (questions unanswered, cases still to be inspected or planned), or to a standard that a rule on it looks at; `lockIn` says whether it can change',
  ),
});

export const overall = s.object('The whole', {
  score: s.count('Points of the standards rated so far'),
  maximum: s.count('The most that these could score'),
  rating: s.ratingOrNull('The overall rating'),
  byRule: s.object('The same with no discretion anywhere', {
    score: s.count('The score'),
    rating: s.ratingOrNull('The overall rating'),
  }),
  complete: s.truth('False while a counted standard is missing'),
  provisional: s.truth('Whether any counted rating is provisional'),
});

export const rules = s.objects('The decision rules in the order they were tried', {
  rule: s.text('The id of the rule'),
  standard: s.text('The standard it changes'),
  kind: s.choice('Whether it can be departed from', ['cap', 'normally']),
  setOff: s.withDescription(
    'Whether it was set off; null where it was skipped for want of ratings',
    z.nullable(z.boolean({ error: 'true or false' })),
  ),
  takes: s.text('What it takes, in words'),
  met: s.texts('The standards that count towards it'),
  withoutRating: s.texts('Standards it looks at that have no rating'),
  words: s.text('The rule in one sentence'),
});

const assessmentKeys = {
  schemaVersion,
  tool,
  programme: programmeName,
  inspection,
  sample,
  standards: s.list('In programme order', standard),
  overall: s.object('The whole', {
    ...overall.shape,
    composite: composite(
      'key questions of the counted standards rated from cases; null while one of them is missing, and from counts',
    ),
  }),
  notes: s.notes('What a reader should be told beside the figures'),
  rules,
  method: s.withDescription('How it was rated: parts of the programme file, with their sources', methodSchema),
};

/** What `score --format json` prints: one result and its analyses. */
export const resultSchema = s.object('A result of casescore: one sheet, rated under one programme', {
  ...assessmentKeys,
  ...analysisKeys,
  supporting: s.optional(supporting),
  breakdowns: s.optional(breakdowns),
});

/** The complete result of one sheet. */
export type Assessment = Pick<s.Shape<typeof resultSchema>, keyof typeof assessmentKeys>;
/** Something that a reader should know besides the figures. */
export type Note = Assessment['notes'][number];
export type StandardResult = s.Shape<typeof standard>;
/** A standard as it is rated, before its sentences are written. */
export type RatedStandard = Omit<StandardResult, 'sentences'>;
export type Basis = StandardResult['basis'];
export type KeyQuestionResult = StandardResult['keyQuestions'][number];
/** The effect of one decision rule on one standard's rating. */
export type Decision = StandardResult['decisions'][number];
/** A reason why a standard is borderline, in words and figures. */
export type BorderlineFlag = StandardResult['borderline'][number];
export type SampleResult = Assessment['sample'];
export type OverallResult = s.Shape<typeof overall>;
export type Composite = NonNullable<StandardResult['composite']>;
/** One decision rule in the final run, whether its condition was met or not. */
export type RuleStep = Assessment['rules'][number];
