/** `draw`: a sample from the eligible cases that anybody can draw again. */
import { numberOfOption } from '../input/numbers.js';
import { basename } from 'node:path';
import { drawSample, type Drawn } from '../analysis/draw/draw.js';
import { splitAtCommas } from '../input/breakdown-options.js';
import { fileInput } from '../input/files/source.js';
import { worksheetsIn } from '../input/tables.js';
import { permanentNumber, readFrame, type Frame, type FrameRow } from '../input/frame.js';
import { sheetOptions, type Request } from '../input/gather.js';
import { idKey, numberBehind } from '../input/sheet/ids.js';
import type { Note } from '../model/assessment.js';
import type { DrawRecord } from '../model/draw.js';
import { resultHead } from '../model/version.js';
import { note } from '../problems/notes.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { byteOrderMark, csvAsRead } from '../report/csv.js';
import { drawMethod, drawSummary } from '../report/draw.js';
import { jsonText } from '../report/json.js';
import {
  addLimitOption,
  addOutputOptions,
  addReadingOptions,
  bomOption,
  collectValues,
  describeCommand,
  type Declare,
} from './options.js';
import { settleOutput, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { deliverAll, refuseInputs } from './write.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('draw'),
    'a sample of the eligible cases, that anybody can draw again',
    'casescore draw samples/draw/frame.tsv --cases 20 --seed "Redcar 2022"',
    'casescore draw samples/draw/frame.tsv --cases 20 --seed "Redcar 2022" \\',
    '  --by grade --reserve 5 -o drawn.csv --record drawn.json',
  )
    .argument('<frame>', 'the sampling frame: a row for each eligible case, with its id')
    .optionsGroup('Sample:')
    .option('--cases <number>', 'how many cases to draw (sample-size says how many are wanted)')
    .option('--seed <text>', 'any text: the same seed and frame give the same sample, in whatever order the rows are')
    .option('--by <column>', 'draw in proportion to the values of a column, or of several (grade,sex)')
    .option('--reserve <number>', 'so many more cases, in order, to take the place of cases that fall out')
    .option('--exclude <file>', 'leave out the cases of an earlier sheet; may repeat', collectValues);
  addOutputOptions(addReadingOptions(command, 'files that are'), drawFormats)
    .option('--record <file>', 'write how the sample was drawn, with no case id, as JSON')
    .option(...bomOption);
  addLimitOption(command).action(async (frame: string, options: DrawOptions) => {
    finish(await draw(frame, options, streams));
  });
};

const drawFormats = ['csv', 'json'] as const;

export interface DrawOptions
  extends
    Pick<Request, 'id' | 'exactIds' | 'encoding' | 'delimiter' | 'limit' | 'worksheet'>,
    OutputOptions<(typeof drawFormats)[number]> {
  readonly cases?: string | undefined;
  readonly seed?: string | undefined;
  readonly by?: string | undefined;
  readonly reserve?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly record?: string | undefined;
  readonly bom?: boolean | undefined;
}

/** What was asked for. */
interface Wanted {
  readonly seed: string;
  readonly cases: number;
  readonly reserve: number;
  readonly by: readonly string[];
}

/**
 * Draws a sample and writes its rows, or with `--format json` the record; a summary goes to standard error. Returns 0. Throws a `Refusal`
 * with everything that is wrong with the options or the files, and then writes nothing.
 */
export async function draw(path: string, options: DrawOptions, streams: Streams): Promise<number> {
  const target = settleOutput(options, drawFormats);
  const { output } = target;
  const { exclude = [], record } = options;
  const wanted = readWanted({ ...options, output });
  const problems = new Problems();
  const settings = sheetOptions(options);
  const worksheetOf = worksheetsIn([path, ...exclude], options.worksheet);
  const frame = await problems.keep(() =>
    readFrame(fileInput(path, 'sampling frame'), {
      ...settings,
      worksheet: worksheetOf(path),
      isUndrawn: true,
      strata: wanted.by,
    }),
  );
  const { ids: excluded, notes } = await readExcluded(
    exclude,
    (file) => ({ ...settings, worksheet: worksheetOf(file) }),
    problems,
  );
  problems.refuse();
  if (frame === undefined) return problems.fail();
  const inputs = [path, ...exclude];
  refuseInputs(output, inputs);
  refuseInputs(record, output === undefined ? inputs : [...inputs, output]);

  const eligible = frame.rows.filter(({ id }) => !excluded.has(idKey(id, options.exactIds)));
  const left = frame.rows.length - eligible.length;
  const drawn = drawFrom(path, frame, eligible, wanted, left);
  const alike = countAlike(excluded, eligible);
  const unmatched =
    alike > 0
      ? [note('excludedAlike', { cases: alike })]
      : exclude.length > 0 && left === 0
        ? [note('excludedNone')]
        : [];
  const recorded = recordOf(path, frame, drawn, wanted, {
    eligible: eligible.length,
    excluded: left,
    notes: [...frame.notes, ...notes, ...unmatched],
  });
  const json = `${jsonText(recorded)}\n`;
  const csv = (options.bom === true ? byteOrderMark : '') + csvAsRead(drawnRows(frame, eligible, drawn));
  const sample = {
    content: target.format === 'json' ? json : csv,
    target: { ...target, namesCases: target.format === 'csv' },
  };
  const beside =
    record === undefined ? [] : [{ content: json, target: { output: record, contents: 'JSON', open: false } }];
  await deliverAll([sample, ...beside], inputs, streams);
  streams.stderr.write(drawSummary(recorded));
  return 0;
}

