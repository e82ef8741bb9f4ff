/** Moderation: the same cases judged by two readers, how far they agree, and what each would have rated. */
import type { Assessment } from '../../model/assessment.js';
import type { AgreementCounts, Moderation, QuestionAgreement, SettledRatings } from '../../model/moderation.js';
import type { Answer, Tally } from '../../model/reading.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { emptyTally, figureKey } from '../../scoring/tally.js';
import { ac1, countAgreed, countPairs, kappa, mcNemar, type PairedAnswers } from '../statistics/agreement.js';
import { holm } from '../statistics/holm.js';
import { wilson } from '../statistics/wilson.js';

/** The answers of one case by question code; a question that is not there is unanswered. */
export type Answers = ReadonlyMap<string, Answer>;

/** A case that both readers have. */
export interface PairedCase {
  /** Its id, as the first reader has it. */
  readonly id: string;
  readonly first: Answers;
  readonly second: Answers;
}

/** A question that both readers ask. */
export interface AskedQuestion {
  readonly code: string;
  readonly text: string;
}

const confidence = 0.95;

/** What two answers to one question are, in the words of the result. */
type Meeting = keyof PairedAnswers | 'bothNotApplicable' | 'oneNotApplicable' | 'oneUnanswered' | 'bothUnanswered';

/**
 * How two answers meet. A blank beside anything else is unanswered by one, whatever the other says.
 *
 * @example
 * meetingOf('yes', 'no') // 'yesNo'
 * @example
 * meetingOf('notApplicable', 'unanswered') // 'oneUnanswered'
 */
export function meetingOf(first: Answer, second: Answer): Meeting {
  const both = [first, second];
  const unanswered = both.filter((answer) => answer === 'unanswered').length;
  if (unanswered > 0) return unanswered === 2 ? 'bothUnanswered' : 'oneUnanswered';
  const out = both.filter((answer) => answer === 'notApplicable').length;
  if (out > 0) return out === 2 ? 'bothNotApplicable' : 'oneNotApplicable';
  if (first === 'yes') return second === 'yes' ? 'yesYes' : 'yesNo';
  return second === 'yes' ? 'noYes' : 'noNo';
}

/** How often each pair of answers is there. */
type Meetings = Readonly<Record<Meeting, number>>;

const noMeetings: Meetings = {
  yesYes: 0,
  yesNo: 0,
  noYes: 0,
  noNo: 0,
  bothNotApplicable: 0,
  oneNotApplicable: 0,
  oneUnanswered: 0,
  bothUnanswered: 0,
};

const answerTo = (answers: Answers, code: string): Answer => answers.get(code) ?? 'unanswered';

/** How the answers to some questions meet, over all cases. */
export function countMeetings(cases: readonly PairedCase[], questions: readonly AskedQuestion[]): Meetings {
  const counts: Record<Meeting, number> = { ...noMeetings };
  for (const { code } of questions)
    for (const { first, second } of cases) counts[meetingOf(answerTo(first, code), answerTo(second, code))]++;
  return counts;
}

/** Agreement on each question, with Holm's adjustment over those with a dispute. */
export function agreementByQuestion(
  cases: readonly PairedCase[],
  questions: readonly AskedQuestion[],
): readonly QuestionAgreement[] {
  const counted = questions.map((question) => ({ question, meetings: countMeetings(cases, [question]) }));
  const adjusted = holm(counted.map(({ meetings }) => mcNemar(meetings)));
  return counted.map(({ question: { code, text }, meetings }, i) => ({
    code,
    text,
    ...countsOf(meetings, true),
    mcnemar: { p: mcNemar(meetings), adjusted: adjusted[i] ?? null },
  }));
}

/** Agreement over all questions together. The answers of one case are not independent, so there is no interval and no test. */
export function agreementInAll(
  cases: readonly PairedCase[],
  questions: readonly AskedQuestion[],
): Moderation['allQuestions'] {
  return { ...countsOf(countMeetings(cases, questions), false), mcnemar: null };
}

