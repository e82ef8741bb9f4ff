/** Draws percentages as bars between the edges of the bands, for a terminal. */
import type { KeyQuestionResult, StandardResult } from '../../model/assessment.js';
import type { Method } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import type { Paint, TextStyle } from './layout.js';

/** The edges of the bands above 0, and the width of the scale in columns. */
interface Scale {
  /** Ascending, each above 0 and under 100; empty if nothing is banded. */
  readonly edges: readonly number[];
  readonly columns: number;
}

/** Blocks by how many eighths of a column they fill. */
const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'];

/** The ends of each band in points, and its columns. It ends with a mark of one more, the last at 100; the columns are in proportion. */
function zones({ edges, columns }: Scale): { from: number; to: number; columns: number }[] {
  const ends = [...edges, 100];
  const cells = columns - ends.length;
  const at = (points: number): number => Math.round((points / 100) * cells);
  return ends.map((to, i) => {
    const from = ends[i - 1] ?? 0;
    return { from, to, columns: at(to) - at(from) };
  });
}

/**
 * The bar, as wide as the scale. It crosses an edge only if the percentage reaches it, so that it is never in another band than the figure.
 * `paint` colours the filled part.
 *
 * @example
 * drawBar(57, { edges: [50, 65, 80], columns: 34 }, { ascii: true }, (text) => text) // '###############|##   |    |      |'
 */
export function drawBar(percentage: number, scale: Scale, style: Pick<TextStyle, 'ascii'>, paint: Paint): string {
  return zones(scale)
    .map(({ from, to, columns }) => {
      const share = Math.min(Math.max((percentage - from) / (to - from), 0), 1);
      const filled = style.ascii ? '#'.repeat(steps(share, columns)) : blocks(steps(share, columns * 8));
      return `${filled === '' ? '' : paint(filled)}${' '.repeat(columns - filled.length)}${style.ascii ? '|' : '│'}`;
    })
    .join('');
}

/** How many of `all` steps a share fills: all only if it is 1 and none only if it is 0, if there is room. */
function steps(share: number, all: number): number {
  if (share === 0 || share === 1 || all < 2) return Math.round(share * all);
  return Math.min(Math.max(Math.round(share * all), 1), all - 1);
}

const blocks = (filled: number): string => '█'.repeat(Math.floor(filled / 8)) + (eighths[filled % 8] ?? '');

/**
 * The numbers of the edges, each ending below its mark. A number without room is left out.
 *
 * @example
 * drawAxis({ edges: [50, 65, 80], columns: 34 }) // '0             50    65   80    100'
 */
export function drawAxis(scale: Scale): string {
  let line = '0';
  let mark = 0;
  for (const { to, columns } of zones(scale)) {
    mark += columns + 1;
    const label = String(to);
    if (line.length + 1 + label.length <= mark) line = line.padEnd(mark - label.length) + label;
  }
  return line;
}

export type Bars = NonNullable<ReturnType<typeof questionBars>>;

/** In columns: what the figures beside bars take, and the narrowest and widest bars. */
export const barColumns = { beside: 36, fewest: 20, most: 48 } as const;

/**
 * Draws in a given number of columns the bar of a question, empty if it has no percentage, and the axis below the bars. Null without a
 * percentage, and in a style without bars.
 */
export function questionBars({ bands, ratings }: Method, { basis, keyQuestions }: StandardResult, style: TextStyle) {
  if (!style.bars || keyQuestions.every(({ percentage }) => percentage === null)) return null;
  const edges = basis === 'unrated' ? [] : bands.map(({ from }) => from).filter((from) => from > 0);
  return {
    of: ({ percentage, band }: KeyQuestionResult, columns: number): string => {
      const paint: Paint = band === null ? (text) => text : style.rating(rank(ratings, band), ratings.length);
      return percentage === null ? '' : drawBar(percentage, { edges, columns }, style, paint);
    },
    axis: (columns: number): string => style.dim(drawAxis({ edges, columns })),
  };
}
