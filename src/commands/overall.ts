/** `overall`: the score and the overall rating of final ratings. */
import { addOutputOptions, addStyleOptions, programmeWords, type Declare } from './options.js';
import { givenStandards, resultOfRatings } from '../analysis/overall/overall.js';
import { Problems } from '../problems/problems.js';
import { limitsOf } from '../input/limits.js';
import { jsonText } from '../report/json.js';
import { entriesOfArguments, readRatingsFile, resolveRatings } from '../input/inspection/ratings.js';
import { loadProgramme } from '../input/programme.js';
import { fileInput, standardInput } from '../input/files/source.js';
import { note } from '../problems/notes.js';
import { defaultProgramme } from '../programmes/index.js';
import { givenReport } from '../report/overall.js';
import { settleOutput, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { resultHead } from '../model/version.js';
import { deliver } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = program
    .command('overall')
    .description('final ratings to the score and the overall rating')
    .argument('[standard=rating...]', 'final ratings, e.g. 1.1=Good 1.2=RI 2.1=NA')
    .option('--programme <id|file>', programmeWords)
    .option('--ratings <file>', 'ratings from a file (CSV with standard,rating, or JSON), or - for standard input')
    .option('--rules', 'apply the decision rules to these ratings, and say what they did');
  addStyleOptions(addOutputOptions(command, overallFormats)).action(
    async (pairs: string[], options: OverallOptions) => {
      finish(await overall(pairs, options, streams));
    },
  );
};

const overallFormats = ['text', 'json'] as const;

export interface OverallOptions extends StyleOptions, OutputOptions<(typeof overallFormats)[number]> {
  /** Limits other than the default ones, each `NAME=NUMBER`. */
  readonly limit?: readonly string[] | undefined;
  readonly programme?: string | undefined;
  readonly ratings?: string | undefined;
  readonly rules?: boolean | undefined;
}

/**
 * Prints the score and the overall rating of final ratings. Returns the exit code. Throws a `Refusal` with everything that is wrong with
 * the ratings.
 */
export async function overall(pairs: readonly string[], options: OverallOptions, streams: Streams): Promise<number> {
  const { programme: name, ratings: file } = options;
  const target = settleOutput(options, overallFormats);
  const longest = limitsOf(options.limit).file;
  const loaded = await loadProgramme(name ?? defaultProgramme, { longest });
  const { programme, sha256 } = loaded;
  const problems = new Problems();
  if (file === '-' && streams.stdin.isTTY === true) {
    problems.add('inputIsTerminal', {}, { what: 'ratings', example: 'casescore overall --ratings - < ratings.csv' });
    problems.refuse();
  }
  const entries = entriesOfArguments(pairs, problems);
  const source = file === '-' ? standardInput(streams.stdin) : fileInput(file ?? '', 'file of ratings');
  if (file !== undefined)
    entries.push(...((await problems.keep(() => readRatingsFile(source, longest, problems))) ?? []));
  const given = resolveRatings(programme, entries, problems);
  if (entries.length === 0 && problems.total === 0) problems.add('noRatings', {});
  problems.refuse();

  const result = resultOfRatings(programme, given, options.rules ?? false);
  const { id, title } = programme;
  const assumed = name === undefined ? [note('programmeAssumed', { id, title, inInspection: false })] : [];
  const record = {
    ...resultHead,
    programme: { id, title, sha256 },
    standards: givenStandards(result, given),
    overall: result.overall,
    notes: [...assumed, ...result.notes],
    rules: result.rules,
  };
  const shown = { ...result, notes: record.notes };
  const text =
    target.format === 'json'
      ? `${jsonText(record)}\n`
      : await drawText((style) => givenReport(programme, shown, options.rules ?? false, style), streams, {
          ...options,
          ...target,
        });
  await deliver(text, target, file === undefined ? [] : [file], streams);
  return 0;
}
