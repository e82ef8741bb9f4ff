/** `compare`: what changed between two sheets or results. */
import {
  addOutputOptions,
  addSheetOptions,
  addStyleOptions,
  bomOption,
  describeCommand,
  headings,
  sheetsProgramme,
  type Declare,
} from './options.js';
import { anyFell, compareResults, independence } from '../analysis/comparison/comparison.js';
import { assess } from '../assess.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { gather, type Request } from '../input/gather.js';
import { fileInput } from '../input/files/source.js';
import { worksheetsIn } from '../input/tables.js';
import { idKey } from '../input/sheet/ids.js';
import { limitsOf } from '../input/limits.js';
import type { Assessment } from '../model/assessment.js';
import { comparisonText } from '../report/comparison.js';
import { comparisonTable } from '../report/comparison-table.js';
import { csvLines } from '../report/csv.js';
import { jsonText } from '../report/json.js';
import { settleOutput, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { writeWarnings } from './warnings.js';
import { deliver } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('compare'),
    'two sheets or results: what fell, rose, is new or gone',
    'casescore compare samples/high-performing-with-court-work.csv \\',
    '  samples/redcar-cleveland-middlesbrough-2022.csv --independent',
    'casescore compare last.json this.json --fail-if-fell',
  )
    .argument('<before>', 'the earlier case sheet, or a result that score --format json wrote')
    .argument('<after>', 'the later one')
    .optionsGroup(headings.input)
    .option(...sheetsProgramme);
  addSheetOptions(command)
    .option('--independent', 'the two are independent samples, even where their case ids are numbered alike')
    .option('--same', 'the two are one inspection at two times, even where title or fieldwork differ');
  addOutputOptions(command, compareFormats)
    .option(...bomOption)
    .option('--fail-if-fell', 'exit 1 where a rating fell');
  addStyleOptions(command).action(async (before: string, after: string, options: CompareOptions) => {
    finish(await compare(before, after, options, streams));
  });
};

const compareFormats = ['text', 'json', 'csv'] as const;

export interface CompareOptions
  extends
    Pick<Request, 'programme' | 'worksheet' | 'id' | 'exactIds' | 'encoding' | 'delimiter' | 'strict' | 'limit'>,
    StyleOptions,
    OutputOptions<(typeof compareFormats)[number]> {
  readonly independent?: boolean | undefined;
  readonly same?: boolean | undefined;
  readonly failIfFell?: boolean | undefined;
}

/** One side: a result, the case ids of its sheet if they are known, and the files that it was read from. */
interface ComparedSide {
  readonly assessment: Assessment;
  readonly ids: ReadonlySet<string> | null;
  readonly files: readonly string[];
}

/**
 * Compares two results under one programme and prints what changed. Returns 0, or 1 if a rating fell and `--fail-if-fell` is given. Throws
 * a `Refusal` with everything that is wrong with either side, if the programmes differ, and for both `same` and `independent`.
 */
export async function compare(
  before: string,
  after: string,
  options: CompareOptions,
  streams: Streams,
): Promise<number> {
  const { same = false, independent = false } = options;
  const target = settleOutput(options, compareFormats);
  if (same && independent) {
    const instead = 'Say what the two are with one of them.';
    throw refusalFor('optionsApart', {}, { options: ['--same', '--independent'], instead });
  }
  const said = same ? 'same' : independent ? 'independent' : null;
  const problems = new Problems();
  const sheets = [before, after].filter((path) => !isResult(path));
  const worksheetOf = worksheetsIn(sheets, options.worksheet);
  const optionsOf = (path: string): CompareOptions => ({ ...options, worksheet: worksheetOf(path) });
  const one = await problems.keep(() => readSide(before, optionsOf(before)));
  const two = await problems.keep(() => readSide(after, optionsOf(after)));
  problems.refuse();
  if (one === undefined || two === undefined) throw new Error('a side that cannot be read was not refused');
  refuseDifferent(one.assessment, two.assessment);
  writeWarnings(before, one.assessment.notes, streams);
  writeWarnings(after, two.assessment.notes, streams);
  const samples = independence(one.assessment, two.assessment, countShared(one, two), said);
  const comparison = compareResults(one.assessment, two.assessment, samples);
  const formats = {
    text: () => drawText((style) => comparisonText(comparison, style), streams, { ...options, ...target }),
    json: () => `${jsonText(comparison)}\n`,
    csv: () => csvLines(comparisonTable(comparison), options.bom),
  };
  await deliver(await formats[target.format](), target, [...one.files, ...two.files], streams);
  return options.failIfFell === true && anyFell(comparison) ? 1 : 0;
}

const isResult = (path: string): boolean => /\.json$/i.test(path);

async function readSide(path: string, options: CompareOptions): Promise<ComparedSide> {
  if (isResult(path)) {
    const { readResult } = await import('../input/result.js');
    return { assessment: await readResult(path, limitsOf(options.limit).result), ids: null, files: [path] };
  }
  const ids = new Set<string>();
  const onCase = (id: string): unknown => ids.add(idKey(id, options.exactIds));
  const evidence = await gather(path, fileInput(path, 'case sheet'), { ...options, onCase });
  return { assessment: assess(evidence), ids: ids.size === 0 ? null : ids, files: evidence.files };
}

/** How many case ids both sides have; null if the ids of either are not known. */
function countShared({ ids: one }: ComparedSide, { ids: two }: ComparedSide): number | null {
  if (one === null || two === null) return null;
  return [...one].filter((id) => two.has(id)).length;
}

function refuseDifferent({ programme: before }: Assessment, { programme: after }: Assessment): void {
  if (before.id !== after.id) {
    const words = ({ id, title }: typeof before): string => `${id} (${title})`;
    throw refusalFor('programmesDiffer', {}, { before: words(before), after: words(after) });
  }
  if (before.sha256 !== after.sha256) {
    const checksums = { id: before.id, before: before.sha256, after: after.sha256 };
    throw refusalFor('programmeFilesDiffer', {}, checksums);
  }
}
