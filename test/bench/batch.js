/**
 * A thousand sheets of 56 cases, each with its inspection file: `batch` in its formats, against the same counts by Python's `csv.reader` and by
 * csv-parse alone.
 *
 *   npm run build && node test/bench/batch.js [runs] [sheets]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sheetsIn } from './folder.js';
import { measure, peakMemory, report } from './measure.js';
import { sheetFolder } from './sheets.js';

const node = process.execPath;
const runs = Number(process.argv[2] ?? 15);
const folder = sheetsIn(join(sheetFolder(), 'units'), Number(process.argv[3] ?? 1000));
const batch = (...options) => [node, 'bin/casescore.js', 'batch', folder, ...options];

/** The interpreter itself: a script that looks for it and starts it would count as Python's time. Null where there is none. */
function interpreter(command) {
  const { status, stdout } = spawnSync(command, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}
const pythons = [...new Set(['python3', '/usr/bin/python3'].map(interpreter).filter(existsSync))];
const [python] = pythons;
if (python === undefined) throw new Error('there is no Python to compare with');
const commands = {
  ...Object.fromEntries(pythons.map((path) => [`csv.reader of ${path}`, [path, 'test/bench/count.py', folder]])),
  'the first, and json.load': [python, 'test/bench/count.py', folder, 'inspection'],
  'csv-parse alone': [node, 'test/bench/batch-csv-parse.js', folder],
  'casescore batch': batch(),
  'casescore batch, V8 left alone': [node, '--require', './test/bench/impatient.cjs', ...batch().slice(1)],
  'casescore batch --format csv': batch('--format', 'csv'),
  'casescore batch --format jsonl': batch('--format', 'jsonl'),
  'casescore batch --format json': batch('--format', 'json'),
  'node -e 0': [node, '-e', '0'],
};
report(measure(commands, runs), `csv.reader of ${python}`);
for (const [name, argv] of Object.entries(commands)) {
  process.stdout.write(`${name.padEnd(52)} ${peakMemory(argv)?.toFixed(0) ?? '?'} MB at most\n`);
}
