import { EventEmitter } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOutput } from '../../src/commands/write.js';
import { Refusal } from '../../src/problems/problems.js';
import { assessmentSheet } from '../folder.js';
import { endAt, statesOf, writers } from './signals.js';

/** A reader that is slower than the program. */
class Slow extends EventEmitter {
  write(): boolean {
    return false;
  }
}

const toFile = (output: string | undefined) => ({ output, contents: 'text', open: false });

test('a slow reader is waited for time and again, and no more listens to it in the end than at first', async () => {
  const stdout = new Slow();
  const out = openOutput(toFile(undefined), { stdout, stderr: stdout, env: {} });
  for (let i = 0; i < 20; i++) {
    const written = out.write('x');
    stdout.emit('drain');
    await written;
  }
  expect([stdout.listenerCount('drain'), stdout.listenerCount('close')]).toEqual([0, 1]);
});

test('a reader that goes away is waited for no longer', async () => {
  const stdout = new Slow();
  const out = openOutput(toFile(undefined), { stdout, stderr: stdout, env: {} });
  const first = out.write('x');
  stdout.emit('drain');
  await first;
  const second = out.write('x');
  stdout.emit('close');
  await second;
  expect(out.closed).toBe(true);
});

test('a file of which one piece could not be written is never put in its place without that piece', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-write-'));
  try {
    const file = join(folder, 'later', 'out.json');
    const out = openOutput(toFile(file), { stdout: new Slow(), stderr: new Slow(), env: {} });
    await expect(out.write('the first half')).rejects.toThrow(Refusal);
    mkdirSync(join(folder, 'later'));
    await expect(out.write('the second half')).rejects.toThrow(Refusal);
    await expect(out.done()).rejects.toThrow(Refusal);
    expect([existsSync(file), readdirSync(join(folder, 'later'))]).toEqual([false, []]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

// At every moment in test/long.
describe.runIf(process.platform !== 'win32')('a signal at the very moment that something is made', () => {
  test.each([
    ['score -o', 'SIGTERM'],
    ['batch -o', 'SIGINT'],
    ['batch --format html', 'SIGINT'],
    ['batch --format html', 'SIGTERM'],
    ['batch --format html', 'SIGHUP'],
    ['check --update', 'SIGINT'],
    ['new', 'SIGHUP'],
  ] as const)('ends %s by that very signal (%s), and nothing half done is left', async (name, signal) => {
    const { by, files } = await endAt(writers[name], signal, 1);
    expect(by).toBe(signal);
    expect(await statesOf(writers[name])).toContainEqual(files);
  });

  test('is heard while many sheets are read, not only once all of them are', async () => {
    const batch = writers['batch -o'];
    const many = Object.fromEntries(Array.from({ length: 2000 }, (_, i) => [`${i}.csv`, assessmentSheet(1, 2)]));
    const before = { ...batch.before, ...many };
    expect(await endAt({ ...batch, before }, 'SIGINT', 1)).toEqual({ by: 'SIGINT', files: before });
  });
});
