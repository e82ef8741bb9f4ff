/** `score --to-do`: what is left to do, and where. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ToDo } from '../../src/model/to-do.js';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

const half = 'samples/fieldwork-half-finished.csv';

async function toDo(...argv: string[]): Promise<ToDo> {
  const { stdout, code } = await run(['score', ...argv, '--to-do', '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(stdout) as ToDo;
}

const messages = ({ toDo: items }: ToDo): string[] => items.map(({ message }) => message);

describe('fieldwork half finished', () => {
  test('as text: a line for each case with all its blanks, each case to inspect, each judgement', async () => {
    const { stdout, code } = await run(['score', half, '--to-do']);
    expect(code).toBe(0);
    expect(stdout.split('\n').slice(0, 8)).toEqual([
      'Left to do in fieldwork-half-finished.csv',
      '',
      'Unanswered',
      '  - fill 2.3.3 of case C003 in row 4 of fieldwork-half-finished.csv',
      '  - fill 2.4.3 of case C009 in row 10 of fieldwork-half-finished.csv',
      '  - fill 2.5.2 and 2.5.3 of case C014 in row 15 of fieldwork-half-finished.csv',
      '',
      'To inspect',
    ]);
    expect(stdout).toContain('\n  - inspect case C005 in row 6 of fieldwork-half-finished.csv\n');
    expect(stdout).toContain('\n  - fill row 1.1 of fieldwork-half-finished.inspection.csv\n');
  });

  test('as JSON: an entry for each blank, and as many cases to inspect as the result says', async () => {
    const found = await toDo(half);
    const result = JSON.parse((await run(['score', half, '--format', 'json'])).stdout) as {
      sample: { toInspect: number };
      standards: { keyQuestions: { unanswered: number }[] }[];
    };
    const of = (kind: string) => found.toDo.filter((item) => item.kind === kind);
    const blanks = result.standards.flatMap(({ keyQuestions }) => keyQuestions).reduce((n, q) => n + q.unanswered, 0);
    expect([of('unanswered').length, of('toInspect').length]).toEqual([blanks, result.sample.toInspect]);
    expect(Object.keys(found)).toEqual(['schemaVersion', 'tool', 'source', 'toDo']);
    expect(of('unanswered')[0]).toEqual({
      kind: 'unanswered',
      case: 'C003',
      question: '2.3.3',
      standard: '2.3',
      place: 'fieldwork-half-finished.csv:4',
      message: 'fill 2.3.3 of case C003 in row 4 of fieldwork-half-finished.csv',
    });
    expect(of('judgement').map(({ standard }) => standard)).toEqual(['1.1', '1.3']);
  });
});

test('nothing left to do is said, with exit code 0', async () => {
  const sheet = 'samples/redcar-cleveland-middlesbrough-2022.csv';
  expect(await run(['score', sheet, '--to-do'])).toEqual({
    stdout: 'Nothing left to do in redcar-cleveland-middlesbrough-2022.csv.\n',
    stderr: '',
    code: 0,
  });
  expect((await toDo(sheet)).toDo).toEqual([]);
});

test('of one kind at most 20 lines are printed, and how many more there are; the JSON has all', async () => {
  const rows = Array.from({ length: 23 }, (_, i) => `C${i + 1},Yes,,No`).join('\n');
  const folder = folderWith({ 'a.csv': `case_id,2.2.1,2.2.2,2.2.3\n${rows}\n` });
  const { stdout } = await run(['score', join(folder, 'a.csv'), '--to-do']);
  expect(stdout.split('\n').filter((line) => line.startsWith('  - fill 2.2.2 of case'))).toHaveLength(16);
  expect(stdout).toContain(
    '\n  - add the columns of 2.3 Planning to a.csv, or if it does not apply, say so with "Not applicable" in row 2.3 of a.inspection.csv\n',
  );
  expect(stdout).toContain('\n  - and 7 more.\n');
  expect((await toDo(join(folder, 'a.csv'))).toDo.filter(({ kind }) => kind === 'unanswered').length).toBeGreaterThan(
    22,
  );
});

test('without ids a case is its row, in the long layout a question is its own row, and several sheets are named', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'casescore-todo-'));
  const write = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const numbered = write('numbered.csv', '2.2.1,2.2.2,2.2.3\nYes,,No\nYes,No,No\n');
  expect(messages(await toDo(numbered))).toContain('fill 2.2.2 in row 2 of numbered.csv');
  const long = write('long.csv', 'case_id,question,answer\nA,2.2.1,Yes\nA,2.2.2,\nA,2.2.3,No\n');
  expect(messages(await toDo(long))).toContain('fill 2.2.2 of case A in row 3 of long.csv');
  const one = write('one.csv', 'case_id,2.2.1,2.2.2,2.2.3\nA,Yes,,No\n');
  const two = write('two.csv', 'case_id,2.2.1,2.2.2,2.2.3\nB,,,\n');
  const both = messages(await toDo(one, two));
  expect(both.filter((words) => /row 2 of/.test(words))).toEqual([
    'fill 2.2.2 of case A in row 2 of one.csv',
    'inspect case B in row 2 of two.csv',
  ]);
});

test.each([['--brief'], ['--explain'], ['--by=sex'], ['--list=2.2.1=no'], ['--format=csv']])(
  'is printed alone: with %s it is refused',
  async (option) => {
    const { stdout, stderr, code } = await run(['score', half, '--to-do', option]);
    expect([stdout, code]).toEqual(['', 2]);
    expect(stderr).toContain('cannot go together');
  },
);

test('needs cases: counts have none', async () => {
  const { stderr, code } = await run(['score', '--counts', '-', '--to-do'], { stdin: 'question,yes,no\n2.2.1,1,2\n' });
  expect(code).toBe(2);
  expect(stderr).toContain('--to-do needs cases');
});

/** What is said about the judgement on 1.1, in a report and in the list of what is left to do. */
const about = (text: string): string[] => [
  ...(text.replaceAll(/\s+/g, ' ').match(/(?<=1\.1 Leadership is still to come: it has no judgement\. ).*?RATING/g) ??
    []),
  ...(text.match(/(?<=- )(?:fill|give) .*1\.1.*/g) ?? []),
];

