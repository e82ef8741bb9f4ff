/** Which ratings may still change while answers are blank or cases outstanding. */
import type { Discretion, Programme } from '../model.js';
import type { Rated } from './rate.js';
import { rank } from './scale.js';
import type { Measured } from './standard.js';

/**
 * The provisional standards, each with the standards that make it so: a standard with open answers by itself (an empty list);
 * a standard that a decision rule could still lower, by the standards that the rule looks at and that are provisional or to come.
 */
export function provisional(
  programme: Programme,
  measured: readonly Measured[],
  discretion: readonly Discretion[],
  final: Rated,
): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>(
    measured.filter((m) => m.provisional).map(({ standard }) => [standard.code, []]),
  );
  const missing = new Set(measured.filter(({ basis }) => basis === 'missing').map(({ standard }) => standard.code));
  for (const rule of programme.rules) {
    const looksAt = rule.when.of.filter((code) => found.has(code) || missing.has(code));
    const rating = final.ratings.get(rule.standard) ?? null;
    const own = measured.find(({ standard }) => standard.code === rule.standard);
    const recorded = discretion.find(({ standard }) => standard === rule.standard);
    const start = recorded?.rating ?? own?.banded ?? own?.judged ?? null;
    if (looksAt.length === 0 || rating === null || start === null || found.has(rule.standard)) continue;
    const held = rule.kind === 'normally' && recorded !== undefined;
    if (!held && rank(programme.ratings, start) > rank(programme.ratings, rule.to)) found.set(rule.standard, looksAt);
  }
  return found;
}
