/** The README and the guides as tests read them: their fenced blocks, and the commands in them. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { run } from './run.js';

const root = process.cwd();

/** Every document, by its path. */
export const documents: readonly string[] = [
  'README.md',
  ...readdirSync('src/guides')
    .filter((name) => name.endsWith('.md'))
    .toSorted()
    .map((name) => `src/guides/${name}`),
];

/** A fenced block: its language, the file that it names behind it (empty if none), and its text. */
export interface Block {
  readonly language: string;
  readonly file: string;
  readonly text: string;
}

const fence = /^```(\w*)(?: (\S+))?\n([^]*?)^```$/gm;

export function blocksOf(path: string): Block[] {
  const found = readFileSync(join(root, path), 'utf8').matchAll(fence);
  return [...found].map(([, language = '', file = '', text = '']) => ({ language, file, text }));
}

/** The first block of this language in a guide. */
export function blockOf(guide: string, language: string): string {
  return blocksOf(`src/guides/${guide}.md`).find((block) => block.language === language)?.text ?? '';
}

/** A folder in which the commands of a document are run one after another: the samples are there, as in a fresh clone. */
export function makeWorkFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-document-'));
  cpSync(join(root, 'samples'), join(folder, 'samples'), { recursive: true });
  const program = `exec "${process.execPath}" "${root}/bin/casescore.js" "$@"\n`;
  writeFileSync(join(folder, 'casescore'), `#!/bin/sh\n${program}`, { mode: 0o755 });
  writeFileSync(join(folder, 'npx'), `#!/bin/sh\nshift\n${program}`, { mode: 0o755 });
  return folder;
}

/** What a command printed, on both streams, and its exit code. */
export interface Printed {
  readonly text: string;
  readonly code: number | null;
}

/**
 * Runs a command line of a document in a folder. In this process where it is `casescore` with plain or quoted words; in bash where it has more
 * to it. With `columns`, output is a terminal of that width.
 */
export async function runLine(line: string, folder: string, columns?: number): Promise<Printed> {
  const [name, ...words] = wordsOf(line.replace(/^npx /, '')) ?? [];
  if (name !== 'casescore') {
    const env = { ...process.env, PATH: `${folder}${delimiter}${process.env['PATH'] ?? ''}` };
    const { stdout, stderr, status } = spawnSync('bash', ['-ec', line], { cwd: folder, env, encoding: 'utf8' });
    return { text: stdout + stderr, code: status };
  }
  process.chdir(folder);
  try {
    const { stdout, stderr, code } = await run(words, {
      ...(columns === undefined ? {} : { columns }),
      env: { NO_COLOR: '1' },
    });
    return { text: stdout + stderr, code };
  } finally {
    process.chdir(root);
  }
}

/** A command line as words; null where it has more than plain and quoted words, such as a pipe. */
function wordsOf(line: string): string[] | null {
  const word = /(?:[^\s'"|<>$&;()`*]|"[^"$`]*"|'[^']*')+/y;
  const words: string[] = [];
  for (let at = 0; at < line.length; at = word.lastIndex) {
    word.lastIndex = at + (/^\s*/.exec(line.slice(at))?.[0].length ?? 0);
    if (word.lastIndex >= line.length) break;
    const [found] = word.exec(line) ?? [];
    if (found === undefined) return null;
    words.push(found.replaceAll(/"([^"]*)"|'([^']*)'/g, '$1$2'));
  }
  return words;
}

/** A command of a block, the exit code that a comment behind it promises, and what is shown below it. */
export interface Example {
  /** As it stands in the block. */
  readonly line: string;
  readonly command: string;
  readonly code: number;
  readonly shown: string;
}

/** The commands of a block of `sh`: a line each, `\` at its end joining the next. `# exit 1` promises that exit code. */
export function commandsOf(text: string): Example[] {
  const lines = text.replaceAll(/\\\n\s*/g, '').split('\n');
  return lines.filter((line) => /^[^#\s]/.test(line)).map((line) => ({ ...parts(line), shown: '' }));
}

/** The commands of a block of `console`: each behind `$ `, and below it what it prints. */
export function sessionOf(text: string): Example[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const end = part.indexOf('\n');
      return { ...parts(part.slice(0, end)), shown: part.slice(end + 1) };
    });
}

function parts(line: string): { line: string; command: string; code: number } {
  const [, command = '', code] = /^(.*?)(?:\s+# (?:exit (\d+)|.*))?$/.exec(line) ?? [];
  return { line, command, code: Number(code ?? 0) };
}

/** The pieces of what is shown, between lines of `…`, each of which stands for lines left out. */
const pieces = (shown: string): string[] => shown.split(/^…\n/m);

/** Whether what is shown is what was printed, save for what `…` leaves out. */
export function isShown(shown: string, printed: string): boolean {
  const [first = '', ...more] = pieces(shown);
  if (!printed.startsWith(first)) return false;
  let at = first.length;
  for (const piece of more) {
    const found = `\n${printed}`.indexOf(`\n${piece}`, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return more.at(-1) === '' || at === printed.length;
}

/** What is shown, renewed: each piece from its first line to its last, as they are printed now. */
export function renewShown(shown: string, printed: string): string {
  const parted = pieces(shown);
  if (parted.length === 1) return printed;
  const lines = printed.split(/(?<=\n)/);
  let at = 0;
  return parted
    .map((piece, i) => {
      const own = piece.split(/(?<=\n)/);
      const begin = i === 0 ? 0 : lines.indexOf(own[0] ?? '', at);
      const end = lines.indexOf(own.at(-1) ?? '', Math.max(begin, 0) + (own.length > 1 ? 1 : 0));
      if (piece === '' || begin === -1 || end === -1) return piece;
      at = end + 1;
      return lines.slice(begin, end + 1).join('');
    })
    .join('…\n');
}
