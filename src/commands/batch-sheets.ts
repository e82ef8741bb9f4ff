/** Rates the sheets of a batch one after the other. */
import { Copies } from '../analysis/copies/copies.js';
import { Pools } from '../analysis/pool/pool.js';
import { assess } from '../assess.js';
import type { Evidence } from '../model/inspection.js';
import type { Assessment, Note } from '../model/assessment.js';
import { isWarning } from '../problems/notes.js';
import { describeProblems, Refusal } from '../problems/problems.js';
import type { AskedBreakdowns, BreakdownRequest } from '../input/breakdown-options.js';
import { gather, sheetOptions, type GatheredSheet, type Request } from '../input/gather.js';
import { workbooksNotRead } from '../input/files/files.js';
import { hideElsewhere } from '../input/files/elsewhere.js';
import { isOwnOutput } from '../input/files/own-output.js';
import { normalize } from 'node:path';
import { Folders } from '../input/files/companions.js';
import type { NamedSheet } from '../input/files/files.js';
import { fileInput, type InputFile } from '../input/files/source.js';
import { worksheetsIn } from '../input/tables.js';
import type { FailedSheet, Pool } from '../model/batch.js';
import { failureOf } from '../report/json.js';
import { sheetRow, type SheetRow, type Sorting } from '../report/batch/rows.js';
import { formatCount, formatShare } from '../words/english.js';
import { makeVisible } from '../words/visible.js';
import { leastRating, shortfall } from './fail-under.js';
import type { BatchFormat } from './formats.js';
import type { Output, OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import type { StyleOptions } from './terminal.js';
import { hearSignals } from './unfinished.js';
import type { Destination } from './write.js';

export interface BatchOptions
  extends
    Pick<Request, 'programme' | 'worksheet' | 'id' | 'exactIds' | 'encoding' | 'delimiter' | 'strict' | 'limit'>,
    Omit<BreakdownRequest, 'list'>,
    StyleOptions,
    OutputOptions<BatchFormat> {
  readonly sort?: Sorting | undefined;
  readonly poolBy?: 'region' | undefined;
  readonly poolOnly?: boolean | undefined;
  readonly tidy?: boolean | undefined;
  readonly bom?: boolean | undefined;
  readonly failUnder?: string | undefined;
}

/** The same with its format and target settled. */
export type BatchRequest = BatchOptions & Output<BatchFormat>;

/** What is kept of the sheets after they are read: little more than a row for each. */
export interface RatedSheets {
  readonly rows: readonly SheetRow[];
  /** How many sheets were scored, whether their rows are kept or not. */
  readonly scored: number;
  readonly pools: readonly Pool[];
  readonly failures: readonly { readonly sheet: NamedSheet; readonly refusal: Refusal }[];
  readonly short: readonly string[];
  /** The names of files under a folder that casescore itself wrote, and that are no sheets. */
  readonly passedOver: readonly string[];
  /** Workbooks under a folder that are in a form which cannot be read. */
  readonly notRead: readonly string[];
  /** Warnings on single sheets, one a line. */
  readonly warnings: readonly string[];
  /** Notes on several sheets together. */
  readonly notes: readonly Note[];
}

/** How the sheets of a batch are read, and what is done with each. */
export interface BatchRun {
  readonly progress: Progress;
  readonly asked: AskedBreakdowns | undefined;
  /** The paths that were typed, not found under a folder or by a pattern. */
  readonly named: readonly string[];
  /** Where the results go. When nobody reads them any more, no more sheets are read. */
  readonly out: Pick<Destination, 'closed'>;
  /** Whether the rows of sheets are kept, for a table. Results that are written one by one are not kept. */
  readonly keepsRows: boolean;
  /** Called with each sheet after it is rated. An error that it throws is not a problem of the sheet, and ends the run. */
  readonly each?: ((sheet: NamedSheet, evidence: Evidence, assessment: Assessment) => Promise<void>) | undefined;
}

/** Rates the sheets one after the other, and continues after one that fails. Throws a `Refusal` for an option that suits no sheet. */
export async function rateSheets(
  sheets: readonly NamedSheet[],
  options: BatchRequest,
  { progress, asked, named: typed, out, keepsRows, each }: BatchRun,
): Promise<RatedSheets> {
  const request: Request = { ...options, groups: asked?.groups, folders: new Folders() };
  sheetOptions(request);
  const worksheetOf = worksheetsIn(
    sheets.map(({ path }) => path),
    options.worksheet,
  );
  const pools = new Pools(options.poolBy === 'region', asked?.options);
  const rows: SheetRow[] = [];
  const failures: RatedSheets['failures'][number][] = [];
  const short: string[] = [];
  const warnings: string[] = [];
  const passedOver: string[] = [];
  const named = new Set(typed.map((path) => normalize(path)));
  const copies = new Copies();
  let scored = 0;
  for (const [done, sheet] of sheets.entries()) {
    if (out.closed) break;
    // One large sheet should show progress too.
    const tick = (): Promise<void> => {
      progress.at(done);
      return hearSignals();
    };
    await tick();
    const one = { ...request, worksheet: worksheetOf(sheet.path) };
    const rated = await rateSheet(sheet, one, options.failUnder, tick);
    if (rated instanceof Refusal) {
      // A rating that is not on the scale of the first sheet was mistyped, and ends the run before anything is printed.
      if (rated instanceof RatingUnknown && scored === 0) throw rated;
      if (!named.has(normalize(sheet.path)) && (await isOwnOutput(sheet.path))) passedOver.push(sheet.name);
      else failures.push({ sheet, refusal: await hideElsewhere(rated, typed) });
      continue;
    }
    const { evidence, assessment, shortBy } = rated;
    scored++;
    if (keepsRows) rows.push(sheetRow(assessment));
    if (printsPools(options)) {
      pools.add({ assessment, eligibleCases: evidence.inspection.eligibleCases, reading: evidence.reading });
    }
    copies.add(sheet, assessment, evidence.reading);
    if (shortBy !== null) short.push(`${sheet.name}: ${shortBy}.`);
    warnings.push(...assessment.notes.filter(isWarning).map(({ message }) => `${sheet.name}: ${message}`));
    await each?.(sheet, evidence, assessment);
  }
  const notes = out.closed ? [] : await copies.notes(contentOf);
  return {
    rows,
    scored,
    pools: pools.pools(),
    failures,
    short,
    passedOver,
    notRead: workbooksNotRead(typed),
    warnings,
    notes,
  };
}

/** A text that is the same for equal files; for a file that can no longer be read it is its path. */
async function contentOf(path: string): Promise<string> {
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  try {
    for await (const chunk of fileInput(path, 'case sheet').bytes()) hash.update(chunk);
  } catch (error) {
    if (error instanceof Refusal) return path;
    throw error;
  }
  return hash.digest('hex');
}

/** The assessment of one sheet, and why it is below the rating asked for; or why it has no assessment. */
async function rateSheet(
  { path, name }: NamedSheet,
  request: Request,
  failUnder: string | undefined,
  tick: () => Promise<void>,
): Promise<{ evidence: GatheredSheet; assessment: Assessment; shortBy: string | null } | Refusal> {
  try {
    const evidence = await gather(path, withTicks(fileInput(path, 'case sheet', name), tick), request);
    const least = leastOf(evidence, failUnder);
    const assessment = assess(evidence);
    return { evidence, assessment, shortBy: shortfall(assessment.overall.rating, assessment.method.ratings, least) };
  } catch (error) {
    if (error instanceof Refusal) return error;
    throw error;
  }
}

/** The rating of `--fail-under` is not on a sheet's scale. */
class RatingUnknown extends Refusal {}

function leastOf({ loaded }: GatheredSheet, failUnder: string | undefined): string | null {
  try {
    return leastRating(loaded.programme, failUnder);
  } catch (error) {
    throw error instanceof Refusal ? new RatingUnknown(error.problems, error.total) : error;
  }
}

/** Whether any pool is printed. */
function printsPools({ format, poolOnly = false, tidy = false, by }: BatchRequest): boolean {
  return poolOnly || (!tidy && (format !== 'csv' || by !== undefined) && format !== 'jsonl');
}

/** The same file, but `tick` is called before each piece that is read. */
function withTicks(file: InputFile, tick: () => Promise<void>): InputFile {
  return {
    ...file,
    async *bytes() {
      for await (const piece of file.bytes()) {
        await tick();
        yield piece;
      }
    },
  };
}

/** Writes warnings, and which sheets failed or fell short, to standard error, and returns the exit code. */
export function conclude(
  { failures, short, passedOver, notRead, warnings, notes }: RatedSheets,
  all: number,
  { stderr }: Streams,
): number {
  writeNamed('Passed over, because casescore wrote them', passedOver, stderr);
  writeNamed('Not read, because only .xlsx, .xlsm, .ods and .csv can be', notRead, stderr);
  writeLines([...warnings, ...notes.map(({ message }) => message)], 'more warnings', stderr);
  writeLines(short, 'more sheets under the rating asked for', stderr);
  for (const { refusal } of failures) stderr.write(`${describeProblems(refusal.problems).join('\n')}\n`);
  if (failures.length > 0)
    stderr.write(`${formatCount(failures.length, 'sheet')} of ${all - passedOver.length} could not be scored.\n`);
  if (failures.length > 0) return Math.min(...failures.map(({ refusal }) => refusal.exit));
  return short.length > 0 ? 1 : 0;
}

/** Names files in one line, and why; nothing without files. */
export function writeNamed(why: string, files: readonly string[], stderr: Streams['stderr']): void {
  if (files.length === 0) return;
  const some = files.slice(0, 10).join(', ');
  const more = files.length > 10 ? ` and ${files.length - 10} more` : '';
  stderr.write(`${makeVisible(`${why}: ${some}${more}.`)}\n`);
}

/** Writes at most 20 lines, and how many more there are. */
function writeLines(lines: readonly string[], more: string, stderr: Streams['stderr']): void {
  for (const line of lines.slice(0, 20)) stderr.write(`${makeVisible(line)}\n`);
  if (lines.length > 20) stderr.write(`and ${lines.length - 20} ${more}.\n`);
}

export function failedSheets({ failures }: Pick<RatedSheets, 'failures'>): FailedSheet[] {
  return failures.map(({ sheet, refusal: { problems, total } }) => ({
    source: sheet.name,
    ...failureOf(problems, total),
  }));
}

/** In milliseconds: until the progress line is first shown, and between two updates. */
const [firstAfter, againAfter] = [500, 100];

/**
 * A line that shows the progress of a long run: on standard error, only if that is a terminal, and only after half a second. It is cleared
 * before anything else is written, and at the end.
 */
export class Progress {
  readonly #stream: Streams['stderr'];
  readonly #total: number;
  readonly #now: () => number;
  #next: number;
  #shown = false;

  /** `now` returns milliseconds on a clock that only runs forward. */
  constructor(stream: Streams['stderr'], total: number, now = (): number => performance.now()) {
    this.#stream = stream;
    this.#total = total;
    this.#now = now;
    this.#next = now() + firstAfter;
  }

  at(done: number): void {
    if (this.#stream.isTTY !== true) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + againAfter;
    this.#shown = true;
    this.#stream.write(`\r${formatShare(done, this.#total)} sheets`);
  }

  wipe(): void {
    if (!this.#shown) return;
    this.#shown = false;
    this.#stream.write('\r\u001b[K');
  }
}
