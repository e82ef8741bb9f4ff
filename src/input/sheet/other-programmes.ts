/** Recognises a sheet of another programme: nobody should mend its questions one by one to suit the wrong one. */
import type { Programme } from '../../model/programme.js';
import { type Problems, refusalFor } from '../../problems/problems.js';
import { shipped, shippedProgramme } from '../../programmes/index.js';
import { headerLookup, isWordedOtherwise, questionsNamed, type Lookup } from './headers.js';

/** The problems of a sheet whose questions are not those of the programme. */
const strange = [
  'columnHoldsCode',
  'columnUnplaced',
  'longQuestionUnknown',
  'noKeyQuestions',
  'questionColumnsMissing',
] as const;

/**
 * Throws a `Refusal` with one problem in place of these, if they are of questions, and the names are those of a sheet of another shipped
 * programme, which has more of them as key questions.
 */
export async function refuseOtherProgramme(
  problems: Problems,
  file: string,
  names: readonly string[],
  used: Programme,
): Promise<void> {
  if (!strange.some((kind) => problems.has(kind))) return;
  const lookup = lookupOf(used);
  const known = keysIn(names, lookup).size;
  const fitting: string[] = [];
  for (const id of Object.keys(shipped)) {
    const found = id === used.id ? null : await shippedProgramme(id);
    if (found !== null && isSheetOf(found.programme, names, known)) fitting.push(id);
  }
  if (fitting.length === 0) return;
  const unknown = codeLikeNames(names).filter((name) => questionsNamed(lookup, name).length === 0);
  throw refusalFor('sheetOfOtherProgramme', { file }, { used: used.id, fitting, unknown });
}

/** The names that begin like a code. */
const codeLikeNames = (names: readonly string[]): string[] => names.filter((name) => /^\s*[A-Za-z]?\d+\.\d/.test(name));

const lookupOf = (programme: Programme): Lookup =>
  headerLookup(programme, { columns: { id: null, questions: new Map() } });

/** The codes of the key questions that are named. */
function keysIn(names: readonly string[], lookup: Lookup): ReadonlySet<string> {
  return new Set(
    names.flatMap((name) => questionsNamed(lookup, name).flatMap(({ kind, code }) => (kind === 'key' ? code : []))),
  );
}

/**
 * Whether names are those of a sheet of a programme: more than `known` are key questions, every one that begins like a code is a question,
 * with its own wording if it has one, and of no standard there are only some of the key questions.
 */
function isSheetOf(programme: Programme, names: readonly string[], known: number): boolean {
  const lookup = lookupOf(programme);
  const keys = keysIn(names, lookup);
  const begun = programme.standards.filter(({ questions = [] }) => questions.some(({ code }) => keys.has(code)));
  return (
    keys.size > known &&
    codeLikeNames(names).every((name) => {
      const [question] = questionsNamed(lookup, name);
      return question !== undefined && !isWordedOtherwise(lookup, name, question);
    }) &&
    begun.every(({ questions = [] }) => questions.every(({ code }) => keys.has(code)))
  );
}
