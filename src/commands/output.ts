/** Where a result goes: standard output, or a file that is only ever replaced whole. */
import { promises, statSync } from 'node:fs';
import { problem, Refusal } from '../problems/problems.js';
import { resolvePath } from '../input/files/files.js';
import type { Streams } from './streams.js';

/**
 * Writes a result. With a file it is written beside it and renamed, so that a failed run leaves the old one as it was; what is no
 * ordinary file (a device, a pipe) is written to as it is. Throws a `Refusal` where it cannot be written, or is one of the `inputs`.
 */
export async function deliver(
  content: string | Uint8Array,
  file: string | undefined,
  inputs: readonly string[],
  { stdout }: Pick<Streams, 'stdout'>,
): Promise<void> {
  if (file === undefined) {
    stdout.write(content);
    return;
  }
  const target = await refuseInputs(file, inputs);
  try {
    await replace(target, content);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Refusal([problem('outputUnwritable', { file }, { reason: String(error.code) })]);
  }
}

/** The file that is to be written, its links followed. Throws a `Refusal` where it is one of the `inputs`. */
export async function refuseInputs(file: string, inputs: readonly string[]): Promise<string> {
  const target = await resolvePath(file);
  // What is not there yet can be an input only by its name. Links are followed where it may be one, which takes its time with many sheets.
  const there = identity(target);
  const alike = there === null ? [] : inputs.filter((input) => identity(input) === there);
  const read = await Promise.all(alike.map(resolvePath));
  if (inputs.includes(target) || read.includes(target)) throw new Refusal([problem('outputIsInput', { file })]);
  return target;
}

/** What tells a file from every other one, its links followed; null where there is none. */
function identity(path: string): string | null {
  try {
    const found = statSync(path, { bigint: true, throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev} ${found.ino}`;
  } catch {
    return null;
  }
}

async function replace(target: string, content: string | Uint8Array): Promise<void> {
  const special = await promises.stat(target).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );
  if (special) return promises.writeFile(target, content);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await promises.writeFile(beside, content, { flag: 'wx' });
    await promises.rename(beside, target);
  } catch (error) {
    await promises.rm(beside, { force: true }).catch(() => undefined);
    throw error;
  }
}
