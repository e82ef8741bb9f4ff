/** The quick reading of an inspection spreadsheet says what the careful reading says, or gives up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { Problems, Refusal } from '../../src/problems/problems.js';
import { carefully } from '../../src/input/inspection/careful-inspection.js';
import type { Part } from '../../src/input/inspection/inspection-file.js';
import { plainInspectionCsv } from '../../src/input/inspection/plain-inspection-csv.js';
import { limitsUsual } from '../../src/input/limits.js';
import { asRows } from '../fixtures/inspections/whole.js';
import { quoted, written } from '../fixtures/sheets/plain.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-'));
const file = join(folder, 'sheet.inspection.csv');
afterAll(() => rmSync(folder, { recursive: true }));

const paths = [
  ...['title', 'region', 'fieldwork', 'eligibleCases', 'programme'].map((key) => [key]),
  ...['1.1', '1.2', '2.1'].flatMap((code) => [
    ['judgements', code],
    ['notApplicable', code],
  ]),
  ['discretion', 0],
  ['answers', 'yes', 0],
  ['columns', 'id'],
];

function said({ content, at }: Part): unknown {
  return { content, places: paths.map((path) => at(path)), orders: Object.keys(content.judgements ?? {}) };
}

/** What both readings say of a file, each null where it says nothing. */
async function readings(
  bytes: string | Uint8Array,
  longest: number = limitsUsual.file,
): Promise<{ quick: unknown; careful: unknown }> {
  writeFileSync(file, bytes);
  const plain = plainInspectionCsv(file, longest);
  const quick = plain === null ? null : said(plain);
  const problems = new Problems();
  try {
    const part = await carefully(file, longest, problems, 'utf-8');
    return { quick, careful: problems.total > 0 ? null : said(part) };
  } catch (error) {
    if (error instanceof Refusal) return { quick, careful: null };
    throw error;
  }
}

const value = fc.constantFrom(
  '',
  ' ',
  'Good',
  'RI',
  'a, b',
  'say "so"',
  'é – ü',
  '85',
  '2022-10-10',
  'n/a',
  ';',
  'x=a|b',
);
const row = fc.tuple(
  fc.constantFrom(...asRows.slice(1).map(([item]) => item), '', '1.1', '1.2 discretion', 'unknown'),
  value,
  fc.oneof({ weight: 3, arbitrary: fc.constant('') }, { weight: 1, arbitrary: value }),
);
const style = fc.constantFrom(quoted, (cell: string) => (/[",]/.test(cell) ? quoted(cell) : cell));
const table = fc
  .tuple(
    fc.array(row, { maxLength: 6 }),
    style,
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', '\ufeff'),
    fc.boolean(),
  )
  .map(([rows, cell, end, mark, last]) => {
    const text = mark + written(',', end, cell, [['item', 'value', 'reason'], ...rows]);
    return last ? text : text.replace(/(\r\n|\r|\n)$/, '');
  });

describe('the quick reading of an inspection spreadsheet', () => {
  test.each([
    ['with quotes', written(',', '\n', quoted, asRows)],
    [
      'with quotes where they are needed',
      written(',', '\r\n', (cell) => (/[",]/.test(cell) ? quoted(cell) : cell), asRows),
    ],
    ['with a byte order mark', `\ufeff${written(',', '\n', quoted, asRows)}`],
    ['with blank rows and empty cells at the ends', written(',', '\n', quoted, asRows).replaceAll('\n', ',,\n\n')],
    ['with its header alone', 'item,value,reason'],
  ])('takes one %s, and says what the careful reading says', async (_, text) => {
    const { quick, careful } = await readings(text);
    expect(quick).not.toBeNull();
    expect(quick).toEqual(careful);
  });

  test.each([
    ['semicolons', written(';', '\n', quoted, asRows)],
    ['ends of lines that are CR alone', written(',', '\r', quoted, asRows)],
    ['a line break in a cell', 'item,value,reason\n1.1,Good,"two\nlines"\n'],
    ['a quote that is left open', 'item,value,reason\n1.1,"Good\n'],
    ['a quote astray', 'item,value,reason\n1.1,Go"od\n'],
    ['an item that is not known', 'item,value,reason\ntitel,x\n'],
    ['an item that stands twice', 'item,value,reason\n1.1,Good\n1.1,RI\n'],
    ['another header', 'thing,value\n1.1,Good\n'],
    ['nothing', ''],
    ['a NUL', 'item,value\n1.1,Go\0od\n'],
    ['bytes that are no UTF-8', Buffer.from('item,value\ntitle,caf\xe9\n', 'latin1')],
    ['UTF-16', Buffer.from('\ufeffitem,value\ntitle,x\n', 'utf16le')],
  ])('gives up at %s', async (_, bytes) => {
    expect(await readings(bytes)).toMatchObject({ quick: null });
  });

  test('says what the careful reading says of whatever it takes, spoilt or not', { timeout: 60_000 }, async () => {
    const spoilt = fc
      .tuple(table, fc.nat(), fc.constantFrom('', ...'",;\n\r \t\0x='.split('')))
      .map(([text, at, piece]) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place);
      });
    await fc.assert(
      fc.asyncProperty(spoilt, async (text) => {
        const { quick, careful } = await readings(text);
        expect(quick ?? careful).toEqual(careful);
      }),
      { numRuns: 1000 },
    );
  });
});
