/** Finds how few answers would have to differ for another result. */
import type { Outcomes, PossibleResult, Sensitivity, Shift, Shifts } from '../../model/analyses.js';
import type { Discretion } from '../../model/inspection.js';
import type { Programme, Rating } from '../../model/programme.js';
import { changedRatings, rate, type RatedStandards } from '../../scoring/rate.js';
import { rank } from '../../scoring/scale.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { bandPlans, casesInvolved, countedQuestions, lowestBand } from './band-plans.js';
import { fewestFor, type CountedStandard, type Found, type Goal } from './combinations.js';
import { edgeAssumptions, ruleAssumptions } from './assumptions.js';

/**
 * The sensitivity of a result. An answer differs if a Yes becomes a No or the reverse; bases, judgements and recorded discretion stay.
 * Discretion on a standard rated from cases holds its rating. Exact: for a standard by the order of percentages, for the result by
 * exhaustive search over the bands (`fewestFor`).
 */
export function sensitivity(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
): Sensitivity {
  const now = rate(programme, measured, discretion);
  const standards = measured.flatMap((m): CountedStandard[] => {
    const questions = m.basis === 'cases' ? countedQuestions(m) : null;
    if (questions === null || m.banded === null) return [];
    const { code, title, counted = true } = m.standard;
    const held = heldAt(discretion, code);
    return [{ code, title, counted, banded: m.banded, held, questions, plans: bandPlans(programme, questions) }];
  });
  const place = (rating: Rating): number => rank(programme.ratings, rating);
  const targets = measured.flatMap(({ standard }) => {
    const rating = now.ratings.get(standard.code) ?? null;
    const ruled = programme.rules.some((rule) => rule.standard === standard.code);
    const { code, title } = standard;
    return ruled && rating !== null ? { code, title, rating, held: heldAt(discretion, code) } : [];
  });
  const side = (direction: 'down' | 'up'): Map<string, PossibleResult> => {
    const differs = (after: number, before: number): boolean =>
      direction === 'down' ? after < before : after > before;
    const goals: Goal[] = [
      { name: 'score', met: ({ score }) => differs(score, now.score) },
      {
        name: 'overall',
        met: ({ overall }) => overall !== null && now.overall !== null && differs(place(overall), place(now.overall)),
      },
      ...targets.map(({ code, rating }) => ({
        name: code,
        met: ({ ratings }: RatedStandards) => differs(place(ratings.get(code) ?? rating), place(rating)),
      })),
    ];
    const found = fewestFor(programme, measured, discretion, direction, goals, standards);
    return new Map([...found].map(([name, one]) => [name, outcome(programme, standards, now, one)]));
  };
  const [down, up] = [side('down'), side('up')];
  const both = (name: string): Outcomes => ({ fall: down.get(name) ?? null, rise: up.get(name) ?? null });
  return {
    standards: standards.map(({ code, title, banded, held, ...counts }) => {
      return { code, title, banded, held, ...shifts(programme, counts) };
    }),
    throughRules: targets.map((target) => ({ ...target, ...both(target.code) })),
    score: both('score'),
    overall: now.overall === null ? null : both('overall'),
    withoutCounts: measured.flatMap((m) =>
      m.basis === 'cases' && countedQuestions(m) === null ? m.standard.code : [],
    ),
  };
}

function heldAt(discretion: readonly Discretion[], code: string): Rating | null {
  return discretion.find(({ standard }) => standard === code)?.rating ?? null;
}

function outcome(
  programme: Programme,
  standards: readonly CountedStandard[],
  now: RatedStandards,
  found: Found,
): PossibleResult {
  const { picks, rated } = found;
  const changes = picks.flatMap(({ plan }) => plan.ways[0] ?? []);
  const edges = picks.flatMap(({ code, plan }) => {
    const questions = standards.find((standard) => standard.code === code)?.questions ?? [];
    const to = programme.bands.findIndex(({ rating }) => rating === plan.rating);
    const move = to < lowestBand(programme, questions) ? { below: to + 1 } : { atLeast: to };
    return edgeAssumptions(programme, questions, move);
  });
  return {
    answers: found.answers,
    ways: found.ways,
    atLeastCases: casesInvolved(changes),
    changes,
    standards: changedRatings(now, rated),
    score: rated.score,
    maximum: rated.maximum,
    overall: rated.overall,
    breaksCap: rated.breaches.map(({ standard }) => standard),
    hangsOn: [...new Set([...edges, ...ruleAssumptions(programme.rules, now.steps, rated.steps)])],
  };
}

/** The shifts of a standard that is rated from at least one question. */
function shifts(programme: Programme, { questions, plans }: Pick<CountedStandard, 'questions' | 'plans'>): Shifts {
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
