/** `new`: writes an empty case sheet and inspection file, or a workbook that is both. */
import { addLimitOption, choice, collectValues, describeCommand, programmeWords, type Declare } from './options.js';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { Problems } from '../problems/problems.js';
import { dateForm, isoDate } from '../input/inspection/dates.js';
import { companions, withoutCounts } from '../input/files/companions.js';
import { type Request } from '../input/gather.js';
import { limitsOf } from '../input/limits.js';
import { loadProgramme } from '../input/programme.js';
import type { Note } from '../model/assessment.js';
import type { Programme } from '../model/programme.js';
import { shipped, defaultProgramme } from '../programmes/index.js';
import { jsonSchema } from '../model/json-schema.js';
import { inspectionForm } from '../report/forms/form.js';
import {
  blankInspectionCsv,
  blankInspectionJson,
  blankSheet,
  caseIds,
  type KnownDetails,
} from '../report/new-files.js';
import type { Streams } from './streams.js';
import { joinLines } from '../report/text/document.js';
import { paragraph, type TextStyle } from '../report/text/layout.js';
import { drawText } from './terminal.js';
import { shellWord } from '../words/visible.js';
import { compact, formatCount, formatList } from '../words/english.js';
import {
  countFault,
  dateFault,
  mostCases,
  nameFault,
  programmeFault,
  readColumns,
  readCount,
  readDrawn,
  readWords,
  shippedIds,
  type NumberOptions,
} from './new-details.js';
import { targetOf, type NewTarget } from './new-target.js';
import { askOn, type Questions } from './questions.js';
import { writeWarnings } from './warnings.js';
import { writeNew } from './write-new.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('new'),
    'an empty case sheet and inspection file to fill in',
    'casescore new hartlepool.xlsx --cases 40',
    'casescore new hartlepool.csv --cases 40 --column grade --no-input',
  )
    .argument(
      '[name]',
      'what to write: NAME.xlsx or NAME.ods, or NAME.csv with NAME.inspection.csv beside it; NAME.inspection.csv alone for a sheet that is there',
    )
    .option('--programme <id|file>', programmeWords)
    .option('--title <text>', 'the title of the inspection')
    .option('--region <text>', 'its region')
    .option('--fieldwork <date>', 'when fieldwork starts: 2022, 2022-10 or 2022-10-10')
    .option('--eligible-cases <number>', 'the cases that the sample is drawn from')
    .option('--cases <number>', 'so many numbered rows, each a case still to be inspected')
    .option(
      '--first <number>',
      'the number at which they begin (by default 1), where another sheet has those before it',
    )
    .option('--from <file>', 'the cases of a sample that draw has written, with their columns')
    .option('--column <name>', 'a column besides the questions, such as grade or sex; may repeat', collectValues)
    .option('--word <answer=word>', 'a word of yours for an answer, e.g. yes=Met or na=NR; may repeat', collectValues)
    .addOption(choice('--format <name>', 'what the inspection file beside a CSV is (default: csv)', ['csv', 'json']))
    .option('--no-input', 'ask nothing, even on a terminal');
  addLimitOption(command).action(async (name: string | undefined, options: NewOptions) => {
    finish(await createNew(name, options, streams));
  });
};

export interface NewOptions extends NumberOptions, Pick<Request, 'limit'> {
  readonly programme?: string | undefined;
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  readonly fieldwork?: string | undefined;
  readonly eligibleCases?: string | undefined;
  /** A sample that `draw` has written. */
  readonly from?: string | undefined;
  readonly column?: readonly string[] | undefined;
  readonly word?: readonly string[] | undefined;
  readonly format?: 'csv' | 'json' | undefined;
  /** False with `--no-input`: no questions are asked. */
  readonly input?: boolean | undefined;
}

const schemaName = 'inspection.schema.json';

/**
 * Writes a workbook, or NAME.csv and its inspection file, and says what to do next. On a terminal it asks for what is missing. Returns 0. Throws a
 * `Refusal`, with nothing written, if one of the files exists or something given is wrong.
 */
export async function createNew(name: string | undefined, options: NewOptions, streams: Streams): Promise<number> {
  const asking = streams.stdin.isTTY === true && options.input !== false ? askOn(streams) : null;
  try {
    const given = await completeRequest(name, options, asking);
    const files = await contentByPath(given);
    await writeNew(files);
    writeWarnings(options.from ?? '', given.notes, streams);
    const draw = (style: TextStyle): string =>
      joinLines(nextSteps(given, [...files.keys()]).flatMap((sentence) => paragraph(style, sentence))) +
      nextCommands(given);
    streams.stdout.write(await drawText(draw, streams, {}));
    return 0;
  } finally {
    asking?.close();
  }
}

/** The commands to go on with, a line each. With counts there is no --to-do. */
function nextCommands({ sheet }: Given): string {
  const path = shellWord(sheet);
  const words = withoutCounts(sheet) !== sheet ? [`--counts ${path}`] : [`${path} --to-do`, path];
  return words.map((one) => `  casescore score ${one}\n`).join('');
}

