/** Searches exhaustively for the fewest changed answers, over all standards, that change something in the result. */
import type { StandardSensitivity } from '../../model/analyses.js';
import type { Programme, Rating } from '../../model/programme.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import { points, rank } from '../../scoring/scale.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import type { AnalysisContext } from '../analysis.js';
import { casesInvolved, type BandPlan, type CountedQuestion } from './band-plans.js';

/** What can change in a result, by name, with functions that return whether a result has changed it. */
export type Goals = ReadonlyMap<string, (rated: RatedStandards) => boolean>;

/** A standard moved to another band. */
interface Placement {
  readonly code: string;
  readonly plan: BandPlan;
}

/** The fewest answers that reach a goal, the fewest cases that they can be in, a way to do it in so few, the number of ways, and what it gives. */
export interface Found {
  readonly answers: number;
  readonly atLeastCases: number;
  readonly ways: number;
  readonly picks: readonly Placement[];
  readonly evidence: readonly StandardEvidence[];
  readonly rated: RatedStandards;
}

/** A standard that is rated from counts, and the plans for each of its bands from the lowest up; null if no answers lead to a band. */
export interface CountedStandard extends Pick<StandardSensitivity, 'code' | 'title' | 'banded' | 'held'> {
  /** Whether its points are part of the score. */
  readonly counted: boolean;
  readonly questions: readonly CountedQuestion[];
  readonly plans: readonly (BandPlan | null)[];
}

/** A standard whose band answers can change, and the plans for its bands on the side that is searched, from the lowest band up. */
type Movable = Pick<CountedStandard, 'code' | 'counted'> & { readonly plans: readonly BandPlan[] };

/**
 * For each goal, the fewest answers that reach it; a goal that cannot be reached is left out. Judgements and recorded discretion stay.
 *
 * Exact, because lower bands never give a higher result: rules only lower ratings, and only for low ratings. So a goal on one side is
 * reached by standards that move to that side or stay. Every combination of bands is rated, except those that rating cannot distinguish
 * from one with fewer answers.
 */
export function fewestFor(
  { programme, measured, inspection: { discretion } }: AnalysisContext,
  standards: readonly CountedStandard[],
  side: 'down' | 'up',
  goals: Goals,
): Map<string, Found> {
  const place = (rating: Rating): number => rank(programme.ratings, rating);
  const movable = standards
    .filter(({ held }) => held === null)
    .map(({ code, counted, banded, plans }): Movable => {
      const onSide = ({ rating }: BandPlan): boolean =>
        side === 'down' ? place(rating) <= place(banded) : place(rating) >= place(banded);
      return { code, counted, plans: plans.filter((plan) => plan !== null).filter(onSide) };
    });
  const run = (picks: readonly Placement[]): Pick<Found, 'evidence' | 'rated'> => {
    const ratings = new Map(picks.map(({ code, plan }) => [code, plan.rating]));
    const evidence = measured.map((m) => ({ ...m, banded: ratings.get(m.standard.code) ?? m.banded }));
    return { evidence, rated: rate(programme, evidence, discretion) };
  };
  const furthest = run(
    movable.flatMap(({ code, plans }) => {
      const plan = plans.at(side === 'down' ? 0 : -1);
      return plan === undefined ? [] : { code, plan };
    }),
  );
  const wanted = [...goals].filter(([, met]) => met(furthest.rated));
  const found = new Map<string, Found>();
  if (wanted.length === 0) return found;

  const choices = mergedChoices(programme, movable);
  // Sorted by answers, so that the first to reach a goal is the best, and the search ends with the last goal.
  for (const choice of choices.toSorted((a, b) => a.answers - b.answers || a.atLeastCases - b.atLeastCases)) {
    const { answers, ways, picks } = choice;
    const open = wanted.filter(([name]) => (found.get(name)?.answers ?? answers) === answers);
    if (open.length === 0) break;
    if (answers === 0) continue;
    const after = run(picks);
    for (const [name] of open.filter(([, met]) => met(after.rated))) {
      const before = found.get(name);
      found.set(name, before === undefined ? { ...choice, ...after } : { ...before, ways: before.ways + ways });
    }
  }
  return found;
}

/** Some standards put in bands, and all of that choice that the rating can see. */
interface State extends Omit<Found, 'evidence' | 'rated'> {
  readonly points: number;
  /** For each rule, how many standards meet its condition, up to the number that it takes. */
  readonly met: readonly number[];
  /** The bands of standards that a rule can lower. */
  readonly ruled: string;
}

/**
 * Every choice of bands, without those that rating cannot distinguish from one with fewer answers: it depends on a standard's points, on
 * which conditions it meets, and on its band if a rule can lower it.
 */
function mergedChoices({ ratings, rules }: Programme, standards: readonly Movable[]): State[] {
  let states: State[] = [
    { answers: 0, atLeastCases: 0, ways: 1, picks: [], points: 0, met: rules.map(() => 0), ruled: '' },
  ];
  for (const { code, counted, plans } of standards) {
    const ruled = rules.some(({ standard }) => standard === code);
    const seen = plans.map((plan) => ({
      plan,
      points: counted ? points(ratings, plan.rating) : 0,
      meets: rules.map(
        ({ when }) => when.of.includes(code) && rank(ratings, plan.rating) <= rank(ratings, when.ratedAtOrBelow),
      ),
    }));
    const next = new Map<string, State>();
    for (const state of states) {
      for (const { plan, points: own, meets } of seen) {
        const with_: State = {
          answers: state.answers + plan.answers,
          atLeastCases: Math.max(state.atLeastCases, casesInvolved(plan.ways[0] ?? [])),
          ways: state.ways * plan.ways.length,
          picks: plan.answers === 0 ? state.picks : [...state.picks, { code, plan }],
          points: state.points + own,
          met: rules.map(({ when }, i) => Math.min((state.met[i] ?? 0) + (meets[i] === true ? 1 : 0), when.atLeast)),
          ruled: ruled ? `${state.ruled}/${plan.rating}` : state.ruled,
        };
        const key = `${with_.points} ${with_.met.join(' ')} ${with_.ruled}`;
        const before = next.get(key);
        if (before === undefined || with_.answers < before.answers) next.set(key, with_);
        else if (with_.answers === before.answers) {
          const best = with_.atLeastCases < before.atLeastCases ? with_ : before;
          next.set(key, { ...best, ways: before.ways + with_.ways });
        }
      }
    }
    states = [...next.values()];
  }
  return states;
}
