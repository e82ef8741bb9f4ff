/** The ratings that may still change, because questions are unanswered or cases are not inspected yet. */
import type { Discretion } from '../model/inspection.js';
import type { DecisionRule, Programme } from '../model/programme.js';
import type { RatedStandards } from './rate.js';
import { rank } from './scale.js';
import type { StandardEvidence } from './standard.js';

/**
 * The provisional standards, each with the standards that make it provisional. The list is empty for a standard with unanswered questions of its
 * own; for one that a decision rule could still lower, it holds those standards of the rule that are provisional or missing.
 */
export function provisionalStandards(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
  final: RatedStandards,
): Map<string, readonly string[]> {
  const open = measured.filter(({ provisional }) => provisional);
  const found = new Map<string, readonly string[]>(open.map(({ standard }) => [standard.code, []]));
  const missing = new Set(measured.flatMap(({ basis, standard }) => (basis === 'missing' ? standard.code : [])));
  // Discretion on a standard rated from cases is what its rating stays at, whatever answers are still to come.
  const held = new Set(
    measured.flatMap(({ standard: { code }, banded }) =>
      banded !== null && discretion.some(({ standard }) => standard === code) ? code : [],
    ),
  );
  for (const rule of programme.rules) {
    if (found.has(rule.standard) || (final.ratings.get(rule.standard) ?? null) === null) continue;
    const looksAt = rule.when.of.filter((code) => (found.has(code) && !held.has(code)) || missing.has(code));
    if (looksAt.length > 0 && couldLower(programme, rule, measured, discretion)) found.set(rule.standard, looksAt);
  }
  return found;
}

/** Whether a rule would lower its standard if it applied. */
function couldLower(
  { ratings: scale }: Programme,
  { standard: code, kind, to }: DecisionRule,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
): boolean {
  const own = measured.find(({ standard }) => standard.code === code);
  const recorded = discretion.find(({ standard }) => standard === code);
  const start = recorded?.rating ?? own?.banded ?? own?.judged ?? null;
  const isHeld = kind === 'normally' && recorded !== undefined;
  return start !== null && !isHeld && rank(scale, start) > rank(scale, to);
}
