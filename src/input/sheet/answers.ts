/** Reads answers in cells. */
import type { Problems } from '../../problems/problems.js';
import type { Answer, Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';

/** The one built-in word that an inspection may give another meaning: R writes it for a blank. */
export const bareNa = 'na';

/** The words for answers that every sheet can use. Others must be in the inspection file. */
export const builtInAnswers: ReadonlyMap<string, Answer> = new Map([
  ['yes', 'yes'],
  ['y', 'yes'],
  ['true', 'yes'],
  ['no', 'no'],
  ['n', 'no'],
  ['false', 'no'],
  ['n/a', 'notApplicable'],
  [bareNa, 'notApplicable'],
  ['not applicable', 'notApplicable'],
  ['', 'unanswered'],
]);

/** Answers as people write them, for suggestions. */
const suggested: readonly string[] = ['Yes', 'No', 'N/A', 'Not applicable', 'True', 'False'];

/**
 * The form in which answers are compared: capitals, and spaces around or repeated, do not matter, nor do the decimals of a whole number.
 *
 * @example
 * answerKey('  Not   Applicable ') // 'not applicable'
 * @example
 * answerKey('1.0') // '1'
 */
export function answerKey(cell: string): string {
  const key = cell.trim().replace(/\s+/g, ' ').toLowerCase();
  return key.endsWith('0') ? key.replace(/^(-?\d+)\.0+$/, '$1') : key;
}

/** Every word for an answer, in the form of `answerKey`. `further`: the inspection's own words. */
export function wordsForAnswers(further: ReadonlyMap<string, Answer>): ReadonlyMap<string, Answer> {
  return new Map([...builtInAnswers, ...further]);
}

/** Makes a function that returns the answer in a cell, or undefined if it is not an answer. It never guesses. */
export function answerReader(further: ReadonlyMap<string, Answer>): (cell: string) => Answer | undefined {
  const words = wordsForAnswers(further);
  return (cell) => words.get(answerKey(cell));
}

/** Makes a function that says whether a cell is a bare NA of which nobody has said whether it means N/A or a blank. */
export function bareNaTest(further: ReadonlyMap<string, Answer>): (cell: string) => boolean {
  return (cell) => !further.has(bareNa) && answerKey(cell) === bareNa;
}

/** Adds the problem of a cell that is not an answer. `further`: the inspection's own words. */
export function addAnswerProblem(
  problems: Problems,
  place: Place,
  found: string,
  further: ReadonlyMap<string, Answer>,
): void {
  const read = answerReader(further);
  if (failedFormula.test(found)) {
    problems.add('answerFailedFormula', place, { found });
  } else if (holdsSeveral(found, (part) => part.trim() !== '' && read(part) !== undefined)) {
    problems.add('answerSeveral', place, { found });
  } else {
    problems.add('answerUnknown', place, () => ({ found, near: nearest(found, [...suggested, ...further.keys()]) }));
  }
}

/** What Excel and LibreOffice show in the cell of a formula that failed. */
export const failedFormula = /^\s*(?:#(?:N\/A|NAME\?|[A-Z]+(?:\/0)?!|GETTING_DATA)|Err:\d{3})\s*$/i;

/** Whether a cell has several answers with something between them: "Yes/No", "Yes; No", "yes no", "Yes and N/A". */
function holdsSeveral(cell: string, isAnswer: (part: string) => boolean): boolean {
  if (cell.length > 200) return false;
  const splits = [/[;,|&+\n]|\band\b|\bor\b/i, /[;,|&+/\\\n]|\band\b|\bor\b/i, /\s+/];
  return splits.some((split) => {
    const parts = cell.split(split).filter((part) => part.trim() !== '');
    return parts.length > 1 && parts.every(isAnswer);
  });
}
