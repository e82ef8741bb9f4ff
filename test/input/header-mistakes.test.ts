/** Every mistake in the header of a case sheet, and sheets with nothing to read. */
import { describe, expect, test } from 'vitest';
import { readCaseSheet } from '../../src/input/case-sheet.js';
import { inMemory, runInFolder, refusal, scoreFiles, problemsOf, type Content } from '../fixtures/sheets/folder.js';
import { casework, inspection, programme } from '../make.js';

type Mistake = readonly [claim: string, sheet: Content, lines: readonly string[], options?: readonly string[]];

function expectRefused(code: 2 | 3, mistakes: readonly Mistake[]): void {
  const each = mistakes.map(([claim, ...mistake]) => [claim, mistake] as const);
  test.each(each)('%s', async (_, [sheet, lines, options = []]) => {
    expect(await scoreFiles(sheet, ...options)).toEqual(refusal(code, ...lines));
  });
}

const three = '2.2.1,2.2.2,2.2.3';
const cells = 'C1,Yes,No,N/A';
const engaging = 'Does assessment focus sufficiently on engaging the person on probation?';
const shortened = 'Does assessment focus sufficiently on engaging the person on…';
const placed =
  'Expected a key question (2.2.3), a supporting question (2.2b) or a name that does not begin like a code.';
const unplacedMessage = (header: string, near = ''): string =>
  `sheet.csv:1: the column "${header}" looks like a question and is none of this programme.${near} ${placed}`;

describe('a standard of which only some questions have a column', () => {
  const never = 'a standard is never rated on some of its questions.';
  expectRefused(3, [
    [
      'with one missing',
      'id,2.2.1,2.2.3\nC1,Yes,No\n',
      [
        `sheet.csv:1: 2.2 Assessment: there is a column for 2.2.1 and 2.2.3 but none for 2.2.2. Add the missing column: ${never}`,
      ],
    ],
    [
      'with two missing',
      'id,2.2.2\nC1,Yes\n',
      [
        `sheet.csv:1: 2.2 Assessment: there is a column for 2.2.2 but none for 2.2.1 and 2.2.3. Add the missing columns: ${never}`,
      ],
    ],
    [
      'each such standard',
      `id,${three},2.3.1,2.4.1,2.4.2\n${cells},No,No,No\n`,
      [
        `sheet.csv:1: 2.3 Planning: there is a column for 2.3.1 but none for 2.3.2 and 2.3.3. Add the missing columns: ${never}`,
        `sheet.csv:1: 2.4 Implementation and delivery: there is a column for 2.4.1 and 2.4.2 but none for 2.4.3. Add the missing column: ${never}`,
      ],
    ],
    [
      'with a supporting question in the place of a key question',
      'id,2.2.1,2.2.2,2.2.3a\nC1,Yes,No,No\n',
      [
        `sheet.csv:1: 2.2 Assessment: there is a column for 2.2.1 and 2.2.2 but none for 2.2.3. Add the missing column: ${never}`,
      ],
    ],
  ]);
});

describe('a column that cannot be placed', () => {
  expectRefused(3, [
    [
      'a standard that there is none of',
      `id,${three},2.7.1\n${cells},No\n`,
      [unplacedMessage('2.7.1', ' Did you mean 2.1.1?')],
    ],
    [
      'a question that there is none of',
      `id,${three},2.2.9\n${cells},No\n`,
      [unplacedMessage('2.2.9', ' Did you mean 2.2.1?')],
    ],
    [
      'a question with a number too many',
      `id,${three},2.2.10\n${cells},No\n`,
      [unplacedMessage('2.2.10', ' Did you mean 2.2.1?')],
    ],
    ['the code of a standard alone', `id,${three},2.2\n${cells},No\n`, [unplacedMessage('2.2')]],
    [
      'the code and title of a standard',
      `id,${three},2.2 Assessment\n${cells},No\n`,
      [unplacedMessage('2.2 Assessment')],
    ],
    ['a supporting question of no standard', `id,${three},3.1a\n${cells},No\n`, [unplacedMessage('3.1a')]],
    [
      'a letter behind a point',
      `id,${three},2.2.1.b\n${cells},No\n`,
      [unplacedMessage('2.2.1.b', ' Did you mean 2.2.1?')],
    ],
    ['a letter in brackets', `id,${three},2.2.3(b)\n${cells},No\n`, [unplacedMessage('2.2.3(b)')]],
    [
      'a number in brackets',
      `id,2.2.1(2),2.2.2,2.2.3\n${cells}\n`,
      [
        'sheet.csv:1: the column "2.2.1(2)" holds the code 2.2.1, and no other column does: its answers would be left out. Begin the header with the code (2.2.1 …), or name it in the inspection file: a row "column 2.2.1,2.2.1(2)". If it is no question, take the code out of the header.',
        'sheet.csv:1: 2.2 Assessment: there is a column for 2.2.2 and 2.2.3 but none for 2.2.1. Add the missing column: a standard is never rated on some of its questions.',
      ],
    ],
    ['a code and more than a letter', `id,${three},2.2bis\n${cells},No\n`, [unplacedMessage('2.2bis')]],
    ['a digit and a point of any kind', `id,${three},1. Name\n${cells},No\n`, [unplacedMessage('1. Name')]],
    [
      'a key question with its code mistyped: both what is there and what is missing',
      'id,2.2.1,2.2.2,2..2.3\nC1,Yes,No,N/A\n',
      [
        unplacedMessage('2..2.3', ' Did you mean 2.2.3?'),
        'sheet.csv:1: 2.2 Assessment: there is a column for 2.2.1 and 2.2.2 but none for 2.2.3. Add the missing column: a standard is never rated on some of its questions.',
      ],
    ],
  ]);

  test('a mistyped wording is never taken for a profile column', async () => {
    const { code, stdout, stderr } = await scoreFiles(
      `id,${engaging.replace('sufficiently', 'sufficently')},2.2.2,2.2.3\n${cells}\n`,
    );
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toContain('the column "Does assessment focus sufficently on engaging the person on …"');
    expect(stderr).toContain('Did you mean 2.2.1?');
    expect(stderr).toContain('2.2 Assessment: there is a column for 2.2.2 and 2.2.3 but none for 2.2.1.');
  });
});

