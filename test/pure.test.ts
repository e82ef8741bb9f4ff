/** The rooms of the source: what each may contain and import. The files are read as text. */
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Programme } from '../src/model/programme.js';
import { shipped, shippedProgramme } from '../src/programmes/index.js';

const root = new URL('../src/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => file.endsWith('.ts'))
  .toSorted();
const textOf = (file: string): string => readFileSync(new URL(file, root), 'utf8');
const codeOf = (file: string): string => textOf(file).replace(/\/\*[\s\S]*?\*\/|(?<![:'"\\])\/\/.*$/gm, '');
const inRoom = (...rooms: readonly string[]): string[] =>
  files.filter((file) => rooms.includes(file.split('/')[0] ?? ''));

test('the source is where these tests look for it', () => {
  expect(files.length).toBeGreaterThan(40);
  expect(files).toContain('scoring/percentage.ts');
});

const impurities = [
  'node:',
  'commander',
  'process.',
  'console.',
  'Date.now',
  'new Date',
  'Math.random',
  'chalk',
  'fetch(',
  'setTimeout',
  'performance.',
  'toLocale',
  'Intl.',
];

const pureRooms = ['words', 'model', 'problems', 'scoring', 'analysis', 'report'];

test.each([...inRoom(...pureRooms), 'assess.ts'])(
  '%s is pure: no file, process, console, clock, colour, random number or locale',
  (file) => {
    expect(impurities.filter((impurity) => codeOf(file).includes(impurity))).toEqual([]);
  },
);

/** The rooms that each room may import from, beside itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  words: [],
  model: [],
  problems: ['model', 'words'],
  scoring: ['problems', 'model', 'words'],
  analysis: ['scoring', 'problems', 'model', 'words'],
  report: ['analysis', 'scoring', 'problems', 'model', 'words'],
  programmes: ['scoring', 'problems', 'model', 'words'],
  input: ['programmes', 'scoring', 'problems', 'model', 'words'],
  assess: ['analysis', 'scoring', 'problems', 'model', 'words'],
  commands: ['input', 'assess', 'report', 'analysis', 'programmes', 'scoring', 'problems', 'model', 'words'],
  library: ['input', 'assess', 'report', 'analysis', 'programmes', 'scoring', 'problems', 'model', 'words'],
  index: ['library', 'input', 'assess', 'report', 'analysis', 'scoring', 'problems', 'model', 'words'],
  cli: ['commands', 'input', 'programmes', 'problems', 'model', 'words'],
};

const roomOf = (file: string): string => file.replace(/\.(ts|js|json)$/, '').split('/')[0] ?? '';

const mayImport = (from: string, to: string): boolean => from === to || below[from]?.includes(to) === true;

/** What a file imports: types too, and what it loads by `await import`. */
function importsOf(file: string): string[] {
  const found = codeOf(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']*)'/g);
  return [...found].map(([, path = '']) => (path.startsWith('.') ? posix.join(posix.dirname(file), path) : path));
}

const isOurs = (path: string): boolean => /\.(js|json)$/.test(path);

/** The source files that a source file imports. */
const filesBelow = (file: string): string[] =>
  importsOf(file)
    .map((path) => path.replace(/\.js$/, '.ts'))
    .filter((path) => files.includes(path));

/** The import cycles, as sets of files that all reach one another: Tarjan's algorithm for strongly connected components. */
function findCycles(nodes: readonly string[], next: (node: string) => readonly string[]): string[][] {
  const order = new Map<string, number>();
  const path: string[] = [];
  const cycles: string[][] = [];
  const visit = (node: string): number => {
    order.set(node, order.size);
    let least = order.get(node) ?? 0;
    path.push(node);
    for (const other of next(node)) {
      if (!order.has(other)) least = Math.min(least, visit(other));
      else if (path.includes(other)) least = Math.min(least, order.get(other) ?? least);
    }
    if (least === order.get(node)) {
      const component = path.splice(path.indexOf(node));
      if (component.length > 1 || next(node).includes(node)) cycles.push(component.toSorted());
    }
    return least;
  };
  for (const node of nodes) if (!order.has(node)) visit(node);
  return cycles;
}

describe('imports run one way', () => {
  test('what is looked for is found', () => {
    expect(importsOf('scoring/overall.ts')).toContain('model/programme.js');
    expect(importsOf('programmes/index.ts')).toContain('programmes/pdu-2021.json');
    expect(files.flatMap(importsOf)).toEqual(expect.arrayContaining(['commander', 'csv-parse', 'node:fs']));
  });

  test.each(files)('out of %s', (file) => {
    expect(below, 'this room is not in the list of rooms').toHaveProperty([roomOf(file)]);
    const others = importsOf(file).filter(isOurs);
    expect(others.filter((path) => !mayImport(roomOf(file), roomOf(path)))).toEqual([]);
  });

  test.each([...inRoom(...pureRooms), 'assess.ts'])(
    '%s needs no package, but that the model is written in zod',
    (file) => {
      const packages = importsOf(file).filter((path) => !isOurs(path));
      expect(packages.filter((name) => !(roomOf(file) === 'model' && name === 'zod/mini'))).toEqual([]);
    },
  );

  test('cycles are found, and two ways to one file are none', () => {
    const graph: Readonly<Record<string, readonly string[]>> = {
      a: ['b', 'c'],
      b: ['d'],
      c: ['d'],
      d: [],
      e: ['f'],
      f: ['g', 'd'],
      g: ['e', 'a'],
      h: ['h'],
    };
    expect(findCycles(Object.keys(graph), (node) => graph[node] ?? [])).toEqual([['e', 'f', 'g'], ['h']]);
  });

  test('there are no cycles, counting types and what is loaded by `await import`', () => {
    expect(findCycles(files, filesBelow)).toEqual([]);
  });
});

const programmes = await Promise.all(
  Object.keys(shipped).map(async (id) => (await shippedProgramme(id))?.programme as Programme),
);

test.each(inRoom('scoring'))('%s names no programme, no standard and no rating', (file) => {
  const code = codeOf(file);
  const names = programmes.flatMap(({ id, title, standards, ratings, rules, domains }) => [
    id,
    title,
    ...standards.flatMap(({ title: name, questions = [] }) => [
      name,
      ...questions.map(({ code: question }) => question),
    ]),
    ...ratings.map(({ name }) => name),
    ...rules.map((rule) => rule.id),
    ...domains.map((domain) => domain.title),
  ]);
  const quotable = programmes.flatMap(({ standards, ratings }) => [
    ...standards.map((standard) => standard.code),
    ...ratings.map(({ short }) => short),
  ]);
  const stands = (name: string): boolean => new RegExp(`\\b${name.replaceAll(/[.?()]/g, '\\$&')}\\b`).test(code);
  const quoted = (name: string): boolean =>
    [`'${name}'`, `"${name}"`, `\`${name}\``].some((text) => code.includes(text));
  expect(names.filter(stands)).toEqual([]);
  expect(quotable.filter(quoted)).toEqual([]);
});

test('nothing in the source ends the process by itself, save that a signal is passed on once there is nothing left to clean up', () => {
  const passedOn = 'process.kill(process.pid, signal)';
  const ends = /process\s*\.\s*(exit|abort|kill)\s*\(|process\s*\[/;
  expect(files.filter((file) => ends.test(codeOf(file).replace(passedOn, '')))).toEqual([]);
  expect(files.filter((file) => codeOf(file).includes(passedOn))).toEqual(['commands/unfinished.ts']);
});

test('the program in bin says where Node is too old, and otherwise only starts', () => {
  const lines = readFileSync(new URL('../bin/casescore.js', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.length).toBeLessThanOrEqual(14);
  expect(lines.join('\n').match(/'\.\.?\/[^']*'/g)).toEqual(["'../dist/cli.cjs'"]);
});

test('what the library exports uses no console and no process', () => {
  const reached = new Set<string>();
  const follow = (file: string): void => {
    if (reached.has(file) || !files.includes(file)) return;
    reached.add(file);
    for (const path of importsOf(file).filter(isOurs)) follow(path.replace(/\.js$/, '.ts'));
  };
  follow('index.ts');
  expect(reached.size).toBeGreaterThan(50);
  expect([...reached].filter((file) => /\b(console|process)\b\s*[.[]|node:process/.test(codeOf(file)))).toEqual([]);
  expect([...reached].filter((file) => /^(commands|cli)/.test(file))).toEqual([]);
});
