/**
 * One sheet of a million cases: `score` against DuckDB in Node and a plain byte scan; from standard input; and through the careful reader, which
 * a line above the header needs, against csv-parse alone.
 *
 *   npm run build && node test/bench/million.js [runs]
 */
import { join } from 'node:path';
import { printTable } from './measure.js';
import { temporaryFolder, writeSheet } from './sheets.js';

const node = process.execPath;
const runs = Number(process.argv[2] ?? 5);
const folder = temporaryFolder();
const sheet = join(folder, 'million.csv');
writeSheet(sheet, 1_000_000);
const mixed = join(folder, 'mixed.csv');
writeSheet(mixed, 1_000_000, { mixed: true });
const unusual = join(folder, 'unusual.csv');
writeSheet(unusual, 1_000_000, { above: 'sep=,\n' });
const against = (name) => [node, `test/bench/against/${name}.js`, sheet];
const scan = {
  score: [node, 'bin/casescore.js', 'score', sheet],
  DuckDB: against('duckdb'),
  'byte scan': against('bytes'),
  'score, ids in no order': [node, 'bin/casescore.js', 'score', mixed],
  'cat SHEET | score -': ['bash', '-c', 'cat "$1" | "$0" bin/casescore.js score -', node, sheet],
};
const careful = {
  'score, the careful reader': [node, 'bin/casescore.js', 'score', unusual],
  'csv-parse alone': against('csv-parse'),
};
printTable('A million cases, straight from the bytes', scan, runs);
printTable('A million cases through the careful reader', careful, runs);
