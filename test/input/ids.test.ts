/** Which ids are one: in the wide and in the long layout, folded and as typed. */
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CaseIds } from '../../src/input/sheet/case-ids.js';
import { idKey, numberBehind } from '../../src/input/sheet/ids.js';
import { inFolder, notes, problemsOf, read, scoreFiles } from '../fixtures/sheets/folder.js';
import { run } from '../run.js';
import { runs } from '../runs.js';

const quoteCell = (text: string): string => `"${text.replaceAll('"', '""')}"`;
const wide = (...ids: readonly string[]): string =>
  `case_id,2.2.1,2.2.2,2.2.3\n${ids.map((id) => `${quoteCell(id)},Yes,No,No\n`).join('')}`;
const long = (...ids: readonly string[]): string =>
  `case_id,question,answer\n${ids.map((id, i) => `${quoteCell(id)},2.2.${i + 1},Yes\n`).join('')}`;

const why = 'capitals, accents in one sign or two, runs of spaces and invisible characters make no other id. ';

/** Two spellings of one id, each as a claim. */
const spellings: readonly (readonly [claim: string, first: string, second: string])[] = [
  ['a capital', 'C1', 'c1'],
  ['many capitals', 'PDU-abc-1', 'pdu-ABC-1'],
  ['a capital beyond ASCII', 'Élan1', 'élan1'],
  ['an accent in a sign of its own', 'Zoë1', 'Zoe\u03081'],
  ['an accent and a capital', 'ŴYN', 'w\u0302yn'],
  ['a capital that becomes two small signs', 'İ1', 'i\u03071'],
  ['two spaces', 'PDU 1', 'PDU  1'],
  ['a no-break space', 'PDU 1', 'PDU\u00a01'],
  ['a tab', 'PDU 1', 'PDU\t1'],
  ['a line end', 'PDU 1', 'PDU\n1'],
  ['spaces around it', 'C1', ' C1  '],
  ['a wide space behind it', 'C1', 'C1\u3000'],
  ['a zero-width space', 'C1', 'C\u200b1'],
  ['a soft hyphen', 'C1', 'C\u00ad1'],
  ['a byte order mark', 'C1', '\ufeffC1'],
  ['marks of direction', 'C1', '\u2066C1\u2069'],
  ['a control character', 'C1', 'C1\u0002'],
  ['all of it', 'Case É 1', '\u200bcase  E\u0301 1 '],
];

describe('in a sheet with a case in each row', () => {
  test.each(spellings)('%s makes no other id: %j and %j', async (_, first, second) => {
    const told = await problemsOf(async () => read(wide(first, 'C0', second)));
    expect(told).toHaveLength(1);
    const line = first.includes('\n') ? 5 : 4;
    expect(told[0]).toMatch(new RegExp(`^sheet\\.csv:${line}: case .*: the id stands on line 2 already`));
    expect(told[0]?.includes(why)).toBe(first !== second.trim());
    expect(await problemsOf(async () => read(wide(second, 'C0', first)))).toHaveLength(1);
  });

  test('the message names both rows, what makes no difference, and the way out', async () => {
    expect(await scoreFiles(wide('C1', 'c1'))).toEqual({
      code: 3,
      stdout: '',
      stderr: `sheet.csv:3: case c1: the id stands on line 2 already, spelt otherwise: ${why}Give every case its own id, or compare ids as they are typed, with --exact-ids.\n`,
    });
  });

  test.each(spellings.filter(([, first, second]) => first !== second.trim()))(
    'with --exact-ids %s makes another id',
    async (_, first, second) => {
      expect((await read(wide(first, second), { exactIds: true })).cases).toBe(2);
    },
  );

  test('with --exact-ids spaces around an id still make no other', async () => {
    expect(await problemsOf(async () => read(wide('C1', ' C1 '), { exactIds: true }))).toEqual([
      'sheet.csv:3: case C1: the id stands on line 2 already. Give every case its own id, or remove the row that is there twice.',
    ]);
  });

  test.each([
    [['C1', 'C2', 'C1a', 'C-1', 'C_1', 'C.1', 'C 1', 'é', 'e', 'ё', 'е', 'ß', '１', '1', '[', '{', '@', '`', '^', '~']],
  ])('ids that differ are told apart: %j', async (ids) => {
    expect((await read(wide(...ids))).cases).toBe(ids.length);
  });

  test.each(['', ' ', '\u200b', '\ufeff \u00ad'])('an id of which nothing can be seen (%j) is blank', async (id) => {
    for (const exactIds of [false, true]) {
      const told = await problemsOf(async () => read(wide('C1', id), { exactIds }));
      expect(told).toEqual(['sheet.csv:3: the case has no id. Give every case its own.']);
    }
  });
});

