/** Writes new files that belong together. */
import * as fs from 'node:fs';
import { exists } from '../input/files/companions.js';
import { attempt, discard, hearSignals, make, pathBeside, release } from './unfinished.js';

/**
 * Writes new files, by their paths: all of them, or none. The first is put in its place last, so that where it stands the others do. One that
 * is there with this very content, because a run was stopped, is left. Throws a `Refusal` if another is there or one cannot be written.
 */
export async function writeNew(files: ReadonlyMap<string, string | Uint8Array>): Promise<void> {
  const whole = [...files].map(([file, content]) => ({ file, content, beside: pathBeside(file) }));
  const drop = (): void => whole.flatMap(({ file, beside }) => [file, beside]).forEach(discard);
  const step = (file: string, act: () => void): void => attempt(file, act, drop, () => 'unknown');
  for (const { file, content, beside } of whole)
    step(file, () => {
      make(beside, (path) => fs.closeSync(fs.openSync(path, 'wx')));
      fs.writeFileSync(beside, content);
    });
  for (const { file, content, beside } of whole.toReversed())
    step(file, () => {
      if (!holds(file, content)) make(file, (path) => linkNew(beside, path));
    });
  for (const { file, beside } of whole) {
    release(file);
    discard(beside);
  }
  await hearSignals(0);
}

function holds(file: string, content: string | Uint8Array): boolean {
  return exists(file) && fs.readFileSync(file).equals(Buffer.from(content));
}

/** Gives a file a second name, or a copy where the disk knows no second names. Throws if there is a file of that name. */
function linkNew(path: string, name: string): void {
  try {
    fs.linkSync(path, name);
  } catch {
    fs.copyFileSync(path, name, fs.constants.COPYFILE_EXCL);
  }
}
