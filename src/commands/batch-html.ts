/** `batch --format html`: a page for each sheet, and an index of them, as a folder. */
import { Pools } from '../analysis/pool.js';
import { problem, Refusal } from '../errors.js';
import { askedBreakdowns, type AskedBreakdowns } from '../input/breakdown-options.js';
import { gather } from '../input/evidence.js';
import { findSheets } from '../input/files.js';
import { namedSheets, type NamedSheet } from '../input/sheet-names.js';
import { fileSource } from '../input/source.js';
import { outcome } from '../scoring/outcome.js';
import { sheetRow, sorted, type SheetRow } from '../report/batch/row.js';
import { indexPage } from '../report/html/index-page.js';
import { pageNames } from '../report/html/page-names.js';
import type { Streams } from '../streams.js';
import { version } from '../version.js';
import { conclude, demanded, failedSheets, Unusable, type BatchOptions, type Gathered } from './batch.js';
import { shortfall } from './fail-under.js';
import { htmlPage, styleHash } from './html.js';
import { PageFolder } from './page-folder.js';
import { Progress } from './progress.js';
import { analysed } from './score.js';

/**
 * Scores every sheet and writes its page, then the index. Goes on past a sheet that fails, and names it in the index and at the end; where no
 * sheet can be read, and where anything else goes wrong, the folder stays as it was. Returns the exit code of `batch`.
 */
export async function batchHtml(paths: readonly string[], options: BatchOptions, streams: Streams): Promise<number> {
  // Nothing is what a variable of a shell holds that was never set; as a path it would be the folder one is in.
  if (options.output === undefined || options.output === '') throw new Refusal([problem('folderMissing', {})]);
  const asked = askedBreakdowns(options);
  const sheets = namedSheets(await findSheets(paths));
  const names = pageNames(sheets.map(({ name }) => name));
  const pages = new Map(sheets.map(({ name }, i) => [name, names[i] ?? '']));
  const folder = await PageFolder.begin(options.output);
  const progress = new Progress(streams.stderr, sheets.length);
  try {
    const gathered = await gatherPages(sheets, options, { folder, pages, progress, asked });
    progress.wipe();
    if (gathered.rows.length === 0) await folder.drop();
    else {
      await folder.write('index.html', indexPage(await indexOf(gathered, options, pages), styleHash));
      await folder.done();
    }
    return conclude(gathered, sheets.length, streams);
  } catch (error) {
    progress.wipe();
    await folder.drop();
    throw error;
  }
}

interface Run {
  readonly folder: PageFolder;
  readonly pages: ReadonlyMap<string, string>;
  readonly progress: Progress;
  readonly asked: AskedBreakdowns | undefined;
}

/** Writes the pages one by one, so that no more than one result is held. */
async function gatherPages(
  sheets: readonly NamedSheet[],
  options: BatchOptions,
  { folder, pages, progress, asked }: Run,
): Promise<Gathered> {
  const rows: SheetRow[] = [];
  const failures: { sheet: NamedSheet; refusal: Refusal }[] = [];
  const short: string[] = [];
  const pools = new Pools(options.poolBy === 'region', asked?.options);
  for (const [done, sheet] of sheets.entries()) {
    progress.at(done);
    const scored = await scoredSheet(sheet, options, asked, rows.length === 0);
    if (scored instanceof Refusal) {
      failures.push({ sheet, refusal: scored });
      continue;
    }
    const { evidence, least, result } = scored;
    const { loaded, inspection, reading } = evidence;
    const row = sheetRow(evidence, outcome(loaded.programme, inspection, reading));
    rows.push(row);
    pools.add({ assessment: result, eligibleCases: inspection.eligibleCases, reading });
    const why = shortfall(row.rating, row.scale, least);
    if (why !== null) short.push(`${sheet.name}: ${why}.`);
    await folder.write(pages.get(sheet.name) ?? '', htmlPage(result, {}, { href: 'index.html', words: 'All sheets' }));
  }
  return { rows, pools: pools.pools(), failures, short };
}

/** One sheet to its result with all that a page shows, or why it has none. */
async function scoredSheet(
  { path, name }: NamedSheet,
  options: BatchOptions,
  asked: AskedBreakdowns | undefined,
  first: boolean,
) {
  try {
    const source = { ...fileSource(path, 'case sheet'), name };
    const evidence = await gather(path, source, { ...options, groups: asked?.groups });
    return { evidence, least: demanded(evidence, options, first), result: await analysed(evidence, undefined) };
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof Unusable) throw error;
    return error;
  }
}

async function indexOf(
  { rows, pools, failures }: Gathered,
  { sort = 'file', by }: BatchOptions,
  pages: ReadonlyMap<string, string>,
): Promise<Parameters<typeof indexPage>[0]> {
  return {
    rows: sorted(rows, sort),
    pages,
    // A single sheet is no pool, unless a breakdown of it was asked for.
    pools: by === undefined ? pools.filter(({ sheets }) => sheets > 1) : pools,
    failed: await failedSheets({ failures }),
    tool: { name: 'casescore', version },
  };
}