/** What was written, and what to do with it, up to the commands to go on with. */
function nextSteps({ programme, known, reserves, isForSheet, format }: Given, files: readonly string[]): string[] {
  const isWorkbook = format === 'xlsx' || format === 'ods';
  const judgements = `the judgements in ${isForSheet ? 'it' : isWorkbook ? 'the worksheet Inspection' : 'the other file'}`;
  return compact([
    `Wrote ${formatList(isForSheet ? files.slice(0, 1) : files.slice(0, 2))}, under ${programme.id}.`,
    reserves > 0 && `${formatCount(reserves, 'reserve was', 'reserves were')} left in the sample that was drawn.`,
    known.cases.length === 0 &&
      !isForSheet &&
      'There are no cases in it yet: add a row for each below the header, with its id. (With --cases 40 it would have 40 numbered rows.)',
    `Fill in ${isForSheet ? '' : 'a row for each case (Yes, No, N/A), and '}${judgements}. Then see what is still to be filled in, and the ratings:`,
  ]);
}

/** Everything that a new sheet needs. */
interface Given extends NewTarget {
  readonly programme: Programme;
  /** The programme as the inspection file names it. */
  readonly named: string;
  readonly known: KnownDetails;
  /** How many reserves `--from` has. */
  readonly reserves: number;
  /** Notes on the file of `--from`. */
  readonly notes: readonly Note[];
}

async function completeRequest(
  name: string | undefined,
  options: NewOptions,
  asking: Questions | null,
): Promise<Given> {
  const typed = name ?? (await asking?.ask('Name of the new sheet', nameFault)) ?? '';
  const problems = new Problems();
  const target = targetOf(typed, options, problems);
  problems.refuse();
  const { sheet, isForSheet } = target;

  const which = `Programme (${shippedIds}, or a file; usually ${defaultProgramme})`;
  const chosen = options.programme ?? (await asking?.ask(which, programmeFault)) ?? defaultProgramme;
  const { programme } = await loadProgramme(chosen, { longest: limitsOf(options.limit).file });
  const ask = async (question: string, check?: (answer: string) => string | null): Promise<string | null> =>
    (await asking?.ask(`${question} (or leave blank)`, check)) ?? null;
  const title = options.title ?? (await ask('Title of the inspection'));
  const region = options.region ?? (await ask('Region'));
  const fieldwork = options.fieldwork ?? (await ask('Start of fieldwork, such as 2022-10-10', dateFault));
  const eligible =
    options.eligibleCases ?? (await ask('Eligible cases that the sample is drawn from', (text) => countFault(text)));
  const drawn = options.from === undefined ? null : await readDrawn(options.from, options);
  const typedCases =
    options.cases ??
    (drawn === null && !isForSheet
      ? await ask('Cases to inspect, a numbered row for each', (text) => countFault(text, mostCases))
      : null);
  const date = fieldwork == null ? undefined : (isoDate(fieldwork) ?? undefined);
  if (fieldwork != null && date === undefined)
    problems.add('valueForm', { column: '--fieldwork' }, { found: `"${fieldwork}"`, expected: dateForm });
  const eligibleCases = readCount(eligible, '--eligible-cases', problems);
  const numbered = readCount(typedCases, '--cases', problems, mostCases);
  const first = readCount(options.first, '--first', problems);
  if (first !== undefined && typedCases == null && drawn === null)
    problems.add('optionAlone', {}, { option: '--first', needs: '--cases', example: '--cases 40' });
  const added = [...(drawn?.columns ?? []), ...(options.column ?? [])];
  const columns = (await problems.keep(() => readColumns(added, programme))) ?? [];
  const words = readWords(options.word, programme, problems);
  problems.refuse();
  const cases = drawn?.cases ?? caseIds(numbered ?? 0, first).map((id) => [id]);
  const named = Object.hasOwn(shipped, chosen) ? chosen : relative(dirname(sheet), chosen).replaceAll('\\', '/');
  const place = { title: title ?? undefined, region: region ?? undefined };
  return {
    ...target,
    programme,
    named,
    known: {
      ...place,
      fieldwork: date,
      eligibleCases,
      plannedCases: drawn?.cases.length ?? numbered,
      columns,
      words,
      cases,
    },
    reserves: drawn?.reserves ?? 0,
    notes: drawn?.notes ?? [],
  };
}

/** The content of each file, by path. */
async function contentByPath({
  sheet,
  programme,
  named,
  format,
  isForSheet,
  known,
}: Given): Promise<ReadonlyMap<string, string | Uint8Array>> {
  if (format === 'xlsx' || format === 'ods') {
    const { formOds, formXlsx } = await import('./forms.js');
    const form = inspectionForm({ file: basename(sheet), programme, named, known });
    return new Map([[sheet, format === 'ods' ? formOds(form) : await formXlsx(form)]]);
  }
  const { inspectionCsv, inspectionJson } = companions(withoutCounts(sheet));
  const files = new Map(isForSheet ? [] : [[sheet, blankSheet(programme, known)]]);
  if (format === 'csv') return files.set(inspectionCsv, blankInspectionCsv(programme, named, known));
  files.set(inspectionJson, blankInspectionJson(programme, named, known, `./${schemaName}`));
  // The sheets of a folder share it.
  const schema = join(dirname(sheet), schemaName);
  if (!existsSync(schema)) files.set(schema, `${JSON.stringify(await jsonSchema('inspection'), null, 2)}\n`);
  return files;
}
