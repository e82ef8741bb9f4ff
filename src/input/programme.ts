/** Loads a programme by its id or from a file. */
import { asUse, Problems, Refusal, refusalFor, type Whereabouts } from '../problems/problems.js';
import type { LoadedProgramme, Programme } from '../model/programme.js';
import { shipped, shippedProgramme } from '../programmes/index.js';
import { nearest } from '../words/nearest.js';
import { holdInMemory, readText } from './files/decode.js';
import { harmless } from './files/elsewhere.js';
import { isInside } from './files/files.js';
import { fileInput } from './files/source.js';
import { defaultLimits } from './limits.js';

/**
 * Loads a programme: a shipped one by id, otherwise from a file, `path` if that is not the name itself. `place`: where it was named;
 * `within`: the folder of the file that names it, if that was not typed. Throws a `Refusal` for an unknown name, and for a file with all its
 * faults, those of shape and those of content; of a file outside that folder it shows nothing.
 */
export async function loadProgramme(
  name: string,
  {
    path = name,
    place = { column: `--programme ${name}` },
    within,
    longest,
  }: {
    readonly path?: string;
    readonly place?: Whereabouts;
    readonly within?: string | undefined;
    readonly longest?: number;
  } = {},
): Promise<LoadedProgramme> {
  const own = await shippedProgramme(name);
  if (own !== null) return { ...own, isNamed: true };
  if (/[/\\.]/.test(name)) {
    const reading = readProgrammeFile(path, longest);
    return within === undefined ? reading : withoutContent(reading, path, within);
  }
  const known = Object.keys(shipped);
  throw refusalFor('programmeUnknown', place, { found: name, known, near: nearest(name, known) });
}

/** A programme of a file, whose faults are not shown if it is outside a folder: it may be any file, and the report may be read by others. */
async function withoutContent(
  reading: Promise<LoadedProgramme>,
  path: string,
  within: string,
): Promise<LoadedProgramme> {
  try {
    return await reading;
  } catch (error) {
    if (!(error instanceof Refusal) || error.problems.every(({ kind }) => harmless.has(kind))) throw error;
    if (await isInside(path, within)) throw error;
    throw refusalFor('programmeElsewhere', { file: path }, { file: path });
  }
}

/** Reads a programme file. Throws a `Refusal` with all its faults, or if it cannot be read. */
export async function readProgrammeFile(path: string, longest: number = defaultLimits.file): Promise<LoadedProgramme> {
  return asUse(async () => {
    const { createHash } = await import('node:crypto');
    const { file, bytes } = await holdInMemory(fileInput(path, 'programme file'), longest);
    const programme = await parseProgramme(await readText(file, longest), path);
    return { programme, sha256: createHash('sha256').update(bytes).digest('hex'), isNamed: true };
  });
}

/** The programme in a file's text. Throws a `Refusal` with all its faults, those of shape and those of content. */
export async function parseProgramme(text: string, file: string): Promise<Programme> {
  // Loaded only for programme files, because loading the schema takes time.
  const [{ parseJson }, { checkShape, tryParse }, { programmeSchema }, { faultsOf }, { repairProgramme }] =
    await Promise.all([
      import('./json/json.js'),
      import('./json/check-shape.js'),
      import('../model/programme.js'),
      import('../programmes/faults.js'),
      import('../programmes/repair.js'),
    ]);
  const problems = new Problems();
  const json = parseJson(text, file, problems);
  const programme = checkShape(programmeSchema, json.value, json.at, problems);
  // What has too many faults to name is not looked into.
  if (programme === null && tryParse(programmeSchema, json.value) === null) problems.fail();
  const { sound, misshapen } =
    programme === null ? repairProgramme(json.value) : { sound: programme, misshapen: new Set<string>() };
  for (const { path, fault } of faultsOf(sound, misshapen)) problems.add('programmeFault', json.at(path), { fault });
  if (programme === null) return problems.fail();
  problems.refuse();
  const { $schema: _, ...content } = programme;
  return content;
}
