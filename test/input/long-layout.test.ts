/** The long layout: an answer in each row. */
import { describe, expect, test } from 'vitest';
import { run } from '../run.js';

const long = (...rows: readonly string[]): string => ['case_id,question,answer', ...rows, ''].join('\n');
const whole = ['C1,2.2.1,Yes', 'C1,2.2.2,No', 'C1,2.2.3,N/A', 'C2,2.2.1,No', 'C2,2.2.2,Yes', 'C2,2.2.3,Yes'];

async function read(sheet: string, ...options: readonly string[]) {
  const { stdout, stderr, code } = await run(['score', '-', '--format', 'json', ...options], { stdin: sheet });
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const { sample, standards, notes } = JSON.parse(stdout) as {
    sample: { cases: number; toInspect: number };
    standards: {
      code: string;
      keyQuestions: { yes: number; no: number; notApplicable: number; unanswered: number }[];
    }[];
    notes: { code: string; message: string }[];
  };
  const questions = standards.find(({ code: standard }) => standard === '2.2')?.keyQuestions ?? [];
  const counts = questions.map((q) => [q.yes, q.no, q.notApplicable, q.unanswered]);
  return { cases: sample.cases, toInspect: sample.toInspect, counts, notes: notes.map((note) => note.code) };
}

const counts = [
  [1, 1, 0, 0],
  [1, 1, 0, 0],
  [1, 0, 1, 0],
];

describe('is read', () => {
  test.each([
    ['in the order of the cases', long(...whole)],
    ['in any order', long(...whole.toReversed())],
    [
      'with the columns in any order',
      'Answer,Case ID,Question\nYes,C1,2.2.1\nNo,C1,2.2.2\nn/a,C1,2.2.3\nNo,C2,2.2.1\nYes,C2,2.2.2\nYes,C2,2.2.3\n',
    ],
    ['with semicolons', long(...whole).replaceAll(',', ';')],
    [
      'with codes and wordings',
      long(...whole)
        .replace('C1,2.2.1', 'C1,2.2.1 Engaging')
        .replace('C2,2.2.1', 'C2,Does assessment focus sufficiently on engaging the person on probation?'),
    ],
    ['with blank rows at its end', `${long(...whole)}\n,,\n`],
    [
      'with other words for its columns',
      long(...whole).replace('case_id,question,answer', 'id,question code,response'),
    ],
  ])('%s', async (_, sheet) => {
    expect(await read(sheet)).toMatchObject({ cases: 2, toInspect: 0, counts });
  });

  test('a question without a row for a case is unanswered there', async () => {
    expect(await read(long(...whole.slice(0, -1)))).toMatchObject({
      cases: 2,
      counts: [
        [1, 1, 0, 0],
        [1, 1, 0, 0],
        [0, 0, 1, 1],
      ],
    });
  });

  test('a case that is listed without an answer is still to be inspected', async () => {
    for (const listed of ['C3,2.2.1,', 'C3,,']) {
      const found = await read(long(...whole, listed));
      expect({ listed, ...found }).toMatchObject({ listed, cases: 2, toInspect: 1, counts });
    }
  });

  test('further columns are left out, and a note says so', async () => {
    const sheet = long(...whole).replaceAll('\n', ',x\n');
    expect(await read(sheet)).toMatchObject({ cases: 2, counts, notes: expect.arrayContaining(['longColumnsLeft']) });
  });

  test('a column of questions beside columns for questions describes a case', async () => {
    const { code } = await run(['score', '-'], { stdin: 'id,question,answer,2.2.1,2.2.2,2.2.3\nC1,x,y,Yes,No,No\n' });
    expect(code).toBe(0);
  });

  test('--id names its column of ids', async () => {
    expect(await read(long(...whole).replace('case_id', 'who'), '--id', 'who')).toMatchObject({ cases: 2, counts });
  });
});

describe('is refused with', () => {
  const tail = 'Expected a key question (2.2.3) or a supporting question (2.2b).';
  test.each([
    [
      'an answer that is none, on its own line',
      long(...whole, 'C3,2.2.1,Yess'),
      '8: 2.2.1: case C3: "Yess" is not an answer. Expected Yes, No, N/A or blank. Did you mean "Yes"?',
    ],
    [
      'two answers in a cell',
      long(...whole, 'C3,2.2.1,Yes/No'),
      '8: 2.2.1: case C3: "Yes/No" is more than one answer. Give one of Yes, No, N/A or blank.',
    ],
    [
      'a question answered twice for a case',
      long(...whole, 'C1,2.2.2,No'),
      '8: 2.2.2: case C1: the question is answered for this case on line 3 already. Keep one of the two rows.',
    ],
    [
      'a question that is none',
      long(...whole, 'C1,sex,Male'),
      `8: case C1: "sex" is no question of this programme. ${tail}`,
    ],
    [
      'a question that is nearly one',
      long(...whole, 'C1,2.2.33,Yes'),
      `8: case C1: "2.2.33" is no question of this programme. ${tail} Did you mean "2.2.3"?`,
    ],
    [
      'an answer to no question',
      long(...whole, 'C1,,Yes'),
      '8: case C1: the answer "Yes" is to no question. Say which in the column of questions.',
    ],
    ['a blank id', long(...whole, ',2.2.1,Yes'), '8: the case has no id. Give every case its own.'],
    [
      'a row too short',
      long(...whole, 'C3,2.2.1'),
      '8: the row has 2 cells; the header has 3. Add the missing cells (leave them blank if there is no answer).',
    ],
    [
      'no column of ids',
      'question,answer\n2.2.1,Yes\n',
      '1: the sheet has an answer in each row and no column for the case id. Add one named case_id, or name it with --id COLUMN.',
    ],
    [
      'two columns of answers',
      'id,question,answer,response\nC1,2.2.1,Yes,No\n',
      '1: column 3 ("answer") and column 4 ("response") are both the answer. Keep one of them.',
    ],
    [
      'some of a standard’s questions',
      long('C1,2.2.1,Yes', 'C1,2.2.2,Yes'),
      '1: 2.2 Assessment: there is a row for 2.2.1 and 2.2.2 but none for 2.2.3. Add the missing row: a standard is never rated on some of its questions.',
    ],
    ['no case', long(), ' there is a header row and no case below it. A case sheet needs at least one case.'],
  ])('%s', async (_, sheet, message) => {
    const { stdout, stderr, code } = await run(['score', '-'], { stdin: sheet });
    expect(stderr).toBe(`standard input:${message}\n`);
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
  });

  test('an answer to a standard declared not applicable, on its own line', async () => {
    const { stderr, code } = await run(['score', '-', '--not-applicable', '2.2'], { stdin: long(...whole) });
    expect(code).toBe(3);
    expect(stderr).toContain('standard input:5: 2.2.1: case C2: "No" answers a question of 2.2 Assessment');
    // N/A agrees with the declaration.
    expect(stderr).not.toContain('"N/A"');
  });

  test('a blank, with --strict', async () => {
    const { stderr, code } = await run(['score', '-', '--strict'], { stdin: long(...whole, 'C3,2.2.1,Yes', 'C4,,') });
    expect(code).toBe(3);
    expect(stderr).toContain(
      'standard input:8: 2.2.2: case C3: the question is unanswered, and --strict refuses that.',
    );
    expect(stderr).toContain('standard input:9: case C4: the case is still to be inspected');
  });
});
