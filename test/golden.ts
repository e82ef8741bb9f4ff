/** Goldens that a reviewer can read: the command first, then what it wrote, the exit code last. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { run, type Surroundings } from './run.js';

/**
 * Runs a command and compares it with `test/golden/NAME.txt`. A golden is written only by `UPDATE_GOLDENS=1 npx vitest run`, and
 * never in CI: a missing one fails.
 */
export async function expectGolden(name: string, argv: readonly string[], around: Surroundings = {}): Promise<void> {
  const { stdout, stderr, code } = await run(argv, around);
  const width = around.columns === undefined ? 'a pipe' : `${around.columns} columns`;
  const found = [
    `$ casescore ${argv.join(' ')}   # ${width}`,
    stdout.replaceAll('\u001b', '␛'),
    ...(stderr === '' ? [] : ['--- standard error', stderr]),
    `--- exit ${code}`,
    '',
  ].join('\n');
  const file = new URL(`golden/${name}.txt`, import.meta.url);
  if (process.env['UPDATE_GOLDENS'] === '1' && process.env['CI'] === undefined) writeFileSync(file, found);
  expect(existsSync(file), `no golden ${name}: write it with UPDATE_GOLDENS=1 and read it`).toBe(true);
  expect(found).toBe(readFileSync(file, 'utf8'));
}
