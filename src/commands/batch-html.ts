/** `batch --format html`: a folder with a page for each sheet and an index. */
import { join } from 'node:path';
import { askedBreakdowns } from '../input/breakdown-options.js';
import { findSheets, nameSheets } from '../input/files/files.js';
import { sortRows } from '../report/batch/rows.js';
import { indexPage } from '../report/html/index.js';
import { indexName, pageNames } from '../report/html/page.js';
import type { Streams } from './streams.js';
import { resultHead } from '../model/version.js';
import {
  conclude,
  failedSheets,
  Progress,
  rateSheets,
  type BatchOptions,
  type BatchRequest,
  type RatedSheets,
} from './batch-sheets.js';
import { htmlPage, styleHash } from './publish.js';
import { openPageFolder } from './page-folder.js';
import { announce } from './write.js';
import { analyseSheet } from './score.js';

/**
 * Scores every sheet and writes its page, then the index. Continues after a sheet that fails, and names it in the index and at the end. If
 * no sheet can be read, or anything else goes wrong, the folder stays as it was. Returns the exit code of `batch`.
 */
export async function batchHtml(paths: readonly string[], options: BatchRequest, streams: Streams): Promise<number> {
  const { output = '' } = options;
  const asked = askedBreakdowns(options);
  const sheets = nameSheets(await findSheets(paths));
  const names = pageNames(sheets.map(({ name }) => name));
  const pages = new Map(sheets.map(({ name }, i) => [name, names[i] ?? '']));
  const folder = await openPageFolder(output);
  const progress = new Progress(streams.stderr, sheets.length);
  try {
    const rated = await rateSheets(sheets, options, {
      named: paths,
      progress,
      asked,
      out: folder,
      keepsRows: true,
      // One page at a time, so that no more than one result is held.
      each: async ({ name }, evidence, assessment) => {
        const result = analyseSheet(evidence, undefined, assessment);
        const file = pages.get(name) ?? '';
        folder.write(file, htmlPage(result, {}, file));
      },
    });
    progress.wipe();
    if (rated.scored === 0) folder.drop();
    else {
      folder.write(indexName, indexPage(indexOf(rated, options, pages), styleHash));
      await folder.done();
      await announce({ ...options, contents: 'HTML pages' }, streams, join(output, indexName));
    }
    return conclude(rated, sheets.length, streams);
  } catch (error) {
    progress.wipe();
    folder.drop();
    throw error;
  }
}

function indexOf(
  { rows, pools, failures, notes }: RatedSheets,
  { sort = 'file', by }: BatchOptions,
  pages: ReadonlyMap<string, string>,
): Parameters<typeof indexPage>[0] {
  return {
    rows: sortRows(rows, sort),
    pages,
    // A single sheet is not a pool, unless a breakdown of it was asked for.
    pools: by === undefined ? pools.filter(({ sheets }) => sheets > 1) : pools,
    notes,
    failed: failedSheets({ failures }),
    tool: resultHead.tool,
  };
}