describe('in a sheet with an answer in each row', () => {
  test.each(spellings.filter(([, first, second]) => first !== second.trim()))(
    'two spellings of one id are an error, never two cases with blanks: %s',
    async (_, first, second) => {
      const told = await problemsOf(async () => read(long(first, second, second)));
      expect(told).toHaveLength(1);
      expect(told[0]).toMatch(/^sheet\.csv:\d: case .*: the id of this case is spelt otherwise on line 2: /);
    },
  );

  test('each spelling is told once, with both lines', async () => {
    expect(await scoreFiles(long('C1', 'c1', 'c1'))).toEqual({
      code: 3,
      stdout: '',
      stderr: `sheet.csv:3: case c1: the id of this case is spelt otherwise on line 2: ${why}Spell it alike in every row, or compare ids as they are typed, with --exact-ids.\n`,
    });
  });

  test('spaces around an id make no other spelling', async () => {
    expect((await read(long('C1', ' C1', 'C1 '))).cases).toBe(1);
  });

  test('with --exact-ids they are cases of their own', async () => {
    expect((await read(long('C1', 'c1', 'C1'), { exactIds: true })).cases).toBe(2);
  });
});

test.each([['score'], ['batch'], ['check'], ['check', '--update']])('%s %s has --exact-ids', async (...argv) => {
  const expected = JSON.stringify({ figures: [{ id: 'a', question: '2.2.1', count: '2 of 2' }] });
  const files = { 'sheet.csv': wide('C1', 'c1'), ...(argv.length === 1 ? { 'sheet.expected.json': expected } : {}) };
  await inFolder(files, async (folder) => {
    const path = join(folder, 'sheet.csv');
    const [command = '', ...options] = argv;
    expect((await run([command, path, ...options])).code).toBe(3);
    expect(await run([command, path, ...options, '--exact-ids'])).toMatchObject({ code: 0, stderr: '' });
  });
});

test('compare finds the cases that two sheets share, whatever their spelling', async () => {
  await inFolder({ 'a.csv': wide('C1', 'C2'), 'b.csv': wide('c1', ' c2') }, async (folder) => {
    const { stdout } = await run(['compare', join(folder, 'a.csv'), join(folder, 'b.csv'), '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject({ independence: { sharedCases: 2 } });
  });
});

test('counts have no ids to compare', async () => {
  const { code, stderr } = await run(['score', '--counts', '-', '--exact-ids'], { stdin: 'question,yes,no\n' });
  expect(code).toBe(2);
  expect(stderr).toContain('--exact-ids');
});

const warning = (lines: string, pairs = 1): string =>
  `Warning: ${pairs === 1 ? '1 pair of ids is' : `${pairs} pairs of ids are`} one number, written in two ways ` +
  `(as 007 and 7 are, or 1E+05 and 100000): ${pairs === 1 ? '' : 'the first '}on lines ${lines}. ` +
  'A spreadsheet may have rewritten one: are they different cases?';

describe('ids that are one number', () => {
  test.each([
    ['007', '7'],
    ['7', '007'],
    ['07', '007'],
    ['0', '00'],
    ['1E+05', '100000'],
    ['1e5', '100000'],
    ['1.2E+05', '120000'],
    ['1.20E+5', '120000'],
    ['100000', '1.00E+05'],
    ['12.0', '12'],
    ['012', '12.00'],
  ])('%s beside %s is a warning', async (first, second) => {
    expect(await notes(wide('C1', first, second))).toEqual([warning('3 and 4')]);
    expect(await notes(wide('C1', first, second), { exactIds: true })).toEqual([warning('3 and 4')]);
    expect((await read(wide('C1', first, second))).cases).toBe(3);
  });

  test.each([
    ['007', '008'],
    ['C007', 'C7'],
    ['7', '70'],
    ['1E+05', '10000'],
    ['1.5', '15'],
    ['1.25E+01', '125'],
    ['2.10', '2.1'],
    ['7-1', '007-1'],
    ['0x7', '7'],
    ['-7', '7'],
    ['1E+123', '1'],
  ])('%s beside %s is none', async (first, second) => {
    expect(await notes(wide('C1', first, second))).toEqual([]);
  });

  test('are told by the first pair and how many there are, in the long layout too', async () => {
    expect(await notes(wide('C1', '007', '1', '7', '008', '8', '01'))).toEqual([warning('3 and 5', 3)]);
    const rows = ['007', '7'].flatMap((id) => [1, 2, 3].map((n) => `${id},2.2.${n},Yes\n`)).join('');
    expect(await notes(`case_id,question,answer\n${rows}`)).toEqual([warning('2 and 5')]);
  });

  test('so many of them are compared, and no more', () => {
    const most = 1000;
    const ids = new CaseIds(most);
    for (let i = 1; i <= most; i++) ids.add(`0${i}`, `0${i}`, i);
    ids.add('7', '7', 8);
    ids.add('09999999', '09999999', 9);
    ids.add('9999999', '9999999', 10);
    expect(ids.notes().map(({ message }) => message)).toEqual([
      warning('7 and 8'),
      'Warning: after 1,000 ids that are numbers written as 007 or 1E+05 no more were compared with other numbers.',
    ]);
  });

  test('the number behind an id is the same value', () => {
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(6), fc.nat(4), (value, zeros, power) => {
        const written = `${'0'.repeat(zeros)}${value}E+0${power}`;
        expect(numberBehind(written)).toBe(String(value * 10 ** power));
        expect(numberBehind(String(value))).toBeNull();
      }),
      runs(200),
    );
  });
});

test('the form in which ids are compared is that of itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (text) => {
      expect(idKey(idKey(text))).toBe(idKey(text));
      expect(idKey(idKey(text, true), true)).toBe(idKey(text, true));
    }),
    runs(500),
  );
});
