/** A folder that is listed once says of its files what the disk says of each. */
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exists, findSheets } from '../../src/input/files/files.js';
import { Folder } from '../../src/input/files/folder.js';
import { joiner, resolver } from '../../src/input/files/many-paths.js';
import { folderWith } from '../folder.js';

test('a file is there, a link to one as well, and no folder or dangling link is', () => {
  const at = folderWith({ 'a.inspection.json': '{}', 'deep/b.inspection.json': '{}', 'Éa.csv': '' });
  mkdirSync(join(at, 'c.inspection.json'));
  symlinkSync(join(at, 'a.inspection.json'), join(at, 'd.inspection.json'));
  symlinkSync(join(at, 'nowhere'), join(at, 'e.inspection.json'));
  const folder = new Folder();
  const names = ['a', 'b', 'c', 'd', 'e', 'deep/b', 'deep/a', 'A', 'none/a'].map((name) => `${name}.inspection.json`);
  for (const path of [...names, 'Éa.csv', 'E\u0301a.csv'].map((name) => join(at, name)))
    expect([path, folder.has(path)]).toEqual([path, exists(path)]);
});

test('a folder is listed when it is first asked for, and not again while its sheets go by', () => {
  const at = folderWith({ 'a.csv': '' });
  const folder = new Folder();
  expect(folder.has(join(at, 'a.csv'))).toBe(true);
  writeFileSync(join(at, 'b.csv'), '');
  expect(folder.has(join(at, 'b.csv'))).toBe(false);
  expect(new Folder().has(join(at, 'b.csv'))).toBe(true);
});

test('what a search for sheets saw on its way is known of every folder, and not listed again', async () => {
  const at = folderWith({ 'a.csv': '', 'a.inspection.json': '{}', 'deep/b.CSV': '', 'deep/B.inspection.json': '{}' });
  symlinkSync(join(at, 'a.csv'), join(at, 'c.csv'));
  const folder = new Folder();
  await findSheets([at], folder);
  const names = [
    'a.csv',
    'a.inspection.json',
    'a.inspection.csv',
    'c.csv',
    'deep/b.CSV',
    'deep/b.inspection.json',
    'deep',
  ];
  const found = names.map((name) => [name, folder.has(join(at, name))]);
  expect(found).toEqual(names.map((name) => [name, exists(join(at, name))]));
  writeFileSync(join(at, 'd.csv'), '');
  writeFileSync(join(at, 'deep/d.csv'), '');
  expect([folder.has(join(at, 'd.csv')), folder.has(join(at, 'deep/d.csv'))]).toEqual([false, false]);
});

test('many paths are joined and resolved as each would be', () => {
  const inFolder = joiner();
  const resolve = resolver();
  const joined = [
    ['a/b', 'c.csv'],
    ['a/b', 'd.csv'],
    ['.', 'e.csv'],
    ['/', 'f.csv'],
    ['a//b/../c', 'g.csv'],
  ].map(([folder = '', name = '']) => inFolder(folder, name));
  expect(joined).toEqual(['a/b/c.csv', 'a/b/d.csv', 'e.csv', '/f.csv', 'a/c/g.csv']);
  expect(['a/x.csv', 'a/y.csv', 'z.csv', '/w.csv'].map(resolve)).toEqual([
    join(process.cwd(), 'a/x.csv'),
    join(process.cwd(), 'a/y.csv'),
    join(process.cwd(), 'z.csv'),
    '/w.csv',
  ]);
});
