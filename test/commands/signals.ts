/** Signals that arrive at a moment that the test chooses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { assessmentSheet, folderWith } from '../folder.js';

export const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type Signal = (typeof signals)[number];

/**
 * Loaded before the program: sends it a signal as soon as it has made the change that is so many-th to the files of a folder, before it can
 * do anything else. A signal that arrives there is one between making and listening, if the program does not listen by then.
 */
const sender = `
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const { CHANGE, SIGNAL, FOLDER } = process.env;
let changes = 0;
const handles = new Set();
const isOurs = (path) => handles.has(path) || String(path).startsWith(FOLDER);
const changed = () => {
  if (++changes === Number(CHANGE)) process.kill(process.pid, SIGNAL);
};
const opensNothing = (name, flags) => name === 'open' && !/[wa]/.test(String(flags ?? 'r'));
for (const name of ['open', 'mkdir', 'writeFile', 'rename', 'link', 'rm']) {
  const sync = fs[name + 'Sync'];
  fs[name + 'Sync'] = (path, ...more) => {
    const result = sync(path, ...more);
    if (!isOurs(path) || opensNothing(name, more[0])) return result;
    if (name === 'open') handles.add(result);
    changed();
    return result;
  };
  const later = fs.promises[name];
  fs.promises[name] = async (path, ...more) => {
    const result = await later(path, ...more);
    if (isOurs(path) && !opensNothing(name, more[0])) changed();
    return result;
  };
}
syncBuiltinESMExports();
`;

/** A command that writes files. */
export interface Writer {
  /** What is in its folder before. */
  readonly before: Readonly<Record<string, string>>;
  readonly argv: (folder: string) => readonly string[];
  /** The file that it writes before the others, if not all of them at once. */
  readonly one?: string;
}

const old = 'as it was';
const sheets = { 'a.csv': assessmentSheet(1, 2), 'b.csv': assessmentSheet(2, 2) };

export const writers = {
  'score -o': {
    before: { ...sheets, 'out.txt': old },
    argv: (folder) => ['score', join(folder, 'a.csv'), '-o', join(folder, 'out.txt')],
  },
  'batch -o': {
    before: { ...sheets, 'out.json': old },
    argv: (folder) => ['batch', folder, '--format', 'json', '-o', join(folder, 'out.json')],
  },
  'batch --format html': {
    before: sheets,
    argv: (folder) => ['batch', folder, '--format', 'html', '-o', join(folder, 'pages')],
  },
  'check --update': {
    before: { ...sheets, 'b.expected.json': '{ "overall": { "score": 9 } }' },
    argv: (folder) => ['check', '--update', folder],
    one: 'a.expected.json',
  },
  new: {
    before: {},
    argv: (folder) => ['new', join(folder, 'c'), '--format', 'json', '--no-input'],
  },
  'new, as .xlsx': {
    before: {},
    argv: (folder) => ['new', join(folder, 'c.xlsx'), '--cases', '9', '--no-input'],
  },
  'new, as .ods': {
    before: {},
    argv: (folder) => ['new', join(folder, 'c.ods'), '--cases', '9', '--no-input'],
  },
  'score -o, as .ods': {
    before: { ...sheets, 'out.ods': old },
    argv: (folder) => ['score', join(folder, 'a.csv'), '-o', join(folder, 'out.ods')],
  },
  'draw -o with --record': {
    before: { ...sheets, 'out.csv': old, 'record.json': old },
    argv: (folder) => {
      const outputs = ['-o', join(folder, 'out.csv'), '--record', join(folder, 'record.json')];
      return ['draw', join(folder, 'a.csv'), '--cases', '1', '--seed', 'x', ...outputs];
    },
  },
  'moderate -o': {
    before: { ...sheets, 'out.html': old },
    argv: (folder) => ['moderate', join(folder, 'a.csv'), join(folder, 'b.csv'), '-o', join(folder, 'out.html')],
  },
  'compare -o': {
    before: { ...sheets, 'out.json': old },
    argv: (folder) => ['compare', join(folder, 'a.csv'), join(folder, 'b.csv'), '-o', join(folder, 'out.json')],
  },
} satisfies Readonly<Record<string, Writer>>;

/** How a run ended, by a signal or with an exit code, and every file of its folder afterwards. */
export interface Ended {
  readonly folder: string;
  readonly by: string | number | null;
  readonly files: Readonly<Record<string, string>>;
}

/**
 * Runs a writer in a folder, a new one by default, and sends it a signal at its change of that number, from 1 on; at 0 it is left alone.
 */
export async function endAt(
  { before, argv }: Writer,
  signal: Signal | 'SIGKILL',
  change: number,
  folder = folderWith(before),
): Promise<Ended> {
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(sender)}`];
  const child = spawn(process.execPath, [...preload, 'bin/casescore.js', ...argv(folder)], {
    stdio: 'ignore',
    env: { ...process.env, CHANGE: String(change), SIGNAL: signal, FOLDER: folder },
  });
  const [code, by] = (await once(child, 'exit')) as [number | null, string | null];
  return { folder, by: by ?? code, files: filesIn(folder) };
}

/** What may be in a writer's folder when a signal has ended it, the last being what it leaves when it is let alone. */
export async function statesOf(writer: Writer): Promise<Ended['files'][]> {
  const { files } = await endAt(writer, 'SIGINT', 0);
  const first = writer.one === undefined ? [] : [{ ...writer.before, [writer.one]: files[writer.one] ?? '' }];
  return [writer.before, ...first, files];
}

/** The text of every file under a folder, by its path; an empty folder by its own. */
export function filesIn(folder: string): Record<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => ({
    path: join(entry.parentPath, entry.name),
    isFile: entry.isFile(),
  }));
  const told = paths.filter(({ path, isFile }) => isFile || !paths.some((other) => other.path.startsWith(`${path}/`)));
  return Object.fromEntries(
    told.map(({ path, isFile }) => [relative(folder, path), isFile ? readFileSync(path, 'utf8') : '']),
  );
}
