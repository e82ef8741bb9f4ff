/** `check`: compares every sheet under the paths with the expected results beside it. */
import type { CheckRecord } from '../model/check.js';
import {
  addOutputOptions,
  addStyleOptions,
  describeCommand,
  exactIdsOption,
  headings,
  type Declare,
} from './options.js';
import { compareExpected, figureOf, valueFigures } from '../analysis/check/check.js';
import { hideRecord, isOfGroup, isSmallFigure } from '../analysis/check/group-figures.js';
import { defaultLimit } from '../input/breakdown-options.js';
import { note } from '../problems/notes.js';
import { assess } from '../assess.js';
import { describeProblems, Problems, Refusal, refusalFor } from '../problems/problems.js';
import { dirname, normalize } from 'node:path';
import { writeNamed } from './batch-sheets.js';
import { hideElsewhere } from '../input/files/elsewhere.js';
import { isOwnOutput } from '../input/files/own-output.js';
import { samplesOf, type CheckedSample } from '../input/joint-checks.js';
import { readTables } from '../input/several-sheets.js';
import { openEach } from '../input/tables.js';
import { gather, gatherSetting, type Request } from '../input/gather.js';
import { readExpected, refuseShares, resolveExpected, type ExpectedFile } from '../input/expected.js';
import { companions, exists, expectedBeside, Folders, withCompanions } from '../input/files/companions.js';
import { expectedUnder, findSheets, nameSheets, type NamedSheet } from '../input/files/files.js';
import { limitsOf } from '../input/limits.js';
import { fileInput } from '../input/files/source.js';
import type { Assessment, Note } from '../model/assessment.js';
import { checkJunit, checkLines, checkReport, checkSummary } from '../report/check.js';
import { failureOf, jsonText } from '../report/json.js';
import { paragraph, type TextStyle } from '../report/text/layout.js';
import { ratingWords } from '../scoring/words.js';
import { settleOutput, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { formatCount } from '../words/english.js';
import { writeWarnings } from './warnings.js';
import { hearSignals } from './unfinished.js';
import { openOutput, refuseInputs, replaceFile } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('check'),
    'sheets against the expected results beside them',
    'casescore check samples',
    'casescore check samples -o check.xml',
  )
    .argument('<path...>', 'case sheets, or folders of them')
    .optionsGroup(headings.input)
    .option(...exactIdsOption);
  addOutputOptions(command, checkFormats)
    .option('--verbose', 'show every figure, not only those that differ')
    .option('--update', 'write what was found into the expected results, and say what changed')
    .option('--publish', 'hide the figures of groups, and say only whether they are as expected');
  addStyleOptions(command).action(async (paths: string[], options: CheckOptions) => {
    finish(await check(paths, options, streams));
  });
};

const checkFormats = ['text', 'json', 'junit'] as const;

type CheckFormat = (typeof checkFormats)[number];

export interface CheckOptions extends Pick<Request, 'exactIds' | 'limit'>, StyleOptions, OutputOptions<CheckFormat> {
  readonly verbose?: boolean | undefined;
  readonly update?: boolean | undefined;
  readonly publish?: boolean | undefined;
}

/** A sheet that was compared. */
interface CheckedSheet {
  readonly sheet: NamedSheet;
  readonly records: readonly CheckRecord[];
  /** The changes that `--update` made, one a line. */
  readonly changes: readonly string[];
  readonly notes: readonly Note[];
}

/** A sheet that could not be compared. */
interface RefusedSheet {
  readonly sheet: NamedSheet;
  readonly refusal: Refusal;
}

const isExpected = (path: string): boolean => /\.expected\.json$/i.test(path);

/**
 * Compares every sheet with its expected results and prints the differences. Continues after a sheet that fails, and names it at the end.
 * Returns 0, 1 if anything differs, or the exit code of the failed sheets.
 */
