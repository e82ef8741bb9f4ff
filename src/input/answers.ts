/** What a cell says. */
import type { Answer } from '../model.js';

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
export const answerWords: readonly string[] = ['Yes', 'No', 'N/A', 'Not applicable', 'True', 'False'];

/**
 * A cell's text as answers are compared: case and surrounding or repeated space do not matter.
 *
 * @example
 * answerKey('  Not   Applicable ') // 'not applicable'
 */
export function answerKey(cell: string): string {
  return cell.trim().replace(/\s+/g, ' ').toLowerCase();
}

/** Makes a function from cell to answer, or undefined for a cell that is none: never a guess. Remembers the cells it has seen. */
export function answerReader(further: ReadonlyMap<string, Answer>): (cell: string) => Answer | undefined {
  const words = new Map([...builtInAnswers, ...further]);
  const seen = new Map<string, Answer>();
  return (cell) => {
    const known = seen.get(cell);
    if (known !== undefined) return known;
    const answer = words.get(answerKey(cell));
    if (answer !== undefined && seen.size < 1000) seen.set(cell, answer);
    return answer;
  };
}
