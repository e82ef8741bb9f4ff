/** `new`: writes an empty case sheet and inspection file, or a workbook that is both. */
import { addLimitOption, choice, collectValues, describeCommand, programmeWords, type Declare } from './options.js';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { asUse, Problems, refusalFor } from '../problems/problems.js';
import { dateForm, isoDate } from '../input/inspection/dates.js';
import { companions } from '../input/files/companions.js';
import { resolveInspection } from '../input/inspection/inspection.js';
import { splitPair } from '../input/inspection/settings.js';
import { placeColumns } from '../input/sheet/columns.js';
import { headerLookup } from '../input/sheet/headers.js';
import { fileInput } from '../input/files/source.js';
import { readFrame } from '../input/frame.js';
import { sheetOptions, type Request } from '../input/gather.js';
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
  type AnswerWord,
  type KnownDetails,
} from '../report/new-files.js';
import type { Streams } from './streams.js';
import { joinLines } from '../report/text/document.js';
import { paragraph, type TextStyle } from '../report/text/layout.js';
import { drawText } from './terminal.js';
import { shellWord } from '../words/visible.js';
import { compact, fold, formatCount, formatList, formatNumber } from '../words/english.js';
import { writeWarnings } from './warnings.js';
import { writeNew } from './write.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('new'),
    'an empty case sheet and inspection file to fill in',
    'casescore new hartlepool.xlsx --cases 40',
    'casescore new hartlepool.csv --cases 40 --column grade --no-input',
  )
    .argument('[name]', 'what to write: NAME.xlsx or NAME.ods, or NAME.csv with NAME.inspection.csv beside it')
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

export interface NewOptions extends Pick<Request, 'limit'> {
  readonly programme?: string | undefined;
  readonly title?: string | undefined;
  readonly region?: string | undefined;
  readonly fieldwork?: string | undefined;
  readonly eligibleCases?: string | undefined;
  readonly cases?: string | undefined;
  readonly first?: string | undefined;
  /** A sample that `draw` has written. */
  readonly from?: string | undefined;
  readonly column?: readonly string[] | undefined;
  readonly word?: readonly string[] | undefined;
  readonly format?: 'csv' | 'json' | undefined;
  /** False with `--no-input`: no questions are asked. */
  readonly input?: boolean | undefined;
}

/** The forms of a workbook. */
const formats = ['xlsx', 'ods'] as const;

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
    const [sheet = '', inspection] = files.keys();
    const draw = (style: TextStyle): string =>
      joinLines(nextSteps(given, sheet, inspection).flatMap((sentence) => paragraph(style, sentence))) +
      [' --to-do', ''].map((option) => `  casescore score ${shellWord(sheet)}${option}\n`).join('');
    streams.stdout.write(await drawText(draw, streams, {}));
    return 0;
  } finally {
    asking?.close();
  }
}

/** What was written, and what to do with it, up to the commands to go on with. */
function nextSteps({ programme, known, reserves }: Given, sheet: string, inspection: string | undefined): string[] {
  const files = inspection === undefined ? [sheet] : [sheet, inspection];
  return compact([
    `Wrote ${formatList(files)}, under ${programme.id}.`,
    reserves > 0 && `${formatCount(reserves, 'reserve was', 'reserves were')} left in the sample that was drawn.`,
    known.cases.length === 0 &&
      'There are no cases in it yet: add a row for each below the header, with its id. (With --cases 40 it would have 40 numbered rows.)',
    `Fill in a row for each case (Yes, No, N/A), and the judgements in ${inspection === undefined ? 'the worksheet Inspection' : 'the other file'}. Then see what is still to be filled in, and the ratings:`,
  ]);
}

