/**
 * The JSON Schemas (draft 2020-12) of every file that is read and every JSON that is printed. They are made from the shapes in this folder,
 * and a test compares them.
 */

/** The schemas by name, loaded when needed. */
const schemas: Readonly<Record<string, () => Promise<{ readonly default: unknown }>>> = {
  result: () => import('./schemas/result.json', { with: { type: 'json' } }),
  'to-do': () => import('./schemas/to-do.json', { with: { type: 'json' } }),
  inspection: () => import('./schemas/inspection.json', { with: { type: 'json' } }),
  expected: () => import('./schemas/expected.json', { with: { type: 'json' } }),
  programme: () => import('./schemas/programme.json', { with: { type: 'json' } }),
  batch: () => import('./schemas/batch.json', { with: { type: 'json' } }),
  check: () => import('./schemas/check.json', { with: { type: 'json' } }),
  comparison: () => import('./schemas/comparison.json', { with: { type: 'json' } }),
  moderation: () => import('./schemas/moderation.json', { with: { type: 'json' } }),
  draw: () => import('./schemas/draw.json', { with: { type: 'json' } }),
  overall: () => import('./schemas/overall.json', { with: { type: 'json' } }),
  'overall-places': () => import('./schemas/overall-places.json', { with: { type: 'json' } }),
  feasible: () => import('./schemas/feasible.json', { with: { type: 'json' } }),
  'sample-size': () => import('./schemas/sample-size.json', { with: { type: 'json' } }),
  'programmes-list': () => import('./schemas/programmes-list.json', { with: { type: 'json' } }),
  'programmes-show': () => import('./schemas/programmes-show.json', { with: { type: 'json' } }),
  'programmes-diff': () => import('./schemas/programmes-diff.json', { with: { type: 'json' } }),
};

/** The names of the schemas. */
export const schemaNames: readonly string[] = Object.keys(schemas);

/**
 * A JSON Schema by its name; null if there is none. Files that people write allow no unknown keys, because a misspelt key would be ignored.
 * Results allow them: keys can be added without a new `schemaVersion`.
 */
export async function jsonSchema(name: string): Promise<Readonly<Record<string, unknown>> | null> {
  const load = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
  return load === undefined ? null : ((await load()).default as Readonly<Record<string, unknown>>);
}
