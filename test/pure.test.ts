/** The rooms of the house: what may be in each, and which way the doors open. Read from the source as text. */
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

test.each(inRoom('scoring', 'analysis', 'report'))(
  '%s is pure: no file, process, console, clock, colour, chance or locale',
  (file) => {
    expect(impurities.filter((impurity) => codeOf(file).includes(impurity))).toEqual([]);
  },
);

test('the words of messages are pure as well', () => {
  const words = ['errors.ts', 'notes.ts', 'words.ts', 'suggest.ts', 'visible.ts', 'model.ts', 'assess.ts', 'lazily.ts'];
  expect(words.filter((file) => !files.includes(file))).toEqual([]);
  expect(words.filter((file) => impurities.some((impurity) => codeOf(file).includes(impurity)))).toEqual([]);
});

/** Small pieces that every room may use, and that use no room but the model. */
const shared = new Set(['errors', 'notes', 'words', 'suggest', 'visible', 'version', 'streams', 'limits', 'lazily']);

/** What each room may import beside itself. */
const below: Readonly<Record<string, readonly string[]>> = {
  model: [],
  shared: ['model'],
  scoring: ['model', 'shared'],
  analysis: ['scoring', 'model', 'shared'],
  programmes: ['scoring', 'model', 'shared'],
  assess: ['scoring', 'analysis', 'model', 'shared'],
  report: ['scoring', 'analysis', 'model', 'shared'],
  input: ['assess', 'programmes', 'scoring', 'analysis', 'model', 'shared'],
  schemas: ['input', 'report', 'programmes', 'analysis', 'model'],
  commands: ['schemas', 'input', 'assess', 'report', 'programmes', 'scoring', 'analysis', 'model', 'shared'],
  'direct-output': ['shared'],
  endings: ['direct-output', 'model', 'shared'],
  main: ['endings', 'commands', 'programmes', 'model', 'shared'],
  start: ['main', 'endings', 'commands', 'model', 'shared'],
  library: ['input', 'assess', 'report', 'model', 'shared'],
  index: ['library', 'schemas', 'input', 'assess', 'report', 'scoring', 'analysis', 'model', 'shared'],
};

function roomOf(file: string): string {
  const [first = ''] = file.replace(/\.(ts|js|json)$/, '').split('/');
  return shared.has(first) ? 'shared' : first;
}

/** What a file imports, types among it, and what it loads only when it needs it. */
function importsOf(file: string): string[] {
  const found = codeOf(file).matchAll(/(?:\bfrom\s+|\bimport\s*\(?\s*)'([^']*)'/g);
  return [...found].map(([, path = '']) => (path.startsWith('.') ? posix.join(posix.dirname(file), path) : path));
}

const isOurs = (path: string): boolean => /\.(js|json)$/.test(path);

describe('imports run one way', () => {
  test('what is looked for is found', () => {
    expect(importsOf('assess.ts')).toEqual(expect.arrayContaining(['scoring/outcome.js', 'model.js']));
    expect(importsOf('programmes/index.ts')).toContain('programmes/pdu-2021.json');
    expect(importsOf('commands/score.ts')).toContain('input/evidence.js');
    expect(importsOf('input/json.ts')).toContain('@humanwhocodes/momoa');
  });

  test.each(files)('out of %s', (file) => {
    const allowed = below[roomOf(file)];
    expect(allowed, 'a room that the plan of the house does not show').toBeDefined();
    const others = importsOf(file).filter((path) => isOurs(path) && roomOf(path) !== roomOf(file));
    expect(others.filter((path) => !allowed?.includes(roomOf(path)))).toEqual([]);
  });

  test.each(files.filter((file) => /^(model|shared|scoring|analysis|report|assess)$/.test(roomOf(file))))(
    '%s needs no package',
    (file) => {
      expect(importsOf(file).filter((path) => !isOurs(path))).toEqual([]);
    },
  );
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

test('nothing in the source ends the process by itself, save that an interrupt is passed on once there is nothing left to clean up', () => {
  const passedOn = "process.kill(process.pid, 'SIGINT')";
  const ends = /process\s*\.\s*(exit|abort|kill)\s*\(|process\s*\[/;
  expect(files.filter((file) => ends.test(codeOf(file).replace(passedOn, '')))).toEqual([]);
  expect(files.filter((file) => codeOf(file).includes(passedOn))).toEqual(['commands/interrupt.ts']);
});

test('the program in bin is at most ten lines', () => {
  const lines = readFileSync(new URL('../bin/casescore.js', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');
  expect(lines.length).toBeLessThanOrEqual(10);
  expect(lines.join('\n')).toMatch(/process\.exitCode = await main\(/);
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
  expect([...reached].filter((file) => /^(commands|main)/.test(file))).toEqual([]);
});
