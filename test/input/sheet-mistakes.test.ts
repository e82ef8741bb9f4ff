/** Every mistake in the rows of a case sheet: where it is, what was found, what was expected, how to mend it. */
import { describe, expect, test } from 'vitest';
import { refusal, scoreFiles, type Content } from '../fixtures/sheets/folder.js';

const header = 'case_id,sex,2.2.1,2.2.2,2.2.3,2.2b\n';
const good = 'C1,Female,Yes,No,N/A,Yes\n';

type Mistake = readonly [claim: string, sheet: Content, lines: readonly string[], options?: readonly string[]];

function expectRefused(mistakes: readonly Mistake[]): void {
  const each = mistakes.map(([claim, ...mistake]) => [claim, mistake] as const);
  test.each(each)('%s', async (_, [sheet, lines, options = []]) => {
    expect(await scoreFiles(sheet, ...options)).toEqual(refusal(3, ...lines));
  });
}

/** What is said of a word in place of an answer. */
const advice = (n: string): string =>
  ` If ${n} stands for an answer, say which in the inspection file: a row "yes means,${n}", "no means,${n}", "n/a means,${n}" or "blank means,${n}".`;
const nought = (n: string): string => ` If ${n} stands for No, say so in the inspection file: a row "no means,${n}".`;
const formula = (shown: string): string =>
  `sheet.csv:2: 2.2.1: case C1: "${shown}" is what a spreadsheet shows where a formula has failed. Mend the formula, or type the answer: Yes, No, N/A or blank.`;

describe('an answer that is none', () => {
  const expected = 'Expected Yes, No, N/A or blank.';
  const told = (found: string): string => `sheet.csv:2: 2.2.1: case C1: ${found} is not an answer. ${expected}`;
  const cell = (text: string): string => `${header}C1,Female,${text},No,N/A,Yes\n`;
  expectRefused([
    ['close to one is asked about', cell('Yess'), [`${told('"Yess"')} Did you mean "Yes"?`]],
    [
      'close to another is asked about',
      cell('Not aplicable'),
      [`${told('"Not aplicable"')} Did you mean "Not applicable"?`],
    ],
    ['close to none is only named', cell('Partly'), [told('"Partly"') + advice('Partly')]],
    ['is shown as it was typed', cell(' maybe '), [told('" maybe "') + advice('maybe')]],
    ['that is a digit is never guessed at', cell('1'), [told('"1"') + advice('1')]],
    ['that is a nought is never guessed at', cell('0'), [told('"0"') + nought('0')]],
    ['that is a nought with decimals is never guessed at', cell('0.0'), [told('"0.0"') + nought('0.0')]],
    ['that is a code for what is missing is never guessed at', cell('-99'), [told('"-99"') + advice('-99')]],
    ['that is a number of many digits is never guessed at', cell('1234.5'), [told('"1234.5"') + advice('1234.5')]],
    ['that a failed formula left is no N/A', cell('#N/A'), [formula('#N/A')]],
    ['that another failed formula left is none', cell('#DIV/0!'), [formula('#DIV/0!')]],
    ['that a failed formula of LibreOffice left is none', cell('Err:502'), [formula('Err:502')]],
    [
      'that has a letter of another script shows it',
      cell('Y\u0435s'),
      [`${told('"Y\u0435s"')} Did you mean "Yes"? Character 2 is the Cyrillic letter "\u0435" (U+0435), not "e".`],
    ],
    [
      'of which half is in another script shows it',
      cell('N\u041e'),
      [`${told('"N\u041e"')} Did you mean "No"? Character 2 is the Cyrillic letter "\u041e" (U+041E), not "O".`],
    ],
    [
      'that is in wide letters shows it',
      cell('\uff2eo'),
      [`${told('"\uff2eo"')} Did you mean "No"? Character 1 is the wide letter "\uff2e" (U+FF2E), not "N".`],
    ],

    ['is never taken for its beginning', cell('Yes and so'), [told('"Yes and so"') + advice('Yes and so')]],
    ['that is a question mark is none', cell('?'), [told('"?"') + advice('?')]],
    ['that is a dash is no blank', cell('-'), [told('"-"') + advice('-')]],
    ['is shortened where it is long', cell('x'.repeat(100)), [told(`"${'x'.repeat(60)}…"`)]],
    ['cannot steer the terminal', cell('\u001b[2Jyes'), [told(String.raw`"\u001b[2Jyes"`)]],
    ['shows its line break', cell('"Yes\nbut late"'), [told(String.raw`"Yes\nbut late"`)]],
    [
      'in a supporting question is refused as well',
      `${header}C1,Female,Yes,No,N/A,Yup\n`,
      [`sheet.csv:2: 2.2b: case C1: "Yup" is not an answer. ${expected}${advice('Yup')}`],
    ],
    [
      'in a sheet without ids is named by its line alone',
      'sex,2.2.1,2.2.2,2.2.3\nFemale,Partly,No,N/A\n',
      [`sheet.csv:2: 2.2.1: "Partly" is not an answer. ${expected}${advice('Partly')}`],
    ],
  ]);
});

