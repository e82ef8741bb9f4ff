/** Case sheets for the benchmarks: made up from a seed, so that every run has the same ones. */
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The key questions of pdu-2021 that have ratings. */
export const questions = [
  '2.1.1',
  ...['2.2', '2.3', '2.4', '2.5'].flatMap((code) => [1, 2, 3].map((n) => `${code}.${n}`)),
];

const profile = {
  sex: ['Female', 'Male', 'Male', 'Male', 'Male'],
  ethnicity: ['White', 'White', 'White', 'Black', 'Asian', 'Mixed', 'Other', ''],
  grade: ['Probation Officer', 'PQiP', 'PSO'],
};

/** A random number generator from a seed (mulberry32): from 0 up to and not including 1. */
export function generator(seed) {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Writes a sheet of so many cases: an id, three columns that describe the case, and the thirteen rated key questions of pdu-2021; about 70
 * bytes a case. `quoted` puts every cell in quotes, `utf16` writes UTF-16 with its mark, `ids: false` calls the ids something else.
 * Sheets of as many cases and one `seed` are the same.
 */
export function writeSheet(path, cases, { quoted = false, utf16 = false, ids = true, seed = cases } = {}) {
  const random = generator(seed);
  const one = (of) => of[Math.floor(random() * of.length)];
  const answer = () => {
    const drawn = random();
    return drawn < 0.6 ? 'Yes' : drawn < 0.95 ? 'No' : drawn < 0.985 ? 'N/A' : '';
  };
  const line = (cells) => `${cells.map((cell) => (quoted ? `"${cell}"` : cell)).join(',')}\n`;
  const file = openSync(path, 'w');
  let text = (utf16 ? '\ufeff' : '') + line([ids ? 'case_id' : 'reference', ...Object.keys(profile), ...questions]);
  for (let i = 1; i <= cases; i++) {
    text += line([`C${String(i).padStart(7, '0')}`, ...Object.values(profile).map(one), ...questions.map(answer)]);
    if (text.length < 1 << 20 && i < cases) continue;
    writeSync(file, Buffer.from(text, utf16 ? 'utf16le' : 'utf8'));
    text = '';
  }
  closeSync(file);
}

/** A temporary folder for sheets, which is gone when the process ends. */
export function sheetFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  return folder;
}
