/** `moderate`: the same cases judged by two readers, and how far they agree. */
import { numberOfOption } from '../input/numbers.js';
import { isWarning, note } from '../problems/notes.js';
import { agreementByGroup, type GroupedCase } from '../analysis/moderation/groups.js';
import {
  agreementByQuestion,
  agreementInAll,
  countAnswers,
  disputesOf,
  settleAll,
  settledRatings,
  settlings,
  type AskedQuestion,
  type Settling,
} from '../analysis/moderation/moderation.js';
import { assess } from '../assess.js';
import { defaultLimit, defaultMost, suppressForm } from '../input/breakdown-options.js';
import type { GatheredSheet, Request } from '../input/gather.js';
import { readTwice, type TwoReadings } from '../input/two-readings.js';
import { resultHead } from '../model/version.js';
import type { Assessment, Note } from '../model/assessment.js';
import type { Moderation } from '../model/moderation.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { csvLines } from '../report/csv.js';
import { jsonText } from '../report/json.js';
import { pageMarkdown } from '../report/markdown/document.js';
import { moderationHtml, moderationPage, moderationTable } from '../report/moderation.js';
import { pageText } from '../report/text/document.js';
import {
  addOutputOptions,
  addSheetOptions,
  addStyleOptions,
  bomOption,
  describeCommand,
  headings,
  programmeWords,
  type Declare,
} from './options.js';
import { refuseTerminal, settleOutput, type Output, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { drawText, type StyleOptions } from './terminal.js';
import { writeWarnings } from './warnings.js';
import { deliver } from './write.js';

const formats = ['text', 'json', 'csv', 'html', 'markdown'] as const;

type ModerateFormat = (typeof formats)[number];

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('moderate'),
    'the same cases judged twice: how far readers agree',
    'casescore moderate samples/moderation/first.tsv samples/moderation/second.tsv',
    'casescore moderate samples/moderation/first.tsv \\',
    '  samples/moderation/second.tsv --by inspector --list',
  )
    .optionsGroup(headings.input)
    .argument('<first>', 'the first reading: a case sheet, with its inspection file beside it')
    .argument('<second>', 'the second reading of the same cases, paired with the first by case id')
    .option('--inspection <file>', 'the inspection file (by default the one beside the first sheet)')
    .option('--programme <id|file>', programmeWords);
  addSheetOptions(command)
    .optionsGroup(headings.groups)
    .option('--by <column>', 'agreement by a column of the first, such as inspector; small numbers are hidden')
    .option('--suppress <n>', 'with --by: hide groups of fewer cases, and what would give them away (by default 5)');
  addOutputOptions(command, formats)
    .option('--list', 'name the disputed cases')
    .option('--fail-under-agreement <per cent>', 'exit 1 where fewer of all pairs agree, or there is no pair')
    .option(...bomOption);
  addStyleOptions(command).action(async (first: string, second: string, options: ModerateOptions) => {
    finish(await moderate(first, second, options, streams));
  });
};

export interface ModerateOptions
  extends
    Pick<Request, 'inspection' | 'programme' | 'id' | 'exactIds' | 'encoding' | 'delimiter' | 'strict' | 'limit'>,
    StyleOptions,
    OutputOptions<ModerateFormat> {
  readonly by?: string | undefined;
  readonly suppress?: string | undefined;
  readonly list?: boolean | undefined;
  readonly failUnderAgreement?: string | undefined;
  readonly bom?: boolean | undefined;
}

/**
 * Compares two readings of the same cases and writes the result. Returns 0, or 1 if fewer pairs agree than `--fail-under-agreement` asks
 * for. Throws a `Refusal` with everything that is wrong with either sheet, and if no case or no question is in both.
 */
export async function moderate(
  first: string,
  second: string,
  options: ModerateOptions,
  streams: Streams,
): Promise<number> {
  const settled = { ...options, ...settleOutput(options, formats) };
  refuseTerminal(settled, streams);
  const problems = new Problems();
  const limit = readLimit(options, problems);
  const least = readLeast(options.failUnderAgreement, problems);
  problems.refuse();
  const readings = await readTwice(first, second, options, options.by);
  refuseManyGroups(readings, options.by);
  const moderation = moderationOf(readings, options, limit);
  await deliver(
    await render(moderation, settled, streams),
    { ...settled, namesCases: options.list === true },
    readings.files,
    streams,
  );
  if (settled.format === 'csv') writeWarnings(`${first} and ${second}`, moderation.notes, streams);
  const { pairs, agreed } = moderation.allQuestions;
  return least !== null && (pairs === 0 || 100 * agreed < least * pairs) ? 1 : 0;
}