describe('a case id', () => {
  expectRefused([
    [
      'that stands twice',
      `${header}${good}C2,Male,No,No,No,No\n${good}`,
      [
        'sheet.csv:4: case C1: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.',
      ],
    ],
    [
      'that stands twice but for its spaces',
      `${header}${good} C1 ,Male,No,No,No,No\n`,
      [
        'sheet.csv:3: case C1: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.',
      ],
    ],
    ['that is blank', `${header}  ,Male,No,No,No,No\n`, ['sheet.csv:2: the case has no id. Give every case its own.']],
    [
      'that stands twice among the cases still to be inspected',
      `${header}C1,,,,,\nC1,,,,,\n`,
      [
        'sheet.csv:3: case C1: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.',
      ],
    ],
  ]);
});

describe('a row of another length than the header', () => {
  const long = 'Put a cell that contains the separator in quotes, or remove the extra cells.';
  expectRefused([
    [
      'too short',
      `${header}C1,Female,Yes\n`,
      [
        'sheet.csv:2: the row has 3 cells; the header has 6. Add the missing cells (leave them blank if there is no answer).',
      ],
    ],
    [
      'too long',
      `${header}C1,Fe,ma,le,Yes,No,N/A,Yes\n`,
      [`sheet.csv:2: the row has 8 cells; the header has 6. ${long}`],
    ],
    [
      'too long by one cell, as all rows are below a header that R wrote without a name for row names',
      `${header}1,C1,Female,Yes,No,N/A,Yes\n`,
      [
        `sheet.csv:2: the row has 7 cells; the header has 6. ${long} If every row has one cell more, the header lacks its first: R, for one, writes no name above row names.`,
      ],
    ],
  ]);
});

describe('a cell where there should be none', () => {
  expectRefused([
    [
      'under a column without a header',
      'case_id,,2.2.1,2.2.2,2.2.3\nC1,see notes,Yes,No,N/A\n',
      [
        'sheet.csv:2: case C1: column 2 has no header, and holds "see notes" here. Give the column a name, or clear it.',
      ],
    ],
    [
      'a supporting answer of a case still to be inspected',
      `${header}${good}C2,Male,,,,Yes\n`,
      [
        'sheet.csv:3: 2.2b: case C2: "Yes" is given, but every key question of this case is blank. Answer the key questions, or clear this cell while the case is still to be inspected.',
      ],
    ],
    [
      'an answer under a standard declared not applicable',
      'id,2.1.1,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,No,N/A\n',
      [
        'sheet.csv:2: 2.1.1: case C1: "Yes" answers a question of 2.1 Court work, which is declared not applicable. Clear the cell, or take the declaration back.',
      ],
      ['--not-applicable', '2.1'],
    ],
    [
      'a supporting answer under a standard declared not applicable',
      'id,2.1a,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,No,N/A\n',
      [
        'sheet.csv:2: 2.1a: case C1: "Yes" answers a question of 2.1 Court work, which is declared not applicable. Clear the cell, or take the declaration back.',
      ],
      ['--not-applicable', '2.1'],
    ],
  ]);
});

