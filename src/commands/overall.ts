/** `overall`: the score and the overall rating of final ratings. */
import { dirname } from 'node:path';
import {
  addOutputOptions,
  addStyleOptions,
  describeCommand,
  headings,
  programmeWords,
  type Declare,
} from './options.js';
import { givenStandards, resultOfRatings } from '../analysis/overall/overall.js';
import { Problems, refusalFor } from '../problems/problems.js';
import { limitsOf } from '../input/limits.js';
import { jsonText } from '../report/json.js';
import { resolvePlaces, type PlaceRow } from '../input/inspection/places.js';
import { readRatingsFile } from '../input/inspection/ratings-file.js';
import { entriesOfArguments, resolveRatings, type GivenEntry } from '../input/inspection/ratings.js';
import { loadProgramme } from '../input/programme.js';
import { fileInput, standardInput } from '../input/files/source.js';
import type { Request } from '../input/gather.js';
import type { Note } from '../model/assessment.js';
import { note } from '../problems/notes.js';
import { defaultProgramme } from '../programmes/index.js';
import { givenReport } from '../report/overall.js';
import { csvLines } from '../report/csv.js';
import { placesTable, placesText } from '../report/places.js';
import { placeResult } from '../analysis/overall/places.js';
import { settleOutput, type Output, type OutputOptions } from './output.js';
import type { Streams } from './streams.js';
import { resultHead } from '../model/version.js';
import { writeWarnings } from './warnings.js';
import { deliver } from './write.js';
import { drawText, type StyleOptions } from './terminal.js';

export const declare: Declare = (program, { streams, finish }) => {
  const command = describeCommand(
    program.command('overall'),
    'the score and overall rating of ratings that you type',
    'casescore overall 1.1=Good 1.2=RI 1.3=RI 2.1=NA 2.2=I 2.3=I 2.4=RI 2.5=RI',
  )
    .argument('[standard=rating...]', 'final ratings, e.g. 1.1=Good 1.2=RI 2.1=NA')
    .optionsGroup(headings.input)
    .option('--programme <id|file>', programmeWords)
    .option(
      '--ratings <file>',
      'ratings from a file: standard,rating of one place, or a row for each of many places (CSV, workbook or JSON); - is standard input',
    )
    .option('--rules', 'apply the decision rules to these ratings, and say what they did');
  addOutputOptions(command, overallFormats).option(
    '--check',
    'exit 1 where a place is not what its column "published" says',
  );
  addStyleOptions(command).action(async (pairs: string[], options: OverallOptions) => {
    finish(await overall(pairs, options, streams));
  });
};

const overallFormats = ['text', 'json', 'csv'] as const;

type OverallFormat = (typeof overallFormats)[number];

export interface OverallOptions extends Pick<Request, 'limit'>, StyleOptions, OutputOptions<OverallFormat> {
  readonly programme?: string | undefined;
  readonly ratings?: string | undefined;
  readonly rules?: boolean | undefined;
  readonly check?: boolean | undefined;
}

/** The options with their format and target settled. */
type OverallRequest = OverallOptions & Output<OverallFormat>;

/**
 * Prints the score and the overall rating of final ratings: of one place, or of every place of a file. Returns 0, or 1 if a place is not as
 * published and `--check` is given. Throws a `Refusal` with everything that is wrong with the ratings.
 */
export async function overall(pairs: readonly string[], options: OverallOptions, streams: Streams): Promise<number> {
  const settled = { ...options, ...settleOutput(options, overallFormats) };
  const { ratings: file } = options;
  const longest = limitsOf(options.limit).file;
  const problems = new Problems();
  if (file === '-' && streams.stdin.isTTY === true) {
    const example = 'casescore overall --ratings - < ratings.csv';
    throw refusalFor('inputIsTerminal', {}, { what: 'ratings', example });
  }
  const source = file === '-' ? standardInput(streams.stdin) : fileInput(file ?? '', 'file of ratings');
  const entries = entriesOfArguments(pairs, problems);
  const found = file === undefined ? undefined : await problems.keep(() => readRatingsFile(source, longest));
  const inputs = file === undefined ? [] : [file];
  if (found?.kind === 'many') {
    if (pairs.length > 0) problems.add('pairsWithPlaces', { file: source.file });
    problems.refuse();
    writeWarnings(source.file, found.notes, streams);
    return printPlaces(found.rows, settled, inputs, streams);
  }
  if (options.check === true) problems.add('checkWithoutPublished', {});
  if (settled.format === 'csv') problems.add('csvNeedsPlaces', { column: settled.typed ?? '' });
  const text = await onePlace([...entries, ...(found?.entries ?? [])], found?.notes ?? [], settled, problems, streams);
  await deliver(text, settled, inputs, streams);
  return 0;
}

async function onePlace(
  entries: readonly GivenEntry[],
  ofFile: readonly Note[],
  options: OverallRequest,
  problems: Problems,
  streams: Streams,
): Promise<string> {
  const { programme: name, rules = false } = options;
  const { programme, sha256 } = await loadProgramme(name ?? defaultProgramme, {
    longest: limitsOf(options.limit).file,
  });
  const given = resolveRatings(programme, entries, problems);
  if (entries.length === 0 && problems.total === 0) problems.add('noRatings', {});
  problems.refuse();
  const result = resultOfRatings(programme, given, rules);
  const { id, title } = programme;
  const assumed = name === undefined ? [note('programmeAssumed', { id, title, inInspection: false })] : [];
  const notes = [...assumed, ...ofFile, ...result.notes];
  if (options.format !== 'json')
    return drawText((style) => givenReport(programme, { ...result, notes }, rules, style), streams, options);
  const standards = givenStandards(result, given);
  const record = { programme: { id, title, sha256 }, standards, overall: result.overall, notes, rules: result.rules };
  return `${jsonText({ ...resultHead, ...record })}\n`;
}

async function printPlaces(
  rows: readonly PlaceRow[],
  options: OverallRequest,
  inputs: readonly string[],
  streams: Streams,
): Promise<number> {
  const longest = limitsOf(options.limit).file;
  const given = await resolvePlaces(rows, (name, at) =>
    loadProgramme(
      name ?? options.programme ?? defaultProgramme,
      name === null ? { longest } : { longest, within: dirname(inputs[0] ?? ''), place: at },
    ),
  );
  if (options.check === true && !given.hasPublished) throw refusalFor('checkWithoutPublished', {});
  const places = given.places.map((place) => placeResult(place, options.rules ?? false));
  const formats = {
    json: () => `${jsonText({ ...resultHead, places })}\n`,
    csv: () => csvLines(placesTable(places)),
    text: () => drawText((style) => placesText(places, style), streams, options),
  };
  await deliver(await formats[options.format](), options, inputs, streams);
  return options.check === true && places.some(({ asPublished }) => asPublished === false) ? 1 : 0;
}