/** Throws a `Refusal` if the paired cases have more values in the column `by` than a breakdown may have. */
function refuseManyGroups({ cases, first }: TwoReadings, by: string | undefined): void {
  if (by === undefined || new Set(cases.map(({ value }) => value)).size <= defaultMost) return;
  const place = { file: first.source, column: `--by ${by}` };
  throw refusalFor('groupsTooMany', place, { most: defaultMost, canMerge: false });
}

function readLimit({ by, suppress }: ModerateOptions, problems: Problems): number | null {
  if (suppress === undefined) return by === undefined ? null : defaultLimit;
  if (by === undefined) {
    problems.add(
      'optionAlone',
      { column: '--suppress' },
      { option: '--suppress', needs: '--by', example: '--by inspector' },
    );
    return null;
  }
  return numberOfOption(suppress, '--suppress', 2, suppressForm, problems);
}

function readLeast(text: string | undefined, problems: Problems): number | null {
  if (text === undefined) return null;
  const value = /^\s*\d+(\.\d+)?\s*%?\s*$/.test(text) ? Number.parseFloat(text) : NaN;
  if (value >= 0 && value <= 100) return value;
  const option = '--fail-under-agreement';
  problems.add('settingForm', { column: option }, { option, found: text, expected: '80, a percentage from 0 to 100' });
  return null;
}

function moderationOf(readings: TwoReadings, { by, list }: ModerateOptions, limit: number | null): Moderation {
  const { evidence, cases, questions, rated } = readings;
  const { programme, sha256 } = evidence.loaded;
  const assessments = rateEach(evidence, cases, questions, rated);
  const remarks = new Set(assessments.first.standards.flatMap(({ remark }) => remark ?? []));
  const groups = by === undefined ? {} : { groups: agreementByGroup(by, cases, questions, limit) };
  return {
    ...resultHead,
    programme: { id: programme.id, title: programme.title, sha256 },
    first: readings.first,
    second: readings.second,
    paired: cases.length,
    onlyFirst: readings.onlyFirst,
    onlySecond: readings.onlySecond,
    questions: [...agreementByQuestion(cases, questions)],
    allQuestions: agreementInAll(cases, questions),
    ...settledRatings(assessments),
    disputes: disputesOf(cases, questions, list ?? false),
    ...groups,
    notes: [...settingWarnings(evidence), ...readings.notes, ...[...remarks].map((words) => note('remark', { words }))],
  };
}

/** The warnings on the first sheet that are not on its reading, but on what it is rated with. */
function settingWarnings(evidence: GatheredSheet): Note[] {
  const ofReading = new Set(evidence.reading.notes.map(({ message }) => message));
  return assess(evidence).notes.filter((one) => isWarning(one) && !ofReading.has(one.message));
}

/** The assessment of the paired cases under each way to settle the disputes. */
function rateEach(
  evidence: GatheredSheet,
  cases: readonly GroupedCase[],
  questions: readonly AskedQuestion[],
  rated: readonly AskedQuestion[],
): Record<Settling, Assessment> {
  const assessed = settlings.map((how) => {
    const answers = settleAll(how, cases, questions, rated);
    const { source, notes } = evidence.reading;
    return [how, assess({ ...evidence, reading: { source, notes, ...countAnswers(answers, rated) } })] as const;
  });
  return Object.fromEntries(assessed) as Record<Settling, Assessment>;
}

async function render(
  moderation: Moderation,
  options: ModerateOptions & Output<ModerateFormat>,
  streams: Streams,
): Promise<string> {
  switch (options.format) {
    case 'text':
      return drawText((style) => pageText(moderationPage(moderation), style), streams, options);
    case 'json':
      return `${jsonText(moderation)}\n`;
    case 'csv':
      return csvLines(moderationTable(moderation), options.bom);
    case 'markdown':
      return pageMarkdown(moderationPage(moderation));
    case 'html':
      return moderationHtml(moderation, (await import('./publish.js')).styleHash);
  }
}
