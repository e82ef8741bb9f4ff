/** How far one standard's cases are from the next band, either way. */
import type { Programme, Rating } from '../../model/programme.js';
import { casesInvolved, lowestBand, type AnswerChange, type BandPlan, type CountedQuestion } from './band-plans.js';
import { edgeAssumptions } from './hangs-on.js';

/** The fewest answers that would have to differ for a standard to leave its band on one side. */
export interface Shift {
  readonly answers: number;
  /** Fewer cases than this cannot hold as many different answers. */
  readonly atLeastCases: number;
  /** Each choice of questions that does it with so few answers, and the rating that it gives. */
  readonly ways: readonly { readonly to: Rating; readonly changes: readonly AnswerChange[] }[];
  /** Assumed values that the number of answers hangs on, in words; empty where all are published or derived. */
  readonly hangsOn: readonly string[];
}

/** Both sides of where a standard stands. */
export interface Shifts {
  /** Null in the lowest band. */
  readonly fall: Shift | null;
  /** Null in the highest band. */
  readonly rise: Shift | null;
}

/** The shifts of a standard rated from these questions, of which there is at least one, from the plans for its bands. */
export function shifts(
  programme: Programme,
  questions: readonly CountedQuestion[],
  plans: readonly (BandPlan | null)[],
): Shifts {
  const now = lowestBand(programme, questions);
  const least = (wanted: (band: number) => boolean): Omit<Shift, 'hangsOn'> | null => {
    const found = plans.flatMap((plan, band) => (plan !== null && wanted(band) ? plan : []));
    if (found.length === 0) return null;
    const answers = Math.min(...found.map((plan) => plan.answers));
    const ways = found
      .filter((plan) => plan.answers === answers)
      .flatMap((plan) => plan.ways.map((changes) => ({ to: plan.rating, changes })));
    return { answers, atLeastCases: Math.min(...ways.map(({ changes }) => casesInvolved(changes))), ways };
  };
  const fall = least((band) => band < now);
  const rise = least((band) => band > now);
  return {
    fall: fall && { ...fall, hangsOn: edgeAssumptions(programme, questions, { below: now }) },
    rise: rise && { ...rise, hangsOn: edgeAssumptions(programme, questions, { atLeast: now + 1 }) },
  };
}
