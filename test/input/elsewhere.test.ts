/** What is in a file that nobody meant is never shown, wherever a link leads. */
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../folder.js';
import { run } from '../run.js';

const secret = 'root:x:0:0,password\nhunter2,hunter3\n';
const secrets = /root|password|hunter/;

/** A folder `sheets` with a sound sheet `a.csv` and these links, beside the files that they lead to. */
function linked(links: Readonly<Record<string, string>>, content = secret): string {
  const folder = folderWith({ 'secret.txt': content, 'other/x.csv': content, 'sheets/a.csv': assessmentSheet(1, 2) });
  for (const [name, target] of Object.entries(links)) symlinkSync(target, join(folder, 'sheets', name));
  return folder;
}

const commands = {
  batch: (folder: string) => ['batch', join(folder, 'sheets')],
  'batch as JSON': (folder: string) => ['batch', join(folder, 'sheets'), '--format', 'json'],
  'batch by a pattern': (folder: string) => ['batch', join(folder, 'sheets', '*.csv')],
  check: (folder: string) => ['check', join(folder, 'sheets')],
  'check as JSON': (folder: string) => ['check', join(folder, 'sheets'), '--format', 'json'],
};

describe('through a link out of the folder nothing of a file is shown', () => {
  const kinds: readonly [string, string, string, RegExp, string?][] = [
    ['a case sheet', 'b.csv', '../secret.txt', /b\.csv: the case sheet has faults\. .*casescore score \S+b\.csv/],
    [
      'a sheet with wrong cells',
      'b.csv',
      '../secret.txt',
      /b\.csv: the case sheet has faults/,
      assessmentSheet(1, 2).replaceAll('yes', 'hunter2'),
    ],
    [
      'an inspection file',
      'a.inspection.csv',
      '../secret.txt',
      /a\.inspection\.csv: the inspection file has faults\. .*--inspection/,
    ],
    [
      'an inspection file in JSON',
      'a.inspection.json',
      '../secret.txt',
      /a\.inspection\.json: the inspection file has faults/,
    ],
    [
      'an inspection file with other keys',
      'a.inspection.json',
      '../secret.txt',
      /the inspection file has faults/,
      '{ "password": "hunter2" }',
    ],
    [
      'an inspection file with other values',
      'a.inspection.json',
      '../secret.txt',
      /the inspection file has faults/,
      '{ "title": ["hunter2"], "judgements": { "hunter3": "root" } }',
    ],
    [
      'an expected file',
      'a.expected.json',
      '../secret.txt',
      /a\.expected\.json: the file of expected results has faults/,
    ],
    [
      'an expected file with other keys',
      'a.expected.json',
      '../secret.txt',
      /the file of expected results has faults/,
      '{ "password": "hunter2" }',
    ],
  ];
  for (const [what, name, target, message, content] of kinds)
    for (const [command, argv] of Object.entries(commands)) {
      // batch reads no expected file, and check no sheet without one.
      if (name.includes('expected') !== command.startsWith('check')) continue;
      test(`${what}, ${command}`, async () => {
        const { code, stdout, stderr } = await run(argv(linked({ [name]: target }, content)));
        expect(code).toBeGreaterThan(1);
        expect(stderr).toMatch(message);
        expect(stdout + stderr).not.toMatch(secrets);
      });
    }

  test('an inspection file beside a sheet that was typed', async () => {
    const folder = linked({ 'a.inspection.json': '../secret.txt' });
    const { code, stderr } = await run(['score', join(folder, 'sheets/a.csv')]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/the inspection file has faults\. .*--inspection/);
    expect(stderr).not.toMatch(secrets);
  });

  test('a sheet that expected results name outside their folder', async () => {
    const folder = folderWith({
      'secret.txt': secret,
      'sheets/a.csv': assessmentSheet(1, 2),
      'sheets/all.expected.json': '{ "sheets": ["a.csv", "../secret.txt"], "overall": { "score": 1 } }',
    });
    const { code, stderr } = await run(['check', join(folder, 'sheets/all.expected.json')]);
    expect(code).toBeGreaterThan(1);
    expect(stderr).toMatch(/secret\.txt: the case sheet has faults/);
    expect(stderr).not.toMatch(secrets);
  });
});

describe('the faults are shown', () => {
  test('of what was typed, a link too', async () => {
    const folder = linked({ 'b.csv': '../secret.txt', 'b.inspection.json': '../secret.txt' }, '{ "titel": "x" }');
    const [sheet, file] = [join(folder, 'sheets/b.csv'), join(folder, 'sheets/b.inspection.json')];
    expect((await run(['batch', sheet])).stderr).toContain('titel');
    expect((await run(['score', join(folder, 'sheets/a.csv'), '--inspection', file])).stderr).toContain('titel');
    expect((await run(['score', join(folder, 'sheets/a.csv'), `--inspection=${file}`])).stderr).toContain('titel');
  });

  test('of a link that leads to another file under the folder that was typed', async () => {
    const folder = linked({ 'b.csv': '../other/x.csv' });
    expect((await run(['batch', folder])).stderr).toContain('password');
  });

  test('of a sheet in a folder that is a link itself', async () => {
    const folder = linked({ 'b.csv': '../secret.txt' });
    symlinkSync('other', join(folder, 'more'));
    expect((await run(['batch', join(folder, 'more')])).stderr).toContain('password');
  });
});

test('a link that leads nowhere is still said to be missing', async () => {
  const folder = linked({ 'b.csv': '../gone.csv' });
  expect((await run(['batch', join(folder, 'sheets')])).stderr).toMatch(/b\.csv: there is no such case sheet/);
});
