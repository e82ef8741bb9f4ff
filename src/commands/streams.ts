/** The process's streams and environment, passed in so that tests can read what was written. */
import { describeProblems, problem } from '../problems/problems.js';

export interface Streams {
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The part of a writable stream that is used. */
export interface Output {
  write(content: string | Uint8Array): unknown;
  readonly isTTY?: boolean | undefined;
  readonly columns?: number | undefined;
  /** `close` is emitted when nobody reads any more. */
  once?(event: 'drain' | 'close', listener: () => void): unknown;
}

/**
 * The streams of a process. A reader such as `head` can stop early without a message; if output cannot be written for another reason, the
 * exit code is 2.
 */
export function processStreams(process: NodeJS.Process): Streams {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => reportUnwritable(error, stream, process));
  }
  return process;
}

function reportUnwritable(error: NodeJS.ErrnoException, stream: NodeJS.WriteStream, process: NodeJS.Process): void {
  if (error.code === 'EPIPE') return;
  const unwritable = problem(
    'outputUnwritable',
    { file: 'standard output' },
    { reason: error.code ?? error.message, left: 'unknown' },
  );
  if (stream === process.stdout) process.stderr.write(`${describeProblems([unwritable]).join('\n')}\n`);
  // The error can come after the command has set its exit code, which it then replaces.
  process.once('exit', () => {
    process.exitCode = 2;
  });
}
