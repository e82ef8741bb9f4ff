/** Names for many sheets that tell them apart and say nothing of the machine. */
import { dirname, sep } from 'node:path';
import { resolver } from './many-paths.js';

/** A sheet, and what results call it. */
export interface NamedSheet {
  readonly path: string;
  readonly name: string;
}

/** Each path with its name from the folder that all have in common, with `/` between folders; in the order of the names. */
export function namedSheets(paths: readonly string[]): NamedSheet[] {
  const full = paths.map(resolver());
  let common = withSeparator(dirname(full[0] ?? ''));
  for (const path of full) while (!path.startsWith(common)) common = withSeparator(dirname(common));
  return paths
    .map((path, i) => ({ path, name: slashed((full[i] ?? path).slice(common.length)) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function slashed(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
