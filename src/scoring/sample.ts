import type { Inspection, Note, Reading } from '../model.js';
import { note } from '../notes.js';

/** Warnings where the sheet contradicts the numbers of cases that the inspection states. */
export function sampleNotes(
  { plannedCases, eligibleCases }: Pick<Inspection, 'plannedCases' | 'eligibleCases'>,
  { cases, outstanding }: Pick<Reading, 'cases' | 'outstanding'>,
): Note[] {
  const inSheet = cases + outstanding;
  return [
    ...(plannedCases !== null && plannedCases < inSheet
      ? [note('plannedTooFew', { planned: plannedCases, cases: inSheet })]
      : []),
    ...(eligibleCases !== null && eligibleCases < cases
      ? [note('eligibleTooFew', { eligible: eligibleCases, cases })]
      : []),
  ];
}
