/** `check`: every sheet under the paths against the expected results beside it. */
import { compare, figureOf, type CheckRecord } from '../analysis/check.js';
import { assess } from '../assess.js';
import { describe, problem, Problems, Refusal } from '../errors.js';
import { readCaseSheet } from '../input/case-sheet.js';
import { gatherSetting } from '../input/evidence.js';
import { readExpected, resolveExpected, type ExpectedFile } from '../input/expected.js';
import { companions, exists, findSheets } from '../input/files.js';
import { limitsOf } from '../limits.js';
import { fileSource } from '../input/source.js';
import type { Assessment, Reading } from '../model.js';
import { checkLines, checkSummary, type CheckedSheet } from '../report/check.js';
import { paragraph } from '../report/layout.js';
import { ratingWords } from '../scoring/words.js';
import type { Streams } from '../streams.js';
import { counted } from '../words.js';
import { deliver } from './output.js';
import { lookFor, type LookOptions } from './terminal.js';

export interface CheckOptions extends LookOptions {
  readonly verbose?: boolean | undefined;
  readonly update?: boolean | undefined;
  /** Limits that are not the usual ones, each `NAME=NUMBER`. */
  readonly limit?: readonly string[] | undefined;
}

/**
 * Compares every sheet with its expected results and prints what differs. Goes on past a sheet that fails, and names it at the end.
 * Returns 0, or 1 where anything differs, or the failed sheets' exit code.
 */
export async function check(paths: readonly string[], options: CheckOptions, streams: Streams): Promise<number> {
  const print = (lines: readonly string[]): unknown => streams.stdout.write(lines.map((line) => `${line}\n`).join(''));
  const failures: Refusal[] = [];
  const checked: CheckedSheet[] = [];
  limitsOf(options.limit);
  for (const sheet of await findSheets(paths)) {
    try {
      const { records, changes } = await checkSheet(sheet, options, streams);
      checked.push({ sheet, records });
      const look = await lookFor(JSON.stringify([sheet, records]), streams, streams.stdout, options);
      print(checkLines({ sheet, records }, options.verbose ?? false, look));
      print(changes.flatMap((change) => paragraph(look, change, 2)));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      failures.push(error);
    }
  }
  if (checked.length > 1) print([checkSummary(checked)]);
  for (const { problems } of failures) streams.stderr.write(`${describe(problems).join('\n')}\n`);
  if (failures.length > 0) streams.stderr.write(`${counted(failures.length, 'sheet')} could not be checked.\n`);
  return exitCode(failures, checked);
}

function exitCode(failures: readonly Refusal[], checked: readonly CheckedSheet[]): number {
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
  const reading = await readCaseSheet(fileSource(sheet, 'case sheet'), loaded.programme, inspection, {
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
  const reading: Reading = await readCaseSheet(fileSource(sheet, 'case sheet'), loaded.programme, inspection, {
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
