/** What a start loads, told by the built program itself: what is not needed is not loaded. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rolldown, type InputOptions, type OutputOptions } from 'rolldown';
import { afterAll, describe, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'casescore-start-'));
afterAll(() => rmSync(folder, { recursive: true }));

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

/** The files of the program, and the modules of Node, that a command has loaded by its end. */
function loaded(...argv: readonly string[]): { own: string[]; node: string[] } {
  const run = spawnSync(process.execPath, ['-r', './test/fixtures/loaded.cjs', 'bin/casescore.js', ...argv], {
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  const { own, node } = JSON.parse(run.stderr.split('\n').at(-1) ?? '') as { own: string[]; node: string[] };
  return { own: own.toSorted(), node };
}

const core = ['core.cjs'];

describe('what a start loads', () => {
  test('of the program, for a plain sheet with its inspection file, is the core alone', () => {
    expect(loaded('score', redcar).own).toEqual(core);
  });

  test('of Node, for a plain sheet, is what Node loads by itself and what takes compiled code', () => {
    const bare = ['-r', './test/fixtures/loaded.cjs', file('nothing.cjs', '')];
    const { stderr } = spawnSync(process.execPath, bare, { encoding: 'utf8' });
    const { node: always } = JSON.parse(stderr.split('\n').at(-1) ?? '') as { node: string[] };
    const { node } = loaded('score', redcar);
    expect(node).toContain('fs');
    expect(node.filter((name) => !always.includes(name))).toEqual(['vm']);
  });

  test('is more where more is asked for, and only that', () => {
    expect(loaded('score', redcar, '--format', 'json').own).toEqual(core);
    expect(loaded('score', redcar, '--explain').own).toEqual(
      expect.arrayContaining(['explain.cjs', 'panel-parts.cjs']),
    );
    expect(loaded('score', redcar, '--by', 'sex').own).toContain('panel-parts.cjs');
    expect(loaded('score', redcar, '--color', 'always').own.length).toBeGreaterThan(core.length);
  });

  test('is the careful reading where something is doubtful', () => {
    const sheet = file('sheet.csv', 'id,2.1.1\nC1,Yes\nC1,No\n');
    expect(loaded('score', sheet).own).toContain('careful-sheet.cjs');
    const plain = file('plain.csv', 'id,2.1.1\nC1,Yes\n');
    expect(loaded('score', plain).own).toEqual(core);
    const spreadsheet = file('sheet.inspection.csv', 'item,value,reason\n1.1,Good,\n');
    const read = loaded('score', plain, '--inspection', spreadsheet).own;
    expect(read).toContain('plain-inspection-csv.cjs');
    expect(read.filter((name) => /careful|rows/.test(name))).toEqual([]);
    const inspection = file('other.json', '{ "titel": "x" }');
    expect(loaded('score', plain, '--inspection', inspection).own).toContain('careful-inspection.cjs');
  });

  test('holds no package in the core', async () => {
    // How the program is bundled is no TypeScript.
    const { href } = new URL('../scripts/program.js', import.meta.url);
    const { input, output } = (await import(href)) as { input: InputOptions; output: OutputOptions };
    const bundle = await rolldown(input);
    const { output: chunks } = await bundle.generate(output);
    await bundle.close();
    const modulesOf = (name: string): string[] =>
      chunks.flatMap((chunk) => (chunk.type === 'chunk' && chunk.fileName === name ? chunk.moduleIds : []));
    expect(modulesOf('parts/core.cjs').length).toBeGreaterThan(50);
    expect(modulesOf('parts/core.cjs').filter((id) => id.includes('node_modules'))).toEqual([]);
    const everything = chunks.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.moduleIds : []));
    const packages = ['commander', 'csv-parse', 'zod', 'momoa', 'string-width', 'chalk', 'picomatch'];
    const bundled = everything.filter((id) => id.includes('node_modules'));
    expect(packages.filter((name) => !bundled.some((id) => id.includes(name)))).toEqual([]);
  });
});

