/** Small pieces that the schemas share. Each says what it means, for whoever reads the schema. */
import { array, boolean, describe, int, nonnegative, nullable, number, string, type ZodMiniType } from 'zod/mini';

export const text = (means: string) => string({ error: 'text' }).check(describe(means));
export const textOrNull = (means: string) => nullable(string({ error: 'text, or null' })).check(describe(means));
export const truth = (means: string) => boolean({ error: 'true or false' }).check(describe(means));
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
