/** Pairs the standards of two programmes. */
import type { Standard } from '../../model/programme.js';
import { fold } from '../../words/english.js';

/** A standard of one programme and its counterpart in the other. */
export type Pair = readonly [Standard, Standard];

/** The keys by which standards are paired, tried in order. A key counts only if one standard of each programme has it. */
const keys: readonly ((standard: Standard) => string)[] = [
  ({ code, title }) => `${code} ${fold(title)}`,
  ({ title }) => fold(title),
  ({ code }) => code.replace(/^[A-Z]/, ''),
];

/**
 * Pairs the standards of two programmes, in the order of the first: by code and title; then by a title that only one of each has; then by
 * code without the letter before it. Standards without a counterpart are left out.
 */
export function pairStandards(a: readonly Standard[], b: readonly Standard[]): Pair[] {
  const pairs: Pair[] = [];
  for (const key of keys) {
    const taken = new Set(pairs.flat());
    const [ones, others] = [a, b].map((all) =>
      byKey(
        all.filter((standard) => !taken.has(standard)),
        key,
      ),
    );
    for (const [name, [one, more]] of ones ?? []) {
      const [other, another] = others?.get(name) ?? [];
      if (one !== undefined && other !== undefined && more === undefined && another === undefined)
        pairs.push([one, other]);
    }
  }
  return pairs.toSorted(([x], [y]) => a.indexOf(x) - a.indexOf(y));
}

function byKey(standards: readonly Standard[], key: (standard: Standard) => string): Map<string, Standard[]> {
  const found = new Map<string, Standard[]>();
  for (const standard of standards) found.set(key(standard), [...(found.get(key(standard)) ?? []), standard]);
  return found;
}
