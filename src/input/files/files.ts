/** Finding case sheets, and the files that stand beside them. */
// Taken from `node:fs`, `promises` are loaded when one is first used: most runs use none.
import { promises, readdirSync, statSync, type Stats } from 'node:fs';
import { normalize, parse, sep } from 'node:path';
import { joiner, resolver } from './many-paths.js';
import { problem, Problems, Refusal } from '../../problems/problems.js';
import { filesMatching } from './globs.js';
import type { Folder } from './folder.js';
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
  return inFolder(dir, name);
}

const inFolder = joiner();

/** A sheet and every file that may stand beside it: none of them is ever written over. */
export function withCompanions(sheet: string): string[] {
  return [sheet, ...Object.values(companions(sheet))];
}

/** Whether a file is there. */
export function exists(path: string): boolean {
  return statOf(path)?.isFile() ?? false;
}

/** The inspection file beside a sheet, or null with none; `isThere` knows which files there are. Throws a `Refusal` where there are two. */
export function inspectionBeside(sheet: string, isThere: (path: string) => boolean = exists): string | null {
  const { inspectionJson, inspectionCsv } = companions(sheet);
  const [json, csv] = [isThere(inspectionJson), isThere(inspectionCsv)];
  if (json && csv)
    throw new Refusal([problem('twoInspectionFiles', { file: sheet }, { files: [inspectionJson, inspectionCsv] })]);
  return json ? inspectionJson : csv ? inspectionCsv : null;
}

/**
 * Every case sheet under the paths, each once: a file is a sheet, and under a folder or a pattern every `.csv` save `*.inspection.csv` and
 * `*.counts.csv`. The sheets of a folder are in path order. `folder` is told of everything that was seen on the way. Throws a `Refusal` for
 * every path that is not there or holds no sheet.
 */
export async function findSheets(paths: readonly string[], folder?: Folder): Promise<string[]> {
  const problems = new Problems();
  const found = new Map<string, string>();
  const fullPath = resolver();
  for (const path of paths) {
    const sheets = await problems.keep(() => sheetsUnder(path, folder));
    if (sheets?.length === 0) problems.add('noSheets', { file: path });
    for (const sheet of sheets ?? []) {
      const full = fullPath(sheet);
      if (!found.has(full)) found.set(full, sheet);
    }
  }
  problems.refuse();
  return [...found.values()];
}

/** The sheets under a path, their paths normalised. */
async function sheetsUnder(path: string, folder?: Folder): Promise<string[]> {
  try {
    // What is there under the very name is meant, and is no pattern.
    const matching = statOf(path) === null ? await filesMatching(path) : null;
    if (matching !== null) return inOrder(matching.filter(isSheetName));
    if (!statSync(path).isDirectory()) return [normalize(path)];
    const sheets: string[] = [];
    const top = inFolder(path, '');
    const folders = [top];
    // Folder by folder rather than by `recursive`, which joins the path of every file there is.
    for (const inside of folders) {
      // Under the name that was given, which is the one to be told.
      for (const entry of readdirSync(inside === top ? path : inside, { withFileTypes: true })) {
        folder?.saw(inside, entry);
        if (entry.isDirectory()) folders.push(`${inside}${entry.name}${sep}`);
        if (!isSheetName(entry.name)) continue;
        const file = inside + entry.name;
        // A link that leads nowhere or in a circle is listed too: reading it says what is wrong with it.
        if (entry.isFile() || (entry.isSymbolicLink() && statOf(file)?.isDirectory() !== true)) sheets.push(file);
      }
    }
    return inOrder(sheets);
  } catch (error) {
    // Of a folder within the folder, its own name is what helps.
    const at = error instanceof Error && 'path' in error && typeof error.path === 'string' ? error.path : path;
    throw refusalOf(error, at !== path && at.endsWith(sep) ? at.slice(0, -1) : at, 'case sheet') ?? error;
  }
}

function isSheetName(path: string): boolean {
  return /\.csv$/i.test(path) && !/\.(inspection|counts)\.csv$/i.test(path);
}

function inOrder(paths: readonly string[]): string[] {
  return paths.toSorted();
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
