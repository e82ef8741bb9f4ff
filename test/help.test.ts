/** The examples in the help of commands, run as they stand. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from './run.js';
import { isSkipped } from './skipped.js';

const commands = [
  ['batch'],
  ['compare'],
  ['new'],
  ['completion'],
  ['programmes', 'schema'],
  ['programmes', 'sql'],
  ['sample-size'],
];

const examples = await Promise.all(
  commands.map(async (command) => {
    const { stdout } = await run([...command, '--help']);
    const [, below = ''] = /\nExamples?:\n([^]*)$/.exec(stdout) ?? [];
    return [...below.matchAll(/^ {2}(.+)$/gm)].map(([, line = '']) => [command.join(' '), line] as const);
  }),
);

/** A folder with the samples, two results, and the program under its name. */
function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-help-'));
  cpSync('samples', join(folder, 'samples'), { recursive: true });
  mkdirSync(join(folder, '.config', 'fish', 'completions'), { recursive: true });
  const program = `#!/bin/sh\nexec "${process.execPath}" "${process.cwd()}/bin/casescore.js" "$@"\n`;
  writeFileSync(join(folder, 'casescore'), program, { mode: 0o755 });
  return folder;
}

function shell(line: string, cwd: string) {
  const env = { ...process.env, HOME: cwd, PATH: `${cwd}:${process.env['PATH'] ?? ''}` };
  const { status, stderr } = spawnSync('bash', ['-ec', line], { cwd, env, encoding: 'utf8' });
  return { status, stderr };
}

const hasBash = spawnSync('bash', ['-c', 'true']).status === 0;

describe('an example of the help', () => {
  let result = '';
  beforeAll(async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    result = (await run(['score', sheet, '--format', 'json'])).stdout;
  });

  test('stands under every one of these commands', () => {
    expect(examples.filter((lines) => lines.length === 0)).toEqual([]);
  });

  test.skipIf(isSkipped('the examples of the help', hasBash ? null : 'there is no bash')).each(examples.flat())(
    'of %s runs: %s',
    (_, line) => {
      const folder = place();
      for (const name of ['last.json', 'this.json']) writeFileSync(join(folder, name), result);
      // The script for zsh is for zsh; that it is printed is all that bash can tell of it.
      const tried = line.includes('completion zsh') ? 'casescore completion zsh > /dev/null' : line;
      const [, file] = / -o (\S+)/.exec(line) ?? [];
      const { status, stderr } = shell(tried, folder);
      const said = file === undefined ? '' : `Wrote ${file} (`;
      expect([status, stderr.slice(0, said.length), stderr.split('\n').length]).toEqual([0, said, said === '' ? 1 : 2]);
    },
  );
});