describe('a column that stands twice', () => {
  expectRefused(3, [
    [
      'a question by its code and by its wording',
      `id,2.2.1,${engaging},2.2.2,2.2.3\nC1,Yes,Yes,No,N/A\n`,
      [`sheet.csv:1: column 2 ("2.2.1") and column 3 ("${shortened}") are both question 2.2.1. Keep one of them.`],
    ],
    [
      'a question by its code twice',
      `id,${three},2.2.1 Engaging\n${cells},Yes\n`,
      ['sheet.csv:1: column 2 ("2.2.1") and column 5 ("2.2.1 Engaging") are both question 2.2.1. Keep one of them.'],
    ],
    [
      'a question three times',
      'id,2.2.1,2.2.1,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,Yes,No,N/A\n',
      [
        'sheet.csv:1: column 2 ("2.2.1") and column 3 ("2.2.1") are both question 2.2.1. Keep one of them.',
        'sheet.csv:1: column 2 ("2.2.1") and column 4 ("2.2.1") are both question 2.2.1. Keep one of them.',
      ],
    ],
    [
      'a supporting question',
      `id,${three},2.2b,2.2B victims\n${cells},No,No\n`,
      ['sheet.csv:1: column 5 ("2.2b") and column 6 ("2.2B victims") are both question 2.2b. Keep one of them.'],
    ],
    [
      'a profile column',
      `id,sex,${three},Sex \nC1,F,Yes,No,N/A,F\n`,
      ['sheet.csv:1: column 2 ("sex") and column 6 ("Sex ") are both named the same. Keep one of them.'],
    ],
    [
      'the case id',
      `id,Case reference,${three}\nC1,R1,Yes,No,N/A\n`,
      [
        'sheet.csv:1: column 1 ("id") and column 2 ("Case reference") are both the case id (or name one with --id COLUMN). Keep one of them.',
      ],
    ],
  ]);

  test('a question by its code and by the inspection file’s name for it', async () => {
    const files = {
      'sheet.csv': `id,${three},Q12\n${cells},Yes\n`,
      'sheet.inspection.json': '{ "columns": { "questions": { "Q12": "2.2.1" } } }',
    };
    expect(await runInFolder(files, 'score')).toEqual(
      refusal(3, 'sheet.csv:1: column 2 ("2.2.1") and column 5 ("Q12") are both question 2.2.1. Keep one of them.'),
    );
  });
});

describe('a column that is named and not there', () => {
  const has = 'It has "id", "sex", "2.2.1", "2.2.2" and "2.2.3".';
  const sheet = `id,sex,${three}\nC1,F,Yes,No,N/A\n`;
  expectRefused(2, [
    ['the id column', sheet, [`sheet.csv:1: the sheet has no column "Reference". ${has}`], ['--id', 'Reference']],
    [
      'the id column, close to one that is there',
      sheet,
      [`sheet.csv:1: the sheet has no column "sexx". ${has} Did you mean "sex"?`],
      ['--id', 'sexx'],
    ],
  ]);

  test('those of the inspection file', async () => {
    const json = '{ "columns": { "id": "Ref", "questions": { "Q12": "2.3.1" } } }';
    expect(await runInFolder({ 'sheet.csv': sheet, 'sheet.inspection.json': json }, 'score')).toEqual(
      refusal(
        2,
        `sheet.csv:1: the sheet has no column "Q12". ${has}`,
        `sheet.csv:1: the sheet has no column "Ref". ${has}`,
      ),
    );
  });
});

