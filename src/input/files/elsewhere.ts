/** What is in a file that nobody meant is never shown: a link in a folder can lead to any file, and a report may be read by others. */
import { groupBy } from '../../words/english.js';
import { basename, dirname } from 'node:path';
import { problem, Refusal, type Problem, type ProblemKind } from '../../problems/problems.js';
import { kindOfFile } from './companions.js';
import { isInside } from './files.js';

/** What can be said of any file without showing what is in it. */
export const harmless: ReadonlySet<ProblemKind> = new Set<ProblemKind>([
  'fileMissing',
  'fileIsFolder',
  'fileUnreadable',
  'fileChanged',
  'fileTooLong',
  'rowsTooMany',
  'rowTooLarge',
  'unpacksTooLarge',
  'workbookEncrypted',
  'notCsv',
  'sheetEmpty',
  'fileElsewhere',
]);

/**
 * A refusal that shows nothing of what is in files that links lead to outside a folder: `folder`, or the folder that each link is in. In
 * their place it says how many faults each file has. Files that were typed, and files under folders that were, are shown.
 */
export async function hideElsewhere(refusal: Refusal, typed: readonly string[], folder?: string): Promise<Refusal> {
  const isShown = async (file: string): Promise<boolean> => {
    for (const path of [folder ?? dirname(file), ...typed])
      if (path !== '' && (await isInside(file, path))) return true;
    return false;
  };
  const telling = refusal.problems.filter(({ kind }) => !harmless.has(kind));
  const faults = groupBy(telling, ({ place: { file } }) => file);
  for (const file of faults.keys()) if (file === undefined || (await isShown(file))) faults.delete(file);
  if (faults.size === 0) return refusal;
  const problems = refusal.problems.flatMap((found) => {
    const hidden = faults.get(found.place.file) ?? [];
    if (!hidden.includes(found)) return found;
    const file = found.place.file ?? '';
    // One for each file, where its first stood.
    return hidden[0] === found ? { ...found, ...elsewhere(file), exit: found.exit } : [];
  });
  return new Refusal(problems, refusal.total);
}

const elsewhere = (file: string): Problem => problem('fileElsewhere', { file }, { what: kindOfFile(basename(file)) });
