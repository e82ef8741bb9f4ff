/** Headers that may be meant for a question: none is left out of account without a word. */
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/input/limits.js';
import { tableColumns } from '../../src/input/sheet/database-table.js';
import { counts, inFolder, inspectionOf, notes, problemsOf, read, scoreFiles } from '../fixtures/sheets/folder.js';
import { plain, same, withHeader } from '../fixtures/sheets/plain.js';
import { pdu } from '../make.js';
import { run } from '../run.js';
import { join } from 'node:path';

const three = '2.2.1,2.2.2,2.2.3';
const planning = 'Does planning focus sufficiently on engaging the person on probation?';
const assessment = 'Does assessment focus sufficiently on engaging the person on probation?';

const csvLine = (cells: readonly string[]): string => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');

/** The problems of a sheet with these columns beside the ids, and an answer in each. */
async function problemsOfHeaders(...headers: readonly string[]): Promise<string[]> {
  const sheet = [csvLine(['case_id', ...headers]), csvLine(['C1', ...headers.map(() => 'Yes')])].join('\n');
  return problemsOf(async () => read(sheet));
}

const holds = (header: string, code: string): string =>
  `sheet.csv:1: the column "${header}" holds the code ${code}, and no other column does: its answers would be left out. ` +
  `Begin the header with the code (${code} …), or name it in the inspection file: a row ${/[",]/.test(header) ? `that has "column ${code}" as its item and this header as its value` : `"column ${code},${header}"`}. ` +
  'If it is no question, take the code out of the header.';

const twice = (first: string, second: string): string =>
  `sheet.csv:1: column 2 ("${first}") and column 3 ("${second}") are both question 2.2.1. Keep one of them: ` +
  'begin the header of its answers with the code, and take the code out of the other.';

const twoQuestions = (header: string, code: string, other: string): string =>
  `"${header}" has the code of ${code} and the wording of ${other}. Correct the code or the wording: both must be of one question.`;

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

describe('a header that holds the code of a question without a column', () => {
  test.each([
    'Q2.1.1',
    'q2.1.1',
    'X2.1.1',
    'P2.1.1',
    'audit/2.1.1',
    'Assessment 2.1.1',
    'Q 2.1.1',
    'Question 2.1.1: court work',
    '(2.1.1) Court work',
    '[2.1.1]',
    '"2.1.1"',
    "'2.1.1",
    '#2.1.1',
    'X2.1.1.Court.work',
    'X2.1.1..Court.work',
    'Q2_1_1',
    'q1-2.1.1',
    '2_1_1',
    '2-1-1',
    '2,1,1',
    '２.１.１',
    '２．１．１',
    '2․1․1',
    '2·1·1',
    'Q02.01.01',
    '2.1.1_Court_work',
    '2.1.1/Court work',
  ])('%j is an error, also where its standard is declared not applicable', async (header) => {
    const shown = header.replace(/^"|"$/g, '"');
    const [first, ...others] = await problemsOfHeaders(header, '2.2.1', '2.2.2', '2.2.3');
    expect({ first, others }).toEqual({ first: holds(shown, '2.1.1'), others: [] });
    const sheet = `case_id,${three},"${header.replaceAll('"', '""')}"\nC1,Yes,No,No,Yes\n`;
    const declared = await scoreFiles(sheet, '--not-applicable', '2.1');
    expect(declared).toMatchObject({ code: 3, stdout: '' });
    expect(declared.stderr).toContain('holds the code 2.1.1');
  });

  test('is told once each where a whole standard is headed so, and nothing else is', async () => {
    expect(await problemsOfHeaders('Q2.2.1', 'Q2.2.2', 'Q2.2.3')).toEqual(
      ['2.2.1', '2.2.2', '2.2.3'].map((code) => holds(`Q${code}`, code)),
    );
  });

  test('is told beside what its standard lacks, where others of it have a column', async () => {
    const [first, second] = await problemsOfHeaders('X2.2.1', '2.2.2', '2.2.3');
    expect(first).toBe(holds('X2.2.1', '2.2.1'));
    expect(second).toContain('2.2 Assessment: there is a column for 2.2.2 and 2.2.3 but none for 2.2.1.');
  });

  test.each(['12.1.1', '2.1.1.4', '2.1.10', '2.1.12', 'v1.2.1.1', '2022-2-1', 'Q2_1_1_1', 'Ward 2.1', 'Team 211'])(
    '%j holds none',
    async (header) => {
      expect((await problemsOfHeaders(header, '2.2.1', '2.2.2', '2.2.3')).join()).not.toContain('holds the code');
    },
  );

  test('is the column of the question once the inspection file says so', async () => {
    const sheet = plain.replace('2.2.1', 'Q2.2.1');
    expect(await counts(sheet, {}, { columns: { questions: { 'Q2.2.1': '2.2.1' } } })).toEqual(same);
  });

  test('is refused for a table in a database as well', async () => {
    await inFolder({ 'names.csv': 'id,q2_2_1,q2_2_2,q2_2_3\n' }, async (folder) => {
      const told = await problemsOf(() =>
        tableColumns(join(folder, 'names.csv'), pdu, inspectionOf({}), [], defaultLimits),
      );
      expect(told).toHaveLength(3);
      expect(told[0]).toContain('the column "q2_2_1" holds the code 2.2.1');
    });
  });
});

