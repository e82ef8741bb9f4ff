/** What stands in the folder of a sheet: listed once, where asking the disk for every file by its name would take longer than reading it. */
import { readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { exists } from './files.js';

/** Remembers one folder at a time, because the sheets of a folder come one after another. */
export class Folder {
  #path: string | null = null;
  #names: ReadonlyMap<string, string | null> | null = null;

  /** Whether a file is there, as it was when its folder was first asked for. */
  has(path: string): boolean {
    const at = path.lastIndexOf(sep) + 1;
    const folder = path.slice(0, at);
    if (folder !== this.#path) {
      this.#path = folder;
      this.#names = namesIn(folder);
    }
    if (this.#names === null) return exists(path);
    const name = path.slice(at);
    const found = this.#names.get(key(name));
    return found === name || (found !== undefined && exists(path));
  }
}

/** The names in a folder by their keys; null for what is no ordinary file, or has a name like another. Null for a folder that cannot be listed. */
function namesIn(folder: string): Map<string, string | null> | null {
  try {
    const names = new Map<string, string | null>();
    for (const entry of readdirSync(folder === '' ? '.' : folder, { withFileTypes: true })) {
      const at = key(entry.name);
      names.set(at, entry.isFile() && !names.has(at) ? entry.name : null);
    }
    return names;
  } catch {
    return null;
  }
}

/** Some disks tell names apart by their case and by how accents are stored, and others do not: what may be the same has the same key. */
function key(name: string): string {
  return name.normalize('NFC').toLowerCase();
}
