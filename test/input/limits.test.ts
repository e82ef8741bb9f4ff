/** Too much of anything is refused with a message, before it fills the memory; what limits it can be set. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test, vi } from 'vitest';
import { describeProblems as worded, Refusal } from '../../src/problems/problems.js';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import { readText } from '../../src/input/files/decode.js';
import { CaseIds } from '../../src/input/sheet/case-ids.js';
import { IdTable } from '../../src/input/sheet/id-table.js';
import { fileInput, type InputFile } from '../../src/input/files/source.js';
import { limitsOf, defaultLimits } from '../../src/input/limits.js';
import { openTables } from '../../src/input/tables.js';
import { scanSheet } from '../../src/input/scan/scan.js';
import { readCarefully } from '../../src/input/sheet/careful-reader.js';
import { folderWith } from '../folder.js';
import { inspection, pdu } from '../make.js';
import { run } from '../run.js';
import { xlsx } from '../workbooks.js';

const head = 'case_id,2.2.1,2.2.2,2.2.3\n';

/** A stream that begins so and then repeats a piece without end; gives how much was taken when the reader stopped. */
async function endless(start: string, piece: string, limits = defaultLimits) {
  const bytes = Buffer.from(piece);
  let taken = 0;
  let closed = false;
  async function* forever(): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from(start);
      for (;;) {
        taken += bytes.length;
        yield bytes;
      }
    } finally {
      closed = true;
    }
  }
  const source = { file: 'pipe', name: 'pipe', bytes: forever };
  const message = await readCaseSheet(source, pdu, inspection(), { limits }).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? worded(error.problems).at(-1) : String(error)),
  );
  return { message, taken, closed };
}

const longRow =
  'this row is longer than 1,048,576 characters. Is a quote left open? Remove what is not an answer or a short note, or raise the limit with --limit row=NUMBER.';

describe('a stream that never ends', { timeout: 60_000 }, () => {
  test.each([
    ['a header', '', 'x'.repeat(65_536), `pipe:1: ${longRow}`],
    ['a header of empty cells', '', ','.repeat(65_536), `pipe:1: ${longRow}`],
    ['a cell', `${head}C1,`, 'x'.repeat(65_536), `pipe:2: ${longRow}`],
    ['a cell of spaces', `${head}C1,`, ' '.repeat(65_536), `pipe:2: ${longRow}`],
    ['a row of empty cells', `${head}C1,`, ','.repeat(65_536), `pipe:2: ${longRow}`],
    ['a quoted cell', `${head}C1,"`, 'x\n'.repeat(32_768), `pipe:2: ${longRow}`],
  ])('%s', async (_, start, piece, message) => {
    const result = await endless(start, piece);
    expect(result).toMatchObject({ message, closed: true });
    expect(result.taken).toBeLessThan(4_000_000);
  });

  const rows =
    'there are more than 1,000 rows. Is this the right file? Split it, or raise the limit with --limit rows=NUMBER.';
  test.each([
    ['of blank rows in place of a header', '', '\n'.repeat(4096), `pipe:1002: ${rows}`],
    ['of blank rows', head, ',,,\n'.repeat(4096), `pipe:1002: ${rows}`],
    ['of wrong rows', head, 'C1,Yes\n'.repeat(4096), `pipe:1002: ${rows}`],
    ['of answers', 'case_id,question,answer\n', 'C1,,\n'.repeat(4096), `pipe:1002: ${rows}`],
  ])('%s', async (_, start, piece, message) => {
    expect(await endless(start, piece, { ...defaultLimits, rows: 1000 })).toMatchObject({ message, closed: true });
  });

  test('of NULs', async () => {
    expect(await endless('', '\0'.repeat(4096))).toMatchObject({ closed: true });
  });

  test('in place of a file that is read whole', async () => {
    const source = {
      file: 'a.json',
      name: 'a.json',
      bytes: () => Readable.from(['{', ...Array<string>(99).fill('  ')].map((s) => Buffer.from(s))),
    };
    await expect(readText(source, 50)).rejects.toThrow('a.json: the file is longer than 50 characters.');
    expect(await readText(source, 199)).toHaveLength(199);
  });
});

