/** The query as text: what is in it, and how names, words and white space get there. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spellingOf, spellings, whiteSpace } from '../../src/report/sql/text.js';
import { identifier, isWritable, literal } from '../../src/report/sql/text.js';
import { golden } from '../golden.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const folder = mkdtempSync(join(tmpdir(), 'casescore-sql-'));

function writeFile(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const sql = async (...argv: readonly string[]) => {
  const { stdout, stderr, code } = await run(['programmes', 'sql', ...argv]);
  return { stdout, stderr: stderr.replaceAll(`${folder}/`, ''), code };
};

const withoutMost = ['--not-applicable', '2.1', '--not-applicable', '2.4', '--not-applicable', '2.5'];

const body = (query: string): string => query.slice(query.indexOf('WITH\n'));

describe('the query', () => {
  test.each([
    ['of the programme of 2021, by question codes', 'sql-pdu-2021', ['pdu-2021', '--not-applicable', '2.1']],
    [
      'of columns with names of their own, by two groups, for Spark SQL',
      'sql-own-names',
      [
        'pdu-2021',
        ...withoutMost,
        '--not-applicable',
        '2.3',
        '--table',
        'warehouse."national.cases"',
        '--id',
        'Case Ref',
        '--backticks',
        '--column',
        '2.2.1=q12',
        '--column',
        '2.2.2=q13',
        '--column',
        '2.2.3=q14',
        '--column',
        '2.6.1=Outcome',
        '--by',
        'ethnicity',
        '--by',
        'Grade',
      ],
    ],
  ])('%s', async (_, name, argv) => {
    const { found, kept } = await golden(name, ['programmes', 'sql', ...argv]);
    expect(found).toBe(kept);
  });

  test('is the same for Spark SQL but for the signs around names', async () => {
    const options = ['pdu-2021', '--by', 'ethnic `group"'];
    const double = (await sql(...options)).stdout;
    const tick = (await sql(...options, '--backticks')).stdout;
    const swapped = body(tick).replace(/`((?:[^`]|``)*)`/g, (_, name: string) =>
      identifier(name.replaceAll('``', '`'), '"', true),
    );
    expect(swapped).toBe(body(double));
  });

  test('of plain names alone has none in quotes, and says that it is for all three engines', async () => {
    const header = writeFile('plain.csv', 'id,q1,q2,q3,case\n');
    const columns = [
      '--column',
      '2.2.1=q1',
      '--column',
      '2.2.2=q2',
      '--column',
      '2.2.3=q3',
      '--by',
      'case',
      '--id',
      'id',
    ];
    const { stdout, stderr } = await sql('pdu-2021', '--header', header, ...columns);
    expect(stderr).toBe('');
    expect(stdout).toContain('-- For DuckDB, PostgreSQL and Spark SQL.');
    expect(stdout).not.toMatch(/["`]/);
  });

  test('places the headers of a sheet as score does', async () => {
    const header = writeFile(
      'worded.csv',
      [
        'Case Reference;Does assessment focus sufficiently on keeping other people safe',
        '2.2.1: engaging',
        '2.2.2',
        '2.2b Victims?',
        'grade\n',
      ].join(';'),
    );
    const { stdout, stderr } = await sql('pdu-2021', '--header', header);
    expect(stderr).toBe('');
    expect(stdout).toContain(`coalesce(t."Case Reference" || '', '') AS id`);
    expect(/VALUES\n([^]*?)\n\)/.exec(stdout)?.[1]).toBe(
      "    (1, '2.2.3'),\n    (2, '2.2.1'),\n    (3, '2.2.2'),\n    (4, '2.2b Victims?')",
    );
    expect(stdout).toContain("FROM c.a1 || c.a2 || c.a3) = ''");
  });

  test('holds the column of a standard that is declared not applicable where the table has one', async () => {
    const header = writeFile('declared.csv', 'id,2.1.1,2.2.1,2.2.2,2.2.3\n');
    const { stdout } = await sql('pdu-2021', '--header', header, '--not-applicable', '2.1');
    expect(stdout).toContain("(1, '2.1.1')");
  });
});

describe('is refused', () => {
  test.each([
    [
      'a header that score would refuse',
      'id,2.2.1,2.2.2\n',
      [],
      'sheet.csv:1: 2.2 Assessment: there is a column for 2.2.1 and 2.2.2 but none for 2.2.3.',
    ],
    ['a table with an answer in each row', 'id,question,answer\n', [], 'sheet.csv:1: no column is a key question.'],
    ['an empty file of column names', '', [], 'sheet.csv: the file is empty.'],
    [
      'a group that is no column',
      'id,2.2.1,2.2.2,2.2.3,sex\n',
      ['--by', 'sexx'],
      '--by: the sheet has no column "sexx". It has "sex". Did you mean "sex"?',
    ],
    [
      'a group that is a question',
      'id,2.2.1,2.2.2,2.2.3\n',
      ['--by', '2.2.1'],
      '--by: the sheet has no column "2.2.1".',
    ],
    [
      'a name that cannot be seen',
      'id,2.2.1 \u202e,2.2.2,2.2.3\n',
      [],
      'sheet.csv: the column "2.2.1 \\u202e" has a name that cannot be written',
    ],
    [
      'a name in which Spark SQL puts settings',
      'id,2.2.1 ${x},2.2.2,2.2.3\n',
      [],
      'sheet.csv: the column "2.2.1 ${x}" has a name that cannot be written',
    ],
    [
      'a table that is no name',
      'id,2.2.1,2.2.2,2.2.3\n',
      ['--table', 'a..b'],
      '--table: "a..b" cannot be understood. Expected',
    ],
    [
      'a column without its question',
      'id,2.2.1,2.2.2,2.2.3\n',
      ['--column', 'q12'],
      '--column: "q12" cannot be understood. Expected',
    ],
    [
      'a column of no question',
      'id,2.2.1,2.2.2,2.2.3\n',
      ['--column', '9.9.9=q12'],
      '--column 9.9.9=q12: "9.9.9" is not a key question of this programme.',
    ],
    [
      'a group that is nothing',
      'id,2.2.1,2.2.2,2.2.3\n',
      ['--by', 'sex,'],
      '--by: "sex," cannot be understood. Expected',
    ],
  ])('%s', async (_, header, options, says) => {
    const { stdout, stderr, code } = await sql('pdu-2021', '--header', writeFile('sheet.csv', header), ...options);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toContain(says);
  });

  test.each([
    ['with a character that cannot be seen', 'y\u202ees'],
    ['with more odd letters than spellings are made of', 'σσσσσσσ'],
  ])('an answer %s', async (_, word) => {
    const inspection = writeFile('odd.inspection.json', JSON.stringify({ answers: { yes: [word] } }));
    const { stdout, stderr, code } = await sql('pdu-2021', '--inspection', inspection);
    expect({ stdout, code }).toEqual({ stdout: '', code: 2 });
    expect(stderr).toMatch(/^odd\.inspection\.json: the answer ".*" cannot be written in a query/);
  });

  test('two columns for one question', async () => {
    const { stderr, code } = await sql('pdu-2021', '--column', '2.2.1=a', '--column', '2.2.1=b');
    expect({ stderr, code }).toEqual({
      code: 2,
      stderr: expect.stringContaining('("a") and column 4 ("b") are both question 2.2.1. Keep one of them.') as string,
    });
  });

  test('another programme than that of the inspection file', async () => {
    const inspection = writeFile('other.inspection.json', '{ "programme": "youth-2021" }');
    expect((await sql('pdu-2021', '--inspection', inspection)).code).toBe(2);
  });
});

test('white space is what trim takes away, and what \\s finds', () => {
  const all = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
  expect(new Set(whiteSpace)).toEqual(new Set(all.filter((character) => character.trim() === '')));
  expect(new Set(whiteSpace)).toEqual(new Set(all.filter((character) => /\s/.test(character))));
  expect(new Set(whiteSpace).size).toBe(whiteSpace.length);
});

test('one capital alone becomes more than one character, and one becomes what its neighbours make of it', () => {
  const every = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code));
  const changed = every.filter((character) => character.toLowerCase() !== character);
  expect(changed.filter((character) => Array.from(character.toLowerCase()).length > 1)).toEqual(['İ']);
  expect(changed.filter((character) => `a${character}`.toLowerCase() !== `a${character.toLowerCase()}`)).toEqual(['Σ']);
  expect(Math.max(...changed.map((character) => character.codePointAt(0) ?? 0))).toBeLessThan(0x20000);
});

test('the spellings of a word are those that become it', () => {
  expect(spellings('yes')).toEqual(['yes']);
  expect(spellings('σας')).toEqual(['σας', 'σαΣ', 'Σας', 'ΣαΣ']);
  expect(spellings('λόγοσ')).toEqual(['λόγοσ']);
  expect(spellings('i\u0307yi')).toEqual(['i\u0307yi', 'İyi']);
});

test('what marks runs of blanks is in no word', () => {
  const taken = ['~#', '一', '丁丂'];
  const { mark, found, made } = spellingOf(taken);
  expect(taken.join('')).not.toContain(mark);
  expect(found.slice(1, 2)).toBe(mark);
  expect(taken.join('')).not.toContain(made.slice(1, 2));
  expect(made.slice(1, 2)).not.toBe(mark);
});

/** What a literal says, by the rules that all three engines share: pieces in quotes and `chr`, joined. */
function textOf(expression: string): string {
  return expression.split(' || ').reduce((text, piece) => {
    const code = /^chr\((\d+)\)$/.exec(piece)?.[1];
    if (code !== undefined) return text + String.fromCharCode(Number(code));
    expect(piece).toMatch(/^'[^'\\$]*'$/);
    return text + piece.slice(1, -1);
  }, '');
}

test('a literal holds no quote, no backslash and no dollar, and says what it is given', () => {
  const unit = fc.oneof(fc.constantFrom("'", '\\', '$', '\n', '\u00a0', '"', 'é'), fc.string());
  const texts = fc.sample(
    fc.string({ unit }).filter((text) => !text.includes(' || ')),
    runs(500),
  );
  expect(texts.map((text) => textOf(literal(text)))).toEqual(texts);
});

test('a text is writable where nothing of it is hidden', () => {
  expect(isWritable("n'est pas\tça \u00a0")).toBe(true);
  expect(isWritable('a\u2028b')).toBe(false);
});
