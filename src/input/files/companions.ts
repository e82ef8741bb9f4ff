/** The files beside a sheet, found by its name: capitals, and how an accent is composed, do not matter. */
import { readdirSync, statSync } from 'node:fs';
import { join, parse } from 'node:path';
import { refusalFor } from '../../problems/problems.js';
import { fold } from '../../words/english.js';
import { nearest } from '../../words/nearest.js';
import type { FileKind } from './source.js';

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

/** The path of a case sheet in place of that of a counts sheet: `NAME.counts.csv` and `NAME.csv` find the same files beside them. */
export const withoutCounts = (path: string): string => path.replace(/\.counts(?=\.[a-z]+$)/i, '');

/** These sheets, and every file that is or can be beside one. None of them is ever overwritten. */
export function withCompanions(sheets: readonly string[]): string[] {
  const folders = new Folders();
  return sheets.flatMap((sheet) => [
    sheet,
    ...Object.values(companions(sheet)),
    ...kinds.flatMap((kind) => filesBeside(sheet, kind, folders)),
  ]);
}

const sheetEndings = ['csv', 'tsv', 'txt', 'xlsx', 'xlsm', 'ods'].flatMap((ending) => [ending, `counts.${ending}`]);

/** The sheet that is there and whose inspection file or expected results have this path; null if there is none. */
export function sheetOfCompanion(path: string): string | null {
  const [, stem] = /^(.*)\.(?:inspection\.(?:json|csv)|expected\.json)$/i.exec(path) ?? [];
  if (stem === undefined || /\.counts$/i.test(stem)) return null;
  const paths = sheetEndings.map((ending) => `${stem}.${ending}`);
  const there = paths.find((sheet) => exists(sheet));
  if (there !== undefined) return there;
  const { dir } = parse(path);
  const keys = new Set(paths.map((sheet) => nameKey(parse(sheet).base)));
  const alike = (namesIn(dir) ?? []).find((name) => keys.has(nameKey(name)));
  return alike === undefined ? null : join(dir, alike);
}

/** Whether a path is that of the inspection file or the expected results of a sheet that is there. */
export const isCompanion = (path: string): boolean => sheetOfCompanion(path) !== null;