describe('a judgement still to come', () => {
  const sheet = 'case_id,2.2.1,2.2.2,2.2.3\nC1,yes,no,yes\n';
  test.each([
    [
      'the row of the file beside the sheet',
      'a.inspection.csv',
      'item,value\n1.1,\n',
      'fill row 1.1 of a.inspection.csv',
    ],
    [
      'the key of a JSON file',
      'a.inspection.json',
      '{ "judgements": {} }',
      'give the rating of 1.1 under "judgements" in a.inspection.json',
    ],
  ])('is filled in at %s, as the note and the list of what is left to do say', async (_, name, text, words) => {
    const path = join(folderWith({ 'a.csv': sheet, [name]: text }), 'a.csv');
    const [report, list] = [await run(['score', path]), await run(['score', path, '--to-do'])];
    expect(about(report.stdout)).toEqual([
      `${words.charAt(0).toUpperCase()}${words.slice(1)}, or give it with --judge 1.1=RATING`,
    ]);
    expect(about(list.stdout)).toEqual([words]);
  });

  test('is filled in at the key of a JSON file, whatever its name', async () => {
    const folder = folderWith({ 'a.csv': sheet, 'inspection.txt': '{ "judgements": {} }' });
    const argv = ['score', join(folder, 'a.csv'), '--inspection', join(folder, 'inspection.txt')];
    expect(about((await run([...argv, '--to-do'])).stdout)).toEqual([
      'give the rating of 1.1 under "judgements" in inspection.txt',
    ]);
    expect((await run(argv)).stdout).not.toMatch(/row \S+ (?:in|of) inspection\.txt/);
  });

  test('is filled in at its cell, in a workbook', async () => {
    const path = join(folderWith({}), 'hull.xlsx');
    await run(['new', path, '--cases', '2', '--no-input']);
    const [report, list] = [await run(['score', path]), await toDo(path)];
    expect(about(report.stdout)).toEqual([
      'Fill 1.1 in cell B8 of Inspection in hull.xlsx, or give it with --judge 1.1=RATING',
    ]);
    const judgement = list.toDo.find(({ kind }) => kind === 'judgement');
    expect(judgement).toMatchObject({
      place: 'hull.xlsx: Inspection!B8',
      message: 'fill 1.1 in cell B8 of Inspection in hull.xlsx',
    });
  });

  test('has no file to name where there is none: the note names none, and the list the one to make', async () => {
    const path = join(folderWith({ 'a.csv': sheet }), 'a.csv');
    expect(about((await run(['score', path])).stdout)).toEqual([
      'Fill in 1.1 in the inspection file, or give it with --judge 1.1=RATING',
    ]);
    expect(about((await run(['score', path, '--to-do'])).stdout)).toEqual([
      `fill row 1.1 of a.inspection.csv, which casescore new ${path.replace('.csv', '.inspection.csv')} writes`,
    ]);
  });
});

test('the number of planned cases is corrected where it was given', async () => {
  const path = join(
    folderWith({
      'a.csv': 'case_id,2.2.1,2.2.2,2.2.3\nC1,yes,no,yes\n',
      'a.inspection.csv': 'item,value\nplanned cases,9\n',
    }),
    'a.csv',
  );
  expect((await run(['score', path])).stdout).toContain('correct row "planned cases" of a.inspection.csv, and');
  writeFileSync(path.replace('.csv', '.inspection.csv'), 'item,value\n');
  expect((await run(['score', path, '--planned-cases', '9'])).stdout).toContain('correct --planned-cases, and');
  const alone = join(folderWith({ 'a.csv': 'case_id,2.2.1,2.2.2,2.2.3\nC1,yes,no,yes\n' }), 'a.csv');
  expect((await run(['score', alone, '--planned-cases', '9'])).stdout).toContain('correct --planned-cases, and');
});
