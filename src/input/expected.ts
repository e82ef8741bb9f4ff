/** Reads the expected results beside a sheet. */
import { Problems } from '../problems/problems.js';
import { expectedSchema, type Expected, type ExpectedFigure } from '../model/expected.js';
import type { Programme } from '../model/programme.js';
import type { Place } from '../model/reading.js';
import type { ParsedJson, Path } from './json/json.js';
import { readRating, readStandard } from './inspection/ratings.js';
import { readJsonFile } from './json/check-shape.js';
import { fold } from '../words/english.js';

/** Expected results and their text, in which `check --update` changes values. */
export interface ExpectedFile {
  readonly file: string;
  readonly text: string;
  readonly json: ParsedJson;
  readonly expected: Expected;
}

/** Reads a file of expected results. Throws a `Refusal` with its faults. */
export async function readExpected(path: string, longest?: number): Promise<ExpectedFile> {
  const { text, json, content } = await readJsonFile(path, 'file of expected results', expectedSchema, longest);
  const problems = new Problems();
  content.figures?.forEach((figure, i) => refuseUnclear(figure, json.at(['figures', i]), problems));
  problems.refuse();
  return { file: path, text, json, expected: content };
}

/** Adds a problem for a figure that expects nothing, or more than one thing, or of more than one thing. */
function refuseUnclear(figure: ExpectedFigure, place: Place, problems: Problems): void {
  const { question, profile, between } = figure;
  const said = (['percentage', 'count', 'cases', 'between'] as const).filter((key) => figure[key] !== undefined);
  const expected = 'exactly one of "percentage", "count", "cases" and "between"';
  if (said.length !== 1) {
    const found = said.length === 0 ? 'none' : said.map((key) => `"${key}"`).join(' and ');
    problems.add('valueForm', place, { found, expected });
  }
  if (question !== undefined && profile !== undefined) {
    problems.add('valueForm', place, { found: '"question" and "profile"', expected: 'one of them' });
  }
  if (said.includes('cases') ? (question ?? profile) !== undefined : (question ?? profile) === undefined) {
    const needed = said.includes('cases')
      ? '"cases" to stand with "where" alone'
      : 'a "question" or a "profile" that the figure is of';
    problems.add('valueForm', place, { found: `the figure "${figure.id}"`, expected: needed });
  }
  if (between !== undefined && between[0] > between[1]) {
    problems.add('valueForm', place, { found: `[${between.join(', ')}]`, expected: 'the lower percentage first' });
  }
}

/** What an expected file can say of a standard without a rating. */
const withoutRating = ['Not applicable', 'Not rated', 'Still to come'];

/**
 * Expected results with ratings in full, whatever form they were written in. Adds a problem for a standard or a rating that the programme
 * does not have.
 */
export function resolveExpected({ expected, json }: ExpectedFile, programme: Programme, problems: Problems): Expected {
  const rating = (given: string, path: Path): string => {
    const known = withoutRating.find((words) => fold(words) === fold(given));
    return known ?? readRating(programme, given, () => json.at(path), problems) ?? given;
  };
  const { overall, standards, ...others } = expected;
  const ratedOverall =
    overall?.rating == null ? overall : { ...overall, rating: rating(overall.rating, ['overall', 'rating']) };
  const inFull = Object.entries(standards ?? {}).map(([text, given]) => {
    const path = ['standards', text];
    const code = readStandard(programme, text, () => json.at(path), problems)?.code ?? text;
    return [code, rating(given, path)] as const;
  });
  return {
    ...others,
    ...(ratedOverall === undefined ? {} : { overall: ratedOverall }),
    ...(standards === undefined ? {} : { standards: Object.fromEntries(inFull) }),
  };
}