describe('a cell, a header or a number of columns', { timeout: 60_000 }, () => {
  test.each([
    ['a cell of 100 MB', `${head}C1,"${'x'.repeat(100_000_000)}",No,No\n`, `:2: ${longRow}`],
    ['a header of 100 MB', `case_id,${'x'.repeat(100_000_000)}\n`, `:1: ${longRow}`],
    [
      'a million columns',
      `case_id,2.2.1,2.2.2,2.2.3${','.repeat(999_996)}\nC1\n`,
      ':1: the header has 1,000,000 columns, and the limit is 16,384. Is this the right file? Remove columns, or raise the limit with --limit columns=NUMBER.',
    ],
  ])('%s', async (_, sheet, message) => {
    const { stdout, stderr, code } = await run(['score', '-'], { stdin: sheet });
    expect(stderr).toBe(`standard input${message}\n`);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
  });

  test('on the limit is read, one above it refused', async () => {
    const sheet = `${head}C1,Yes,No,No\nC2,Yes,No,No\n`;
    const code = async (limit: string) => (await run(['score', '-', '--limit', limit], { stdin: sheet })).code;
    expect(await code('columns=4')).toBe(0);
    expect(await code('columns=3')).toBe(3);
    expect(await code('rows=2')).toBe(0);
    expect(await code('rows=1')).toBe(3);
    expect(await code(`row=${head.length}`)).toBe(0);
    expect(await code(`row=${head.length - 1}`)).toBe(3);
  });
});
/** Reads a sheet carefully; returns what is said of it. */
const readWithLimit = async (source: InputFile, limit: number): Promise<unknown> =>
  readCarefully(source, pdu, inspection(), { limits: { ...defaultLimits, rows: limit } }).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? worded(error.problems) : error),
  );

const rows = (count: number): string => Array.from({ length: count }, (_, i) => `C${i},yes,no,yes\n`).join('');

test.each([
  ['a plain sheet', head + rows(50)],
  ['a sheet with a byte order mark', `\ufeff${head}${rows(50)}`],
  ['a sheet that is read carefully', `${head}D0,"yes","no",\n${rows(50)}`],
])('%s from a pipe is read like a file, in whatever pieces it comes', async (_, text) => {
  const whole = Buffer.from(text);
  const file = fileInput(join(folderWith({ 'a.csv': text }), 'a.csv'), 'case sheet', 'pipe');
  const expected = await readCaseSheet(file, pdu, inspection());
  for (const length of [1, 2, 7, 300, whole.length]) {
    async function* pieces(): AsyncGenerator<Uint8Array> {
      yield Buffer.alloc(0);
      for (let at = 0; at < whole.length; at += length) yield whole.subarray(at, at + length);
    }
    const { table } = await openTables({ file: 'pipe', name: 'pipe', bytes: pieces }, undefined);
    expect(await readCaseSheet(table, pdu, inspection())).toEqual(expected);
    expect(await readCarefully(table, pdu, inspection(), {})).toMatchObject({ cases: expected.cases });
  }
});

