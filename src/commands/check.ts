/** `check`: every sheet under the paths against the expected results beside it. */
import { addStyleOptions, formatOption, outputOption, type Declare } from './options.js';
import { compare, figureOf } from '../analysis/check/check.js';
import { assess } from '../assess.js';
import { describeProblems, problem, Problems, Refusal } from '../problems/problems.js';
import { readCaseSheet } from '../input/sheet/case-sheet.js';
import { gatherSetting } from '../input/gather.js';
import { readExpected, resolveExpected, type ExpectedFile } from '../input/expected.js';
import { companions, exists, findSheets, nameSheets, withCompanions, type NamedSheet } from '../input/files/files.js';
import { limitsOf } from '../input/limits.js';
import { fileInput } from '../input/files/source.js';
import type { Assessment } from '../model/assessment.js';
import type { CheckRecord } from '../model/check.js';
import type { Reading } from '../model/reading.js';
import { checkLines, checkSummary } from '../report/check.js';
import { jsonText } from '../report/json.js';
import { paragraph, type TextStyle } from '../report/text/layout.js';
import { ratingWords } from '../scoring/words.js';
import type { Streams } from './streams.js';
import { formatCount } from '../words/english.js';
import { version } from '../model/version.js';
import { deliver, hearSignals, openOutput, refuseInputs } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  addStyleOptions(
    program
      .command('check')
      .description('compare sheets with the expected results beside them; exit 1 on any difference')
      .argument('<path...>', 'case sheets, or folders of them')
      .option('--verbose', 'show every figure, not only those that differ')
      .option('--update', 'write what was found into the expected results, and say what changed')
      .addOption(formatOption(['text', 'json', 'junit']))
      .option(...outputOption),
  ).action(async (paths: string[], options: CheckOptions) => {
    finish(await check(paths, options, streams));
  });
};

export interface CheckOptions extends StyleOptions {
  readonly verbose?: boolean | undefined;
  readonly update?: boolean | undefined;
  readonly format?: 'text' | 'json' | 'junit' | undefined;
  readonly output?: string | undefined;
  /** Limits that are not the usual ones, each `NAME=NUMBER`. */
  readonly limit?: readonly string[] | undefined;
}

/** A sheet that was compared, or refused. */
type Outcome = { readonly sheet: NamedSheet } & (Checked | { readonly refusal: Refusal });

/**
 * Compares every sheet with its expected results and prints what differs. Goes on past a sheet that fails, and names it at the end.
 * Returns 0, or 1 where anything differs, or the failed sheets' exit code.
 */
export async function check(paths: readonly string[], options: CheckOptions, streams: Streams): Promise<number> {
  const { format = 'text', output } = options;
  limitsOf(options.limit);
  const sheets = await findSheets(paths);
  const names = new Map(nameSheets(sheets).map((sheet) => [sheet.path, sheet]));
  const out = openOutput(output, streams);
  const outcomes: Outcome[] = [];
  try {
    refuseInputs(output, sheets.flatMap(withCompanions));
    for (const path of sheets) {
      await hearSignals();
      const sheet = names.get(path) ?? { path, name: path };
      const outcome = { sheet, ...(await checkedOrRefused(path, options, streams)) };
      outcomes.push(outcome);
      if (format === 'text' && 'records' in outcome) await out.write(await sheetText(outcome, options, streams));
    }
    await out.write(await ending(outcomes, format));
    await out.done();
  } catch (error) {
    out.drop();
    throw error;
  }
  const failures = outcomes.flatMap((outcome) => ('refusal' in outcome ? outcome.refusal : []));
  for (const { problems } of failures) streams.stderr.write(`${describeProblems(problems).join('\n')}\n`);
  if (failures.length > 0) streams.stderr.write(`${formatCount(failures.length, 'sheet')} could not be checked.\n`);
  return exitCode(failures, checkedOf(outcomes));
}

