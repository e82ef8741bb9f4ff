/** The README and the guides are held to the program: every command in them is run, every file in them is read, and what they name is there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { Command } from 'commander';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { declareProgram } from '../src/cli.js';
import { gatherSetting } from '../src/input/gather.js';
import {
  blocksOf,
  commandsOf,
  documents,
  isShown,
  makeWorkFolder,
  renewShown,
  runLine,
  sessionOf,
  type Block,
  type Example,
} from './documents.js';
import { folderWith } from './folder.js';
import { leaves } from './reference.js';
import { terminalPicture } from './pictures.js';
import { run } from './run.js';

const isRenewed = process.env['UPDATE_GOLDENS'] === '1' && process.env['CI'] === undefined;

const textOf = (path: string): string => readFileSync(path, 'utf8');
const all = documents.map((path) => ({ path, text: textOf(path), blocks: blocksOf(path) }));
const guides = all.filter(({ path }) => path !== 'README.md');
const readme = textOf('README.md');
const guide = (name: string): string => textOf(`src/guides/${name}.md`);

/** Languages of blocks: those that are run, and those that are files for the commands below them. */
const commands = ['sh', 'console', 'ts'];
const files = ['csv', 'json', 'yaml'];

/** Lines that are run elsewhere or need what is not here: in test/sql/engines.test.ts, and by whoever tests at all. */
const isRunElsewhere = (text: string): boolean => /^psql /m.test(text) || text === 'npm cit\n';

/** Whether a value has all of a part: keys may be left out, and so may entries at the end of a list. */
function holds(value: unknown, part: unknown): boolean {
  if (typeof part !== 'object' || part === null) return value === part;
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== Array.isArray(part)) return false;
  return Object.entries(part).every(([key, inner]) => holds((value as Record<string, unknown>)[key], inner));
}

/** The lines that a build runs, from its file. */
function scriptLines(file: unknown): string[] {
  const { casescore, jobs } = file as {
    casescore?: { script: string[] };
    jobs?: { check: { steps: { run?: string }[] } };
  };
  const lines = casescore?.script ?? jobs?.check.steps.flatMap(({ run: line }) => line ?? []) ?? [];
  return lines.filter((line) => line !== 'npm ci');
}

/** Something that a document says, what is found when it is tried, and what should be. */
interface Step {
  readonly title: string;
  readonly find: () => Promise<unknown>;
  readonly expected: unknown;
}

/** Runs a command as typed. An exit code that is not the one expected comes with what was printed. */
async function runAsTyped({ command, code }: { command: string; code: number }, folder: string): Promise<unknown> {
  const printed = await runLine(command, folder);
  return printed.code === code ? code : printed;
}

/** Runs a command in a terminal of 80 columns: gives what is shown if it was printed, else all that was. With UPDATE_GOLDENS=1 renews it. */
async function runShown({ line, command, code, shown }: Example, folder: string, path: string): Promise<unknown> {
  const printed = await runLine(command, folder, 80);
  if (isRenewed) {
    const before = `\n$ ${line}\n`;
    const renewed = before + renewShown(shown, printed.text);
    writeFileSync(
      path,
      textOf(path).replace(before + shown, () => renewed),
    );
    return code;
  }
  return printed.code === code && isShown(shown, printed.text) ? code : printed;
}

