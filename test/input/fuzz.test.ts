/** Spoilt sheets: each is refused, or read exactly as an independent strict reader reads it. `npm run fuzz` goes on for as long as you like. */
import { describe, expect, test } from 'vitest';
import { kindRound } from '../fuzz/kind-round.js';
import { round } from '../fuzz/round.js';
import { rowsOf } from '../fuzz/strict.js';
import { tries } from '../runs.js';

describe('the strict reader', () => {
  test('knows RFC 4180 and nothing else', () => {
    expect(rowsOf('a,"b""c"\r\n\n"d\n,",', ',')).toEqual([['a', 'b"c'], [''], ['d\n,', '']]);
    for (const wrong of ['a"b', '"a" ,b', '"a', '"a"b', ' "a"']) expect(rowsOf(wrong, ',')).toBeNull();
  });
});

describe('sheets made from a seed', { timeout: 60_000 }, () => {
  test('are read as they are while they are whole', async () => {
    for (let seed = 1; seed <= tries(500); seed++) {
      expect(await round(seed, false), `seed ${seed}`).toEqual({ kind: 'same' });
    }
  });

  test('are refused or read as they are once bytes were dropped, inserted, swapped or doubled', async () => {
    const seen = { refused: 0, same: 0, wrong: 0 };
    for (let seed = 1; seed <= tries(2000); seed++) {
      const outcome = await round(seed);
      expect(outcome.kind === 'wrong' ? outcome : null, `seed ${seed}`).toBeNull();
      seen[outcome.kind]++;
    }
    // The fuzz means something only while both happen often.
    expect(seen.refused).toBeGreaterThan(tries(2000) * 0.15);
    expect(seen.same).toBeGreaterThan(tries(2000) * 0.05);
  });
});

test('sheets as offices leave them are read or refused as they should be, and scanned alike or not at all', async () => {
  const kinds = new Set<string>();
  let scanned = 0;
  for (let seed = 1; seed <= tries(2000); seed++) {
    const { kind, isScanned, wrong } = await kindRound(seed);
    expect(wrong, `seed ${seed}`).toBeNull();
    kinds.add(kind);
    if (isScanned) scanned++;
  }
  expect(kinds.size).toBe(17);
  expect(scanned).toBeGreaterThan(tries(2000) * 0.05);
});
