/** Suggestions: the known word that somebody probably meant. */
import { looksLike } from './look-alike.js';

/**
 * The known word nearest to one that was typed, or null if none is near enough: at most one slip for every three letters typed (or for every
 * `lettersASlip`). A slip is a letter too many, missing or wrong, or two letters swapped (optimal string alignment distance). Capitals do
 * not matter, nor whether a letter only looks like a Latin one. Of several as near, the first. Only the first 200 characters are compared.
 *
 * @example
 * nearest('Yess', ['Yes', 'No', 'N/A']) // 'Yes'
 * @example
 * nearest('perhaps', ['Yes', 'No', 'N/A']) // null
 */
export function nearest(word: string, known: readonly string[], lettersASlip = 3): string | null {
  const typed = comparable(word.trim());
  let best: string | null = null;
  let least = Math.floor(typed.length / lettersASlip) + 1;
  for (const candidate of known) {
    const slips = distance(typed, comparable(candidate), least);
    if (slips < least) {
      least = slips;
      best = candidate;
    }
  }
  return best;
}

/** The first 200 characters of a text, small, each as the Latin letter that it looks like. */
function comparable(text: string): string {
  const small = text.toLowerCase().slice(0, 200);
  return /^[ -~]*$/.test(small) ? small : Array.from(small, looksLike).join('');
}

/**
 * The number of slips between two words; `limit` if there are that many or more. Letters further apart than that are not compared: to bring
 * them together would take as many slips.
 */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => Math.min(j, limit));
  for (let i = 1; i <= a.length; i++) {
    const row: number[] = Array.from({ length: b.length + 1 }, () => limit);
    row[0] = Math.min(i, limit);
    let fewest = row[0];
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j++) {
      const wrong = (last[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(wrong, (last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, limit);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (beforeLast[j - 2] ?? 0) + 1);
      }
      row[j] = least;
      if (least < fewest) fewest = least;
    }
    // No later row has fewer: two swapped letters reach back two rows, but are a slip more.
    if (fewest >= limit) return limit;
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? limit;
}
