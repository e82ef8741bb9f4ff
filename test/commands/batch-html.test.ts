/** `batch --format html`: the folder of pages, and what it never does to a folder. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { elements } from '../report/html/pages.js';
import { run } from '../run.js';

const place = (): string => mkdtempSync(join(tmpdir(), 'casescore-pages-'));

/** Two sheets that can be scored, and with `bad` one that cannot. */
function sheets(bad = false): string {
  return folderWith({
    'north/a.csv': assessmentSheet(8, 10),
    'north/a.inspection.json': inspectionOf({ title: 'Northmoor' }),
    'south/a.csv': assessmentSheet(3, 10),
    'south/a.inspection.json': inspectionOf({ title: 'Southvale' }),
    ...(bad ? { 'south/b.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,maybe,yes,no\n' } : {}),
  });
}

const pages = (from: string, to: string, ...argv: string[]) =>
  run(['batch', from, '--format', 'html', '-o', to, ...argv]);

/** Every file of a folder with what it holds. */
const textsIn = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));

/** What stands in a folder beside the one asked for. */
const beside = (folder: string): string[] => readdirSync(folder).toSorted();

describe('the folder', () => {
  test('has an index and a page a sheet, and the index leads to each', async () => {
    const to = join(place(), 'pages');
    const { stdout, stderr, code } = await pages(sheets(), to);
    expect([stdout, stderr, code]).toEqual(['', `Wrote ${to} (HTML pages).\n`, 0]);
    expect(Object.keys(textsIn(to))).toEqual(['index.html', 'north-a.html', 'south-a.html']);
    const links = elements(textsIn(to)['index.html'] ?? '').filter(
      ({ attributes: { href } }) => href?.endsWith('.html') === true,
    );
    expect(links.map(({ attributes: { href }, text }) => [text, href])).toEqual([
      ['Northmoor', 'north-a.html'],
      ['Southvale', 'south-a.html'],
    ]);
    expect(textsIn(to)['index.html']).toContain('Pool of 2 sheets');
    expect(textsIn(to)['north-a.html']).toContain('<a href="index.html">All sheets</a>');
  });

  test('has the page that score prints, but for its own name, the way back and the name of the sheet', async () => {
    const from = sheets();
    const to = join(place(), 'pages');
    await pages(from, to);
    const { stdout } = await run(['score', join(from, 'north/a.csv'), '--format', 'html']);
    const page = (textsIn(to)['north-a.html'] ?? '')
      .replace(/<p>\s*<a href="index.html">[^]*?<\/p>\s*/, '')
      .replace(/<meta name="file"[^>]*>\s*/, '');
    expect(page.replace('north/a.csv', 'a.csv').replace(/\s+/g, ' ')).toBe(stdout.replace(/\s+/g, ' '));
  });

  test('has the same bytes for the same sheets, wherever it is', async () => {
    const from = sheets();
    const [one, other] = [join(place(), 'pages'), join(place(), 'elsewhere')];
    await pages(from, one);
    await pages(from, other);
    expect(textsIn(one)).toEqual(textsIn(other));
  });

  test('has its rows in the order that is asked for, and the same names whatever the order', async () => {
    const from = sheets();
    const to = join(place(), 'pages');
    await pages(from, to, '--sort', 'score');
    const names = readdirSync(to);
    expect(textsIn(to)['index.html']?.match(/Northmoor|Southvale/g)).toEqual(['Northmoor', 'Southvale']);
    expect(names).toEqual(['index.html', 'north-a.html', 'south-a.html']);
  });

  test('shows the breakdowns of a pool', async () => {
    const to = join(place(), 'pages');
    const { code } = await run([
      'batch',
      'samples/redcar*.csv',
      '--by',
      'sex',
      '--contrast',
      '--format',
      'html',
      '-o',
      to,
    ]);
    expect(code).toBe(0);
    expect(textsIn(to)['index.html']).toContain('By sex');
  });
});

describe('a sheet that fails', () => {
  test('is named in the index and on standard error, with exit 3, and its cells are not', async () => {
    const to = join(place(), 'pages');
    const { stderr, code } = await pages(sheets(true), to);
    expect(code).toBe(3);
    expect(stderr).toContain('b.csv:2: 2.2.1: case C1: "maybe" is not an answer.');
    const index = textsIn(to)['index.html'] ?? '';
    expect(elements(index).find((one) => one.name === 'li' && one.text.startsWith('south/b.csv'))?.text).toBe(
      'south/b.csv: the case sheet cannot be trusted: 1 problem (answerUnknown), line 2.',
    );
    expect(index).not.toMatch(/maybe|C1\b/);
    expect(index).toContain('1 sheet could not be scored');
  });

  test('alone writes nothing', async () => {
    const folder = place();
    const { code } = await pages('test/fixtures/readme/mistakes.csv', join(folder, 'pages'));
    expect([code, beside(folder)]).toEqual([3, []]);
  });

  test('does not take the rating asked for from the others', async () => {
    const to = join(place(), 'pages');
    const { stderr, code } = await pages(sheets(), to, '--fail-under', 'Outstanding');
    expect(code).toBe(1);
    expect(stderr).toContain('south/a.csv');
    expect(existsSync(join(to, 'index.html'))).toBe(true);
  });
});

