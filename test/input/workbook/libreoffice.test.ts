/**
 * A workbook as inspectors keep it, saved by LibreOffice 7.4 as .xlsx and as .ods from test/fixtures/workbooks/edited.fods
 * (`soffice --headless --convert-to ods edited.fods`): a page before the cases, colours, ids with leading zeros, percentages, dates, formulas,
 * a comment, rich text, a hidden column, a filtered row, grouped rows, and formatted blank rows down to the end of the sheet.
 */
import { expect, test } from 'vitest';
import { run } from '../../run.js';

const folder = 'test/fixtures/workbooks';

async function result(sheet: string, ...options: readonly string[]) {
  const { stdout, code } = await run(['score', sheet, '--format', 'json', ...options]);
  expect(code).toBe(0);
  // A note of two lines makes the lines of the CSV other numbers than the rows of the worksheet.
  const alike = stdout
    .replace(/"source": "edited\.\w+"/, '"source": "edited"')
    .replaceAll(/"line": \d+/g, '"line": 0')
    .replaceAll(/(?:Inspection in )?edited\.(?:inspection\.csv|xlsx|ods)/g, 'INSPECTION');
  const { notes, ...rest } = JSON.parse(alike) as {
    readonly notes: readonly { readonly code: string; readonly message: string }[];
  };
  return { rest, notes };
}

test.each([
  ['xlsx', 'Warning: the worksheet Cases hides 1 row and 1 column, which were read like the others.'],
  ['ods', 'Warning: the worksheet Cases hides 1 row and 1 column (a filter is on), which were read like the others.'],
])('saved as .%s it is rated as its cases are as a CSV', async (ending, hidden) => {
  const options = ['--list', '2.2.2=no', '--by', 'grade', '--by', 'sentenced', '--by', 'progress'];
  const workbook = await result(`${folder}/edited.${ending}`, ...options);
  const csv = await result(`${folder}/as-csv/edited.csv`, ...options);
  expect(workbook.rest).toEqual(csv.rest);
  expect(workbook.notes.filter(({ code }) => code !== 'rowsHidden')).toEqual(csv.notes);
  expect(workbook.notes).toContainEqual({ code: 'rowsHidden', message: hidden });
});
