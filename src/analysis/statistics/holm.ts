/**
 * Probabilities adjusted for being tested together: if results up to a level are called significant, the chance that any of them is due to
 * chance alone is at most that level. Same order; each 0 to 1 and never below the original. Source: Holm, "A simple sequentially rejective
 * multiple test procedure", Scandinavian Journal of Statistics 6 (1979) 65–70; R's `p.adjust(method = "holm")`.
 *
 * @example
 * holm([0.01, 0.5, 0.02]) // [0.03, 0.5, 0.04]
 */
export function holm(probabilities: readonly number[]): number[] {
  const adjusted = [...probabilities];
  const order = probabilities
    .map((probability, i) => ({ probability, i }))
    .toSorted((a, b) => a.probability - b.probability);
  let highest = 0;
  for (const [rank, { probability, i }] of order.entries()) {
    highest = Math.max(highest, Math.min(1, probability * (probabilities.length - rank)));
    adjusted[i] = highest;
  }
  return adjusted;
}
