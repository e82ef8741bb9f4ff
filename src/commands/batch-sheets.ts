/** The sheets of a batch, rated one after the other. */
import { Pools, type Pool, type Pooling } from '../analysis/pool/pool.js';
import type { Evidence } from '../assess.js';
import { Refusal } from '../problems/problems.js';
import type { AskedBreakdowns, BreakdownRequest } from '../input/breakdown-options.js';
import type { Request } from '../input/evidence.js';
import type { Folder } from '../input/files/folder.js';
import { Gatherer, type GatheredSheet } from '../input/gatherer.js';
import type { NamedSheet } from '../input/files/sheet-names.js';
import { fileInput, type InputFile } from '../input/files/source.js';
import { sheetRow, type SheetRow, type Sorting } from '../report/batch/row.js';
import { runRatings, type RatingRuns } from '../scoring/outcome.js';
import { compiledLater } from './compiled-later.js';
import { leastRating, shortfall } from './fail-under.js';
import type { Progress } from './progress.js';
import type { StyleOptions } from './terminal.js';
import { hearSignals, type Destination } from './write.js';

export interface BatchOptions
  extends
    Pick<Request, 'programme' | 'id' | 'encoding' | 'delimiter' | 'strict' | 'limit'>,
    Omit<BreakdownRequest, 'list'>,
    StyleOptions {
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
  /** Which files there are. */
  readonly folder: Folder;
  readonly progress: Progress;
  readonly asked: AskedBreakdowns | undefined;
  /** Where the results go: once nobody reads them any further, no more sheets are read. */
  readonly out: Pick<Destination, 'closed'>;
  /** Only a table of sheets needs their rows: what is written as it is read is not kept. */
  readonly keepsRows: boolean;
  /** Takes each sheet once it is rated. What it throws is no fault of the sheet, and ends the run. */
  readonly each?: ((sheet: NamedSheet, evidence: Evidence, found: RatingRuns) => Promise<void>) | undefined;
}

/** Rates the sheets one after the other, and goes on past one that fails. */
export async function gatherAll(sheets: readonly NamedSheet[], options: BatchOptions, run: Run): Promise<Gathered> {
  const gathering = new Gathering(options, run);
  const hasDone = compiledLater(sheets.length);
  for (const [done, sheet] of sheets.entries()) {
    if (run.out.closed) break;
    hasDone(done);
    await hearSignals();
    const added = gathering.add(sheet, done);
    if (added instanceof Promise) await added;
  }
  return gathering.gathered();
}

/** What the sheets come to, as they are rated. */
class Gathering {
  readonly #options: BatchOptions;
  readonly #run: Run;
  readonly #gatherer: Gatherer;
  readonly #pools: Pools;
  readonly #isPooled: boolean;
  readonly #rows: SheetRow[] = [];
  readonly #failures: Gathered['failures'][number][] = [];
  readonly #short: string[] = [];
  #scored = 0;

  constructor(options: BatchOptions, run: Run) {
    this.#options = options;
    this.#run = run;
    this.#gatherer = new Gatherer({ ...options, groups: run.asked?.groups }, (path) => run.folder.has(path));
    this.#pools = new Pools(options.poolBy === 'region', run.asked?.options);
    this.#isPooled = isPooled(options);
  }

  /** Rates a sheet. Most need nothing to be waited for, and waiting would cost a tenth of their time. */
  add(sheet: NamedSheet, done: number): Promise<void> | undefined {
    this.#run.progress.at(done);
    const rated = ratedSheet(this.#gatherer, sheet, this.#source(sheet, done), this.#options, this.#scored === 0);
    return rated instanceof Promise ? rated.then((later) => this.#take(sheet, later)) : this.#take(sheet, rated);
  }

  gathered(): Gathered {
    return {
      rows: this.#rows,
      scored: this.#scored,
      pools: this.#pools.pools(),
      failures: this.#failures,
      short: this.#short,
    };
  }

  /** The sheet's bytes, which tell when they are read, so that one large sheet does not look like a standstill. */
  #source({ path, name }: NamedSheet, done: number): InputFile {
    const { progress, folder } = this.#run;
    const file = fileInput(path, 'case sheet', folder.has(path), name);
    return ticking(file, () => {
      progress.at(done);
      return hearSignals();
    });
  }

  #take(sheet: NamedSheet, rated: RatedSheet | Refusal): Promise<void> | undefined {
    if (rated instanceof Refusal) {
      this.#failures.push({ sheet, refusal: rated });
      return undefined;
    }
    const { evidence, found, least } = rated;
    this.#scored++;
    if (this.#run.keepsRows) this.#rows.push(sheetRow(evidence, found));
    if (this.#isPooled) this.#pools.add(poolingOf(evidence, found));
    const why = shortfall(found.final.overall, evidence.loaded.programme.ratings, least);
    if (why !== null) this.#short.push(`${sheet.name}: ${why}.`);
    return this.#run.each?.(sheet, evidence, found);
  }
}

interface RatedSheet {
  readonly evidence: GatheredSheet;
  readonly found: RatingRuns;
  /** The least rating that is asked for. */
  readonly least: string | null;
}

/** One sheet with what it comes to, or why it comes to nothing. */
function ratedSheet(
  gatherer: Gatherer,
  { path }: NamedSheet,
  source: InputFile,
  options: BatchOptions,
  first: boolean,
): RatedSheet | Refusal | Promise<RatedSheet | Refusal> {
  try {
    const evidence = gatherer.gather(path, source);
    return evidence instanceof Promise
      ? evidence.then((later) => rateSheet(later, options, first)).catch(refusal)
      : rateSheet(evidence, options, first);
  } catch (error) {
    return refusal(error);
  }
}

function rateSheet(evidence: GatheredSheet, options: BatchOptions, first: boolean): RatedSheet {
  const least = demanded(evidence, options, first);
  return { evidence, least, found: runRatings(evidence.loaded.programme, evidence.inspection, evidence.reading) };
}

/** Why a sheet could not be rated. Throws what is no fault of the sheet. */
function refusal(error: unknown): Refusal {
  if (!(error instanceof Refusal) || error instanceof Unusable) throw error;
  return error;
}

/** Whether any pool is printed. */
function isPooled({ format = 'text', poolOnly = false, tidy = false }: BatchOptions): boolean {
  return poolOnly || (!tidy && format !== 'csv' && format !== 'jsonl');
}

/** What a pool takes of a sheet: its counts need none of the words of an assessment. */
function poolingOf({ loaded, inspection, reading }: Evidence, { measured }: RatingRuns): Pooling {
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
  const sample = { cases, outstanding };
  const assessment = { programme: { id, title, sha256 }, method: programme, inspection, sample, standards };
  return { assessment, eligibleCases: inspection.eligibleCases, reading };
}

/** A refusal that concerns the whole run. */
class Unusable extends Refusal {}

/** The least rating that is asked for, on this sheet's scale. Asked for in vain of the first sheet, it ends the run before anything is printed. */
function demanded({ loaded }: GatheredSheet, { failUnder }: BatchOptions, first: boolean): string | null {
  try {
    return leastRating(loaded.programme, failUnder);
  } catch (error) {
    if (first && error instanceof Refusal) throw new Unusable(error.problems, error.total);
    throw error;
  }
}

/** A source that tells when it is read. */
function ticking(source: InputFile, tick: () => Promise<void>): InputFile {
  return { ...source, bytes: () => ticked(source.bytes(), tick) };
}

async function* ticked(bytes: AsyncIterable<Uint8Array>, tick: () => Promise<void>): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    await tick();
    yield chunk;
  }
}
