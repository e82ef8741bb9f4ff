/** Finds case sheets and the files beside them, and names them. */
// Taken from `node:fs`, `promises` are loaded when one is first used: most runs use none.
import { promises, readdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join, normalize, parse, relative, resolve, sep } from 'node:path';
import { problem, Problems, Refusal } from '../../problems/problems.js';
import { refusalOf } from './source.js';

/**
 * The files that `NAME.csv` finds by itself.
 *
 * @example
 * companions('samples/redcar.csv').expected // 'samples/redcar.expected.json'
 */
export function companions(sheet: string): Record<'inspectionJson' | 'inspectionCsv' | 'expected', string> {
  const { dir, name } = parse(sheet);
  const stem = join(dir, name);
  return {
    inspectionJson: `${stem}.inspection.json`,
    inspectionCsv: `${stem}.inspection.csv`,
    expected: `${stem}.expected.json`,
  };
}

/** A sheet and every file that can be beside it. None of them is ever overwritten. */
export function withCompanions(sheet: string): string[] {
  return [sheet, ...Object.values(companions(sheet))];
}

/** Whether there is an ordinary file at a path. */
export function exists(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** The path of the inspection file beside a sheet, or null if there is none. Throws a `Refusal` if there are two. */
export function inspectionBeside(sheet: string): string | null {
  const { inspectionJson, inspectionCsv } = companions(sheet);
  const [json, csv] = [exists(inspectionJson), exists(inspectionCsv)];
  if (json && csv)
    throw new Refusal([problem('twoInspectionFiles', { file: sheet }, { files: [inspectionJson, inspectionCsv] })]);
  return json ? inspectionJson : csv ? inspectionCsv : null;
}

/**
 * Every case sheet under the paths, each once. A file is a sheet; in a folder, or by a pattern, every `.csv` is one except
 * `*.inspection.csv` and `*.counts.csv`. The sheets of a folder are sorted by path. Throws a `Refusal` for every path that does not exist
 * or holds no sheet.
 */
export async function findSheets(paths: readonly string[]): Promise<string[]> {
  const problems = new Problems();
  const found = new Map<string, string>();
  for (const path of paths) {
    const sheets = await problems.keep(() => sheetsUnder(path));
    if (sheets?.length === 0) problems.add('noSheets', { file: path });
    for (const sheet of sheets ?? []) {
      const full = resolve(sheet);
      if (!found.has(full)) found.set(full, sheet);
    }
  }
  problems.refuse();
  return [...found.values()];
}

/** The normalised paths of the sheets under a path. */
async function sheetsUnder(path: string): Promise<string[]> {
  try {
    // A file or folder may have a name that looks like a pattern.
    const matching = statOf(path) === null ? await filesMatching(path) : null;
    if (matching !== null) return matching.filter(isSheetName).toSorted();
    if (!statSync(path).isDirectory()) return [normalize(path)];
    return listFiles(path, true).filter(isSheetName).toSorted();
  } catch (error) {
    // For a folder inside the folder, the message should name that one.
    const at = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : path;
    throw refusalOf(error, at, 'case sheet') ?? error;
  }
}

/**
 * The files in a folder and, if `deep`, in the folders inside it, with normalised paths. Includes a link that leads nowhere or in a circle:
 * reading it reports what is wrong. Throws if a folder cannot be listed.
 */
function listFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? listFiles(path, deep) : [];
    return entry.isFile() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() !== true) ? path : [];
  });
}

/**
 * The files that match a pattern, by path from the working folder: for patterns that the shell passed on, because they were quoted or
 * because it has none. `**` matches folders at any depth; names that begin with a dot need a dot in the pattern. Empty if nothing matches;
 * null if the path is not a pattern.
 */
async function filesMatching(pattern: string): Promise<string[] | null> {
  // Most paths are not patterns, and do not need the package.
  if (!/[*?[{(]/.test(pattern)) return null;
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(withSlashes(pattern));
  if (glob === '') return null;
  const matches = picomatch(glob);
  const from = base === '' ? '.' : base;
  try {
    return listFiles(from, glob.includes('/')).filter(
      (file) => matches(withSlashes(relative(from, file))) && exists(file),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** A sheet, and its name in results. */
export interface NamedSheet {
  readonly path: string;
  readonly name: string;
}

/** Each path with its name from the folder that all have in common, with `/` between folders; sorted by name. */
export function nameSheets(paths: readonly string[]): NamedSheet[] {
  const full = paths.map((path) => resolve(path));
  let common = withSeparator(dirname(full[0] ?? ''));
  for (const path of full) while (!path.startsWith(common)) common = withSeparator(dirname(common));
  return paths
    .map((path, i) => ({ path, name: withSlashes((full[i] ?? path).slice(common.length)) }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

function withSlashes(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

function isSheetName(path: string): boolean {
  return /\.csv$/i.test(path) && !/\.(inspection|counts)\.csv$/i.test(path);
}

function statOf(path: string): Stats | null {
  try {
    return statSync(path, { throwIfNoEntry: false }) ?? null;
  } catch {
    return null;
  }
}

/** A path with its links followed, as far as it exists. */
export function resolvePath(path: string): Promise<string> {
  return promises.realpath(path).catch(() => path);
}
