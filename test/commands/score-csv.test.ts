/** `score --format csv`: rows that a spreadsheet or a script reads back to the same figures. */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import type { Assessment } from '../../src/model/assessment.js';
import { snakeCase } from '../../src/model/tidy.js';
import { resultColumns } from '../../src/report/result-table.js';
import { ratingWords } from '../../src/scoring/words.js';
import { assumptions } from '../../src/report/reasons.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

type Row = Record<string, string>;

const samples = [
  'redcar-cleveland-middlesbrough-2022',
  'fieldwork-half-finished',
  'housing-repairs-2024',
  'youth-lakes-and-downs-2022',
  'nps-eastmarch-2019',
].map((name) => `samples/${name}.csv`);

/** What a program reads that asks for every row to have as many cells as the header. */
const read = (csv: string): Row[] => parse(csv, { columns: true, record_delimiter: '\r\n', bom: true });

async function both(sheet: string): Promise<{ rows: Row[]; result: Assessment; csv: string }> {
  const csv = (await run(['score', sheet, '--format', 'csv'])).stdout;
  const json = (await run(['score', sheet, '--format', 'json'])).stdout;
  return { csv, rows: read(csv), result: JSON.parse(json) as Assessment };
}

/** A cell as it has to be written for a value. */
const cell = (value: string | number | boolean | null | undefined): string => (value == null ? '' : String(value));

const ofKind = (rows: readonly Row[], ...kinds: readonly string[]): Row[] =>
  rows.filter(({ kind = '' }) => kinds.includes(kind));

describe.each(samples)('%s', (sheet) => {
  test('has a row for the whole, each standard, each key question and each supporting question', async () => {
    const { rows, result } = await both(sheet);
    const supporting = (result as Assessment & { supporting: { questions: { code: string }[] }[] }).supporting;
    expect(ofKind(rows, 'overall')).toHaveLength(1);
    expect(ofKind(rows, 'standard').map((row) => row['standard'])).toEqual(result.standards.map(({ code }) => code));
    expect(ofKind(rows, 'key').map((row) => row['question'])).toEqual(
      result.standards.flatMap(({ keyQuestions }) => keyQuestions.map(({ code }) => code)),
    );
    expect(ofKind(rows, 'supporting').map((row) => row['question'])).toEqual(
      supporting.flatMap(({ questions }) => questions.map(({ code }) => code)),
    );
    expect(rows).toHaveLength(ofKind(rows, 'overall', 'standard', 'key', 'supporting').length);
  });

  test('holds every figure of every question as the JSON does', async () => {
    const { rows, result } = await both(sheet);
    const supporting = (result as Assessment & { supporting: { questions: object[] }[] }).supporting;
    const all = result.standards.flatMap(({ code }, i) => [
      ...(result.standards[i]?.keyQuestions ?? []),
      ...supporting
        .filter((table) => 'standard' in table && table.standard === code)
        .flatMap(({ questions }) => questions),
    ]) as unknown as Record<string, string | number | boolean | null>[];
    const counts = ['yes', 'no', 'notApplicable', 'unanswered', 'relevant', 'percentage'];
    const names = ['text', ...counts, 'band', 'exactBand', 'certainty'];
    expect(
      ofKind(rows, 'key', 'supporting').map((row) => ['question', ...names].map((name) => row[snakeCase(name)])),
    ).toEqual(all.map((question) => ['code', ...names].map((name) => cell(question[name]))));
    expect(all.length).toBeGreaterThan(4);
  });

  test('holds every rating and score as the JSON does', async () => {
    const { rows, result } = await both(sheet);
    const names = ['basis', 'counted', 'banded', 'judged', 'byRule', 'rating', 'points', 'provisional'] as const;
    expect(ofKind(rows, 'standard').map((row) => names.map((name) => row[snakeCase(name)]))).toEqual(
      result.standards.map((standard) => names.map((name) => cell(standard[name]))),
    );
    expect(rows.slice(1).map((row) => row['standard_rating'])).toEqual(
      rows.slice(1).map((row) => ratingWords(result.standards.find(({ code }) => code === row['standard'])!)),
    );
    const { score, maximum, rating, byRule, complete, provisional } = result.overall;
    expect(rows[0]).toMatchObject({
      score: cell(score),
      maximum: cell(maximum),
      rating: cell(rating),
      by_rule: cell(byRule.rating),
      by_rule_score: cell(byRule.score),
      complete: cell(complete),
      provisional: cell(provisional),
    });
  });

  test('says in every row of which sheet and programme it is, and which version made it', async () => {
    const { rows, result } = await both(sheet);
    for (const row of rows) {
      expect(row).toMatchObject({
        file: result.sample.source,
        title: cell(result.inspection.title),
        fieldwork: cell(result.inspection.fieldwork),
        programme: result.programme.id,
        programme_sha256: result.programme.sha256,
        version: result.tool.version,
        cases: cell(result.sample.cases),
        to_inspect: cell(result.sample.toInspect),
      });
    }
  });

  test('says what is assumed, what is noted, and why', async () => {
    const { rows, result } = await both(sheet);
    expect(rows[0]?.['assumed']).toBe(assumptions(result).join('; '));
    for (const { message } of result.notes) expect(rows[0]?.['notes']).toContain(message);
    for (const row of ofKind(rows, 'standard')) {
      expect(row['why']).not.toBe('');
      expect(row['sentences']).not.toBe('');
    }
  });

  test('gives its questions as batch --tidy does, in the columns that both have', async () => {
    const { rows } = await both(sheet);
    const tidy = read((await run(['batch', sheet, '--tidy'])).stdout);
    const tidyHeader = Object.keys(tidy[0] ?? {});
    const names = tidyHeader.filter((name) => name !== 'text');
    const keys = (all: readonly Row[]) => ofKind(all, 'key').map((row) => names.map((name) => row[name]));
    expect(tidy.length).toBeGreaterThan(3);
    expect(keys(rows)).toEqual(keys(tidy));
    expect(resultColumns.slice(0, tidyHeader.length).map(([name]) => name)).toEqual(tidyHeader);
  });
});

