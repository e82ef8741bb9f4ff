/** Finding case sheets, the files beside them, and names for them. */
// Taken from `node:fs`, `promises` are loaded when one is first used: most runs use none.
import { promises, readdirSync, statSync, type Stats } from 'node:fs';
import { dirname, join, normalize, parse, relative, resolve, sep } from 'node:path';
import { problem, Problems, Refusal } from '../../problems/problems.js';
import { refusalOf } from './source.js';

/** The files that may stand beside a sheet, by the sheet's path. */
export interface Companions {
  readonly inspectionJson: string;
  readonly inspectionCsv: string;
  readonly expected: string;
}

/**
 * What `NAME.csv` finds by itself.
 *
 * @example
 * companions('samples/redcar.csv').expected // 'samples/redcar.expected.json'
 */
export function companions(sheet: string): Companions {
  const stem = stemOf(sheet);
  return {
    inspectionJson: `${stem}.inspection.json`,
    inspectionCsv: `${stem}.inspection.csv`,
    expected: `${stem}.expected.json`,
  };
}

/** What the names of a sheet and of the files beside it begin with. */
function stemOf(sheet: string): string {
  const { dir, name } = parse(sheet);
  return join(dir, name);
}

/** A sheet and every file that may stand beside it: none of them is ever written over. */
export function withCompanions(sheet: string): string[] {
  return [sheet, ...Object.values(companions(sheet))];
}

/** Whether a file is there. */
export function exists(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** The inspection file beside a sheet, or null with none. Throws a `Refusal` where there are two. */
export function inspectionBeside(sheet: string): string | null {
  const { inspectionJson, inspectionCsv } = companions(sheet);
  const [json, csv] = [exists(inspectionJson), exists(inspectionCsv)];
  if (json && csv)
    throw new Refusal([problem('twoInspectionFiles', { file: sheet }, { files: [inspectionJson, inspectionCsv] })]);
  return json ? inspectionJson : csv ? inspectionCsv : null;
}

/**
 * Every case sheet under the paths, each once: a file is a sheet, and under a folder or a pattern every `.csv` save `*.inspection.csv` and
 * `*.counts.csv`. The sheets of a folder are in path order. Throws a `Refusal` for every path that is not there or holds no sheet.
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

/** The sheets under a path, their paths normalised. */
async function sheetsUnder(path: string): Promise<string[]> {
  try {
    // A pattern is the name of a file or folder first.
    const matching = statOf(path) === null ? await filesMatching(path) : null;
    if (matching !== null) return matching.filter(isSheetName).toSorted();
    if (!statSync(path).isDirectory()) return [normalize(path)];
    return listFiles(path, true).filter(isSheetName).toSorted();
  } catch (error) {
    // Of a folder within the folder, its own name is what helps.
    const at = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : path;
    throw refusalOf(error, at, 'case sheet') ?? error;
  }
}

/**
 * The files in a folder, and with `deep` in the folders inside, their paths normalised. A link that leads nowhere or in a circle is listed
 * too: reading it says what is wrong with it. Throws where a folder cannot be listed.
 */
function listFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? listFiles(path, deep) : [];
    return entry.isFile() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() !== true) ? path : [];
  });
}

/**
 * The files that a pattern matches, as they are named from the working folder: for patterns that the shell left to the program, because
 * they were quoted or because it knows none. `**` crosses folders; names that begin with a point need one in the pattern. None where nothing
 * matches, or where the pattern begins with a folder that is not there; null where it is no pattern but the plain name of something.
 */
async function filesMatching(pattern: string): Promise<string[] | null> {
  // Most paths are plain, and need no package to tell.
  if (!/[*?[{(]/.test(pattern)) return null;
  const { default: picomatch } = await import('picomatch');
  const { base, glob } = picomatch.scan(slashed(pattern));
  if (glob === '') return null;
  const matches = picomatch(glob);
  const from = base === '' ? '.' : base;
  try {
    return listFiles(from, glob.includes('/')).filter((file) => matches(slashed(relative(from, file))) && exists(file));
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** A sheet, and what results call it. */
export interface NamedSheet {
  readonly path: string;
  readonly name: string;
}

/** Each path with its name from the folder that all have in common, with `/` between folders; in the order of the names. */
export function nameSheets(paths: readonly string[]): NamedSheet[] {
  const full = paths.map((path) => resolve(path));
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
