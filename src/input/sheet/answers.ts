/** What a cell says. */
import type { Problems } from '../../problems/problems.js';
import type { Answer, Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';

/** The words for each answer that every sheet may use. Other words only through the inspection file. */
export const builtInAnswers: ReadonlyMap<string, Answer> = new Map([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['false', 'no'],
  ['n/a', 'notApplicable'],
  ['na', 'notApplicable'],
  ['not applicable', 'notApplicable'],
  ['', 'unanswered'],
]);

/** The answers as a person would write them, for suggestions. */
const suggested: readonly string[] = ['Yes', 'No', 'N/A', 'Not applicable', 'True', 'False'];

/**
 * A cell's text as answers are compared: case and surrounding or repeated space do not matter.
 *
 * @example
 * answerKey('  Not   Applicable ') // 'not applicable'
 */
export function answerKey(cell: string): string {
  return cell.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Every word that is an answer, as answers are compared. `further` are the inspection's own. */
export function wordsForAnswers(further: ReadonlyMap<string, Answer>): ReadonlyMap<string, Answer> {
  return new Map([...builtInAnswers, ...further]);
}

/** Makes a function from cell to answer, or undefined for a cell that is none: never a guess. Remembers the cells it has seen. */
export function answerReader(further: ReadonlyMap<string, Answer>): (cell: string) => Answer | undefined {
  const words = wordsForAnswers(further);
  const seen = new Map<string, Answer>();
  return (cell) => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const answer = words.get(answerKey(cell));
    if (answer !== undefined && cell.length < 64 && seen.size < 1000) seen.set(cell, answer);
    return answer;
  };
}

/** Adds what is wrong with a cell that is no answer. `further` are the inspection's own words. */
export function addAnswerProblem(
  problems: Problems,
  place: Place,
  found: string,
  further: ReadonlyMap<string, Answer>,
): void {
  const read = answerReader(further);
  if (holdsSeveral(found, (part) => part.trim() !== '' && read(part) !== undefined)) {
    problems.add('answerSeveral', place, { found });
  } else {
    problems.add('answerUnknown', place, { found, near: nearest(found, [...suggested, ...further.keys()]) });
  }
}

/** Whether a cell is several answers with something between them: "Yes/No", "Yes; No", "yes no", "Yes and N/A". */
function holdsSeveral(cell: string, isAnswer: (part: string) => boolean): boolean {
  if (cell.length > 200) return false;
  const splits = [/[;,|&+\n]|\band\b|\bor\b/i, /[;,|&+/\\\n]|\band\b|\bor\b/i, /\s+/];
  return splits.some((split) => {
    const parts = cell.split(split).filter((part) => part.trim() !== '');
    return parts.length > 1 && parts.every(isAnswer);
  });
}
