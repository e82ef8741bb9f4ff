/** One place inspected under a programme. */
import {
  array,
  describe,
  exactOptional as optional,
  int,
  minLength,
  positive,
  record,
  strictObject,
  string,
  union,
} from 'zod/mini';
import type { Answer, Place, Reading } from './reading.js';
import type { LoadedProgramme, Rating } from './programme.js';
import type { Shape } from './shape.js';

const text = string({ error: 'text' });
const words = array(text, { error: 'a list of words' });
const some = string({ error: 'text' }).check(minLength(1, { error: 'some text' }));
const cases = int({ error: 'a whole number of cases' }).check(positive({ error: 'a whole number of cases above 0' }));

const date = string({ error: 'a date in quotes, such as "2022-10"' }).check(minLength(1, { error: 'a date' }));

/** The content of an inspection file or of options, not yet checked against a programme. */
export const inspectionSchema = strictObject(
  {
    $schema: optional(text.check(describe('The JSON Schema that an editor should use'))),
    title: optional(some.check(describe('The place inspected, as the report prints it'))),
    region: optional(some.check(describe('Its region'))),
    programme: optional(some.check(describe("A programme's id, or the path of a programme file from this file"))),
    fieldwork: optional(
      date.check(describe('When fieldwork began: `2022`, `2022-10`, `2022-10-10`, `10/10/2022` or `Oct-22`')),
    ),
    eligibleCases: optional(cases.check(describe('The sampling frame that the sample was drawn from'))),
    plannedCases: optional(cases.check(describe('The sample aimed at'))),
    notApplicable: optional(
      record(string(), text, { error: 'an object with a reason under each standard' }).check(
        describe('Standards that do not apply or were not rated; they leave the maximum'),
      ),
    ),
    judgements: optional(
      record(
        string(),
        union([text, strictObject({ rating: text, reason: optional(text) })], {
          error: 'a rating, or { "rating": …, "reason": … }',
        }),
        { error: 'an object with a rating under each standard' },
      ).check(describe('The ratings that inspectors give to judged standards')),
    ),
    discretion: optional(
      array(
        strictObject({
          standard: some.check(describe('The standard that it departs on')),
          rating: some.check(describe('The rating that it gives')),
          reason: optional(text.check(describe('Why; it is refused without one'))),
          by: optional(some.check(describe('Who used it'))),
          on: optional(some.check(describe('When'))),
        }),
        { error: 'a list of { "standard": …, "rating": …, "reason": … }' },
      ).check(describe('Recorded departures from the rated result')),
    ),
    answers: optional(
      strictObject({
        yes: optional(words.check(describe('Words that mean Yes'))),
        no: optional(words.check(describe('Words that mean No'))),
        notApplicable: optional(words.check(describe('Words that mean N/A'))),
      }).check(describe('Further words for answers, beside Yes, No and N/A')),
    ),
    columns: optional(
      strictObject({
        id: optional(some.check(describe('The header of the case ids'))),
        questions: optional(record(string(), some).check(describe('Headers of key questions, each with its code'))),
      }).check(describe('Columns that go by names of their own')),
    ),
    groups: optional(
      record(string(), record(string(), words, { error: 'an object with a list of values under each group' }), {
        error: 'an object with groups under each column',
      }).check(describe('Values of a profile column that are counted as one')),
    ),
  },
  { error: 'an object in braces' },
);

/** What one file or option says about an inspection. */
export type InspectionContent = Shape<typeof inspectionSchema>;

/** The content of one source, and where each part of it is. */
export interface Part {
  readonly content: InspectionContent;
  readonly at: (path: readonly PropertyKey[]) => Place;
}

/** The rating that inspectors give to an organisational standard. */
export interface Judgement {
  readonly rating: Rating;
  readonly reason: string | null;
}

/** A recorded departure from the rated result, with its reason. */
export interface Discretion {
  readonly standard: string;
  readonly rating: Rating;
  readonly reason: string;
  readonly by?: string;
  readonly on?: string;
  /** Finds where it was recorded, for messages. No result prints it. */
  readonly place: () => Place;
}

/** One place inspected under a programme, checked against that programme. */
export interface Inspection {
  readonly title: string | null;
  readonly region: string | null;
  /** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`. */
  readonly fieldwork: string | null;
  readonly eligibleCases: number | null;
  readonly plannedCases: number | null;
  /** Standards declared not applicable, with the reason if one was given. */
  readonly notApplicable: ReadonlyMap<string, string | null>;
  readonly judgements: ReadonlyMap<string, Judgement>;
  readonly discretion: readonly Discretion[];
  /** Further words for answers, in the form of `answerKey`. */
  readonly answers: ReadonlyMap<string, Answer>;
  readonly columns: { readonly id: string | null; readonly questions: ReadonlyMap<string, string> };
  /** Named groups of values, by profile column. */
  readonly groups: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
}

/** Everything that a rating is made from. */
export interface Evidence {
  readonly loaded: LoadedProgramme;
  readonly inspection: Inspection;
  readonly reading: Reading;
}

/** Final ratings by standard; null for a standard that does not apply or was not rated. A standard left out is missing. */
export type GivenRatings = ReadonlyMap<string, Rating | null>;