function countsOf(meetings: Meetings, withInterval: boolean): AgreementCounts {
  const { bothNotApplicable, oneNotApplicable, oneUnanswered, bothUnanswered } = meetings;
  const [pairs, agreed] = [countPairs(meetings), countAgreed(meetings)];
  const range = withInterval && pairs > 0 ? wilson(agreed / pairs, pairs, confidence) : null;
  return {
    pairs,
    agreed,
    agreement: wholePercentage(agreed, pairs, 'half-up'),
    interval: range === null ? null : [100 * range.from, 100 * range.to],
    yesThenNo: meetings.yesNo,
    noThenYes: meetings.noYes,
    bothNotApplicable,
    oneNotApplicable,
    oneUnanswered,
    bothUnanswered,
    kappa: kappa(meetings),
    ac1: ac1(meetings),
  };
}

/** The four ways to settle the disputes. */
export const settlings = ['first', 'second', 'allYes', 'allNo'] as const;
export type Settling = (typeof settlings)[number];

/**
 * The answer that stands when a dispute is settled. Only a Yes against a No is a dispute: if either reader has N/A or a blank, the first's
 * answer stands unless the second's reading is asked for.
 *
 * @example
 * settle('allYes', 'no', 'yes') // 'yes'
 * @example
 * settle('allNo', 'yes', 'unanswered') // 'yes'
 */
export function settle(how: Settling, first: Answer, second: Answer): Answer {
  if (how === 'second') return second;
  const meeting = meetingOf(first, second);
  if (how === 'first' || (meeting !== 'yesNo' && meeting !== 'noYes')) return first;
  return how === 'allYes' ? 'yes' : 'no';
}

/**
 * The answers of every case to the questions that are `rated`, with the disputes settled. To a question that only the first reader asks, the
 * first's answer stands.
 */
export function settleAll(
  how: Settling,
  cases: readonly PairedCase[],
  questions: readonly AskedQuestion[],
  rated: readonly AskedQuestion[],
): Answers[] {
  const shared = new Set(questions.map(({ code }) => code));
  return cases.map(
    ({ first, second }) =>
      new Map(
        rated.map(({ code }) => {
          const answer = answerTo(first, code);
          return [code, shared.has(code) ? settle(how, answer, answerTo(second, code)) : answer];
        }),
      ),
  );
}

/** The ratings of every standard and of the whole, under each way to settle the disputes. */
export function settledRatings(
  assessments: Readonly<Record<Settling, Assessment>>,
): Pick<Moderation, 'standards' | 'overall'> {
  const ratingsOf = (ratingIn: (assessment: Assessment) => string | null): SettledRatings => {
    const all = settlings.map((how) => ratingIn(assessments[how]));
    const [first = null, second = null, allYes = null, allNo = null] = all;
    return { first, second, allYes, allNo, hangs: new Set(all).size > 1 };
  };
  return {
    standards: assessments.first.standards.map(({ code, title }) => ({
      code,
      title,
      ...ratingsOf(({ standards }) => standards.find((standard) => standard.code === code)?.rating ?? null),
    })),
    overall: ratingsOf(({ overall }) => overall.rating),
  };
}

/** The disputed cases of every question that has one. Their ids are in the order of the first reader. */
export function disputesOf(
  cases: readonly PairedCase[],
  questions: readonly AskedQuestion[],
  withIds: boolean,
): Moderation['disputes'] {
  return questions.flatMap(({ code }) => {
    const disputed = cases.filter(({ first, second }) => {
      const meeting = meetingOf(answerTo(first, code), answerTo(second, code));
      return meeting === 'yesNo' || meeting === 'noYes';
    });
    if (disputed.length === 0) return [];
    const ids = withIds ? { cases: disputed.map(({ id }) => id) } : {};
    return [{ question: code, count: disputed.length, ...ids }];
  });
}

/** The counts of a sheet with these answers: what a case sheet with these rows would be read to. A row of blanks is still to be inspected. */
export function countAnswers(
  answers: readonly Answers[],
  questions: readonly AskedQuestion[],
): { readonly cases: number; readonly toInspect: number; readonly tallies: ReadonlyMap<string, Tally> } {
  const inspected = answers.filter((one) => questions.some(({ code }) => answerTo(one, code) !== 'unanswered'));
  const tallies = new Map(
    questions.map(({ code }) => {
      const tally = { ...emptyTally };
      for (const one of inspected) tally[answerTo(one, code)]++;
      return [figureKey({ question: code }), tally] as const;
    }),
  );
  return { cases: inspected.length, toInspect: answers.length - inspected.length, tallies };
}