/** Whether there is an ordinary file at a path. */
export function exists(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** What was found beside a sheet. */
export interface Beside {
  /** The path of the file, or null if there is none. */
  readonly file: string | null;
  /** The names of files that were probably meant for it, and are not read. */
  readonly near: readonly string[];
}

/** The inspection file beside a sheet. Throws a `Refusal` if there are two. */
export const inspectionBeside = (sheet: string, folders: Folders): Beside => besideSheet(sheet, 'inspection', folders);

/** The expected results beside a sheet. Throws a `Refusal` if there are two files of them. */
export const expectedBeside = (sheet: string, folders: Folders): Beside => besideSheet(sheet, 'expected', folders);

const kinds = ['inspection', 'expected'] as const;
type Kind = (typeof kinds)[number];

const endings: Readonly<Record<Kind, RegExp>> = {
  inspection: /\.inspection\.(?:json|csv)$/i,
  expected: /\.expected\.json$/i,
};

const sheetEnding = /(?:\.counts)?\.(?:csv|xlsx|xlsm|ods)$/i;

/** Copies that editors and office programs leave, and files of the system. */
const leftOver = /^[.~]|(?:~|\.(?:bak|orig|swp|tmp))$/i;

/** A file that has a name as if it were to stand beside a sheet. */
interface Stray {
  readonly name: string;
  readonly kind: Kind;
  /** The name of its sheet, in the form of `nameKey`. */
  readonly sheet: string;
}

/** The names in a folder that have to do with sheets. */
interface Siblings {
  /** Files beside sheets, by the kind and the name of the sheet in the form of `nameKey`. */
  readonly companions: ReadonlyMap<string, readonly string[]>;
  /** The names of the sheets without their endings. */
  readonly sheets: ReadonlySet<string>;
  readonly strays: readonly Stray[];
}

/** Lists folders, each once in a run: a batch looks beside every sheet. */
export class Folders {
  readonly #listed = new Map<string, Siblings | null>();

  /** The names in a folder; null if it cannot be listed. */
  siblings(folder: string): Siblings | null {
    const known = this.#listed.get(folder);
    if (known !== undefined) return known;
    const names = namesIn(folder);
    const found = names === null ? null : sortNames(names);
    this.#listed.set(folder, found);
    return found;
  }
}

/** The names in a folder; null if it cannot be listed. */
export function namesIn(folder: string): string[] | null {
  try {
    return readdirSync(folder === '' ? '.' : folder);
  } catch {
    return null;
  }
}

function sortNames(names: readonly string[]): Siblings {
  const found = new Map<string, string[]>();
  const sheets = new Set(names.filter((name) => sheetEnding.test(name)).map((name) => name.replace(sheetEnding, '')));
  const sheetKeys = new Set([...sheets].map(nameKey));
  const strays: Stray[] = [];
  for (const name of names) {
    const kind = kindOf(name);
    const stem = nameKey(name.replace(kind === null ? sheetEnding : endings[kind], ''));
    if (kind !== null) found.set(`${kind} ${stem}`, [...(found.get(`${kind} ${stem}`) ?? []), name]);
    const stray = leftOver.test(name) || (kind !== null && sheetKeys.has(stem)) ? null : strayOf(name);
    if (stray !== null) strays.push(stray);
  }
  return { companions: found, sheets, strays };
}

/** What a file is by its name, in the words of messages. */
export function kindOfFile(name: string): FileKind {
  const kind = kindOf(name);
  return kind === null ? 'case sheet' : kind === 'inspection' ? 'inspection file' : 'file of expected results';
}

const kindOf = (name: string): Kind | null => kinds.find((kind) => endings[kind].test(name)) ?? null;

/** The form in which names of files are compared: macOS takes accents apart, and some file systems know no capitals. */
export const nameKey = (name: string): string => name.normalize('NFC').toLowerCase();

/** What a name says of a file, whatever its ending: `redcar.inspection.json.txt`, `redcar_inspection.xlsx`, `redcar.csv.inspektion.csv`. */
function strayOf(name: string): Stray | null {
  const key = nameKey(name);
  for (const { index, 0: found, 1: word = '' } of key.matchAll(/[ ._-]+([a-z]+)/g)) {
    const near = nearest(word, kinds, 4);
    const kind = kinds.find((one) => one === near) ?? null;
    if (kind === null || index === 0) continue;
    // After another separator than a point the word may be a part of a longer name.
    if (!found.startsWith('.') && !/^(?:\.[a-z\d]+)+$/.test(key.slice(index + found.length))) return null;
    return { name, kind, sheet: key.slice(0, index).replace(sheetEnding, '') };
  }
  return null;
}

function besideSheet(sheet: string, kind: Kind, folders: Folders): Beside {
  const files = filesBeside(sheet, kind, folders);
  if (files.length > 1) throw refusalFor('companionTwice', { file: sheet }, { files });
  const [file = null] = files;
  const { dir, base, name } = parse(sheet);
  const key = nameKey(name);
  const near = (folders.siblings(dir)?.strays ?? []).filter(
    (stray) =>
      stray.kind === kind &&
      ![base, parse(file ?? '').base].includes(stray.name) &&
      (fold(stray.sheet) === fold(key) || (file === null && isSlip(stray.sheet, key))),
  );
  return { file, near: near.map((stray) => stray.name).toSorted() };
}

/** Whether one name is a slip for another. Numbers must agree: unit 3 is not a slip for unit 4. */
const isSlip = (one: string, other: string): boolean =>
  one.replace(/\D+/g, ' ') === other.replace(/\D+/g, ' ') && nearest(one, [other], 6) !== null;

/** The paths of the files of a kind beside a sheet. */
function filesBeside(sheet: string, kind: Kind, folders: Folders): string[] {
  const { dir, name } = parse(sheet);
  const siblings = folders.siblings(dir);
  if (siblings === null)
    return Object.values(companions(sheet)).filter((path) => kindOf(path) === kind && exists(path));
  const found = siblings.companions.get(`${kind} ${nameKey(name)}`) ?? [];
  return found
    .filter((own) => {
      const stem = own.replace(endings[kind], '');
      // In another spelling it may be that of another sheet.
      return stem === name || !siblings.sheets.has(stem);
    })
    .map((own) => join(dir, own))
    .filter(exists)
    .toSorted();
}
