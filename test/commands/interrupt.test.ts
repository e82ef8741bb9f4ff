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

test.runIf(posix)('a batch that is interrupted takes its unfinished file away, and leaves the old one', async () => {
  const folder = folderWith({ 'a.csv': assessmentSheet(1, 2), 'out.json': 'as it was' });
  // A pipe that nobody writes to: the batch waits for it for as long as it is let.
  execFileSync('mkfifo', [join(folder, 'b.csv')]);
  const argv = ['bin/casescore.js', 'batch', join(folder, 'a.csv'), join(folder, 'b.csv'), '--format', 'json'];
  const child = spawn(process.execPath, [...argv, '-o', join(folder, 'out.json')], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const unfinished = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'));
  await until(() => unfinished().length > 0);
  expect(unfinished()).toHaveLength(1);
  child.kill('SIGINT');
  // To a shell that is 130.
  expect(await ended).toEqual([null, 'SIGINT']);
  expect(unfinished()).toEqual([]);
  expect(readFileSync(join(folder, 'out.json'), 'utf8')).toBe('as it was');
});