describe('a header that holds the code of a question with a column', () => {
  test.each([
    ['Q2.2.1', '2.2.1 Comments'],
    ['Assessment 2.2.1', '2.2.1 Comments'],
    ['Q2.2.1', '2.2.1 - inspector’s notes'],
    ['2.2.1', 'Q2.2.1'],
    ['X2.2.1', '2.2.1 Engaging'],
    ['２.２.１', '2.2.1'],
  ])('%j beside %j is the error of two headers', async (first, second) => {
    expect(await problemsOfHeaders(first, second, '2.2.2', '2.2.3')).toEqual([twice(first, second)]);
  });

  test.each([
    'Ref 2.2.1',
    'Comments on 2.2.1',
    'Q2.2.1 Comments',
    '2_2_1_comments',
    'Reasons for 2.2.1 and 2.2.3',
    'Form v2.2.1',
  ])('%j is left out, and a note says so', async (header) => {
    const sheet = withHeader('case_id', header, '2.2.1', '2.2.2', '2.2.3', '2.2b Were the victims considered?');
    expect(await counts(sheet)).toEqual(same);
    expect(await notes(sheet)).toEqual([
      `The column "${header}" holds the code 2.2.1 and is not read as answers: a column of answers begins with its code.`,
    ]);
  });

  test('is told in one note, however many there are', async () => {
    const further = Array.from({ length: 7 }, (_, i) => `Note ${i} on 2.2.1`);
    const sheet = `case_id,${three},${further.join(',')}\nC1,Yes,No,No${','.repeat(7)}\n`;
    expect(await notes(sheet)).toEqual([
      'The columns "Note 0 on 2.2.1", "Note 1 on 2.2.1", "Note 2 on 2.2.1", "Note 3 on 2.2.1" and "Note 4 on 2.2.1" … ' +
        'hold codes of questions and are not read as answers: a column of answers begins with its code.',
    ]);
  });

  test('is told for a table in a database on standard error', async () => {
    await inFolder({ 'names.csv': `id,${three},Q2.2b\n` }, async (folder) => {
      const { stderr, code } = await run(['programmes', 'sql', 'pdu-2021', '--header', join(folder, 'names.csv')]);
      expect({ stderr, code }).toEqual({
        code: 0,
        stderr:
          'The column "Q2.2b" holds the code 2.2b and is not read as answers: a column of answers begins with its code.\n',
      });
    });
  });
});

describe('a header that holds the code of a supporting question', () => {
  test.each(['Q2.2b', 'X2.2b.Victims', 'audit/1.2a'])('%j is left out, and a note says so', async (header) => {
    const sheet = `case_id,${three},${header}\nC1,Yes,No,No,Yes\n`;
    expect((await notes(sheet))[0]).toContain(`The column "${header}" holds the code`);
  });
});

