/** Writes results: to standard output, or to a file that is only ever replaced as a whole. */
import * as fs from 'node:fs';
import { resolve } from 'node:path';
import { exists, isCompanion } from '../input/files/companions.js';
import { resolvePath } from '../input/files/files.js';
import { describeProblems, problem, refusalFor } from '../problems/problems.js';
import { makeVisible } from '../words/visible.js';
import type { Target } from './output.js';
import type { Streams } from './streams.js';
import { attempt, discard, hearSignals, make, pathBeside, place } from './unfinished.js';

/** Writes a whole result. Throws a `Refusal` if it cannot be written, or if the file is one of the `inputs`. */
export async function deliver(
  content: string | Uint8Array,
  target: Target,
  inputs: readonly string[],
  streams: OutputStreams,
): Promise<void> {
  await deliverAll([{ content, target }], inputs, streams);
}

/**
 * Writes whole results that belong together: all of them, or none. Throws a `Refusal` if one cannot be written, or if its file is one of the
 * `inputs`.
 */
export async function deliverAll(
  results: readonly { readonly content: string | Uint8Array; readonly target: Target }[],
  inputs: readonly string[],
  streams: OutputStreams,
): Promise<void> {
  for (const { target } of results) refuseInputs(target.output, inputs);
  const opened = results.map(({ content, target }) => ({ content, target, output: openOutput(target, streams) }));
  // What was printed cannot be taken back.
  const isPrinted = ({ target }: (typeof opened)[number]): number => (target.output === undefined ? 1 : 0);
  try {
    for (const { content, output } of opened.toSorted((a, b) => isPrinted(a) - isPrinted(b)))
      await output.write(content);
  } catch (error) {
    for (const { output } of opened) output.drop();
    throw error;
  }
  // Each is put in its place before the first wait, so that a signal is handled before all of it or after.
  await Promise.all(opened.map(({ output }) => output.done()));
}

/** Replaces a whole file, and says nothing. Throws a `Refusal` if it cannot be written. */
export async function replaceFile(file: string, content: string): Promise<void> {
  const output = fileDestination(file);
  await output.write(content);
  await output.done();
}

/** The streams for a result and for saying where it was written. */
type OutputStreams = Pick<Streams, 'stdout' | 'stderr' | 'env'>;

/** Says on standard error what was written, and opens it if that was asked for. `page`: the file to open, if another. */
export async function announce(
  { output, contents, open }: Target,
  { stderr, env }: OutputStreams,
  page = output,
): Promise<void> {
  if (output === undefined) return;
  stderr.write(`Wrote ${makeVisible(output)} (${contents}).\n`);
  if (!open || page === undefined) return;
  const { openFile } = await import('./open-file.js');
  const reason = await openFile(resolve(page), env);
  if (reason === null) return;
  stderr.write(`${describeProblems([problem('fileNotOpened', { file: page }, { reason })]).join('\n')}\n`);
}

/** Throws a `Refusal` if the output file has no name, is one of the `inputs`, by whatever name, or belongs to a sheet that is there. */
export function refuseInputs(file: string | undefined, inputs: readonly string[]): void {
  if (file === undefined) return;
  if (file === '')
    throw refusalFor(
      'nameMissing',
      {},
      { what: 'name of the file to write', how: 'Is it a variable that is not set?' },
    );
  const target = identity(file);
  if (inputs.some((input) => identity(input) === target)) throw refusalFor('outputIsInput', { file });
  if (isCompanion(file)) throw refusalFor('outputIsCompanion', { file });
}

/** A text that identifies a file, with links followed: its device and inode, or its path if there is none. */
function identity(path: string): string {
  try {
    const found = fs.statSync(path, { bigint: true, throwIfNoEntry: false });
    if (found !== undefined) return `${found.dev} ${found.ino}`;
  } catch {}
  return resolve(path);
}

/** Takes a result piece by piece. */
export interface Destination {
  /** Throws a `Refusal` if the piece cannot be written. */
  write(content: string | Uint8Array): Promise<void>;
  /** True when nobody reads any more, so that there is no point in continuing. */
  readonly closed: boolean;
  /** Puts the result in its place. Returns whether anything was written. */
  done(): Promise<unknown>;
  /** Discards what was written to a file; what was there before stays. */
  drop(): void;
}

/**
 * The destination for a result that is written piece by piece: standard output, or a new file beside the target, which is renamed at the
 * end, and then announced. Devices and pipes are written directly. Nothing is made before the first piece.
 */
export function openOutput(target: Target, streams: OutputStreams): Destination {
  if (target.output === undefined) return streamDestination(streams.stdout);
  const file = fileDestination(target.output, target.namesCases);
  return {
    ...file,
    done: async () => {
      if (await file.done()) await announce(target, streams);
    },
  };
}

function streamDestination(stream: Streams['stdout']): Destination {
  let closed = false;
  let stopWaiting: (() => void) | null = null;
  // A stream stays writable when its reader goes away; only `close` says so.
  stream.once?.('close', () => {
    closed = true;
    stopWaiting?.();
  });
  return {
    get closed() {
      return closed;
    },
    // Waits if the reader is slower than the program, so that data do not accumulate.
    write: async (content) => {
      if (content.length === 0 || closed || stream.write(content) !== false || stream.once === undefined) return;
      await new Promise<void>((goOn) => {
        stopWaiting = goOn;
        stream.once?.('drain', goOn);
      });
    },
    done: async () => {},
    drop: () => {},
  };
}

/** `isPrivate`: a new file can be read only by its owner. */
function fileDestination(file: string, isPrivate = false) {
  let target = '';
  let beside = '';
  let handle: number | null = null;
  /** Why a piece could not be written. Later pieces alone are not a result. */
  let failure: unknown = null;
  const close = (): void => {
    const open = handle;
    handle = null;
    if (open !== null) fs.closeSync(open);
  };
  const drop = (): void => {
    close();
    discard(beside);
  };
  const step = (act: () => void): void => {
    if (failure !== null) throw failure;
    const fail = (why: unknown): void => {
      failure = why;
      drop();
    };
    attempt(file, act, fail, () => (exists(target) ? 'before' : 'unknown'));
  };
  return {
    closed: false,
    write: async (content: string | Uint8Array): Promise<void> => {
      target ||= await resolvePath(file);
      step(() => {
        beside ||= pathBeside(target);
        handle ??= openBeside(target, beside, isPrivate);
        fs.writeFileSync(handle, content);
      });
    },
    done: async (): Promise<boolean> => {
      step(() => {
        close();
        place(beside, target);
      });
      await hearSignals(0);
      return target !== '';
    },
    drop,
  };
}

/** Opens a new file beside the target, with the owner and the mode of the target; a device or a pipe is opened itself, and a folder cannot be. Returns the descriptor. */
function openBeside(target: string, beside: string, isPrivate: boolean): number {
  const found = fs.statSync(target, { throwIfNoEntry: false });
  if (found === undefined) return make(beside, (path) => fs.openSync(path, 'wx', isPrivate ? 0o600 : 0o666));
  if (!found.isFile()) return fs.openSync(target, 'w');
  // Renaming asks nobody whether the file may be written.
  fs.accessSync(target, fs.constants.W_OK);
  const handle = make(beside, (path) => fs.openSync(path, 'wx', 0o600));
  try {
    fs.fchownSync(handle, found.uid, found.gid);
  } catch {
    // Only root can give a file away.
  }
  fs.fchmodSync(handle, found.mode & 0o777);
  return handle;
}
