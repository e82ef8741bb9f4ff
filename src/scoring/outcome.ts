/** What evidence comes to, in counts and ratings: everything that an assessment then puts into words. */
import type { Inspection } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import type { Reading } from '../model/reading.js';
import { refuseBreaches } from './discretion.js';
import { provisionalStandards } from './provisional.js';
import { rate, type RatedStandards } from './rate.js';
import { measureStandard, type StandardEvidence } from './standard.js';

export interface RatingRuns {
  /** Every standard by its own cases or judgement, in programme order. */
  readonly measured: readonly StandardEvidence[];
  /** With no discretion anywhere. */
  readonly byRule: RatedStandards;
  readonly final: RatedStandards;
  /** The provisional standards, each with the standards that make it so. */
  readonly open: ReadonlyMap<string, readonly string[]>;
  /** A standard that counts in the score is rated and provisional. */
  readonly provisional: boolean;
}

/** Measures every standard and rates them, with and without discretion. Throws a `Refusal` where discretion breaks a cap. */
export function runRatings(programme: Programme, inspection: Inspection, reading: Reading): RatingRuns {
  const { discretion } = inspection;
  const measured = programme.standards.map((standard) => measureStandard(programme, standard, reading, inspection));
  const byRule = rate(programme, measured, []);
  const final = discretion.length === 0 ? byRule : rate(programme, measured, discretion);
  refuseBreaches(programme, discretion, final);
  const open = provisionalStandards(programme, measured, discretion, final);
  return { measured, byRule, final, open, provisional: isProvisional(measured, final, open) };
}

function isProvisional(
  measured: readonly StandardEvidence[],
  { ratings }: RatedStandards,
  open: RatingRuns['open'],
): boolean {
  if (open.size === 0) return false;
  return measured.some(
    ({ standard: { code, counted = true } }) => counted && open.has(code) && (ratings.get(code) ?? null) !== null,
  );
}
