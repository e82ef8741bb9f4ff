/** An inspection file that is as it should be, read without the packages that can say what is wrong with one. */
import type { Part } from './inspection-file.js';
import { plainText } from '../files/plain-file.js';
import { plainJson } from '../json/plain-json.js';
import type { InspectionContent } from '../../model/inspection.js';

/**
 * What an inspection file says, exactly as the schema and the parser would have it. Null where anything is out of the ordinary; then those
 * have to read it. So nothing doubtful is decided here, and no fault is worded. `longest` is how many characters a file may have,
 * and `isKnown` that it was seen to be an ordinary file.
 */
export function plainInspection(path: string, longest: number, isKnown = false): Part | null {
  if (/\.csv$/i.test(path)) return null;
  // No text has more characters than bytes.
  const text = plainText(path, longest, isKnown);
  const json = text === null ? null : plainJson(text, path);
  if (json === null || !isInspection(json.value)) return null;
  return { content: withoutBlanks(json.value as InspectionContent), at: json.at };
}

/** A judgement that is left blank is still to come, as it is in a spreadsheet: a new inspection file begins so. */
export function withoutBlanks(content: InspectionContent): InspectionContent {
  const { judgements } = content;
  if (judgements === undefined) return content;
  if (Object.values(judgements).every(isGiven)) return content;
  const given = Object.entries(judgements).filter(([, judgement]) => isGiven(judgement));
  return { ...content, judgements: Object.fromEntries(given) };
}

function isGiven(judgement: NonNullable<InspectionContent['judgements']>[string]): boolean {
  return (typeof judgement === 'string' ? judgement : judgement.rating).trim() !== '';
}

type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === 'string';
const isSome: Check = (value) => typeof value === 'string' && value !== '';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) > 0;

const listOf =
  (inside: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(inside);

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const recordOf =
  (inside: Check): Check =>
  (value) =>
    isObject(value) && Object.values(value).every(inside);

/** An object with no other keys than these, and with all that it must have. */
const objectOf = (shape: Readonly<Record<string, Check>>, ...needed: readonly string[]): Check => {
  const checks = new Map(Object.entries(shape));
  return (value) => {
    if (!isObject(value) || !needed.every((key) => Object.hasOwn(value, key))) return false;
    return Object.keys(value).every((key) => checks.get(key)?.(value[key]) === true);
  };
};

const isRating = objectOf({ rating: isText, reason: isText }, 'rating');

/** The shape of `inspectionSchema`; a test holds the two to each other. */
const isInspection = objectOf({
  $schema: isText,
  title: isSome,
  region: isSome,
  programme: isSome,
  fieldwork: isSome,
  eligibleCases: isCount,
  plannedCases: isCount,
  notApplicable: recordOf(isText),
  judgements: recordOf((value) => isText(value) || isRating(value)),
  discretion: listOf(
    objectOf({ standard: isSome, rating: isSome, reason: isText, by: isSome, on: isSome }, 'standard', 'rating'),
  ),
  answers: objectOf({ yes: listOf(isText), no: listOf(isText), notApplicable: listOf(isText) }),
  columns: objectOf({ id: isSome, questions: recordOf(isSome) }),
  groups: recordOf(recordOf(listOf(isText))),
});
