/** What recorded discretion comes to. */
import { Problems } from '../problems/problems.js';
import type { Note } from '../model/assessment.js';
import type { Discretion } from '../model/inspection.js';
import type { Programme } from '../model/programme.js';
import { note } from '../problems/notes.js';
import { standardName } from './named.js';
import { rate, type RatedStandards } from './rate.js';
import type { StandardEvidence } from './standard.js';

/** Throws a `Refusal` for every entry of discretion that would exceed a cap: a cap cannot be departed from. */
export function refuseBreaches(programme: Programme, discretion: readonly Discretion[], final: RatedStandards): void {
  if (final.breaches.length === 0) return;
  const problems = new Problems();
  for (const { standard, rating, ceiling, because } of final.breaches) {
    const place = discretion.find((entry) => entry.standard === standard)?.place ?? {};
    problems.add('discretionBreaksCap', place, {
      standard: standardName(programme, standard),
      rating,
      ceiling,
      because,
    });
  }
  problems.refuse();
}

/** A warning for each entry without which its standard would be rated the same. */
export function idleDiscretion(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
  final: RatedStandards,
): Note[] {
  return discretion.flatMap((entry) => {
    const without = rate(
      programme,
      measured,
      discretion.filter((other) => other !== entry),
    );
    const rating = without.ratings.get(entry.standard) ?? null;
    if (rating !== null && rating !== final.ratings.get(entry.standard)) return [];
    return note('discretionWithoutEffect', { standard: standardName(programme, entry.standard), rating });
  });
}
