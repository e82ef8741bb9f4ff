/** What standard output can be, told by the built program itself: everything arrives, whatever takes it and however slowly. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readFileSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { directOutput } from '../src/direct-output.js';
import type { Output } from '../src/commands/streams.js';
import { folderWith } from './folder.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-output-'));
afterAll(() => rmSync(folder, { recursive: true }));

const program = [process.execPath, 'bin/casescore.js', 'score', 'samples/redcar-cleveland-middlesbrough-2022.csv'];
const env = { ...process.env, NO_COLOR: '1' };
const report = execFileSync(program[0] ?? '', program.slice(1), { env, encoding: 'utf8' });

/** Runs the program with what bash makes of its standard output; `$@` is the program. */
function run(script: string): { status: number | null; stdout: string; stderr: string } {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', ...program], { env, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const quiet = { status: 0, stdout: '', stderr: '' };

describe.skipIf(process.platform === 'win32')('a report', () => {
  test('arrives in a file, and behind what is in it', () => {
    const file = join(folder, 'report.txt');
    expect(run(`"$@" > '${file}' && "$@" >> '${file}'`)).toEqual(quiet);
    expect(readFileSync(file, 'utf8')).toBe(report + report);
  });

  test('arrives in a pipe, and nowhere', () => {
    expect(run('"$@" | cat')).toEqual({ ...quiet, stdout: report });
    expect(run('"$@" > /dev/null')).toEqual(quiet);
  });

  test('that nobody reads ends without a word', () => {
    expect(run('"$@" | true; exit ${PIPESTATUS[0]}')).toEqual(quiet);
    expect(run('{ sleep 0.3; "$@"; } | true; exit ${PIPESTATUS[0]}')).toEqual(quiet);
  });

  test('of many sheets stops where nobody reads any further', () => {
    // Far more than a pipe holds, and behind it a sheet that would be told of if it were read.
    const sheet = readFileSync('samples/redcar-cleveland-middlesbrough-2022.csv', 'utf8');
    const names = Array.from({ length: 60 }, (_, i) => `a${i}.csv`);
    const many = folderWith({ ...Object.fromEntries(names.map((name) => [name, sheet])), 'z.csv': '' });
    const batch = `"$1" bin/casescore.js batch '${many}' --format jsonl`;
    expect(run(`${batch} | cat > /dev/null; exit \${PIPESTATUS[0]}`)).toMatchObject({ status: 3 });
    expect(run(`${batch} | head -c 9; exit \${PIPESTATUS[0]}`)).toEqual({ ...quiet, stdout: '{"schemaV' });
  });

  test('that cannot be written is a wrong use', () => {
    const { status, stderr } = run('"$@" > /dev/full');
    expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining('ENOSPC') as string });
  });

  test('arrives whole in a pipe that takes no more for now', async () => {
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(fifo, constants.O_WRONLY | constants.O_NONBLOCK);
    // Node makes what it hands on as standard output wait; the shell leaves a pipe as it is.
    const script = 'for i in {1..9}; do cat README.md; done >&3 2> /dev/null; exec "$@" >&3';
    const child = spawn('bash', ['-c', script, 'bash', ...program], { env, stdio: ['ignore', 'pipe', 'pipe', writer] });
    closeSync(writer);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    await setTimeout(500);
    const pieces: Buffer[] = [];
    for (let code: number | null | undefined; code === undefined;) {
      code = await Promise.race([ended, setTimeout(5, undefined)]);
      pieces.push(...drained(reader));
    }
    closeSync(reader);
    expect(await ended).toBe(0);
    const read = Buffer.concat(pieces).toString('utf8');
    expect(read.length).toBeGreaterThan(65_000);
    expect(read.slice(-report.length)).toBe(report);
  });
});

/** All that a pipe holds now. */
function drained(descriptor: number): Buffer[] {
  const pieces: Buffer[] = [];
  try {
    for (;;) {
      const buffer = Buffer.alloc(1 << 16);
      const length = readSync(descriptor, buffer);
      if (length === 0) return pieces;
      pieces.push(buffer.subarray(0, length));
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') throw error;
    return pieces;
  }
}

test.skipIf(process.platform === 'win32')(
  'where nobody reads any further the stream is opened, and tells whoever wants to hear of it',
  () => {
    const fifo = join(folder, 'left');
    execFileSync('mkfifo', [fifo]);
    const reader = openSync(fifo, constants.O_RDONLY | constants.O_NONBLOCK);
    const writer = openSync(fifo, constants.O_WRONLY);
    const seen: unknown[] = [];
    const stream: Output = { write: (content) => seen.push(String(content)), once: (event) => seen.push(event) };
    const output = directOutput(writer, () => stream);
    output.once?.('close', () => undefined);
    output.write('read');
    expect([seen, output.isTTY]).toEqual([[], undefined]);
    closeSync(reader);
    output.write('é');
    output.write('more');
    output.once?.('drain', () => undefined);
    closeSync(writer);
    expect(seen).toEqual(['close', 'é', 'more', 'drain']);
  },
);
