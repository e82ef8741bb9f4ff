/** The type of a shape written in zod, and the pieces that shapes are made of. Each takes a description for the JSON Schema. */
import * as z from 'zod/mini';

/** A read-only value of a shape. */
export type Shape<S extends z.ZodMiniType> = Frozen<z.output<S>>;
type Frozen<T> = { readonly [K in keyof T]: Frozen<T[K]> };

/** The keys of an object, each with its schema. */
export type Fields = Readonly<Record<string, z.ZodMiniType>>;

/** Describes a schema, which is not copied: one schema object has one description. */
export function withDescription<S extends z.ZodMiniType>(means: string, schema: S): S {
  z.globalRegistry.add<z.ZodMiniType>(schema, { description: means });
  return schema;
}

/** A key that may be left out, and is never undefined. */
export const optional = z.exactOptional;
/** A key that may be left out, with a description of its own: the schema is copied, so that keys can share it. */
export const optionalKey = <S extends z.ZodMiniType>(means: string, schema: S) =>
  optional(withDescription(means, z.clone(schema)));

export const text = (means: string) => withDescription(means, z.string({ error: 'text' }));
export const textOrNull = (means: string) => withDescription(means, z.nullable(z.string({ error: 'text, or null' })));
export const ratingOrNull = (means: string) => textOrNull(`${means}; null with none`);
export const truth = (means: string) => withDescription(means, z.boolean({ error: 'true or false' }));
export const value = (means: string) => withDescription(means, z.number({ error: 'a number' }));
export const valueOrNull = (means: string) =>
  withDescription(means, z.nullable(z.number({ error: 'a number, or null' })));
const whole = (end: string) =>
  z.int({ error: `a whole number${end}` }).check(z.nonnegative({ error: `a whole number from 0${end}` }));
export const count = (means: string) => withDescription(means, whole(''));
export const countOrNull = (means: string) => withDescription(means, z.nullable(whole(', or null')));
export const percentOrNull = (means: string) => {
  const error = { error: 'a percentage from 0, or null' };
  return withDescription(means, z.nullable(z.number({ error: 'a percentage, or null' }).check(z.nonnegative(error))));
};

/** Exactly this value. */
export const exactly = <const T extends string | number | boolean>(means: string, only: T) =>
  withDescription(means, z.literal(only, { error: String(only) }));
const oneOf = <const T extends readonly string[]>(words: T) =>
  z.enum(words, { error: words.join(', ').replace(/, ([^,]*)$/, ' or $1') });
/** One of some words; the message for any other word lists them. */
export const choice = <const T extends readonly string[]>(means: string, words: T) =>
  withDescription(means, oneOf(words));
export const choiceOrNull = <const T extends readonly string[]>(means: string, words: T) =>
  withDescription(means, z.nullable(oneOf(words)));

export const object = <T extends Fields>(means: string, fields: T) => withDescription(means, z.strictObject(fields));
export const objectOrNull = <T extends Fields>(means: string, fields: T) =>
  withDescription(means, z.nullable(z.strictObject(fields)));
export const list = <T extends z.ZodMiniType>(means: string, of: T) =>
  withDescription(means, z.array(of, { error: 'a list' }));
export const objects = <T extends Fields>(means: string, fields: T) => list(means, z.strictObject(fields));
export const texts = (means: string) => list(means, z.string({ error: 'text' }));
export const notes = (means: string) => objects(means, { code: text('Its kind'), message: text('In words') });
