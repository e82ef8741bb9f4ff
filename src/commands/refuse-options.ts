/** Refuses options of `score` that have no effect in the format that was asked for, so that none is silently ignored. */
import { analyses } from '../analysis/index.js';
import { Problems } from '../problems/problems.js';
import type { BreakdownRequest } from '../input/breakdown-options.js';
import type { Request } from '../input/gather.js';
import type { FormatOptions, ScoreFormat } from './formats.js';
import type { Output } from './output.js';

type Options = FormatOptions &
  Output<ScoreFormat> &
  Pick<BreakdownRequest, 'by' | 'list'> &
  Pick<Request, 'eligibleCases'>;

/** The options with a value that only one analysis uses, in alphabetical order. */
const inputs = analyses
  .flatMap(({ key, option, input }) => (input === undefined ? [] : { of: key, needs: option, ...input }))
  .toSorted((a, b) => (a.option < b.option ? -1 : 1));

/** Sections that cannot be shown as rows of questions and standards, with their options. */
const notInRows: readonly (readonly [key: string, option: string])[] = [
  ['explain', '--explain'],
  ...analyses.filter(({ inCsv }) => inCsv !== true).map(({ key, option }) => [key, option] as const),
  ['list', '--list'],
  ...inputs.map(({ key, option }) => [key, option] as const),
];

/** The sections of a report that are asked for, with their options. */
const sectionOptions: readonly (readonly [key: string, option: string])[] = [
  ['explain', '--explain'],
  ...analyses.map(({ key, option }) => [key, option] as const),
  ['list', '--list'],
  ['by', '--by'],
];

/** What a workbook cannot show, and what to do instead. */
const notInWorkbook = [
  ['list', '--list', 'A workbook is made to be published and names no case: take text or JSON.'],
  ['explain', '--explain', 'Its steps are prose: take text or HTML. A workbook has the reasons of each rating.'],
] as const;

/** Throws a `Refusal` that names every option without effect in this format. */
export function refuseScoreOptions(options: Options): void {
  const { format, typed } = options;
  const problems = new Problems();
  const asked = new Map(Object.entries(options).filter(([, value]) => value !== undefined && value !== false));
  const apart = (option: string, instead: string): void =>
    problems.add('optionsApart', {}, { options: [option, typed ?? format], instead });
  if (format === 'csv') {
    const instead = 'A CSV has a row for each question and standard: take text, HTML, Markdown or JSON.';
    for (const [key, option] of notInRows) if (asked.has(key)) apart(option, instead);
    if (asked.has('by') && asked.has('supporting')) apart('--supporting', 'With --by a CSV has the breakdown alone.');
  }
  if (asked.has('brief') && format !== 'text') apart('--brief', 'The ratings page alone is printed as text.');
  if (asked.has('toDo') && format !== 'text' && format !== 'json')
    apart('--to-do', 'What is left to do is printed as text or JSON.');
  const alone = asked.has('brief') ? '--brief' : asked.has('toDo') ? '--to-do' : null;
  const others = [...sectionOptions, ['toDo', '--to-do'] as const].filter(
    ([key, option]) => asked.has(key) && option !== alone,
  );
  for (const [, option] of alone === null ? [] : others) {
    problems.add(
      'optionsApart',
      {},
      { options: [alone ?? '', option], instead: 'It is printed alone: leave one of them out.' },
    );
  }
  if (format === 'ods') {
    for (const [key, option, instead] of notInWorkbook) if (asked.has(key)) apart(option, instead);
    for (const { key, option, of, needs } of inputs) {
      if (asked.has(key) && !asked.has(of)) apart(option, `A workbook tells of them with ${needs}: add it.`);
    }
  }
  problems.refuse();
}
