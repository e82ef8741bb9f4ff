/** What R made of the same questions: each `r/NAME.csv` is written by `r/NAME.R`. */
import { readdirSync, readFileSync } from 'node:fs';

/** One value or range of R's, and the arguments it is for. */
export interface Reference {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly lower: number;
  readonly upper: number;
}

const folder = new URL('r/', import.meta.url);
const rows = readdirSync(folder)
  .filter((name) => name.endsWith('.csv'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n').slice(1));

/** R's values of one kind. Throws where there are none. */
export function references(what: string): Reference[] {
  const found = rows.filter((row) => row.startsWith(`${what},`)).map((row) => row.split(',').slice(1).map(Number));
  if (found.length === 0) throw new Error(`R was not asked for ${what}`);
  return found.map(([a = NaN, b = NaN, c = NaN, d = NaN, lower = NaN, upper = NaN]) => ({ a, b, c, d, lower, upper }));
}

/** The largest difference from R over a kind's values, with the arguments at which it was found. */
export function worst(what: string, differences: (reference: Reference) => readonly number[]): [number, Reference] {
  let found: [number, Reference] | null = null;
  for (const reference of references(what)) {
    const difference = Math.max(...differences(reference).map(Math.abs));
    if (Number.isNaN(difference)) return [difference, reference];
    if (found === null || difference > found[0]) found = [difference, reference];
  }
  if (found === null) throw new Error(`R was not asked for ${what}`);
  return found;
}
