/** `batch`: every case sheet under the paths, a row each, and what they come to together. */
import {
  addBreakdownOptions,
  addSheetOptions,
  addStyleOptions,
  bomOption,
  choice,
  collectValues,
  examples,
  sheetsProgramme,
  type Declare,
} from './options.js';
import { batchFormats } from './formats.js';
import type { Evidence } from '../model/inspection.js';
import type { Assessment } from '../model/assessment.js';
import { problem, Refusal } from '../problems/problems.js';
import { askedBreakdowns } from '../input/breakdown-options.js';
import { findSheets, nameSheets, withCompanions, type NamedSheet } from '../input/files/files.js';
import type { BatchStream } from '../report/json.js';
import { byProgramme, sortRows, type SheetRow } from '../report/batch/rows.js';
import type { Streams } from './streams.js';
import { conclude, failedSheets, gatherAll, type BatchOptions, type Gathered } from './batch-sheets.js';
import { lookApart, lookInstead } from './formats-apart.js';
import { Progress } from './progress.js';
import { styleFor, plainFile } from './terminal.js';
import { openOutput, refuseInputs } from './write.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = program
    .command('batch')
    .description('score every case sheet under the paths: a row each, and what they come to together')
    .argument('<path...>', "case sheets, folders of them, or quoted patterns such as 'data/**/*.csv'")
    .option(...sheetsProgramme);
  addSheetOptions(command)
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
    .addOption(choice('--format <name>', 'what to print (default: text)', batchFormats))
    .option(...bomOption)
    .option('--fail-under <rating>', 'exit 1 where a sheet has a lower overall rating, or none')
    .option('-o, --output <file>', 'write to a file instead of standard output; the folder of --format html')
    .option('--where <column=value>', 'narrow --by, e.g. grade=PQiP or "grade=PQiP|PO"; may repeat', collectValues);
  addBreakdownOptions(addStyleOptions(command))
    .addHelpText(
      'after',
      examples(
        'casescore batch samples --sort score',
        "casescore batch 'samples/*.csv' --pool-only --pool-by region --format csv",
        'casescore batch samples --tidy -o questions.csv',
        'casescore batch samples --format html -o reports',
      ),
    )
    .action(async (paths: string[], options: BatchOptions) => {
      finish(await batch(paths, options, streams));
    });
};

/**
 * Scores every sheet and prints a row for each and the pools. Goes on past a sheet that fails, and names it at the end; where no sheet
 * can be read no table is printed. Returns 0, 1 where a rating is under `--fail-under`, or the failed sheets' exit code.
 */
export async function batch(paths: readonly string[], options: BatchOptions, streams: Streams): Promise<number> {
  refuseApart(options);
  if (options.format === 'html') return (await import('./batch-html.js')).batchHtml(paths, options, streams);
  const asked = askedBreakdowns(options);
  const sheets = nameSheets(await findSheets(paths));
  const out = openOutput(options.output, streams);
  const progress = new Progress(streams.stderr, sheets.length);
  try {
    refuseInputs(
      options.output,
      sheets.flatMap(({ path }) => withCompanions(path)),
    );
    const stream = await streamOf(options);
    const each =
      stream === null
        ? undefined
        : (_: NamedSheet, evidence: Evidence, assessment: Assessment) => {
            progress.wipe();
            return out.write(stream.sheet(assessment, evidence.reading.tallies));
          };
    const keepsRows = stream === null && options.poolOnly !== true;
    const gathered = await gatherAll(sheets, options, { progress, asked, out, keepsRows, each });
    progress.wipe();
    // A JSON says itself which sheets failed; a table without rows says nothing.
    if (gathered.scored > 0 || options.format === 'json') {
      await out.write(
        stream === null
          ? await rendered(gathered, options, streams)
          : stream.end(gathered.pools, failedSheets(gathered)),
      );
    }
    await out.done();
    return conclude(gathered, sheets.length, streams);
  } catch (error) {
    progress.wipe();
    out.drop();
    throw error;
  }
}

