/**
 * Writes the generated case sheets into samples/. From the root of the repository, `npm run make-samples`, which is
 *
 *   esbuild samples/make/run.ts --bundle --platform=node --format=esm | node --input-type=module -
 */
import { writeFileSync } from 'node:fs';
import { housingSheet } from './housing.js';
import { firstReading, samplingFrame, secondReading } from './many-hands.js';
import { courtWorkSheet, halfFinishedSheet } from './others.js';
import { crcSheet, npsSheet, pdu2023Sheet, youth2018Sheet, youth2021Sheet } from './programmes.js';
import { redcarSheet } from './redcar.js';

const sheets = {
  'redcar-cleveland-middlesbrough-2022': redcarSheet(),
  'fieldwork-half-finished': halfFinishedSheet(),
  'high-performing-with-court-work': courtWorkSheet(),
  'pdu-riverside-and-fen-2024': pdu2023Sheet(),
  'youth-millbrook-2019': youth2018Sheet(),
  'youth-lakes-and-downs-2022': youth2021Sheet(),
  'crc-western-vale-2019': crcSheet(),
  'nps-eastmarch-2019': npsSheet(),
  'housing-repairs-2024': housingSheet(),
};

for (const [name, text] of Object.entries(sheets)) writeFileSync(`samples/${name}.csv`, text);

const others = {
  'moderation/first.tsv': firstReading(),
  'moderation/second.tsv': secondReading(),
  'draw/frame.tsv': samplingFrame(),
};

for (const [name, text] of Object.entries(others)) writeFileSync(`samples/${name}`, text);
