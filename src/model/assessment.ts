/** The result of one sheet: everything that any output shows. */
import { boolean, describe, exactOptional as optional, literal, nullable, strictObject } from 'zod/mini';
import { analysisKeys } from './analyses.js';
import { breakdowns, supporting } from './breakdowns.js';
import { methodSchema } from './programme.js';
import {
  choice,
  count,
  countOrNull,
  list,
  notes,
  percentOrNull,
  ratingOrNull,
  text,
  textOrNull,
  texts,
  truth,
  type Shape,
} from './shape.js';

export const schemaVersion = literal(1, { error: '1' }).check(
  describe('Goes up only when a key is renamed, removed or changes its meaning; keys may be added without'),
);
export const tool = strictObject({
  name: literal('casescore', { error: 'casescore' }).check(describe('The name of the program')),
  version: text('The version of casescore that made this'),
}).check(describe('What made this'));

/** The programme in a result. */
export const programmeName = strictObject({
  id: text('Its id'),
  title: text('Its title'),
  sha256: text('SHA-256 of the programme file, in hexadecimal'),
}).check(describe('The inspection programme that it was rated under'));

export const inspection = strictObject({
  title: textOrNull('The place inspected'),
  region: textOrNull('Its region'),
  fieldwork: textOrNull('When fieldwork started: YYYY, YYYY-MM or YYYY-MM-DD'),
}).check(describe('What was inspected'));

export const sample = strictObject({
  source: text('The name of the sheet, without a folder of the machine'),
  cases: countOrNull('Cases inspected; null where only percentages are known'),
  outstanding: count('Cases still to be inspected'),
}).check(describe('The cases'));

const keyQuestion = strictObject({
  code: text('Its number'),
  text: text('Its wording'),
  certainty: choice(['published', 'derived', 'assumed'], 'How surely the wording is known'),
  yes: countOrNull('Cases answered Yes; null where only the percentage is known'),
  no: countOrNull('Cases answered No; null where only the percentage is known'),
  notApplicable: count('Cases to which it does not apply: outside the percentage'),
  unanswered: count('Blank answers: outside the percentage'),
  percentage: percentOrNull('Yes of yes and no, as published; null with no relevant case'),
  exactBand: ratingOrNull('The rating of the exact percentage where that is another one'),
  band: ratingOrNull('The rating that the percentage falls in'),
  lowest: truth('Whether it has the lowest percentage of its standard'),
});

const decision = strictObject({
  rule: text('The id of the rule'),
  kind: choice(['cap', 'normally'], '`cap`: cannot be exceeded; `normally`: holds unless discretion is recorded'),
  from: text('The rating before'),
  to: text('The rating after'),
  because: text('What set it off'),
  departed: truth('Whether recorded discretion stands in its place'),
});

export const standard = strictObject({
  code: text('Its number'),
  title: text('Its title'),
  domain: text('The domain it belongs to'),
  basis: choice(
    ['cases', 'judgement', 'notApplicable', 'unrated', 'missing'],
    'What the rating rests on; `missing`: still to come',
  ),
  counted: truth('False: shown apart, outside the score'),
  keyQuestions: list(keyQuestion, 'Its key questions, in order'),
  banded: ratingOrNull('From the cases'),
  judged: ratingOrNull('From the inspectors'),
  reason: textOrNull('Why it is judged so, or why it does not apply'),
  byRule: ratingOrNull('After the decision rules, with no discretion anywhere'),
  rating: ratingOrNull('Final'),
  score: countOrNull('Points of the final rating; null when not rated'),
  decisions: list(decision, 'What decision rules did to it in the final run'),
  discretion: nullable(
    strictObject({
      from: ratingOrNull('The rating by the rules'),
      to: text('The rating given'),
      reason: text('Why'),
      by: optional(text('By whom')),
      on: optional(text('When')),
    }),
  ).check(describe('Recorded discretion, or null')),
  borderline: list(
    strictObject({
      kind: choice(['withinFivePoints', 'oneAnswer', 'fewCases'], 'Why'),
      message: text('In words'),
    }),
    'Why it is borderline; empty where it is not',
  ),
  provisional: truth('Whether it may still change: answers are blank or cases outstanding'),
});

export const overall = strictObject({
  score: count('Points of the standards rated so far'),
  maximum: count('The most that these could score'),
  rating: ratingOrNull('The overall rating'),
  byRule: strictObject({ score: count('The score'), rating: ratingOrNull('The overall rating') }).check(
    describe('The same with no discretion anywhere'),
  ),
  complete: truth('False while a counted standard is missing'),
  provisional: truth('Whether any counted rating may still change'),
}).check(describe('The whole'));

export const ruleStep = strictObject({
  rule: text('The id of the rule'),
  standard: text('The standard it changes'),
  kind: choice(['cap', 'normally'], 'Whether it can be departed from'),
  setOff: nullable(boolean({ error: 'true or false' })).check(
    describe('Whether it was set off; null where it was skipped for want of ratings'),
  ),
  takes: text('What it takes, in words'),
  met: texts('The standards that count towards it'),
  withoutRating: texts('Standards it looks at that have no rating'),
  words: text('The rule in one sentence'),
});

const sentences = list(
  strictObject({
    code: text('The code of the standard'),
    sentences: texts('One or two sentences'),
  }),
  'What the figures of each standard say, in plain words; in programme order',
);

const assessmentKeys = {
  schemaVersion,
  tool,
  programme: programmeName,
  inspection,
  sample,
  standards: list(standard, 'In programme order'),
  overall,
  notes: notes('What a reader should be told beside the figures'),
  rules: list(ruleStep, 'The decision rules in the order they were tried'),
  method: methodSchema.check(describe('How it was rated: parts of the programme file, with their sources')),
};

const assessmentSchema = strictObject(assessmentKeys);

/** What `score --format json` prints: one result and its analyses. */
export const resultSchema = strictObject(
  {
    ...assessmentKeys,
    ...analysisKeys,
    supporting: optional(supporting),
    sentences: optional(sentences),
    breakdowns: optional(breakdowns),
  },
  { error: 'an object in braces' },
).check(describe('A result of casescore: one sheet, rated under one programme'));

/** The complete result of one sheet. */
export type Assessment = Shape<typeof assessmentSchema>;
/** Something that a reader should know besides the figures. */
export type Note = Assessment['notes'][number];
/** One standard as every output shows it. */
export type StandardResult = Shape<typeof standard>;
/** What a standard's rating is based on. */
export type Basis = StandardResult['basis'];
/** One key question with its counts, percentage and band. */
export type KeyQuestionResult = Shape<typeof keyQuestion>;
/** The effect of one decision rule on one standard's rating. */
export type Decision = Shape<typeof decision>;
/** A reason why a standard is borderline, in words and figures. */
export type BorderlineFlag = StandardResult['borderline'][number];
/** The score, its maximum and the overall rating. */
export type OverallResult = Assessment['overall'];
/** One decision rule in the final run, whether its condition was met or not. */
export type RuleStep = Shape<typeof ruleStep>;
/** What the figures of one standard say, in plain words. */
export type StandardSentences = Shape<typeof sentences>[number];
