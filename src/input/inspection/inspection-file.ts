/** The shape of an inspection file, whether it came as JSON, as a spreadsheet, or from options. */
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
  type ZodMiniType,
} from 'zod/mini';
import type { Place } from '../../model/reading.js';
import type { Path } from '../json/json.js';

/** What one source says of an inspection, not yet checked against a programme. */
export interface InspectionContent {
  readonly $schema?: string;
  readonly title?: string;
  readonly region?: string;
  readonly programme?: string;
  readonly fieldwork?: string;
  readonly eligibleCases?: number;
  readonly plannedCases?: number;
  readonly notApplicable?: Readonly<Record<string, string>>;
  readonly judgements?: Readonly<Record<string, string | { readonly rating: string; readonly reason?: string }>>;
  readonly discretion?: readonly {
    readonly standard: string;
    readonly rating: string;
    readonly reason?: string;
    readonly by?: string;
    readonly on?: string;
  }[];
  readonly answers?: {
    readonly yes?: readonly string[];
    readonly no?: readonly string[];
    readonly notApplicable?: readonly string[];
  };
  readonly columns?: { readonly id?: string; readonly questions?: Readonly<Record<string, string>> };
  readonly groups?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

/** One source's content, and where each part of it stands. */
export interface Part {
  readonly content: InspectionContent;
  readonly at: (path: Path) => Place;
}

const text = string({ error: 'text' });
const words = array(text, { error: 'a list of words' });
const some = string({ error: 'text' }).check(minLength(1, { error: 'some text' }));
const cases = int({ error: 'a whole number of cases' }).check(positive({ error: 'a whole number of cases above 0' }));

const date = string({ error: 'a date in quotes, such as "2022-10"' }).check(minLength(1, { error: 'a date' }));

/** @internal Not among the types that ship: those would need the package of the schemas. */
export const inspectionSchema: ZodMiniType<InspectionContent> = strictObject(
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