describe('--strict', () => {
  const blank = 'the question is unanswered, and --strict refuses that. Answer Yes, No or N/A.';
  expectRefused([
    ['refuses a blank', `${header}C1,F,,No,N/A,Yes\n`, [`sheet.csv:2: 2.2.1: case C1: ${blank}`], ['--strict']],
    [
      'refuses a blank supporting answer',
      `${header}C1,F,No,No,No,\n`,
      [`sheet.csv:2: 2.2b: case C1: ${blank}`],
      ['--strict'],
    ],
    [
      'refuses a case still to be inspected, once and not for every blank',
      `${header}C1,F,,,,\n`,
      [
        'sheet.csv:2: case C1: the case is still to be inspected (every key question is blank), and --strict refuses that.',
      ],
      ['--strict'],
    ],
  ]);
});

describe('quotes', () => {
  const unclosed = 'a quoted cell that begins in this row never ends. Close the quote, or remove it.';
  const stray =
    'a quote (") stands in the middle of a cell of this row. Put the whole cell in quotes and double each quote inside it, or remove the quote.';
  const yess = 'is not an answer. Expected Yes, No, N/A or blank. Did you mean "Yes"?';
  expectRefused([
    [
      'left open are told where their row starts',
      `${header}${good}C2,"Male,No,No,No,No\n${good}`,
      [`sheet.csv:3: ${unclosed}`],
    ],
    [
      'left open on a later line of their row are told where it starts',
      `${header}C1,"Fe\nmale","Yes,No,N/A,Yes\n${good}`,
      [`sheet.csv:2: ${unclosed}`],
    ],
    ['left open in the header', `case_id,"2.2.1\n${good}`, [`sheet.csv:1: ${unclosed}`]],
    ['in the middle of a cell', `${header}${good}C2,5" tall,No,No,No,No\n`, [`sheet.csv:3: ${stray}`]],
    ['that end before their cell does', `${header}C1,"Fe"male,No,No,No,No\n`, [`sheet.csv:2: ${stray}`]],
    [
      'astray do not hide what is wrong above them',
      `${header}C0,Female,Yess,No,N/A,Yes\n${good}C2,5" tall,Yess,No,No,No\n`,
      [`sheet.csv:2: 2.2.1: case C0: "Yess" ${yess}`, `sheet.csv:4: ${stray}`],
    ],
    [
      'left open do not hide what is wrong above them',
      `${header}C1,Female,Yess,No,N/A,Yes\nC2,"Male,No,No,No,No\n`,
      [`sheet.csv:2: 2.2.1: case C1: "Yess" ${yess}`, `sheet.csv:3: ${unclosed}`],
    ],
  ]);

  test('left open in a large sheet stop it before it fills the memory', async () => {
    const rest = good.repeat(60_000);
    expect(await scoreFiles(`${header}${good}C2,"Male,No,No,No,No\n${rest}`)).toEqual(
      refusal(
        3,
        'sheet.csv:3: this row is longer than 1,048,576 characters. Is a quote left open? Remove what is not an answer or a short note, or raise the limit with --limit row=NUMBER.',
      ),
    );
  });
});

const row = (id: string, sex: string, answer: string, end: string): string => `${id},${sex},${answer},No,N/A,Yes${end}`;

/** A sheet with line breaks between its rows and inside its cells. */
const broken = (end: string, inside: string): string =>
  header.replace('\n', end).replace('2.2.1', `"2.2.1${inside}Engaging"`) +
  row('C1', `"a${inside}${inside}b"`, 'Yes', end) +
  row('C2', `"c${inside}d"`, 'Perhaps', end) +
  end +
  row('C3', 'Male', 'Partly', end);

