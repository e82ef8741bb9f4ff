/** Breakdowns and contrasts as CSV: the figures of the JSON, and nothing that is hidden there. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Breakdowns } from '../../src/model/breakdowns.js';
import { breakdownColumns, contrastColumns, noteColumn } from '../../src/report/breakdown-table.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

type Row = Record<string, string>;

const redcar = 'samples/redcar-cleveland-middlesbrough-2022.csv';
const places = (): string => {
  const sheet = readFileSync(redcar, 'utf8');
  return folderWith({
    'a.csv': sheet,
    'a.inspection.json': '{"region":"North"}',
    'b.csv': sheet,
    'b.inspection.json': '{"region":"South"}',
  });
};

async function rowsOf(argv: readonly string[]): Promise<Row[]> {
  const { stdout, code } = await run([...argv, '--format', 'csv']);
  expect(code).toBe(0);
  return parse(stdout, { columns: true, record_delimiter: '\r\n' });
}

const cell = (value: string | number | boolean | null | undefined): string => (value == null ? '' : String(value));

/** The rows that a table of the JSON should have. */
function expectedRows({ tables, questions, where, cases }: Breakdowns): object[] {
  return tables.flatMap(({ by, groups, leftOut, withheld, contrasts }): object[] =>
    withheld !== null
      ? [{ by: by.join(','), question: '', hidden: 'true' }]
      : questions.flatMap(({ code, yes, no, relevant, percentage }): object[] => {
          if (leftOut.includes(code)) return [{ by: by.join(','), question: code, group: '', yes: '', hidden: 'true' }];
          const all = { by: by.join(','), question: code, group: '', cases: cell(cases), hidden: 'false' };
          const whole = {
            ...all,
            yes: cell(yes),
            no: cell(no),
            relevant: cell(relevant),
            percentage: cell(percentage),
          };
          const own = groups.map((group) => {
            const answers = group.questions.find((one) => one.code === code);
            const contrast = contrasts?.results.find((one) => one.question === code && one.group === group.name);
            const shown = contrast === undefined || contrast.hidden ? null : contrast;
            const tested = {
              p: cell(shown?.p),
              adjusted_p: cell(shown?.adjusted),
              difference: cell(shown?.difference?.points),
            };
            return {
              by: by.join(','),
              question: code,
              group: group.name,
              cases: cell(group.cases),
              yes: cell(answers?.yes),
              no: cell(answers?.no),
              relevant: cell(answers?.relevant),
              percentage: cell(answers?.percentage),
              ...(contrasts === null ? {} : tested),
            };
          });
          return where === null ? [...own, whole] : own;
        }),
  );
}

const asked: readonly (readonly string[])[] = [
  ['--by', 'ethnicity', '--contrast'],
  ['--by', 'sex,grade', '--publish'],
  ['--by', 'ethnicity', '--contrast', '--publish'],
  ['--by', 'grade', '--by', 'sex', '--suppress', '10', '--questions', '2.3.1,2.2b'],
  ['--by', 'sex', '--where', 'grade=PQiP'],
];

describe('a row for each question and group, with the figures of the JSON', () => {
  test.each(asked.map((argv) => [argv]))('score %j', async (argv) => {
    const json = JSON.parse((await run(['score', redcar, ...argv, '--format', 'json'])).stdout) as {
      breakdowns: Breakdowns;
    };
    const rows = await rowsOf(['score', redcar, ...argv]);
    const wanted = expectedRows(json.breakdowns);
    expect(rows).toHaveLength(wanted.length);
    expect(rows).toMatchObject(wanted);
    // A row in which something is missing says whether it is hidden.
    for (const { cases, yes, hidden } of rows.filter(({ group }) => group !== '')) {
      expect(hidden).toBe(String(cases === '' || yes === ''));
    }
  });

  test.each(asked.map((argv) => [argv]))('batch %j, of the pool', async (argv) => {
    const folder = places();
    const json = JSON.parse((await run(['batch', folder, ...argv, '--format', 'json'])).stdout) as {
      pools: { breakdowns: Breakdowns }[];
    };
    const rows = await rowsOf(['batch', folder, ...argv]);
    const wanted = json.pools.flatMap(({ breakdowns }) => expectedRows(breakdowns));
    expect(rows).toHaveLength(wanted.length);
    expect(rows).toMatchObject(wanted);
    expect(new Set(rows.map(({ file, sheets }) => `${file} ${sheets}`))).toEqual(new Set([' 2']));
  });

  test('a pool for each region has rows of its own', async () => {
    const rows = await rowsOf(['batch', places(), '--by', 'sex', '--questions', '2.2.1', '--pool-by', 'region']);
    expect([...new Set(rows.map(({ region }) => region))]).toEqual(['North', 'South']);
  });
});

test('small numbers are hidden in a file, without being asked', async () => {
  const argv = ['score', redcar, '--by', 'sex,grade', '--questions', '2.3.1', '--suppress', '5'];
  const hidden = (await rowsOf(argv)).filter((row) => row['hidden'] === 'true');
  expect(hidden.length).toBeGreaterThan(2);
  for (const row of hidden) expect([row['yes'], row['no'], row['percentage']]).toEqual(['', '', '']);
});

test('a contrast says which group it is with, its verdict, and why it is not tested', async () => {
  const rows = await rowsOf(['score', redcar, '--by', 'ethnicity', '--contrast', '--questions', '2.3.1']);
  expect(rows.map(({ group, reference, verdict }) => [group, reference, verdict])).toEqual([
    ['Black, Asian and minority ethnic', 'White', 'chance'],
    ['White', '', ''],
    ['not recorded', 'White', 'untested'],
    ['', '', ''],
  ]);
  expect(rows[2]?.['note']).toBe('Not tested: cases of which nothing is recorded are no group.');
});

const headers = async (...argv: string[]) =>
  Object.keys((await rowsOf(['score', redcar, '--by', 'sex', ...argv]))[0] ?? {});
const names = (columns: readonly (readonly [string, ...unknown[]])[]) => columns.map(([name]) => name);

test('the header is the one in the reference, with the columns of contrasts only where they were asked for', async () => {
  expect(await headers()).toEqual(names([...breakdownColumns, noteColumn]));
  expect(await headers('--contrast')).toEqual(names([...breakdownColumns, ...contrastColumns, noteColumn]));
});

test.each([
  [['batch', redcar, '--by', 'sex', '--pool-only']],
  [['batch', redcar, '--by', 'sex', '--sort', 'score']],
  [['score', redcar, '--by', 'sex', '--supporting']],
])('what a table of breakdowns does not show is refused: %j', async (argv) => {
  const { stdout, stderr, code } = await run([...argv, '--format', 'csv']);
  expect([stdout, code]).toEqual(['', 2]);
  expect(stderr).toContain('With --by a CSV has the breakdown');
});
