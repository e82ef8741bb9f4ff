/** One standard's result, put together from its measure and the two runs of the rating. */
import type { Discretion, Inspection, Programme, StandardResult } from '../model.js';
import { borderline } from './borderline.js';
import type { Rated } from './rate.js';
import { points } from './scale.js';
import type { Measured } from './standard.js';

/** One standard as every output shows it. Its score is null where it has no rating. */
export function standardResult(
  programme: Programme,
  inspection: Pick<Inspection, 'discretion' | 'notApplicable' | 'judgements'>,
  measured: Measured,
  runs: { byRule: Rated; final: Rated },
  provisional: boolean,
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
    decisions: runs.final.decisions.filter((d) => d.standard === code).map(({ decision }) => decision),
    discretion: entry === undefined || rating === null ? null : departure(entry, byRule),
    borderline: borderline(programme, measured),
    provisional,
  };
}

function departure({ rating, reason, by, on }: Discretion, from: string | null): StandardResult['discretion'] {
  return { from, to: rating, reason, ...(by === undefined ? {} : { by }), ...(on === undefined ? {} : { on }) };
}
