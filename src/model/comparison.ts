/** What `compare --format json` prints. */
import { composite, inspection, programmeName, sample, schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

const side = {
  inspection,
  sample,
  overall: s.object('Its result', {
    score: s.count('Its score'),
    maximum: s.count('The most it could score'),
    rating: s.textOrNull('Its overall rating'),
    complete: s.truth('False while a counted standard is missing'),
    provisional: s.truth('Whether any counted rating is provisional'),
  }),
};

const percent = {
  percentage: s.value('As printed'),
  yes: s.countOrNull('Cases answered Yes'),
  relevant: s.countOrNull('Relevant cases'),
};

const difference = {
  from: s.value("The lower end of Newcombe's interval at 95 per cent, in points"),
  to: s.value('Its upper end'),
  p: s.value("Fisher's exact test, two-sided"),
  adjusted: s.value('The same, adjusted by Holm over all questions compared'),
  distinguishable: s.truth('Whether the adjusted probability is under 0.05'),
};

const alike = s.choice('`title`, `fieldwork` (when it started), or `cases` (their ids)', [
  'title',
  'fieldwork',
  'cases',
]);

export const comparisonSchema = s.object('Two results of one programme compared', {
  schemaVersion,
  tool,
  programme: programmeName,
  before: s.object('The earlier result', side),
  after: s.object('The later result', side),
  independence: s.object('Whether anything can be said of chance', {
    independent: s.truth('Whether they are taken as two independent samples'),
    because: s.choice('Why', ['differentInspections', 'sharedCases', 'sameInspection', 'unclear', 'saidSo']),
    sharedCases: s.countOrNull('Case ids that both sheets have; null where they are not known'),
    same: s.list('What both sides have alike', alike),
    different: s.list('What both sides have, and not alike', alike),
  }),
  remarks: s.texts('What should be read with some of the ratings'),
  ratings: s.objects('Fell, rose, new, gone, unchanged', {
    code: s.textOrNull('The standard; null for the overall rating'),
    title: s.text('Its title'),
    before: s.text('The rating, or why there is none'),
    after: s.text('The rating, or why there is none'),
    change: s.choice('What became of it', ['fell', 'rose', 'new', 'gone', 'unchanged']),
  }),
  composites: s.objects('Cases satisfactory on all key questions: of each standard that has any, and of the whole', {
    code: s.textOrNull('The standard; null for the whole'),
    before: composite('its key questions, before'),
    after: composite('its key questions, after'),
    points: s.valueOrNull('The printed percentage after, less the one before'),
  }),
  questions: s.objects('In programme order', {
    code: s.text('Its number'),
    text: s.text('Its wording'),
    standard: s.text('Its standard'),
    before: s.objectOrNull('Before; null with nothing relevant', percent),
    after: s.objectOrNull('After; null with nothing relevant', percent),
    points: s.valueOrNull('The printed percentage after, less the one before'),
    difference: s.objectOrNull('Null unless the samples are independent and counts are known', difference),
  }),
});

export type Comparison = s.Shape<typeof comparisonSchema>;
export type Side = Comparison['before'];
/** Whether a test of chance is possible: only between two independent samples. */
export type Independence = Comparison['independence'];
export type RatingChange = Comparison['ratings'][number];
export type Change = RatingChange['change'];
export type QuestionChange = Comparison['questions'][number];
/** The percentage of one question in one of the results. */
export type Percent = NonNullable<QuestionChange['before']>;
/** How certain it is that two percentages differ. */
export type Difference = NonNullable<QuestionChange['difference']>;
