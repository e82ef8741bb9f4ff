/** The type of a shape written in zod, and pieces that the shapes share. Each piece takes a description for the JSON Schema. */
import {
  array,
  boolean,
  describe,
  enum as oneOf,
  int,
  nonnegative,
  nullable,
  number,
  strictObject,
  string,
  type output,
  type ZodMiniType,
} from 'zod/mini';

/** A read-only value of a shape. */
export type Shape<S extends ZodMiniType> = Frozen<output<S>>;
type Frozen<T> = { readonly [K in keyof T]: Frozen<T[K]> };

export const text = (means: string) => string({ error: 'text' }).check(describe(means));
export const textOrNull = (means: string) => nullable(string({ error: 'text, or null' })).check(describe(means));
export const ratingOrNull = (means: string) => textOrNull(`${means}; null with none`);
export const truth = (means: string) => boolean({ error: 'true or false' }).check(describe(means));
export const value = (means: string) => number({ error: 'a number' }).check(describe(means));
export const valueOrNull = (means: string) => nullable(number({ error: 'a number, or null' })).check(describe(means));
export const count = (means: string) =>
  int({ error: 'a whole number' }).check(nonnegative({ error: 'a whole number from 0' }), describe(means));
export const countOrNull = (means: string) =>
  nullable(
    int({ error: 'a whole number, or null' }).check(nonnegative({ error: 'a whole number from 0, or null' })),
  ).check(describe(means));
export const percentOrNull = (means: string) =>
  nullable(
    number({ error: 'a percentage, or null' }).check(nonnegative({ error: 'a percentage from 0, or null' })),
  ).check(describe(means));
export const list = <T extends ZodMiniType>(of: T, means: string) =>
  array(of, { error: 'a list' }).check(describe(means));
export const texts = (means: string) => list(string({ error: 'text' }), means);
const oneOfWords = <const T extends readonly string[]>(words: T) =>
  oneOf(words, { error: words.join(', ').replace(/, ([^,]*)$/, ' or $1') });
/** One of some words; the message for any other word lists them. */
export const choice = <const T extends readonly string[]>(words: T, means: string) =>
  oneOfWords(words).check(describe(means));
export const choiceOrNull = <const T extends readonly string[]>(words: T, means: string) =>
  nullable(oneOfWords(words)).check(describe(means));
export const notes = (means: string) =>
  list(strictObject({ code: text('Its kind'), message: text('In words') }), means);
