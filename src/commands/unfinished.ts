/** Files and folders that are not in their place yet: nothing is left of them if the program fails or a signal ends it. */
import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { Refusal, refusalFor } from '../problems/problems.js';

/** The paths of files and folders that are not in their place yet. */
const unfinished = new Set<string>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let isListening = false;
/** When signals were last handled, in milliseconds of `performance.now()`. */
let heardAt = 0;

/** A path for a file or folder that is not in its place yet: short, because the target's name may be as long as names can be, and a new one in every run. */
export const pathBeside = (target: string): string =>
  join(dirname(target), `casescore-${Math.random().toString(36).slice(2)}.tmp`);

/**
 * Makes a file or a folder that is removed if a signal ends the program. It listens first, then makes and records it within one turn of the
 * event loop, during which no signal is handled. Throws what `how` throws, with nothing recorded.
 */
export function make<T>(path: string, how: (path: string) => T): T {
  if (!isListening) for (const signal of signals) process.on(signal, endBy);
  isListening = true;
  const made = how(path);
  unfinished.add(path);
  return made;
}

/** Moves what was made beside a target to its place, if anything was. */
export function place(path: string, target: string): void {
  if (!unfinished.has(path)) return;
  fs.renameSync(path, target);
  release(path);
}

/** Says that a file is in its place, and stays if a signal ends the program. */
export function release(path: string): void {
  unfinished.delete(path);
}

/** Removes what `make` made. If it cannot be removed it stays, because the failure or signal that led here is what should be reported. */
export function discard(path: string): void {
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
export type Left = 'before' | 'unknown' | 'part';

/** Runs something that may fail. If it does, calls `drop` and throws: a `Refusal` if the system did not let `file` be written. */
export function attempt(file: string, act: () => void, drop: (failure: unknown) => void, left: () => Left): void {
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
