/** The expected results beside a sheet. */
import {
  array,
  describe,
  exactOptional as optional,
  int,
  literal,
  minimum,
  nonnegative,
  nullable,
  number,
  record,
  regex,
  strictObject,
  string,
  tuple,
  union,
  type ZodMiniType,
} from 'zod/mini';
import { asUse, Problems } from '../problems/problems.js';
import type { Expected, ExpectedFigure } from '../analysis/check/check.js';
import type { Programme } from '../model/programme.js';
import type { Place } from '../model/reading.js';
import { parseJson, type ParsedJson } from './json/json.js';
import type { Path } from './json/json.js';
import { readRating, readStandard } from './inspection/ratings.js';
import { checkShape } from './json/shape.js';
import { fold } from '../words/english.js';
import { readText } from './files/decode.js';
import { fileInput } from './files/source.js';

/** Expected results, with their text, so that they can be brought up to date in place. */
export interface ExpectedFile {
  readonly file: string;
  readonly text: string;
  readonly json: ParsedJson;
  readonly expected: Expected;
}

const text = string({ error: 'text' });
const whole = int({ error: 'a whole number' }).check(nonnegative({ error: 'a whole number from 0' }));
const filter = record(string(), array(text, { error: 'a list of values' }), {
  error: 'an object with values under each column',
});
const percentage = number({ error: 'a percentage, or null' }).check(minimum(0, { error: 'a percentage, or null' }));

/** A file of expected results, without what only the programme can tell. */
export const expectedSchema: ZodMiniType<Expected & { readonly $schema?: string }> = strictObject(
  {
    $schema: optional(text.check(describe('The JSON Schema that an editor should use'))),
    overall: optional(
      strictObject({
        rating: optional(nullable(text).check(describe('The overall rating, or `null` where there is none'))),
        score: optional(whole.check(describe('The score'))),
        maximum: optional(whole.check(describe('The most that could be scored'))),
      }).check(describe('The result of the whole')),
    ),
    standards: optional(
      record(string(), text, { error: 'an object with a rating under each standard' }).check(
        describe('A rating, or Not applicable, Not rated or Still to come, by standard'),
      ),
    ),
    figures: optional(
      array(
        strictObject({
          id: text.check(describe('A name of your own, by which the result is told')),
          question: optional(text.check(describe('The key or supporting question that it is of'))),
          profile: optional(filter.check(describe('The values of a column that a share of cases is of'))),
          where: optional(filter.check(describe('Only cases with these values'))),
          percentage: optional(
            union([percentage, literal(null)], { error: 'a percentage, or null' }).check(
              describe('The percentage as printed; `null` with nothing relevant'),
            ),
          ),
          count: optional(
            string({ error: '"k of n"' }).check(
              regex(/^\d+ of \d+$/, { error: '"k of n", such as "21 of 55"' }),
              describe('The counts'),
            ),
          ),
          cases: optional(whole.check(describe('The number of cases'))),
          between: optional(
            tuple([percentage, percentage], { error: 'two percentages: [48, 52]' }).check(
              describe('What was published in words, as two percentages, both included'),
            ),
          ),
          says: optional(text.check(describe('The published words that `between` stands for'))),
        }),
        { error: 'a list of figures' },
      ).check(describe('Figures that were published')),
    ),
  },
  { error: 'an object in braces' },
);

/** Reads a file of expected results. Throws a `Refusal` with its faults. */
export async function readExpected(path: string, longest?: number): Promise<ExpectedFile> {
  const problems = new Problems();
  const content = await asUse(() => readText(fileInput(path, 'file of expected results'), longest));
  const json = parseJson(content, path, problems);
  const expected = checkShape(expectedSchema, json.value, json.at, problems);
  expected?.figures?.forEach((figure, i) => refuseUnclear(figure, json.at(['figures', i]), problems));
  problems.refuse();
  if (expected === null) throw new Error('expected results of the wrong shape were not refused');
  return { file: path, text: content, json, expected };
}

/** A figure says one thing of one thing, or checking it would mean nothing. */
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

/** Words for a standard without a rating, as an expected file may hold them. */
const withoutRating = ['Not applicable', 'Not rated', 'Still to come'];

/**
 * Expected results in the programme's own words: ratings in full, whatever form they were written in. Adds a problem for a
 * standard or a rating that the programme does not have.
 */
export function resolveExpected({ expected, json }: ExpectedFile, programme: Programme, problems: Problems): Expected {
  const rating = (given: string, path: Path): string => {
    const known = withoutRating.find((words) => fold(words) === fold(given));
    return known ?? readRating(programme, given, json.at(path), problems) ?? given;
  };
  const { overall, standards, ...others } = expected;
  return {
    ...others,
    ...(overall === undefined
      ? {}
      : { overall: resolveOverall(overall, (given) => rating(given, ['overall', 'rating'])) }),
    ...(standards === undefined
      ? {}
      : {
          standards: Object.fromEntries(
            Object.entries(standards).map(([code, given]) => {
              const place = json.at(['standards', code]);
              return [readStandard(programme, code, place, problems)?.code ?? code, rating(given, ['standards', code])];
            }),
          ),
        }),
  };
}

function resolveOverall(overall: NonNullable<Expected['overall']>, rating: (text: string) => string): typeof overall {
  return overall.rating == null ? overall : { ...overall, rating: rating(overall.rating) };
}
