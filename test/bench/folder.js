/** Makes folders of case sheets, each with its inspection file, for the benchmarks: the same ones every time. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const questions = [
  '2.2.1',
  '2.2.2',
  '2.2.3',
  '2.3.1',
  '2.3.2',
  '2.3.3',
  '2.4.1',
  '2.4.2',
  '2.4.3',
  '2.5.1',
  '2.5.2',
  '2.5.3',
  '2.6.1',
];
const ratings = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];
const sexes = ['Male', 'Male', 'Male', 'Female'];
const ethnicities = ['White', 'White', 'White', 'Black', 'Asian', 'Mixed', 'Other'];
const grades = ['Probation Officer', 'Probation Services Officer', 'PQiP'];
const regions = ['North East', 'North West', 'Yorkshire and the Humber', 'Wales', 'London', 'Kent, Surrey and Sussex'];

/** Random numbers from 0 to below 1 that a seed fixes (mulberry32). */
function seeded(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Writes `sheets` sheets of `cases` cases under a folder, which it makes. Each has its inspection file, programme pdu-2021. */
export function makeSheets(folder, sheets, cases = 56) {
  mkdirSync(folder, { recursive: true });
  const random = seeded(sheets);
  const pick = (list) => list[Math.floor(random() * list.length)];
  for (let sheet = 1; sheet <= sheets; sheet++) {
    const name = `unit-${String(sheet).padStart(5, '0')}`;
    // Each unit has a level of its own, so that all ratings occur.
    const level = 0.3 + random() * 0.6;
    const lines = [`case_id,sex,ethnicity,grade,${questions.join(',')}`];
    for (let row = 1; row <= cases; row++) {
      const answers = questions.map(() => (random() < 0.06 ? 'N/A' : random() < level ? 'Yes' : 'No'));
      lines.push(
        [`C${String(row).padStart(3, '0')}`, pick(sexes), pick(ethnicities), pick(grades), ...answers].join(','),
      );
    }
    writeFileSync(join(folder, `${name}.csv`), `${lines.join('\n')}\n`);
    writeFileSync(join(folder, `${name}.inspection.json`), inspection(`Made-up unit ${sheet}`, pick));
  }
}

function inspection(title, pick) {
  const judged = (code) => [code, { rating: pick(ratings), reason: 'made up' }];
  const content = {
    title,
    region: pick(regions),
    programme: 'pdu-2021',
    fieldwork: '2022-10-10',
    eligibleCases: 85,
    notApplicable: { 2.1: 'court work is managed by the neighbouring unit' },
    judgements: Object.fromEntries(['1.1', '1.2', '1.3', '1.4'].map(judged)),
    groups: { ethnicity: { 'Black, Asian and minority ethnic': ['Black', 'Asian', 'Mixed', 'Other'] } },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
