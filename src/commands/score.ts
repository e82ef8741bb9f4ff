/** `score`: rates one sheet. */
import {
  addBreakdownOptions,
  addOutputOptions,
  addSheetOptions,
  addStyleOptions,
  bomOption,
  collectValues,
  describeCommand,
  headings,
  type Declare,
} from './options.js';
import { analyse, analyses } from '../analysis/index.js';
import { breakdowns, knownBeside } from '../analysis/breakdown/breakdown.js';
import type { BreakdownOptions } from '../model/breakdowns.js';
import { assess } from '../assess.js';
import type { Evidence } from '../model/inspection.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { askedBreakdowns, type AskedBreakdowns, type BreakdownRequest } from '../input/breakdown-options.js';
import { gather, gatherCounts, gatherSheets, type GatheredSheet, type Request } from '../input/gather.js';
import { resolvePath } from '../input/files/files.js';
import { askedLists } from '../input/sheet/lists.js';
import { fileInput, standardInput, type InputFile } from '../input/files/source.js';
import type { Assessment } from '../model/assessment.js';
import type { FullResult } from '../report/full-result.js';
import type { Streams } from './streams.js';
import { makeVisible } from '../words/visible.js';
import { leastRating, shortfall } from './fail-under.js';
import { toDoOf } from './to-do.js';
import type { UnfinishedCase } from '../input/sheet/sheet-plan.js';
import { refuseScoreOptions } from './refuse-options.js';
import { renderResult, renderToDo, scoreFormats, type FormatOptions, type ScoreFormat } from './formats.js';
import { refuseTerminal, settleOutput, warnOfSmallNumbers, type OutputOptions } from './output.js';
import { writeWarnings } from './warnings.js';
import { deliver } from './write.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('score'),
    'the ratings of one inspection, and the reason for each',
    'casescore score samples/redcar-cleveland-middlesbrough-2022.csv',
    'casescore score samples/redcar-cleveland-middlesbrough-2022.csv -o report.html',
    'casescore score samples/redcar-cleveland-middlesbrough-2022.csv --by ethnicity',
  )
    .optionsGroup(headings.input)
    .argument('[sheet...]', 'the case sheet (CSV or workbook), or several that are one sample; - is standard input')
    .option(
      '--counts <file>',
      'counts in place of cases: question,yes,no or question,percentage; may repeat, and adds up',
      collectValues,
    )
    .option('--inspection <file>', 'the inspection file (by default NAME.inspection.json or .csv beside the sheet)')
    .option(
      '--programme <id|file>',
      'the inspection programme (by default that of the inspection file, else pdu-2021)',
    );
  addSheetOptions(command, 'a sheet that is')
    .optionsGroup(headings.judgements)
    .option('--judge <standard=rating>', "an inspectors' judgement, e.g. 1.1=Good; may repeat", collectValues)
    .option('--not-applicable <standard[=reason]>', 'a standard that does not apply here; may repeat', collectValues)
    .option(
      '--discretion <standard=rating>',
      'a recorded departure from the result; may repeat, each with --reason',
      collectValues,
    )
    .option('--reason <text>', 'the reason of the --discretion in the same place', collectValues)
    .option('--planned-cases <n>', 'the sample aimed at: with fewer in the sheet, ratings are provisional');
  addOutputOptions(command, scoreFormats)
    .option(...bomOption)
    .option('--fail-under <rating>', 'exit 1 where the overall rating is lower, or there is none')
    .option('--brief', 'the ratings page alone')
    .option('--to-do', 'what is left to do: questions unanswered, cases to inspect, judgements to give')
    .optionsGroup(headings.panel)
    .option('--explain', 'derive every rating step by step, with the source of each rule');
  for (const { option, describe, input } of analyses) {
    command.option(option, describe);
    if (input !== undefined) command.option(`${input.option} ${input.value}`, input.describe);
  }
  command.option(
    '--list <question=answer>',
    'name the cases behind a figure, e.g. 2.5.3=no (yes, no, na or unanswered); may repeat',
    collectValues,
  );
  addBreakdownOptions(command).option(
    '--where <column=value>',
    'narrow --by and --list, e.g. grade=PQiP or "grade=PQiP|PO"; may repeat',
    collectValues,
  );
  addStyleOptions(command).action(async (sheets: string[], options: ScoreOptions) => {
    finish(await score(sheets, options, streams));
  });
};

export interface ScoreOptions
  extends Omit<Request, 'lists' | 'groups'>, BreakdownRequest, FormatOptions, OutputOptions<ScoreFormat> {
  /** Counts sheets in place of a case sheet. */
  readonly counts?: readonly string[] | undefined;
  readonly failUnder?: string | undefined;
}

/**
 * Scores a sheet (`-` for standard input), several as one sample, or counts in their place, and writes the report. Returns the exit code: 1 if the rating is below
 * `--fail-under`. Throws a `Refusal` with everything that is wrong, and then writes nothing.
 */
