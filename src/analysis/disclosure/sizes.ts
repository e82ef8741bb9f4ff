/** Which group sizes of a table are hidden, and whether hiding them is enough. */

/** Groups by their position in the table. */
export type Places = ReadonlySet<number>;

/**
 * The sizes to hide: every one under the limit, and the smallest others (of equal ones the first in the table) until at least two groups
 * are hidden and together they hold at least as many cases as the limit, because the rest of the whole sample is their total. None if no
 * size is under the limit. Sizes are 1 or more: groups without cases are not in a table.
 *
 * @example
 * [...hiddenSizes([49, 6, 1], 5)] // [2, 1]
 */
export function hiddenSizes(sizes: readonly number[], limit: number): Places {
  const hidden = new Set(sizes.flatMap((cases, i) => (cases < limit ? [i] : [])));
  if (hidden.size === 0) return hidden;
  const others = sizes.flatMap((cases, i) => (cases < limit ? [] : [{ cases, i }]));
  let total = [...hidden].reduce((sum, i) => sum + (sizes[i] ?? 0), 0);
  for (const { cases, i } of others.toSorted((a, b) => a.cases - b.cases)) {
    if (hidden.size >= 2 && total >= limit) break;
    hidden.add(i);
    total += cases;
  }
  return hidden;
}

/**
 * Whether each hidden size still has two possible values for somebody who knows the total, all other sizes, and the rule of `hiddenSizes`.
 * By that rule the hidden sizes are either all under the limit, or all but one, which is then the smallest of the others and was needed: so
 * every set of sizes that would have been hidden in the same way can be written down.
 *
 * @example
 * sizesAreSafe([49, 6, 1], hiddenSizes([49, 6, 1], 5), 5) // true
 * @example
 * sizesAreSafe([6, 4, 4, 4], hiddenSizes([6, 4, 4, 4], 5), 5) // false
 */
export function sizesAreSafe(sizes: readonly number[], hidden: Places, limit: number): boolean {
  const total = [...hidden].reduce((sum, i) => sum + (sizes[i] ?? 0), 0);
  const count = hidden.size;
  /** Whether so many sizes, each from 1 to just under the limit, can sum to a total. */
  const small = (many: number, sum: number): boolean => many <= sum && sum <= many * (limit - 1);
  /** Whether a group could be the one at or above the limit: no printed group would have been hidden before it. */
  const largest = (i: number, cases: number): boolean =>
    cases >= limit &&
    sizes.every((other, j) => hidden.has(j) || cases < other || (cases === other && i < j)) &&
    (count === 2 || total - cases < limit);
  const couldBe = (i: number, cases: number): boolean => {
    if (largest(i, cases) && small(count - 1, total - cases)) return true;
    if (cases >= limit) return false;
    if (count >= 2 && total >= limit && small(count - 1, total - cases)) return true;
    return [...hidden].some((j) => {
      if (j === i) return false;
      for (let rest = count - 2; rest <= (count - 2) * (limit - 1); rest++) {
        if (largest(j, total - cases - rest)) return true;
      }
      return false;
    });
  };
  return [...hidden].every((i) => {
    let values = 0;
    for (let cases = 1; cases <= total && values < 2; cases++) if (couldBe(i, cases)) values++;
    return values === 2;
  });
}
