/** Where a result goes, and in which format: what -o, --format and --open say. */
import { chmodSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const folder = (): string => mkdtempSync(join(tmpdir(), 'casescore-output-'));

/** What a check of the sample says before it writes figures of small groups into a file. */
const smallFigures = `${redcar}: Warning: 5 figures of groups rest on a number under 5, or on a group that answered all alike. --publish hides the figures of groups.\n`;

/** Runs a command into a file of this name; the start of what is in it, and what was said. */
async function into(name: string, argv: readonly string[]) {
  const file = join(folder(), name);
  const { stdout, stderr, code } = await run([...argv, '-o', file]);
  const start = existsSync(file) ? readFileSync(file).subarray(0, 40).toString('latin1') : null;
  return { stdout, code, start, said: stderr.replace(file, 'FILE') };
}

const score = ['score', redcar];

describe('the ending of the file says the format', () => {
  test.each([
    ['r.html', score, 'HTML', /^<!DOCTYPE html>/],
    ['r.htm', score, 'HTML', /^<!DOCTYPE html>/],
    ['R.HTML', score, 'HTML', /^<!DOCTYPE html>/],
    ['r.md', score, 'Markdown', /^# Redcar/],
    ['r.markdown', score, 'Markdown', /^# Redcar/],
    ['r.json', score, 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['r.csv', score, 'CSV', /^file,title,/],
    ['r.ods', score, 'ODS workbook', /^PK/],
    ['r.txt', score, 'text', /^Redcar/],
    ['r', score, 'text', /^Redcar/],
    ['r.2022', score, 'text', /^Redcar/],
    ['b.jsonl', ['batch', redcar], 'JSON lines', /^\{"schemaVersion":1/],
    ['b.csv', ['batch', redcar], 'CSV', /^file,title,/],
    ['b.md', ['batch', redcar], 'Markdown', /^## 1 sheet/],
    ['t', ['batch', redcar, '--tidy'], 'CSV', /^file,title,/],
    ['t.jsonl', ['batch', redcar, '--tidy'], 'JSON lines', /^\{"file":/],
    ['c.xml', ['check', redcar], 'JUnit XML', /^<\?xml/],
    ['c.json', ['check', redcar], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['c.json', ['compare', redcar, redcar], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['o.json', ['overall', '1.1=Good'], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['f.json', ['feasible', '57', '--base', '56'], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['f.txt', ['feasible', '57', '--base', '56'], 'text', /^Counts behind 1 published/],
    ['s.json', ['sample-size', '--eligible', '85'], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['s.txt', ['sample-size', '--eligible', '85'], 'text', /^57 of 85 eligible/],
    ['p.md', ['programmes', 'show', 'pdu-2021'], 'Markdown', /^# /],
    ['p.json', ['programmes', 'list'], 'JSON', /^\{\n {2}"schemaVersion": 1/],
    ['d.md', ['programmes', 'diff', 'pdu-2021', 'pdu-2023'], 'Markdown', /^# /],
    ['any.html', ['programmes', 'sql', 'pdu-2021'], 'SQL', /^-- /],
    ['any.csv', ['programmes', 'schema', 'result'], 'JSON Schema', /^\{\n/],
  ])('%s of %j is %s', async (name, argv, contents, start) => {
    const found = await into(name, argv);
    expect(found).toEqual({
      stdout: '',
      code: 0,
      start: expect.stringMatching(start),
      said: `${argv[0] === 'check' ? smallFigures : ''}Wrote FILE (${contents}).\n`,
    });
  });

  test('--format decides where the name says nothing', async () => {
    expect(await into('report', [...score, '--format', 'html'])).toMatchObject({
      start: expect.stringMatching(/^<!DOCTYPE/),
      said: 'Wrote FILE (HTML).\n',
    });
  });

  test('-o - is standard output', async () => {
    const plain = await run(score);
    expect(await run([...score, '-o', '-'])).toEqual(plain);
  });
});

describe('a name that cannot be right is refused, and nothing is written', () => {
  test.each([
    [
      'r.xlsx',
      score,
      'a .xlsx file is not written here. Choose a name that ends in .txt (text), .html (HTML), .md (Markdown), .csv (CSV), .ods (ODS workbook) or .json (JSON). Excel opens .ods.',
    ],
    ['r.PDF', score, '.json (JSON). A browser prints .html to PDF.\n'],
    ['r.doc', score, 'a .doc file is not written here.'],
    ['r.docx', score, '.json (JSON). Word opens .html.\n'],
    ['r.pdf', ['overall', '1.1=Good'], '.csv (CSV).\n'],
    ['r.rtf', score, 'a .rtf file is not written here.'],
    ['r.jsonl', score, 'a .jsonl file is not written here.'],
    ['r.xml', score, 'a .xml file is not written here.'],
    [
      'o.html',
      ['compare', redcar, redcar],
      'a .html file is not written here. Choose a name that ends in .txt (text), .json (JSON) or .csv (CSV).',
    ],
    ['t.html', ['batch', redcar, '--tidy'], 'Choose a name that ends in .csv (CSV) or .jsonl (JSON lines).'],
    ['b.html', ['batch', redcar], 'Choose a name for -o that does not end in .html.'],
    ['r.txt', [...score, '--format', 'html'], '--format html and -o'],
    ['r.html', [...score, '--format', 'text'], 'would be taken for HTML: choose a name that ends in .txt.'],
    ['r.xls', [...score, '--format', 'csv'], 'choose a name that ends in .csv.'],
    ['c.txt', ['check', redcar, '--format', 'junit'], 'choose a name that ends in .xml.'],
  ])('%s of %j', async (name, argv, message) => {
    const found = await into(name, argv);
    expect(found).toMatchObject({ stdout: '', code: 2, start: null });
    expect(found.said).toContain(message);
  });
});

test.each([
  ['html', 'HTML cannot be read on a terminal. Write it to a file: -o FILE.html\n'],
  ['ods', 'an ODS workbook cannot be read on a terminal. Write it to a file: -o FILE.ods\n'],
])('%s is not written to a terminal, but goes through a pipe', async (format, message) => {
  expect(await run([...score, '--format', format], { columns: 80 })).toEqual({ stdout: '', stderr: message, code: 2 });
  expect((await run([...score, '--format', format])).code).toBe(0);
});

/** A PATH with an xdg-open that notes what it was given. */
function opener(end = 'exit 0'): { PATH: string; opened: () => string | null } {
  const bin = folder();
  const log = join(bin, 'opened');
  writeFileSync(join(bin, 'xdg-open'), `#!/bin/sh\nprintf '%s' "$1" > ${log}\n${end}\n`);
  chmodSync(join(bin, 'xdg-open'), 0o755);
  return { PATH: `${bin}:/usr/bin:/bin`, opened: () => (existsSync(log) ? readFileSync(log, 'utf8') : null) };
}

describe.runIf(process.platform === 'linux')('--open', () => {
  test('opens what was written, by its whole path', async () => {
    const { PATH, opened } = opener();
    const file = join(folder(), 'report.html');
    expect(await run([...score, '-o', file, '--open'], { env: { PATH } })).toEqual({
      stdout: '',
      stderr: `Wrote ${file} (HTML).\n`,
      code: 0,
    });
    expect(opened()).toBe(resolve(file));
  });

  test('opens the index of a folder of pages', async () => {
    const { PATH, opened } = opener();
    const to = join(folder(), 'pages');
    await run(['batch', redcar, '--format', 'html', '-o', to, '--open'], { env: { PATH } });
    expect(opened()).toBe(join(to, 'index.html'));
  });

  test('opens nothing where nothing was written', async () => {
    const { PATH, opened } = opener();
    const { code } = await run(['score', '-', '-o', join(folder(), 'r.html'), '--open'], {
      stdin: 'x\n',
      env: { PATH },
    });
    expect([code, opened()]).toEqual([3, null]);
  });

  test.each([
    ['there is no opener', { PATH: '/nowhere' }, 'there is no xdg-open here'],
    ['the opener fails', opener('exit 3'), 'xdg-open could not open it'],
  ])('says so where %s; the file is written all the same', async (_, { PATH }, why) => {
    const file = join(folder(), 'report.html');
    expect(await run([...score, '-o', file, '--open'], { env: { PATH } })).toEqual({
      stdout: '',
      stderr: `Wrote ${file} (HTML).\n${file}: written, but not opened: ${why}. Open it yourself.\n`,
      code: 0,
    });
    expect(existsSync(file)).toBe(true);
  });

  test.each([[[]], [['-o', '-']]])('is refused without a file: %j', async (argv) => {
    expect(await run([...score, '--open', ...argv])).toEqual({
      stdout: '',
      stderr: '--open opens the file that was written: add -o FILE.\n',
      code: 2,
    });
  });
});

const said = async (...argv: string[]): Promise<string> => (await run(argv)).stderr;

test('a refusal speaks of the name of the file where that says the format, and of no option that was not typed', async () => {
  expect(await said(...score, '-o', 'x.ods', '--explain')).toBe(
    '--explain and -o x.ods cannot go together. Its steps are prose: take text or HTML. A workbook has the reasons of each rating.\n',
  );
  expect(await said('overall', '1.1=Good', '-o', 'x.csv')).toBe(
    '-o x.csv: a CSV has a row for each place of a file with a column "place". For one place take text or JSON.\n',
  );
});
