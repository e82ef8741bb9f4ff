/** A sample of `drawText` cases from a population of which `marked` are marked. */
export interface Draw {
  readonly population: number;
  readonly marked: number;
  readonly drawn: number;
}

/** The two tails at x marked cases drawn; both include x. */
export interface Tails {
  readonly atMost: number;
  readonly atLeast: number;
}

/**
 * The probabilities, 0 to 1, of drawing at most and at least x marked cases without replacement (0 ≤ x; marked and drawn at most the
 * population). Terms are relative to the likeliest number, from which each follows by a quotient of whole numbers, so that no factorial is
 * needed and no digit lost. Source: the hypergeometric distribution; R's `phyper`.
 *
 * @example
 * hypergeometric(0, { population: 2, marked: 1, drawn: 1 }) // { atMost: 0.5, atLeast: 1 }
 */
export function hypergeometric(x: number, { population, marked, drawn }: Draw): Tails {
  const least = Math.max(0, drawn + marked - population);
  const most = Math.min(drawn, marked);
  if (x < least) return { atMost: 0, atLeast: 1 };
  if (x > most) return { atMost: 1, atLeast: 0 };
  const up = (k: number): number => ((marked - k) * (drawn - k)) / ((k + 1) * (population - marked - drawn + k + 1));
  const likeliest = Math.min(most, Math.max(least, Math.floor(((drawn + 1) * (marked + 1)) / (population + 2))));
  let [below, at, above] = [0, 0, 0];
  const add = (k: number, term: number): void => {
    if (k < x) below += term;
    else if (k === x) at += term;
    else above += term;
  };
  let term = 1;
  for (let k = likeliest; k <= most && term > negligible; k++) {
    add(k, term);
    term *= up(k);
  }
  term = 1;
  for (let k = likeliest - 1; k >= least && term > negligible; k--) {
    term /= up(k);
    add(k, term);
  }
  const all = below + at + above;
  return { atMost: (below + at) / all, atLeast: (at + above) / all };
}

/** A term so small relative to the likeliest that all beyond it change nothing. */
const negligible = 1e-30;
