import type { Note } from '../model/assessment.js';
import type { Inspection } from '../model/inspection.js';
import { note } from '../problems/notes.js';

/** Warnings where the sheet contradicts the numbers of cases that the inspection states; none where its cases are not known. */
export function sampleNotes(
  { plannedCases, eligibleCases }: Pick<Inspection, 'plannedCases' | 'eligibleCases'>,
  { cases, outstanding }: { readonly cases: number | null; readonly outstanding: number },
): Note[] {
  if (cases === null) return [];
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
