/** A programme by its id or from a file of one's own. */
import { Problems } from '../problems/problems.js';
import type { LoadedProgramme } from '../model/programme.js';
import type { Place } from '../model/reading.js';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { nearest } from '../words/nearest.js';
import { placeOf, type Whereabouts } from './inspection/ratings.js';
import { limitsUsual } from './limits.js';

/** What somebody named as a programme: an id, or a path, and where it was named. */
export interface ProgrammeName {
  readonly id: string;
  readonly path: string;
  readonly place: Whereabouts;
}

/** A programme as it is named on the command line: an id, or a path from where the command runs. */
export function nameProgramme(name: string, place: Place = { column: `--programme ${name}` }): ProgrammeName {
  return { id: name, path: name, place };
}

/**
 * Loads the programme that was named: a shipped one by id, otherwise a file. Throws a `Refusal` for an unknown name, and for a file
 * with faults: all of them, of shape and of sense.
 */
export async function loadProgramme(
  { id, path, place }: ProgrammeName,
  longest: number = limitsUsual.file,
): Promise<LoadedProgramme> {
  const own = await shippedProgramme(id);
  if (own !== null) return { ...own, named: true };
  if (!/[/\\.]/.test(id)) {
    const known = Object.keys(shipped);
    const problems = new Problems();
    problems.add('programmeUnknown', placeOf(place), { found: id, known, near: nearest(id, known) });
    problems.refuse();
  }
  // Only a programme of one's own needs the schema: loading it would slow every other start.
  const { readProgrammeFile } = await import('./programme-file.js');
  return readProgrammeFile(path, longest);
}
