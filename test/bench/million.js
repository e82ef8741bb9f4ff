/**
 * One sheet of a million cases: `score` against DuckDB, csv-parse and a plain byte scan, and the same sheet in quotes, broken down by two
 * columns, and in UTF-16.
 *
 *   npm run build && node test/bench/million.js [runs]
 */
import { join } from 'node:path';
import { measure, peakMemory, report } from './measure.js';
import { sheetFolder, writeSheet } from './sheets.js';

const node = process.execPath;
const runs = Number(process.argv[2] ?? 5);
const folder = sheetFolder();
const cases = 1_000_000;
const sheet = (name, shape) => {
  const path = join(folder, `${name}.csv`);
  writeSheet(path, cases, shape);
  return path;
};
const [plain, quoted, utf16] = [sheet('plain'), sheet('quoted', { quoted: true }), sheet('utf16', { utf16: true })];

const score = (path, ...options) => [node, 'bin/casescore.js', 'score', path, ...options];
const csvParse = (path, ...encoding) => [node, 'test/bench/million-csv-parse.js', path, ...encoding];
const tables = {
  'node test/bench/million-bytes.js (plain byte scan)': {
    'node test/bench/million-bytes.js (plain byte scan)': [node, 'test/bench/million-bytes.js', plain],
    'casescore score': score(plain),
    'DuckDB in Node': [node, 'test/bench/million-duckdb.js', plain],
    'csv-parse alone': csvParse(plain),
  },
  'csv-parse alone, quotes': { 'casescore score, quotes': score(quoted), 'csv-parse alone, quotes': csvParse(quoted) },
  'csv-parse alone': {
    'casescore score --by sex --by ethnicity': score(plain, '--by', 'sex', '--by', 'ethnicity'),
    'casescore score --by sex,ethnicity': score(plain, '--by', 'sex,ethnicity'),
    'csv-parse alone': csvParse(plain),
  },
  'csv-parse alone, UTF-16': {
    'casescore score, UTF-16': score(utf16),
    'csv-parse alone, UTF-16': csvParse(utf16, 'utf16le'),
  },
};
for (const [against, commands] of Object.entries(tables)) {
  report(measure(commands, runs), against);
  for (const [name, argv] of Object.entries(commands)) {
    process.stdout.write(`${name.padEnd(52)} ${peakMemory(argv)?.toFixed(0) ?? '?'} MB at most\n`);
  }
  process.stdout.write('\n');
}
