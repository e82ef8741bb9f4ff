/** completion: what shells are told, and what they propose. */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { shipped } from '../../src/programmes/index.js';
import { run } from '../run.js';
import { isSkipped } from '../skipped.js';

/** What is proposed for the last word, and the directive below it. */
async function proposalsFor(...words: string[]): Promise<{ words: string[]; directive: string | undefined }> {
  const { stdout, stderr } = await run(['complete', '--', ...words]);
  expect(stderr).toBe('');
  const lines = stdout.trimEnd().split('\n');
  return { words: lines.slice(0, -1).map((line) => line.split('\t')[0] ?? ''), directive: lines.at(-1) };
}

describe('a shell is proposed', () => {
  test('every command that help shows, and none that is hidden', async () => {
    const { stdout } = await run(['--help']);
    const shown = [...stdout.matchAll(/^ {2}([a-z-]+)(?: \[| <|  )/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'casescore');
    const { words } = await proposalsFor('');
    expect(new Set(words)).toEqual(new Set(shown));
    expect(words).toContain('batch');
    expect(words).not.toContain('complete');
  });

  test('commands of commands', async () => {
    expect((await proposalsFor('programmes', 's')).words).toEqual(['show', 'schema', 'sql']);
  });

  test('options, with their values where these are known', async () => {
    expect((await proposalsFor('batch', '--pool')).words).toEqual(['--pool-by', '--pool-only']);
    expect((await proposalsFor('batch', '--sort', '')).words).toEqual(['score', 'title', 'file']);
    expect((await proposalsFor('check', '--format=j')).words).toEqual(['json', 'junit']);
  });

  test('programme ids', async () => {
    const ids = Object.keys(shipped);
    expect((await proposalsFor('score', 'a.csv', '--programme', '')).words).toEqual(ids);
    expect((await proposalsFor('programmes', 'show', '')).words).toEqual(ids);
    expect((await proposalsFor('new', 'a', '--programme', 'pdu-2023')).words).toEqual(['pdu-2023']);
  });

  test('ratings, in the short form that has no space', async () => {
    expect((await proposalsFor('score', '--fail-under', '')).words).toEqual(['I', 'RI', 'G', 'O']);
    expect((await proposalsFor('score', '--judge', '1.2=')).words).toEqual(['1.2=I', '1.2=RI', '1.2=G', '1.2=O']);
    expect((await proposalsFor('overall', '2.2=R')).words).toEqual(['2.2=RI']);
  });

  test('the programmes that a query can be made for', async () => {
    expect((await proposalsFor('programmes', 'sql', 'pdu')).words).toEqual(['pdu-2021', 'pdu-2023']);
  });

  test('the names of schemas', async () => {
    expect((await proposalsFor('programmes', 'schema', 'res')).words).toEqual(['result']);
  });

  test('files of its own where nothing else is known', async () => {
    expect(await proposalsFor('score', '')).toEqual({ words: [], directive: ':0' });
    expect(await proposalsFor('score', '--inspection', '')).toEqual({ words: [], directive: ':0' });
    expect((await proposalsFor('sc')).directive).toBe(':4');
  });
});

const shells = ['bash', 'zsh', 'fish'] as const;
const has = (shell: string): boolean =>
  !isSkipped(`completion in ${shell}`, spawnSync(shell, ['-c', 'true']).status === 0 ? null : 'it is not installed');

describe.each(shells)('the script for %s', (shell) => {
  test('asks the program, and completes casescore', async () => {
    const { stdout, code } = await run(['completion', shell]);
    expect(code).toBe(0);
    expect(stdout).toContain('casescore complete --');
    expect(stdout).toMatch(
      {
        bash: /^complete -o default -F __casescore_complete casescore$/m,
        zsh: /^#compdef casescore/,
        fish: /^complete -c casescore /m,
      }[shell],
    );
  });

  test.skipIf(!has(shell))('can be parsed', async () => {
    const { stdout } = await run(['completion', shell]);
    const parsed = spawnSync(shell, ['-n'], { input: stdout, encoding: 'utf8' });
    expect([parsed.status, parsed.stderr]).toEqual([0, '']);
  });
});

test.skipIf(!has('bash'))('bash replaces only what stands behind the sign', async () => {
  const { stdout } = await run(['completion', 'bash']);
  const complete = (...words: string[]): string => {
    const session = [
      `casescore() { node bin/casescore.js "$@"; }`,
      `_get_comp_words_by_ref() { words=("\${W[@]}"); cur="\${W[-1]}"; }`,
      'compopt() { :; }',
      stdout,
      `W=(casescore ${words.map((word) => `'${word}'`).join(' ')})`,
      '__casescore_complete',
      'echo "${COMPREPLY[@]}"',
    ].join('\n');
    const found = spawnSync('bash', [], { input: session, encoding: 'utf8' });
    expect(found.stderr).toBe('');
    return found.stdout;
  };
  expect(complete('overall', '1.1=R')).toBe('RI\n');
  expect(complete('score', '--format=j')).toBe('json\n');
  expect(complete('comp')).toBe('compare completion\n');
});

test.each([
  [['bacth', 'samples'], '(Did you mean batch?)'],
  [['comapre', 'a', 'b'], '(Did you mean compare?)'],
  [['programmes', 'shcema', 'result'], '(Did you mean schema?)'],
  [['batch', '--tidi', 'samples'], '(Did you mean --tidy?)'],
  [['new', '--porgramme', 'x'], '(Did you mean --programme?)'],
  [['score', '--fail-udner', 'Good', 'x.csv'], '(Did you mean --fail-under?)'],
])('%j is not run, and what was probably meant is suggested', async (argv, suggestion) => {
  const { stdout, stderr, code } = await run(argv);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toContain(suggestion);
});

test('a shell that there is no script for is wrong use, and the known ones are named', async () => {
  const { stderr, code } = await run(['completion', 'tcsh']);
  expect([code, stderr]).toEqual([2, expect.stringContaining('Allowed choices are bash, zsh, fish')]);
});
