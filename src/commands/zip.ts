/** Several files in one. */
import { strToU8, zipSync, type Zippable } from 'fflate';
import type { Part } from '../report/ods/package.js';

/** The first date that a ZIP can hold. It has no zone, so it is the same bytes everywhere. */
const noDate = '1980-01-01T00:00:00';

/** A ZIP of the parts in their order, the same bytes for the same parts on every machine and version of Node. */
export function zipped(parts: readonly Part[]): Uint8Array {
  const files: Zippable = {};
  for (const { name, text, stored } of parts) {
    files[name] = [strToU8(text), { level: stored ? 0 : 6, mtime: noDate }];
  }
  return zipSync(files);
}
