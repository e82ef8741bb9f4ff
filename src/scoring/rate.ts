/** Rating: one pure function, run without discretion (`byRule`) and with it (final). */
import type { Decision, OverallResult, RatedStandard, RuleStep } from '../model/assessment.js';
import type { Discretion } from '../model/inspection.js';
import type { Programme, Rating } from '../model/programme.js';
import { overallRating, score } from './overall.js';
import { tryRule, type Breach } from './rules.js';
import type { StandardEvidence } from './standard.js';

/** The result of one run. Ratings are by standard code, null if not rated. */
export interface RatedStandards {
  readonly ratings: ReadonlyMap<string, Rating | null>;
  readonly decisions: readonly { readonly standard: string; readonly decision: Decision }[];
  readonly steps: readonly RuleStep[];
  /** Discretion above a cap, which `refuseBreaches` refuses. In `ratings` it is lowered to the ceiling. */
  readonly breaches: readonly Breach[];
  readonly score: number;
  readonly maximum: number;
  readonly overall: Rating | null;
  /** No counted standard is missing. */
  readonly complete: boolean;
}

/**
 * The ratings of all standards, the score and its maximum in points, and the overall rating.
 * A standard starts with its band or judgement. Discretion replaces that, but cannot replace a missing one. Then the decision rules run in
 * the programme's order, each on the ratings so far. The overall rating is null if a counted standard is missing or none is rated.
 */
export function rate(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
): RatedStandards {
  const departing = new Map(discretion.map(({ standard, rating }) => [standard, rating]));
  const own = new Map<string, Rating | null>();
  const ratings = new Map<string, Rating | null>();
  for (const { standard, banded, judged } of measured) {
    const rating = banded ?? judged;
    own.set(standard.code, rating);
    ratings.set(standard.code, rating && (departing.get(standard.code) ?? rating));
  }
  const decisions: { standard: string; decision: Decision }[] = [];
  const steps: RuleStep[] = [];
  const breaches: Breach[] = [];
  for (const rule of programme.rules) {
    const from = departing.has(rule.standard) ? (own.get(rule.standard) ?? null) : null;
    const { step, decision, breach } = tryRule(programme, rule, ratings, from);
    steps.push(step);
    if (breach !== null) breaches.push(breach);
    if (decision === null) continue;
    decisions.push({ standard: rule.standard, decision });
    ratings.set(rule.standard, decision.to);
  }
  const counting = measured.filter(({ standard }) => standard.counted !== false);
  const complete = counting.every(({ basis }) => basis !== 'missing');
  const rated = counting.flatMap(({ standard }) => ratings.get(standard.code) ?? []);
  const sum = score(programme.ratings, rated);
  const overall = complete ? overallRating(programme.overall, programme.ratings, sum.score, rated.length) : null;
  return { ratings, decisions, steps, breaches, ...sum, overall, complete };
}

/** The standards that are rated in both of two runs, and differently, in programme order. */
export function changedRatings(before: RatedStandards, after: RatedStandards) {
  return [...before.ratings].flatMap(([code, from]) => {
    const to = after.ratings.get(code) ?? null;
    return from === null || to === null || from === to ? [] : [{ code, from, to }];
  });
}

/** The result of the whole. It is provisional if any standard that counts is rated and provisional. */
export function overallResult(
  standards: readonly RatedStandard[],
  final: RatedStandards,
  byRule: RatedStandards,
): OverallResult {
  return {
    score: final.score,
    maximum: final.maximum,
    rating: final.overall,
    byRule: { score: byRule.score, rating: byRule.overall },
    complete: final.complete,
    provisional: standards.some(({ counted, rating, provisional }) => counted && rating !== null && provisional),
  };
}
