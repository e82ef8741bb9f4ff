/** `feasible`: the counts and bases that can lie behind published percentages. */
import {
  addOutputOptions,
  addStyleOptions,
  choice,
  collectValues,
  describeCommand,
  headings,
  type Declare,
} from './options.js';
import { existsSync } from 'node:fs';
import { feasibility, printingOf, sheetColumns, type Feasibility } from '../analysis/feasible/feasible.js';
import { limitsOf } from '../input/limits.js';
import { jsonText } from '../report/json.js';
import { formatCount } from '../words/english.js';
import { makeVisible } from '../words/visible.js';
import { Problems } from '../problems/problems.js';
import { placePercentages, readBases, readPercentages } from '../input/counts/percentages.js';
import { loadProgramme } from '../input/programme.js';
import type { Request } from '../input/gather.js';
import type { Programme, Rounding } from '../model/programme.js';
import type { LabelledPercentage } from '../model/reading.js';
import { defaultProgramme } from '../programmes/index.js';
import { feasiblePage, baseName, ranges } from '../report/feasible.js';
import { pageText } from '../report/text/document.js';
import { madeUpSheet } from '../report/new-files.js';
import type { Streams } from './streams.js';
import { resultHead } from '../model/version.js';
import { settleOutput, type OutputOptions } from './output.js';
import { deliver, refuseInputs } from './write.js';
import { writeNew } from './write-new.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('feasible'),
    'which counts can give published percentages',
    'casescore feasible 57 77 30 --base 20-60',
    'casescore feasible 2.2.1=57 2.2.2=77 2.2.3=30 --programme pdu-2021',
  )
    .argument('<percentage...>', 'published percentages, e.g. 57 77 30, or 2.2.1=57')
    .optionsGroup(headings.input)
    .option('--base <n|from-to>', 'a base, or a range of them (by default 1-100); may repeat', collectValues)
    .addOption(
      choice('--rounding <rule>', 'how a half was rounded (by default as the programme says, else half-up)', [
        'half-up',
        'half-even',
        'both',
      ]),
    )
    .option('--programme <id|file>', 'the programme whose key questions these are, in its order unless named')
    .option('--not-applicable <standard>', 'a standard that they leave out; may repeat', collectValues);
  addOutputOptions(command, feasibleFormats).option(
    '--write <file>',
    'make a case sheet of made-up cases that gives them exactly',
  );
  addStyleOptions(command).action(async (percentages: string[], options: FeasibleOptions) => {
    finish(await feasible(percentages, options, streams));
  });
};

const feasibleFormats = ['text', 'json'] as const;

export interface FeasibleOptions
  extends Pick<Request, 'limit'>, StyleOptions, OutputOptions<(typeof feasibleFormats)[number]> {
  readonly base?: readonly string[] | undefined;
  readonly rounding?: Rounding | 'both' | undefined;
  readonly programme?: string | undefined;
  readonly notApplicable?: readonly string[] | undefined;
  readonly write?: string | undefined;
}

/**
 * Prints what the percentages allow, and with `write` makes a case sheet that gives them. Returns 0 even if some are impossible. Throws a
 * `Refusal` for options that cannot be understood, and if not exactly one base fits the sheet to write.
 */
export async function feasible(texts: readonly string[], options: FeasibleOptions, streams: Streams): Promise<number> {
  const target = settleOutput(options, feasibleFormats);
  const { programme: name, write, base = ['1-100'], notApplicable = [] } = options;
  const longest = limitsOf(options.limit).file;
  const problems = new Problems();
  const typed = readPercentages(texts, problems);
  const bases = readBases(base, problems);
  const loaded =
    name === undefined && write === undefined ? null : await loadProgramme(name ?? defaultProgramme, { longest });
  const programme = loaded?.programme ?? null;
  if (programme === null && notApplicable.length > 0) problems.add('notApplicableWithoutProgramme', {});
  problems.refuse();
  const published = programme === null ? typed : placePercentages(programme, typed, notApplicable, problems);
  const own = programme?.rounding ?? 'half-up';
  const rounding = options.rounding ?? own;
  if (write !== undefined && rounding !== own) problems.add('writeRounding', {}, { rounding, own });
  // A sheet of real cases may have the same name, and made-up cases must never replace it.
  if (write !== undefined && existsSync(write)) problems.add('sheetsExist', {}, { files: [write] });
  problems.refuse();

  const rules: readonly Rounding[] = rounding === 'both' ? ['half-up', 'half-even'] : [rounding];
  const results = rules.map((rule) =>
    feasibility(
      published.map(({ printed }) => printed),
      bases,
      programme === null ? { rounding: rule, exact: null } : printingOf(programme, rule),
    ),
  );
  const sheet = programme === null || write === undefined ? null : fittingSheet(programme, published, bases, results);
  const record = recordOf(published, bases, results);
  const text =
    target.format === 'json'
      ? `${jsonText(record)}\n`
      : await drawText((style) => pageText(feasiblePage(published, bases, results), style), streams, {
          ...options,
          ...target,
        });
  refuseInputs(target.output, write === undefined ? [] : [write]);
  if (sheet !== null && write !== undefined) await writeNew(new Map([[write, sheet.text]]));
  await deliver(text, target, [], streams);
  if (sheet !== null)
    streams.stderr.write(
      `Wrote ${makeVisible(write ?? '')}: ${formatCount(sheet.base, 'made-up case')} that give these percentages under ${programme?.id}.\n`,
    );
  return 0;
}

/** The sheet for the one base that fits. Throws a `Refusal` if none or several fit, and for a standard that lacks some percentages. */
function fittingSheet(
  programme: Programme,
  published: readonly LabelledPercentage[],
  bases: readonly number[],
  [result]: readonly Feasibility[],
): { base: number; text: string } {
  const problems = new Problems();
  const fitting = result?.bases ?? [];
  const [base] = fitting;
  if (fitting.length > 1) problems.add('writeBases', {}, { bases: ranges(fitting), example: fitting[0] ?? 0 });
  if (base === undefined) {
    const impossible = published.filter((_, i) => result?.percentages[i]?.counts.length === 0).map(baseName);
    problems.add('writeNoBase', {}, { bases: ranges(bases), impossible });
  }
  const columns = base === undefined ? [] : sheetColumns(programme, published, base, problems);
  problems.refuse();
  return { base: base ?? 0, text: madeUpSheet(base ?? 0, columns) };
}

function recordOf(
  published: readonly LabelledPercentage[],
  bases: readonly number[],
  results: readonly Feasibility[],
): object {
  return {
    ...resultHead,
    method: 'GRIM: Brown and Heathers 2017',
    bases,
    results: results.map(({ rounding, bases: fitting, percentages }) => ({
      rounding,
      bases: fitting,
      percentages: percentages.map((found, i) => ({
        question: published[i]?.label ?? null,
        percentage: published[i]?.printed.percentage ?? null,
        ...found,
      })),
    })),
  };
}
