/** What a worksheet hides is read and said of files beside a case sheet as well: an inspection, a sampling frame, a file of ratings. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith } from '../../folder.js';
import { run } from '../../run.js';
import { inlineRows, xlsx } from '../../workbooks.js';

/** A folder with a sheet and a workbook whose worksheet of this name hides its second row. */
function hiding(rows: readonly (readonly string[])[], name = 'Cases'): (file: string) => string {
  const folder = folderWith({ 'a.csv': assessmentSheet(1, 2) });
  const sheet = inlineRows(rows).replace('</row><row>', '</row><row hidden="1">');
  writeFileSync(join(folder, 'b.xlsx'), xlsx({ sheets: { [name]: sheet } }));
  return (file) => join(folder, file);
}

const hides = (name: string): string => `Warning: the worksheet ${name} hides 1 row, which was read like the others.`;

describe('a hidden row is read, and a warning says so', () => {
  const frame = [
    ['id', 'grade'],
    ['C1', 'PO'],
    ['C2', 'PO'],
  ];

  test('in a sampling frame, on standard error and in the record', async () => {
    const at = hiding(frame);
    const options = ['--cases', '1', '--seed', 's'];
    const { stderr } = await run(['draw', at('b.xlsx'), ...options]);
    expect(stderr).toContain(`${hides('Cases')}\n`);
    expect(stderr).toContain('1 of 2 eligible cases');
    const { stdout } = await run(['draw', at('b.xlsx'), ...options, '--format', 'json']);
    expect((JSON.parse(stdout) as { notes: object[] }).notes).toEqual([
      { code: 'rowsHidden', message: hides('Cases') },
    ]);
  });

  test('in a sheet of cases to exclude, with its name', async () => {
    const at = hiding(frame);
    writeFileSync(at('f.csv'), 'id\nC1\nC9\n');
    const { stderr } = await run(['draw', at('f.csv'), '--cases', '1', '--seed', 's', '--exclude', at('b.xlsx')]);
    expect(stderr).toContain(`b.xlsx: ${hides('Cases')}\n`);
  });

  test('in a sample that a new sheet is made from', async () => {
    const at = hiding([
      ['id', 'drawn'],
      ['C1', 'sample'],
      ['C2', 'sample'],
    ]);
    const { stderr } = await run(['new', at('n.csv'), '--from', at('b.xlsx'), '--no-input']);
    expect(stderr).toBe(`${at('b.xlsx')}: ${hides('Cases')}\n`);
    expect(readFileSync(at('n.csv'), 'utf8')).toContain('C1');
  });

  test('in the ratings of one place, among the notes', async () => {
    const at = hiding([
      ['standard', 'rating'],
      ['1.1', 'Good'],
      ['1.2', 'Good'],
    ]);
    const { stdout } = await run(['overall', '--ratings', at('b.xlsx')]);
    expect(stdout.replace(/\s+/g, ' ')).toContain(hides('Cases'));
    const json = await run(['overall', '--ratings', at('b.xlsx'), '--format', 'json']);
    expect(json.stdout).toContain('"rowsHidden"');
  });

  test.each(['text', 'json', 'csv'])('in the ratings of many places, on standard error, as %s', async (format) => {
    const at = hiding([
      ['place', '1.1'],
      ['Hull', 'Good'],
      ['York', 'Good'],
    ]);
    const { stdout, stderr } = await run(['overall', '--ratings', at('b.xlsx'), '--format', format]);
    expect(stderr).toBe(`${at('b.xlsx')}: ${hides('Cases')}\n`);
    expect(stdout).toContain('Hull');
  });

  test('in an inspection that is a worksheet', async () => {
    const at = hiding(
      [
        ['item', 'value', 'reason'],
        ['1.1', 'Good', 'x'],
        ['1.2', 'Good', 'x'],
      ],
      'Inspection',
    );
    const { stdout } = await run(['score', at('a.csv'), '--inspection', at('b.xlsx'), '--format', 'json']);
    expect((JSON.parse(stdout) as { notes: object[] }).notes).toContainEqual({
      code: 'rowsHidden',
      message: hides('Inspection'),
    });
  });
});

describe('rows that two stray quotes hide are refused', () => {
  const told =
    /a quote that opens on line 3 and one that closes on line 5 make one cell of what lies between them, and line \d looks like a row of its own/;

  test.each([
    [
      'a sampling frame',
      'id,note,grade\nC1,ok,PO\nC2,",PO\nC3,ok,PO\nC4,",PO\nC5,ok,PO\n',
      ['draw', '--cases', '1', '--seed', 's'],
      3,
    ],
    [
      'the ratings of one place',
      'standard,note,rating\n1.1,ok,Good\n1.2,",Good\n1.3,ok,Good\n1.4,",Good\n2.2,ok,Good\n',
      ['overall', '--ratings'],
      2,
    ],
    [
      'the ratings of many places',
      'place,programme,1.1\nHull,,Good\nYork,",Good\nLeeds,,Good\nBath,",Good\n',
      ['overall', '--ratings'],
      3,
    ],
  ] as const)('in %s', async (_, content, [command, ...options], code) => {
    const file = join(folderWith({ 'f.csv': content }), 'f.csv');
    const found = await run(command === 'draw' ? [command, file, ...options] : [command, ...options, file]);
    expect(found).toMatchObject({ stdout: '', code });
    expect(found.stderr).toMatch(told);
  });

  test.each([
    ['a note of several lines', 'id,note,grade\nC1,ok,PO\nC2,"seen, again\nlater, not at home, then",PO\n'],
    [
      'a note that names another case',
      'id,note,grade\nC1,ok,PO\nC2,"moved\nC3 and his brother, see there, PO\nend",PO\n',
    ],
    ['ids that are names', 'id,note,grade\nSmith,ok,PO\nJones,"called\nBrown, twice, PO",PO\n'],
  ])('but not %s in a frame', async (_, frame) => {
    const file = join(folderWith({ 'f.csv': frame }), 'f.csv');
    expect(await run(['draw', file, '--cases', '1', '--seed', 's'])).toMatchObject({ code: 0 });
  });
});
