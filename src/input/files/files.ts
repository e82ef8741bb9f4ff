/** Finds case sheets, and names them. */
// Taken from `node:fs`, `promises` are loaded when one is first used: most runs use none.
import { promises, readdirSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path';
import { Problems, refusalFor } from '../../problems/problems.js';
import { groupBy } from '../../words/english.js';
import { exists, nameKey } from './companions.js';
import { isOwnOutput } from './own-output.js';
import { refusalOf, statOf } from './source.js';

/**
 * Every case sheet under the paths, each once, and with a separator at its end every folder inside them that cannot be listed: reading it
 * reports that. A file is a sheet; in a folder, or by a pattern, every `.csv`, `.xlsx`, `.xlsm` and
 * `.ods` is one except `*.inspection.*`, `*.counts.*` and what other programs leave. The sheets of a folder are sorted by path. Throws a `Refusal` for every
 * path that does not exist or holds no sheet.
 */
export async function findSheets(paths: readonly string[]): Promise<string[]> {
  const problems = new Problems();
  const found = new Map<string, string>();
  // A shell that expands `*.csv` names these as well.
  const meant = paths.filter((path) => !isLeftOver(path));
  for (const path of meant.length === 0 ? paths : meant) {
    const sheets = await problems.keep(() => sheetsUnder(path));
    if (sheets?.length === 0) problems.add(statOf(path) === null ? 'noMatches' : 'noSheets', { file: path });
    await refuseBothForms(sheets ?? [], problems);
    for (const sheet of sheets ?? []) {
      const full = resolve(sheet);
      if (!found.has(full)) found.set(full, sheet);
    }
  }
  problems.refuse();
  return [...found.values()];
}

/** The workbooks under the folders among these paths that are in a form which cannot be read, by path. */
export const workbooksNotRead = (paths: readonly string[]): string[] => namedUnder(paths, /\.(?:xls|xlsb|numbers)$/i);

/** The files of expected results under the folders among these paths, by path. */
export const expectedUnder = (paths: readonly string[]): string[] => namedUnder(paths, /\.expected\.json$/i);

function namedUnder(paths: readonly string[], ending: RegExp): string[] {
  const folders = paths.filter((path) => statOf(path)?.isDirectory() === true);
  return [...new Set(folders.flatMap(filesUnder))].filter((path) => ending.test(path)).toSorted();
}

/** Adds a problem for a CSV and a workbook of one name: one of them is a copy, and may be an old one. A report of one is none. */
async function refuseBothForms(sheets: readonly string[], problems: Problems): Promise<void> {
  const byName = groupBy(sheets, (sheet) => nameKey(sheet.replace(/\.[^.]+$/, '')));
  for (const forms of byName.values()) {
    if (forms.length === 1) continue;
    const own = await Promise.all(forms.map(isOwnOutput));
    const [file = '', ...files] = forms.filter((_, i) => own[i] === false);
    if (files.length > 0) problems.add('sheetInTwoForms', { file }, { files });
  }
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
    throw refusalOf(error, statOf(at)?.isDirectory() === true ? join(at, sep) : at, 'case sheet') ?? error;
  }
}

/**
 * The files in a folder and, if `deep`, in the folders inside it, with normalised paths. Includes a link that leads nowhere or in a circle:
 * reading it reports what is wrong. Throws if the folder itself cannot be listed.
 */
function listFiles(folder: string, deep: boolean): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return deep ? filesUnder(path) : [];
    return entry.isFile() || (entry.isSymbolicLink() && statOf(path)?.isDirectory() !== true) ? path : [];
  });
}

function filesUnder(folder: string): string[] {
  try {
    return listFiles(folder, true);
  } catch {
    return [`${folder}${sep}`];
  }
}

/**
 * The files that match a pattern, by path from the working folder: for patterns that the shell passed on, because they were quoted or
 * because it has none. `**` matches folders at any depth; names that begin with a dot need a dot in the pattern. Brackets in a name that
 * exists stand for themselves. Empty if nothing matches; null if the path is not a pattern.
 */
async function filesMatching(pattern: string): Promise<string[] | null> {
  // Most paths are not patterns, and do not need the package.
  if (!/[*?[{(]/.test(pattern)) return null;
  const names = withSlashes(pattern).split('/');
  if ([names.filter((name) => name === '**').length, ...names.map(countStars)].some((count) => count > mostStars))
    throw refusalFor('patternTooWide', { file: pattern }, { most: mostStars });
  const { default: picomatch } = await import('picomatch');
  const existing = existingFolder(withSlashes(pattern));
  const { base, glob } = picomatch.scan(withSlashes(pattern).slice(existing.length));
  if (glob === '') return null;
  const from = existing + base || '.';
  const matches = picomatch([glob, glob.replace(/[()[\]{}]/g, '\\$&')], { noextglob: true, regex: false });
  try {
    return listFiles(from, glob.includes('/')).filter(
      (file) => file.endsWith(sep) || (matches(withSlashes(relative(from, file))) && exists(file)),
    );
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** The most stars in one name of a pattern: to compare a name takes time that grows with its length to that power. */
const mostStars = 5;

const countStars = (name: string): number => name.match(/\*+/g)?.length ?? 0;

/** The beginning of a pattern that is a folder as it stands, with its last slash; empty if there is none. */
function existingFolder(pattern: string): string {
  let end = 0;
  for (let at = pattern.indexOf('/'); at >= 0; at = pattern.indexOf('/', at + 1)) {
    if (statOf(pattern.slice(0, at + 1))?.isDirectory() !== true) break;
    end = at + 1;
  }
  return pattern.slice(0, end);
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
  if (path.endsWith(sep)) return true;
  return (
    /\.(?:csv|xlsx|xlsm|ods)$/i.test(path) &&
    !/\.(?:inspection|counts)(?:\.(?:csv|xlsx|xlsm|ods))+$/i.test(path) &&
    !isLeftOver(path)
  );
}

/** Whether a file is what macOS keeps beside another on a foreign disk, or what an office program keeps beside an open one. */
const isLeftOver = (path: string): boolean => /^(?:\._|~\$|\.~lock\.)/.test(basename(path));

/** Whether a path, with its links followed, is a folder or a file with its links followed, or leads into that folder. */
export async function isInside(path: string, folder: string): Promise<boolean> {
  const inside = relative(await resolvePath(folder), await resolvePath(path));
  return !isAbsolute(inside) && !/^\.\.(?:[/\\]|$)/.test(inside);
}

/** A path with its links followed, as far as it exists: a link to a file that is not there yet leads to that one. */
export async function resolvePath(path: string): Promise<string> {
  try {
    return await promises.realpath(path);
  } catch (error) {
    // A link that leads in a circle has another code.
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const link = isMissing ? await promises.readlink(path).catch(() => null) : null;
    return link === null ? path : resolvePath(resolve(await promises.realpath(dirname(path)), link));
  }
}
