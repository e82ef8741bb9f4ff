/**
 * An inspection programme: its standards, questions, bands, rules and their sources. `programmes/faults.ts` checks what the shape cannot.
 * The reference and editors show the descriptions.
 */
import * as z from 'zod/mini';
import { choice, withDescription, optional, truth, type Fields, type Shape } from './shape.js';

// Each piece takes its description, then the words in which a message says what was expected.
const shape = <T extends Fields>(expected: string, fields: T) => z.strictObject(fields, { error: expected });
const object = <T extends Fields>(means: string, expected: string, fields: T) =>
  withDescription(means, shape(expected, fields));
const list = <T extends z.ZodMiniType>(means: string, expected: string, of: T) =>
  withDescription(means, z.array(of, { error: expected }));
const matching = (means: string, expected: string, pattern: RegExp) =>
  withDescription(means, z.string({ error: expected }).check(z.regex(pattern, { error: expected })));
const whole = (means: string, expected: string, least = 0) =>
  withDescription(means, z.int({ error: expected }).check(z.minimum(least, { error: expected })));

const text = (means: string) =>
  withDescription(means, z.string({ error: 'some text' }).check(z.minLength(1, { error: 'some text' })));
const code = (means: string) => matching(means, 'a code such as 2.2 or P1.1', /^[A-Z]?\d+(\.\d+)*$/);
const date = (means: string) =>
  matching(means, 'a date: 2022, 2022-10 or 2022-10-10', /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
const name = (means: string) =>
  withDescription(
    means,
    z
      .string({ error: 'a short name' })
      .check(
        z.regex(/^[a-z0-9-]+$/, { error: 'a name of lower-case letters, digits and hyphens' }),
        z.maxLength(60, { error: 'at most 60 characters' }),
      ),
  );

const citation = {
  certainty: choice('How surely: printed in a document, derived by arithmetic from what is printed, or assumed', [
    'published',
    'derived',
    'assumed',
  ]),
  document: optional(text('A name under `documents`; needed where the value is published')),
  locator: optional(text('Where in the document; needed where the value is published')),
  finding: text('What was found there, how the value was derived, or why it is assumed'),
};
const source = (means: string) => object(means, 'a source: { "certainty": …, "finding": … }', citation);

const document = shape('a document in braces', {
  title: text('Its title'),
  publisher: text('Who published it'),
  date: text('When, as precisely as is known'),
  isbn: optional(text('Its ISBN')),
  licence: optional(text('The licence that it may be quoted under')),
});

const keyQuestion = shape('a key question in braces', {
  code: matching(
    'Its number, which begins with that of its standard',
    'a code such as 2.2.3 or P1.1.3',
    /^[A-Z]?\d+(\.\d+)+$/,
  ),
  text: text('Its wording'),
  source: source('Where the wording comes from'),
});

const standard = shape('a standard in braces', {
  code: code('Its number'),
  codeSource: optional(source('Where the number comes from, where that is less sure than the title')),
  title: text('Its title'),
  statement: optional(text("The standard's own sentence")),
  domain: code('The domain that it belongs to'),
  basis: choice('What it is rated from: its cases, a judgement, or nothing (shown and not rated)', [
    'cases',
    'judgement',
    'unrated',
  ]),
  counted: optional(truth('`false`: rated and shown apart, outside the score; otherwise it counts')),
  questions: optional(
    list('Its key questions, in order; not for a judged standard', 'a list of key questions', keyQuestion).check(
      z.minLength(1, { error: 'at least one key question' }),
    ),
  ),
  source: source('Where the standard comes from'),
});

const rule = shape('a decision rule in braces', {
  id: name('A short name, by which results cite it'),
  kind: choice('`cap`: cannot be exceeded; `normally`: holds unless discretion is recorded', ['cap', 'normally']),
  standard: code('The standard that it changes'),
  to: text('The ceiling of a cap, or the rating that normally follows; neither raises a rating'),
  when: object('What sets it off', 'what sets the rule off, in braces', {
    of: list('The standards that it looks at', 'a list of standards', code('A standard')).check(
      z.minLength(1, { error: 'at least one standard' }),
    ),
    atLeast: whole('How many of them it takes', 'a whole number from 1', 1),
    ratedAtOrBelow: text('How low they must be rated to count'),
    source: source('Where the trigger comes from'),
  }),
  words: text('The rule in one sentence, as reports say it'),
  source: source('Where the rule comes from'),
});

const percentForm = { error: 'a whole percentage from 0 to 100' };
const points = { error: 'points with at most two decimals' };

const cutOffs = <T extends z.ZodMiniType<number>>(upTo: T) =>
  list(
    'A cut-off for each rating but the highest, from the lowest up; the highest is everything above',
    'a list of cut-offs',
    shape('a cut-off: { "rating": …, "upTo": … }', { rating: text('A rating'), upTo }),
  );

const averagePoints = z.strictObject({
  method: withDescription(
    'By the average of the points of all rated standards',
    z.literal('averagePoints', { error: '"averagePoints"' }),
  ),
  cutOffs: cutOffs(
    withDescription(
      'The highest average that still has this rating, with at most two decimals',
      z.number(points).check(z.minimum(0, points), z.multipleOf(0.01, points)),
    ),
  ),
  source: source('Where the cut-offs come from'),
});

const scoreTable = z.strictObject({
  method: withDescription('By a table of score ranges', z.literal('scoreTable', { error: '"scoreTable"' })),
  rows: list(
    'A row for each number of rated standards; with no row there is no overall rating, and a note says so',
    'a list of rows',
    shape('a row: { "standards": …, "cutOffs": … }', {
      standards: whole('The number of rated standards', 'a whole number of standards from 1', 1),
      cutOffs: cutOffs(whole('The highest score that still has this rating', 'a whole score')),
    }),
  ).check(z.minLength(1, { error: 'at least one row' })),
  source: source('Where the table comes from'),
});

/** A programme file, without the checks of `faultsOf`. */
export const programmeSchema = shape('an object in braces', {
  $schema: optional(withDescription('The JSON Schema that an editor should use', z.string({ error: 'text' }))),
  id: name('A short name, by which results cite it'),
  title: text('Its title, as reports print it'),
  inspectorate: text('Who inspects'),
  documents: withDescription(
    'The documents that sources point to, by a name of your own',
    z.record(text('A name'), document, { error: 'an object with a document under each name' }),
  ),
  fieldwork: optional(
    object(
      'When inspections under it are made; a note says so where fieldwork lies outside',
      'dates: { "from": …, "to": …, "source": … }',
      {
        from: date('The first date, or as much of it as is known'),
        to: date('The last date, or as much of it as is known'),
        source: source('Where the dates come from'),
        toSource: optional(source('Where the last date comes from, where that is another source')),
      },
    ),
  ),
  remarks: optional(
    list(
      'What a reader should know beside the rules, above all what is not known; shown, with no effect on ratings',
      'a list of remarks',
      shape('a remark: { "words": …, "source": … }', {
        words: text('One or two sentences'),
        standards: optional(
          list(
            'The standards whose rating it is about: it then stands with their ratings, and not among the notes',
            'a list of standards',
            code('A standard'),
          ),
        ),
        source: source('Where it comes from'),
      }),
    ),
  ),
  domains: list(
    'The groups that standards stand in, in order',
    'a list of domains',
    shape('a domain in braces', {
      code: code('Its number'),
      title: text('Its title'),
      source: optional(source('Where the title comes from')),
      ratingsPage: optional(
        object('Its title on the ratings page, where that is another', 'a title, and its source', {
          title: text('The title'),
          whereNotApplicable: optional(code('Only where this standard is declared not applicable')),
          source: source('Where the title comes from'),
        }),
      ),
    }),
  ),
  ratings: list(
    'The scale, from the lowest to the highest',
    'a list of ratings from the lowest to the highest',
    shape('a rating in braces', {
      name: text('Its name'),
      short: text('A short form, in which it may be typed'),
      points: whole('The points that it scores', 'a whole number of points'),
    }),
  ).check(z.minLength(2, { error: 'at least two ratings' })),
  rounding: choice('How a percentage that ends in exactly a half is rounded', ['half-up', 'half-even']),
  bandOn: choice(
    '`rounded`: the printed whole percentage is placed in a band; `exact`: the counts are, and as many decimals are printed as it takes not to mislead',
    ['rounded', 'exact'],
  ),
  bands: list(
    'From 0 up, each to the next',
    'a list of bands',
    shape('a band in braces', {
      rating: text('The rating of percentages in it'),
      from: withDescription(
        'The whole percentage at which it begins, inclusive',
        z.int(percentForm).check(z.minimum(0, percentForm), z.maximum(100, percentForm)),
      ),
      words: text('The band in words'),
      source: source('Where the band comes from'),
    }),
  ).check(z.minLength(1, { error: 'at least one band' })),
  standards: list('In the order of the report', 'a list of standards', standard).check(
    z.minLength(1, { error: 'at least one standard' }),
  ),
  rules: list('The decision rules, in the order in which they run; may be empty', 'a list of decision rules', rule),
  overall: withDescription(
    'The way from the points to the overall rating',
    z.discriminatedUnion('method', [averagePoints, scoreTable], { error: 'a method: averagePoints or scoreTable' }),
  ),
  borderline: object('When a standard is flagged as borderline; a flag moves nothing', 'limits in braces', {
    withinPoints: whole('Flags a lowest percentage so near to a cut-off', 'a whole number of points'),
    fewCases: whole('Flags a lowest question with so few relevant cases', 'a whole number of cases'),
    source: source('Where these come from'),
  }),
  methodSources: object('The sources of what is not an entry of a list', 'sources in braces', {
    points: source('Why ratings score these points'),
    lowest: source('Why the lowest key question decides'),
    rounding: source('Why halves are rounded so'),
    bandOn: source('Why this percentage is banded'),
    discretion: optional(
      source(
        'Why decision rules look at a rating from cases after discretion on it; where it is left out, that is assumed',
      ),
    ),
  }),
});

/** The parts of a programme that explain a result, so that outputs do not need the programme file. */
export const methodSchema = z.omit(programmeSchema, { $schema: true, id: true, title: true, standards: true });

export type Programme = Omit<Shape<typeof programmeSchema>, '$schema'>;
export type Method = Shape<typeof methodSchema>;

/** The source of a value in a programme, and how certain it is. */
export type Citation = Programme['borderline']['source'];
export type Certainty = Citation['certainty'];
export type Document = Shape<typeof document>;
export type FieldworkDates = NonNullable<Programme['fieldwork']>;
/** A remark on a programme, mostly about what is not known. */
export type Remark = NonNullable<Programme['remarks']>[number];
export type Domain = Programme['domains'][number];
/** One rating of a programme's scale, which runs from the lowest to the highest. */
export type ScaleStep = Programme['ratings'][number];
/** A rating's name as its programme spells it, e.g. "Requires improvement". */
export type Rating = ScaleStep['name'];
export type Rounding = Programme['rounding'];
/** The ratings that percentages fall in: from a whole percentage, inclusive, up to the next band. */
export type Band = Programme['bands'][number];
export type Standard = Programme['standards'][number];
/** A question whose percentage decides a standard's rating. */
export type KeyQuestion = Shape<typeof keyQuestion>;
/** A rule that ties one standard's rating to others. */
export type DecisionRule = Programme['rules'][number];
/** The condition of a decision rule: at least so many of these standards rated at or below a rating. */
export type Trigger = DecisionRule['when'];
export type OverallMethod = Programme['overall'];
/** The overall rating by the average points of the rated standards. */
export type AveragePoints = Shape<typeof averagePoints>;
/** The overall rating by a table of score ranges, one row for each number of rated standards. */
export type ScoreTable = Shape<typeof scoreTable>;
/** The highest average or score that still has a rating. */
export type CutOff = AveragePoints['cutOffs'][number];
export type BorderlineLimits = Programme['borderline'];

/** A programme, and the checksum of its file. */
export interface LoadedProgramme {
  readonly programme: Programme;
  /** SHA-256 of the programme file's bytes, in hexadecimal. */
  readonly sha256: string;
  /** False if nobody named it, in which case the report says so at the top. */
  readonly isNamed: boolean;
}
