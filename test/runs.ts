/** How often a property is tried: in `npm run test:long` as often as it says, in `npm test` a tenth of that. */

/** True in `npm run test:long`. */
export const isLong = process.env['MODE'] === 'long';

/** How many of so many tries are made: all of them in the long set, otherwise a tenth, but not fewer than 50. */
export function tries(all: number): number {
  return isLong ? all : Math.min(all, Math.max(50, Math.ceil(all / 10)));
}

/** What fast-check is given. The seed is fixed, so that a test never depends on luck; SEED=7 in the environment tries another. */
export function runs(all: number): { readonly numRuns: number; readonly seed: number } {
  return { numRuns: tries(all), seed: Number(process.env['SEED'] ?? 1) };
}
