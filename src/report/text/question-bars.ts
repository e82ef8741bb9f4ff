/** The bars of a standard's key questions, all on the scale of the programme's bands. */
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Method } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import { axis, bar } from './bar.js';
import type { TextStyle } from './layout.js';

/** What bars need of the method. */
export type Bands = Pick<Method, 'bands' | 'ratings'>;

/** Draws in so many columns. */
export interface Bars {
  /** The bar of a question; nothing for one without a percentage. */
  readonly of: (question: KeyQuestionResult, columns: number) => string;
  /** The numbers of the edges, to stand below the bars. */
  readonly axis: (columns: number) => string;
}

/** How many columns bars take beside the figures, and the fewest and the most that they are drawn in. */
export const barColumns = { beside: 36, fewest: 20, most: 48 } as const;

/** The bars; null where there is no percentage, or where no terminal sets a width: lines in a pipe are searched and compared. */
export function barsOf(
  { bands, ratings }: Bands,
  { basis, keyQuestions }: StandardResult,
  look: TextStyle,
): Bars | null {
  if (!Number.isFinite(look.width) || keyQuestions.every(({ percentage }) => percentage === null)) return null;
  const edges = basis === 'unrated' ? [] : bands.map(({ from }) => from).filter((from) => from > 0);
  return {
    of: ({ percentage, band }, columns) => {
      const paint = band === null ? (text: string) => text : look.rating(rank(ratings, band), ratings.length);
      return percentage === null ? '' : bar(percentage, { edges, columns }, look, paint);
    },
    axis: (columns) => look.dim(axis({ edges, columns })),
  };
}
