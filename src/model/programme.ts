/**
 * An inspection programme: its standards, questions, bands, rules and their sources. `programmes/faults.ts` checks what the shape cannot.
 * The reference and editors show the descriptions.
 */
import {
  array,
  boolean,
  describe,
  discriminatedUnion,
  enum as oneOf,
  exactOptional as optional,
  int,
  literal,
  maximum,
  maxLength,
  minimum,
  minLength,
  multipleOf,
  number,
  omit,
  record,
  regex,
  strictObject,
  string,
  type ZodMiniType,
} from 'zod/mini';
import type { Shape } from './shape.js';

const some = 'some text';
const text = (means: string) => string({ error: some }).check(minLength(1, { error: some }), describe(means));
const codeForm = 'a code such as 2.2 or P1.1';
const code = (means: string) =>
  string({ error: codeForm }).check(regex(/^[A-Z]?\d+(\.\d+)*$/, { error: codeForm }), describe(means));
const questionForm = 'a code such as 2.2.3 or P1.1.3';
const questionCode = string({ error: questionForm }).check(
  regex(/^[A-Z]?\d+(\.\d+)+$/, { error: questionForm }),
  describe('Its number, which begins with that of its standard'),
);
const name = (means: string) =>
  string({ error: 'a short name' }).check(
    regex(/^[a-z0-9-]+$/, { error: 'a name of lower-case letters, digits and hyphens' }),
    maxLength(60, { error: 'at most 60 characters' }),
    describe(means),
  );
const whole = (expected: string, means: string) =>
  int({ error: expected }).check(minimum(0, { error: expected }), describe(means));
const atLeastOne = (expected: string, means: string) =>
  int({ error: expected }).check(minimum(1, { error: expected }), describe(means));
const dateForm = 'a date: 2022, 2022-10 or 2022-10-10';
const date = (means: string) =>
  string({ error: dateForm }).check(
    regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, { error: dateForm }),
    describe(means),
  );
const list = <T extends ZodMiniType>(element: T, expected: string, means: string) =>
  array(element, { error: expected }).check(describe(means));

const source = (means: string) =>
  strictObject(
    {
      certainty: oneOf(['published', 'derived', 'assumed'], { error: 'published, derived or assumed' }).check(
        describe('How surely: printed in a document, derived by arithmetic from what is printed, or assumed'),
      ),
      document: optional(text('A name under `documents`; needed where the value is published')),
      locator: optional(text('Where in the document; needed where the value is published')),
      finding: text('What was found there, how the value was derived, or why it is assumed'),
    },
    { error: 'a source: { "certainty": …, "finding": … }' },
  ).check(describe(means));

const document = strictObject(
  {
    title: text('Its title'),
    publisher: text('Who published it'),
    date: text('When, as precisely as is known'),
    isbn: optional(text('Its ISBN')),
    licence: optional(text('The licence that it may be quoted under')),
  },
  { error: 'a document in braces' },
);

const keyQuestion = strictObject(
  { code: questionCode, text: text('Its wording'), source: source('Where the wording comes from') },
  { error: 'a key question in braces' },
);

const standard = strictObject(
  {
    code: code('Its number'),
    codeSource: optional(source('Where the number comes from, where that is less sure than the title')),
    title: text('Its title'),
    statement: optional(text("The standard's own sentence")),
    domain: code('The domain that it belongs to'),
    basis: oneOf(['cases', 'judgement', 'unrated'], { error: 'cases, judgement or unrated' }).check(
      describe('What it is rated from: its cases, a judgement, or nothing (shown and not rated)'),
    ),
    counted: optional(
      boolean({ error: 'true or false' }).check(
        describe('`false`: rated and shown apart, outside the score; otherwise it counts'),
      ),
    ),
    questions: optional(
      array(keyQuestion, { error: 'a list of key questions' }).check(
        minLength(1, { error: 'at least one key question' }),
        describe('Its key questions, in order; not for a judged standard'),
      ),
    ),
    source: source('Where the standard comes from'),
  },
  { error: 'a standard in braces' },
);

const rule = strictObject(
  {
    id: name('A short name, by which results cite it'),
    kind: oneOf(['cap', 'normally'], { error: 'cap or normally' }).check(
      describe('`cap`: cannot be exceeded; `normally`: holds unless discretion is recorded'),
    ),
    standard: code('The standard that it changes'),
    to: text('The ceiling of a cap, or the rating that normally follows; neither raises a rating'),
    when: strictObject(
      {
        of: array(code('A standard'), { error: 'a list of standards' }).check(
          minLength(1, { error: 'at least one standard' }),
          describe('The standards that it looks at'),
        ),
        atLeast: atLeastOne('a whole number from 1', 'How many of them it takes'),
        ratedAtOrBelow: text('How low they must be rated to count'),
        source: source('Where the trigger comes from'),
      },
      { error: 'what sets the rule off, in braces' },
    ).check(describe('What sets it off')),
    words: text('The rule in one sentence, as reports say it'),
    source: source('Where the rule comes from'),
  },
  { error: 'a decision rule in braces' },
);

const percentForm = 'a whole percentage from 0 to 100';
const points = 'points with at most two decimals';

const cutOffs = <T extends ZodMiniType<number>>(upTo: T) =>
  list(
    strictObject({ rating: text('A rating'), upTo }, { error: 'a cut-off: { "rating": …, "upTo": … }' }),
    'a list of cut-offs',
    'A cut-off for each rating but the highest, from the lowest up; the highest is everything above',
  );

