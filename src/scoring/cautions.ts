/** Notes on how far a programme fits an inspection: its dates, and its way to the overall rating. */
import type { Note } from '../model/assessment.js';
import type { Programme } from '../model/programme.js';
import { note } from '../problems/notes.js';
import { withinDates } from './fieldwork.js';
import type { RatedStandards } from './rate.js';

/** A note where fieldwork lies outside the programme's dates; `fieldwork` is null where nobody dated it. */
export function datesNote({ id, fieldwork: dates }: Programme, fieldwork: string | null): Note[] {
  if (dates === undefined || fieldwork === null || withinDates(fieldwork, dates)) return [];
  const { from, to, source } = dates;
  return [note('fieldworkOutside', { fieldwork, id, from, to, assumed: source.certainty === 'assumed' })];
}

/** A note where everything is rated and the programme's table of score ranges still gives no overall rating. */
export function tableNote(
  { overall, standards }: Programme,
  { complete, overall: rating, ratings }: RatedStandards,
): Note[] {
  const rated = standards.filter(({ code, counted }) => (counted ?? true) && ratings.get(code) != null).length;
  if (overall.method !== 'scoreTable' || !complete || rating !== null || rated === 0) return [];
  return [note('scoreTableWithoutRow', { rated, rows: overall.rows.map((row) => row.standards) })];
}
