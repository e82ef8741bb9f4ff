/** Finds the known word that somebody probably meant. Pure. */

/**
 * The nearest known word, or null where none is near: at most one slip for every three letters typed (or as many as are given),
 * a slip being a letter too many, missing, wrong, or two swapped (optimal string alignment distance).
 * Case does not count. Ties go to the earlier word.
 *
 * @example
 * nearest('Yess', ['Yes', 'No', 'N/A']) // 'Yes'
 * @example
 * nearest('perhaps', ['Yes', 'No', 'N/A']) // null
 */
export function nearest(word: string, known: readonly string[], lettersASlip = 3): string | null {
  const typed = word.trim().toLowerCase().slice(0, 200);
  let best: string | null = null;
  let least = Math.floor(typed.length / lettersASlip) + 1;
  for (const candidate of known) {
    const slips = distance(typed, candidate.toLowerCase().slice(0, 200), least);
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** The number of slips between two words, or `limit` where it is at least that. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const wrong = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(wrong, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(least);
    }
    beforeLast = last;
    last = row;
  }
  return Math.min(last[b.length] ?? limit, limit);
}
