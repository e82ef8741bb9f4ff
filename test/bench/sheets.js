/** Case sheets for the benchmarks: made up from a seed, so that every run has the same ones. */
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
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

const ratings = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];

/** A random number generator from a seed (mulberry32): from 0 up to and not including 1. */
function generator(seed) {
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
 * bytes a case. The same number of cases and seed give the same sheet. Its ids go upwards, unless `mixed`.
 */
export function writeSheet(path, cases, { seed = cases, mixed = false, above = '' } = {}) {
  const random = generator(seed);
  const one = (of) => of[Math.floor(random() * of.length)];
  const answer = () => {
    const drawn = random();
    return drawn < 0.6 ? 'Yes' : drawn < 0.95 ? 'No' : drawn < 0.985 ? 'N/A' : '';
  };
  const file = openSync(path, 'w');
  let text = `${above}${['case_id', ...Object.keys(profile), ...questions].join(',')}\n`;
  for (let i = 1; i <= cases; i++) {
    // 7919 is prime, so every number comes once.
    const id = mixed ? (i * 7919) % cases : i;
    const cells = [`C${String(id).padStart(7, '0')}`, ...Object.values(profile).map(one), ...questions.map(answer)];
    text += `${cells.join(',')}\n`;
    if (text.length < 1 << 20 && i < cases) continue;
    writeSync(file, text);
    text = '';
  }
  closeSync(file);
}

/** Writes so many sheets of 56 cases into a folder, each with its inspection file beside it. */
export function writeInspections(folder, sheets) {
  const random = generator(sheets);
  const one = (of) => of[Math.floor(random() * of.length)];
  for (let i = 1; i <= sheets; i++) {
    const name = join(folder, `unit-${String(i).padStart(5, '0')}`);
    writeSheet(`${name}.csv`, 56, { seed: i });
    const judgements = ['1.1', '1.2', '1.3', '1.4'].map((code) => [code, { rating: one(ratings), reason: 'made up' }]);
    const inspection = {
      title: `Made-up unit ${i}`,
      region: one(['North East', 'North West', 'Wales', 'London']),
      programme: 'pdu-2021',
      fieldwork: '2022-10-10',
      eligibleCases: 85,
      judgements: Object.fromEntries(judgements),
      groups: { ethnicity: { 'Black, Asian and minority ethnic': ['Black', 'Asian', 'Mixed', 'Other'] } },
    };
    writeFileSync(`${name}.inspection.json`, `${JSON.stringify(inspection, null, 2)}\n`);
  }
}

/** A temporary folder, removed when the process ends. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true }));
  return folder;
}
