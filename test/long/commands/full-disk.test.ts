/** A disk that is full: nothing new is left, what was there stays, and the same command goes once there is space. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { filesIn, statesOf, writers, type Writer } from '../../commands/signals.js';
import { isSkipped } from '../../skipped.js';

const disk = mkdtempSync(join(tmpdir(), 'casescore-disk-'));
const mounted =
  process.platform === 'linux' && spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]).status === 0;

afterAll(() => {
  if (mounted) spawnSync('umount', [disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** Makes a new folder of a writer on the disk, and fills the disk but for so many blocks. Returns the folder, and what frees the disk. */
function prepare({ before }: Writer, free: number): { folder: string; release: () => void } {
  const folder = join(disk, 'sheets');
  const ballast = join(disk, 'ballast');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  for (const [name, text] of Object.entries(before)) writeFileSync(join(folder, name), text);
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(ballast, Buffer.alloc((bavail - free) * bsize));
  return { folder, release: () => rmSync(ballast) };
}

const why = mounted ? null : 'no disk in memory can be mounted';
describe.skipIf(isSkipped('a full disk', why))('on a full disk', { timeout: 120_000 }, () => {
  test.each(Object.entries<Writer>(writers))(
    '%s leaves nothing new, says so, and goes on the next try',
    async (_, writer) => {
      const states = await statesOf(writer);
      const run = (folder: string) =>
        spawnSync(process.execPath, ['bin/casescore.js', ...writer.argv(folder)], { encoding: 'utf8' });
      let free = 0;
      for (; free < 400; free = Math.ceil((free + 1) * 1.3)) {
        const { folder, release } = prepare(writer, free);
        const { status, stderr } = run(folder);
        const files = filesIn(folder);
        release();
        if (status === 0) break;
        expect([status, stderr], `${free} blocks`).toEqual([2, expect.stringContaining('(the disk is full: ENOSPC).')]);
        expect(states.slice(0, -1), `${free} blocks`).toContainEqual(files);
        expect(run(folder).status, `${free} blocks`).toBe(0);
        expect(filesIn(folder), `${free} blocks`).toEqual(states.at(-1));
      }
      expect(free).toBeGreaterThan(0);
      expect(free).toBeLessThan(400);
    },
  );
});
