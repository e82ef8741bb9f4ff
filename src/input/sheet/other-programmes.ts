/** Recognises questions of another programme: nobody should mend them one by one to suit the wrong one, or rate them under it. */
import type { Note } from '../../model/assessment.js';
import type { Programme } from '../../model/programme.js';
import { note } from '../../problems/notes.js';
import { type Problems, refusalFor } from '../../problems/problems.js';
import { shipped, shippedProgramme } from '../../programmes/index.js';
import { headerLookup, isWordedOtherwise, otherQuestionsWorded, questionsNamed, type Lookup } from './headers.js';

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
 * programme, which has more of them as key questions, or all of them with their wordings where the one in use has not. Returns a note on
 * single names that have the wording of a question of another programme.
 */
export async function refuseOtherProgramme(
  problems: Problems,
  file: string,
  names: readonly string[],
  used: Programme,
): Promise<readonly Note[]> {
  const lookup = lookupOf(used);
  const strays = names.filter((name) => isStray(lookup, name));
  if (strays.length === 0 && !strange.some((kind) => problems.has(kind))) return [];
  const known = keysIn(names, lookup).size - (strays.length > 0 ? 1 : 0);
  const fitting: string[] = [];
  const found = new Map<string, StrayWording>();
  for (const id of Object.keys(shipped)) {
    const other = id === used.id ? null : await shippedProgramme(id);
    if (other === null) continue;
    if (isSheetOf(other.programme, names, known)) fitting.push(id);
    for (const name of strays) {
      const [theirs] = questionsBehind(lookupOf(other.programme), name);
      if (theirs !== undefined && !found.has(name)) found.set(name, { name, theirs, programme: id });
    }
  }
  if (fitting.length > 0) {
    const unknown = codeLikeNames(names).filter((name) => questionsNamed(lookup, name).length === 0);
    throw refusalFor('sheetOfOtherProgramme', { file }, { used: used.id, fitting, unknown });
  }
  return found.size === 0 ? [] : [note('wordedElsewhere', { strays: [...found.values()], used: used.id })];
}

/** A name that has the code of a question of the programme in use and the wording of one of another. */
interface StrayWording {
  readonly name: string;
  /** The code of the question that has the wording, and its programme. */
  readonly theirs: string;
  readonly programme: string;
}

/** Whether a name is the code of a key question of a shipped programme before a wording that is no question's of this programme. */
export function isStray(lookup: Lookup, name: string): boolean {
  if (!Object.hasOwn(shipped, lookup.programme.id)) return false;
  const [question] = questionsNamed(lookup, name);
  return (
    question !== undefined &&
    isWordedOtherwise(lookup, name, question) &&
    otherQuestionsWorded(lookup, name, question).length === 0
  );
}

/** The codes of the key questions whose wording stands behind the code in a name. */
function questionsBehind(lookup: Lookup, name: string): readonly string[] {
  const [question] = questionsNamed(lookup, name);
  const isOwn = question?.kind === 'key' && !isWordedOtherwise(lookup, name, question);
  return isOwn ? [question.code] : otherQuestionsWorded(lookup, name, { kind: 'key', code: '', standard: '' });
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