describe('lines', () => {
  const wrong = 'is not an answer. Expected Yes, No, N/A or blank.';
  expectRefused(
    [
      ['LF', '\n', '\n'],
      ['CR LF', '\r\n', '\r\n'],
      ['CR', '\r', '\r'],
      ['CR LF in a sheet of LF', '\n', '\r\n'],
      ['LF in a sheet of CR LF, as Excel writes them', '\r\n', '\n'],
    ].map(([name, end = '', inside = '']) => [
      `are those on which a row starts, after quoted line breaks of ${name}`,
      broken(end, inside),
      [
        `sheet.csv:6: 2.2.1: case C2: "Perhaps" ${wrong}${advice('Perhaps')}`,
        `sheet.csv:9: 2.2.1: case C3: "Partly" ${wrong}${advice('Partly')}`,
      ],
    ]),
  );
  expectRefused([
    [
      'count a "sep=" line',
      'sep=;\ncase_id;2.2.1;2.2.2;2.2.3\nC1;Partly;No;N/A\n',
      [`sheet.csv:3: 2.2.1: case C1: "Partly" ${wrong}${advice('Partly')}`],
    ],
  ]);
});

describe('all the mistakes of a sheet', () => {
  const wrong = 'is not an answer. Expected Yes, No, N/A or blank.';
  const many = (rows: number): string =>
    header + Array.from({ length: rows }, (_, i) => `C${i},Female,Partly,No,N/A,Yes\n`).join('');
  const lines = (rows: number): string[] =>
    Array.from(
      { length: rows },
      (_, i) => `sheet.csv:${i + 2}: 2.2.1: case C${i}: "Partly" ${wrong}${advice('Partly')}`,
    );
  expectRefused([
    [
      'are told in one go, grouped by kind',
      `${header}C1,Female,Partly,No,N/A,Yes\nC2,Male,No\n,Male,Yes,No,N/A,No\nC1,Male,Yes,No,Never,No\nC4,Male,,,,No\n`,
      [
        `sheet.csv:2: 2.2.1: case C1: "Partly" ${wrong}${advice('Partly')}`,
        `sheet.csv:5: 2.2.3: case C1: "Never" ${wrong}${advice('Never')}`,
        'sheet.csv:3: the row has 3 cells; the header has 6. Add the missing cells (leave them blank if there is no answer).',
        'sheet.csv:4: the case has no id. Give every case its own.',
        'sheet.csv:5: case C1: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.',
        'sheet.csv:6: 2.2b: case C4: "No" is given, but every key question of this case is blank. Answer the key questions, or clear this cell while the case is still to be inspected.',
      ],
    ],
    [
      'in one row are all told',
      `${header}C1,Female,Partly,Often,N/A,Rarely\n`,
      [
        `sheet.csv:2: 2.2.1: case C1: "Partly" ${wrong}${advice('Partly')}`,
        `sheet.csv:2: 2.2.2: case C1: "Often" ${wrong}${advice('Often')}`,
        `sheet.csv:2: 2.2b: case C1: "Rarely" ${wrong}${advice('Rarely')}`,
      ],
    ],
    [
      'are told with those of its header',
      'case_id,2.2.1,2.2.2,2.2.3,2.9.9\nC1,Partly,No,N/A,Yes\n',
      [
        'sheet.csv:1: the column "2.9.9" looks like a question and is none of this programme. Expected a key question (2.2.3), a supporting question (2.2b) or a name that does not begin like a code.',
        `sheet.csv:2: 2.2.1: case C1: "Partly" ${wrong}${advice('Partly')}`,
      ],
    ],
    ['of one kind are all told where they are 20', many(20), lines(20)],
  ]);

  test('of one kind are counted from the 21st on', async () => {
    const { stderr, stdout, code } = await scoreFiles(many(1020));
    expect({ stdout, code }).toEqual({ stdout: '', code: 3 });
    expect(stderr.split('\n')).toEqual([
      ...lines(20),
      'sheet.csv: and 1000 more of this kind.',
      '1,020 problems; nothing was written.',
      '',
    ]);
  });

  test('of one kind do not push out those of another', async () => {
    const { stderr } = await scoreFiles(`${many(30)}C31,Male\n`);
    expect(stderr.split('\n').slice(20)).toEqual([
      'sheet.csv: and 10 more of this kind.',
      'sheet.csv:32: the row has 2 cells; the header has 6. Add the missing cells (leave them blank if there is no answer).',
      '31 problems; nothing was written.',
      '',
    ]);
  });
});
