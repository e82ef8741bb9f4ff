/** An inspection file, in whichever form it is written. */
import type { Problems } from '../errors.js';
import type { Encoding } from './decode.js';
import type { Part } from './inspection-file.js';
import { plainInspection } from './plain-inspection.js';

/** What an inspection file says. Adds a problem for each of its faults, and gives what is sound in it. */
export async function readInspection(
  file: string,
  longest: number,
  problems: Problems,
  encoding: Encoding = 'utf-8',
): Promise<Part> {
  const plain = plainInspection(file, longest);
  if (plain !== null) return plain;
  const { carefully } = await import('./careful-inspection.js');
  return carefully(file, longest, problems, encoding);
}
