/** The scan and the careful reader give one reading, or the scan gives up. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { generator, sheet, spoilt } from '../../fuzz/sheets.js';
import { both } from './both.js';

const sheets = ['samples', 'test'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.csv'))
    .map((name) => join(folder, name)),
);

test.each(sheets)('%s is read alike, or not at all', async (path) => {
  const { scan, careful } = await both(readFileSync(path));
  expect(scan).toEqual(careful);
});

test('sheets made from a seed, whole and spoilt, are read alike, or not at all', { timeout: 60_000 }, async () => {
  const seen = { alike: 0, givenUp: 0 };
  for (let seed = 1; seed <= 4000; seed++) {
    const random = generator(seed);
    const whole = sheet(random);
    for (const bytes of [whole, spoilt(whole, random)]) {
      const { scan, careful } = await both(bytes);
      expect(scan, `seed ${seed}`).toEqual(careful);
      seen[scan === null ? 'givenUp' : 'alike']++;
    }
  }
  expect(seen.alike).toBeGreaterThan(1000);
});
