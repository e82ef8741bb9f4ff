/** Finds how few answers would have to differ for another result. */
import type { Discretion } from '../../model/inspection.js';
import type { Programme, Rating } from '../../model/programme.js';
import { changedRatings, rate, type RatedStandards } from '../../scoring/rate.js';
import { rank } from '../../scoring/scale.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { bandPlans, casesInvolved, countedQuestions, lowestBand, type AnswerChange } from './band-plans.js';
import { fewestFor, type CountedStandard, type Found, type Goal } from './combinations.js';
import { edgeAssumptions, ruleAssumptions } from './assumptions.js';

/** The fewest changed answers for a standard to leave its band on one side. */
export interface Shift {
  readonly answers: number;
  /** So many changed answers cannot be in fewer cases than this. */
  readonly atLeastCases: number;
  /** Each choice of questions that does it with so few answers, and the rating that results. */
  readonly ways: readonly { readonly to: Rating; readonly changes: readonly AnswerChange[] }[];
  /** The assumed values on which the number of answers depends, in words; empty if all are published or derived. */
  readonly hangsOn: readonly string[];
}

/** Shifts to both sides of a standard's band. */
export interface Shifts {
  /** Null in the lowest band. */
  readonly fall: Shift | null;
  /** Null in the highest band. */
  readonly rise: Shift | null;
}

/** How close one standard's cases are to another band. */
export interface StandardSensitivity extends Shifts {
  readonly code: string;
  readonly title: string;
  /** The rating from its cases. */
  readonly banded: Rating;
  /** The rating at which recorded discretion holds it, whatever its cases; null without discretion. */
  readonly held: Rating | null;
}

/** A change of the result with the fewest answers. */
export interface PossibleResult {
  readonly answers: number;
  /** The number of choices of questions that do it with so few answers; the other keys describe the first of them. */
  readonly ways: number;
  /** So many changed answers cannot be in fewer cases than this. */
  readonly atLeastCases: number;
  readonly changes: readonly AnswerChange[];
  /** Final ratings that would differ, including those that decision rules change. */
  readonly standards: readonly { readonly code: string; readonly from: Rating; readonly to: Rating }[];
  readonly score: number;
  readonly maximum: number;
  readonly overall: Rating | null;
  /** Standards whose recorded discretion would then break a cap; they count with the cap's ceiling. */
  readonly breaksCap: readonly string[];
  readonly hangsOn: readonly string[];
}

/** Both sides of something in the result; null if no answers change it in that direction. */
export interface Outcomes {
  readonly fall: PossibleResult | null;
  readonly rise: PossibleResult | null;
}

/** How close a standard's final rating is to another one, through the cases of the standards that its decision rules look at. */
export interface RuledSensitivity extends Outcomes {
  readonly code: string;
  readonly title: string;
  readonly rating: Rating;
  /** The rating by recorded discretion; null without discretion. */
  readonly held: Rating | null;
}

/** How few answers would have to differ for another rating of a standard, another score or another overall rating. */
export interface Sensitivity {
  /** Standards rated from cases, in programme order. */
  readonly standards: readonly StandardSensitivity[];
  /** Standards that a decision rule can lower: how close their final rating is, through the cases of others. */
  readonly throughRules: readonly RuledSensitivity[];
  readonly score: Outcomes;
  /** Null if there is no overall rating. */
  readonly overall: Outcomes | null;
  /** Standards with percentages only, whose answers are not counted here. */
  readonly withoutCounts: readonly string[];
}

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
