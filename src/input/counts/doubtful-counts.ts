/** Numbers of a counts sheet that may mean something other than what they say. */
import type { Note } from '../../model/assessment.js';
import type { Tally } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { relevantCases } from '../../scoring/tally.js';
import { percentageOf } from './percentages.js';

/** Whether nothing at all was counted: a sheet that is still to be filled in has a 0 everywhere. */
export function isUncounted(tallies: ReadonlyMap<string, Tally>): boolean {
  return [...tallies.values()].every((tally) => Object.values(tally).every((answers) => answers === 0));
}

/** The fewest questions whose counts may be percentages, if each comes to 100. */
const fewest = 3;

/** A warning of counts of Yes and No alone that make 100 for every question, and may be percentages. */
export function notesOnHundreds(tallies: ReadonlyMap<string, Tally>): readonly Note[] {
  const isHundred = tallies.size >= fewest && [...tallies.values()].every((tally) => relevantCases(tally) === 100);
  return isHundred ? [note('countsHundreds')] : [];
}

/** A warning of percentages as typed that are above 0 and below 1, and may be shares among percentages. */
export function notesOnShares(texts: readonly string[]): readonly Note[] {
  const shares = texts.filter((text) => {
    const percentage = percentageOf(text)?.percentage ?? 0;
    return percentage > 0 && percentage < 1 && !/[%p]/i.test(text);
  });
  return shares.length === 0 ? [] : [note('percentagesSmall', { shares })];
}
