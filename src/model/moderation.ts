/** What `moderate --format json` prints. */
import * as z from 'zod/mini';
import { programmeName, schemaVersion, tool } from './assessment.js';
import * as s from './shape.js';

const side = {
  source: s.text('The file'),
  cases: s.count('Its inspected cases'),
  toInspect: s.count('Its cases that are still to be inspected'),
};

const interval = s.withDescription(
  "Wilson's interval at 95 per cent, in per cent: from and to; null with no pair, and over all questions",
  z.nullable(z.tuple([z.number(), z.number()])),
);

const agreement = {
  pairs: s.count('Cases that both readers answered Yes or No'),
  agreed: s.count('Of these, cases with the same answer'),
  agreement: s.percentOrNull('Agreed of pairs, in whole per cent; null with no pair'),
};

const counts = {
  ...agreement,
  interval,
  yesThenNo: s.count('Cases that the first answered Yes and the second No'),
  noThenYes: s.count('Cases that the first answered No and the second Yes'),
  bothNotApplicable: s.count('Cases that both found not applicable'),
  oneNotApplicable: s.count('Cases that only one found not applicable; the other said Yes or No'),
  oneUnanswered: s.count('Cases that only one left unanswered'),
  bothUnanswered: s.count('Cases that both left unanswered'),
  kappa: s.valueOrNull("Cohen's kappa; null with no pair, and where both gave one and the same answer throughout"),
  ac1: s.valueOrNull("Gwet's AC1; null with no pair"),
};

const settled = {
  first: s.ratingOrNull('The rating under the first reading'),
  second: s.ratingOrNull('The rating under the second reading'),
  allYes: s.ratingOrNull('The rating with every dispute settled as Yes'),
  allNo: s.ratingOrNull('The rating with every dispute settled as No'),
  hangs: s.truth('Whether these four are not all the same'),
};

export const moderationSchema = s.object('Two readings of the same cases', {
  schemaVersion,
  tool,
  programme: programmeName,
  first: s.object('The first reading', side),
  second: s.object('The second reading', side),
  paired: s.count('Cases that both have'),
  onlyFirst: s.count('Cases that only the first has; they are left out'),
  onlySecond: s.count('Cases that only the second has; they are left out'),
  questions: s.objects('Every question that both ask, in programme order', {
    code: s.text('Its number'),
    text: s.text('Its wording'),
    ...counts,
    mcnemar: s.object("McNemar's exact test of whether disputes lean one way; null with no dispute", {
      p: s.valueOrNull('Its probability, two-sided'),
      adjusted: s.valueOrNull('The same, adjusted by Holm over the questions with a dispute'),
    }),
  }),
  allQuestions: s.object(
    'All questions together; answers of one case are not independent, so there is no interval and no test',
    {
      ...counts,
      mcnemar: s.withDescription('Never tested', z.null()),
    },
  ),
  standards: s.objects('Every standard, in programme order', {
    code: s.text('Its number'),
    title: s.text('Its title'),
    ...settled,
  }),
  overall: s.object('The overall rating', settled),
  disputes: s.objects('Every question with a dispute', {
    question: s.text('Its number'),
    count: s.count('Cases that one reader answered Yes and the other No'),
    cases: s.optional(s.texts('Their ids, as the first has them; only with --list')),
  }),
  groups: s.optional(
    s.object('Agreement by a column of the first, over all questions; only with --by', {
      by: s.text('The column'),
      limit: s.countOrNull('A group of fewer cases is hidden, and what would give it away; null if nothing is hidden'),
      withheld: s.truth('Whether all figures are hidden, because no choice of them would protect the small ones'),
      values: s.objects('Each value, in the order of the first', {
        value: s.textOrNull('The value; null if not recorded'),
        cases: s.countOrNull('Paired cases; null if hidden'),
        pairs: s.countOrNull('Their pairs; null if hidden'),
        agreed: s.countOrNull('Of these, with the same answer; null if hidden'),
        agreement: s.percentOrNull('In whole per cent; null if hidden or with no pair'),
      }),
    }),
  ),
  notes: s.notes('What a reader should know beside these figures'),
});

export type Moderation = s.Shape<typeof moderationSchema>;
export type QuestionAgreement = Moderation['questions'][number];
export type AgreementCounts = Omit<Moderation['allQuestions'], 'mcnemar'>;
export type SettledRatings = Moderation['overall'];
export type AgreementByGroup = NonNullable<Moderation['groups']>;
