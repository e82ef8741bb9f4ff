/** Ctrl-C: the program ends at once, and leaves nothing half done. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../folder.js';

const posix = process.platform !== 'win32';

/** Waits until something is so, and no longer than five seconds. */
async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo() && waited < 5000; waited += 20) await setTimeout(20);
}

/** Interrupts a batch while it waits for its second sheet. Gives its folder, and what was unfinished in it before and afterwards. */
async function interrupted(files: Readonly<Record<string, string>>, options: (folder: string) => readonly string[]) {
  const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), ...files });
  // A pipe that nobody writes to: the batch waits for it for as long as it is let.
  execFileSync('mkfifo', [join(folder, 'b.csv')]);
  const argv = ['bin/casescore.js', 'batch', join(folder, 'a.csv'), join(folder, 'b.csv'), ...options(folder)];
  const child = spawn(process.execPath, argv, { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const unfinished = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  await until(() => unfinished().length > 0);
  const before = unfinished().length;
  child.kill('SIGINT');
  // To a shell that is 130.
  expect(await ended).toEqual([null, 'SIGINT']);
  return { folder, before, after: unfinished() };
}

test.runIf(posix)('a batch that is interrupted takes its unfinished file away, and leaves the old one', async () => {
  const { folder, ...unfinished } = await interrupted({ 'out.json': 'as it was' }, (to) => {
    return ['--format', 'json', '-o', join(to, 'out.json')];
  });
  expect(unfinished).toEqual({ before: 1, after: [] });
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('as it was');
});

test.runIf(posix)('and its unfinished pages', async () => {
  const { folder, ...unfinished } = await interrupted({}, (to) => ['--format', 'html', '-o', join(to, 'pages')]);
  expect(unfinished).toEqual({ before: 1, after: [] });
  expect(readdirSync(folder).toSorted()).toEqual(['a.csv', 'b.csv']);
});
