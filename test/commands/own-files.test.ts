/** Files that casescore itself wrote, and workbooks that it cannot read, in a folder of sheets. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { assessmentSheet, folderWith, inspectionOf } from '../folder.js';
import { run } from '../run.js';

/** A folder with a sheet, its expected results, and everything that the program writes as a table or a workbook. */
async function folderOfResults(): Promise<string> {
  const folder = folderWith({
    'a.csv': assessmentSheet(6, 10)
      .replace('case,', 'case,sex,')
      .replaceAll(/^(C\d+),/gm, '$1,F,'),
    'a.inspection.json': inspectionOf(),
    'a.expected.json': '{ "figures": [{ "id": "q", "question": "2.2.1", "percentage": 60 }] }',
  });
  const sheet = join(folder, 'a.csv');
  const made: readonly (readonly string[])[] = [
    ['score', sheet, '-o', 'result.csv'],
    ['score', sheet, '-o', 'a.ods'],
    ['score', sheet, '-o', 'page.html'],
    ['score', sheet, '--by', 'sex', '-o', 'groups.csv'],
    ['batch', sheet, '-o', 'sheets.csv'],
    ['batch', sheet, '--tidy', '-o', 'tidy.csv'],
    ['batch', sheet, '--pool-only', '-o', 'pools.csv'],
    ['compare', sheet, 'samples/redcar-cleveland-middlesbrough-2022.csv', '-o', 'compared.csv'],
    ['moderate', 'samples/moderation/first.tsv', 'samples/moderation/second.tsv', '-o', 'moderated.csv'],
    ['overall', '--ratings', 'test/fixtures/places.csv', '-o', 'places.csv'],
  ];
  for (const argv of made) {
    const { stderr, code } = await run(argv.map((word, i) => (argv[i - 1] === '-o' ? join(folder, word) : word)));
    expect({ argv, code, stderr }).toMatchObject({ code: 0 });
  }
  return folder;
}

describe('in a folder of sheets', () => {
  test('batch and check pass over what casescore wrote, and name it in one line', async () => {
    const folder = await folderOfResults();
    for (const command of ['batch', 'check']) {
      const { stderr, code } = await run([command, folder]);
      expect({ command, stderr }).toEqual({
        command,
        stderr:
          'Passed over, because casescore wrote them: a.ods, compared.csv, groups.csv, moderated.csv, places.csv, pools.csv, result.csv, sheets.csv, tidy.csv.\n',
      });
      expect(code).toBe(0);
    }
  });

  test('what was passed over is no sheet that could not be scored', async () => {
    const folder = folderWith({
      'a.csv': assessmentSheet(6, 10),
      'b.csv': 'case,2.2.1,2.2.2,2.2.3\nC1,maybe,yes,no\n',
    });
    await run(['score', join(folder, 'a.csv'), '-o', join(folder, 'result.csv')]);
    expect((await run(['batch', folder])).stderr).toContain('1 sheet of 2 could not be scored.');
  });

  test('a result that is named itself is refused', async () => {
    const folder = await folderOfResults();
    expect((await run(['batch', join(folder, 'result.csv')])).code).toBe(3);
  });

  test('batch names the workbooks that it cannot read, and reads on', async () => {
    const folder = folderWith({ 'a.csv': assessmentSheet(6, 10) });
    for (const name of ['old.xls', 'b.xlsb', 'c.numbers']) writeFileSync(join(folder, name), 'x');
    const { stderr, code } = await run(['batch', folder]);
    expect(stderr).toMatch(/Not read, because only .* can be: .*b\.xlsb, .*c\.numbers, .*old\.xls\.\n/);
    expect(code).toBe(0);
  });
});
