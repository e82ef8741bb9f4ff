/** `casescore help`: commands, guides, and what is neither. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { guideText } from '../../src/report/text/guide.js';
import { run } from '../run.js';

const guides = readdirSync('src/guides').flatMap((file) => (file.endsWith('.md') ? [file.slice(0, -3)] : []));

/** The lines of code in a guide. */
const codeOf = (guide: string): string[] =>
  [...readFileSync(`src/guides/${guide}.md`, 'utf8').matchAll(/^```.*\n([^]*?)^```$/gm)].flatMap(([, text = '']) =>
    text.split('\n'),
  );

describe('casescore help', () => {
  test('lists every command and every guide', async () => {
    const { code, stdout } = await run(['help']);
    expect(code).toBe(0);
    for (const name of ['new', 'score', 'moderate', 'help', ...guides])
      expect(stdout).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test.each(guides)('%s prints that guide in 80 columns, without the marks of Markdown', async (name) => {
    const { code, stdout } = await run(['help', name]);
    // Code stands as it is.
    const fitting = codeOf(name).filter((line) => line.length <= 80);
    const isCode = new Set(codeOf(name).map((line) => line.trim()));
    const shown = stdout.split('\n');
    const prose = shown.filter((line) => !isCode.has(line.trim()));
    expect(shown.filter((line) => line.length > 80 && fitting.some((own) => own.trim() === line.trim()))).toEqual([]);
    expect(code).toBe(0);
    expect(prose.filter((line) => line.length > 80)).toEqual([]);
    expect(prose.filter((line) => /<!--|\*\*\w|\]\(|^```|^\|/.test(line))).toEqual([]);
  });

  test('prints the help of a command, also of one inside another', async () => {
    expect((await run(['help', 'score'])).stdout).toBe((await run(['score', '--help'])).stdout);
    expect((await run(['help', 'programmes', 'show'])).stdout).toBe(
      (await run(['programmes', 'show', '--help'])).stdout,
    );
  });

  test('of a guide with the name of a command prints the guide, and says how to see the help', async () => {
    const { stdout } = await run(['help', 'programmes']);
    expect(stdout).toMatch(/^Programmes\n═+\n/);
    expect(stdout).toMatch(/\nThe command of this name: casescore programmes --help\n$/);
  });

  test('of what is neither is refused with the nearest name', async () => {
    const { code, stdout, stderr } = await run(['help', 'workbook']);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(
      '"workbook" is neither a command nor a guide. Did you mean "workbooks"? To see them all: casescore help\n',
    );
  });
});

const plain = (text: string): string => text;
const style = {
  width: 40,
  ascii: false,
  bars: false,
  bold: plain,
  dim: plain,
  rating: () => plain,
  columns: (text: string) => text.length,
};

test.each([
  ['a heading', '# Title\n\n## Part\n\n### Piece', 'Title\n═════\n\nPart\n────\n\nPiece\n'],
  [
    'a paragraph is wrapped, and its links and marks are words',
    'See [reports](reports.md) and [GOV.UK](https://www.gov.uk) for\n**all** of `a|b`.',
    'See reports and GOV.UK\n<https://www.gov.uk> for all of `a|b`.\n',
  ],
  ['code stands as it is', '```sh\ncasescore score a.csv   # done\n```', '    casescore score a.csv   # done\n'],
  ['a list keeps its marks', '- one\n  more\n- two\n\n1. first', '  - one more\n  - two\n\n  1. first\n'],
  ['a narrow table has columns', '| a | b |\n| - | - |\n| `x\\|y` | 2 |', '  a      b\n  ────────\n  `x|y`  2\n'],
  [
    'a wide table of two columns is a list',
    '| a | b |\n| - | - |\n| `x` | a meaning that is longer than there is room for |',
    '  `x`\n      a meaning that is longer than\n      there is room for\n',
  ],
  ['a comment is left out', '<!-- table: a -->\n\nText', 'Text\n'],
])('%s', (_, markdown, text) => {
  expect(guideText(markdown, style)).toBe(text);
});
