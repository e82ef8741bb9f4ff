/** Where a long result goes piece by piece: standard output, or a file that is only ever replaced whole. */
import { promises, rmSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { problem, Refusal } from '../problems/problems.js';
import type { Streams } from './streams.js';

import { onInterrupt } from './interrupt.js';

/** Takes text piece by piece. */
export interface Sink {
  write(text: string): Promise<void>;
  /** Nobody reads any further, so that there is no use in going on. */
  readonly closed: boolean;
  /** To be called now and then in a long run, so that Ctrl-C is heard where it leaves something to clean up. */
  pause(): Promise<void>;
  /** Puts the result in its place. */
  done(): Promise<void>;
  /** Throws away what was written to a file; what was there before stays. */
  drop(): Promise<void>;
}

/** Standard output, or with a `file` a new one beside it that takes its name at the end. Throws a `Refusal` where it cannot be written. */
export function sink(file: string | undefined, { stdout }: Pick<Streams, 'stdout'>): Sink {
  return file === undefined ? new StreamSink(stdout) : new FileSink(file);
}

class StreamSink implements Sink {
  readonly #stream: Streams['stdout'];
  #closed = false;
  /** Ends the waiting for a slow reader. */
  #goOn: (() => void) | null = null;

  constructor(stream: Streams['stdout']) {
    this.#stream = stream;
    // Standard output says that it is writable even when nobody reads any further; that it was closed, it tells.
    stream.once?.('close', () => {
      this.#closed = true;
      this.#goOn?.();
    });
  }

  get closed(): boolean {
    return this.#closed;
  }

  /** Waits where the reader is slower than the program, so that nothing piles up. */
  async write(text: string): Promise<void> {
    if (text === '' || this.#closed || this.#stream.write(text) !== false) return;
    const stream = this.#stream;
    if (stream.once === undefined) return;
    await new Promise<void>((resolve) => {
      this.#goOn = resolve;
      stream.once?.('drain', resolve);
    });
  }

  /** Nothing is to be cleaned up, so that Ctrl-C ends the program by itself. */
  async pause(): Promise<void> {}

  async done(): Promise<void> {}

  async drop(): Promise<void> {}
}

/** For how many milliseconds a run may go on before it listens for Ctrl-C. */
const pauseAfter = 50;

interface Opened {
  readonly handle: FileHandle;
  readonly beside: string;
  readonly target: string;
}

class FileSink implements Sink {
  readonly closed = false;
  readonly #file: string;
  #opened: Opened | null = null;
  /** Why a piece could not be written: without it the rest is no result, and is not written either. */
  #failed: unknown = null;
  #stopListening = (): void => undefined;
  /** When it was last listened for Ctrl-C. */
  #paused = 0;

  constructor(file: string) {
    this.#file = file;
  }

  write(text: string): Promise<void> {
    return this.#refusing(async () => {
      this.#opened ??= await this.#begun();
      await this.#opened.handle.write(text);
    });
  }

  async pause(): Promise<void> {
    if (this.#opened === null) return;
    if (performance.now() - this.#paused < pauseAfter) return;
    // A signal is heard only between the turns of the event loop, and sheets are read within one.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    this.#paused = performance.now();
  }

  done(): Promise<void> {
    return this.#refusing(async () => {
      if (this.#opened === null) return;
      const { handle, beside, target } = this.#opened;
      await handle.close();
      if (beside !== target) await promises.rename(beside, target);
      this.#ended();
    });
  }

  async drop(): Promise<void> {
    if (this.#opened === null) return;
    const { handle, beside, target } = this.#opened;
    await handle.close().catch(() => undefined);
    if (beside !== target) await promises.rm(beside, { force: true }).catch(() => undefined);
    this.#ended();
  }

  async #begun(): Promise<Opened> {
    const opened = await begin(this.#file);
    this.#stopListening = onInterrupt(() => {
      if (opened.beside !== opened.target) rmSync(opened.beside, { force: true });
    });
    this.#paused = performance.now();
    return opened;
  }

  #ended(): void {
    this.#stopListening();
    this.#opened = null;
  }

  async #refusing(act: () => Promise<void>): Promise<void> {
    try {
      if (this.#failed !== null) throw this.#failed;
      await act();
    } catch (error) {
      this.#failed = error;
      await this.drop();
      if (!(error instanceof Error) || !('code' in error)) throw error;
      throw new Refusal([problem('outputUnwritable', { file: this.#file }, { reason: String(error.code) })]);
    }
  }
}

/** Opens a new file beside the target; what is no ordinary file (a device, a pipe) is written to as it is. */
async function begin(file: string): Promise<Opened> {
  const target = await promises.realpath(file).catch(() => file);
  const special = await promises.stat(target).then(
    (found) => !found.isFile() && !found.isDirectory(),
    () => false,
  );
  if (special) return { handle: await promises.open(target, 'w'), beside: target, target };
  const beside = `${target}.${process.pid}.tmp`;
  return { handle: await promises.open(beside, 'wx'), beside, target };
}
