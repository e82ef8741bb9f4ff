/**
 * One sheet of 56 cases with its inspection file, scored by the program as it is installed from its tarball, against a script of ten lines
 * that imports commander, csv-parse and chalk and reads the same sheet, and against a Node that does nothing. The Node that runs this is
 * measured: start it with another one to measure that.
 *
 *   npm run build && node test/bench/start.js [runs]
 */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { printTable } from './measure.js';
import { temporaryFolder } from './sheets.js';

const node = process.execPath;
const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const folder = temporaryFolder();
const npm = (...argv) => execFileSync('npm', [...argv, '--offline', '--loglevel=error']);
npm('pack', '--ignore-scripts', '--pack-destination', folder);
npm(
  'install',
  '--prefix',
  folder,
  join(
    folder,
    readdirSync(folder).find((name) => name.endsWith('.tgz')),
  ),
);
const program = join(folder, 'node_modules', 'casescore', 'bin', 'casescore.js');

printTable(
  `Node ${process.versions.node}: one sheet of 56 cases`,
  {
    score: [node, program, 'score', sheet],
    'ten lines with commander, csv-parse and chalk': [node, 'test/bench/against/start.js', sheet],
    'node -e 0': [node, '-e', '0'],
    'casescore --help': [node, program, '--help'],
  },
  Number(process.argv[2] ?? 30),
);
