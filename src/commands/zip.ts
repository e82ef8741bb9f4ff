/** Several files in one. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { PackageFile } from '../report/ods/package.js';

/** The first date that a ZIP can hold. It has no zone, so it is the same bytes everywhere. */
const noDate = '1980-01-01T00:00:00';

/** A ZIP of the files in their order, the same bytes for the same files on every machine and version of Node. */
export function zipFiles(files: readonly PackageFile[]): Uint8Array {
  const zip: Zippable = {};
  for (const { name, text, stored } of files) {
    zip[name] = [strToU8(text), { level: stored ? 0 : 6, mtime: noDate }];
  }
  return zipSync(zip);
}
