/** An independent suite of CSV files: csv-spectrum, each file with what is in it as JSON. */
// @ts-expect-error The suite has no types.
import suite from 'csv-spectrum';
import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { decodeText } from '../../src/input/files/decode.js';
import { readRows } from '../../src/input/sheet/rows.js';

interface Item {
  readonly name: string;
  readonly csv: Buffer;
  readonly json: Buffer;
}

const load = suite as (done: (error: Error | null, items: Item[]) => void) => void;
const items = await new Promise<Item[]>((resolve, reject) => {
  load((error, found) => (error === null ? resolve(found) : reject(error)));
});

async function read(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const source = { file: 'sheet.csv', name: 'sheet.csv', bytes: () => Readable.from([bytes]) };
  const rows: (readonly string[])[] = [];
  for await (const some of readRows(decodeText(source), 'sheet.csv', () => false))
    rows.push(...some.map(({ cells }) => cells));
  return rows;
}

/** The suite's JSON has LF for the line breaks of every file. */
const foldLineEnds = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('\\r\\n', '\\n'));

test('the suite is there', () => {
  expect(items.length).toBeGreaterThan(10);
});

// One file has quotes in the middle of unquoted cells, which RFC 4180 forbids: it is refused, never guessed at.
const refused = items.filter(({ name }) => name === 'location_coordinates');

test.each(items.filter((item) => !refused.includes(item)))('$name is read as it is', async ({ csv, json }) => {
  const [headers = [], ...rows] = await read(csv);
  const found = rows.map((cells) => Object.fromEntries(cells.map((cell, i) => [headers[i], cell])));
  expect(foldLineEnds(found)).toEqual(foldLineEnds(JSON.parse(json.toString())));
});

test.each(refused)('$name is refused', async ({ csv }) => {
  await expect(read(csv)).rejects.toThrow('a quote (") stands in the middle of a cell');
});
