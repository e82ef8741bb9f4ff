/** Repairs a programme file that breaks the schema, so that the rest of it can still be checked. */
import { safeParse } from 'zod/mini';
import { programmeSchema, type Citation, type Programme } from '../model/programme.js';

/** A programme that keeps to the schema, and the keys of the parts that could not be repaired. */
interface RepairedProgramme {
  readonly sound: Programme;
  readonly misshapen: ReadonlySet<string>;
}

/** Replaces a source that breaks the schema. No check finds a fault in it. */
const noSource: Citation = { certainty: 'assumed', finding: '-' };

/** Keys that hold prose, which no check reads. */
const prose = new Set(['title', 'statement', 'text', 'words', 'inspectorate', 'publisher', 'date', 'short', 'finding']);

/**
 * Repairs what no check depends on: removes unknown keys, and replaces prose and sources. Every part that still breaks the schema is replaced
 * by that of an empty programme and named in `misshapen`; for a value that is not an object these are all parts.
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
