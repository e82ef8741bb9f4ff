/** The table that `batch --tidy` writes, given to `score --counts`. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { run } from '../run.js';

const redcar = 'samples/redcar-cleveland-middlesbrough-2022';
const tidy = async (...sheets: string[]): Promise<string> => (await run(['batch', ...sheets, '--tidy'])).stdout;

/** Scores a table of counts, in a file of its own. */
async function scoreCounts(table: string, ...argv: string[]) {
  const file = join(mkdtempSync(join(tmpdir(), 'casescore-tidy-')), 'questions.csv');
  writeFileSync(file, table);
  const found = await run(['score', '--counts', file, '--format', 'json', ...argv]);
  return { ...found, stderr: found.stderr.replaceAll(file, 'questions.csv') };
}

/** What counts of single questions tell: not what a case comes to over several. */
function withoutComposites({ standards, overall }: Assessment): unknown {
  return [
    standards.map((standard) => ({
      ...standard,
      composite: null,
      sentences: standard.sentences.filter((sentence) => !sentence.includes('key questions: Yes in')),
    })),
    { ...overall, composite: null },
  ];
}

describe('the table of one sheet', () => {
  test.each([
    [redcar, 'json'],
    ['samples/fieldwork-half-finished', 'csv'],
    ['samples/youth-lakes-and-downs-2022', 'json'],
  ])('of %s is rated as the sheet is, in every standard', async (name, kind) => {
    const found = await scoreCounts(await tidy(`${name}.csv`), '--inspection', `${name}.inspection.${kind}`);
    const counted = JSON.parse(found.stdout) as Assessment;
    const scored = JSON.parse((await run(['score', `${name}.csv`, '--format', 'json'])).stdout) as Assessment;
    expect(withoutComposites(counted)).toEqual(withoutComposites(scored));
    expect({ ...counted.sample, source: '' }).toEqual({ ...scored.sample, source: '' });
  });

  test('is refused under another programme, once', async () => {
    const found = await scoreCounts(await tidy('samples/youth-lakes-and-downs-2022.csv'));
    expect([found.code, found.stderr]).toEqual([
      3,
      'questions.csv:2: these counts were made under "youth-2021", and pdu-2021 is used here. Name that programme: --programme youth-2021, or its file.\n',
    ]);
  });

  test('is refused where somebody changed a count and not the relevant cases', async () => {
    const changed = (await tidy(`${redcar}.csv`)).replace(',32,24,', ',31,24,');
    const found = await scoreCounts(changed, '--inspection', `${redcar}.inspection.json`);
    expect([found.code, found.stderr]).toEqual([
      3,
      'questions.csv:2: 2.2.1: the relevant cases are 56, and Yes and No make 55. Correct the numbers.\n',
    ]);
  });

  test('is refused without one of its columns: then it may be any result', async () => {
    const [header = '', ...rows] = (await tidy(`${redcar}.csv`)).split('\r\n');
    const found = await scoreCounts([header.replace(',lowest', ',lowes'), ...rows].join('\r\n'));
    expect(found.code).toBe(3);
    expect(found.stderr).toContain('questions.csv: this is a result that casescore wrote, not a counts sheet.');
  });
});

test('the table of several sheets is refused: a sum of places has no rating', async () => {
  const found = await scoreCounts(await tidy(`${redcar}.csv`, 'samples/fieldwork-half-finished.csv'));
  expect([found.code, found.stdout]).toEqual([3, '']);
  expect(found.stderr).toMatch(
    /^questions\.csv:\d+: this table holds the counts of several sheets \("fieldwork-half-finished\.csv" and "redcar-cleveland-middlesbrough-2022\.csv"\), and one is scored at a time\. Keep the rows of one sheet\.\n$/,
  );
});
