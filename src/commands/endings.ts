/** How the program ends when something is wrong: one message, and an exit code. */
import { directOutput } from '../direct-output.js';
import { describeProblems, problem, Refusal } from '../problems/problems.js';
import type { Streams } from './streams.js';
import { version } from '../model/version.js';
import { makeLinesVisible } from '../words/visible.js';
import { formatCount } from '../words/english.js';

export const exit = { done: 0, use: 2, fault: 70 } as const;

/** Words a failure on standard error and gives its exit code: that of a `Refusal`, or that of a fault of the program itself. */
export function reportFailure(error: unknown, { stderr }: Pick<Streams, 'stderr'>): number {
  if (error instanceof Refusal) {
    stderr.write(`${describeProblems(error.problems).join('\n')}\n`);
    if (error.total > 1) stderr.write(`${formatCount(error.total, 'problem')}; nothing was written.\n`);
    return error.exit;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(`${makeLinesVisible(stack)}\n\nThis is a fault of casescore ${version}, not of your files. `);
  stderr.write('Please report it to its maintainers (the README says where) with the lines above and the command.\n');
  return exit.fault;
}

/** The process's streams, and whether none of them was opened: then nothing is left to be written or read when the program is done. */
export interface ProcessStreams extends Streams {
  readonly untouched: boolean;
}

/**
 * The process's streams. Each is opened when it is first needed, because opening one takes time; a reader like `head` may stop early without
 * a word, and output that cannot be written for another reason is a wrong use.
 */
export function quietly(process: NodeJS.Process): ProcessStreams {
  const opened = new Set<NodeJS.WriteStream | NodeJS.ReadStream>();
  const listened = (stream: NodeJS.WriteStream): NodeJS.WriteStream => {
    if (!opened.has(stream)) stream.on('error', (error: NodeJS.ErrnoException) => unwritable(error, stream, process));
    opened.add(stream);
    return stream;
  };
  return {
    env: process.env,
    get stdin() {
      opened.add(process.stdin);
      return process.stdin;
    },
    stdout: directOutput(1, () => listened(process.stdout)),
    stderr: directOutput(2, () => listened(process.stderr)),
    get untouched() {
      return opened.size === 0;
    },
  };
}

function unwritable(error: NodeJS.ErrnoException, stream: NodeJS.WriteStream, process: NodeJS.Process): void {
  if (error.code === 'EPIPE') return;
  const told = problem('outputUnwritable', { file: 'standard output' }, { reason: error.code ?? error.message });
  if (stream === process.stdout) process.stderr.write(`${describeProblems([told]).join('\n')}\n`);
  // The result is known only when everything is written: whatever was found before, it did not arrive.
  process.once('exit', () => {
    process.exitCode = exit.use;
  });
}