describe('the core as it was compiled', () => {
  const home = join(folder, 'home');
  const compiled = readdirSync('dist').find((name) => name.endsWith('.bin')) ?? '';
  const report = execFileSync(process.execPath, ['bin/casescore.js', 'score', redcar], { encoding: 'utf8' });

  /** A copy of the program, whether it takes its core as compiled, and what it then prints. */
  function copied(spoil: (into: string) => void): { taken: boolean; report: string } {
    rmSync(home, { recursive: true, force: true });
    cpSync('bin', join(home, 'bin'), { recursive: true });
    cpSync('dist', join(home, 'dist'), { recursive: true, filter: (from) => !from.includes('types') });
    spoil(home);
    const quick = join(home, 'bin', 'quick.js');
    const asked = [process.execPath, ['-p', `require(${JSON.stringify(quick)}).loadCompiled() !== null`]] as const;
    const taken = execFileSync(...asked, { encoding: 'utf8' }).trim() === 'true';
    const program = join(home, 'bin', 'casescore.js');
    return { taken, report: execFileSync(process.execPath, [program, 'score', redcar], { encoding: 'utf8' }) };
  }

  test('is taken by the Node that compiled it', () => {
    expect(compiled).toContain(process.version);
    expect(copied(() => undefined)).toEqual({ taken: true, report });
  });

  test('is taken by V8 as well', () => {
    const { core: source, load, compiled: path, unsealed } = createRequire(import.meta.url)('../bin/quick.js') as Quick;
    const whole = unsealed(readFileSync(path), readFileSync(source));
    expect(load(whole?.text ?? '', whole?.code ?? Buffer.alloc(0)).script.cachedDataRejected).toBe(false);
  });

  test.each<[string, (into: string) => void]>([
    ['one byte of it is another', (into) => flip(join(into, 'dist', compiled), 200_000)],
    ['its first byte is another', (into) => flip(join(into, 'dist', compiled), 0)],
    ['its last byte is another', (into) => flip(join(into, 'dist', compiled), -1)],
    ['the source in it is another', (into) => flip(join(into, 'dist', compiled), inSource(into, 1000))],
    [
      'what stands before the source in it is another',
      (into) => flip(join(into, 'dist', compiled), inSource(into, -10)),
    ],
    ['a part of it was never written', (into) => unwritten(join(into, 'dist', compiled), 0.9)],
    ['nothing of it was written', (into) => unwritten(join(into, 'dist', compiled), 0)],
    ['it is cut off', (into) => truncateSync(join(into, 'dist', compiled), 1000)],
    ['it is empty', (into) => truncateSync(join(into, 'dist', compiled), 0)],
    ['it is not there', (into) => rmSync(join(into, 'dist', compiled))],
    ['it cannot be read', (into) => asFolder(join(into, 'dist', compiled))],
    ['the source is longer since', (into) => appendFileSync(join(into, 'dist', 'parts', 'core.cjs'), '\n')],
    ['the source is shorter since', (into) => reworded(into, 'Wanted')],
    ['the source is another of the same length since', (into) => reworded(into, 'Demanded')],
  ])('is passed over where %s', (_, spoil) => {
    expect(copied(spoil)).toEqual({ taken: false, report });
  });
});

interface Quick {
  readonly core: string;
  readonly compiled: string;
  readonly load: (text: string, code: Buffer) => { readonly script: { readonly cachedDataRejected: boolean } };
  readonly unsealed: (file: Buffer, source: Buffer) => { readonly text: string; readonly code: Buffer } | null;
}

/** A file that cannot be read, by an administrator either. */
function asFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

/** A place in the compiled file by where the source begins in it. */
function inSource(into: string, offset: number): number {
  const source = readFileSync(join(into, 'dist', 'parts', 'core.cjs'));
  const dist = join(into, 'dist');
  const name = readdirSync(dist).find((found) => found.endsWith('.bin')) ?? '';
  return readFileSync(join(dist, name)).indexOf(source) + offset;
}

/** A file as it is where the machine lost power: of its full length, and zeros from a point on. */
function unwritten(path: string, from: number): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0, Math.floor(bytes.length * from)));
}

/** Words a message otherwise that no sound sheet asks for. */
function reworded(into: string, word: string): void {
  const path = join(into, 'dist', 'parts', 'core.cjs');
  writeFileSync(path, readFileSync(path, 'utf8').replace('Expected', word));
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(index) ^ 0x55, index);
  writeFileSync(path, bytes);
}
