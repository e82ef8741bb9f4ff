/** Whatever stands in a workbook's file, it is read or refused in words: no fault of the program, and no long wait. */
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSheet } from '../../../src/library.js';
import { Refusal } from '../../../src/problems/problems.js';
import { inspection, pdu } from '../../make.js';
import { runs } from '../../runs.js';
import { inlineRows, ods, odsTable, sharedRows, xlsx } from '../../workbooks.js';

const rows = [
  ['case_id', 'sex', '2.2.1', '2.2.2', '2.2.3'],
  ['C1', 'Female', 'Yes', 'No', 'N/A'],
  ['C2', 'Male', 'No', '', 'Yes'],
];

async function isReadOrRefused(bytes: Uint8Array): Promise<boolean> {
  const source = { file: 'a.xlsx', name: 'a.xlsx', bytes: () => once(bytes) };
  try {
    await readSheet(source, pdu, inspection(), {
      limits: { rows: 1000, columns: 100, row: 10_000, file: 1000, result: 1000, unpacked: 1_000_000 },
    });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return error.message !== '';
  }
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const books = [
  xlsx({ sheets: { Cases: inlineRows(rows) }, level: 0 }),
  xlsx({ sheets: { Cases: sharedRows(rows).sheet }, texts: sharedRows(rows).texts }),
  ods(odsTable('Cases', rows)),
];

test('bytes that are changed, cut out or put in', async () => {
  const change = fc.tuple(
    fc.nat(),
    fc.constantFrom('change', 'cut', 'add'),
    fc.integer({ min: 0, max: 255 }),
    fc.integer({ min: 1, max: 40 }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...books),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      async (book, changes) => {
        let bytes = Buffer.from(book);
        for (const [place, kind, byte, length] of changes) {
          const at = 4 + (place % (bytes.length - 4));
          if (kind === 'change') bytes[at] = byte;
          else
            bytes = Buffer.concat([
              bytes.subarray(0, at),
              Buffer.alloc(kind === 'add' ? length : 0, byte),
              bytes.subarray(kind === 'cut' ? at + length : at),
            ]);
        }
        expect(await isReadOrRefused(bytes)).toBe(true);
      },
    ),
    runs(2000),
  );
});

const pieces = [
  '<row>',
  '</row>',
  '<c r="B2">',
  '<c t="s"><v>99</v></c>',
  '<c r="A1048576"/>',
  '<row r="1048576"/>',
  '<v>',
  '<f/>',
  '<mergeCell ref="A1:B2"/>',
  '<mergeCell ref="?"/>',
  ' r="0"',
  ' t="e"',
  ' s="9999"',
  ' hidden="1"',
  ' min="-1" max="1e9" hidden="1"',
  '<![CDATA[x]]>',
  '<!-- x -->',
  '&#x41;',
  '&x;',
  '<?x?>',
  '\u0001',
  '<table:table-row table:number-rows-repeated="1000000">',
  ' table:number-columns-repeated="99999"',
  '<table:covered-table-cell/>',
  '<table:table>',
  '<text:s text:c="9999999"/>',
  ' office:value-type="date"',
  ' office:value-type="float" office:value="x"',
  ' table:number-rows-spanned="9"',
  '<office:annotation><text:p>x</text:p></office:annotation>',
];

/** XML with pieces put in, and what stood there cut out. */
const spoil = (xml: string, changes: readonly (readonly [number, string, number])[]): string =>
  changes.reduce((text, [place, piece, cut]) => {
    // Mostly behind an element or a name, where it can be meant.
    const places = [...text.matchAll(/>|(?<=<[a-z:-]+)(?=[ />])/g)].map(({ index, 0: found }) => index + found.length);
    const at = places[place % places.length] ?? 0;
    return text.slice(0, at) + piece + text.slice(at + (cut > 9 ? cut : 0));
  }, xml);

test('elements and attributes where they do not belong', async () => {
  const change = fc.tuple(fc.nat(), fc.constantFrom(...pieces), fc.integer({ min: 0, max: 12 }));
  await fc.assert(
    fc.asyncProperty(fc.boolean(), fc.array(change, { minLength: 1, maxLength: 4 }), async (isOds, changes) => {
      const bytes = isOds
        ? ods(spoil(odsTable('Cases', rows), changes))
        : xlsx({ sheets: { Cases: spoil(inlineRows(rows), changes) } });
      expect(await isReadOrRefused(bytes)).toBe(true);
    }),
    runs(2000),
  );
});