test('a supporting question is printed with as many decimals as in batch --tidy, where the exact percentage is banded', async () => {
  const rows = Array.from({ length: 22 }, (_, i) => `C${i},Met,Met,${i < 12 ? 'Met' : 'Not met'}\n`).join('');
  const folder = folderWith({
    's.csv': `Job,2.1.1,2.1.2,2.1a Was it logged?\n${rows}`,
    's.inspection.json': readFileSync('samples/housing-repairs-2024.inspection.json', 'utf8'),
    'housing-repairs-2024.programme.json': readFileSync('samples/housing-repairs-2024.programme.json', 'utf8'),
  });
  const found = await Promise.all(
    [
      ['score', `${folder}/s.csv`, '--not-applicable', '2.2', '--format', 'csv'],
      ['batch', `${folder}/s.csv`, '--tidy'],
    ].map((argv) => run(argv)),
  );
  expect(found.map(({ stdout }) => ofKind(read(stdout), 'supporting').map((row) => row['percentage']))).toEqual([
    ['54.5'],
    ['54.5'],
  ]);
});

test('nothing relevant is an empty cell, never 0', async () => {
  const sheet = 'case,2.2.1,2.2.2,2.2.3\nC1,n/a,yes,no\n';
  const { stdout } = await run(['score', '-', '--format', 'csv'], { stdin: sheet });
  expect(read(stdout).find((row) => row['question'] === '2.2.1')).toMatchObject({
    yes: '0',
    relevant: '0',
    percentage: '',
    band: '',
  });
  expect(read(stdout)[0]).toMatchObject({ rating: '', complete: 'false' });
});

test('percentages without counts leave the counts empty', async () => {
  const path = folderWith({ 'a.counts.csv': 'question,percentage\n2.2.1,57\n2.2.2,77\n2.2.3,30\n' });
  const { stdout } = await run(['score', '--counts', `${path}/a.counts.csv`, '--format', 'csv']);
  expect(read(stdout).find((row) => row['question'] === '2.2.3')).toMatchObject({
    yes: '',
    no: '',
    relevant: '',
    percentage: '30',
    lowest: 'true',
  });
});

test('text from a file is no formula, and breaks no row', async () => {
  const title = '=HYPERLINK("http://example.test","x")\r\n2.2,"Outstanding"';
  const folder = folderWith({ 'i.json': JSON.stringify({ programme: 'pdu-2021', title }) });
  const told = `--judge 1.1=Good --discretion 1.1=RI --reason +cmd|x,"y" --not-applicable 2.1=@SUM(A1)`.split(' ');
  const { stdout } = await run(['score', '-', '--format', 'csv', ...told, '--inspection', `${folder}/i.json`], {
    stdin: 'case,2.2.1,2.2.2,2.2.3,2.2a =1+1\nC1,yes,yes,no,yes\n',
  });
  expect(stdout.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const rows = read(stdout);
  expect(rows[0]?.['title']).toBe(`'${title.replace('\r\n', String.raw`\r\n`)}`);
  expect(rows.find((row) => row['standard'] === '1.1')?.['discretion_reason']).toBe(`'+cmd|x,"y"`);
  for (const row of rows) for (const value of Object.values(row)) expect(value).not.toMatch(/^[=+\-@\t\r]/);
});

test('counts that tell no number of cases tell of none not applicable or blank: an empty cell, never 0', async () => {
  const stdin = 'question,yes,no\n2.2.1,5,7\n2.2.2,7,7\n2.2.3,3,0\n2.2b,1,3\n';
  const { stdout } = await run(['score', '--counts', '-', '--format', 'csv'], { stdin });
  const rows = ofKind(read(stdout), 'key', 'supporting').filter((row) => row['standard'] === '2.2');
  expect(rows).toHaveLength(4);
  for (const row of rows) expect(row).toMatchObject({ not_applicable: '', unanswered: '' });
});

test('--bom puts one byte order mark in front, and is for CSV alone', async () => {
  const plain = await run(['score', samples[0]!, '--format', 'csv']);
  const marked = await run(['score', samples[0]!, '--format', 'csv', '--bom']);
  expect(marked.stdout).toBe(`\ufeff${plain.stdout}`);
  expect(plain.stdout.startsWith('file,')).toBe(true);
  const refused = await run(['score', samples[0]!, '--bom']);
  expect(refused).toMatchObject({ code: 2, stdout: '' });
  expect(refused.stderr).toBe('--bom and text cannot go together. It is for CSV.\n');
});

test.each([
  [['--explain']],
  [['--sensitivity']],
  [['--lock-in']],
  [['--rounding-audit']],
  [['--stability']],
  [['--ledger']],
  [['--list', '2.5.3=no']],
  [['--ascii']],
  [['--eligible-cases', '85']],
])('%s has no place in a CSV, and is refused', async (options) => {
  const { code, stdout, stderr } = await run(['score', samples[0]!, '--format', 'csv', ...options]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain(`${options[0]} and --format csv cannot go together`);
});

test('--supporting asks for rows that are there already', async () => {
  const plain = await run(['score', samples[0]!, '--format', 'csv']);
  expect(await run(['score', samples[0]!, '--format', 'csv', '--supporting'])).toEqual(plain);
  expect(ofKind(read(plain.stdout), 'supporting').length).toBeGreaterThan(5);
});
