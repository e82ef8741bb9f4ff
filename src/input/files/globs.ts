/** Patterns that the shell left to the program, because they were quoted or because it knows none. */
import { statSync } from 'node:fs';
import { promises } from 'node:fs';
import { join, relative, sep } from 'node:path';

/**
 * The files that a pattern matches, as they are named from the working folder. `**` crosses folders; names that begin with a point need
 * one in the pattern. None where nothing matches, or where the pattern begins with a folder that is not there; null where it is no
 * pattern at all but the plain name of something.
 */
export async function filesMatching(pattern: string): Promise<string[] | null> {
  // Most paths are plain, and need no package to tell.
  if (!/[*?[{(]/.test(pattern)) return null;
  const { default: picomatch } = await import('./picomatch.js');
  const slashed = sep === '\\' ? pattern.replaceAll('\\', '/') : pattern;
  const { base, glob } = picomatch.scan(slashed);
  if (glob === '') return null;
  const matches = picomatch(glob);
  const from = base === '' ? '.' : base;
  try {
    const entries = await promises.readdir(from, { recursive: glob.includes('/'), withFileTypes: true });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) => join(entry.parentPath, entry.name))
      .filter((file) => matches(relative(from, file).replaceAll(sep, '/')) && isFile(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
