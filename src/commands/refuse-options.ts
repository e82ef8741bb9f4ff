/** Refuses options of `score` that have no effect in the format that was asked for, so that none is silently ignored. */
import { analyses } from '../analysis/index.js';
import { Problems } from '../problems/problems.js';
import type { BreakdownRequest } from '../input/breakdown-options.js';
import type { Request } from '../input/gather.js';
import type { Streams } from './streams.js';
import type { FormatOptions } from './formats.js';
import { makeVisible } from '../words/visible.js';
import type { StyleOptions } from './terminal.js';

type Options = FormatOptions & Pick<BreakdownRequest, 'by' | 'list'> & Pick<Request, 'eligibleCases'>;

/** The options with a value that only one analysis uses, in alphabetical order. */
const inputs = analyses
  .flatMap(({ key, option, input }) => (input === undefined ? [] : { of: key, needs: option, ...input }))
  .toSorted((a, b) => (a.option < b.option ? -1 : 1));

/** Sections that cannot be shown as rows of questions and standards, with their options. */
const notInRows: readonly (readonly [key: string, option: string])[] = [
  ['explain', '--explain'],
  ...analyses.filter(({ inCsv }) => inCsv !== true).map(({ key, option }) => [key, option] as const),
  ['list', '--list'],
  ['by', '--by'],
  ...inputs.map(({ key, option }) => [key, option] as const),
];

/**
 * The options for the style of text that have no effect in a format. `--color never` suits every format; Markdown has no colour, but can do
 * without characters outside ASCII.
 */
export function styleOptionsApart(format: string, { ascii = false, color = 'auto' }: StyleOptions): string[] {
  if (format === 'text') return [];
  return [...(ascii && format !== 'markdown' ? ['--ascii'] : []), ...(color === 'always' ? ['--color always'] : [])];
}

/** What to do instead. */
export const styleInstead = 'It is for the report in a terminal.';

/** What a workbook cannot show, and what to do instead. */
const notInWorkbook = [
  ['list', '--list', 'A workbook is made to be published and names no case: take --format text or json.'],
  [
    'explain',
    '--explain',
    'Its steps are prose: take --format text or html. A workbook has the reasons of each rating.',
  ],
] as const;

/** Throws a `Refusal` that names every option without effect in this format, or if a terminal cannot show the format. */
export function refuseScoreOptions(options: Options, { stdout }: Pick<Streams, 'stdout'>): void {
  const { format = 'text', bom = false } = options;
  const problems = new Problems();
  const asked = new Map(Object.entries(options).filter(([, value]) => value !== undefined && value !== false));
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, `--format ${format}`], instead });
  if (format === 'csv') {
    const instead = 'A CSV has a row for each question and standard; take --format text, html, markdown or json.';
    for (const [key, option] of notInRows) if (asked.has(key)) apart(option, instead);
  }
  for (const option of styleOptionsApart(format, options)) apart(option, styleInstead);
  if (format === 'ods') {
    for (const [key, option, instead] of notInWorkbook) if (asked.has(key)) apart(option, instead);
    for (const { key, option, of, needs } of inputs) {
      if (asked.has(key) && !asked.has(of)) apart(option, `A workbook tells of them with ${needs}: add it.`);
    }
    if (options.output === undefined && stdout.isTTY === true) problems.add('workbookToTerminal', {});
  }
  refuseName(options, problems);
  if (bom && format !== 'csv') apart('--bom', 'It is for --format csv.');
  problems.refuse();
}

/** Adds a problem if the name of the output file is that of another kind of file: it would open with a warning or not at all. */
function refuseName({ format = 'text', output = '' }: Options, problems: Problems): void {
  const options = [`--format ${format}`, `-o ${makeVisible(output)}`];
  if (format === 'ods' && /\.(xlsx?|csv|html?|json|txt)$/i.test(output)) {
    problems.add(
      'optionsApart',
      {},
      { options, instead: 'An OpenDocument workbook is called .ods; Excel opens it as well.' },
    );
  } else if (format !== 'ods' && /\.(ods|xlsx?)$/i.test(output)) {
    const instead = 'A file of that name is taken for a workbook: take --format ods and a name that ends in .ods.';
    problems.add('optionsApart', {}, { options, instead });
  }
}
