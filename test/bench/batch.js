/**
 * A thousand sheets of 56 cases, each with its inspection file: `batch` against csv-parse alone on the same files.
 *
 *   npm run build && node test/bench/batch.js [runs] [sheets]
 */
import { printTable } from './measure.js';
import { temporaryFolder, writeInspections } from './sheets.js';

const node = process.execPath;
const sheets = Number(process.argv[3] ?? 1000);
const folder = temporaryFolder();
writeInspections(folder, sheets);
const batch = (...options) => [node, 'bin/casescore.js', 'batch', folder, ...options];
printTable(
  `${sheets} sheets of 56 cases`,
  {
    batch: batch(),
    'batch --format csv': batch('--format', 'csv'),
    'batch --format json': batch('--format', 'json'),
    'csv-parse alone': [node, 'test/bench/against/csv-parse-folder.js', folder],
  },
  Number(process.argv[2] ?? 9),
);