describe('the wording of a question', () => {
  test.each([
    `Q12. ${assessment}`,
    `${assessment} - Response`,
    `Please answer with yes or no and leave no case out: ${assessment}`,
    'Does.assessment.focus.sufficiently.on.engaging.the.person.on.probation.',
    'does_assessment_focus_sufficiently_on_engaging_the_person_on_pro',
    'Does assessment focus sufficiently on eng',
  ])('with more or less around it (%j) is no profile column while the question has none', async (header) => {
    const told = await problemsOfHeaders(header, '2.2.2', '2.2.3');
    expect(told[0]).toContain('looks like a question and is none of this programme. Did you mean 2.2.1?');
  });

  test('with much before it is a profile column where the question has its own', async () => {
    const header = `Please say in a sentence or two why you gave this answer: ${assessment}`;
    expect(await problemsOfHeaders(header, '2.2.1', '2.2.2', '2.2.3')).toEqual([]);
  });
});

describe('what a spreadsheet makes of a code', () => {
  test.each([
    ['a date', '02/02/2001', '2/2/2001', '2001-02-02', '2.2.2001', '02.02.01', '2-Feb-01', '02 Feb 2001'],
    ['a date', '2 February 2001', 'Friday, 2 February 2001', 'February 2, 2001', 'Feb 2, 2001', '2002-02-01'],
    ['a date', '2001-02-02 00:00:00', '2001-02-02T00:00:00.000Z', '02/02/2001 00:00'],
    ['the number of a date', '36924', '36924.0', '35462'],
    ['a time', '02:02:01', '2:02:01', '02:02:01 AM', '2:2:1'],
  ])('is refused: %s', async (what, ...headers) => {
    for (const header of headers) {
      const told = await problemsOfHeaders(header, '2.2.2', '2.2.3');
      expect(told[0]).toBe(
        `sheet.csv:1: the column "${header}" is ${what}, which a spreadsheet has probably made of 2.2.1. ` +
          'Format the header row as text and type 2.2.1 again, or put the wording behind the code.',
      );
    }
  });

  test('is refused with a line each where all codes are dates', async () => {
    const told = await problemsOfHeaders('02/02/2001', '02/02/2002', '02/02/2003');
    expect(told).toHaveLength(3);
    expect(told.every((line) => line.includes('is a date'))).toBe(true);
  });

  test('may be one of several', async () => {
    const [told] = await problemsOfHeaders('02/04/2002', '2.2.1', '2.2.2', '2.2.3');
    expect(told).toContain('made of 2.4.2. Format');
  });

  test.each(['10/10/2022', '45000', '12:30:00', '2022', '01/01/2099', '2022-10-10', '99999'])(
    'is not %s, which no code becomes',
    async (header) => {
      expect(await problemsOfHeaders(header, '2.2.1', '2.2.2', '2.2.3')).toEqual([]);
    },
  );

  test.each([
    ['02/02/2001', 'a date'],
    ['36924', 'the number of a date'],
    ['02:02:01', 'a time'],
  ])('in a cell of the long layout, %s, is told once, however often it stands there', async (cell, what) => {
    const rows = Array.from({ length: 30 }, (_, i) => `C${i},${cell},Yes\nC${i},2.2.2,No\nC${i},2.2.3,No`);
    const { stderr, code } = await scoreFiles(`case_id,question,answer\n${rows.join('\n')}\n`);
    expect({ stderr, code }).toEqual({
      code: 3,
      stderr:
        `sheet.csv:2: case C0: "${cell}" is ${what}, which a spreadsheet has probably made of 2.2.1. ` +
        'Format the column of questions as text and type 2.2.1 again in every such row, or put the wording behind the code.\n',
    });
  });

  test('is told in a counts sheet', async () => {
    const sheet = 'question,yes,no\n02/02/2001,1,2\n2.2.2,1,2\n2.2.3,1,2\n';
    const { stderr, code } = await run(['score', '--counts', '-'], { stdin: sheet });
    expect(code).toBe(3);
    expect(stderr).toContain(
      'standard input:2: "02/02/2001" is a date, which a spreadsheet has probably made of 2.2.1.',
    );
  });
});

