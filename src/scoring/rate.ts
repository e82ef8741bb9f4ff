/** Rating is one pure function, run twice: with no discretion (by rule) and with it (final). */
import type { Decision, RuleStep } from '../model/assessment.js';
import type { Discretion } from '../model/inspection.js';
import type { Programme, Rating } from '../model/programme.js';
import { overallRating, score } from './overall.js';
import { tryRule, type Breach } from './rules.js';
import type { StandardEvidence } from './standard.js';

/** The result of one run. */
export interface RatedStandards {
  readonly ratings: ReadonlyMap<string, Rating | null>;
  readonly decisions: readonly { readonly standard: string; readonly decision: Decision }[];
  readonly steps: readonly RuleStep[];
  /** Discretion that would exceed a cap. The ratings are then those with it held to the ceiling; as a result it is refused. */
  readonly breaches: readonly Breach[];
  readonly score: number;
  readonly maximum: number;
  readonly overall: Rating | null;
  /** No counted standard is still to come. */
  readonly complete: boolean;
}

/**
 * Ratings of all standards, the score in points, its maximum, and the overall rating.
 * A standard starts from its band or its judgement; discretion replaces that, and never stands in for a missing one; then the
 * decision rules run in the programme's order on the ratings that stand. The overall rating is null while a counted standard is
 * missing, and where no counted standard is rated.
 */
export function rate(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
): RatedStandards {
  const departing = departures(discretion);
  const ratings = ownRatings(measured, departing);
  const decisions: { standard: string; decision: Decision }[] = [];
  const steps: RuleStep[] = [];
  const breaches: Breach[] = [];
  for (const rule of programme.rules) {
    const from = departing.has(rule.standard) ? ownRatingOf(measured, rule.standard) : null;
    const { step, decision, breach } = tryRule(programme, rule, ratings, from);
    steps.push(step);
    if (breach !== null) breaches.push(breach);
    if (decision === null) continue;
    decisions.push({ standard: rule.standard, decision });
    ratings.set(rule.standard, decision.to);
  }
  return { ratings, decisions, steps, breaches, ...totals(programme, measured, ratings) };
}

/** The ratings that decision rules start from. */
function ownRatings(
  measured: readonly StandardEvidence[],
  departing: ReadonlyMap<string, Rating>,
): Map<string, Rating | null> {
  const ratings = new Map<string, Rating | null>();
  for (const one of measured) {
    const { code } = one.standard;
    const rating = ownRating(one);
    ratings.set(code, rating === null ? null : (departing.get(code) ?? rating));
  }
  return ratings;
}

/** The score, its maximum and the overall rating of the standards that count. */
function totals(
  { ratings: scale, overall: method }: Programme,
  measured: readonly StandardEvidence[],
  ratings: RatedStandards['ratings'],
): Pick<RatedStandards, 'score' | 'maximum' | 'overall' | 'complete'> {
  const counted: Rating[] = [];
  let complete = true;
  for (const { standard, basis } of measured) {
    if (standard.counted === false) continue;
    if (basis === 'missing') complete = false;
    const rating = ratings.get(standard.code) ?? null;
    if (rating !== null) counted.push(rating);
  }
  const { score: sum, maximum } = score(scale, counted);
  const overall = complete ? overallRating(method, scale, sum, counted.length) : null;
  return { score: sum, maximum, overall, complete };
}

function departures(discretion: readonly Discretion[]): ReadonlyMap<string, Rating> {
  return discretion.length === 0 ? none : new Map(discretion.map(({ standard, rating }) => [standard, rating]));
}

const none: ReadonlyMap<string, Rating> = new Map();

function ownRatingOf(measured: readonly StandardEvidence[], code: string): Rating | null {
  return ownRating(measured.find(({ standard }) => standard.code === code));
}

/** A standard's own rating, from its cases or judgement. */
function ownRating(measured: StandardEvidence | undefined): Rating | null {
  return measured?.banded ?? measured?.judged ?? null;
}
