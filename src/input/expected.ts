/** Reads the expected results beside a sheet. */
import { Problems, refusalFor } from '../problems/problems.js';
import {
  expectedSchema,
  type Expected,
  type ExpectedContent,
  type ExpectedStandard,
  type WrittenFigure,
} from '../model/expected.js';
import type { Programme } from '../model/programme.js';
import type { Place } from '../model/reading.js';
import type { ParsedJson, Path } from './json/json.js';
import { readRating, readStandard } from './inspection/ratings.js';
import { readJsonFile } from './json/check-shape.js';
import { standardName } from '../scoring/words.js';
import { fold } from '../words/english.js';
import { sharesAmong } from './counts/percentages.js';

/** Expected results and their text, in which `check --update` changes values. */
export interface ExpectedFile {
  readonly file: string;
  readonly text: string;
  readonly json: ParsedJson;
  readonly expected: ExpectedContent;
}

/** Reads a file of expected results. Throws a `Refusal` with its faults. */
export async function readExpected(path: string, longest?: number): Promise<ExpectedFile> {
  const { text, json, content } = await readJsonFile(path, 'file of expected results', expectedSchema, longest);
  const problems = new Problems();
  content.figures?.forEach((figure, i) => refuseUnclear(figure, () => json.at(['figures', i]), problems));
  problems.refuse();
  return { file: path, text, json, expected: content };
}

/** Percentages as they are written in a figure. */
const percentagesIn = ({ percentage, between }: WrittenFigure): string[] =>
  [percentage ?? [], between ?? []].flat().map(String);

/**
 * Throws a `Refusal` if the percentages are probably shares of 1, and a figure is not as expected: a sheet can have 1 per cent in truth.
 * `differs`: whether a figure, by its place in the list, is not as expected.
 */
export function refuseShares({ expected, json }: ExpectedFile, differs: (figure: number) => boolean): void {
  const { figures = [] } = expected;
  const shares = sharesAmong(figures.flatMap(percentagesIn));
  const first = figures.findIndex(
    (figure, i) => percentagesIn(figure).some((text) => shares.includes(text)) && differs(i),
  );
  if (first >= 0) throw refusalFor('percentagesShares', json.at(['figures', first]), { shares });
}

/** Adds a problem for a figure that expects nothing, or more than one thing, or of more than one thing. */
function refuseUnclear(figure: WrittenFigure, place: () => Place, problems: Problems): void {
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
  if (between !== undefined && numberOf(between[0]) > numberOf(between[1])) {
    problems.add('valueForm', place, { found: `[${between.join(', ')}]`, expected: 'the lower percentage first' });
  }
}

/** What an expected file can say of a standard without a rating. */
const withoutRating = ['Not applicable', 'Not rated', 'Still to come'];

const numberOf = (percentage: number | string): number =>
  typeof percentage === 'string' ? Number.parseFloat(percentage) : percentage;

/**
 * Expected results with ratings in full and percentages as numbers, whatever form they were written in. Adds a problem for a standard or a
 * rating that the programme does not have, and for a standard that is there twice.
 */
export function resolveExpected({ expected, json }: ExpectedFile, programme: Programme, problems: Problems): Expected {
  const rating = (given: string, path: Path): string => {
    const known = withoutRating.find((words) => fold(words) === fold(given));
    return known ?? readRating(programme, given, () => json.at(path), problems) ?? given;
  };
  const { overall, standards, figures } = expected;
  const keys = new Map<string, string>();
  const rated = Object.entries(standards ?? {}).flatMap(([key, given]): ExpectedStandard[] => {
    const path = ['standards', key];
    const code = readStandard(programme, key, () => json.at(path), problems)?.code;
    const full = rating(given, path);
    if (code === undefined) return [];
    const first = keys.get(code);
    if (first !== undefined)
      problems.add('givenTwice', json.at(path), { what: `the rating of ${standardName(programme, code)}`, first });
    keys.set(code, key);
    return [{ code, rating: full, key }];
  });
  return {
    ...(overall === undefined
      ? {}
      : {
          overall:
            overall.rating == null ? overall : { ...overall, rating: rating(overall.rating, ['overall', 'rating']) },
        }),
    standards: rated,
    figures: (figures ?? []).map(({ percentage, between, ...others }) => ({
      ...others,
      ...(percentage === undefined ? {} : { percentage: percentage === null ? null : numberOf(percentage) }),
      ...(between === undefined ? {} : { between: [numberOf(between[0]), numberOf(between[1])] as const }),
    })),
  };
}
