/** The package as it is published: packed, installed elsewhere, and run from another folder. */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build, transform } from 'esbuild';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { beforeAll, describe, expect, test } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { schemaNames } from '../src/model/json-schema.js';
import { version } from '../src/model/version.js';
import { blockOf, documents } from './documents.js';

/** The guide's example of the library. */
const guideExample = blockOf('library', 'ts');

const npm = (...argv: string[]): string =>
  execFileSync('npm', [...argv, '--offline', '--loglevel=error'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });

describe('the package', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-package-'));
  let program = '';
  const home = (): string => join(folder, 'installed', 'lib', 'node_modules', 'casescore');

  beforeAll(() => {
    // `npm test` has built it; packing must not build again, lest other tests find half a file.
    npm('pack', '--ignore-scripts', '--pack-destination', folder);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    npm('install', '--global', '--prefix', join(folder, 'installed'), join(folder, tarball));
    program = join(folder, 'installed', 'bin', 'casescore');
  }, 120_000);

  test('runs no script where it is installed: npm warns of every package that would', () => {
    const { scripts } = JSON.parse(readFileSync(join(home(), 'package.json'), 'utf8')) as typeof manifest;
    for (const name of ['preinstall', 'install', 'postinstall', 'prepare']) expect(scripts).not.toHaveProperty(name);
  });

  test('holds only what runs', () => {
    const files = readdirSync(home(), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(home().length + 1));
    expect(
      files.filter((name) => !['dist/types/', 'dist/json/'].some((types) => name.startsWith(types))).toSorted(),
    ).toEqual(
      [
        'LICENSE',
        'README.md',
        'bin/casescore.js',
        'dist/cli.cjs',
        'dist/hucre.cjs',
        'dist/index.js',
        'package.json',
        ...documents.filter((path) => path !== 'README.md'),
        'src/guides/pictures/page.png',
        'src/guides/pictures/ratings.svg',
        ...schemaNames.map((name) => `src/model/schemas/${name}.json`),
      ].toSorted(),
    );
    expect(files).toContain('dist/types/index.d.ts');
  });

  test('has whatever its documents link to', () => {
    const links = documents.flatMap((document) =>
      [...readFileSync(join(home(), document), 'utf8').matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)].map(([, path = '']) =>
        join(home(), dirname(document), path),
      ),
    );
    expect(links.length).toBeGreaterThan(50);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  test('has types that need no other package than zod', () => {
    const types = join(home(), 'dist', 'types');
    const imported = readdirSync(types, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.d.ts'))
      .flatMap((name) => [...readFileSync(join(types, name), 'utf8').matchAll(/(?:from |import\()['"]([^'"]+)/g)])
      .map(([, path]) => path);
    expect(imported.length).toBeGreaterThan(20);
    expect(imported.filter((path) => !path?.startsWith('.') && !path?.startsWith('zod/'))).toEqual([]);
  });

  test('has nothing that publint finds wrong', async () => {
    const { messages } = await publint({ pkgDir: home(), strict: true });
    expect(messages.map((message) => formatMessage(message, manifest))).toEqual([]);
  });

  test.each([
    ['nodenext', 'nodenext'],
    ['esnext', 'bundler'],
  ])('is typed for a program of its users, checked strictly (%s, %s)', (module, moduleResolution) => {
    const consumer = consumerIn(folder, home());
    // Only the types need it.
    symlinkSync(join(process.cwd(), 'node_modules', 'zod'), join(consumer, 'node_modules', 'zod'), 'dir');
    writeFileSync(
      join(consumer, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module,
          moduleResolution,
          target: 'es2022',
          strict: true,
          exactOptionalPropertyTypes: true,
          skipLibCheck: false,
          preserveSymlinks: true,
          types: [],
          noEmit: true,
        },
        files: ['example.ts', 'citation.ts', 'wrong.ts'],
      }),
    );
    const compiler = join(process.cwd(), 'node_modules', 'typescript', 'bin', 'tsc');
    const checked = spawnSync(process.execPath, [compiler, '-p', consumer], { encoding: 'utf8' });
    // The one fault is the one that is there to be found: the types are there and are no "any".
    expect(checked.stdout.split('\n').filter((line) => line.includes('error'))).toEqual([
      expect.stringMatching(
        /wrong\.ts\(2,\d+\): error TS2322: Type 'number \| null' is not assignable to type 'string'/,
      ),
    ]);
  });

  test('as a library does what the guide shows', async () => {
    const consumer = consumerIn(folder, home());
    cpSync('samples', join(consumer, 'samples'), { recursive: true });
    const { code } = await transform(guideExample, { loader: 'ts', format: 'esm' });
    writeFileSync(join(consumer, 'example.mjs'), code);
    const run = spawnSync(process.execPath, ['example.mjs'], { cwd: consumer, encoding: 'utf8' });
    expect(run.stderr).toBe('');
    const said = [...guideExample.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, words]) => words);
    expect(said.length).toBeGreaterThan(3);
    expect(run.stdout.trim().split('\n')).toEqual(said);
  });

  test('loads no cryptography and no compression for a plain sheet, which would take longer than to rate it', () => {
    const listing = "process.on('exit', () => process.stderr.write(process.moduleLoadList.join('\\n')))";
    const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
    const argv = ['--import', `data:text/javascript,${listing}`, 'bin/casescore.js', 'score', sheet];
    const run = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect(run.stderr).toMatch(/^NativeModule fs$/m);
    expect(run.stderr).not.toMatch(/^NativeModule (?:crypto|zlib)$/m);
  });

  test('gives its JSON Schemas to those who import them', () => {
    const consumer = consumerIn(folder, home());
    const code =
      "import { createRequire } from 'node:module'; console.log(createRequire(import.meta.url)('casescore/schemas/result.json').title)";
    writeFileSync(join(consumer, 'schema.mjs'), code);
    const run = spawnSync(process.execPath, ['schema.mjs'], { cwd: consumer, encoding: 'utf8' });
    expect([run.stdout, run.stderr]).toEqual(['casescore result\n', '']);
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

  test('the examples of its help work as typed, one after another', () => {
    const help = execFileSync(program, [], { encoding: 'utf8' });
    const examples = [...help.matchAll(/^ {2}casescore (.+)$/gm)].map(([, words = '']) => words.split(' '));
    expect(examples.map(([name]) => name)).toEqual(['new', 'score', 'score']);
    const cwd = mkdtempSync(join(folder, 'first-minute-'));
    const runs = examples.map((words) => spawnSync(program, words, { cwd, encoding: 'utf8' }));
    expect(runs.map(({ status }) => status)).toEqual([0, 0, 0]);
    expect(runs[1]?.stdout).toContain('2.2  Assessment');
  });

  test('a reader that stops early ends it quietly', () => {
    const sheet = join(process.cwd(), 'samples/redcar-cleveland-middlesbrough-2022.csv');
    const run = spawnSync('sh', ['-c', `"${program}" score "${sheet}" --format json | head -n 1`], {
      encoding: 'utf8',
    });
    expect(run).toMatchObject({ stdout: '{\n', stderr: '', status: 0 });
  });
});

/** A program that uses the installed package: the guide's example, and a mistake that only types can find. */
function consumerIn(folder: string, installed: string): string {
  const consumer = mkdtempSync(join(folder, 'consumer-'));
  mkdirSync(join(consumer, 'node_modules'));
  symlinkSync(installed, join(consumer, 'node_modules', 'casescore'), 'dir');
  writeFileSync(join(consumer, 'package.json'), '{ "type": "module" }');
  writeFileSync(
    join(consumer, 'example.ts'),
    `declare const console: { log(...words: unknown[]): void };\n${guideExample}`,
  );
  writeFileSync(
    join(consumer, 'citation.ts'),
    `import type { Citation, Programme } from 'casescore';
export const citations = ({ bands }: Programme): readonly Citation[] => bands.map(({ source }) => source);
export const guess: Citation = { certainty: 'assumed', finding: 'Nobody says.' };
// @ts-expect-error A shape is checked to its words.
export const wrong: Citation = { certainty: 'sure', finding: 'Nobody says.' };
// @ts-expect-error Nothing in a shape may be changed.
guess.finding = 'Somebody says.';
`,
  );
  writeFileSync(
    join(consumer, 'wrong.ts'),
    "import { wholePercentage } from 'casescore';\nexport const wrong: string = wholePercentage(1, 2, 'half-up');\n",
  );
  return consumer;
}

test('its version is the one that results carry', () => {
  expect(version).toBe(manifest.version);
});

test('the licence names every package that is bundled', async () => {
  const { metafile } = await build({
    entryPoints: ['src/cli.ts', 'src/index.ts'],
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
