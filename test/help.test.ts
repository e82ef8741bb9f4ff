/** Help: it fits 80 columns, and its examples run as they stand. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from 'vitest';
import { declareProgram } from '../src/cli.js';
import { leaves } from './reference.js';
import { run } from './run.js';
import { isSkipped } from './skipped.js';

const streams = { stdin: Readable.from([]), stdout: { write: () => true }, stderr: { write: () => true }, env: {} };
const commands = leaves(await declareProgram({ streams, finish: () => undefined })).map(([name]) => name);

/** The examples of a help, one a line. */
function examplesOf(help: string): string[] {
  const [, below = ''] = /\nExamples?:\n((?: {2}.+\n)+)/.exec(help) ?? [];
  return [...below.replaceAll(/\\\n +/g, '').matchAll(/^ {2}(.+)$/gm)].map(([, line = '']) => line);
}

const helps = await Promise.all(
  commands.map(async (name) => [name, await run([...name.split(' '), '--help'])] as const),
);
const bare = (await run([])).stdout;

const pages: readonly (readonly [string, string])[] = [
  ['casescore', bare],
  ...helps.map(([name, { stdout }]) => [name, stdout] as const),
];

describe('help', () => {
  test.each(pages)('of %s fits 80 columns and has an example', (_, help) => {
    expect(help.split('\n').filter((line) => line.length > 80)).toEqual([]);
    expect(examplesOf(help)).not.toEqual([]);
  });
});

/** A folder with the samples, two results, and the program under its name. */
function place(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-help-'));
  symlinkSync(resolve('samples'), join(folder, 'samples'));
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
const whyNot = isSkipped('the examples of the help', hasBash ? null : 'there is no bash');
const examples = helps.flatMap(([name, { stdout }]) => examplesOf(stdout).map((line) => [name, line] as const));

describe('an example of the help', () => {
  let result = '';
  beforeAll(async () => {
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    result = (await run(['score', sheet, '--format', 'json'])).stdout;
  });

  test.skipIf(whyNot).each(examples)('of %s runs: %s', (_, line) => {
    const folder = place();
    for (const name of ['last.json', 'this.json']) writeFileSync(join(folder, name), result);
    // The script for zsh is for zsh; that it is printed is all that bash can tell of it.
    const tried = line.includes('completion zsh') ? 'casescore completion zsh > /dev/null' : line;
    const [, file] = / -o (\S+)/.exec(line) ?? [];
    const { status, stderr } = shell(tried, folder);
    expect([status, file === undefined || stderr.includes(`Wrote ${file} (`)]).toEqual([0, true]);
  });

  test.skipIf(whyNot)('of casescore alone runs, one after the other', () => {
    const folder = place();
    expect(examplesOf(bare).map((line) => shell(line, folder).status)).toEqual([0, 0, 0]);
  });
});