async function checkedOrRefused(
  path: string,
  options: CheckOptions,
  streams: Streams,
): Promise<Checked | { refusal: Refusal }> {
  try {
    return await checkSheet(path, options, streams);
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

function checkedOf(outcomes: readonly Outcome[]): ({ readonly sheet: NamedSheet } & Checked)[] {
  return outcomes.flatMap((outcome) => ('records' in outcome ? outcome : []));
}

function sheetText(
  { sheet, records, changes }: { readonly sheet: NamedSheet } & Checked,
  options: CheckOptions,
  streams: Streams,
): Promise<string> {
  const draw = (style: TextStyle): string =>
    [
      ...checkLines({ sheet: sheet.path, records }, options.verbose ?? false, style),
      ...changes.flatMap((change) => paragraph(style, change, 2)),
    ]
      .map((line) => `${line}\n`)
      .join('');
  return drawText(draw, streams, options);
}

/** What stands at the end of the text, or the whole of a report for programs. */
async function ending(outcomes: readonly Outcome[], format: NonNullable<CheckOptions['format']>): Promise<string> {
  const checked = checkedOf(outcomes);
  if (format === 'text') {
    return checked.length > 1
      ? `${checkSummary(checked.map(({ sheet, records }) => ({ sheet: sheet.path, records })))}\n`
      : '';
  }
  const [{ checkReport }, { failureOf }] = await Promise.all([
    import('../report/check-json.js'),
    import('../report/failed-sheet.js'),
  ]);
  const report = checkReport(
    { name: 'casescore', version },
    checked.map(({ sheet, records, changes }) => ({ sheet: sheet.name, records, changes })),
    outcomes.flatMap((outcome) =>
      'refusal' in outcome
        ? { sheet: outcome.sheet.name, ...failureOf(outcome.refusal.problems, outcome.refusal.total) }
        : [],
    ),
  );
  if (format === 'json') return `${jsonText(report)}\n`;
  return (await import('../report/check-junit.js')).checkJunit(report);
}

function exitCode(failures: readonly Refusal[], checked: readonly Checked[]): number {
  if (failures.length > 0) return Math.min(...failures.map(({ exit }) => exit));
  return checked.every(({ records }) => records.every(({ passed }) => passed)) ? 0 : 1;
}

interface Checked {
  readonly records: readonly CheckRecord[];
  /** What `--update` changed, a line each. */
  readonly changes: readonly string[];
}

async function checkSheet(sheet: string, { update = false, limit }: CheckOptions, streams: Streams): Promise<Checked> {
  const limits = limitsOf(limit);
  const path = companions(sheet).expected;
  if (!exists(path)) {
    // A sheet that is not there is the nearer cause, and reading it says so.
    if (!exists(sheet) || update) return { records: [], changes: await writeFirst(sheet, path, limit, streams) };
    throw new Refusal([problem('expectedMissing', { file: sheet }, { expected: path })]);
  }
  const file = await readExpected(path, limits.file);
  const { loaded, inspection } = await gatherSetting(sheet, { limit });
  const problems = new Problems();
  const expected = resolveExpected(file, loaded.programme, problems);
  problems.refuse();
  const figures = (expected.figures ?? []).map((figure, i) => ({
    figure: figureOf(figure),
    place: file.json.at(['figures', i]),
  }));
  const reading = await readCaseSheet(fileInput(sheet, 'case sheet'), loaded.programme, inspection, {
    figures,
    limits,
  });
  const assessment = assess({ loaded, inspection, reading });
  const records = compare(expected, assessment, loaded.programme, reading.tallies);
  return update ? writeFound(file, records, streams) : { records, changes: [] };
}

/** Brings the expected results up to date in place, so that everything else in the file stays as it was written. */
async function writeFound(
  { file, text, json }: ExpectedFile,
  records: readonly CheckRecord[],
  streams: Streams,
): Promise<Checked> {
  const edits = records.flatMap(({ passed, update }) => {
    const range = passed || update === null ? null : json.range(update.path);
    return update === null || range === null ? [] : [{ range, value: JSON.stringify(update.value) }];
  });
  const updated = edits
    .toSorted((a, b) => b.range[0] - a.range[0])
    .reduce((before, { range: [from, to], value }) => before.slice(0, from) + value + before.slice(to), text);
  if (edits.length > 0) await deliver(updated, file, [], streams);
  const changed = records.filter(({ passed, update }) => !passed && update !== null);
  return {
    records: records.map((record) =>
      changed.includes(record) ? { ...record, passed: true, expected: record.found } : record,
    ),
    changes: changed.map(({ id, expected, found }) => `updated ${id}: it was ${expected}, and is now ${found}`),
  };
}

/** Writes the expected results of a sheet that has none yet. */
async function writeFirst(
  sheet: string,
  path: string,
  limit: CheckOptions['limit'],
  streams: Streams,
): Promise<string[]> {
  const { loaded, inspection } = await gatherSetting(sheet, { limit });
  const reading: Reading = await readCaseSheet(fileInput(sheet, 'case sheet'), loaded.programme, inspection, {
    limits: limitsOf(limit),
  });
  await deliver(
    `${JSON.stringify(foundResults(assess({ loaded, inspection, reading })), null, 2)}\n`,
    path,
    [],
    streams,
  );
  return [`wrote ${path} with what was found`];
}

function foundResults({ overall, standards }: Assessment): object {
  return {
    overall: { rating: overall.rating, score: overall.score, maximum: overall.maximum },
    standards: Object.fromEntries(standards.map((standard) => [standard.code, ratingWords(standard)])),
    figures: standards
      .flatMap(({ keyQuestions }) => keyQuestions)
      .map(({ code, percentage }) => ({ id: `q${code}`, question: code, percentage })),
  };
}
