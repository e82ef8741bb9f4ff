/** What stands in the folder of a sheet: listed once, where asking the disk for every file by its name would take longer than reading it. */
import { readdirSync, type Dirent } from 'node:fs';
import { sep } from 'node:path';
import { exists } from './files.js';

/** Remembers the folders that it was told of, and one more at a time, because the sheets of a folder come one after another. */
export class Folder {
  readonly #told = new Map<string, Names>();
  #path: string | null = null;
  #names: Names | null = null;

  /** Takes what a listing has of a folder, whose path ends in a separator. All that is in it is to be told. */
  saw(folder: string, entry: Dirent): void {
    if (folder !== this.#path) {
      this.#path = folder;
      this.#names = this.#told.get(folder) ?? { files: new Set(), others: new Set() };
      this.#told.set(folder, this.#names);
    }
    if (this.#names !== null) addTo(this.#names, entry);
  }

  /** Whether an ordinary file is there, as it was when its folder was first asked for. */
  has(path: string): boolean {
    const at = path.lastIndexOf(sep) + 1;
    const folder = path.slice(0, at);
    if (folder !== this.#path) {
      this.#path = folder;
      this.#names = this.#told.get(folder) ?? namesIn(folder);
    }
    if (this.#names === null) return exists(path);
    const { files, others } = this.#names;
    const name = path.slice(at);
    if (files.has(name)) return true;
    const other = alike(name);
    return (others.has(other) || (other !== name && files.has(other))) && exists(path);
  }
}

interface Names {
  readonly files: Set<string>;
  /** What all names come to where a disk does not tell them apart, but for those of files that come to themselves. */
  readonly others: Set<string>;
}

/** The names in a folder; null for a folder that cannot be listed. */
function namesIn(folder: string): Names | null {
  try {
    const names: Names = { files: new Set(), others: new Set() };
    for (const entry of readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })) addTo(names, entry);
    return names;
  } catch {
    return null;
  }
}

function addTo({ files, others }: Names, entry: Dirent): void {
  const { name } = entry;
  const isFile = entry.isFile();
  if (isFile) files.add(name);
  const other = alike(name);
  if (!isFile || other !== name) others.add(other);
}

/** Some disks tell names apart by their case and by how accents are stored, and others do not. */
function alike(name: string): string {
  // Most names are of plain small letters.
  if (/^[ -@[-~]*$/.test(name)) return name;
  return name.normalize('NFC').toLowerCase();
}
