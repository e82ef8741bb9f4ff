/** Lays out text: widths, wrapping, padding. All text passes through `makeVisible` here, so that nothing from a file can steer a terminal. */
import { makeVisible } from '../../words/visible.js';

/** Colours a text, or gives it a weight. */
export type Paint = (text: string) => string;

/** How text is laid out for a terminal or a file. The caller knows the terminal; the report does not. */
export interface TextStyle {
  /** Columns to fill; infinite if nothing is to be wrapped. */
  readonly width: number;
  /** Whether to draw bars: not in a pipe or a file, whose lines are searched and compared. */
  readonly bars: boolean;
  /** Whether to add no character outside ASCII. */
  readonly ascii: boolean;
  readonly bold: Paint;
  readonly dim: Paint;
  /** The columns that a text takes, which differs from its length if letters are wide or combined. */
  readonly columns: (text: string) => number;
  /** The colour of a rating, by its rank (0 for the lowest) on a scale of so many steps. */
  readonly rating: (rank: number, steps: number) => Paint;
}

/** Breaks a text at spaces into lines of at most `width` columns; a longer word is cut. At least one line, which may be empty. */
export function wrap({ columns }: Pick<TextStyle, 'columns'>, text: string, width: number): string[] {
  const shown = makeVisible(text);
  // Only a leading space is dropped, even if there is room for all of it.
  if (!shown.startsWith(' ') && columns(shown) <= width) return [shown];
  const lines: string[] = [];
  let line = '';
  for (const word of shown.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (columns(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    line = word;
    while (columns(line) > width) {
      const head = longestFit(columns, line, width);
      lines.push(head);
      line = line.slice(head.length);
    }
  }
  return [...lines, line];
}

/** The longest beginning of a word that fits, at least one character. */
function longestFit(columns: TextStyle['columns'], word: string, width: number): string {
  let head = '';
  for (const character of word) {
    if (head !== '' && columns(head + character) > width) break;
    head += character;
  }
  return head;
}

/** A paragraph with indented lines. `lead` is before the first line, and the others are aligned with its end. */
export function paragraph(style: TextStyle, text: string, indent = 0, lead = ''): string[] {
  const margin = ' '.repeat(indent);
  const safeLead = makeVisible(lead);
  const hang = ' '.repeat(style.columns(safeLead));
  const width = Math.max(10, style.width - indent - hang.length);
  return wrap(style, text, width).map((line, i) => `${margin}${i === 0 ? safeLead : hang}${line}`);
}

/** Text padded with spaces to a number of columns. */
export function pad({ columns }: TextStyle, text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - columns(text)));
}

/** The most columns that any of the texts takes after `makeVisible`. */
export function widest({ columns }: TextStyle, texts: readonly string[]): number {
  let most = 0;
  for (const text of texts) most = Math.max(most, columns(makeVisible(text)));
  return most;
}

/** The four tones of ratings, the same in every format. A tone is never used without the word. */
export type Tone = 'lowest' | 'low' | 'high' | 'highest';

/**
 * The tone of a rating, by its rank (0 for the lowest) on a scale of so many steps. A scale of four has one for each.
 *
 * @example
 * toneOf(1, 4) // 'low'
 * @example
 * toneOf(2, 3) // 'highest'
 */
export function toneOf(rank: number, steps: number): Tone {
  if (rank === 0) return 'lowest';
  if (rank === steps - 1) return 'highest';
  return rank * 2 < steps ? 'low' : 'high';
}
