/** Where a result goes and in which format: `--format`, `-o` and `--open`. */
import { holdsSmallNumbers } from '../analysis/breakdown/breakdown.js';
import { defaultLimit } from '../input/breakdown-options.js';
import type { Breakdowns } from '../model/breakdowns.js';
import { smallNumbersShown } from '../problems/breakdowns.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { makeVisible } from '../words/visible.js';
import type { Streams } from './streams.js';
import type { StyleOptions } from './terminal.js';

/** Every format: its name in sentences, and the endings of its files, the usual one first. */
const formats = {
  text: { name: 'text', endings: ['.txt'] },
  html: { name: 'HTML', endings: ['.html', '.htm'] },
  markdown: { name: 'Markdown', endings: ['.md', '.markdown'] },
  csv: { name: 'CSV', endings: ['.csv'] },
  ods: { name: 'ODS workbook', endings: ['.ods'] },
  json: { name: 'JSON', endings: ['.json'] },
  jsonl: { name: 'JSON lines', endings: ['.jsonl'] },
  junit: { name: 'JUnit XML', endings: ['.xml'] },
} as const satisfies Record<string, { name: string; endings: readonly string[] }>;

export type Format = keyof typeof formats;

/** Endings of files that no command writes: such a file would not open. */
const unwritable = new Set(['.xlsx', '.xlsm', '.xls', '.pdf', '.doc', '.docx', '.rtf']);

/** The options as typed. */
export interface OutputOptions<F extends Format = Format> extends StyleOptions {
  readonly format?: F | undefined;
  readonly output?: string | undefined;
  readonly open?: boolean | undefined;
  readonly bom?: boolean | undefined;
}

/** A file to write, or standard output if `output` is undefined; its contents in a word; and whether to open it afterwards. */
export interface Target {
  readonly output: string | undefined;
  readonly contents: string;
  readonly open: boolean;
  /** Whether it names cases, so that a new file is made readable by its owner alone. */
  readonly namesCases?: boolean;
}

/** The format of a result, and where it goes. */
export interface Output<F extends Format = Format> extends Target {
  readonly format: F;
  /** What was typed that says the format; null if nothing does. */
  readonly typed: string | null;
}

/**
 * The format and the target: the format that `--format` says, or the ending of the file's name, or else the first one of the command. Throws
 * a `Refusal` if these contradict each other, if the command does not write the format, for `--open` without a file, and for `--bom` and
 * options of style that do nothing in the format.
 */
export function settleOutput<F extends Format>(options: OutputOptions<F>, written: readonly F[]): Output<F> {
  const { output, open } = settleTarget(options, '');
  const ending = output === undefined ? '' : (/\.[^./\\]*$/.exec(output)?.[0].toLowerCase() ?? '');
  const byName = formatOf(ending);
  const problems = new Problems();
  const file = `-o ${makeVisible(output ?? '')}`;
  if (options.format !== undefined) {
    if (unwritable.has(ending) || (byName !== null && byName !== options.format)) {
      const instead = `A file of that name would be taken for ${byName === null ? 'another kind of file' : nameWithArticle(byName)}: choose a name that ends in ${formats[options.format].endings[0]}.`;
      problems.add('optionsApart', {}, { options: [`--format ${options.format}`, file], instead });
    }
  } else if (unwritable.has(ending) || (byName !== null && !isWritten(byName, written))) {
    problems.add('endingNotWritten', {}, { file, ending, endings: written.map(endingWords) });
  }
  problems.refuse();
  const [first] = written;
  if (first === undefined) throw new Error('a command without a format');
  const format = options.format ?? (byName !== null && isWritten(byName, written) ? byName : first);
  const typed = options.format === undefined ? (byName === null ? null : file) : `--format ${options.format}`;
  refuseIdle(options, format, typed ?? formats[format].name, problems);
  problems.refuse();
  return { output, open, format, typed, contents: formats[format].name };
}

/** `--color never` suits every format; Markdown has no colour, but can do without characters outside ASCII. */
function refuseIdle({ ascii, color, bom }: OutputOptions, format: Format, shape: string, problems: Problems): void {
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, shape], instead });
  if (ascii === true && format !== 'text' && format !== 'markdown') apart('--ascii', styleInstead);
  if (color === 'always' && format !== 'text') apart('--color always', styleInstead);
  if (bom === true && format !== 'csv') apart('--bom', 'It is for CSV.');
}

const styleInstead = 'It is for the report in a terminal.';

/** The target of a result of one form, whatever the file is called. Throws a `Refusal` for `--open` without a file. */
export function settleTarget({ output, open = false }: OutputOptions, contents: string): Target {
  const file = output === '-' ? undefined : output;
  if (open && file === undefined) throw refusalFor('openWithoutFile', {});
  return { output: file, contents, open };
}

/** Throws a `Refusal` if the result would go to a terminal, which cannot show its format. */
export function refuseTerminal({ format, output }: Output, { stdout }: Pick<Streams, 'stdout'>): void {
  if (output !== undefined || stdout.isTTY !== true || (format !== 'html' && format !== 'ods')) return;
  throw refusalFor('formatToTerminal', {}, { format: nameWithArticle(format), ending: formats[format].endings[0] });
}

function formatOf(ending: string): Format | null {
  const all = Object.keys(formats) as Format[];
  return all.find((format) => (formats[format].endings as readonly string[]).includes(ending)) ?? null;
}

const isWritten = <F extends Format>(format: Format, written: readonly F[]): format is F =>
  (written as readonly Format[]).includes(format);

const nameWithArticle = (format: Format): string =>
  format === 'ods' ? `an ${formats.ods.name}` : formats[format].name;

const endingWords = (format: Format): string => `${formats[format].endings[0]} (${formats[format].name})`;

/** Warns if small numbers of a breakdown go to standard output, and that is no terminal: what is piped is often passed on. */
export function warnOfSmallNumbers(
  shown: readonly (Breakdowns | undefined)[],
  { output }: Pick<Target, 'output'>,
  { stdout, stderr }: Pick<Streams, 'stdout' | 'stderr'>,
): void {
  if (output !== undefined || stdout.isTTY === true) return;
  if (shown.some((one) => one !== undefined && holdsSmallNumbers(one, defaultLimit)))
    stderr.write(`${smallNumbersShown(defaultLimit)}\n`);
}
