/** Patterns that the shell left to the program, because they were quoted or because it knows none. */

import { sep } from 'node:path';

/** Whether a path is a pattern and not the plain name of something. */
export function isPattern(path: string): boolean {
  return /[*?[{]/.test(path);
}

/**
 * The files that a pattern matches, as they are named from the working folder. `**` crosses folders; names that begin with a point need
 * one in the pattern. None where nothing matches.
 */
export async function filesMatching(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  return glob(slashed, { expandDirectories: false, onlyFiles: true });
}
