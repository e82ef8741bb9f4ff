/** The shape of an inspection file, whether it came as JSON, as a spreadsheet, or from options. */
import {
  array,
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
import type { Place } from '../model.js';
import type { Path } from './json.js';

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

/** @internal Not among the types that ship: those would need the package of the schemas. */
export const inspectionSchema: ZodMiniType<InspectionContent> = strictObject(
  {
    $schema: optional(text),
    title: optional(text),
    region: optional(text),
    programme: optional(text),
    fieldwork: optional(text),
    eligibleCases: optional(cases),
    plannedCases: optional(cases),
    notApplicable: optional(record(string(), text, { error: 'an object with a reason under each standard' })),
    judgements: optional(
      record(
        string(),
        union([text, strictObject({ rating: text, reason: optional(text) })], {
          error: 'a rating, or { "rating": …, "reason": … }',
        }),
        { error: 'an object with a rating under each standard' },
      ),
    ),
    discretion: optional(
      array(
        strictObject({
          standard: some,
          rating: some,
          reason: optional(text),
          by: optional(some),
          on: optional(some),
        }),
        { error: 'a list of { "standard": …, "rating": …, "reason": … }' },
      ),
    ),
    answers: optional(strictObject({ yes: optional(words), no: optional(words), notApplicable: optional(words) })),
    columns: optional(strictObject({ id: optional(some), questions: optional(record(string(), some)) })),
    groups: optional(
      record(string(), record(string(), words, { error: 'an object with a list of values under each group' }), {
        error: 'an object with groups under each column',
      }),
    ),
  },
  { error: 'an object in braces' },
);
