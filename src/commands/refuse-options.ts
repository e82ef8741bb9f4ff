/** Refuses options of `score` that have no effect in the format that was asked for, so that none is silently ignored. */
import { analyses } from '../analysis/index.js';
import { Problems } from '../problems/problems.js';
import type { BreakdownRequest } from '../input/breakdown-options.js';
import type { Request } from '../input/gather.js';
import type { FormatOptions, ScoreFormat } from './formats.js';
import type { Output } from './output.js';
import type { StyleOptions } from './terminal.js';

type Options = FormatOptions &
  Output<ScoreFormat> &
  Pick<BreakdownRequest, 'by' | 'list'> &
  Pick<Request, 'eligibleCases' | 'plannedCases'>;

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

/** Throws a `Refusal` that names every option without effect in this format. */
export function refuseScoreOptions(options: Options): void {
  const { format, typed, bom = false } = options;
  const problems = new Problems();
  const asked = new Map(Object.entries(options).filter(([, value]) => value !== undefined && value !== false));
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, typed ?? format], instead });
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
  }
  if (bom && format !== 'csv') refuseBom(typed, problems);
  problems.refuse();
}

/** Adds a problem for `--bom` with a format that is no CSV, which `typed` says unless it is the default. */
export function refuseBom(typed: string | null, problems: Problems): void {
  if (typed === null)
    problems.add('optionAlone', {}, { option: '--bom', needs: '--format csv', example: '-o FILE.csv' });
  else problems.add('optionsApart', {}, { options: ['--bom', typed], instead: 'It is for --format csv.' });
}
