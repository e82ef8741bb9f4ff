/** The digest of case ids: alike in both readers, and only for the same ids. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../runs.js';
import { read } from '../../fixtures/sheets/folder.js';
import { both } from './both.js';

const sheet = (ids: readonly string[], header = 'case_id'): string =>
  `${header},2.2.1,2.2.2,2.2.3\n${ids.map((id, i) => `${id},Yes,${i % 2 === 0 ? 'No' : 'Yes'},N/A\n`).join('')}`;
const quoted = (id: string): string => `"${id.replaceAll('"', '""')}"`;

describe('the scan and the careful reader make the same digest', () => {
  test.each([
    [['C1', 'C2', 'C3']],
    [['"C1"', ' C2 ', '" C3 "']],
    [['"C""1"', 'C2']],
    [['"C, 1"', '"C\n2"']],
    [['é1', 'Ø2', '中3']],
    [['x'.repeat(64), 'y'.repeat(65), 'é'.repeat(300)]],
    [['Abc', 'aBD', 'ABE[', 'Z@Z', 'É1', 'ß', 'a b', 'A  c']],
    [['007', '8', '1E+05']],
    [['1', '22', '333', '4444', '55555', '666666', '7777777', '88888888']],
  ])('of %j', async (ids) => {
    const { scan, careful } = await both(sheet(ids));
    expect(scan ?? careful).toEqual(careful);
    expect((await read(sheet(ids))).idDigest).toMatch(new RegExp(`^${ids.length} `));
  });

  test('of any ids', async () => {
    const ids = fc.uniqueArray(
      fc.string({ minLength: 1, maxLength: 80, unit: 'grapheme' }).filter((id) => /^[^\s\p{C}]+$/u.test(id)),
      { minLength: 1, maxLength: 20, selector: (id) => id.normalize('NFC').toLowerCase() },
    );
    await fc.assert(
      fc.asyncProperty(ids, async (some) => {
        const { scan, careful } = await both(sheet(some.map(quoted)));
        expect(scan ?? careful).toEqual(careful);
      }),
      runs(200),
    );
  });
});
const digest = async (ids: readonly string[], header?: string) => (await read(sheet(ids, header))).idDigest;

describe('two sheets have the same digest', () => {
  test('where their ids are the same, in any order', async () => {
    expect(await digest(['C2', 'C1', 'C3'])).toBe(await digest(['C1', 'C2', 'C3']));
    expect(await digest(['"C1"', ' C2'])).toBe(await digest(['C1', 'C2']));
    expect(await digest(['c1', 'C2\u200b', 'CAFE\u0301  1'])).toBe(await digest(['C1', 'c2', 'café 1']));
  });

  test('and otherwise not', async () => {
    const lists = [['C1', 'C2'], ['C1', 'C3'], ['C1'], ['C1', 'C2', 'C3'], ['C11', 'C'], ['C12', 'C1']];
    const digests = await Promise.all(lists.map((ids) => digest(ids)));
    expect(new Set(digests).size).toBe(lists.length);
  });

  test('and one without ids has none', async () => {
    expect(await digest(['C1', 'C2'], 'place')).toBeNull();
  });

  test('and a long sheet has that of the wide one', async () => {
    const long = 'case_id,question,answer\nC1,2.2.1,Yes\nC2,2.2.1,No\nC1,2.2.2,Yes\nC1,2.2.3,No\n';
    expect((await read(long)).idDigest).toBe(await digest(['C2', 'C1']));
  });
});
