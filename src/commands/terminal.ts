/** Text for a terminal, a pipe or a file: colour and width. */
import type { ColorSupportLevel } from 'chalk';
import { toneOf, type TextStyle, type Tone } from '../report/text/layout.js';
import type { Output, Streams } from './streams.js';

export type ColourChoice = 'auto' | 'always' | 'never';

/** The options for the style of text. */
export interface StyleOptions {
  readonly color?: ColourChoice | undefined;
  readonly ascii?: boolean | undefined;
}

/**
 * Whether a stream gets colour. `--color` decides first; then colour is off with `NO_COLOR` (set and not empty) or `TERM=dumb`, on with
 * `FORCE_COLOR` (except 0 or false), and otherwise on for a terminal. chalk itself ignores `NO_COLOR`.
 */
export function colourLevel(env: Streams['env'], stream: Output, choice: ColourChoice = 'auto'): ColorSupportLevel {
  if (choice === 'always') return 1;
  if (choice === 'never' || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return stream.isTTY === true ? 1 : 0;
}

/** The width to fill: `COLUMNS`, also in a pipe; otherwise that of the terminal, or 80. A pipe without `COLUMNS` is not wrapped. */
export function widthOf(env: Streams['env'], stream: Output): number {
  const said = env['COLUMNS'] ?? '';
  if (/^[1-9]\d*$/.test(said)) return Number(said);
  return stream.isTTY === true ? (stream.columns ?? 80) : Infinity;
}

/** Text of characters that take one column each: Latin with accents, common punctuation, and the characters of lines and bars. */
export const oneColumnEach = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac\u2500-\u25fc]*$/;

/**
 * The text that `draw` returns, for standard output or the output file. At first every character counts as one column; if the text has
 * others, it is drawn again with the package that knows their widths. That package and the one for colour are loaded only if needed.
 */
export async function drawText(
  draw: (style: TextStyle) => string,
  { env, stdout }: Pick<Streams, 'env' | 'stdout'>,
  options: StyleOptions & { readonly output?: string | undefined },
): Promise<string> {
  const stream: Output = options.output === undefined ? stdout : { write: () => true };
  let isWider = false;
  const columns = (part: string): number => {
    isWider ||= !oneColumnEach.test(part);
    return part.length;
  };
  const width = widthOf(env, stream);
  const bars = Number.isFinite(width) || options.color === 'always';
  const shape = { width, bars, ascii: options.ascii ?? false, columns };
  const style = { ...shape, ...(await paintsOf(colourLevel(env, stream, options.color))) };
  const text = draw(style);
  if (!isWider) return text;
  const { default: stringWidth } = await import('string-width');
  return draw({ ...style, columns: (part) => stringWidth(part) });
}

async function paintsOf(level: ColorSupportLevel): Promise<Pick<TextStyle, 'bold' | 'dim' | 'rating'>> {
  if (level === 0) return { bold: withoutPaint, dim: withoutPaint, rating: () => withoutPaint };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    bold: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    rating: (rank, steps) => {
      const paint = chalk[colours[toneOf(rank, steps)]];
      return (text) => paint(text);
    },
  };
}

const colours = { lowest: 'red', low: 'yellow', high: 'green', highest: 'cyan' } as const satisfies Record<
  Tone,
  string
>;

const withoutPaint = (text: string): string => text;
