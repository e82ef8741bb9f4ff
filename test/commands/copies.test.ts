/** Sheets of a batch that are copies of one another: each kind is warned of, in every format, and what only looks alike is not. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { inFolder, type Files } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';

const sheet = (ids: readonly string[], no = 0): string =>
  `case_id,2.2.1,2.2.2,2.2.3\n${ids.map((id, i) => `${id},Yes,${i < no ? 'No' : 'Yes'},N/A\n`).join('')}`;
const first = sheet(['C1', 'C2', 'C3']);
const titled = (title: string, fieldwork?: string): string =>
  JSON.stringify({ title, fieldwork, programme: 'pdu-2021' });

async function batch(files: Files, ...options: readonly string[]) {
  return inFolder(files, async (folder) => {
    const argv = options.map((option) => option.replace('FOLDER', folder));
    const { stdout, stderr, code } = await run(['batch', folder, ...argv]);
    return { stdout, stderr, code };
  });
}

/** The codes of the notes of a batch, and the sheets that each names. */
async function copies(files: Files): Promise<string[]> {
  const { stdout, code } = await batch(files, '--format', 'json');
  expect(code).toBe(0);
  const { notes } = JSON.parse(stdout) as { notes: { code: string; message: string }[] };
  return notes.map(
    ({ code: kind, message }) => `${kind}: ${/^Warning: (.*?) (?:are|have) the same/.exec(message)?.[1]}`,
  );
}

describe('copies are found', () => {
  test.each<[string, Files, string[]]>([
    [
      'as other programs name them',
      { 'redcar.csv': first, 'redcar (1).csv': first, 'Copy of redcar.csv': first },
      ['copiesOfCases: Copy of redcar.csv, redcar (1).csv and redcar.csv'],
    ],
    [
      'in another folder',
      { 'a/redcar.csv': first, 'b/redcar.csv': first },
      ['copiesOfCases: a/redcar.csv and b/redcar.csv'],
    ],
    [
      'with the rows in another order, other line ends and other spellings of ids',
      { 'a.csv': first, 'b.csv': sheet(['c3', ' C2 ', 'C1']).replaceAll('\n', '\r\n') },
      ['copiesOfCases: a.csv and b.csv'],
    ],
    [
      'where one has to be read carefully',
      { 'a.csv': first, 'b.csv': `sep=,\n${first}` },
      ['copiesOfCases: a.csv and b.csv'],
    ],
    [
      'where one has been changed',
      { 'a.csv': first, 'b.csv': sheet(['C1', 'C2', 'C3'], 1) },
      ['copiesOfIds: a.csv and b.csv'],
    ],
    [
      'where one of the two has no inspection file',
      { 'a.csv': first, 'b.csv': sheet(['C1', 'C2', 'C3'], 1), 'a.inspection.json': titled('A') },
      ['copiesOfIds: a.csv and b.csv'],
    ],
    [
      'where each has been given a title, and nothing else',
      { 'a.csv': first, 'b.csv': first, 'a.inspection.json': titled('A'), 'b.inspection.json': titled('B') },
      ['copiesOfCases: a.csv and b.csv'],
    ],
    [
      'without case ids, byte for byte',
      {
        'a.csv': sheet(['C1', 'C2']).replace('case_id', 'area'),
        'b.csv': sheet(['C1', 'C2']).replace('case_id', 'area'),
      },
      ['copiesOfFile: a.csv and b.csv'],
    ],
    [
      'by their title and fieldwork',
      {
        'a.csv': first,
        'b.csv': sheet(['D1', 'D2']),
        'a.inspection.json': titled('Redcar', '2022-10'),
        'b.inspection.json': titled('REDCAR ', 'Oct-22'),
      },
      ['copiesOfTitle: a.csv and b.csv'],
    ],
    [
      'once, where the title is the same as well',
      {
        'a.csv': first,
        'b.csv': first,
        'c.csv': sheet(['D1', 'D2']),
        'a.inspection.json': titled('Redcar'),
        'b.inspection.json': titled('Redcar'),
      },
      ['copiesOfCases: a.csv and b.csv'],
    ],
    [
      'among many, of which five are named',
      Object.fromEntries(Array.from({ length: 8 }, (_, i) => [`${i}.csv`, first])),
      ['copiesOfCases: 0.csv, 1.csv, 2.csv, 3.csv, 4.csv and 3 more'],
    ],
  ])('%s', async (_, files, found) => {
    expect(await copies(files)).toEqual(found);
  });
});

describe('no copies are seen', () => {
  test.each<[string, Files]>([
    ['in sheets with other cases', { 'a.csv': first, 'b.csv': sheet(['D1', 'D2', 'D3']) }],
    [
      'where two places number their cases alike, and have their titles',
      {
        'a.csv': first,
        'b.csv': sheet(['C1', 'C2', 'C3'], 1),
        'a.inspection.json': titled('A'),
        'b.inspection.json': titled('B'),
      },
    ],
    [
      'where one place was inspected twice',
      {
        'a.csv': first,
        'b.csv': sheet(['D1', 'D2']),
        'a.inspection.json': titled('A', '2021'),
        'b.inspection.json': titled('A', '2022'),
      },
    ],
    [
      'where a place was inspected under two programmes',
      {
        'a.csv': first,
        'b.csv': 'case_id,P2.1.1,P2.1.2,P2.1.3\nD1,Yes,Yes,Yes\n',
        'a.inspection.json': titled('A'),
        'b.inspection.json': titled('A').replace('pdu-2021', 'pdu-2023'),
      },
    ],
    [
      'in sheets without ids that only have the same counts',
      { 'a.csv': first.replace('case_id', 'area'), 'b.csv': sheet(['D1', 'D2', 'D3']).replace('case_id', 'area') },
    ],
    [
      'in new sheets that are still to be filled in',
      { 'a.csv': 'case_id,2.2.1,2.2.2,2.2.3\nC1,,,\n', 'b.csv': 'case_id,2.2.1,2.2.2,2.2.3\nC1,,,\n' },
    ],
  ])('%s', async (_, files) => {
    expect(await copies(files)).toEqual([]);
  });

  test('in the samples', async () => {
    expect(await run(['batch', 'samples', '--format', 'csv'])).toMatchObject({ code: 0, stderr: '' });
  });
});

describe('the warning', () => {
  const files = { 'a.csv': first, 'b.csv': first };
  const warning =
    'Warning: a.csv and b.csv have the same case ids and the same counts. Keep one of them: a pool counts its cases more than once.';

  test('ends the text, and is not told twice', async () => {
    const { stdout, stderr } = await batch(files);
    expect(stdout.endsWith(`\n${warning}\n`)).toBe(true);
    expect(stderr).toBe('');
  });

  test.each([['csv'], ['jsonl'], ['markdown'], ['json']])('is on standard error with --format %s', async (format) => {
    const { stdout, stderr } = await batch(files, '--format', format);
    expect(stderr).toBe(`${warning}\n`);
    expect(stdout.includes(warning)).toBe(format === 'markdown' || format === 'json');
  });

  test('is on the index of pages', async () => {
    await inFolder(files, async (folder) => {
      const into = join(folder, 'pages');
      const { stderr } = await run(['batch', folder, '--format', 'html', '-o', into]);
      expect(stderr).toContain(warning);
      const { readFileSync } = await import('node:fs');
      expect(readFileSync(join(into, 'index.html'), 'utf8')).toContain(warning);
    });
  });

  test('does not change the exit code', async () => {
    expect((await batch(files)).code).toBe(0);
  });
});
