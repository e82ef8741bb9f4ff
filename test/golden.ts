/** Goldens that a reviewer can read: the command first, then what it wrote, the exit code last. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { run, type Surroundings } from './run.js';

/**
 * Runs a command; gives what it printed, and what `test/golden/NAME.txt` holds. A golden is written only by
 * `UPDATE_GOLDENS=1 npx vitest run`, and never in CI: a missing one is never equal to anything printed.
 */
export async function golden(
  name: string,
  argv: readonly string[],
  around: Surroundings = {},
): Promise<{ found: string; kept: string }> {
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
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : `no golden ${name}: write it with UPDATE_GOLDENS=1`;
  return { found, kept };
}
