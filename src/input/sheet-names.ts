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
  let common = dirname(full[0] ?? '');
  for (const path of full)
    while (!path.startsWith(common.endsWith(sep) ? common : common + sep)) common = dirname(common);
  const shared = common.endsWith(sep) ? common.length : common.length + 1;
  return paths
    .map((path, i) => ({ path, name: (full[i] ?? path).slice(shared).replaceAll(sep, '/') }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}
