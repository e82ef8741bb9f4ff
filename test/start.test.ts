/** What a start loads, told by the built program itself: what is not needed is not loaded. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
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

  test('of batch is what many sheets need beyond the core', () => {
    const one = [...core, 'many.cjs', 'rolldown-runtime.cjs'].toSorted();
    for (const format of ['text', 'csv', 'json', 'jsonl']) {
      expect(loaded('batch', redcar, '--format', format).own).toEqual(one);
    }
    expect(loaded('batch', redcar).node).toEqual(loaded('score', redcar).node);
    expect(loaded('batch', redcar, '--sort', 'score').own).toContain('main.cjs');
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

/** A part as it was compiled, and a command that needs it. */
describe.each([
  ['core', ['score', redcar]],
  ['many', ['batch', redcar]],
  ['main', ['score', redcar, '--ascii']],
])('the part %s as it was compiled', (part, command) => {
  const home = join(folder, 'home');
  const quick = createRequire(import.meta.url)('../bin/quick.js') as Quick;
  const files = quick.filesOf(part);
  const report = execFileSync(process.execPath, ['bin/casescore.js', ...command], { encoding: 'utf8' });

  /** A copy of the program, whether it takes its part as compiled, and what it then prints. */
  function copied(spoil: (files: PartFiles) => void): { taken: boolean; report: string } {
    rmSync(home, { recursive: true, force: true });
    cpSync('bin', join(home, 'bin'), { recursive: true });
    cpSync('dist', join(home, 'dist'), { recursive: true, filter: (from) => !from.includes('types') });
    const copy = (path: string): string => join(home, relative('.', path));
    spoil({ source: copy(files.source), compiled: copy(files.compiled) });
    const ask = `require(${JSON.stringify(join(home, 'bin', 'quick.js'))}).loadCompiled('${part}') !== null`;
    const taken = execFileSync(process.execPath, ['-p', ask], { encoding: 'utf8' }).trim() === 'true';
    const program = join(home, 'bin', 'casescore.js');
    return { taken, report: execFileSync(process.execPath, [program, ...command], { encoding: 'utf8' }) };
  }

  test('is taken by the Node that compiled it', () => {
    expect(files.compiled).toContain(process.version);
    expect(copied(() => undefined)).toEqual({ taken: true, report });
  });

  test('is taken by V8 as well', () => {
    const whole = quick.unsealed(readFileSync(files.compiled), readFileSync(files.source));
    const { script } = quick.load(part, whole?.text ?? '', whole?.code ?? Buffer.alloc(0));
    expect(script.cachedDataRejected).toBe(false);
  });

  test.each<[string, (files: PartFiles) => void]>([
    ['one byte of it is another', ({ compiled }) => flip(compiled, 50_000)],
    ['its first byte is another', ({ compiled }) => flip(compiled, 0)],
    ['its last byte is another', ({ compiled }) => flip(compiled, -1)],
    ['the source in it is another', (both) => flip(both.compiled, sourceIn(both) + 1000)],
    ['what stands before the source in it is another', (both) => flip(both.compiled, sourceIn(both) - 10)],
    ['a part of it was never written', ({ compiled }) => unwritten(compiled, 0.9)],
    ['nothing of it was written', ({ compiled }) => unwritten(compiled, 0)],
    ['it is cut off', ({ compiled }) => truncateSync(compiled, 1000)],
    ['it is empty', ({ compiled }) => truncateSync(compiled, 0)],
    ['it is not there', ({ compiled }) => rmSync(compiled)],
    ['it cannot be read', ({ compiled }) => asFolder(compiled)],
    ['the source is longer since', ({ source }) => appendFileSync(source, '\n')],
    ['the source is longer by two since', ({ source }) => appendFileSync(source, '\n\n')],
    ['the source is shorter since', ({ source }) => ended(source, '')],
    ['the source is another of the same length since', ({ source }) => ended(source, ' ')],
  ])('is passed over where %s', (_, spoil) => {
    expect(copied(spoil)).toEqual({ taken: false, report });
  });
});

interface PartFiles {
  readonly source: string;
  readonly compiled: string;
}

interface Quick {
  readonly filesOf: (part: string) => PartFiles;
  readonly load: (
    part: string,
    text: string,
    code: Buffer,
  ) => { readonly script: { readonly cachedDataRejected: boolean } };
  readonly unsealed: (file: Buffer, source: Buffer) => { readonly text: string; readonly code: Buffer } | null;
}

/** Where the source begins in what was compiled of it. */
function sourceIn({ source, compiled }: PartFiles): number {
  return readFileSync(compiled).indexOf(readFileSync(source));
}

/** A source with another end in place of its line break, which changes nothing that it does. */
function ended(path: string, end: string): void {
  writeFileSync(path, readFileSync(path, 'utf8').replace(/\n$/, end));
}

/** A file that cannot be read, by an administrator either. */
function asFolder(path: string): void {
  rmSync(path);
  mkdirSync(path);
}

/** A file as it is where the machine lost power: of its full length, and zeros from a point on. */
function unwritten(path: string, from: number): void {
  const bytes = readFileSync(path);
  writeFileSync(path, bytes.fill(0, Math.floor(bytes.length * from)));
}

function flip(path: string, at: number): void {
  const bytes = readFileSync(path);
  const index = at < 0 ? bytes.length + at : at;
  bytes.writeUInt8(bytes.readUInt8(index) ^ 0x55, index);
  writeFileSync(path, bytes);
}
