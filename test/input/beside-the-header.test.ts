/** What programs leave around the table of a counts sheet and of an inspection spreadsheet: read past, or told in one line. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder } from '../fixtures/sheets/folder.js';
import { understoodOf, withCsv } from '../fixtures/inspections/beside.js';
import { run } from '../run.js';

const rows = '2.2.1,3,1\n2.2.2,3,1\n2.2.3,3,1\n';
const counts = `question,yes,no\n${rows}`;
const items = 'item,value,reason\n1.1,Good,x\n';

async function scoreCounts(sheet: string) {
  return inFolder({ 'a.counts.csv': sheet }, async (folder) => {
    const { stdout, stderr, code } = await run(['score', '--counts', join(folder, 'a.counts.csv')]);
    return { stdout, stderr: stderr.replaceAll(`${folder}/`, ''), code };
  });
}

describe.each([
  ['a line sep=', (table: string) => `sep=,\n${table}`],
  ['the same with the delimiters of the other columns', (table: string) => `sep=,,,\n${table}`],
  ['the same in quotes', (table: string) => `"sep=,"\n${table}`],
  ['a Ctrl-Z at the end', (table: string) => `${table}\u001a`],
])('%s', (_, around) => {
  test('is no part of a counts sheet', async () => {
    const { stdout, code } = await scoreCounts(around(counts));
    expect(code).toBe(0);
    expect(stdout).toContain('3 of 4');
  });

  test('is no part of an inspection file', async () => {
    const { judgements } = await understoodOf({ 'sheet.inspection.csv': around(items) });
    expect([...judgements.keys()]).toEqual(['1.1']);
  });
});

describe('one line says', () => {
  const title = '"Counts for Redcar" stands above the header, which is line 2.';
  test('that a title stands above the header', async () => {
    const { stderr, code } = await scoreCounts(`Counts for Redcar\n${counts}`);
    expect(code).toBe(3);
    expect(stderr).toMatch(new RegExp(`^a\\.counts\\.csv:1: ${title} .*\\n$`));
    const beside = await withCsv(`Counts for Redcar\n${items}`);
    expect(beside.code).toBe(2);
    expect(beside.stderr).toMatch(new RegExp(`^sheet\\.inspection\\.csv:1: ${title} .*\\n$`));
  });

  test.each([
    ['02/02/2001', 'a date'],
    ['2001-02-02', 'a date'],
    ['02-Feb-01', 'a date'],
    ['36924', 'the number of a date'],
    ['02:02:01', 'a time'],
  ])('that %s in a counts sheet was a code', async (found, what) => {
    const { stderr, code } = await scoreCounts(counts.replace('2.2.1', found));
    expect(code).toBe(3);
    expect(stderr).toMatch(
      new RegExp(
        `^a\\.counts\\.csv:2: "${found}" is ${what}, which a spreadsheet has probably made of 2\\.2\\.1\\. .*\\n$`,
      ),
    );
  });
});
