/** Loads a programme by its id or from a file. */
import { asUse, Problems } from '../problems/problems.js';
import type { Place } from '../model/reading.js';
import type { LoadedProgramme, Programme } from '../model/programme.js';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { nearest } from '../words/nearest.js';
import { holdInMemory, readText } from './files/decode.js';
import { fileInput } from './files/source.js';
import { placeOf, type Whereabouts } from './inspection/ratings.js';
import { defaultLimits } from './limits.js';

/** A programme as somebody named it: an id or a path, and where it was named. */
export interface ProgrammeName {
  readonly id: string;
  readonly path: string;
  readonly place: Whereabouts;
}

/** A programme named on the command line: an id, or a path from the working folder. */
export function nameProgramme(name: string, place: Place = { column: `--programme ${name}` }): ProgrammeName {
  return { id: name, path: name, place };
}

/**
 * Loads a programme: a shipped one by id, otherwise from a file. Throws a `Refusal` for an unknown name, and for a file with all its
 * faults, those of shape and those of content.
 */
export async function loadProgramme(
  { id, path, place }: ProgrammeName,
  longest: number = defaultLimits.file,
): Promise<LoadedProgramme> {
  const own = await shippedProgramme(id);
  if (own !== null) return { ...own, named: true };
  if (!/[/\\.]/.test(id)) {
    const known = Object.keys(shipped);
    const problems = new Problems();
    problems.add('programmeUnknown', placeOf(place), { found: id, known, near: nearest(id, known) });
    problems.refuse();
  }
  return readProgrammeFile(path, longest);
}

/** Reads a programme file. Throws a `Refusal` with all its faults, or if it cannot be read. */
export async function readProgrammeFile(path: string, longest: number = defaultLimits.file): Promise<LoadedProgramme> {
  return asUse(async () => {
    const { createHash } = await import('node:crypto');
    const { file, chunks } = await holdInMemory(fileInput(path, 'programme file'), longest);
    const programme = await parseProgramme(await readText(file, longest), path);
    return { programme, sha256: createHash('sha256').update(Buffer.concat(chunks)).digest('hex'), named: true };
  });
}

/** The programme in a file's text. Throws a `Refusal` with all its faults, those of shape and those of content. */
export async function parseProgramme(text: string, file: string): Promise<Programme> {
  // Loaded only for programme files, because loading the schema takes time.
  const [{ parseJson }, { checkShape }, { programmeSchema }, { faultsOf }, { repairProgramme }] = await Promise.all([
    import('./json/json.js'),
    import('./json/shape.js'),
    import('../model/programme.js'),
    import('../programmes/faults.js'),
    import('../programmes/repair.js'),
  ]);
  const problems = new Problems();
  const json = parseJson(text, file, problems);
  const programme = checkShape(programmeSchema, json.value, json.at, problems);
  const { sound, misshapen } =
    programme === null ? repairProgramme(json.value) : { sound: programme, misshapen: new Set<string>() };
  for (const { path, fault } of faultsOf(sound, misshapen)) problems.add('programmeFault', json.at(path), { fault });
  problems.refuse();
  if (programme === null) throw new Error('a programme of the wrong shape was not refused');
  const { $schema: _, ...content } = programme;
  return content;
}
