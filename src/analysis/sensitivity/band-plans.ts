/** The fewest changed answers that put one standard's cases in each band. */
import type { AnswerChange } from '../../model/analyses.js';
import type { Rating } from '../../model/programme.js';
import { placeInBand, type Bands } from '../../scoring/band.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { firstWhere } from '../statistics/hypergeometric.js';

/** The fewest changed answers for a standard to be in a band, and every choice of questions that does it. */
export interface BandPlan {
  readonly rating: Rating;
  readonly answers: number;
  readonly ways: readonly (readonly AnswerChange[])[];
}

/** A question with relevant cases: its Yes, and its base. */
export interface CountedQuestion {
  readonly code: string;
  readonly yes: number;
  readonly relevant: number;
}

/** The questions on which a standard's rating is based; null if one of them has a percentage without counts. */
export function countedQuestions({ keyQuestions }: StandardEvidence): CountedQuestion[] | null {
  const rated = keyQuestions.filter(({ percentage }) => percentage !== null);
  const counted = rated.flatMap(({ code, yes, no }) =>
    yes === null || no === null ? [] : { code, yes, relevant: yes + no },
  );
  return counted.length === rated.length ? counted : null;
}

/** The position of the band of a standard's lowest question, 0 for the lowest band. There must be at least one question. */
export function lowestBand(programme: Bands, questions: readonly CountedQuestion[]): number {
  return Math.min(...questions.map(({ yes, relevant }) => bandAt(programme, yes, relevant)));
}

/** The fewest Yes, 0 to `relevant`, that reach a band or a higher one; one more than `relevant` for a band above the highest. */
export function fewestYes(programme: Bands, relevant: number, band: number): number {
  return firstWhere(0, relevant + 1, (yes) => bandAt(programme, yes, relevant) >= band);
}

/**
 * For each band of the programme, the plan to be in exactly that band; null if no answers give it (one case cannot give 60 per cent). The
 * lowest question decides, so one question has to be in the band and every other in it or above. Each question in turn is taken as that
 * one, which is exhaustive. `questions` must not be empty.
 */
export function bandPlans(programme: Bands, questions: readonly CountedQuestion[]): (BandPlan | null)[] {
  return programme.bands.map(({ rating }, band) => {
    const ranges = questions.map((question) => ({
      question,
      least: fewestYes(programme, question.relevant, band),
      most: fewestYes(programme, question.relevant, band + 1) - 1,
    }));
    if (ranges.some(({ question, least }) => least > question.relevant)) return null;
    const candidates = ranges
      .filter(({ least, most }) => least <= most)
      .map((lowest) =>
        ranges.flatMap(({ question, least, most }) => {
          const kept = question === lowest.question ? Math.min(question.yes, most) : question.yes;
          return changesTo(question, Math.max(least, kept));
        }),
      );
    if (candidates.length === 0) return null;
    const answers = Math.min(...candidates.map(countAnswers));
    const ways = new Map(
      candidates.filter((way) => countAnswers(way) === answers).map((way) => [JSON.stringify(way), way]),
    );
    return { rating, answers, ways: [...ways.values()] };
  });
}

function countAnswers(changes: readonly AnswerChange[]): number {
  return changes.reduce((sum, { answers }) => sum + answers, 0);
}

/** The fewest cases in some changes. A case has one answer to each question, so at least as many as the question with the most changes. */
export function casesInvolved(changes: readonly AnswerChange[]): number {
  return Math.max(0, ...changes.map(({ answers }) => answers));
}

function changesTo({ code, yes }: CountedQuestion, to: number): AnswerChange[] {
  if (to === yes) return [];
  const [from, into] = to > yes ? (['no', 'yes'] as const) : (['yes', 'no'] as const);
  return [{ question: code, from, to: into, answers: Math.abs(to - yes) }];
}

function bandAt(programme: Bands, yes: number, relevant: number): number {
  const band = placeInBand(programme, yes, relevant)?.band;
  return programme.bands.findIndex((one) => one === band);
}