describe('the code of one question and the wording of another', () => {
  const headers = [
    'engaging the person on probation',
    'reducing reoffending and supporting desistance',
    'keeping other people safe',
  ].map((what, i) => `2.2.${i + 1} Does planning focus sufficiently on ${what}?`);

  test('is an error for each header of a case sheet', async () => {
    expect(await problemsOfHeaders(...headers)).toEqual(
      headers.map((header, i) => `sheet.csv:1: ${twoQuestions(shorten(header), `2.2.${i + 1}`, `2.3.${i + 1}`)}`),
    );
  });

  test.each([
    `2.2.1: ${planning}`,
    `2.2.1. ${planning}`,
    `2.2.1) ${planning}`,
    `2.2.1(${planning})`,
    `2.2.1 - ${planning.toUpperCase()}`,
    `2.2.1 ${planning.replace('?', '')}`,
    `2.2.1 ${planning.replaceAll(' ', '  ')}`,
    `2.2.1 ${planning.replace('focus', 'fo\u00adcus')}`,
    `2.2.1 ${planning.replace('sufficiently', 'sufficently')}`,
    `2.2.1 ${planning.slice(0, 40)}`,
    `2.2.1 ${planning} - Response`,
    `2.2.1 Planning: ${planning}`,
    `2.2b ${planning}`,
  ])('is an error: %j', async (header) => {
    const found = await problemsOfHeaders(header, '2.2.2', '2.2.3');
    expect(found[0]).toContain(`and the wording of 2.3.1. Correct`);
  });

  test('is an error in the long layout, once for each spelling', async () => {
    const rows = ['C1', 'C2'].flatMap((id) => headers.map((header) => `${id},"${header}",Yes`));
    const { stderr, code } = await scoreFiles(`case_id,question,answer\n${rows.join('\n')}\n`);
    expect(code).toBe(3);
    expect(stderr.split('\n')).toEqual([
      ...headers.map(
        (header, i) => `sheet.csv:${i + 2}: case C1: ${twoQuestions(shorten(header), `2.2.${i + 1}`, `2.3.${i + 1}`)}`,
      ),
      '3 problems; nothing was written.',
      '',
    ]);
  });

  test.each(['question,yes,no', 'question,percentage'])('is an error in a counts sheet: %s', async (header) => {
    const rows = headers.map((question) => `"${question}",57${header.endsWith('no') ? ',3' : ''}`);
    const { stderr, code } = await run(['score', '--counts', '-'], { stdin: [header, ...rows, ''].join('\n') });
    expect(code).toBe(3);
    expect(stderr).toContain(`standard input:2: ${twoQuestions(shorten(headers[0] ?? ''), '2.2.1', '2.3.1')}`);
  });

  test.each([
    `2.2.1 ${assessment}`,
    `2.2.1. ${assessment}`,
    `2.2.1) ${assessment}`,
    `2.2.1 ${assessment.replace('assessment', 'assesment')}`,
    '2.2.1 Engaging',
    '2.2.1 Does assessment',
    '2.2.1 Planning',
    '2.2.1 anything at all, even 2.2.2',
    '2.2.1. A sufficient focus on engaging',
  ])('is not %j', async (header) => {
    expect(await problemsOfHeaders(header, '2.2.2', '2.2.3')).toEqual([]);
  });

  test('is not the wording that the inspection file names for it', async () => {
    const header = `2.2.1 ${planning}`;
    const sheet = withHeader('case_id', 'sex', header, '2.2.2', '2.2.3', '2.2b Were the victims considered?');
    expect(await counts(sheet, {}, { columns: { questions: { [header]: '2.2.1' } } })).toEqual(same);
  });

  test.each(['2.3.2 Does planning focus sufficiently on supporting desistance?', '2.5.3 Reviewing keeps people safe'])(
    'is not a wording of one’s own, though it is nearer to another: %j',
    async (header) => {
      const standard = header.slice(0, 3);
      const others = [1, 2, 3].map((n) => `${standard}.${n}`).filter((code) => !header.startsWith(code));
      expect(await problemsOfHeaders(header, ...others)).toEqual([]);
    },
  );
});
