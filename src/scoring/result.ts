/** One standard's result, put together from its measure and the two runs of the rating. */
import type { Decision, StandardResult } from '../model/assessment.js';
import type { Discretion, Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import { borderline } from './borderline.js';
import type { RatingRuns } from './outcome.js';
import type { RatedStandards } from './rate.js';
import { points } from './scale.js';
import type { StandardEvidence } from './standard.js';

/** One standard as every output shows it. Its score is null where it has no rating. */
export function standardResult(
  programme: Programme,
  inspection: Pick<Inspection, 'discretion' | 'notApplicable' | 'judgements'>,
  measured: StandardEvidence,
  runs: Pick<RatingRuns, 'byRule' | 'final' | 'open'>,
): StandardResult {
  const { standard, basis, keyQuestions, banded, judged } = measured;
  const { code, title, domain } = standard;
  const rating = runs.final.ratings.get(code) ?? null;
  const byRule = runs.byRule.ratings.get(code) ?? null;
  const entry = inspection.discretion.find((discretion) => discretion.standard === code);
  return {
    code,
    title,
    domain,
    basis,
    counted: standard.counted ?? true,
    keyQuestions,
    banded,
    judged,
    reason: inspection.notApplicable.get(code) ?? inspection.judgements.get(code)?.reason ?? null,
    byRule,
    rating,
    score: rating === null ? null : points(programme.ratings, rating),
    decisions: decisionsOn(code, runs.final),
    discretion: entry === undefined || rating === null ? null : departure(entry, byRule),
    borderline: borderline(programme, measured),
    provisional: runs.open.has(code),
  };
}

function decisionsOn(code: string, { decisions }: RatedStandards): Decision[] {
  const found: Decision[] = [];
  for (const { standard, decision } of decisions) if (standard === code) found.push(decision);
  return found;
}

function departure({ rating, reason, by, on }: Discretion, from: string | null): StandardResult['discretion'] {
  return { from, to: rating, reason, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) };
}
