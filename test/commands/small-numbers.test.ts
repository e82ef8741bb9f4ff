/** Where small numbers of groups are written or piped: warnings, and what `check --publish` hides. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../src/model/check.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';

const written = async (name: string, ...argv: readonly string[]) => {
  const file = join(folderWith({}), name);
  const { stderr, code } = await run(['check', redcar, '-o', file, ...argv]);
  return { text: readFileSync(file, 'utf8'), stderr, code };
};
const figure = (text: string) =>
  (JSON.parse(text) as CheckReport).sheets[0]?.records.find(({ where }) => where?.includes('grade'));

describe('check', () => {
  test('hides nothing by default, because a script needs the figures', async () => {
    const { stdout, stderr } = await run(['check', redcar, '--format', 'json']);
    expect(figure(stdout)?.found).toMatch(/%/);
    expect(stderr).toBe('');
  });

  test.each([['c.json'], ['c.xml'], ['c.txt']])(
    'warns of small numbers that it writes to %s, and says so in it',
    async (name) => {
      const { text, stderr } = await written(name);
      const warning = /figures of groups rest on a number under 5, or on a group that answered all alike/;
      expect(stderr.replace(/\s+/g, ' ')).toMatch(warning);
      expect(text.replace(/\s+/g, ' ')).toMatch(warning);
    },
  );

  test.each([['c.json'], ['c.xml'], ['c.txt']])('with --publish writes no figure of a group to %s', async (name) => {
    const { text, stderr, code } = await written(name, '--publish', '--verbose');
    expect(code).toBe(0);
    expect(stderr).not.toContain('Warning');
    expect(text).toContain('[c] confidential');
    const lines = text.split('\n').filter((line) => line.includes(' where '));
    expect(lines.filter((line) => /\d+ of \d|\d%/.test(line))).toEqual([]);
    if (!name.endsWith('.json')) return;
    const records = (JSON.parse(text) as CheckReport).sheets.flatMap((sheet) => sheet.records);
    const ofGroups = records.filter(({ what, where }) => where !== null || what.startsWith('share'));
    expect(ofGroups.length).toBeGreaterThan(4);
    expect(new Set(ofGroups.flatMap(({ expected, found }) => [expected, found]))).toEqual(new Set(['[c]']));
  });

  test('with --publish tells of a figure that differs, and not by how much', async () => {
    const sheet = ['case,sex,2.2.1,2.2.2,2.2.3', 'C1,F,yes,yes,no', 'C2,M,no,yes,no', ''].join('\n');
    const expected = { figures: [{ id: 'women', question: '2.2.1', where: { sex: ['F'] }, percentage: 44 }] };
    const folder = folderWith({ 'a.csv': sheet, 'a.expected.json': JSON.stringify(expected) });
    const { stdout, code } = await run(['check', join(folder, 'a.csv'), '--publish']);
    expect(code).toBe(1);
    expect(stdout).toMatch(/women .*: \[c\], not as expected/);
    expect(stdout).not.toMatch(/44|100/);
  });

  test('refuses --publish with --update, which names what it writes', async () => {
    const { stderr, code } = await run(['check', redcar, '--publish', '--update']);
    expect(stderr).toContain('--publish and --update cannot go together');
    expect(code).toBe(2);
  });
});

describe('a breakdown that goes through a pipe', () => {
  const by = ['score', redcar, '--by', 'ethnicity'];
  const warning = /standard output is no terminal\. If others will read it, add --publish/;

  test('warns of what --publish would hide', async () => {
    expect((await run(by)).stderr).toMatch(warning);
    expect((await run([...by, '--format', 'json'])).stderr).toMatch(warning);
    expect((await run(['batch', redcar, '--by', 'ethnicity'])).stderr).toMatch(warning);
  });

  test('does not warn on a terminal, where it is hidden, or where nothing would be', async () => {
    expect((await run(by, { columns: 80 })).stderr).toBe('');
    expect((await run([...by, '--publish'])).stderr).toBe('');
    expect((await run(['score', redcar, '--by', 'sentence'])).stderr).toBe('');
    expect((await run(['score', redcar])).stderr).toBe('');
  });
});