function readWanted({ seed = '', cases, reserve, by, record, output }: DrawOptions): Wanted {
  const problems = new Problems();
  if (seed.trim() === '') problems.add('seedMissing', {});
  if (record !== undefined && record === output) problems.add('recordIsOutput', { column: '--record' });
  const columns = by === undefined ? [] : splitAtCommas(by);
  if (by !== undefined && columns.length === 0) {
    const expected = 'grade, or grade,sex for two columns together';
    problems.add('settingForm', { column: '--by' }, { option: '--by', found: by, expected });
  }
  const wanted = {
    seed,
    cases: numberOfOption(cases ?? '', '--cases', 1, '57, a whole number above 0', problems) ?? 0,
    reserve: numberOfOption(reserve, '--reserve', 0, '5, a whole number from 0', problems) ?? 0,
    by: columns,
  };
  problems.refuse();
  return wanted;
}

/** The ids of the earlier sheets, as they are compared, and notes on those sheets. */
async function readExcluded(
  files: readonly string[],
  settingsOf: (file: string) => ReturnType<typeof sheetOptions>,
  problems: Problems,
): Promise<{ ids: ReadonlySet<string>; notes: readonly Note[] }> {
  const ids = new Set<string>();
  const notes: Note[] = [];
  for (const file of files) {
    const read = () => readFrame(fileInput(file, 'case sheet'), { ...settingsOf(file), isUndrawn: false });
    const sheet = await problems.keep(read);
    for (const { id } of sheet?.rows ?? []) ids.add(idKey(id, settingsOf(file).exactIds));
    for (const { code, message } of sheet?.notes ?? []) notes.push({ code, message: `${basename(file)}: ${message}` });
  }
  return { ids, notes };
}

const numberOf = (id: string): string => numberBehind(id) ?? id;

/** How many cases have an id that is the same number as one to exclude, written in another way. */
function countAlike(excluded: ReadonlySet<string>, eligible: readonly FrameRow[]): number {
  const numbers = new Set([...excluded].map(numberOf));
  return eligible.filter(({ id }) => /^\d/.test(id) && numbers.has(numberOf(id))).length;
}

const valueAt = (cells: readonly string[], at: number): string => (cells[at] ?? '').trim().normalize('NFC');

function drawFrom(
  path: string,
  frame: Frame,
  eligible: readonly FrameRow[],
  { seed, cases, reserve }: Wanted,
  excluded: number,
): Drawn {
  if (cases + reserve > eligible.length) {
    throw refusalFor('drawTooMany', { file: path }, { cases, reserve, eligible: eligible.length, excluded });
  }
  return drawSample(
    eligible.map(({ id, cells }) => ({
      number: permanentNumber(seed, id),
      values: frame.strata.map((at) => valueAt(cells, at) || 'not recorded'),
    })),
    cases,
    reserve,
  );
}

/** The rows drawn in the frame's order, each with what it was drawn as. */
function drawnRows({ headers }: Frame, eligible: readonly FrameRow[], { marks }: Drawn): string[][] {
  const rows = eligible.flatMap(({ cells }, i) => {
    const mark = marks[i];
    return mark == null ? [] : [[...cells, mark]];
  });
  return [[...headers, 'drawn'], ...rows];
}

function recordOf(
  path: string,
  { sha256 }: Frame,
  { marks, strata }: Drawn,
  { seed, reserve, by }: Wanted,
  counted: Pick<DrawRecord, 'eligible' | 'excluded' | 'notes'>,
): DrawRecord {
  return {
    ...resultHead,
    seed,
    method: drawMethod,
    frame: { source: fileInput(path, 'sampling frame').name, sha256 },
    eligible: counted.eligible,
    excluded: counted.excluded,
    drawn: marks.filter((mark) => mark === 'sample').length,
    reserves: reserve,
    by: [...by],
    strata: strata.map(({ values, eligible, quota }) => ({ values: [...values], eligible, quota, drawn: quota })),
    notes: counted.notes,
  };
}