/** A format that is written as the sheets are read; null for a table, which needs all its rows to know its columns. */
async function streamOf(options: BatchOptions): Promise<BatchStream | null> {
  const { format, tidy = false, bom = false, poolOnly = false } = options;
  if (!tidy && (poolOnly || (format !== 'json' && format !== 'jsonl'))) return null;
  if (!tidy) {
    const { jsonLines, jsonStream } = await import('../report/json.js');
    return format === 'json' ? jsonStream() : jsonLines();
  }
  const { tidyStream } = await import('../report/batch/table.js');
  const stream = tidyStream(format === 'jsonl' ? 'jsonl' : 'csv');
  return bom ? marked(stream) : stream;
}

function marked({ sheet, end }: BatchStream): BatchStream {
  let mark = '\ufeff';
  return {
    end,
    sheet: (result, tallies) => {
      const text = mark + sheet(result, tallies);
      mark = '';
      return text;
    },
  };
}

async function rendered({ rows, pools }: Gathered, options: BatchOptions, streams: Streams): Promise<string> {
  const { format = 'text', sort = 'file', poolOnly = false, bom = false } = options;
  const shown = poolOnly ? [] : sortRows(rows, sort);
  // A single sheet is no pool, unless that is what was asked for, as it is with a breakdown.
  const together = poolOnly || options.by !== undefined ? pools : pools.filter(({ sheets }) => sheets > 1);
  switch (format) {
    case 'csv': {
      const [{ byteOrderMark, csvLines }, { poolTable, sheetTable }] = await Promise.all([
        import('../report/csv.js'),
        import('../report/batch/table.js'),
      ]);
      return (bom ? byteOrderMark : '') + csvLines(poolOnly ? poolTable(pools) : sheetTable(shown));
    }
    case 'markdown': {
      const { batchMarkdown, poolsMarkdown } = await import('../report/batch/report.js');
      return [batchMarkdown(shown), poolsMarkdown(together)].filter((part) => part !== '').join('\n');
    }
    default: {
      const { batchText, poolsText } = await import('../report/batch/report.js');
      const stream = options.output === undefined ? streams.stdout : plainFile;
      const look = await styleFor(JSON.stringify([lettersIn(shown), together]), streams, stream, options);
      return [batchText(shown, look), poolsText(together, look)].filter((part) => part !== '').join('\n');
    }
  }
}

/** Every text of the rows that may hold letters of any kind: what each calls itself, and once what is the programme's. */
function lettersIn(rows: readonly SheetRow[]): readonly unknown[] {
  return [rows.map(({ title, file }) => title ?? file), byProgramme(rows).map(([first]) => first)];
}

/** Options that contradict each other are refused, lest one be passed over in silence. */
function refuseApart({
  format = 'text',
  sort = 'file',
  tidy = false,
  poolOnly = false,
  bom = false,
  poolBy,
  by,
  ...look
}: BatchOptions): void {
  const json = format === 'json' || format === 'jsonl';
  const shape = tidy ? '--tidy' : `--format ${format}`;
  if (tidy && poolOnly) apart(['--tidy', '--pool-only'], 'Take one of them away.');
  if (poolOnly && json) apart(['--pool-only', shape], '--format json holds the pools; take them from there.');
  if (poolOnly && format === 'html') apart(['--pool-only', shape], 'The index holds the pools.');
  if (tidy && (format === 'json' || format === 'markdown' || format === 'html'))
    apart(['--tidy', `--format ${format}`], 'Take --format csv or jsonl.');
  if (sort !== 'file' && (tidy || json))
    apart([`--sort ${sort}`, shape], 'Its sheets stand in the order of their files: sort them where they are read.');
  if (bom && (tidy ? format === 'jsonl' : format !== 'csv'))
    apart(['--bom', `--format ${format}`], 'It is for --format csv.');
  for (const option of lookApart(tidy ? '--tidy' : format, look)) apart([option, shape], lookInstead);
  if (by !== undefined && (tidy || (format !== 'text' && format !== 'json' && format !== 'html')))
    apart(['--by', shape], 'A breakdown is printed as text, or in the pools of --format json.');
  if (poolBy !== undefined && !poolOnly && (tidy || format === 'csv' || format === 'jsonl'))
    apart(['--pool-by', shape], 'No pool is printed there: add --pool-only for the pools alone.');
}

function apart(options: readonly string[], instead: string): never {
  throw new Refusal([problem('optionsApart', {}, { options, instead })]);
}
