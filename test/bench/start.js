/**
 * How long the program takes from its start to its end on one sheet of 56 cases with its inspection file, against Node that does nothing.
 *
 *   npm run build && node test/bench/start.js [runs]
 */
import { measure, report } from './measure.js';

const node = process.execPath;
const medians = measure(
  {
    'node -e 0': [node, '-e', '0'],
    'casescore score (text)': [node, 'bin/casescore.js', 'score', 'samples/redcar-cleveland-middlesbrough-2022.csv'],
    'casescore --help': [node, 'bin/casescore.js', '--help'],
  },
  Number(process.argv[2] ?? 30),
);
report(medians, 'node -e 0');
