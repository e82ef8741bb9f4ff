/** One place inspected under a programme. */
import * as z from 'zod/mini';
import type { Answer, Place, Reading } from './reading.js';
import type { LoadedProgramme, Rating } from './programme.js';
import { withDescription, object, optional, optionalKey, type Shape } from './shape.js';

const text = z.string({ error: 'text' });
const words = z.array(text, { error: 'a list of words' });
const some = z.string({ error: 'text' }).check(z.minLength(1, { error: 'some text' }));
const cases = z
  .int({ error: 'a whole number of cases' })
  .check(z.positive({ error: 'a whole number of cases above 0' }));
const date = z.string({ error: 'a date in quotes, such as "2022-10"' }).check(z.minLength(1, { error: 'a date' }));
const judgement = z.union([text, z.strictObject({ rating: text, reason: optional(text) })], {
  error: 'a rating, or { "rating": …, "reason": … }',
});
const discretion = z.strictObject({
  standard: withDescription('The standard that it departs on', z.clone(some)),
  rating: withDescription('The rating that it gives', z.clone(some)),
  reason: optionalKey('Why; it is refused without one', text),
  by: optionalKey('Who used it', some),
  on: optionalKey('When', some),
});
const byStandard = <T extends z.ZodMiniType>(what: string, of: T) =>
  z.record(z.string(), of, { error: `an object with a ${what} under each standard` });

/** The content of an inspection file or of options, not yet checked against a programme. */
export const inspectionSchema = z.strictObject({
  $schema: optionalKey('The JSON Schema that an editor should use', text),
  title: optionalKey('The place inspected, as the report prints it', some),
  region: optionalKey('Its region', some),
  programme: optionalKey("A programme's id, or the path of a programme file from this file", some),
  fieldwork: optionalKey(
    'When fieldwork began: `2022`, `2022-10`, `2022-10-10`, `10/10/2022`, `Oct-22` or `October 2022`',
    date,
  ),
  eligibleCases: optionalKey('The sampling frame that the sample was drawn from', cases),
  plannedCases: optionalKey('The sample aimed at', cases),
  notApplicable: optionalKey(
    'Standards that do not apply or were not rated; they leave the maximum',
    byStandard('reason', text),
  ),
  judgements: optionalKey('The ratings that inspectors give to judged standards', byStandard('rating', judgement)),
  discretion: optionalKey(
    'Recorded departures from the rated result',
    z.array(discretion, { error: 'a list of { "standard": …, "rating": …, "reason": … }' }),
  ),
  answers: optional(
    object('Further words for answers, beside Yes, No and N/A', {
      yes: optionalKey('Words that mean Yes', words),
      no: optionalKey('Words that mean No', words),
      notApplicable: optionalKey('Words that mean N/A', words),
      unanswered: optionalKey('Words that mean a blank; of the built-in ones only NA may', words),
    }),
  ),
  columns: optional(
    object('Columns that go by names of their own', {
      id: optionalKey('The header of the case ids', some),
      questions: optionalKey('Headers of key questions, each with its code', z.record(z.string(), some)),
    }),
  ),
  groups: optionalKey(
    'Values of a profile column that are counted as one',
    z.record(z.string(), z.record(z.string(), words, { error: 'an object with a list of values under each group' }), {
      error: 'an object with groups under each column',
    }),
  ),
});

/** What one file or option says about an inspection. */
export type InspectionContent = Shape<typeof inspectionSchema>;

/** The content of one source, and where each part of it is. */
export interface InspectionPart {
  readonly content: InspectionContent;
  readonly at: (path: readonly PropertyKey[]) => Place;
  /** The standard whose row is there and has no value yet. */
  readonly open?: string;
}

/** Where an inspection is filled in, for messages. */
export interface InspectionSource {
  /** The name of the inspection file, or of the one that `new` would write beside the sheet; of a worksheet, that of its workbook. */
  readonly name: string;
  /** Whether it is there, and was read. */
  readonly exists: boolean;
  /** Whether it is JSON. Otherwise it has rows. */
  readonly isJson: boolean;
  /** The worksheet; null for a file of its own. */
  readonly worksheet: string | null;
  /** The cells without a value yet, by the codes of their standards. */
  readonly open: ReadonlyMap<string, Place>;
  /** Whether the number of planned cases was given as an option. */
  readonly isPlannedTyped: boolean;
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
  /** Where the inspection is filled in; absent if no file is known. */
  readonly inspectionSource?: InspectionSource | undefined;
}

/** Final ratings by standard; null for a standard that does not apply or was not rated. A standard left out is missing. */
export type GivenRatings = ReadonlyMap<string, Rating | null>;

/** What was published of a place. */
export type PublishedResult = { readonly rating: Rating } | { readonly score: number; readonly maximum: number };

/** One place, as it was given. */
export interface GivenPlace {
  readonly place: string;
  readonly loaded: LoadedProgramme;
  readonly ratings: GivenRatings;
  /** With the text as typed; null if nothing is known of it. */
  readonly published: (PublishedResult & { readonly typed: string }) | null;
}
