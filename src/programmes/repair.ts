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

const sourceKeys = new Set<PropertyKey>(['source', 'codeSource']);

/** Keys that hold prose, which no check reads. */
const prose = new Set(['title', 'statement', 'text', 'words', 'inspectorate', 'publisher', 'date', 'short', 'finding']);

/**
 * Repairs what no check depends on: removes unknown keys, and replaces prose and sources. Every part that still breaks the schema is replaced
 * by that of an empty programme and named in `misshapen`; for a value that is not an object these are all parts.
 */
export function repairProgramme(value: unknown): RepairedProgramme {
  const copy: unknown = structuredClone(value);
  for (const issue of issuesOf(copy)) {
    const { path } = issue;
    const at = path[0] === 'methodSources' ? 1 : path.findIndex((part) => sourceKeys.has(part));
    if (issue.code === 'unrecognized_keys') {
      for (const key of issue.keys) Reflect.deleteProperty(partAt(copy, path), key);
    } else if (at >= 0 && at < path.length) {
      Object.assign(partAt(copy, path.slice(0, at)), { [path[at] ?? '']: noSource });
    } else if (prose.has(String(path.at(-1)))) {
      Object.assign(partAt(copy, path.slice(0, -1)), { [path.at(-1) ?? '']: '-' });
    }
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

const issuesOf = (value: unknown) => safeParse(programmeSchema, value).error?.issues ?? [];

/** The part of a value at the path of an issue, which leads from object to object. */
const partAt = (value: unknown, path: readonly PropertyKey[]): object =>
  path.reduce((part, key) => (part as Record<PropertyKey, object>)[key] ?? {}, value as object);
