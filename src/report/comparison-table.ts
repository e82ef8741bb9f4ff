/** A comparison as rows for spreadsheets: the overall rating, then the standards, then the key questions. */
import type { Comparison, QuestionChange, RatingChange } from '../model/comparison.js';
import { tableOf, type Cell, type DescribedColumn } from './csv.js';

/** One row: a rating that was compared, or a question. */
interface Row {
  readonly comparison: Comparison;
  readonly rating?: RatingChange;
  readonly question?: QuestionChange;
}

const ofRating =
  (cell: (rating: RatingChange) => Cell) =>
  ({ rating }: Row): Cell =>
    rating === undefined ? null : cell(rating);

const ofQuestion =
  (cell: (question: QuestionChange) => Cell) =>
  ({ question }: Row): Cell =>
    question === undefined ? null : cell(question);

/** The score of a side, in the row of the overall rating. */
const ofScore =
  (side: 'before' | 'after') =>
  ({ comparison, rating }: Row): Cell =>
    rating?.code === null ? comparison[side].overall.score : null;

/** Every column in order: its header, its description, and its cells. */
export const comparisonColumns: readonly DescribedColumn<Row>[] = [
  ['before_file', 'The earlier sheet', ({ comparison }) => comparison.before.sample.source],
  ['after_file', 'The later sheet', ({ comparison }) => comparison.after.sample.source],
  ['programme', "The programme's id", ({ comparison }) => comparison.programme.id],
  [
    'kind',
    '`overall`, `standard` or `key`: what the row is of',
    ({ rating }) => (rating === undefined ? 'key' : rating.code === null ? 'overall' : 'standard'),
  ],
  [
    'standard',
    "The standard's code; empty in the row of the whole",
    ({ rating, question }) => question?.standard ?? rating?.code ?? null,
  ],
  ['question', "The question's code; empty in the rows of ratings", ofQuestion(({ code }) => code)],
  [
    'text',
    "The question's wording, or the standard's title",
    ({ rating, question }) => question?.text ?? rating?.title ?? null,
  ],
  ['before', 'The earlier rating, or why there is none', ofRating(({ before }) => before)],
  ['after', 'The later rating, or why there is none', ofRating(({ after }) => after)],
  ['change', '`fell`, `rose`, `new`, `gone` or `unchanged`', ofRating(({ change }) => change)],
  ['before_score', 'The earlier score of the whole', ofScore('before')],
  ['after_score', 'The later score of the whole', ofScore('after')],
  ['before_yes', 'Cases answered Yes before', ofQuestion(({ before }) => before?.yes ?? null)],
  ['before_relevant', 'Yes and No together before', ofQuestion(({ before }) => before?.relevant ?? null)],
  [
    'before_percentage',
    'The percentage of Yes before; empty with nothing relevant',
    ofQuestion(({ before }) => before?.percentage ?? null),
  ],
  ['after_yes', 'Cases answered Yes after', ofQuestion(({ after }) => after?.yes ?? null)],
  ['after_relevant', 'Yes and No together after', ofQuestion(({ after }) => after?.relevant ?? null)],
  ['after_percentage', 'The percentage of Yes after', ofQuestion(({ after }) => after?.percentage ?? null)],
  [
    'difference',
    'The printed percentage after, less the one before, in percentage points',
    ofQuestion(({ points }) => points),
  ],
  [
    'difference_from',
    "The lower end of Newcombe's interval at 95 per cent; this and what follows are empty unless the samples are independent",
    ofQuestion(({ difference }) => difference?.from ?? null),
  ],
  ['difference_to', 'Its upper end', ofQuestion(({ difference }) => difference?.to ?? null)],
  ['p', "Fisher's exact test, two-sided", ofQuestion(({ difference }) => difference?.p ?? null)],
  [
    'adjusted_p',
    'The same, adjusted by Holm over all questions compared',
    ofQuestion(({ difference }) => difference?.adjusted ?? null),
  ],
  [
    'distinguishable',
    'Whether the change is distinguishable from chance',
    ofQuestion(({ difference }) => difference?.distinguishable ?? null),
  ],
  [
    'notes',
    'What should be read with some of the ratings, in the row of the whole',
    ({ comparison, rating }) => (rating?.code === null ? comparison.remarks.join(' ') : null),
  ],
];

/** The comparison under a header. */
export function comparisonTable(comparison: Comparison): Cell[][] {
  const ratings = comparison.ratings.toSorted((a, b) => Number(a.code !== null) - Number(b.code !== null));
  return tableOf(comparisonColumns, [
    ...ratings.map((rating) => ({ comparison, rating })),
    ...comparison.questions.map((question) => ({ comparison, question })),
  ]);
}
