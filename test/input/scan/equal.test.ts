/** The scan and the careful reader give one reading, or the scan gives up. */
import * as fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { generator, sheet, spoilt as spoiltBytes } from '../../fuzz/sheets.js';
import { sheets, spoilt } from './arbitrary.js';
import { both } from './both.js';
import { runs, tries } from '../../runs.js';

const files = ['samples', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(folder, name)),
);

test.each(files)('%s is read alike, or not at all', async (path) => {
  const { scan, careful } = await both(readFileSync(path));
  expect(scan).toEqual(careful);
});

describe('sheets made from a seed', () => {
  test('whole and spoilt, are read alike, or not at all', { timeout: 60_000 }, async () => {
    const seen = { alike: 0, givenUp: 0 };
    for (let seed = 1; seed <= tries(2000); seed++) {
      const random = generator(seed);
      const whole = sheet(random);
      for (const bytes of [whole, spoiltBytes(whole, random)]) {
        const { scan, careful } = await both(bytes);
        expect(scan, `seed ${seed}`).toEqual(careful);
        seen[scan === null ? 'givenUp' : 'alike']++;
      }
    }
    expect(seen.alike).toBeGreaterThan(tries(2000) / 4);
  });
});

describe('sheets with filters, breakdowns, groups, limits, and in small pieces', { timeout: 60_000 }, () => {
  test.each([
    ['plain', sheets(200), 0.3],
    ['odd', sheets(10), 0.05],
    ['spoilt', spoilt, 0.02],
  ] as const)('%s ones are read alike, or not at all', async (_, made, least) => {
    const seen = { alike: 0, all: 0 };
    await fc.assert(
      fc.asyncProperty(made, async ({ bytes, under }) => {
        const { scan, careful } = await both(bytes, under);
        expect(scan).toEqual(careful);
        seen.all++;
        if (scan !== null) seen.alike++;
      }),
      runs(1500),
    );
    expect(seen.alike / seen.all).toBeGreaterThan(least);
  });
});
