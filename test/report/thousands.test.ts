import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { questionTable } from '../../src/report/text/questions.js';
import { reasonSentences } from '../../src/report/reasons.js';
import { style } from './style.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';
import { of, ordinary, standard, tally } from '../make.js';

const large = ordinary({ tallies: { '2.2.1': of(1234, 2500), '2.2.2': tally(30000, 10000, 5000, 1000) } });

test('the reason for a rating separates thousands in both of its counts', () => {
  expect(reasonSentences(large, standard(large, '2.2'))[0]).toContain('(1,234 of 2,500 cases)');
});

test('the table of questions separates thousands in every count', () => {
  const text = questionTable(standard(large, '2.2'), large.method, style(Infinity)).join('\n');
  expect(text).toContain('1,234 of 2,500');
  expect(text).toContain('30,000 of 40,000');
  expect(text).toContain('5,000 N/A, 1,000 unanswered');
});

const inspectionFile = `item,value,reason
title,Large,
1.1,Good,
1.2,Good,
1.3,Good,
1.4,Good,
2.1,Not applicable,managed elsewhere
2.3,Not applicable,
2.4,Not applicable,
2.5,Not applicable,
planned cases,30000,
eligible cases,34567,
`;

/** A sheet of 12,345 cases. Blank answers and disputes come at intervals. */
function largeSheet(disputed = 13): string {
  const answer = (i: number, k: number): string =>
    i % 3 === k ? '' : i % (k + 4) === 0 ? 'No' : i % disputed === 0 ? 'N/A' : 'Yes';
  const rows = Array.from({ length: 12345 }, (_, i) => {
    const cells = [0, 1, 2, 3].map((k) => answer(i, k));
    return `C${(i + 70000).toString(36)},${i % 2 === 0 ? 'North' : 'South'},${cells.join(',')}`;
  });
  return `${['case,area,2.2.1,2.2.2,2.2.3,2.2a Was the person asked?', ...rows].join('\n')}\n`;
}

const folder = folderWith({
  'a.csv': largeSheet(),
  'b.csv': largeSheet(7),
  'a.inspection.csv': inspectionFile,
  'b.inspection.csv': inspectionFile.replace('30000', '10000').replace('34567', '11111'),
});
const [a, b] = [join(folder, 'a.csv'), join(folder, 'b.csv')];
afterAll(() => rmSync(folder, { recursive: true }));

const panel = [
  '--sensitivity',
  '--lock-in',
  '--rounding-audit',
  '--stability',
  '--ledger',
  '--supporting',
  '--explain',
];

test.each<[string, string[]]>([
  ['score', ['score', a, ...panel, '--by', 'area', '--contrast']],
  ['score of more cases than were eligible', ['score', b]],
  ['score of a group', ['score', a, '--list', '2.2.1=No', '--where', 'area=North']],
  ['score with small numbers hidden', ['score', a, '--by', 'area', '--contrast', '--publish']],
  ['score as Markdown', ['score', a, ...panel, '--by', 'area', '--format', 'markdown']],
  ['score as a page', ['score', a, ...panel, '--by', 'area', '--contrast', '--format', 'html']],
  ['score --to-do', ['score', a, '--to-do']],
  ['batch', ['batch', folder, '--by', 'area', '--contrast']],
  ['batch as Markdown', ['batch', folder, '--format', 'markdown']],
  ['moderate', ['moderate', a, b, '--by', 'area']],
  ['compare', ['compare', a, b]],
  ['draw', ['draw', a, '--cases', '1234', '--by', 'area', '--seed', 'x', '--record', join(folder, 'record.json')]],
  ['draw of too many', ['draw', a, '--cases', '12346', '--seed', 'x']],
  ['sample-size', ['sample-size', '--eligible', '12345']],
  ['feasible', ['feasible', '57', '77', '--base', '9990-10000']],
])('%s separates the thousands of every number', async (_, argv) => {
  const { stdout, stderr, code } = await run(argv, { env: { COLUMNS: '100' } });
  expect(code).toBe(argv.includes('12346') ? 2 : 0);
  const drawn = argv[0] === 'draw' ? '' : stdout;
  const text = `${stderr}${drawn}`.replaceAll(folder, '').replace(/xmlns="[^"]*"|<style>.*?<\/style>/gs, '');
  const bare = text.split('\n').filter((line) => /(?<![\w.,#&-])\d{5,}(?![\w-])|\d{4,} of \d|of \d{4,}/.test(line));
  expect(bare).toEqual([]);
  expect(text).toMatch(/\d,\d{3}/);
});