describe('a sheet with no key question', () => {
  const question = 'Is the header the first row, and is this a case sheet of the programme?';
  const melted = 'If each row holds one answer, name its columns case_id, question and answer.';
  const none = `no column is a key question. Expected headers such as "2.1.1";`;
  expectRefused(3, [
    ['says what it found', 'id,sex\nC1,F\n', [`sheet.csv:1: ${none} found "id" and "sex". ${question} ${melted}`]],
    [
      'says the first of what it found',
      'a,b,c,d,e,f\n1,2,3,4,5,6\n',
      [`sheet.csv:1: ${none} found "a", "b", "c", "d" and "e" …. ${question} ${melted}`],
    ],
    [
      'as where the header is missing',
      'C1,Yes,No,N/A\n',
      [
        'sheet.csv:1: the first row is a case (it holds the answer "Yes"), not a header. Put a row above it with a name for each column: case_id, 2.2.1, …',
      ],
    ],
    [
      'as with supporting questions alone',
      'id,2.2b\nC1,Yes\n',
      [`sheet.csv:1: ${none} found "id" and "2.2b". ${question}`],
    ],
  ]);
});

describe('a sheet with nothing to read', () => {
  const empty = 'sheet.csv: the file is empty. A case sheet needs a header row and a row for each case.';
  const blank = 'the first row is blank. The header must be the first row: remove what stands above it.';
  const headerOnly = 'sheet.csv: there is a header row and no case below it. A case sheet needs at least one case.';
  expectRefused(3, [
    ['an empty file', '', [empty]],
    ['a byte order mark alone', '\ufeff', [empty]],
    ['a "sep=" line alone', 'sep=;\n', [empty]],
    ['a header alone', `id,${three}\n`, [headerOnly]],
    ['a header without a line end', `id,${three}`, [headerOnly]],
    ['a header and blank rows', `id,${three}\n,,,\n\n`, [headerOnly]],
    ['a blank first row', `\nid,${three}\n${cells}\n`, [`sheet.csv:1: ${blank}`]],
    ['a first row of empty cells', `,,,\nid,${three}\n${cells}\n`, [`sheet.csv:1: ${blank}`]],
    ['a blank row below a "sep=" line', `sep=,\n\nid,${three}\n${cells}\n`, [`sheet.csv:2: ${blank}`]],
  ]);
});

describe('the mistakes of a header', () => {
  test('are told in one go, each once', async () => {
    expect(await scoreFiles('id,id,2.2.1,2.2.1,2.9.9\nC1,C1,Yes,Yes,No\n')).toEqual(
      refusal(
        3,
        unplacedMessage('2.9.9'),
        'sheet.csv:1: column 1 ("id") and column 2 ("id") are both the case id (or name one with --id COLUMN). Keep one of them.',
        'sheet.csv:1: column 3 ("2.2.1") and column 4 ("2.2.1") are both question 2.2.1. Keep one of them.',
        'sheet.csv:1: 2.2 Assessment: there is a column for 2.2.1 but none for 2.2.2 and 2.2.3. Add the missing columns: a standard is never rated on some of its questions.',
      ),
    );
  });

  test('that are wrong use and bad data at once are wrong use', async () => {
    const { code, stderr } = await scoreFiles('id,2.2.1\nC1,Yes\n', '--id', 'Reference');
    expect(code).toBe(2);
    expect(stderr).toContain('the sheet has no column "Reference"');
    expect(stderr).toContain('none for 2.2.2 and 2.2.3');
  });

  test('cannot steer the terminal', async () => {
    const { stderr } = await scoreFiles('id,2.9.9 \u001b[2J\nC1,No\n');
    expect(stderr).toContain(String.raw`the column "2.9.9 \u001b[2J" looks like`);
    expect(stderr).not.toContain('\u001b');
  });
});

const problemsOfHeader = async (header: string, ...[made]: Parameters<typeof programme>): Promise<string[]> =>
  problemsOf(async () => readCaseSheet(inMemory(`${header}\nC1,Yes,Yes\n`), programme(made), inspection()));

describe('in a programme', () => {
  test('that asks two questions in the same words, the words alone are none of them', async () => {
    const standard = casework('2.2', 2);
    const questions = (standard.questions ?? []).map((question) => ({ ...question, text: 'Are people kept safe?' }));
    const same = [{ ...standard, questions }];
    expect(await problemsOfHeader('id,2.2.1,Are people kept safe?', same)).toContain(
      'sheet.csv:1: the column "Are people kept safe?" is the wording of 2.2.1 and 2.2.2. Put the code in front of the wording.',
    );
    expect(await problemsOfHeader('id,2.2.1 Are people kept safe?,2.2.2 Are people kept safe?', same)).toEqual([]);
  });

  test('whose codes begin with a letter, a code of that letter that is none of it cannot be placed', async () => {
    const resettlement = [casework('R1.1', 1)];
    expect(await problemsOfHeader('id,r1.1.1 Engaging,R1.1a', resettlement)).toEqual([]);
    expect(await problemsOfHeader('id,R1.1.1,R1.9.9', resettlement)).toContainEqual(
      expect.stringContaining('the column "R1.9.9" looks like a question'),
    );
    expect(await problemsOfHeader('id,R1.1.1,T1.9.9', resettlement)).toEqual([]);
  });
});
