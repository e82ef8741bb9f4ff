/**
 * How long the program takes from its start to its end on one sheet of 56 cases with its inspection file, against Node that does nothing.
 *
 *   npm run build && node test/bench/start.js [runs]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { measure, report } from './measure.js';

const node = process.execPath;
const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const folder = mkdtempSync(join(tmpdir(), 'casescore-start-'));
const csvParse = join(folder, 'csv-parse.cjs');
buildSync({ entryPoints: ['test/bench/start-csv-parse.js'], outfile: csvParse, bundle: true, platform: 'node' });

const measured = measure(
  {
    'node -e 0': [node, '-e', '0'],
    'csv-parse alone': [node, csvParse],
    'casescore score': [node, 'bin/casescore.js', 'score', sheet],
    'casescore score --format json': [node, 'bin/casescore.js', 'score', sheet, '--format', 'json'],
    'casescore score, on another Node': [node, 'test/bench/start-uncompiled.cjs', 'score', sheet],
    'casescore batch, of this one sheet': [node, 'bin/casescore.js', 'batch', sheet],
    'casescore score --explain (with commander)': [node, 'bin/casescore.js', 'score', sheet, '--explain'],
    'casescore --help': [node, 'bin/casescore.js', '--help'],
  },
  Number(process.argv[2] ?? 30),
);
rmSync(folder, { recursive: true });
report(measured, 'node -e 0');
