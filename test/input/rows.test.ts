/** Text to rows: every table that can be written is read back, on the lines where it was written. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText } from '../../src/input/files/decode.js';
import { likelyDelimiter } from '../../src/input/sheet/delimiter.js';
import { readRows, type Row } from '../../src/input/sheet/rows.js';
import { inMemory, problemsOf, type Content } from '../fixtures/sheets/folder.js';
import { runs } from '../runs.js';

const isKnown = (header: string): boolean => /^h\d+$/.test(header);

async function rowsOf(...pieces: readonly Content[]): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const some of readRows(decodeText(inMemory(...pieces)), 'sheet.csv', isKnown)) rows.push(...some);
  return rows;
}

const withoutDelimiter = (rows: readonly Row[]): Row[] => rows.map(({ cells, line }) => ({ cells, line }));

/** A table as somebody might write it, and how. */
interface Written {
  readonly table: readonly (readonly string[])[];
  readonly text: string;
  readonly lines: readonly number[];
}

const characters = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(',', ';', '\t', '"', '\n', '\r', '\r\n', ' ', '=', "'") },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 4 }).filter((text) => !text.includes('\0')) },
);
const cell = fc.oneof(
  fc.constantFrom('', 'Yes', 'No', 'N/A'),
  fc.array(characters, { maxLength: 6 }).map((parts) => parts.join('')),
);
const width = fc.integer({ min: 2, max: 6 });
const tables = width.chain((columns) =>
  fc
    .array(fc.array(cell, { minLength: columns, maxLength: columns }), { maxLength: 8 })
    .map((rows) => [Array.from({ length: columns }, (_, i) => `h${i}`), ...rows]),
);

const written: fc.Arbitrary<Written> = fc
  .record({
    table: tables,
    delimiter: fc.constantFrom(',', ';', '\t'),
    ends: fc.array(fc.constantFrom('\n', '\r\n', '\r'), { minLength: 1, maxLength: 9 }),
    quoted: fc.array(fc.boolean(), { minLength: 1, maxLength: 20 }),
    told: fc.boolean(),
    last: fc.boolean(),
  })
  .map(({ table, delimiter, ends, quoted, told: sep, last }) => {
    let text = sep ? `sep=${delimiter}${ends[0]}` : '';
    let cells = 0;
    const lines = table.map((row, i) => {
      const line = text.split(/\r\n|\n|\r/).length;
      const asked = row.map((value) => {
        const must = /[",;\t\r\n]/.test(value);
        return must || quoted[cells++ % quoted.length] === true ? `"${value.replaceAll('"', '""')}"` : value;
      });
      const end = i === table.length - 1 && !last ? '' : ends[i % ends.length];
      text += asked.join(delimiter) + end;
      return line;
    });
    return { table, text, lines };
  });

/** Where bytes are cut, as parts of their length. */
const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 8 });

function cutUp(all: Uint8Array, at: readonly number[]): Uint8Array[] {
  const places = [0, ...at.map((part) => Math.round(part * all.length)), all.length].toSorted((a, b) => a - b);
  return places.slice(1).map((to, i) => all.subarray(places[i], to));
}

const encodings: Readonly<Record<string, (text: string) => Buffer>> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16, little endian': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, big endian': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
};

describe('a table', () => {
  test.each(Object.entries(encodings))(
    'in %s is read back, with its lines, in whatever pieces it comes',
    async (_, encode) => {
      await fc.assert(
        fc.asyncProperty(written, cuts, async ({ table, text, lines }, at) => {
          const rows = await rowsOf(...cutUp(encode(text), at));
          expect(withoutDelimiter(rows)).toEqual(table.map((cells, i) => ({ cells, line: lines[i] })));
        }),
        runs(150),
      );
    },
  );

  test('is read back byte by byte', async () => {
    await fc.assert(
      fc.asyncProperty(written, async ({ table, text }) => {
        const rows = await rowsOf(...Array.from(Buffer.from(text), (byte) => Buffer.from([byte])));
        expect(rows.map(({ cells }) => cells)).toEqual(table);
      }),
      runs(100),
    );
  });

  test('longer than what is looked at for the separator is read back', async () => {
    const table = Array.from({ length: 20_000 }, (_, i) => [`h${i}`, 'a "quoted" cell,\nof two lines']);
    const text = table.map(([a = '', b = '']) => `${a};"${b.replaceAll('"', '""')}"\r\n`).join('');
    const rows = await rowsOf(...cutUp(Buffer.from(text), [0.1, 0.25, 0.5, 0.9]));
    expect(rows).toEqual(table.map((cells, i) => ({ cells, line: i * 2 + 1, delimiter: ';' })));
  });
});

describe('rows', () => {
  test('blank ones are rows, each with its line', async () => {
    expect(await rowsOf('\nh0,h1\n\n\r\n,\r\n')).toEqual([
      { cells: [''], line: 1 },
      { cells: ['h0', 'h1'], line: 2 },
      { cells: [''], line: 3 },
      { cells: [''], line: 4 },
      { cells: ['', ''], line: 5 },
    ]);
  });

  test('before a fault are given first', async () => {
    const seen: number[] = [];
    const lines = await problemsOf(async () => {
      for await (const rows of readRows(decodeText(inMemory('h0,h1\na,b\n"c,d\ne,f\n')), 'sheet.csv', isKnown))
        seen.push(...rows.map(({ line }) => line));
    });
    expect(seen).toEqual([1, 2]);
    expect(lines).toEqual([
      'sheet.csv:3: a quoted cell that begins in this row never ends. Close the quote, or remove it.',
    ]);
  });

  test('of no text are none', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf()).toEqual([]);
  });
});

describe('the separator', () => {
  test.each([
    ['h0,h1', ','],
    ['h0;h1', ';'],
    ['h0\th1', '\t'],
    ['h0;h1, with, many, commas', ';'],
    ['h0,"h1; with; many; semicolons"', ','],
    ['"h0";"h1"', ';'],
    ['a;b;c,d', ';'],
    ['a', ','],
    ['', ','],
  ])('of %j is %j', (header, delimiter) => {
    expect(likelyDelimiter(`${header}\nx;x;x;x,x\tx\n`, isKnown)).toBe(delimiter);
  });
});
