/** Writes results: to standard output, to a file that is only ever replaced as a whole, to several new files, or to a folder of pages. */
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { exists, isCompanion } from '../input/files/companions.js';
import { resolvePath } from '../input/files/files.js';
import { describeProblems, problem, Refusal, refusalFor } from '../problems/problems.js';
import { isPageNamed } from '../report/html/page.js';
import { makeVisible } from '../words/visible.js';
import type { Target } from './output.js';
import type { Streams } from './streams.js';

/** The paths of files and folders that are not in their place yet. */
const unfinished = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let isListening = false;
/** When signals were last handled, in milliseconds of `performance.now()`. */
let heardAt = 0;

/** A path for a file or folder that is not in its place yet: short, because the target's name may be as long as names can be, and a new one in every run. */
const pathBeside = (target: string): string =>
  join(dirname(target), `casescore-${Math.random().toString(36).slice(2)}.tmp`);

/**
 * Makes a file or a folder that is removed if a signal ends the program. It listens first, then makes and records it within one turn of the
 * event loop, during which no signal is handled. Throws what `how` throws, with nothing recorded.
 */
function make<T>(path: string, how: (path: string) => T): T {
  if (!isListening) for (const signal of signals) process.on(signal, endBy);
  isListening = true;
  const made = how(path);
  unfinished.add(path);
  return made;
}

/** Moves what was made beside a target to its place, if anything was. */
function place(path: string, target: string): void {
  if (!unfinished.has(path)) return;
  fs.renameSync(path, target);
  unfinished.delete(path);
}

/** Removes what `make` made. If it cannot be removed it stays, because the failure or signal that led here is what should be reported. */
function discard(path: string): void {
  if (!unfinished.delete(path)) return;
  try {
    fs.rmSync(path, { recursive: true, force: true });
  } catch {}
}

function endBy(signal: NodeJS.Signals): void {
  unfinished.forEach(discard);
  for (const each of signals) process.off(each, endBy);
  process.kill(process.pid, signal);
}

/**
 * Lets signals be handled. Call it often in a long run: signals are handled only between turns of the event loop, and sheets are read and
 * written within one. Waits at most every `after` milliseconds, and not at all before anything was made.
 */
export async function hearSignals(after = 50): Promise<void> {
  if (!isListening || performance.now() - heardAt < after) return;
  // The first may come before Node next looks for signals, the second comes after it.
  await setImmediate();
  await setImmediate();
  heardAt = performance.now();
}

/** What is in the place of a result that could not be written: what was there before, nothing known, or a part of the result. */
type Left = 'before' | 'unknown' | 'part';

/** Runs something that may fail. If it does, calls `drop` and throws: a `Refusal` if the system did not let `file` be written. */
function attempt(file: string, act: () => void, drop: (failure: unknown) => void, left: () => Left): void {
  try {
    act();
  } catch (error) {
    const code = !(error instanceof Refusal) && error instanceof Error && 'code' in error ? String(error.code) : null;
    const failure =
      code === null
        ? error
        : code === 'EEXIST'
          ? refusalFor('sheetsExist', {}, { files: [file] })
          : refusalFor('outputUnwritable', { file }, { reason: code, left: left() });
    drop(failure);
    throw failure;
  }
}

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
    unfinished.delete(file);
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

/** A folder of pages that changes only when every page is there. Only an earlier set of pages is ever replaced. */
export interface PageFolder {
  /** Never true: a folder always takes more pages. */
  readonly closed: boolean;
  /** Throws a `Refusal` if the page cannot be written. */
  write(name: string, content: string): void;
  /** Moves the pages to their place. */
  done(): Promise<void>;
  /** Discards the pages that are not in their place. What was there before stays. */
  drop(): void;
}

/** Makes a folder of pages beside the one they are for. Throws a `Refusal` if that holds anything but an earlier set, or cannot be written. */
export async function openPageFolder(folder: string): Promise<PageFolder> {
  const target = resolve(await resolvePath(folder));
  const beside = pathBeside(target);
  // In writing order: the index is written last, and so is moved last.
  const names = new Set<string>();
  let left: Left = 'unknown';
  const drop = (): void => discard(beside);
  const step = (act: () => void): void => attempt(folder, act, drop, () => left);
  step(() => {
    if (earlierPages(folder, target) !== null) left = 'before';
    make(beside, () => fs.mkdirSync(beside));
  });
  return {
    closed: false,
    write: (name, content) => {
      names.add(name);
      step(() => fs.writeFileSync(join(beside, name), content, { flag: 'wx' }));
    },
    done: async () => {
      step(() => {
        // Checked again, because a run can take a while.
        const before = earlierPages(folder, target);
        if (before === null) return place(beside, target);
        // An existing folder is kept, with its permissions and for anybody who has it open. A signal is handled before or after all of this,
        // and where the machine stops in the middle the next run knows the pages of both runs.
        for (const name of names) {
          fs.renameSync(join(beside, name), join(target, name));
          left = 'part';
        }
        for (const name of before) if (!names.has(name)) fs.rmSync(join(target, name), { force: true });
        drop();
      });
      await hearSignals(0);
    },
    drop,
  };
}

/** The pages of an earlier set; null if there is no folder. Throws a `Refusal` if it holds anything else. */
function earlierPages(folder: string, target: string): string[] | null {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  if (found === undefined && !/\.html?$/i.test(target)) return null;
  if (found?.isDirectory() !== true) throw refusalFor('folderIsFile', { file: folder });
  const entries = fs.readdirSync(target, { withFileTypes: true });
  const other = entries.find(
    (entry) =>
      !entry.isFile() ||
      !entry.name.endsWith('.html') ||
      !isPageNamed(entry.name, fs.readFileSync(join(target, entry.name), 'utf8')),
  );
  if (other !== undefined) throw refusalFor('folderHoldsOthers', { file: folder }, { found: other.name });
  return entries.map(({ name }) => name);
}
