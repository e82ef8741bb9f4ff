/** A finding is more than chance if its adjusted probability is under this. */
export const significanceLevel = 0.05;

/** Whether an adjusted probability is more than chance explains; one that is equal to the level is not. */
export const isSignificant = (adjusted: number): boolean => adjusted < significanceLevel;

/**
 * Probabilities adjusted for being tested together: if results up to a level are called significant, the chance that any of them is due to
 * chance alone is at most that level. Same order; each 0 to 1 and never below the original. A null, which is no test, stays null. `family`
 * is the number of tests if some of them are not passed here; those count as the least significant, which errs on the side of chance.
 * Source: Holm, "A simple sequentially rejective multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65–70; R's
 * `p.adjust(method = "holm")`.
 *
 * @example
 * holm([0.01, 0.5, null, 0.02]) // [0.03, 0.5, null, 0.04]
 */
export function holm(probabilities: readonly number[], family?: number): number[];
export function holm(probabilities: readonly (number | null)[], family?: number): (number | null)[];
export function holm(probabilities: readonly (number | null)[], family = 0): (number | null)[] {
  const adjusted = [...probabilities];
  const tested = probabilities.flatMap((p, i) => (p === null ? [] : { p, i })).toSorted((a, b) => a.p - b.p);
  const tests = Math.max(tested.length, family);
  let highest = 0;
  for (const [rank, { p, i }] of tested.entries()) {
    highest = Math.max(highest, Math.min(1, p * (tests - rank)));
    adjusted[i] = highest;
  }
  return adjusted;
}
