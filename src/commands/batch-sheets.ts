/** The sheets of a batch, rated one after the other. */
import { Pools, type Pool, type Poolable } from '../analysis/pool.js';
import type { Evidence } from '../assess.js';
import { Refusal } from '../errors.js';
import type { AskedBreakdowns, BreakdownRequest } from '../input/breakdown-options.js';
import type { Request, Setting } from '../input/evidence.js';
import { Folder } from '../input/folder.js';
import { Gatherer } from '../input/gatherer.js';
import type { NamedSheet } from '../input/sheet-names.js';
import { fileSource, type Source } from '../input/source.js';
import { sheetRow, type SheetRow, type Sorting } from '../report/batch/row.js';
import { outcome, type Outcome } from '../scoring/outcome.js';
import { leastRating, shortfall } from './fail-under.js';
import type { Progress } from './progress.js';
import type { Sink } from './sink.js';
import type { LookOptions } from './terminal.js';

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
  /** How many sheets were scored, whether their rows were kept or not. */
  readonly scored: number;
  readonly pools: readonly Pool[];
  readonly failures: readonly { readonly sheet: NamedSheet; readonly refusal: Refusal }[];
  readonly short: readonly string[];
}

/** How the sheets of a batch are gone through. */
export interface Run {
  readonly progress: Progress;
  readonly asked: AskedBreakdowns | undefined;
  /** Where the results go: once nobody reads them any further, no more sheets are read. */
  readonly out: Pick<Sink, 'closed' | 'pause'>;
  /** Only a table of sheets needs their rows: what is written as it is read is not kept. */
  readonly keepsRows: boolean;
  /** Takes each sheet once it is rated. What it throws is no fault of the sheet, and ends the run. */
  readonly each?: ((sheet: NamedSheet, evidence: Evidence, found: Outcome) => Promise<void>) | undefined;
}

/** Rates the sheets one after the other, and goes on past one that fails. */
export async function gatherAll(
  sheets: readonly NamedSheet[],
  options: BatchOptions,
  { progress, asked, out, keepsRows, each }: Run,
): Promise<Gathered> {
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
    const file = fileSource(sheet.path, 'case sheet', folder.has(sheet.path));
    const source = ticking({ ...file, name: sheet.name }, () => {
      progress.at(done);
      return out.pause();
    });
    const rated = await ratedSheet(gatherer, sheet, source, options, scored === 0);
    if (rated instanceof Refusal) {
      failures.push({ sheet, refusal: rated });
      continue;
    }
    const { evidence, found, least } = rated;
    const { loaded, inspection, reading } = evidence;
    scored++;
    if (keepsRows) rows.push(sheetRow(evidence, found));
    if (isPooled(options))
      pools.add({ assessment: poolable(evidence, found), eligibleCases: inspection.eligibleCases, reading });
    const why = shortfall(found.final.overall, loaded.programme.ratings, least);
    if (why !== null) short.push(`${sheet.name}: ${why}.`);
    await each?.(sheet, evidence, found);
  }
  return { rows, scored, pools: pools.pools(), failures, short };
}

interface RatedSheet {
  readonly evidence: Evidence & Setting;
  readonly found: Outcome;
  /** The least rating that is asked for. */
  readonly least: string | null;
}

/** One sheet with what it comes to, or why it comes to nothing. */
async function ratedSheet(
  gatherer: Gatherer,
  { path }: NamedSheet,
  source: Source,
  options: BatchOptions,
  first: boolean,
): Promise<RatedSheet | Refusal> {
  try {
    const evidence = await gatherer.gather(path, source);
    const least = demanded(evidence, options, first);
    return { evidence, least, found: outcome(evidence.loaded.programme, evidence.inspection, evidence.reading) };
  } catch (error) {
    if (!(error instanceof Refusal) || error instanceof Unusable) throw error;
    return error;
  }
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
class Unusable extends Refusal {}

/** The least rating that is asked for, on this sheet's scale. Asked for in vain of the first sheet, it ends the run before anything is printed. */
function demanded({ loaded }: Evidence & Setting, { failUnder }: BatchOptions, first: boolean): string | null {
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
