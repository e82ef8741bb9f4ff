/** `batch`: every case sheet under the paths, a row each, and what they come to together. */
import { Pools, type Pool, type Poolable } from '../analysis/pool.js';
import { assessment, type Evidence } from '../assess.js';
import { describe, problem, Refusal } from '../errors.js';
import { askedBreakdowns, type AskedBreakdowns, type BreakdownRequest } from '../input/breakdown-options.js';
import type { Request, Setting } from '../input/evidence.js';
import { findSheets, withCompanions } from '../input/files.js';
import { Folder } from '../input/folder.js';
import { Gatherer } from '../input/gatherer.js';
import { namedSheets, type NamedSheet } from '../input/sheet-names.js';
import { fileSource, type Source } from '../input/source.js';
import type { BatchStream, FailedSheet } from '../report/batch/stream.js';
import { byProgramme, sheetRow, sorted, type SheetRow, type Sorting } from '../report/batch/row.js';
import { outcome, type Outcome } from '../scoring/outcome.js';
import type { Streams } from '../streams.js';
import { visible } from '../visible.js';
import { counted } from '../words.js';
import { refuseInputs } from './output.js';
import { lookApart, lookInstead } from './formats-apart.js';
import { leastRating, shortfall } from './fail-under.js';
import { Progress } from './progress.js';
import { sink, type Sink } from './sink.js';
import { lookFor, plainFile, type LookOptions } from './terminal.js';

export interface BatchOptions
  extends
    Pick<Request, 'programme' | 'id' | 'encoding' | 'delimiter' | 'strict' | 'limit'>,
    Omit<BreakdownRequest, 'list'>,
    LookOptions {
  readonly format?: 'text' | 'csv' | 'json' | 'jsonl' | 'markdown' | 'html' | undefined;
  readonly sort?: Sorting | undefined;
  readonly poolBy?: 'region' | undefined;
  readonly poolOnly?: boolean | undefined;
  readonly tidy?: boolean | undefined;
  readonly bom?: boolean | undefined;
  readonly failUnder?: string | undefined;
  readonly output?: string | undefined;
}

/** What is left of the sheets once each is read: little more than a row for each. */
export interface Gathered {
  readonly rows: readonly SheetRow[];
  readonly pools: readonly Pool[];
  readonly failures: readonly { readonly sheet: NamedSheet; readonly refusal: Refusal }[];
  readonly short: readonly string[];
}

/**
 * Scores every sheet and prints a row for each and the pools. Goes on past a sheet that fails, and names it at the end; where no sheet
 * can be read no table is printed. Returns 0, 1 where a rating is under `--fail-under`, or the failed sheets' exit code.
 */
export async function batch(paths: readonly string[], options: BatchOptions, streams: Streams): Promise<number> {
  refuseApart(options);
  if (options.format === 'html') return (await import('./batch-html.js')).batchHtml(paths, options, streams);
  const asked = askedBreakdowns(options);
  const sheets = namedSheets(await findSheets(paths));
  const out = sink(options.output, streams);
  const progress = new Progress(streams.stderr, sheets.length);
  try {
    if (options.output !== undefined)
      await refuseInputs(
        options.output,
        sheets.flatMap(({ path }) => withCompanions(path)),
      );
    const stream = await streamOf(options);
    const gathered = await gatherAll(sheets, options, stream, { out, progress, asked });
    progress.wipe();
    // A JSON says itself which sheets failed; a table without rows says nothing.
    if (gathered.scored > 0 || options.format === 'json') {
      await out.write(
        stream === null
          ? await rendered(gathered, options, streams)
          : stream.end(gathered.pools, await failedSheets(gathered)),
      );
    }
    await out.done();
    return conclude(gathered, sheets.length, streams);
  } catch (error) {
    progress.wipe();
    await out.drop();
    throw error;
  }
}

