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
  const found = new Map<string, readonly string[]>();
  const missing: string[] = [];
  for (const { standard, basis, provisional: isOpen } of measured) {
    if (isOpen) found.set(standard.code, []);
    if (basis === 'missing') missing.push(standard.code);
  }
  if (found.size === 0 && missing.length === 0) return found;
  for (const rule of programme.rules) {
    const rating = final.ratings.get(rule.standard) ?? null;
    if (rating === null || found.has(rule.standard)) continue;
    const looksAt = rule.when.of.filter((code) => found.has(code) || missing.includes(code));
    if (looksAt.length === 0) continue;
    const own = measured.find(({ standard }) => standard.code === rule.standard);
    const recorded = discretion.find(({ standard }) => standard === rule.standard);
    const start = recorded?.rating ?? own?.banded ?? own?.judged ?? null;
    if (start === null) continue;
    const held = rule.kind === 'normally' && recorded !== undefined;
    if (!held && rank(programme.ratings, start) > rank(programme.ratings, rule.to)) found.set(rule.standard, looksAt);
  }
  return found;
}
