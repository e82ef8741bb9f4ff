/** The sheets of a batch, rated one after the other. */
import { Pools } from '../analysis/pool/pool.js';
import { assess } from '../assess.js';
import type { Evidence } from '../model/inspection.js';
import type { Assessment } from '../model/assessment.js';
import { describeProblems, Refusal } from '../problems/problems.js';
import type { AskedBreakdowns, BreakdownRequest } from '../input/breakdown-options.js';
import { gather, sheetOptions, type GatheredSheet, type Request } from '../input/gather.js';
import type { NamedSheet } from '../input/files/files.js';
import { fileInput, type InputFile } from '../input/files/source.js';
import type { FailedSheet, Pool } from '../model/batch.js';
import { sheetRow, type SheetRow, type Sorting } from '../report/batch/rows.js';
import { formatCount } from '../words/english.js';
import { makeVisible } from '../words/visible.js';
import { leastRating, shortfall } from './fail-under.js';
import type { Progress } from './progress.js';
import type { Streams } from './streams.js';
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
  readonly progress: Progress;
  readonly asked: AskedBreakdowns | undefined;
  /** Where the results go: once nobody reads them any further, no more sheets are read. */
  readonly out: Pick<Destination, 'closed'>;
  /** Only a table of sheets needs their rows: what is written as it is read is not kept. */
  readonly keepsRows: boolean;
  /** Takes each sheet once it is rated. What it throws is no fault of the sheet, and ends the run. */
  readonly each?: ((sheet: NamedSheet, evidence: Evidence, assessment: Assessment) => Promise<void>) | undefined;
}

/** Rates the sheets one after the other, and goes on past one that fails. */
export async function gatherAll(sheets: readonly NamedSheet[], options: BatchOptions, run: Run): Promise<Gathered> {
  const gathering = new Gathering(options, run);
  for (const [done, sheet] of sheets.entries()) {
    if (run.out.closed) break;
    await hearSignals();
    await gathering.add(sheet, done);
  }
  return gathering.gathered();
}

/** What the sheets come to, as they are rated. */
class Gathering {
  readonly #options: BatchOptions;
  readonly #run: Run;
  readonly #request: Request;
  readonly #pools: Pools;
  readonly #isPooled: boolean;
  readonly #rows: SheetRow[] = [];
  readonly #failures: Gathered['failures'][number][] = [];
  readonly #short: string[] = [];
  #scored = 0;

  constructor(options: BatchOptions, run: Run) {
    this.#options = options;
    this.#run = run;
    this.#request = { ...options, groups: run.asked?.groups };
    // An option that cannot be understood ends the run, and is no fault of each sheet.
    sheetOptions(this.#request);
    this.#pools = new Pools(options.poolBy === 'region', run.asked?.options);
    this.#isPooled = isPooled(options);
  }

  /** Rates a sheet. */
  async add(sheet: NamedSheet, done: number): Promise<void> {
    this.#run.progress.at(done);
    const source = this.#source(sheet, done);
    await this.#take(sheet, await ratedSheet(this.#request, sheet, source, this.#options, this.#scored === 0));
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
    const { progress } = this.#run;
    const file = fileInput(path, 'case sheet', name);
    return ticking(file, () => {
      progress.at(done);
      return hearSignals();
    });
  }

  async #take(sheet: NamedSheet, rated: RatedSheet | Refusal): Promise<void> {
    if (rated instanceof Refusal) {
      this.#failures.push({ sheet, refusal: rated });
      return;
    }
    const { evidence, assessment, least } = rated;
    this.#scored++;
    if (this.#run.keepsRows) this.#rows.push(sheetRow(assessment));
    if (this.#isPooled) {
      const { inspection, reading } = evidence;
      this.#pools.add({ assessment, eligibleCases: inspection.eligibleCases, reading });
    }
    const why = shortfall(assessment.overall.rating, assessment.method.ratings, least);
    if (why !== null) this.#short.push(`${sheet.name}: ${why}.`);
    await this.#run.each?.(sheet, evidence, assessment);
  }
}

interface RatedSheet {
  readonly evidence: GatheredSheet;
  readonly assessment: Assessment;
  /** The least rating that is asked for. */
  readonly least: string | null;
}

/** One sheet with its assessment, or why it has none. */
async function ratedSheet(
  request: Request,
  { path }: NamedSheet,
  source: InputFile,
  options: BatchOptions,
  first: boolean,
): Promise<RatedSheet | Refusal> {
  try {
    return rateSheet(await gather(path, source, request), options, first);
  } catch (error) {
    return refusalFrom(error);
  }
}

function rateSheet(evidence: GatheredSheet, options: BatchOptions, first: boolean): RatedSheet {
  const least = demanded(evidence, options, first);
  return { evidence, least, assessment: assess(evidence) };
}

/** Why a sheet could not be rated. Throws what is no fault of the sheet. */
function refusalFrom(error: unknown): Refusal {
  if (!(error instanceof Refusal) || error instanceof Unusable) throw error;
  return error;
}

/** Whether any pool is printed. */
function isPooled({ format = 'text', poolOnly = false, tidy = false }: BatchOptions): boolean {
  return poolOnly || (!tidy && format !== 'csv' && format !== 'jsonl');
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

/** What is to be told of sheets that failed or fell short, on standard error, and the exit code. */
export function conclude({ failures, short }: Gathered, all: number, { stderr }: Streams): number {
  for (const line of short.slice(0, 20)) stderr.write(`${makeVisible(line)}\n`);
  if (short.length > 20) stderr.write(`and ${short.length - 20} more sheets under the rating asked for.\n`);
  for (const { refusal } of failures) stderr.write(`${describeProblems(refusal.problems).join('\n')}\n`);
  if (failures.length > 0) stderr.write(`${formatCount(failures.length, 'sheet')} of ${all} could not be scored.\n`);
  if (failures.length > 0) return Math.min(...failures.map(({ refusal }) => refusal.exit));
  return short.length > 0 ? 1 : 0;
}

export async function failedSheets({ failures }: Pick<Gathered, 'failures'>): Promise<FailedSheet[]> {
  if (failures.length === 0) return [];
  const { failureOf } = await import('../report/failed-sheet.js');
  return failures.map(({ sheet, refusal: { problems, total } }) => ({
    source: sheet.name,
    ...failureOf(problems, total),
  }));
}