const averagePoints = strictObject({
  method: literal('averagePoints', { error: '"averagePoints"' }).check(
    describe('By the average of the points of all rated standards'),
  ),
  cutOffs: cutOffs(
    number({ error: points }).check(
      minimum(0, { error: points }),
      multipleOf(0.01, { error: points }),
      describe('The highest average that still has this rating, with at most two decimals'),
    ),
  ),
  source: source('Where the cut-offs come from'),
});

const scoreTable = strictObject({
  method: literal('scoreTable', { error: '"scoreTable"' }).check(describe('By a table of score ranges')),
  rows: array(
    strictObject(
      {
        standards: atLeastOne('a whole number of standards from 1', 'The number of rated standards'),
        cutOffs: cutOffs(whole('a whole score', 'The highest score that still has this rating')),
      },
      { error: 'a row: { "standards": …, "cutOffs": … }' },
    ),
    { error: 'a list of rows' },
  ).check(
    minLength(1, { error: 'at least one row' }),
    describe('A row for each number of rated standards; with no row there is no overall rating, and a note says so'),
  ),
  source: source('Where the table comes from'),
});

/** A programme file, without the checks of `faultsOf`. */
export const programmeSchema = strictObject(
  {
    $schema: optional(string({ error: 'text' }).check(describe('The JSON Schema that an editor should use'))),
    id: name('A short name, by which results cite it'),
    title: text('Its title, as reports print it'),
    inspectorate: text('Who inspects'),
    documents: record(text('A name'), document, { error: 'an object with a document under each name' }).check(
      describe('The documents that sources point to, by a name of your own'),
    ),
    fieldwork: optional(
      strictObject(
        {
          from: date('The first date, or as much of it as is known'),
          to: date('The last date, or as much of it as is known'),
          source: source('Where the dates come from'),
        },
        { error: 'dates: { "from": …, "to": …, "source": … }' },
      ).check(describe('When inspections under it are made; a note says so where fieldwork lies outside')),
    ),
    remarks: optional(
      list(
        strictObject(
          { words: text('One or two sentences'), source: source('Where it comes from') },
          { error: 'a remark: { "words": …, "source": … }' },
        ),
        'a list of remarks',
        'What a reader should know beside the rules, above all what is not known; shown, with no effect on ratings',
      ),
    ),
    domains: list(
      strictObject(
        { code: code('Its number'), title: text('Its title'), source: optional(source('Where the title comes from')) },
        { error: 'a domain in braces' },
      ),
      'a list of domains',
      'The groups that standards stand in, in order',
    ),
    ratings: array(
      strictObject(
        {
          name: text('Its name'),
          short: text('A short form, in which it may be typed'),
          points: whole('a whole number of points', 'The points that it scores'),
        },
        { error: 'a rating in braces' },
      ),
      { error: 'a list of ratings from the lowest to the highest' },
    ).check(minLength(2, { error: 'at least two ratings' }), describe('The scale, from the lowest to the highest')),
    rounding: oneOf(['half-up', 'half-even'], { error: 'half-up or half-even' }).check(
      describe('How a percentage that ends in exactly a half is rounded'),
    ),
    bandOn: oneOf(['rounded', 'exact'], { error: 'rounded or exact' }).check(
      describe(
        '`rounded`: the printed whole percentage is placed in a band; `exact`: the counts are, and as many decimals are printed as it takes not to mislead',
      ),
    ),
    bands: array(
      strictObject(
        {
          rating: text('The rating of percentages in it'),
          from: int({ error: percentForm }).check(
            minimum(0, { error: percentForm }),
            maximum(100, { error: percentForm }),
            describe('The whole percentage at which it begins, inclusive'),
          ),
          words: text('The band in words'),
          source: source('Where the band comes from'),
        },
        { error: 'a band in braces' },
      ),
      { error: 'a list of bands' },
    ).check(minLength(1, { error: 'at least one band' }), describe('From 0 up, each to the next')),
    standards: array(standard, { error: 'a list of standards' }).check(
      minLength(1, { error: 'at least one standard' }),
      describe('In the order of the report'),
    ),
    rules: list(rule, 'a list of decision rules', 'The decision rules, in the order in which they run; may be empty'),
    overall: discriminatedUnion('method', [averagePoints, scoreTable], {
      error: 'a method: averagePoints or scoreTable',
    }).check(describe('The way from the points to the overall rating')),
    borderline: strictObject(
      {
        withinPoints: whole('a whole number of points', 'Flags a lowest percentage so near to a cut-off'),
        fewCases: whole('a whole number of cases', 'Flags a lowest question with so few relevant cases'),
        source: source('Where these come from'),
      },
      { error: 'limits in braces' },
    ).check(describe('When a standard is flagged as borderline; a flag moves nothing')),
    methodSources: strictObject(
      {
        points: source('Why ratings score these points'),
        lowest: source('Why the lowest key question decides'),
        rounding: source('Why halves are rounded so'),
        bandOn: source('Why this percentage is banded'),
      },
      { error: 'sources in braces' },
    ).check(describe('The sources of what is not an entry of a list')),
  },
  { error: 'an object in braces' },
);

/** The parts of a programme that explain a result, so that outputs do not need the programme file. */
export const methodSchema = omit(programmeSchema, { $schema: true, id: true, title: true, standards: true });

export type Programme = Omit<Shape<typeof programmeSchema>, '$schema'>;
export type Method = Shape<typeof methodSchema>;

/** The source of a value in a programme, and how certain it is. */
export type Citation = Shape<ReturnType<typeof source>>;
export type Certainty = Citation['certainty'];
/** A document that sources refer to. */
export type Document = Shape<typeof document>;
export type FieldworkDates = NonNullable<Programme['fieldwork']>;
/** A remark on a programme, mostly about what is not known. */
export type Remark = NonNullable<Programme['remarks']>[number];
/** A group of standards. */
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
  readonly named: boolean;
}
