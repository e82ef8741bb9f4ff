/** A programme from a file of one's own. */
import { createHash } from 'node:crypto';
import { asUse, Problems } from '../problems/problems.js';
import { limitsUsual } from './limits.js';
import type { LoadedProgramme, Programme } from '../model/programme.js';
import { faultsOf } from '../programmes/faults.js';
import { repairProgramme } from '../programmes/mended.js';
import { programmeSchema } from '../programmes/schema.js';
import { readText } from './files/decode.js';
import { parseJson } from './json/json.js';
import { checkShape } from './json/shape.js';
import { fileInput } from './files/source.js';

/** Reads a programme file. Throws a `Refusal` with all its faults, or where it cannot be read. */
export async function readProgrammeFile(path: string, longest: number = limitsUsual.file): Promise<LoadedProgramme> {
  return asUse(() => readFile(path, longest));
}

async function readFile(path: string, longest: number): Promise<LoadedProgramme> {
  const source = fileInput(path, 'programme file');
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
  const json = parseJson(text, file, problems);
  problems.refuse();
  if (json === null) throw new Error('text that is no JSON was not refused');
  const programme = checkShape(programmeSchema, json.value, json.at, problems);
  const { sound, misshapen } =
    programme === null ? repairProgramme(json.value) : { sound: programme, misshapen: new Set<string>() };
  for (const { path, fault } of faultsOf(sound, misshapen)) problems.add('programmeFault', json.at(path), { fault });
  problems.refuse();
  if (programme === null) throw new Error('a programme of the wrong shape was not refused');
  const { $schema: _, ...content } = programme;
  return content;
}
