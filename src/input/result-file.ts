/** A result as `score --format json` writes it, read again. */
import type { ZodMiniType } from 'zod/mini';
import { asUse, Problems } from '../problems/problems.js';
import type { Assessment } from '../model/assessment.js';
import { readText } from './files/decode.js';
import { parseJson } from './json/json.js';
import { fileInput } from './files/source.js';

/** Whether a path names a result and no case sheet. */
export function isResultFile(path: string): boolean {
  return /\.json$/i.test(path);
}

/**
 * Reads a result of the shape of one. Keys that this version does not know are passed over: a later one may have added them. Throws a `Refusal` for a file
 * that is no result, or of another `schemaVersion`.
 */
export async function readResult(path: string, shape: ZodMiniType<Assessment>, longest: number): Promise<Assessment> {
  const problems = new Problems();
  const json = parseJson(await asUse(() => readText(fileInput(path, 'result'), longest)), path, problems);
  const { checkShape: shaped } = await import('./json/shape.js');
  const result = shaped(shape, json.value, json.at, problems, true);
  problems.refuse();
  if (result === null) throw new Error('a result of the wrong shape was not refused');
  return result;
}
