/** The JSON Schemas of every file that is read and every JSON that is printed, made from the shapes that the program itself uses. */
import { toJSONSchema, type ZodMiniType } from 'zod/mini';

/** What there is a schema of: loaded when it is asked for. */
const shapes: Readonly<Record<string, { readonly load: () => Promise<ZodMiniType>; readonly written: boolean }>> = {
  result: { load: async () => (await import('../model/assessment.js')).resultSchema, written: true },
  inspection: {
    load: async () => (await import('../model/inspection.js')).inspectionSchema,
    written: false,
  },
  expected: { load: async () => (await import('../model/expected.js')).expectedSchema, written: false },
  programme: { load: async () => (await import('../model/programme.js')).programmeSchema, written: false },
  batch: { load: async () => (await import('../model/batch.js')).batchSchema, written: true },
  check: { load: async () => (await import('../model/check.js')).checkSchema, written: true },
  comparison: { load: async () => (await import('../model/comparison.js')).comparisonSchema, written: true },
};

/** The names of the schemas. */
export const schemaNames: readonly string[] = Object.keys(shapes);

/**
 * A JSON Schema (draft 2020-12) by its name; null where there is none. A file that people write may hold no key that is not known, for a
 * misspelt one would be passed over. A result may: keys are added without a new `schemaVersion`. `closed` forbids them there too, which
 * is for holding the schema to the program.
 */
export async function jsonSchema(name: string, closed = false): Promise<Readonly<Record<string, unknown>> | null> {
  const shape = Object.hasOwn(shapes, name) ? shapes[name] : undefined;
  if (shape === undefined) return null;
  const { $schema, ...schema } = toJSONSchema(await shape.load(), { target: 'draft-2020-12', reused: 'inline' });
  const title = `casescore ${name}`;
  return { $schema, title, ...(shape.written && !closed ? opened(schema) : schema) };
}

function opened(schema: object): object {
  return JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'additionalProperties' && value === false ? undefined : value,
    ),
  ) as object;
}
