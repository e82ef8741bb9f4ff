/** Many paths at a time: files come folder by folder, and a folder's own path is walked through once for as long as it is the same. */
import { join, resolve, sep } from 'node:path';

/** Makes a function that joins a folder and the name of a file in it. */
export function joiner(): (folder: string, name: string) => string {
  return perFolder((folder) => join(folder, 'x').slice(0, -1));
}

/** Makes a function from a path that is normalised to the same path from the root. */
export function resolver(): (path: string) => string {
  const resolved = perFolder((folder) => resolve(folder, 'x').slice(0, -1));
  return (path) => {
    const at = path.lastIndexOf(sep) + 1;
    return resolved(path.slice(0, at), path.slice(at));
  };
}

function perFolder(work: (folder: string) => string): (folder: string, name: string) => string {
  let last: string | null = null;
  let before = '';
  return (folder, name) => {
    if (folder !== last) before = work(folder);
    last = folder;
    return before + name;
  };
}