/** What is tried of one block. A file that a block names is put where the commands below it find it. */
function stepsOf({ language, file, text }: Block, path: string, folder: string): Step[] {
  if (file.startsWith('samples/')) {
    const find = async () => holds(JSON.parse(textOf(file)), JSON.parse(text));
    return [{ title: `quotes ${file}`, find, expected: true }];
  }
  if (file !== '') {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  const typed =
    language === 'yaml'
      ? scriptLines(parse(text)).map((command) => ({ command, code: 0 }))
      : language === 'sh' && !isRunElsewhere(text)
        ? commandsOf(text.replace('npm ci && ', ''))
        : [];
  const session = language === 'console' ? sessionOf(text) : [];
  return [
    ...typed.map((one) => ({
      title: `has "${one.command}", which works as typed`,
      find: () => runAsTyped(one, folder),
      expected: one.code,
    })),
    ...session.map((one) => ({
      title: `shows what "${one.command}" prints`,
      find: () => runShown(one, folder, path),
      expected: one.code,
    })),
  ];
}

describe.each(all)('$path', ({ path, text, blocks }) => {
  const folder = makeWorkFolder();
  const steps = blocks.flatMap((block) => stepsOf(block, path, folder));

  test('shows nothing that is not tried here', () => {
    const untried = blocks.filter(({ language, file }) => !(file === '' ? commands : files).includes(language));
    expect(untried).toEqual([]);
  });

  test.each(steps)('$title', async ({ find, expected }) => {
    expect(await find()).toEqual(expected);
  });

  test('leads to places that are there', () => {
    const targets = [...text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)].map(
      ([, target = '', anchor]) => ({
        there: target === '' ? path : join(dirname(path), target),
        anchor,
      }),
    );
    const isThere = ({ there, anchor }: (typeof targets)[number]): boolean =>
      existsSync(there) && (anchor === undefined || anchorsOf(textOf(there)).includes(anchor));
    expect(targets.filter((target) => !isThere(target))).toEqual([]);
  });

  test('names files of the repository that are there', () => {
    const named = [...text.matchAll(/`((?:src|test|bin|samples)\/[^`\s*]*)`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  test('begins with a heading, and has one of its level', () => {
    const headings = fromMarkdown(text).children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []));
    expect(headings[0]).toBe(1);
    expect(headings.filter((depth) => depth === 1)).toHaveLength(1);
  });
});

/** The anchors of a document's headings, as code hosts make them. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

const streams = { stdin: Readable.from([]), stdout: { write: () => true }, stderr: { write: () => true }, env: {} };
const declared = await declareProgram({ streams, finish: () => undefined });
const named = new Map(leaves(declared));

const optionsOf = (command: Command): string[] => [
  ...command.options.flatMap(({ short, long }) => [short, long].filter((name) => name !== undefined)),
  '-h',
  '--help',
];
const knownOptions = new Set([...named.values(), declared].flatMap(optionsOf));

/** The options in some words, without their values. */
const optionsIn = (words: string): string[] => words.match(/(?<=^|\s)--?[a-z][\w-]*/g) ?? [];

/** The command that words begin with, if there is one of that name. */
const commandOf = (words: string): Command | undefined => {
  const [, one = '', two = ''] = /casescore ([a-z-]+)(?: ([a-z]+))?/.exec(words) ?? [];
  return named.get(`${one} ${two}`) ?? named.get(one);
};

/** Whether words name a command, or a group of commands, and options that it has. */
function isUnderstood(words: string): boolean {
  const [, one = ''] = /casescore ([a-z-]+)/.exec(words) ?? [];
  const isGroup = [...named.keys()].some((name) => name.startsWith(`${one} `));
  const command = commandOf(words);
  if (command === undefined) return isGroup && optionsIn(words).length === 0;
  return optionsIn(words).every((name) => optionsOf(command).includes(name));
}

describe('the README', () => {
  test('is at most 180 lines long', () => {
    expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(180);
  });

  test('names every guide', () => {
    expect(guides.map(({ path }) => path).filter((path) => !readme.includes(`](${path})`))).toEqual([]);
  });

  test('gives commands for a fresh clone, where nothing is installed', () => {
    const lines = blocksOf('README.md').flatMap(({ language, text }) =>
      language === 'console'
        ? sessionOf(text).map(({ command }) => command)
        : language === 'sh'
          ? text.split('\n')
          : [],
    );
    expect(lines.filter((line) => /(?<!npx )casescore /.test(line))).toEqual([]);
  });
});

test('the picture of the terminal is what the program prints there', async () => {
  const file = 'src/guides/pictures/ratings.svg';
  const argv = ['score', 'samples/redcar-cleveland-middlesbrough-2022.csv', '--brief'];
  const { stdout } = await run(argv, { columns: 80 });
  const picture = terminalPicture(
    `$ npx casescore ${argv.join(' ')}\n${stdout}`,
    'What casescore score --brief prints',
  );
  if (isRenewed) writeFileSync(file, picture);
  expect(textOf(file)).toBe(picture);
});

describe('the guides', () => {
  test('show every command at work', async () => {
    const { stdout } = await run(['--help']);
    const names = [...stdout.matchAll(/^ {2}([a-z][\w-]*) {2,}/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'help');
    expect(names).toContain('score');
    const text = guides.map((one) => one.text).join('');
    expect(names.filter((name) => !new RegExp(`(?<!# )casescore ${name}`).test(text))).toEqual([]);
  });

  test('name commands and options that there are, also within a sentence and in a message', () => {
    let tried = 0;
    const missing = all.flatMap(({ path, text }) => {
      const prose = text.replaceAll(/^```[^]*?^```$/gm, '');
      const spans = [...prose.matchAll(/(?<!`)`([^`\n]+)`/g)].map(([, span = '']) => span);
      const inCode = spans.filter((span) => /^(?:npx )?casescore [a-z]/.test(span));
      // That page speaks of other programs too.
      const options = path.endsWith('contributing.md') ? [] : spans.filter((span) => span.startsWith('--'));
      // A message is no code: there "casescore wrote them" names no command.
      const inMessages = [...prose.matchAll(/casescore (?=[a-z])[^.;:)`\n]*/g)]
        .map(([words]) => words)
        .filter((words) => path.endsWith('messages.md') && commandOf(words) !== undefined);
      tried += inCode.length + inMessages.length;
      const unknown = [...inCode, ...inMessages].filter((words) => !isUnderstood(words));
      const nobodys = options.filter((span) => !optionsIn(span).every((name) => knownOptions.has(name)));
      return [...unknown, ...nobodys].map((words) => `${path}: ${words}`);
    });
    expect(missing).toEqual([]);
    expect(tried).toBeGreaterThan(30);
    expect(isUnderstood('casescore score --count FILE') || isUnderstood('casescore scroe FILE')).toBe(false);
  });

  test('say the exit codes that the program has', () => {
    const rows = [...guide('checking-in-ci').matchAll(/^\| (\d+) +\|/gm)].map(([, code]) => Number(code));
    expect(rows).toEqual([0, 1, 2, 3, 70]);
  });

  test('give the same inspection as a spreadsheet and as JSON', async () => {
    const shown = blocksOf('src/guides/inspection.md').filter(({ file }) => file.startsWith('redcar.inspection.'));
    expect(shown.map(({ language }) => language)).toEqual(['csv', 'json']);
    const [csv, json] = await Promise.all(
      shown.map(async ({ file, text }) => {
        const folder = folderWith({ 'redcar.csv': 'case_id\n', [file]: text });
        const { inspection } = await gatherSetting([join(folder, 'redcar.csv')], {});
        return { ...inspection, discretion: inspection?.discretion.map((entry) => ({ ...entry, place: null })) };
      }),
    );
    expect(csv).toEqual(json);
    expect(csv?.judgements?.size).toBe(4);
  });

  test('show contributors every room of the house', () => {
    const rooms = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const text = guide('contributing');
    expect(
      rooms
        .map(({ name }) => name)
        .filter((name) => name !== 'guides' && !new RegExp(`^\\| \`src/${name}/\` +\\|`, 'm').test(text)),
    ).toEqual([]);
  });

  test('walk from a sheet to a report in the order of the steps', () => {
    const steps = [...guide('contributing').matchAll(/^\| (\d) +\| `([^`]+)`/gm)];
    expect(steps.map(([, step]) => Number(step))).toEqual(steps.map((_, i) => i + 1));
    expect(steps.map(([, , path]) => path)).toContain('src/assess.ts');
  });
});

describe('what is shown', () => {
  test.each([
    ['a\nb\n', 'a\nb\n', true],
    ['a\n', 'a\nb\n', false],
    ['a\n…\n', 'a\nb\n', true],
    ['…\nb\n', 'a\nb\n', true],
    ['…\nb\n…\n', 'a\nb\nc\n', true],
    ['…\nb\n', 'a\nb\nc\n', false],
    ['…\nb\n…\na\n', 'a\nb\n', false],
    ['…\n b\n', 'a b\n', false],
  ])('%j against the print %j: %s', (shown, printed, is) => {
    expect(isShown(shown, printed)).toBe(is);
  });

  test('is renewed from the first to the last line of each piece', () => {
    expect(renewShown('a\n…\nc\ne\n…\n', 'a\nb\nc\nd\ne\nf\n')).toBe('a\n…\nc\nd\ne\n…\n');
    expect(renewShown('a\n', 'b\nc\n')).toBe('b\nc\n');
  });
});
