/** Runs the program in this process, with streams that tests can read back. */
import { Readable } from 'node:stream';
import { main } from '../src/cli.js';

export interface Run {
  readonly stdout: string;
  readonly stderr: string;
  readonly code: number;
}

export interface Surroundings {
  /** Columns of standard output, which is then a terminal; without it, output is a pipe. */
  readonly columns?: number;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `casescore` with these arguments. Paths are relative to the repository. */
export async function run(argv: readonly string[], { columns, stdin = '', env = {} }: Surroundings = {}): Promise<Run> {
  const written = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      written[name] += text;
      return true;
    },
    isTTY: columns !== undefined,
    columns,
  });
  const code = await main(argv, {
    stdin: Readable.from([typeof stdin === 'string' ? Buffer.from(stdin) : stdin]),
    stdout: output('stdout'),
    stderr: output('stderr'),
    env,
  });
  return { ...written, code };
}

/** What was written to standard error, without the warning that a breakdown with small numbers goes through a pipe. */
export function withoutSmallNumbers({ stderr }: Pick<Run, 'stderr'>): string {
  return stderr.replace(/^Warning: the breakdown holds .*\n/m, '');
}
