/** The fewest changed answers that put one standard's cases in each band. */
import type { AnswerChange } from '../../model/analyses.js';
import type { Programme, Rating } from '../../model/programme.js';
import { reaches, wholePercentage } from '../../scoring/percentage.js';
import type { StandardEvidence } from '../../scoring/standard.js';

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

/** The parts of a programme that decide a band. */
export type Banding = Pick<Programme, 'bands' | 'bandOn' | 'rounding'>;

/** The questions on which a standard's rating is based; null if one of them has a percentage without counts. */
export function countedQuestions({ keyQuestions }: StandardEvidence): CountedQuestion[] | null {
  const rated = keyQuestions.filter(({ percentage }) => percentage !== null);
  const counted = rated.flatMap(({ code, yes, no }) =>
    yes === null || no === null ? [] : { code, yes, relevant: yes + no },
  );
  return counted.length === rated.length ? counted : null;
}

/** The position of the band of a standard's lowest question, 0 for the lowest band. There must be at least one question. */
export function lowestBand(banding: Banding, questions: readonly CountedQuestion[]): number {
  return Math.min(...questions.map(({ yes, relevant }) => bandAt(banding, yes, relevant)));
}

/**
 * The fewest Yes, 0 to `relevant`, that reach a band or a higher one; one more than `relevant` for a band above the highest. A percentage
 * rises with its Yes, so the number is found by halving, from a whole percentage below the band's edge up to the edge.
 */
export function fewestYes(banding: Banding, relevant: number, band: number): number {
  const edge = banding.bands[band]?.from;
  if (edge === undefined) return relevant + 1;
  let from = Math.max(0, Math.floor(((edge - 1) * relevant) / 100));
  let to = Math.ceil((edge * relevant) / 100);
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (bandAt(banding, middle, relevant) >= band) to = middle;
    else from = middle + 1;
  }
  return from;
}

/**
 * For each band of the programme, the plan to be in exactly that band; null if no answers give it (one case cannot give 60 per cent). The
 * lowest question decides, so one question has to be in the band and every other in it or above. Each question in turn is taken as that
 * one, which is exhaustive. `questions` must not be empty.
 */
export function bandPlans(banding: Banding, questions: readonly CountedQuestion[]): (BandPlan | null)[] {
  const bases = new Set(questions.map(({ relevant }) => relevant));
  const edges = new Map([...bases].map((relevant) => [relevant, edgesOf(banding, relevant)]));
  return banding.bands.map(({ rating }, band) => {
    const candidates = questions.flatMap((lowest) => {
      const changes: AnswerChange[] = [];
      for (const question of questions) {
        const [least = 0, above = 0] = edges.get(question.relevant)?.slice(band, band + 2) ?? [];
        const most = question === lowest ? above - 1 : question.relevant;
        if (least > most) return [];
        changes.push(...changesTo(question, Math.min(Math.max(question.yes, least), most)));
      }
      return [changes];
    });
    if (candidates.length === 0) return null;
    const answers = Math.min(...candidates.map(total));
    const ways = new Map(candidates.filter((way) => total(way) === answers).map((way) => [JSON.stringify(way), way]));
    return { rating, answers, ways: [...ways.values()] };
  });
}

/** The fewest Yes of each band for one base, and after the last one more than the base. */
function edgesOf(banding: Banding, relevant: number): number[] {
  return [...banding.bands.map((_, band) => fewestYes(banding, relevant, band)), relevant + 1];
}

/** The sum of the answers in some changes. */
export function total(changes: readonly AnswerChange[]): number {
  return changes.reduce((sum, { answers }) => sum + answers, 0);
}

/** The fewest cases in some changes. A case has one answer to each question, so at least as many as the question with the most changes. */
export function casesInvolved(changes: readonly AnswerChange[]): number {
  return Math.max(0, ...changes.map(({ answers }) => answers));
}

function changesTo({ code, yes }: CountedQuestion, to: number): AnswerChange[] {
  if (to === yes) return [];
  return to > yes
    ? [{ question: code, from: 'no', to: 'yes', answers: to - yes }]
    : [{ question: code, from: 'yes', to: 'no', answers: yes - to }];
}

function bandAt({ bands, bandOn, rounding }: Banding, yes: number, relevant: number): number {
  if (bandOn === 'exact') return bands.findLastIndex(({ from }) => reaches(yes, relevant, from));
  const printed = wholePercentage(yes, relevant, rounding) ?? 0;
  return bands.findLastIndex(({ from }) => printed >= from);
}
