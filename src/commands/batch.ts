/** `batch`: a row for every case sheet under the paths, and the pools. */
import {
  addBreakdownOptions,
  addOutputOptions,
  addSheetOptions,
  addStyleOptions,
  bomOption,
  choice,
  collectValues,
  describeCommand,
  headings,
  sheetsProgramme,
  type Declare,
} from './options.js';
import { batchFormats, type BatchFormat } from './formats.js';
import { settleOutput, warnOfSmallNumbers } from './output.js';
import type { Evidence } from '../model/inspection.js';
import type { Assessment } from '../model/assessment.js';
import type { Pool } from '../model/batch.js';
import { refusalFor } from '../problems/problems.js';
import { askedBreakdowns } from '../input/breakdown-options.js';
import { withCompanions } from '../input/files/companions.js';
import { findSheets, nameSheets, type NamedSheet } from '../input/files/files.js';
import {
  batchMarkdown,
  batchText,
  notesMarkdown,
  notesText,
  poolsMarkdown,
  poolsText,
} from '../report/batch/report.js';
import { poolTable, sheetTable, tidyStream } from '../report/batch/table.js';
import { jsonLines, jsonStream, type BatchStream } from '../report/json.js';
import { breakdownTable } from '../report/breakdown-table.js';
import { csvLines, type Cell } from '../report/csv.js';
import { sortRows } from '../report/batch/rows.js';
import type { Streams } from './streams.js';
import {
  conclude,
  failedSheets,
  Progress,
  rateSheets,
  type BatchOptions,
  type BatchRequest,
  type RatedSheets,
} from './batch-sheets.js';
import { drawText } from './terminal.js';
import { openOutput, refuseInputs } from './write.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('batch'),
    'every case sheet under a folder: a row each, and the pool',
    'casescore batch samples --sort score',
    "casescore batch 'samples/*.csv' --pool-only --pool-by region --format csv",
    'casescore batch samples --tidy -o questions.csv',
    'casescore batch samples --format html -o reports',
  )
    .argument('<path...>', "case sheets, folders of them, or quoted patterns such as 'data/**/*.csv'")
    .optionsGroup(headings.input)
    .option(...sheetsProgramme);
  addOutputOptions(addSheetOptions(command), batchFormats, 'a file, or the folder of --format html')
    .addOption(
      choice('--sort <key>', 'the order of the rows; score: the highest first (default: file)', [
        'score',
        'title',
        'file',
      ]),
    )
    .addOption(choice('--pool-by <what>', 'a pool for each region of a programme', ['region']))
    .option('--pool-only', 'print the pools alone')
    .option('--tidy', 'a row for each sheet and question, with its counts (CSV, or --format jsonl)')
    .option(...bomOption)
    .option('--fail-under <rating>', 'exit 1 where a sheet has a lower overall rating, or none');
  addBreakdownOptions(command).option(
    '--where <column=value>',
    'narrow --by, e.g. grade=PQiP or "grade=PQiP|PO"; may repeat',
    collectValues,
  );
  addStyleOptions(command).action(async (paths: string[], options: BatchOptions) => {
    finish(await batch(paths, options, streams));
  });
};

/**
 * Scores every sheet and prints a row for each, and the pools. Continues after a sheet that fails, and names it at the end; if no sheet can
 * be read, no table is printed. Returns 0, 1 if a rating is below `--fail-under`, or the exit code of the failed sheets.
 */
export async function batch(paths: readonly string[], options: BatchOptions, streams: Streams): Promise<number> {
  const settled = settleBatch(options);
  refuseBatchOptions(settled);
  if (settled.format === 'html') return (await import('./batch-html.js')).batchHtml(paths, settled, streams);
  const asked = askedBreakdowns(settled);
  const sheets = nameSheets(await findSheets(paths));
  const out = openOutput(settled, streams);
  const progress = new Progress(streams.stderr, sheets.length);
  try {
    if (settled.output !== undefined) {
      refuseInputs(settled.output, withCompanions(sheets.map(({ path }) => path)));
    }
    const stream = streamOf(settled);
    const each =
      stream === null
        ? undefined
        : (_: NamedSheet, evidence: Evidence, assessment: Assessment) => {
            progress.wipe();
            return out.write(stream.sheet(assessment, evidence.reading.tallies));
          };
    const keepsRows = stream === null && options.poolOnly !== true;
    const rated = await rateSheets(sheets, settled, { progress, asked, named: paths, out, keepsRows, each });
    progress.wipe();
    // JSON itself names the sheets that failed; a table without rows is of no use.
    if (rated.scored > 0 || settled.format === 'json') {
      await out.write(
        stream === null
          ? await renderTables(rated, settled, streams)
          : stream.end(rated.pools, failedSheets(rated), rated.notes),
      );
    }
    await out.done();
    warnOfSmallNumbers(
      rated.pools.map(({ breakdowns }) => breakdowns),
      settled,
      streams,
    );
    // Text on standard output ends with the notes.
    const isShown = stream === null && settled.format === 'text' && settled.output === undefined;
    return conclude(isShown ? { ...rated, notes: [] } : rated, sheets.length, streams);
  } catch (error) {
    progress.wipe();
    out.drop();
    throw error;
  }
}

