/** Rating is one pure function, run twice: with no discretion (by rule) and with it (final). */
import type { Decision, Discretion, Programme, Rating, RuleStep } from '../model.js';
import { overallRating, score } from './overall.js';
import { tryRule, type Breach } from './rules.js';
import type { Measured } from './standard.js';

/** The result of one run. */
export interface Rated {
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
export function rate(programme: Programme, measured: readonly Measured[], discretion: readonly Discretion[]): Rated {
  const standing = new Map<string, Rating | null>();
  const departing = new Map(discretion.map(({ standard, rating }) => [standard, rating]));
  const owned = new Map(measured.map(({ standard, banded, judged }) => [standard.code, banded ?? judged]));
  const own = (code: string): Rating | null => owned.get(code) ?? null;
  for (const [code, rating] of owned) standing.set(code, rating === null ? null : (departing.get(code) ?? rating));
  const tried = programme.rules.map((rule) => {
    const result = tryRule(programme, rule, standing, departing.has(rule.standard) ? own(rule.standard) : null);
    if (result.decision !== null) standing.set(rule.standard, result.decision.to);
    return result;
  });
  const counted = measured.filter(({ standard }) => standard.counted ?? true);
  const ratings = counted.flatMap(({ standard }) => standing.get(standard.code) ?? []);
  const sum = score(programme.ratings, ratings);
  const complete = counted.every(({ basis }) => basis !== 'missing');
  return {
    ratings: standing,
    decisions: tried.flatMap(({ step, decision }) => (decision === null ? [] : { standard: step.standard, decision })),
    steps: tried.map(({ step }) => step),
    breaches: tried.flatMap(({ breach }) => breach ?? []),
    ...sum,
    overall: complete ? overallRating(programme.overall, programme.ratings, sum.score, ratings.length) : null,
    complete,
  };
}