export async function score(sheets: readonly string[], options: ScoreOptions, streams: Streams): Promise<number> {
  const settled = { ...options, ...settleOutput(options, scoreFormats) };
  refuseScoreOptions(settled);
  refuseTerminal(settled, streams);
  // A workbook is made for publication, even if it goes through a pipe.
  const asked = askedBreakdowns(settled.format === 'ods' ? { ...settled, publish: true } : settled);
  const unfinished: UnfinishedCase[] = [];
  const seeing =
    options.toDo === true ? { ...options, onUnfinished: (one: UnfinishedCase) => unfinished.push(one) } : options;
  const evidence = await evidenceOf(sheets, seeing, asked, streams);
  const least = leastRating(evidence.loaded.programme, options.failUnder);
  const result = analyseSheet(evidence, asked?.options);
  const [sheet = ''] = sheets;
  const shown =
    options.toDo === true
      ? await renderToDo(toDoOf(result, evidence, unfinished, sheet), settled, streams)
      : await renderResult(result, settled, streams);
  const namesCases = result.lists !== undefined || options.toDo === true;
  await deliver(shown, { ...settled, namesCases }, evidence.files, streams);
  if (options.toDo === true) writeWarnings(result.sample.source, result.notes, streams);
  warnOfSmallNumbers([result.breakdowns], settled, streams);
  const short = shortfall(result.overall.rating, result.method.ratings, least);
  if (short !== null) streams.stderr.write(`${makeVisible(result.sample.source)}: ${short}.\n`);
  return short === null ? 0 : 1;
}

async function evidenceOf(
  sheets: readonly string[],
  options: ScoreOptions,
  asked: AskedBreakdowns | undefined,
  streams: Streams,
): Promise<GatheredSheet> {
  const named = options.counts ?? sheets;
  if (named.length === 0) throw refusalFor('sheetMissing', {});
  const counts = options.counts !== undefined;
  if (named.includes('-') && streams.stdin.isTTY === true) {
    const example = `casescore score ${counts ? '--counts ' : ''}- < sheet.csv`;
    const what = counts ? 'a counts sheet' : 'a case sheet';
    throw refusalFor('inputIsTerminal', {}, { what, example });
  }
  const request = { ...options, lists: askedLists(options.list, options.where, options.by), groups: asked?.groups };
  const openSource = (name: string): InputFile =>
    name === '-' ? standardInput(streams.stdin) : fileInput(name, counts ? 'counts sheet' : 'case sheet');
  if (counts) {
    await refuseWithCounts(sheets, named, options);
    const paths = named.map((name) => (name === '-' ? null : name));
    return gatherCounts(paths, named.map(openSource), { ...request, lists: undefined });
  }
  const [first = ''] = named;
  if (named.length === 1) return gather(first === '-' ? null : first, openSource(first), request);
  await refuseTwice(named, 'sheetTwice');
  return gatherSheets(named, request);
}

/** Options that need cases, not counts. Counts can have groups. */
const needCases = { id: '--id', exactIds: '--exact-ids', list: '--list', toDo: '--to-do' } as const;

async function refuseWithCounts(
  [sheet]: readonly string[],
  counts: readonly string[],
  options: ScoreOptions,
): Promise<void> {
  const problems = new Problems();
  if (sheet !== undefined) problems.add('sheetAndCounts', {}, { sheet });
  for (const [key, option] of Object.entries(needCases)) {
    if (options[key as keyof typeof needCases] !== undefined) problems.add('optionNeedsCases', {}, { option });
  }
  problems.refuse();
  await refuseTwice(counts, 'countsTwice');
}

/** Throws a `Refusal` for every file that is given twice, by whatever path, and for standard input among several case sheets. */
async function refuseTwice(files: readonly string[], kind: 'countsTwice' | 'sheetTwice'): Promise<void> {
  const problems = new Problems();
  if (kind === 'sheetTwice' && files.includes('-')) problems.add('inputAmongSheets', {});
  const targets = await Promise.all(files.map(resolvePath));
  for (const [i, file] of files.entries()) if (targets.indexOf(targets[i] ?? '') < i) problems.add(kind, { file });
  problems.refuse();
}

/** The assessment of a sheet, with every analysis, its sentences, and the breakdowns and lists that were asked for. */
export function analyseSheet(
  evidence: Evidence,
  asked: BreakdownOptions | undefined,
  assessment: Assessment = assess(evidence),
): FullResult {
  const { inspection, reading } = evidence;
  const { programme } = evidence.loaded;
  const { grouped, cases, tallies, lists } = reading;
  return {
    ...assessment,
    ...analyse(programme, inspection, reading),
    ...(grouped === undefined || asked === undefined || cases === null
      ? {}
      : { breakdowns: breakdowns(programme, [{ cases, tallies, grouped, known: knownBeside(assessment) }], asked) }),
    ...(lists === undefined ? {} : { lists }),
  };
}
