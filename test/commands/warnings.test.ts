/** A doubt about what was read is told by every command that rates a sheet, also where the output has no place for notes. */
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folderWith } from '../folder.js';
import { run } from '../run.js';

const sheet = 'case,2.2.1,2.2.2,2.2.3\nC1,NA,Yes,No\nC2,Yes,NA,No\n';
const other = 'case,2.2.1,2.2.2,2.2.3\nC1,Yes,Yes,No\nC2,Yes,No,No\n';
const warning = 'Warning: 2 answers are a bare NA, taken as N/A.';

/** What is written by a command on a sheet with answers that are a bare NA. */
async function written(argv: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const folder = folderWith({ 'na.csv': sheet, 'other.csv': other, ...files });
  return run(argv.map((one) => (one.endsWith('.csv') ? join(folder, one) : one)));
}

describe('a warning on what was read', () => {
  test.each([
    ['score', []],
    ['score --brief', ['--brief']],
    ...['markdown', 'html', 'csv', 'json'].map((format): [string, string[]] => [format, ['--format', format]]),
  ])('stands in the output of %s', async (_, options) => {
    expect((await written(['score', 'na.csv', ...options])).stdout).toContain(warning);
  });

  test.each([
    ['score --to-do', ['score', 'na.csv', '--to-do']],
    ['batch', ['batch', 'na.csv', 'other.csv']],
    ['batch --format csv', ['batch', 'na.csv', 'other.csv', '--format', 'csv']],
    ['compare', ['compare', 'other.csv', 'na.csv']],
  ])('stands on standard error for %s, with the name of the sheet', async (_, argv) => {
    expect((await written(argv)).stderr).toContain(`na.csv: ${warning}`);
  });

  test('stands on standard error for check, also where the expected results are written', async () => {
    const folder = folderWith({ 'na.csv': sheet });
    for (const options of [['--update'], []]) {
      const { stderr, code } = await run(['check', join(folder, 'na.csv'), ...options]);
      expect(stderr).toContain(`na.csv: ${warning}`);
      expect(code).toBe(0);
    }
  });

  test('stands among the notes of moderate, with the name of the sheet', async () => {
    const { stdout } = await written(['moderate', 'other.csv', 'na.csv']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(`- ${warning.replace('Warning:', 'Warning: na.csv:')}`);
  });

  test('stands among the notes of moderate also where it is on what the sheet is rated with', async () => {
    const inspection = 'item,value,reason\nfieldwork,2019-01-01,\n';
    const { stdout } = await written(['moderate', 'na.csv', 'other.csv'], { 'na.inspection.csv': inspection });
    expect(stdout).toContain('Warning: fieldwork (2019-01-01) lies outside the dates of pdu-2021');
  });

  test('stands on standard error for moderate where it writes a CSV', async () => {
    const { stderr } = await written(['moderate', 'other.csv', 'na.csv', '--format', 'csv']);
    expect(stderr).toContain(warning.replace('Warning:', 'Warning: na.csv:'));
  });

  test('is not told of a sheet that gives no cause', async () => {
    expect((await written(['batch', 'other.csv'])).stderr).toBe('');
  });
});
