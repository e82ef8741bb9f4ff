/** A programme by its id or from a file of one's own. */
import { asUse, Problems } from '../errors.js';
import type { LoadedProgramme, Place, Programme } from '../model.js';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { nearest } from '../suggest.js';
import { placeOf, type Whereabouts } from './ratings.js';
import { readText } from './decode.js';
import { limitsUsual } from '../limits.js';
import { fileSource } from './source.js';

/** What somebody named as a programme: an id, or a path, and where it was named. */
export interface ProgrammeName {
  readonly id: string;
  readonly path: string;
  readonly place: Whereabouts;
}

/** A programme as it is named on the command line: an id, or a path from where the command runs. */
export function programmeNamed(name: string, place: Place = { column: `--programme ${name}` }): ProgrammeName {
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
  return readProgrammeFile(path, longest);
}

/** Reads a programme file. Throws a `Refusal` with all its faults, or where it cannot be read. */
export async function readProgrammeFile(path: string, longest: number = limitsUsual.file): Promise<LoadedProgramme> {
  return asUse(() => readFile(path, longest));
}

async function readFile(path: string, longest: number): Promise<LoadedProgramme> {
  const source = fileSource(path, 'programme file');
  const { createHash } = await import('node:crypto');
  const hash = createHash('sha256');
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of source.bytes()) {
      hash.update(chunk);
      yield chunk;
    }
  };
  const text = await readText({ ...source, bytes: hashed }, longest);
  return { programme: await validProgramme(text, path), sha256: hash.digest('hex'), named: true };
}

/** The programme in a file's text. Throws a `Refusal` with all its faults, of shape and of sense. */
export async function validProgramme(text: string, file: string): Promise<Programme> {
  const problems = new Problems();
  const { parseJson } = await import('./json.js');
  const json = parseJson(text, file, problems);
  problems.refuse();
  if (json === null) throw new Error('text that is no JSON was not refused');
  // Only a programme of one's own needs the schema: loading it would slow every other start.
  const [{ programmeSchema }, { faultsOf }, { shaped }, { mended }] = await Promise.all([
    import('../programmes/schema.js'),
    import('../programmes/faults.js'),
    import('./shape.js'),
    import('../programmes/mended.js'),
  ]);
  const programme = shaped(programmeSchema, json.value, json.at, problems);
  const { sound, misshapen } =
    programme === null ? mended(json.value) : { sound: programme, misshapen: new Set<string>() };
  for (const { path, fault } of faultsOf(sound, misshapen)) problems.add('programmeFault', json.at(path), { fault });
  problems.refuse();
  if (programme === null) throw new Error('a programme of the wrong shape was not refused');
  const { $schema: _, ...content } = programme;
  return content;
}
