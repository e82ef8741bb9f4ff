/** What exports of databases, R, pandas and survey tools look like: read right, or refused with advice that helps. */
import { describe, expect, test } from 'vitest';
import { refusal, scoreFiles } from '../fixtures/sheets/folder.js';

const header = 'case_id,sex,2.2.1,2.2.2,2.2.3';
const rows = ['C1,Female,Yes,No,N/A', 'C2,Male,Yes,Yes,No'];
const sheet = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;
const whole = sheet(header, ...rows);

const otherSeparator = (line: number) =>
  `sheet.csv:${line}: the cells of the header are separated by a comma, and not by a semicolon. Say so with --delimiter comma, or save the file again as "CSV UTF-8".`;

describe('cells that another character separates', () => {
  const few = 'and not by a comma, a semicolon or a tab';
  test.each([
    ['a pipe', '|', `by a pipe, ${few}. Say so with --delimiter pipe,`],
    ['a circumflex', '^', `by "^", ${few}. Say so with --delimiter "^",`],
    ['a tilde', '~', `by "~", ${few}. Say so with --delimiter "~",`],
  ])('%s is named, and can be told', async (_, separator, said) => {
    const text = whole.replaceAll(',', separator);
    expect(await scoreFiles(text)).toEqual(
      refusal(3, `sheet.csv:1: the cells of the header are separated ${said} or save the file again as "CSV UTF-8".`),
    );
    expect((await scoreFiles(text, '--delimiter', separator)).code).toBe(0);
  });

  test('another than the first line or the option says', async () => {
    expect(await scoreFiles(`sep=;\n${whole}`)).toEqual(refusal(3, otherSeparator(2)));
    expect(await scoreFiles(whole, '--delimiter', 'semicolon')).toEqual(refusal(3, otherSeparator(1)));
  });

  test('rows with another separator than the header are told', async () => {
    const { stderr, code } = await scoreFiles(sheet(header, ...rows.map((row) => row.replaceAll(',', ';'))));
    expect([stderr, code]).toEqual([expect.stringContaining('separate cells everywhere as in the header'), 3]);
  });
});

describe('headers', () => {
  test('a column of the same name to which pandas gave a number is taken for no other question', async () => {
    const { stderr } = await scoreFiles(sheet(`${header},2.2.2.1`, ...rows.map((row) => `${row},Yes`)));
    expect(stderr).toContain('"2.2.2.1" looks like a question and is none of this programme. Did you mean 2.2.2?');
  });

  test.each([
    ['with commas, from a country that writes decimals so', '"2,2,1"'],
    ['of two lines', '"Assessment\n2.2.1"'],
    ['of many letters', 'Did the inspector think in the end that 2_2_1 was met?'],
  ])('a row of the inspection file that could not be typed as shown is described: %s', async (_, name) => {
    const { stderr, code } = await scoreFiles(whole.replace('2.2.1', name));
    expect(stderr).toContain(
      'name it in the inspection file: a row that has "column 2.2.1" as its item and this header as its value.',
    );
    expect(code).toBe(3);
  });

  test('a table melted to an answer in each row is told what its columns must be called', async () => {
    const { stderr } = await scoreFiles('case_id,variable,value\nC1,2.2.1,Yes\n');
    expect(stderr).toContain('If each row holds one answer, name its columns case_id, question and answer.');
  });

  test('columns of a long sheet that are left out are named', async () => {
    const { stdout } = await scoreFiles(
      sheet('case_id,question,answer,year', ...[1, 2, 3].map((i) => `C1,2.2.${i},Yes,2021`)),
    );
    expect(stdout).toContain('1 further column ("year") was left out');
  });

  test('a standard with supporting questions alone is said to lack its key questions', async () => {
    const { stdout } = await scoreFiles('case_id,2.2a,2.2b,2.2c,2.3.1,2.3.2,2.3.3\nC1,Yes,Yes,Yes,Yes,Yes,Yes\n');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      '2.2 Assessment is still to come: the sheet has no column for its key questions.',
    );
  });
});

describe('ids', () => {
  test.each(['1.2E+05', '1,2E+05', '1234567890123450000'])(
    '%s twice is a rounded number, and no row is to be removed',
    async (id) => {
      const { stderr, code } = await scoreFiles(sheet(header, ...rows).replaceAll(/C[12]/g, `"${id}"`));
      expect(stderr).toContain(
        'the id stands on line 2 already, and looks like a long number that a spreadsheet has rounded. Fetch the sheet again and open it with the ids as text, or give every case its own id.',
      );
      expect(code).toBe(3);
    },
  );

  test.each(['#N/A', '#REF!', '#VALUE!'])('%s, which a formula left, is no id', async (id) => {
    const { stderr, code } = await scoreFiles(whole.replace('C2', id));
    expect(stderr).toContain(
      `sheet.csv:3: "${id}" is what a spreadsheet shows where a formula has failed, and no id of a case.`,
    );
    expect(code).toBe(3);
  });

  test('an id may begin with #', async () => {
    expect((await scoreFiles(whole.replaceAll(/C(?=[12],)/g, '#'))).code).toBe(0);
  });
});