describe('what a limit or the header decides is refused at once', () => {
  const header = 'case,2.2.1,2.2.2,2.2.3\n';

  test('too many rows, straight from the bytes and carefully alike', async () => {
    const folder = folderWith({ 'plain.csv': header + rows(9) });
    const messages = [scanSheet, readCarefully].map(async (read) => {
      const source = fileInput(join(folder, 'plain.csv'), 'case sheet');
      const options = { limits: { ...defaultLimits, rows: 7 } };
      return Promise.resolve()
        .then(() => read(source, pdu, inspection(), options))
        .catch((error: unknown) =>
          error instanceof Refusal ? error.problems.map(({ message, place }) => [message, place]) : error,
        );
    });
    const [scanned, careful] = await Promise.all(messages);
    expect(scanned).toEqual(careful);
    expect(scanned).toEqual([[expect.stringContaining('more than 7 rows'), expect.objectContaining({ line: 9 })]]);
  });

  test.each([
    ['quoted cells of several lines', 'C0,"a, ""b""\nc",Yes,No,Yes\n', '\n'],
    ['CRLF', 'C0,n,Yes,No,Yes\r\n', '\r\n'],
    ['CR and a line for the separator', 'sep=,\rcase,note,2.2.1,2.2.2,2.2.3\rC0,n,Yes,No,Yes\r', '\r'],
  ])('too many rows of a sheet with %s, without the rows between the first and the limit', async (_, start, end) => {
    const top = start.startsWith('sep') ? start : `case,note,2.2.1,2.2.2,2.2.3${end}${start}`;
    const row = (i: number): string => `C${i},${'x'.repeat(99)},${i === 1500 ? 'perhaps' : 'Yes'},No,Yes${end}`;
    const sheet = top + Array.from({ length: 2000 }, (__, i) => row(i + 1)).join('');
    const file = join(folderWith({ 'long.csv': sheet }), 'long.csv');
    const ordinary = fileInput(file, 'case sheet');
    const once = { ...ordinary, ordinary: () => null };
    const message = expect.stringMatching(/more than 1,999 rows/);
    expect(await readWithLimit(ordinary, 1999)).toEqual([message]);
    expect(await readWithLimit(once, 1999)).toEqual([expect.stringContaining('perhaps'), message]);
    expect(await readWithLimit(once, 1999)).toEqual([
      expect.anything(),
      ...((await readWithLimit(ordinary, 1999)) as string[]),
    ]);
    expect(await readWithLimit(ordinary, 2001)).toEqual(await readWithLimit(once, 2001));
    expect(await readWithLimit(ordinary, 2001)).toEqual([expect.stringContaining('perhaps')]);
  });

  test('too many rows from a pipe, without the rows between the first and the limit', async () => {
    const noted = Array.from(
      { length: 2000 },
      (_, i) => `C${i},${'x'.repeat(99)},${i === 1000 ? 'perhaps' : 'yes'},no,yes\n`,
    );
    const sheet = `case,note,2.2.1,2.2.2,2.2.3\n${noted.join('')}`;
    const { stderr, code } = await run(['score', '-', '--limit', 'rows=1400'], { stdin: sheet });
    expect({ stderr, code }).toEqual({
      stderr: expect.stringMatching(/^standard input:1402: there are more/),
      code: 3,
    });
  });

  test('too many rows from a pipe that never ends, of which only the beginning is held', async () => {
    const piece = Buffer.from('C1,perhaps,no,yes\n'.repeat(65_536));
    async function* forever(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(header);
      for (;;) yield piece;
    }
    const { table } = await openTables({ file: 'pipe', name: 'pipe', bytes: forever }, undefined);
    // The rows before the limit are wrong, and are not read.
    expect(await readWithLimit(table, 2_000_000)).toEqual([
      expect.stringMatching(/^pipe:2000002: there are more/) as string,
    ]);
  });

  test('a workbook that says of itself that it is too large, before any of it is unpacked', async () => {
    const bytes = xlsx({ sheets: { Cases: `<extLst>${'<a/>'.repeat(100_000)}</extLst>` } });
    // What is packed is spoilt, which reading it would find.
    const packed = bytes.indexOf('xl/worksheets/sheet1.xml') + 60;
    bytes.fill(0xff, packed, packed + 40);
    const file = join(folderWith({ 'a.xlsx': '' }), 'a.xlsx');
    writeFileSync(file, bytes);
    expect(await run(['score', file, '--limit', 'unpacked=300_000'])).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('unpacks to more than 300,000 bytes') as string,
    });
    expect((await run(['score', file])).stderr).toContain('is not whole');
  });

  test.each([
    ['an inspection file', ['score', 'a.csv'], 'a.inspection.json'],
    ['an inspection file that is a spreadsheet', ['score', 'a.csv'], 'a.inspection.csv'],
    ['an expected file', ['check', 'a.csv'], 'a.expected.json'],
    ['a programme', ['score', 'a.csv', '--programme', 'p.json'], 'p.json'],
    ['a programme for a new sheet', ['new', 'b.csv', '--programme', 'p.json', '--no-input'], 'p.json'],
    ['a programme that is validated', ['programmes', 'validate', 'p.json'], 'p.json'],
    ['ratings', ['overall', '--ratings', 'r.json'], 'r.json'],
  ])('%s of more than a million characters', async (_, argv, name) => {
    const long = 'x'.repeat(1_000_000);
    const folder = folderWith({
      'a.csv': header + rows(9),
      [name]: name.endsWith('.csv') ? `item,value,reason\ntitle,${long}` : `{"title": "${long}"}`,
    });
    const paths = argv.map((word) => (/\.(?:csv|json)$/.test(word) ? join(folder, word) : word));
    const { code, stderr, stdout } = await run(paths);
    expect({ code, stdout, stderr }).toEqual({
      code: 2,
      stdout: '',
      stderr: `${join(folder, name)}: the file is longer than 1,000,000 characters. Is this the right file? Shorten it, or raise the limit with --limit file=NUMBER.\n${argv[0] === 'check' ? '1 sheet could not be checked.\n' : ''}`,
    });
    expect((await run([...paths, '--limit', 'file=2_000_000'])).stderr).not.toContain('longer than');
  });

  test('a result has a limit of its own, because a result with breakdowns is long', async () => {
    const file = join(folderWith({ 'r.json': `{"title": "${'x'.repeat(1_000_000)}"}` }), 'r.json');
    expect((await run(['compare', file, file])).stderr).not.toContain('longer than');
    expect((await run(['compare', file, file, '--limit', 'result=1_000_000'])).stderr).toContain(
      'longer than 1,000,000 characters. Is this the right file? Shorten it, or raise the limit with --limit result=NUMBER.',
    );
  });

  test('a column of draw --by that is not there, before any row is looked at', async () => {
    const frame = join(folderWith({ 'f.csv': 'id,grade\n ,PO\n' }), 'f.csv');
    const { code, stderr } = await run(['draw', frame, '--cases', '1', '--seed', 's', '--by', 'sx']);
    expect([code, stderr]).toEqual([2, `${frame}: --by: the sheet has no column "sx". It has "id" and "grade".\n`]);
  });

  test('a column of --by that is not there, before any row is looked at', async () => {
    const sheet = `${header}C1,perhaps,no,yes\n`;
    const { code, stderr } = await run(['score', '-', '--by', 'sx'], { stdin: sheet });
    expect([code, stderr]).toEqual([2, expect.stringContaining('the sheet has no column "sx"')]);
    expect(stderr).not.toContain('perhaps');
  });
});