/** A format that is written as the sheets are read; null for a table, which needs all its rows to know its columns. */
async function streamOf(options: BatchOptions): Promise<BatchStream | null> {
  const { format, tidy = false, bom = false, poolOnly = false } = options;
  if (!tidy && (poolOnly || (format !== 'json' && format !== 'jsonl'))) return null;
  const { jsonLines, jsonStream, tidyStream } = await import('../report/batch/stream.js');
  if (!tidy) return format === 'json' ? jsonStream() : jsonLines();
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

async function gatherAll(
  sheets: readonly NamedSheet[],
  options: BatchOptions,
  stream: BatchStream | null,
  {
    out,
    progress,
    asked,
  }: { readonly out: Sink; readonly progress: Progress; readonly asked: AskedBreakdowns | undefined },
): Promise<Gathered & { readonly scored: number }> {
  const rows: SheetRow[] = [];
  let scored = 0;
  const failures: { sheet: NamedSheet; refusal: Refusal }[] = [];
  const short: string[] = [];
  const pools = new Pools(options.poolBy === 'region', asked?.options);
  const folder = new Folder();
  const gatherer = new Gatherer({ ...options, groups: asked?.groups }, (path) => folder.has(path));
  for (const [done, sheet] of sheets.entries()) {
    if (out.closed) break;
    progress.at(done);
    try {
      const file = fileSource(sheet.path, 'case sheet', folder.has(sheet.path));
      const source = ticking({ ...file, name: sheet.name }, () => {
        progress.at(done);
        return out.pause();
      });
      const evidence = await gatherer.gather(sheet.path, source);
      const least = demanded(evidence, options, scored === 0);
      const { loaded, inspection, reading } = evidence;
      const found = outcome(loaded.programme, inspection, reading);
      scored++;
      // Only a table needs them: what is written as it is read is not kept.
      if (stream === null && options.poolOnly !== true) rows.push(sheetRow(evidence, found));
      if (isPooled(options))
        pools.add({ assessment: poolable(evidence, found), eligibleCases: inspection.eligibleCases, reading });
      const why = shortfall(found.final.overall, loaded.programme.ratings, least);
      if (why !== null) short.push(`${sheet.name}: ${why}.`);
      if (stream !== null) {
        progress.wipe();
        await out.write(stream.sheet(assessment(evidence, found), reading.tallies));
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error instanceof Unusable) throw error;
      failures.push({ sheet, refusal: error });
    }
  }
  return { rows, scored, pools: pools.pools(), failures, short };
}

/** Whether any pool is printed. */
function isPooled({ format = 'text', poolOnly = false, tidy = false }: BatchOptions): boolean {
  return poolOnly || (!tidy && format !== 'csv' && format !== 'jsonl');
}

/** What a pool takes of a sheet: its counts need none of the words of an assessment. */
function poolable({ loaded, inspection, reading }: Evidence, { measured }: Outcome): Poolable {
  const { programme, sha256 } = loaded;
  const { id, title } = programme;
  const { cases, outstanding } = reading;
  const standards = measured.map(({ standard: { code, title: of, domain }, basis, keyQuestions }) => ({
    code,
    title: of,
    domain,
    basis,
    keyQuestions,
  }));
  return { programme: { id, title, sha256 }, method: programme, inspection, sample: { cases, outstanding }, standards };
}

/** A refusal that concerns the whole run. */
export class Unusable extends Refusal {}

/** The least rating that is asked for, on this sheet's scale. Asked for in vain of the first sheet, it ends the run before anything is printed. */
export function demanded({ loaded }: Evidence & Setting, { failUnder }: BatchOptions, first: boolean): string | null {
  try {
    return leastRating(loaded.programme, failUnder);
  } catch (error) {
    if (first && error instanceof Refusal) throw new Unusable(error.problems, error.total);
    throw error;
  }
}

/** A source that tells when it is read, so that one large sheet does not look like a standstill. */
function ticking(source: Source, tick: () => Promise<void>): Source {
  return {
    ...source,
    async *bytes() {
      for await (const chunk of source.bytes()) {
        await tick();
        yield chunk;
      }
    },
  };
}

async function rendered({ rows, pools }: Gathered, options: BatchOptions, streams: Streams): Promise<string> {
  const { format = 'text', sort = 'file', poolOnly = false, bom = false } = options;
  const shown = poolOnly ? [] : sorted(rows, sort);
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
      const { batchMarkdown, poolsMarkdown } = await import('../report/batch/markdown.js');
      return [batchMarkdown(shown), poolsMarkdown(together)].filter((part) => part !== '').join('\n');
    }
    default: {
      const { batchText, poolsText } = await import('../report/batch/text.js');
      const stream = options.output === undefined ? streams.stdout : plainFile;
      const look = await lookFor(JSON.stringify([lettersIn(shown), together]), streams, stream, options);
      return [batchText(shown, look), poolsText(together, look)].filter((part) => part !== '').join('\n');
    }
  }
}

/** Every text of the rows that may hold letters of any kind: what each calls itself, and once what is the programme's. */
function lettersIn(rows: readonly SheetRow[]): readonly unknown[] {
  return [rows.map(({ title, file }) => title ?? file), byProgramme(rows).map(([first]) => first)];
}

/** What is to be told of sheets that failed or fell short, on standard error, and the exit code. */
export function conclude({ failures, short }: Gathered, all: number, { stderr }: Streams): number {
  for (const line of short.slice(0, 20)) stderr.write(`${visible(line)}\n`);
  if (short.length > 20) stderr.write(`and ${short.length - 20} more sheets under the rating asked for.\n`);
  for (const { refusal } of failures) stderr.write(`${describe(refusal.problems).join('\n')}\n`);
  if (failures.length > 0) stderr.write(`${counted(failures.length, 'sheet')} of ${all} could not be scored.\n`);
  if (failures.length > 0) return Math.min(...failures.map(({ refusal }) => refusal.exit));
  return short.length > 0 ? 1 : 0;
}

export async function failedSheets({ failures }: Pick<Gathered, 'failures'>): Promise<FailedSheet[]> {
  if (failures.length === 0) return [];
  const { failureOf } = await import('../report/failed-sheet.js');
  return failures.map(({ sheet, refusal }) => ({
    source: sheet.name,
    ...failureOf(refusal.problems, refusal.total),
  }));
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