/** The format and target. HTML is a folder, and `--tidy` is CSV or JSON lines. */
function settleBatch(options: BatchOptions): BatchRequest {
  const { format, output = '-', tidy = false } = options;
  // An unset shell variable is an empty text; as a path it would be the working folder.
  if (format === 'html' && (output === '-' || output === '')) throw refusalFor('folderMissing', {});
  return { ...options, ...settleOutput<BatchFormat>(options, tidy ? ['csv', 'jsonl'] : batchFormats) };
}

/** A format that is written while sheets are read; null for a table, which needs all rows before its columns are known. */
function streamOf({ format, tidy = false, bom = false, poolOnly = false }: BatchRequest): BatchStream | null {
  if (tidy) return tidyStream(format === 'jsonl' ? 'jsonl' : 'csv', bom);
  if (poolOnly) return null;
  if (format === 'json') return jsonStream();
  return format === 'jsonl' ? jsonLines() : null;
}

async function renderTables(
  { rows, pools, notes }: RatedSheets,
  options: BatchRequest,
  streams: Streams,
): Promise<string> {
  const { format, sort = 'file', poolOnly = false, bom = false } = options;
  const shown = poolOnly ? [] : sortRows(rows, sort);
  // A single sheet is not a pool, unless pools or a breakdown were asked for.
  const together = poolOnly || options.by !== undefined ? pools : pools.filter(({ sheets }) => sheets > 1);
  if (format === 'csv') {
    const table = options.by !== undefined ? pooledBreakdowns(pools) : poolOnly ? poolTable(pools) : sheetTable(shown);
    return csvLines(table, bom);
  }
  if (format === 'markdown') return joinParts(batchMarkdown(shown), poolsMarkdown(together), notesMarkdown(notes));
  return drawText(
    (style) => joinParts(batchText(shown, style), poolsText(together, style), notesText(notes, style)),
    streams,
    options,
  );
}

function pooledBreakdowns(pools: readonly Pool[]): Cell[][] {
  return breakdownTable(
    pools.flatMap(({ programme, region = null, breakdowns: run }) =>
      run === undefined ? [] : { file: null, programme: programme.id, region, run },
    ),
  );
}

/** The parts that are not empty, with blank lines between. */
function joinParts(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n');
}

/** Throws a `Refusal` for options that contradict each other, so that none is silently ignored. */
function refuseBatchOptions({
  format,
  typed,
  sort = 'file',
  tidy = false,
  poolOnly = false,
  poolBy,
  by,
}: BatchRequest): void {
  const json = format === 'json' || format === 'jsonl';
  const shape = tidy ? '--tidy' : (typed ?? format);
  if (tidy && poolOnly) refuseApart(['--tidy', '--pool-only'], 'Take one of them away.');
  if (poolOnly && json) refuseApart(['--pool-only', shape], 'JSON holds the pools: take them from there.');
  if (poolOnly && format === 'html') refuseApart(['--pool-only', shape], 'The index holds the pools.');
  if (tidy && (format === 'json' || format === 'markdown' || format === 'html'))
    refuseApart(['--tidy', typed ?? format], 'Take CSV or JSON lines.');
  if (sort !== 'file' && (tidy || json))
    refuseApart(
      [`--sort ${sort}`, shape],
      'Its sheets stand in the order of their files: sort them where they are read.',
    );
  if (by !== undefined && (tidy || format === 'markdown' || format === 'jsonl'))
    refuseApart(['--by', shape], 'Breakdowns are printed as text, HTML, CSV or JSON.');
  if (by !== undefined && format === 'csv') {
    const instead = 'With --by a CSV has the breakdowns of the pools alone.';
    if (poolOnly) refuseApart(['--by', '--pool-only', shape], instead);
    if (sort !== 'file') refuseApart(['--by', `--sort ${sort}`, shape], instead);
  }
  if (poolBy !== undefined && !poolOnly && (tidy || (format === 'csv' && by === undefined) || format === 'jsonl'))
    refuseApart(['--pool-by', shape], 'No pool is printed there: add --pool-only for the pools alone.');
}

function refuseApart(options: readonly string[], instead: string): never {
  throw refusalFor('optionsApart', {}, { options, instead });
}
