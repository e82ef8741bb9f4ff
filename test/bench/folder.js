/** Folders of case sheets for the benchmarks, each sheet with its inspection file: made up from a seed, as the sheets are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generator, writeSheet } from './sheets.js';

const ratings = ['Inadequate', 'Requires improvement', 'Good', 'Outstanding'];
const regions = ['North East', 'North West', 'Yorkshire and the Humber', 'Wales', 'London', 'East of England'];

/** Writes so many sheets of 56 cases into a folder, which it makes, each with its inspection file beside it. Gives the folder. */
export function sheetsIn(folder, sheets) {
  mkdirSync(folder, { recursive: true });
  const random = generator(sheets);
  const one = (of) => of[Math.floor(random() * of.length)];
  for (let i = 1; i <= sheets; i++) {
    const name = join(folder, `unit-${String(i).padStart(5, '0')}`);
    writeSheet(`${name}.csv`, 56, { seed: i });
    writeFileSync(`${name}.inspection.json`, inspection(`Made-up unit ${i}`, one));
  }
  return folder;
}

function inspection(title, one) {
  const content = {
    title,
    region: one(regions),
    programme: 'pdu-2021',
    fieldwork: '2022-10-10',
    eligibleCases: 85,
    judgements: Object.fromEntries(
      ['1.1', '1.2', '1.3', '1.4'].map((code) => [code, { rating: one(ratings), reason: 'made up' }]),
    ),
    groups: { ethnicity: { 'Black, Asian and minority ethnic': ['Black', 'Asian', 'Mixed', 'Other'] } },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}
