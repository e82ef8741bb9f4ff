/** A programme's method in words, for its own page and for the explanation of a result. */
import type { Citation, CutOff, Document, Method, ScaleStep } from '../model/programme.js';
import { capitalise, formatCount, formatList } from '../words/english.js';

/** The certainty of something, as a word at the beginning of a line. */
export const certaintyOf = ({ certainty }: Pick<Citation, 'certainty'>): string => capitalise(certainty);

/** How a programme rounds percentages. */
export function roundingWords({ rounding }: Pick<Method, 'rounding'>): string {
  return `to the nearest whole per cent, halves ${rounding === 'half-up' ? 'up' : 'to the even neighbour'}`;
}

/** A source in one line: certainty, document and place, or what was found. */
export function citationWords(source: Citation): string {
  const { document, locator, finding } = source;
  const where = [document === undefined ? '' : `[${document}]`, locator ?? ''].filter((part) => part !== '').join(' ');
  return `${certaintyOf(source)}${where === '' ? '' : `, ${where}`}: ${finding}`;
}

/** A sentence on how points become the overall rating of `rated` standards. */
export function overallMethodWords({ overall, ratings }: Pick<Method, 'overall' | 'ratings'>, rated: number): string {
  if (overall.method === 'averagePoints') {
    const edges = overall.cutOffs.map(({ rating, upTo }) => `${rating} up to ${upTo}`);
    return `Average points: ${formatList(edges)} (each cut-off included), ${ratings.at(-1)?.name ?? ''} above.`;
  }
  const row = overall.rows.find(({ standards }) => standards === rated);
  return row === undefined
    ? `The table of score ranges has no row for ${formatCount(rated, 'rated standard')}.`
    : `Score ranges for ${formatCount(rated, 'rated standard')}: ${formatList(rangesOf(row, ratings))}.`;
}

/**
 * A row of a table of score ranges: one range for each rating that a score can have.
 *
 * @example
 * rangesOf({ standards: 2, cutOffs: [{ rating: 'Poor', upTo: 1 }] }, [{ name: 'Poor', short: 'P', points: 0 }, { name: 'Fine', short: 'F', points: 3 }])
 * // ['Poor 0 to 1', 'Fine 2 to 6']
 */
export function rangesOf(
  row: { standards: number; cutOffs: readonly CutOff[] },
  scale: readonly ScaleStep[],
): string[] {
  const maximum = row.standards * Math.max(...scale.map(({ points }) => points));
  return scale.map(({ name }, i) => {
    const from = i === 0 ? 0 : (row.cutOffs[i - 1]?.upTo ?? 0) + 1;
    const to = row.cutOffs[i]?.upTo ?? maximum;
    return from === to ? `${name} ${from}` : `${name} ${from} to ${to}`;
  });
}

/** A document that a programme cites, in one line: its title, and after it whatever else is known of it. */
export function documentWords({ title, publisher, date, isbn, licence }: Document): string {
  const details = [publisher, date, isbn === undefined ? undefined : `ISBN ${isbn}`, licence];
  return `${title}. ${details.filter((detail) => detail !== undefined).join(', ')}.`;
}
