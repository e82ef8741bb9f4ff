/** The package as it is published: packed, installed elsewhere, and run from another folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { version } from '../src/version.js';

const npm = (...argv: string[]): string =>
  execFileSync('npm', [...argv, '--offline', '--loglevel=error'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-package-'));
  let program = '';

  beforeAll(() => {
    // `npm test` has built it; packing must not build again, lest other tests find half a file.
    npm('pack', '--ignore-scripts', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    npm('install', '--global', '--prefix', join(folder, 'installed'), join(folder, tarball));
    program = join(folder, 'installed', 'bin', 'casescore');
  }, 120_000);

  test('holds only what runs', () => {
    const home = join(folder, 'installed', 'lib', 'node_modules', 'casescore');
    const files = readdirSync(home, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(home.length + 1));
    expect(files.toSorted()).toEqual([
      'LICENSE',
      'README.md',
      'bin/casescore.js',
      'bin/package.json',
      'dist/main.cjs',
      'package.json',
    ]);
  });

  test('runs from another folder', () => {
    cpSync('samples', join(folder, 'sheets'), { recursive: true });
    const run = spawnSync(program, ['score', 'redcar-cleveland-middlesbrough-2022.csv'], {
      cwd: join(folder, 'sheets'),
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('Score 8/24\n');
  });

  test('the example of its help works as typed', () => {
    const help = execFileSync(program, [], { encoding: 'utf8' });
    const [, example = ''] = /Example:\n {2}(.+)\n/.exec(help) ?? [];
    const run = spawnSync('sh', ['-c', example.replace('| casescore', `| "${program}"`)], { encoding: 'utf8' });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(run.stdout).toContain('2.2  Assessment');
  });

  test('a reader that stops early ends it quietly', () => {
    const sheet = join(process.cwd(), 'samples/redcar-cleveland-middlesbrough-2022.csv');
    const run = spawnSync('sh', ['-c', `"${program}" score "${sheet}" --format json | head -n 1`], {
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ stdout: '{\n', stderr: '', status: 0 });
  });
});

test('its version is the one that results carry', () => {
  expect(version).toBe(manifest.version);
});

test('the licence names every package that is bundled', async () => {
  const { metafile } = await build({
    entryPoints: ['src/main.ts'],
    bundle: true,
    platform: 'node',
    write: false,
    metafile: true,
    outdir: folderOf('x'),
  });
  const bundled = Object.keys(metafile.inputs).flatMap(
    (path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? [],
  );
  const licence = readFileSync('LICENSE', 'utf8');
  expect(bundled).toContain('csv-parse');
  for (const name of new Set(bundled)) expect(licence).toContain(`\n${name}, `);
});

function folderOf(name: string): string {
  return join(tmpdir(), name);
}
