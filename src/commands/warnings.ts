/** Warnings beside outputs that have no place for notes: on standard error, so that nothing doubtful is passed over in silence. */
import type { Note } from '../model/assessment.js';
import { isWarning } from '../problems/notes.js';
import { makeVisible } from '../words/visible.js';
import type { Streams } from './streams.js';

/** Writes the warnings among the notes on a sheet, each on a line with the sheet's name. */
export function writeWarnings(sheet: string, notes: readonly Note[], { stderr }: Pick<Streams, 'stderr'>): void {
  for (const { message } of notes.filter(isWarning)) stderr.write(`${makeVisible(`${sheet}: ${message}`)}\n`);
}
