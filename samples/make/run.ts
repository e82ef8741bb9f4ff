/**
 * Writes the generated case sheets into samples/. From the root of the repository, `npm run make-samples`, which is
 *
 *   esbuild samples/make/run.ts --bundle --platform=node --format=esm | node --input-type=module -
 */
import { writeFileSync } from 'node:fs';
import { courtWorkSheet, halfFinishedSheet } from './others.js';
import { redcarSheet } from './redcar.js';

const sheets = {
  'redcar-cleveland-middlesbrough-2022': redcarSheet(),
  'fieldwork-half-finished': halfFinishedSheet(),
  'high-performing-with-court-work': courtWorkSheet(),
};

for (const [name, text] of Object.entries(sheets)) writeFileSync(`samples/${name}.csv`, text);