export async function check(paths: readonly string[], options: CheckOptions, streams: Streams): Promise<number> {
  const target = settleOutput(options, checkFormats);
  const { format, output } = target;
  limitsOf(options.limit);
  if (options.publish === true && options.update === true) {
    const instead = '--update writes and names the figures that --publish hides: take one of them away.';
    throw refusalFor('optionsApart', {}, { options: ['--publish', '--update'], instead });
  }
  const others = paths.filter((path) => !isExpected(path));
  const found = others.length === 0 ? [] : await findSheets(others);
  const { file: longest } = limitsOf(options.limit);
  const samples = await samplesOf(found, paths.filter(isExpected), expectedUnder(others), longest);
  const sheets = [...new Set([...found, ...samples.flatMap((sample) => sample.sheets)])];
  const names = new Map(nameSheets(samples.map(({ path }) => path)).map((sheet) => [sheet.path, sheet]));
  const out = openOutput(target, streams);
  const checked: CheckedSheet[] = [];
  const refused: RefusedSheet[] = [];
  const passedOver: string[] = [];
  const folders = new Folders();
  try {
    if (output !== undefined) refuseInputs(output, withCompanions(sheets));
    for (const sample of samples) {
      const { path } = sample;
      await hearSignals();
      const sheet = names.get(path) ?? { path, name: path };
      try {
        const result = { sheet, ...(await checkSample(sample, { ...options, output }, folders, streams)) };
        checked.push(result);
        if (format === 'text') await out.write(await sheetText(result, { ...options, output }, streams));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        const isFound = !paths.some((typed) => normalize(typed) === normalize(path));
        if (isFound && (await isOwnOutput(path))) passedOver.push(sheet.name);
        else refused.push({ sheet, refusal: await hideElsewhere(error, paths, dirname(path)) });
      }
    }
    await out.write(format === 'text' ? summaryText(checked) : reportText(checked, refused, format));
    await out.done();
  } catch (error) {
    out.drop();
    throw error;
  }
  writeNamed('Passed over, because casescore wrote them', passedOver, streams.stderr);
  for (const { refusal } of refused) streams.stderr.write(`${describeProblems(refusal.problems).join('\n')}\n`);
  if (refused.length > 0) {
    streams.stderr.write(`${formatCount(refused.length, 'sheet')} could not be checked.\n`);
    return Math.min(...refused.map(({ refusal }) => refusal.exit));
  }
  return checked.every(({ records }) => records.every(({ passed }) => passed)) ? 0 : 1;
}

function sheetText(
  { sheet, records, changes, notes }: CheckedSheet,
  options: CheckOptions,
  streams: Streams,
): Promise<string> {
  // Of a sheet that had no expected results nothing was compared.
  const isNew = records.length === 0 && changes.length > 0;
  const draw = (style: TextStyle): string =>
    (isNew
      ? paragraph(style, `${sheet.path}: ${changes.join(', ')}`).map(style.bold)
      : [
          ...checkLines({ sheet: sheet.path, records, notes }, options.verbose ?? false, style),
          ...changes.flatMap((change) => paragraph(style, change, 2)),
        ]
    )
      .map((line) => `${line}\n`)
      .join('');
  return drawText(draw, streams, options);
}

function summaryText(checked: readonly CheckedSheet[]): string {
  if (checked.length <= 1) return '';
  return `${checkSummary(checked.map(({ sheet, records }) => ({ sheet: sheet.path, records })))}\n`;
}

/** The complete report in a format for programs. */
function reportText(
  checked: readonly CheckedSheet[],
  refused: readonly RefusedSheet[],
  format: 'json' | 'junit',
): string {
  const report = checkReport(
    checked.map(({ sheet, ...result }) => ({ sheet: sheet.name, ...result })),
    refused.map(({ sheet, refusal }) => ({ sheet: sheet.name, ...failureOf(refusal.problems, refusal.total) })),
  );
  return format === 'json' ? `${jsonText(report)}\n` : checkJunit(report);
}

type Checked = Omit<CheckedSheet, 'sheet'>;

