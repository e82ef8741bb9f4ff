/** What the program prints of the samples, for a reviewer to read. */
import { expect, test } from 'vitest';
import { golden } from './golden.js';
import type { Surroundings } from './run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const terminal = (columns: number): Surroundings => ({ columns, env: { NO_COLOR: '1' } });

const byEthnicity = ['score', redcar, '--by', 'ethnicity', '--questions', '2.3.1', '--contrast'];

const goldens: readonly [claim: string, name: string, argv: readonly string[], around: Surroundings][] = [
  ['the Redcar sample in a terminal of 80 columns', 'redcar-80', ['score', redcar], terminal(80)],
  ['the same in 40 columns, with ASCII', 'redcar-40-ascii', ['score', redcar, '--ascii'], terminal(40)],
  ['the same in 120 columns, the bars beside the figures', 'redcar-120', ['score', redcar], terminal(120)],
  ['the same in a pipe', 'redcar-pipe', ['score', redcar], {}],
  ['the same in colour', 'redcar-colour', ['score', redcar], { columns: 80 }],
  ['the same explained', 'redcar-explained', ['score', redcar, '--explain'], terminal(80)],
  [
    'what a ratings panel asks',
    'redcar-panel',
    ['score', redcar, '--sensitivity', '--rounding-audit', '--ledger', '--list', '2.5.3=no', '--where', 'grade=PQiP'],
    terminal(80),
  ],
  [
    'sampling error, of 85 eligible cases',
    'redcar-stability',
    ['score', redcar, '--stability', '--eligible-cases', '85'],
    terminal(80),
  ],
  [
    'fieldwork half finished, and what is certain, in 40 columns',
    'half-finished-40',
    ['score', 'samples/fieldwork-half-finished.csv', '--lock-in', '--stability', '--ascii'],
    terminal(40),
  ],
  [
    'the Redcar sample as Markdown, for an issue or a wiki',
    'redcar-markdown',
    ['score', redcar, '--format', 'markdown', '--ledger', '--supporting'],
    {},
  ],
  [
    'two readings of the same cases, by inspector',
    'moderate-80',
    ['moderate', 'samples/moderation/first.tsv', 'samples/moderation/second.tsv', '--by', 'inspector', '--list'],
    terminal(80),
  ],
  [
    'how a sample was drawn',
    'draw-record',
    [
      'draw',
      'samples/draw/frame.tsv',
      '--cases',
      '20',
      '--seed',
      'Redcar 2022',
      '--by',
      'grade,sex',
      '--format',
      'json',
    ],
    {},
  ],
  ['how many cases to inspect', 'sample-size', ['sample-size', '--eligible', '85'], {}],
  ['fieldwork half finished', 'half-finished-80', ['score', 'samples/fieldwork-half-finished.csv'], terminal(80)],
  [
    'every standard Good or Outstanding, with court work',
    'high-performing-80',
    ['score', 'samples/high-performing-with-court-work.csv'],
    terminal(80),
  ],
  ['the published figures checked', 'check-redcar', ['check', '--verbose', redcar], terminal(100)],
  ['one person of six: a contrast that is not distinguishable from chance', 'breakdown-80', byEthnicity, terminal(80)],
  ['the same to be published', 'breakdown-published-80', [...byEthnicity, '--publish'], terminal(80)],
  [
    'a folder of sheets',
    'batch-80',
    ['batch', redcar, 'samples/fieldwork-half-finished.csv', '--fail-under', 'Good'],
    terminal(80),
  ],
  [
    'a folder of sheets in 40 columns, with ASCII',
    'batch-40-ascii',
    ['batch', 'samples/y*.csv', '--ascii'],
    terminal(40),
  ],
  [
    'two results of independent samples',
    'compare-80',
    ['compare', 'samples/high-performing-with-court-work.csv', redcar, '--independent', '--fail-if-fell'],
    terminal(80),
  ],
  ['one inspection at two times', 'compare-same-100', ['compare', redcar, redcar], terminal(100)],
  ['the help of batch', 'help-batch', ['batch', '--help'], {}],
  ['the help of compare', 'help-compare', ['compare', '--help'], {}],
  ['the help of new', 'help-new', ['new', '--help'], {}],
  ['short help', 'help', [], {}],
  ['the help of score', 'help-score', ['score', '--help'], {}],
];

test.each(goldens)('%s', async (_, name, argv, around) => {
  const { found, kept } = await golden(name, argv, around);
  expect(found).toBe(kept);
});
