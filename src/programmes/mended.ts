/** What can still be checked of a programme file whose shape is wrong. */
import { safeParse } from 'zod/mini';
import type { Citation, Programme } from '../model/programme.js';
import { programmeSchema } from '../model/programme.js';

/** A programme with what was wrong in its shape made good, and the parts in which that could not be done. */
interface RepairedProgramme {
  readonly sound: Programme;
  readonly misshapen: ReadonlySet<string>;
}

/** Stands in for a source that is wrong, and says nothing that could be wrong in turn. */
const noSource: Citation = { certainty: 'assumed', finding: '-' };

/** Keys that hold prose: nothing else depends on what they say. */
const prose = new Set(['title', 'statement', 'text', 'words', 'inspectorate', 'publisher', 'date', 'short', 'finding']);

/**
 * Makes good what nothing else depends on (keys that are not known, prose, sources), and names every part in which something else is
 * wrong: an empty programme stands in for those. Takes what is no object at all for a programme of which every part is wrong.
 */
export function repairProgramme(value: unknown): RepairedProgramme {
  const copy: unknown = structuredClone(value);
  for (const { code, path, keys } of issuesOf(copy)) {
    const at = path[0] === 'methodSources' ? 1 : path.findIndex((part) => isSourceKey(part));
    if (code === 'unrecognized_keys') for (const key of keys ?? []) removeAt(copy, [...path, key]);
    else if (at >= 0 && at < path.length) setAt(copy, path.slice(0, at + 1), noSource);
    else if (prose.has(String(path.at(-1)))) setAt(copy, path, '-');
  }
  const misshapen = new Set(issuesOf(copy).map(({ path }) => String(path[0] ?? '')));
  const whole = typeof copy === 'object' && copy !== null && !Array.isArray(copy) ? copy : {};
  const parts = Object.entries(whole).filter(([key]) => !misshapen.has(key));
  return { sound: { ...empty, ...Object.fromEntries(parts) }, misshapen };
}

const empty: Programme = {
  id: '-',
  title: '-',
  inspectorate: '-',
  rounding: 'half-up',
  bandOn: 'rounded',
  documents: {},
  domains: [],
  ratings: [],
  bands: [],
  standards: [],
  rules: [],
  overall: { method: 'averagePoints', cutOffs: [], source: noSource },
  borderline: { withinPoints: 0, fewCases: 0, source: noSource },
  methodSources: { points: noSource, lowest: noSource, rounding: noSource, bandOn: noSource },
};

interface Issue {
  readonly code: string;
  readonly path: readonly PropertyKey[];
  readonly keys?: readonly string[];
}

function issuesOf(value: unknown): readonly Issue[] {
  const result = safeParse(programmeSchema, value);
  return result.success ? [] : result.error.issues;
}

const isSourceKey = (part: PropertyKey): boolean => part === 'source' || part === 'codeSource';

function setAt(value: unknown, path: readonly PropertyKey[], to: unknown): void {
  const last = path.at(-1);
  const parent = path.slice(0, -1).reduce<unknown>(inside, value);
  if (last !== undefined && typeof parent === 'object' && parent !== null) Object.assign(parent, { [last]: to });
}

function removeAt(value: unknown, path: readonly PropertyKey[]): void {
  const parent = path.slice(0, -1).reduce<unknown>(inside, value);
  if (typeof parent === 'object' && parent !== null) Reflect.deleteProperty(parent, path.at(-1) ?? '');
}

function inside(value: unknown, part: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[part] : undefined;
}
