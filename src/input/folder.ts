/** What stands in the folder of a sheet: listed once, where asking the disk for every file by its name would take longer than reading it. */
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { exists } from './files.js';

/** Remembers one folder at a time, because the sheets of a folder come one after another. */
export class Folder {
  #path: string | null = null;
  #names: Names | null = null;

  /** Whether an ordinary file is there, as it was when its folder was first asked for. */
  has(path: string): boolean {
    const at = path.lastIndexOf(sep) + 1;
    const folder = path.slice(0, at);
    if (folder !== this.#path) {
      this.#path = folder;
      this.#names = namesIn(folder);
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
  readonly files: ReadonlySet<string>;
  /** What all names come to where a disk does not tell them apart, but for those of files that come to themselves. */
  readonly others: ReadonlySet<string>;
}

/** The names in a folder; null for a folder that cannot be listed. */
function namesIn(folder: string): Names | null {
  try {
    const files = new Set<string>();
    const others = new Set<string>();
    for (const entry of readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })) {
      const { name } = entry;
      const isFile = entry.isFile();
      if (isFile) files.add(name);
      const other = alike(name);
      if (!isFile || other !== name) others.add(other);
    }
    return { files, others };
  } catch {
    return null;
  }
}

/** Some disks tell names apart by their case and by how accents are stored, and others do not. */
function alike(name: string): string {
  // Most names are of plain small letters.
  if (/^[ -@[-~]*$/.test(name)) return name;
  return name.normalize('NFC').toLowerCase();
}
