/** Reads a result that `score --format json` wrote. */
import type { ZodMiniType } from 'zod/mini';
import { asUse, Problems } from '../problems/problems.js';
import type { Assessment } from '../model/assessment.js';
import { readText } from './files/decode.js';
import { parseJson } from './json/json.js';
import { fileInput } from './files/source.js';

/** Whether a path is that of a result, not of a case sheet. */
export function isResultFile(path: string): boolean {
  return /\.json$/i.test(path);
}

/**
 * Reads a result. Unknown keys are ignored, because a later version may have added them. Throws a `Refusal` if the file is not a result, or
 * one of another `schemaVersion`.
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