describe('an earlier folder', () => {
  test('of this program is replaced whole, with the pages of sheets that are gone', async () => {
    const folder = place();
    const to = join(folder, 'pages');
    await pages('samples', to);
    await pages(sheets(), to);
    expect(Object.keys(textsIn(to))).toEqual(['index.html', 'north-a.html', 'south-a.html']);
    expect(beside(folder)).toEqual(['pages']);
  });

  test('that has pages of two runs, because one was killed among them, is taken up again', async () => {
    const folder = place();
    const [to, other] = [join(folder, 'pages'), join(folder, 'other')];
    await pages('samples', to);
    await pages(sheets(), other);
    cpSync(join(other, 'north-a.html'), join(to, 'north-a.html'));
    expect((await pages(sheets(), to)).code).toBe(0);
    expect(textsIn(to)).toEqual(textsIn(other));
  });

  test('stays the folder that it is: who may read it, and for whoever stands in it', async () => {
    const folder = place();
    const to = join(folder, 'pages');
    mkdirSync(to, { mode: 0o700 });
    const { ino, mode } = statSync(to);
    for (const from of ['samples', sheets()]) {
      expect((await pages(from, to)).code).toBe(0);
      expect(statSync(to)).toMatchObject({ ino, mode });
    }
  });

  test('that is empty is used, also through a link', async () => {
    const folder = place();
    mkdirSync(join(folder, 'real'));
    symlinkSync('real', join(folder, 'link'));
    expect((await pages(sheets(), join(folder, 'link'))).code).toBe(0);
    expect(readdirSync(join(folder, 'real'))).toContain('index.html');
    expect(beside(folder)).toEqual(['link', 'real']);
  });

  test.each<[what: string, prepare: (folder: string) => void, found: string]>([
    ["holds somebody's files", (folder) => writeFileSync(join(folder, 'thesis.txt'), 'x'), 'thesis.txt'],
    ["holds somebody's pages", (folder) => writeFileSync(join(folder, 'index.html'), '<p>mine</p>'), 'index.html'],
    ['has a file added to an earlier set', (folder) => writeFileSync(join(folder, 'notes.html'), 'x'), 'notes.html'],
    [
      'is an earlier set, and a page of it is kept under another name',
      (folder) => cpSync(join(folder, 'north-a.html'), join(folder, 'kept.html')),
      'kept.html',
    ],
    ['has a folder in it', (folder) => mkdirSync(join(folder, 'more')), 'more'],
  ])('that %s is left as it is', async (what, prepare, found) => {
    const folder = place();
    const to = join(folder, 'pages');
    if (what.includes('earlier set')) await pages(sheets(), to);
    else mkdirSync(to);
    prepare(to);
    const before = readdirSync(to);
    const { stdout, stderr, code } = await pages(sheets(), to);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain(`the folder holds "${found}", which is no page of an earlier run`);
    expect([readdirSync(to), beside(folder)]).toEqual([before, ['pages']]);
  });

  test('stays as it was where the run is wrong use, or fails', async () => {
    const folder = place();
    const to = join(folder, 'pages');
    await pages(sheets(), to);
    const before = textsIn(to);
    for (const argv of [['--fail-under', 'Splendid'], ['--programme', 'nonsense'], ['--tidy']]) {
      expect((await pages(sheets(), to, ...argv)).code).toBe(2);
    }
    expect((await pages('test/fixtures/readme/mistakes.csv', to)).code).toBe(3);
    expect(textsIn(to)).toEqual(before);
    expect(beside(folder)).toEqual(['pages']);
  });
});

describe('wrong use', () => {
  test.each([[[]], [['-o', '']]])(
    'without a folder (%j) says what is missing, and what to do for one sheet',
    async (argv) => {
      const { stdout, stderr, code } = await run(['batch', 'samples', '--format', 'html', ...argv]);
      expect([stdout, code]).toEqual(['', 2]);
      expect(stderr).toContain('it needs a folder: add -o FOLDER');
    },
  );

  test('a file in the place of the folder is not written over', async () => {
    const folder = folderWith({ 'pages.html': 'mine' });
    const { stderr, code } = await pages(sheets(), join(folder, 'pages.html'));
    expect(code).toBe(2);
    expect(stderr).toContain('a folder of pages, and this is a file');
    expect(textsIn(folder)).toEqual({ 'pages.html': 'mine' });
  });

  test('a folder is not given the name of a page', async () => {
    const folder = place();
    const { stderr, code } = await pages(sheets(), join(folder, 'report.html'));
    expect(code).toBe(2);
    expect(stderr).toContain('Choose a name for -o that does not end in .html');
    expect(beside(folder)).toEqual([]);
  });

  test('a folder inside one that is not there cannot be written', async () => {
    const { stderr, code } = await pages(sheets(), join(place(), 'no', 'such'));
    expect(code).toBe(2);
    expect(stderr).toContain('cannot be written (there is no such folder: ENOENT)');
  });

  test('the folder of the sheets is not written over', async () => {
    const from = place();
    cpSync('samples', from, { recursive: true });
    const before = readdirSync(from);
    expect((await pages(from, from)).code).toBe(2);
    expect(readdirSync(from)).toEqual(before);
  });

  test.each([['--tidy'], ['--pool-only'], ['--bom'], ['--ascii'], ['--color=always']])(
    '%s is refused with it',
    async (option) => {
      const folder = place();
      const { stderr, code } = await pages(sheets(), join(folder, 'pages'), option);
      expect(code).toBe(2);
      expect(stderr).toContain('--format html');
      expect(beside(folder)).toEqual([]);
    },
  );
});
