/** The README is held to the program: what it shows is what is printed, and what it gives as input is read. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { gatherSetting } from '../src/input/gather.js';
import { readExpected } from '../src/input/expected.js';
import { run } from './run.js';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** A marked block: `<!-- KIND: ARGUMENT -->` and the fenced text below it. */
const block = /<!-- (\w+)(?:: (.+?))? -->\n\n```\w+\n([^]*?)```/g;
const blocks = [...readme.matchAll(block)].map(([, kind = '', argument = '', text = '']) => ({ kind, argument, text }));
const of = (kind: string) => blocks.filter((found) => found.kind === kind);

async function printOf(command: string): Promise<string> {
  const { stdout, stderr } = await run(command.split(' ').slice(1), { columns: 80, env: { NO_COLOR: '1' } });
  return stdout + stderr;
}

/** Whether a value has all of a part: keys may be left out, and so may entries at the end of a list. */
function holds(value: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return value === part;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(part)) return false;
  return Object.entries(part).every(([key, inner]) => holds((value as Record<string, unknown>)[key], inner));
}

/** Writes a file into a folder of its own. */
function writeInFolder(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'casescore-')), name);
  writeFileSync(path, text);
  return path;
}

/** The lines that a build runs, from its file. */
function scriptLines(server: string, file: unknown): string[] {
  if (server === 'gitlab') return (file as { casescore: { script: string[] } }).casescore.script;
  const { jobs } = file as { jobs: { check: { steps: { run?: string }[] } } };
  return jobs.check.steps.flatMap(({ run: line }) => line ?? []);
}

describe('the README', () => {
  test('has every kind of block that is checked here, and no other', () => {
    const kinds = new Set(blocks.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual([
      'build',
      'excerpt',
      'expected',
      'inspection',
      'library',
      'part',
      'run',
      'sheet',
      'warehouse',
    ]);
  });

  test.each(of('run'))('shows what "$argument" prints', async ({ argument, text }) => {
    expect(text).toBe(await printOf(argument));
  });

  test.each(of('excerpt'))('shows a part of what "$argument" prints', async ({ argument, text }) => {
    expect(text.length).toBeGreaterThan(200);
    expect(await printOf(argument)).toContain(text);
  });

  test.each(of('sheet'))('gives a case sheet that is read', async ({ text }) => {
    const { stdout, code } = await run(['score', '-', '--format', 'json'], { stdin: text });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ sample: { cases: 3, toInspect: 1 } });
  });

  test.each(of('part'))('quotes $argument', ({ argument, text }) => {
    const file: unknown = JSON.parse(readFileSync(new URL(`../${argument}`, import.meta.url), 'utf8'));
    expect(holds(file, JSON.parse(text))).toBe(true);
  });

  test('gives the same inspection as a spreadsheet and as JSON', async () => {
    const [csv, json] = await Promise.all(
      of('inspection').map(async ({ argument, text }) => {
        const path = writeInFolder('redcar.csv', 'case_id\n');
        writeFileSync(path.replace(/\.csv$/, `.inspection.${argument}`), text);
        return (await gatherSetting([path], {})).inspection;
      }),
    );
    const withoutPlaces = (inspection: typeof csv) => ({
      ...inspection,
      discretion: inspection?.discretion.map((entry) => ({ ...entry, place: null })),
    });
    expect(withoutPlaces(csv)).toEqual(withoutPlaces(json));
    expect(csv?.judgements.size).toBe(3);
  });

  test.each(of('expected'))('gives expected results that are read', async ({ text }) => {
    const { expected } = await readExpected(writeInFolder('redcar.expected.json', text));
    expect(expected.figures).toHaveLength(5);
  });

  test.each(of('build'))('gives lines for a build on $argument that run', ({ argument, text }) => {
    const into = mkdtempSync(join(tmpdir(), 'casescore-build-'));
    cpSync('samples', join(into, 'samples'), { recursive: true });
    // What is installed there is here; everything else of a line is run as it stands.
    writeFileSync(
      join(into, 'npx'),
      `#!/bin/sh\nshift\nexec "${process.execPath}" "${process.cwd()}/bin/casescore.js" "$@"\n`,
      {
        mode: 0o755,
      },
    );
    const lines = scriptLines(argument, parse(text)).filter((line) => line !== 'npm ci');
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      const env = { ...process.env, PATH: `${into}:${process.env['PATH'] ?? ''}` };
      expect(spawnSync('sh', ['-ec', line], { cwd: into, env, encoding: 'utf8' })).toMatchObject({
        status: 0,
        stderr: line.includes(' -o ') ? 'Wrote casescore.xml (JUnit XML).\n' : '',
      });
    }
    expect(readFileSync(join(into, 'casescore.xml'), 'utf8')).toContain('failures="0" errors="0"');
  });

  // They are run where there is a database: test/sql/engines.test.ts.
  test('gives the lines for a warehouse once', () => {
    expect(of('warehouse').map(({ text }) => text.trim().split('\n').length)).toEqual([4]);
  });

  test('names every command', async () => {
    const { stdout } = await run(['--help']);
    const names = [...stdout.matchAll(/^ {2}(\w+) .*[<[]/gm)].map(([, name]) => name).filter((name) => name !== 'help');
    expect(names).toContain('score');
    for (const name of names) expect(readme).toContain(`casescore ${name}`);
  });

  test('tells the exit codes that the program has', () => {
    const rows = [...readme.matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual([0, 1, 2, 3, 70]);
  });
});
