/** How a stream is to be written to: colour, width, and what is safe to draw. */
import type { ColorSupportLevel } from 'chalk';
import { toneOf, type TextStyle, type Tone } from '../report/text/layout.js';
import type { Output, Streams } from './streams.js';

export type ColourChoice = 'auto' | 'always' | 'never';

/** A file as a stream to be written to: it is no terminal. */
export const plainFile: Output = { write: () => true };

/** What the user chose of the look. */
export interface StyleOptions {
  readonly color?: ColourChoice | undefined;
  readonly ascii?: boolean | undefined;
}

/**
 * Whether a stream gets colour: `--color always` beats all, `--color never` comes next; otherwise off with `NO_COLOR` (set and not
 * empty) or `TERM=dumb`, on with `FORCE_COLOR` (but for 0 or false), and otherwise on for a terminal. chalk itself ignores `NO_COLOR`.
 */
export function colourLevel(env: Streams['env'], stream: Output, choice: ColourChoice = 'auto'): ColorSupportLevel {
  if (choice === 'always') return 1;
  if (choice === 'never' || (env['NO_COLOR'] ?? '') !== '' || env['TERM'] === 'dumb') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced === '0' || forced === 'false' ? 0 : 1;
  return stream.isTTY === true ? 1 : 0;
}

/** The columns to fill: never wrapped when the stream is no terminal; otherwise `COLUMNS`, the stream's own, or 80. */
export function widthOf(env: Streams['env'], stream: Output): number {
  if (stream.isTTY !== true) return Infinity;
  const said = env['COLUMNS'] ?? '';
  return /^[1-9]\d*$/.test(said) ? Number(said) : (stream.columns ?? 80);
}

/** Letters that take one column each: Latin with its accents, common punctuation, and what lines and bars are drawn with. */
export const oneColumnEach = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u02ff\u2010-\u2027\u20ac\u2500-\u25fc]*$/;

/**
 * The look of a stream for some content. The packages that paint and that know the width of every letter are loaded
 * only where they are needed: a report in a pipe needs neither.
 */
export async function styleFor(
  content: string,
  streams: Pick<Streams, 'env'>,
  stream: Output,
  options: StyleOptions,
): Promise<TextStyle> {
  return paintedStyle(oneColumnEach.test(content) ? lengthOf : await widths(), streams, stream, options);
}

/**
 * What a report draws for a stream. It is drawn with every letter taken for one column wide; where it measures one that may be wider,
 * it is drawn again with the package that knows. So nothing has to be looked through beforehand.
 */
export async function drawText(
  draw: (look: TextStyle) => string,
  streams: Pick<Streams, 'env'>,
  stream: Output,
  options: StyleOptions,
): Promise<string> {
  let wider = false;
  const columns = (part: string): number => {
    wider ||= !oneColumnEach.test(part);
    return part.length;
  };
  const look = await paintedStyle(columns, streams, stream, options);
  const text = draw(look);
  return wider ? draw({ ...look, columns: await widths() }) : text;
}

const lengthOf = (part: string): number => part.length;

async function widths(): Promise<TextStyle['columns']> {
  const { default: stringWidth } = await import('string-width');
  return (part) => stringWidth(part);
}

async function paintedStyle(
  columns: TextStyle['columns'],
  { env }: Pick<Streams, 'env'>,
  stream: Output,
  options: StyleOptions,
): Promise<TextStyle> {
  const shape = { width: widthOf(env, stream), ascii: options.ascii ?? false, columns };
  const level = colourLevel(env, stream, options.color);
  if (level === 0) return { ...shape, bold: unpainted, dim: unpainted, rating: () => unpainted };
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    ...shape,
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

const unpainted = (text: string): string => text;