/** Everything that a new sheet needs. */
interface Given {
  readonly sheet: string;
  readonly programme: Programme;
  /** The programme as the inspection file names it. */
  readonly named: string;
  readonly format: 'csv' | 'json' | 'xlsx' | 'ods';
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
  const [, stem = typed, ending = ''] = /^(.*)\.(csv|xlsx|ods)$/i.exec(typed) ?? [];
  const problems = new Problems();
  if (stem === '') problems.add('nameMissing', {}, { what: 'name of the new sheet', how: 'Type casescore new NAME.' });
  const fault = nameFault(stem);
  if (fault !== null) problems.add('valueForm', { column: stem }, { found: `"${basename(stem)}"`, expected: fault });
  const form = formats.find((one) => one === ending.toLowerCase());
  const format = form ?? options.format ?? 'csv';
  if (form !== undefined && options.format !== undefined)
    problems.add('formatWithWorkbook', { column: `--format ${options.format}` }, { file: typed });
  const sheet = form === undefined ? `${stem}.csv` : typed;
  // With a second inspection file the sheet could not be read.
  const { inspectionCsv, inspectionJson } = companions(sheet);
  const beside = format === 'json' ? [inspectionJson, inspectionCsv] : [inspectionCsv, inspectionJson];
  // A run that was stopped may have left its own: what is in it is compared when it is written.
  const foreign = form === undefined ? beside.slice(1) : beside;
  // A sheet of the same name in another form would be taken for a copy.
  const copies = ['csv', ...formats].map((one) => `${stem}.${one}`);
  const files = [...new Set([sheet, ...copies, ...foreign])].filter((path) => existsSync(path));
  if (files.length > 0) problems.add('sheetsExist', {}, { files });
  problems.refuse();

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
    (drawn === null
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
    sheet,
    programme,
    named,
    format,
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

/** A sample that was drawn: its profile columns, its cases with their cells in these, and how many reserves there are. */
interface DrawnSample extends Pick<KnownDetails, 'columns' | 'cases'> {
  readonly reserves: number;
  readonly notes: readonly Note[];
}

/** Reads what `draw` has written. Throws a `Refusal` if it is no such file, or if options number the cases as well. */
async function readDrawn(file: string, { cases, first, limit }: NewOptions): Promise<DrawnSample> {
  const problems = new Problems();
  const instead = 'A sample that was drawn has its own cases and ids: leave the numbers out.';
  if (cases !== undefined) problems.add('optionsApart', {}, { options: ['--from', '--cases'], instead });
  if (first !== undefined) problems.add('optionsApart', {}, { options: ['--from', '--first'], instead });
  problems.refuse();
  const { headers, idAt, rows, notes } = await readFrame(fileInput(file, 'sample'), {
    ...sheetOptions({ limit }),
    isUndrawn: false,
  });
  const drawnAt = headers.findIndex((header) => fold(header) === 'drawn');
  const marks = rows.map(({ cells }) => fold(cells[drawnAt] ?? ''));
  if (!marks.includes('sample')) throw refusalFor('sampleNotDrawn', { file });
  const kept = headers.flatMap((header, at) => (at === idAt || at === drawnAt || header.trim() === '' ? [] : [at]));
  return {
    columns: kept.map((at) => headers[at] ?? ''),
    cases: rows
      .filter((_, i) => marks[i] === 'sample')
      .map(({ id, cells }) => [id, ...kept.map((at) => cells[at] ?? '')]),
    reserves: marks.filter((mark) => mark.startsWith('reserve')).length,
    notes,
  };
}

const shippedIds = formatList(Object.keys(shipped), 'or');
/** The most numbered rows: more than anybody fills in, and no more than a workbook can be read back with. */
const mostCases = 10_000;

const countForm = (most: number): string =>
  most === Infinity ? 'a whole number above 0' : `a whole number from 1 to ${formatNumber(most)}`;

const dateFault = (text: string): string | null => (isoDate(text) === null ? `Expected ${dateForm}.` : null);
const countFault = (text: string, most = Infinity): string | null =>
  /^[1-9]\d{0,8}$/.test(text) && Number(text) <= most ? null : `Expected ${countForm(most)}.`;
const programmeFault = (text: string): string | null =>
  Object.hasOwn(shipped, text) || /[/\\.]/.test(text) ? null : `Expected ${shippedIds}, or a file.`;

/** Why a name cannot be used: the sheet would be taken for the file beside another sheet, or for another kind of file. Null if it can. */
function nameFault(stem: string): string | null {
  if (/\.(?:xlsm|xlsb|xlsx?|xlt[xm]|numbers|tsv|txt|json|html?)$/i.test(stem) && !/\.xlsx$/i.test(stem))
    return 'a name that ends in .xlsx, .ods or .csv';
  return /\.(inspection|counts)(\.csv)?$/i.test(stem) ? 'a name that does not end in .inspection or .counts' : null;
}

function readCount(
  text: string | null | undefined,
  option: string,
  problems: Problems,
  most = Infinity,
): number | undefined {
  if (text == null) return undefined;
  if (countFault(text, most) === null) return Number(text);
  problems.add('valueForm', { column: option }, { found: `"${text}"`, expected: countForm(most) });
  return undefined;
}

/** The names of profile columns. Throws a `Refusal` for one that the sheet has already, or that is a question. */
async function readColumns(given: readonly string[] = [], programme: Programme): Promise<string[]> {
  const problems = new Problems();
  const columns = given.map((column) => column.trim());
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const headers = ['case_id', ...columns, ...questions.map(({ code }) => code)];
  const inspection = resolveInspection(programme, [], problems);
  const lookup = headerLookup(programme, inspection);
  placeColumns(lookup, inspection, null, headers, { column: '--column' }, problems);
  await asUse(async () => problems.refuse());
  return columns;
}

const meanings: Readonly<Record<string, AnswerWord['meaning']>> = {
  yes: 'yes',
  no: 'no',
  na: 'not applicable',
  'n/a': 'not applicable',
  'not applicable': 'not applicable',
};

/** The inspection's own words for answers. Adds a problem for one that cannot be understood, has a meaning already, or cannot be in a list. */
function readWords(given: readonly string[] = [], programme: Programme, problems: Problems): AnswerWord[] {
  const words = given.flatMap((text): AnswerWord[] => {
    const [answer, word] = splitPair(text);
    const meaning = meanings[answer.toLowerCase()];
    if (meaning !== undefined && /^[^,"]{1,40}$/.test(word)) return [{ meaning, word }];
    const expected = 'yes=Met: yes, no or na, = and a word of at most 40 letters without a comma or a quote';
    problems.add('settingForm', { column: '--word' }, { option: '--word', found: text, expected });
    return [];
  });
  resolveInspection(
    programme,
    words.map(({ meaning, word }) => ({
      content: { answers: { [meaning === 'not applicable' ? 'notApplicable' : meaning]: [word] } },
      at: () => ({ column: '--word' }),
    })),
    problems,
  );
  return words;
}

/** The content of each file, by path. */
async function contentByPath({
  sheet,
  programme,
  named,
  format,
  known,
}: Given): Promise<ReadonlyMap<string, string | Uint8Array>> {
  if (format === 'xlsx' || format === 'ods') {
    const { formOds, formXlsx } = await import('./forms.js');
    const form = inspectionForm({ file: basename(sheet), programme, named, known });
    return new Map([[sheet, format === 'ods' ? formOds(form) : await formXlsx(form)]]);
  }
  const { inspectionCsv, inspectionJson } = companions(sheet);
  const files = new Map([[sheet, blankSheet(programme, known)]]);
  if (format === 'csv') return files.set(inspectionCsv, blankInspectionCsv(programme, named, known));
  files.set(inspectionJson, blankInspectionJson(programme, named, known, `./${schemaName}`));
  // The sheets of a folder share it.
  const schema = join(dirname(sheet), schemaName);
  if (!existsSync(schema)) files.set(schema, `${JSON.stringify(await jsonSchema('inspection'), null, 2)}\n`);
  return files;
}

type Questions = ReturnType<typeof askOn>;

/** Asks on a terminal, line by line: questions on standard error, answers on standard input. */
function askOn({ stdin, stderr }: Pick<Streams, 'stdin' | 'stderr'>) {
  const reader = createInterface({ input: stdin as Readable, terminal: false });
  const lines = reader[Symbol.asyncIterator]();
  return {
    /** The answer without surrounding spaces, null if blank or the input has ended. Asks again while `fault` returns a message. */
    async ask(question: string, fault: (answer: string) => string | null = () => null): Promise<string | null> {
      for (;;) {
        stderr.write(`${question}: `);
        const { value, done } = await lines.next();
        if (done === true) stderr.write('\n');
        const answer = done === true ? '' : value.trim();
        const found = answer === '' ? null : fault(answer);
        if (found === null) return answer === '' ? null : answer;
        stderr.write(`${found}\n`);
      }
    },
    close: () => reader.close(),
  };
}
