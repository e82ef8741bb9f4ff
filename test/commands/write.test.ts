import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openOutput } from '../../src/commands/write.js';
import { Refusal } from '../../src/problems/problems.js';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';
import { endAt, filesIn, statesOf, writers } from './signals.js';

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
    expect(await endAt({ ...batch, before }, 'SIGINT', 1)).toMatchObject({ by: 'SIGINT', files: before });
  });
});
const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe.runIf(process.platform !== 'win32')('a file that is written', () => {
  const readable = 0o666 & ~process.umask();
  const frame = 'id\nA1\nA2\nA3\n';

  test('in the place of another keeps its mode and its owner', async () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'out.txt': 'old' });
    const file = join(folder, 'out.txt');
    chmodSync(file, 0o604);
    if (process.getuid?.() === 0) chownSync(file, 12_345, 54_321);
    const { uid, gid } = statSync(file);
    expect((await run(['score', join(folder, 'a.csv'), '-o', file, '--list', '2.2.1=no'])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain('C2');
    expect(statSync(file)).toMatchObject({ uid, gid });
    expect(modeOf(file)).toBe(0o604);
  });

  test.each([
    ['the report', (folder: string) => ['score', join(folder, 'a.csv')], readable],
    ['the report with --list', (folder: string) => ['score', join(folder, 'a.csv'), '--list', '2.2.1=no'], 0o600],
    ['a sample', (folder: string) => ['draw', join(folder, 'f.csv'), '--cases', '1', '--seed', 's'], 0o600],
    ['two readings', (folder: string) => ['moderate', join(folder, 'a.csv'), join(folder, 'b.csv')], readable],
    ['disputes', (folder: string) => ['moderate', join(folder, 'a.csv'), join(folder, 'b.csv'), '--list'], 0o600],
  ])('for the first time is for its owner alone where it names cases: %s', async (_, argv, mode) => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'b.csv': assessmentSheet(2, 2), 'f.csv': frame });
    const file = join(folder, 'out');
    expect(await run([...argv(folder), '-o', file])).toMatchObject({ code: 0 });
    expect(modeOf(file)).toBe(mode);
  });

  test('never replaces one that is read-only, although its folder would allow it', () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'out.txt': 'old' });
    for (const path of [folder, join(folder, 'a.csv')]) chmodSync(path, 0o777);
    chmodSync(join(folder, 'out.txt'), 0o444);
    const argv = [resolve('bin/casescore.js'), 'score', 'a.csv', '-o', 'out.txt'];
    // Root may write everything, so that the program runs as somebody else.
    const other = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { status, stderr } = spawnSync(process.execPath, argv, { cwd: folder, encoding: 'utf8', ...other });
    expect([status, stderr]).toEqual([
      2,
      'out.txt: the result cannot be written (no permission: EACCES). What was there before is unchanged.\n',
    ]);
    expect(filesIn(folder)).toEqual({ 'a.csv': assessmentSheet(1, 2), 'out.txt': 'old' });
  });

  test('through a link is the file that the link leads to, also if that is not there yet', async () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'deep/er/x': '' });
    symlinkSync('deep/er', join(folder, 'dir'));
    symlinkSync('dir/link', join(folder, 'out.txt'));
    symlinkSync('../later.txt', join(folder, 'deep/er/link'));
    expect((await run(['score', join(folder, 'a.csv'), '-o', join(folder, 'out.txt')])).code).toBe(0);
    expect(readlinkSync(join(folder, 'out.txt'))).toBe('dir/link');
    expect(readFileSync(join(folder, 'deep/later.txt'), 'utf8')).toContain('2.2');
  });

  test('through a link that leads in a circle is refused', async () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(1, 2) });
    symlinkSync('out.txt', join(folder, 'out.txt'));
    const { code, stderr } = await run(['score', join(folder, 'a.csv'), '-o', join(folder, 'out.txt')]);
    expect([code, stderr]).toEqual([2, expect.stringContaining('(a loop of symbolic links: ELOOP)')]);
  });
});