describe('--limit', () => {
  test('names what it sets, may repeat, and takes separators of thousands', () => {
    expect(limitsOf(['rows=10,000', 'ROW = 5'])).toEqual({ ...defaultLimits, rows: 10_000, row: 5 });
    expect(limitsOf()).toEqual(defaultLimits);
  });

  test.each([
    'rows',
    'rows=',
    'rows=0',
    'rows=-1',
    'rows=1.5',
    'rows=x',
    'rws=1',
    'constructor=1',
    '=1',
    'rows=99999999999999999',
  ])('%s is refused', async (text) => {
    for (const argv of [
      ['score', '-'],
      ['check', 'samples'],
    ]) {
      const { stdout, stderr, code } = await run([...argv, '--limit', text], { stdin: head });
      expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
      expect(stderr).toContain(
        'Expected --limit rows, columns, row, file, result or unpacked, = and a whole number above 0',
      );
    }
  });
});

test('ids that are long are told apart, and from what they are remembered as', () => {
  const ids = new CaseIds();
  const add = (id: string, line: number) => ids.add(id, id, line);
  const [a, b] = ['x'.repeat(1000), `${'x'.repeat(999)}y`];
  expect([add(a, 2), add(b, 3), add('__proto__', 4), add('constructor', 5)]).toEqual(Array(4));
  expect([add(a, 6), add(b, 7), add('__proto__', 8)]).toEqual(
    [2, 3, 4].map((firstLine) => ({ firstLine, isSame: true })),
  );
});

test('every id that is there twice is found, with the line of the first, however many there are', () => {
  const ids = new IdTable();
  const names = Array.from({ length: 50_000 }, (_, i) => `${'é'.repeat(i % 60)}${i}`);
  expect(names.map((name, i) => ids.add(name, i + 2)).filter((line) => line !== undefined)).toEqual([]);
  expect(names.map((name) => ids.add(name, 7)?.firstLine)).toEqual(names.map((_, i) => i + 2));
  expect(names.map((name) => ids.lineOf(name))).toEqual(names.map((_, i) => i + 2));
});

/** Ids that all have the same place in a table of up to 65,536 places. */
function collidingIds(number: number): string[] {
  const found: string[] = [];
  for (let i = 0; found.length < number; i++) {
    const id = String.fromCharCode(i % 0x400, (i >> 10) % 0x400, i >> 20);
    let hash = 0;
    for (let at = 0; at < id.length; at++) {
      hash = Math.imul(hash ^ id.charCodeAt(at), 0x5bd1e995);
      hash ^= hash >>> 15;
    }
    if ((hash & 0xffff) === 0) found.push(id);
  }
  return found;
}

test('so they are if they were chosen to collide', () => {
  const random = vi.spyOn(Math, 'random').mockReturnValue(0);
  const ids = new IdTable();
  random.mockRestore();
  const names = [...collidingIds(300), ...Array.from({ length: 1000 }, (_, i) => `C${i}`)];
  expect(names.map((name, i) => ids.add(name, i + 2)).filter((line) => line !== undefined)).toEqual([]);
  expect(names.map((name) => ids.add(name, 7)?.firstLine)).toEqual(names.map((_, i) => i + 2));
  expect(names.map((name) => ids.lineOf(name))).toEqual(names.map((_, i) => i + 2));
});

describe('--limit holds for every command that has it', () => {
  const own = 'samples/housing-repairs-2024.programme.json';
  const commands = [
    ['overall', '--programme', own, '1.1=Good'],
    ['feasible', '57', '--programme', own],
    ['programmes', 'show', own],
    ['programmes', 'diff', own, 'pdu-2021'],
  ];

  test.each(commands)('%s %s', async (...argv) => {
    const long = await run([...argv, '--limit', 'file=100']);
    expect(long).toMatchObject({ code: 2, stdout: '' });
    expect(long.stderr).toContain('longer than 100 characters');
    expect(await run([...argv, '--limit', 'fiel=100'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('programmes list, which reads no file, refuses a limit that is none', async () => {
    expect(await run(['programmes', 'list', '--limit', 'fiel=100'])).toMatchObject({ code: 2, stdout: '' });
  });

  test('a file of ratings', async () => {
    const ratings = await run(['overall', '--ratings', '-', '--limit', 'file=10'], {
      stdin: 'standard,rating\n1.1,Good\n',
    });
    expect(ratings).toMatchObject({ code: 2, stdout: '' });
    expect(ratings.stderr).toContain('longer than 10 characters');
  });
});
