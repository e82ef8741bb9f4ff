/** Puts one standard's result together from its evidence and the two runs of the rating. */
import type { RatedStandard, StandardResult } from '../model/assessment.js';
import type { Discretion, Inspection } from '../model/inspection.js';
import type { Programme, Rating } from '../model/programme.js';
import { borderline } from './borderline.js';
import { rate, type RatedStandards } from './rate.js';
import { points } from './scale.js';
import type { StandardEvidence } from './standard.js';

/** The evidence for every standard, the two runs of the rating, and the provisional standards with what makes them provisional. */
export interface RatingRuns {
  readonly measured: readonly StandardEvidence[];
  /** Without any discretion. */
  readonly byRule: RatedStandards;
  readonly final: RatedStandards;
  readonly open: ReadonlyMap<string, readonly string[]>;
}

/** One standard as it is rated. Its points are null if it has no rating. */
export function standardResult(
  programme: Programme,
  inspection: Pick<Inspection, 'discretion' | 'notApplicable' | 'judgements'>,
  measured: StandardEvidence,
  runs: RatingRuns,
): RatedStandard {
  const { standard, basis, keyQuestions, banded, judged, composite } = measured;
  const { code, title, statement = null, domain } = standard;
  const rating = runs.final.ratings.get(code) ?? null;
  const byRule = runs.byRule.ratings.get(code) ?? null;
  const finalRating = (from: Rating): Rating | null => {
    if (from === banded) return rating;
    const evidence = runs.measured.map((one) => (one === measured ? { ...one, banded: from } : one));
    return rate(programme, evidence, inspection.discretion).ratings.get(code) ?? null;
  };
  const entry = inspection.discretion.find((discretion) => discretion.standard === code);
  return {
    code,
    title,
    statement,
    domain,
    basis,
    counted: standard.counted ?? true,
    keyQuestions,
    banded,
    judged,
    reason: inspection.notApplicable.get(code) ?? inspection.judgements.get(code)?.reason ?? null,
    byRule,
    rating,
    points: rating === null ? null : points(programme.ratings, rating),
    composite,
    decisions: runs.final.decisions.filter(({ standard: of }) => of === code).map(({ decision }) => decision),
    discretion: entry === undefined || rating === null ? null : departure(entry, byRule),
    borderline: borderline(programme, measured, finalRating),
    remark: rating !== null && keyQuestions.length > 0 ? remarkOn(programme, code) : null,
    provisional: runs.open.has(code),
  };
}

/** The programme's remarks on one standard, as one text; null if there is none. */
function remarkOn({ remarks = [] }: Programme, code: string): string | null {
  const found = remarks.filter(({ standards = [] }) => standards.includes(code)).map(({ words }) => words);
  return found.length === 0 ? null : found.join(' ');
}

function departure({ rating, reason, by, on }: Discretion, from: string | null): StandardResult['discretion'] {
  return { from, to: rating, reason, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) };
}
