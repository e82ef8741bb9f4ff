/** The README and the guides are held to the program: every command in them is run, every file in them is read, and what they name is there. */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
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
} from './documents.js';
import { folderWith } from './folder.js';
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
  return casescore?.script ?? jobs?.check.steps.flatMap(({ run: line }) => line ?? []) ?? [];
}

describe.each(all)('$path', ({ path, blocks }) => {
  const folder = makeWorkFolder();

  test('shows nothing that is not tried here', () => {
    for (const { language, file } of blocks) {
      expect([...commands, ...files]).toContain(language);
      expect(file !== '', `a block of ${language} that names its file`).toBe(files.includes(language));
    }
  });

  for (const { language, file, text } of blocks) {
    if (files.includes(language)) {
      test(`${file} is what it shows`, async () => {
        if (file.startsWith('samples/')) {
          expect(holds(JSON.parse(textOf(file)), JSON.parse(text))).toBe(true);
          return;
        }
        mkdirSync(dirname(join(folder, file)), { recursive: true });
        writeFileSync(join(folder, file), text);
        if (language !== 'yaml') return;
        const lines = scriptLines(parse(text)).filter((line) => line !== 'npm ci');
        expect(lines.length).toBeGreaterThan(1);
        for (const line of lines) expect(await runLine(line, folder)).toMatchObject({ code: 0 });
      });
    }
    if (language === 'sh' && !isRunElsewhere(text)) {
      test.each(commandsOf(text.replace('npm ci && ', '')))('"$command" works as typed', async ({ command, code }) => {
        const printed = await runLine(command, folder);
        expect(printed.code, printed.text).toBe(code);
      });
    }
    if (language === 'console') {
      test.each(sessionOf(text))('"$command" prints what is shown', async ({ line, command, code, shown }) => {
        const printed = await runLine(command, folder, 80);
        if (isRenewed) {
          // A function, since "$" in what was printed would stand for something.
          const before = `\n$ ${line}\n`;
          writeFileSync(
            path,
            textOf(path).replace(before + shown, () => before + renewShown(shown, printed.text)),
          );
        } else if (!isShown(shown, printed.text)) expect(printed.text).toBe(shown);
        expect(printed.code, printed.text).toBe(code);
      });
    }
  }

  test('leads to places that are there', () => {
    const text = textOf(path);
    for (const [, target = '', anchor] of text.matchAll(/\]\((?!https?:)([^)#\s]*)(?:#([^)\s]+))?\)/g)) {
      const there = target === '' ? path : join(dirname(path), target);
      expect(existsSync(there), there).toBe(true);
      if (anchor !== undefined) expect(anchorsOf(textOf(there))).toContain(anchor);
    }
  });

  test('names files of the repository that are there', () => {
    const named = [...textOf(path).matchAll(/`((?:src|test|bin|samples)\/[^`\s*]*)`/g)].map(([, name = '']) => name);
    expect(named.filter((name) => !existsSync(name))).toEqual([]);
  });

  test('begins with a heading, and has one of its level', () => {
    const headings = fromMarkdown(textOf(path)).children.flatMap((node) =>
      node.type === 'heading' ? [node.depth] : [],
    );
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

describe('the guides', () => {
  test('show every command at work', async () => {
    const { stdout } = await run(['--help']);
    const names = [...stdout.matchAll(/^ {2}(\w[\w-]*) .*[<[]/gm)]
      .map(([, name]) => name)
      .filter((name) => name !== 'help');
    expect(names).toContain('score');
    const text = guides.map((one) => one.text).join('');
    expect(names.filter((name) => !new RegExp(`(?<!# )casescore ${name}`).test(text))).toEqual([]);
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