async function checkSample(
  { path: sheet, sheets }: CheckedSample,
  { update = false, publish = false, output, limit, exactIds }: CheckOptions,
  folders: Folders,
  streams: Streams,
): Promise<Checked> {
  const limits = limitsOf(limit);
  const { file: path, near } = sheets.length > 1 ? { file: sheet, near: [] } : expectedBeside(sheet, folders);
  if (path === null) {
    const { expected } = companions(sheet);
    // If the sheet is missing too, that is the real cause, and reading it reports that.
    if (!exists(sheet) || (update && near.length === 0))
      return {
        records: [],
        notes: [],
        changes: await writeExpected(sheet, expected, { limit, exactIds, folders }, streams),
      };
    throw refusalFor('expectedMissing', { file: sheet }, { expected, near });
  }
  const file = await readExpected(path, limits.file);
  const sources = sheets.map((one) => fileInput(one, 'case sheet'));
  const { tables, inspections } = await openEach(sources, () => undefined, limits);
  const { loaded, inspection, notes } = await gatherSetting(sheets, { limit, folders }, inspections);
  const problems = new Problems();
  const expected = resolveExpected(file, loaded.programme, problems);
  problems.refuse();
  const figures = (expected.figures ?? []).flatMap((figure, i) => {
    const place = file.json.at(['figures', i]);
    return [figureOf(figure), ...valueFigures(figure)].map((one) => ({ figure: one, place }));
  });
  const reading = await readTables(tables, loaded.programme, inspection, { figures, limits, exactIds });
  const assessment = assess({ loaded, inspection, reading });
  writeWarnings(sheet, [...notes, ...assessment.notes], streams);
  const records = compareExpected(expected, assessment, loaded.programme, reading.tallies);
  const others = records.length - (expected.figures ?? []).length;
  refuseShares(file, (i) => records[others + i]?.passed === false);
  if (publish) {
    const ofGroup = (i: number): boolean => isOfGroup(expected.figures?.[i - others] ?? { id: '' });
    const shown = records.map((record, i) => (ofGroup(i) ? hideRecord(record) : record));
    return { records: shown, changes: [], notes: shown.some((_, i) => ofGroup(i)) ? [note('checkHidden')] : [] };
  }
  const small = (expected.figures ?? []).filter((one) => isSmallFigure(one, reading.tallies, defaultLimit)).length;
  const warnings =
    output === undefined || small === 0 ? [] : [note('checkSmall', { figures: small, limit: defaultLimit })];
  writeWarnings(sheet, warnings, streams);
  return { notes: warnings, ...(update ? await updateExpected(file, records) : { records, changes: [] }) };
}

/** Updates the expected results in place, so that everything else in the file stays as it was written. */
async function updateExpected(
  { file, text, json }: ExpectedFile,
  records: readonly CheckRecord[],
): Promise<Omit<Checked, 'notes'>> {
  const edits = records.flatMap(({ passed, update }) => {
    const range = passed || update === null ? null : json.range(update.path);
    return update === null || range === null ? [] : [{ range, value: JSON.stringify(update.value) }];
  });
  const updated = edits
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((before, { range: [from, to], value }) => before.slice(0, from) + value + before.slice(to), text);
  if (edits.length > 0) await replaceFile(file, updated);
  const changed = records.filter(({ passed, update }) => !passed && update !== null);
  return {
    records: records.map((record) =>
      changed.includes(record) ? { ...record, passed: true, expected: record.found } : record,
    ),
    changes: changed.map(({ id, expected, found }) => `updated ${id}: it was ${expected}, and is now ${found}`),
  };
}

/** Writes the expected results of a sheet that has none yet. */
async function writeExpected(sheet: string, path: string, request: Request, streams: Streams): Promise<string[]> {
  const evidence = await gather(sheet, fileInput(sheet, 'case sheet'), request);
  const assessment = assess(evidence);
  writeWarnings(sheet, assessment.notes, streams);
  await replaceFile(path, `${JSON.stringify(expectedResults(assessment), null, 2)}\n`);
  return [`wrote ${path} with what was found`];
}

/** An assessment as a file of expected results. */
function expectedResults({ overall, standards }: Assessment): object {
  return {
    overall: { rating: overall.rating, score: overall.score, maximum: overall.maximum },
    standards: Object.fromEntries(standards.map((standard) => [standard.code, ratingWords(standard)])),
    figures: standards
      .flatMap(({ keyQuestions }) => keyQuestions)
      .map(({ code, percentage }) => ({ id: `q${code}`, question: code, percentage })),
  };
}
