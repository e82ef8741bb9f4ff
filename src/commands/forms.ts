/** Workbooks to fill in, completed by what a report cannot make because it is pure: a ZIP archive. */
import { cellName } from '../words/cells.js';
import type { CellStyle, WriteSheet } from 'hucre/xlsx';
import { version } from '../model/version.js';
import type { Form, FormSheet, FormStyle } from '../report/forms/form.js';
import { formFiles } from '../report/forms/ods.js';
import { noDate, zipOf } from './publish.js';

/** A form as an OpenDocument spreadsheet. The same form gives the same bytes. */
export function formOds(form: Form): Uint8Array {
  return zipOf(formFiles(form, `casescore/${version}`));
}

const grey = { rgb: 'BFBFBF' };
const font = { name: 'Arial', size: 12 };
const rule = { style: 'thin', color: grey } as const;
const rules = { bottom: rule, left: rule, right: rule };

/** The look of the cells of an Excel workbook: the same as in OpenDocument. Text is a format in which a code does not become a date. */
const styles: Readonly<Record<FormStyle, CellStyle>> = {
  title: { font: { ...font, size: 16, bold: true }, alignment: { wrapText: true, vertical: 'top' } },
  line: { font, alignment: { wrapText: true, vertical: 'top' } },
  header: {
    font: { ...font, bold: true },
    alignment: { wrapText: true, vertical: 'bottom' },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F2F2' } },
    border: { bottom: { style: 'medium', color: { rgb: '000000' } }, left: rule, right: rule },
    numFmt: '@',
  },
  text: { font, alignment: { wrapText: true, vertical: 'top' }, border: rules, numFmt: '@' },
  answer: {
    font,
    alignment: { wrapText: true, vertical: 'top', horizontal: 'center' },
    border: rules,
    numFmt: '@',
  },
};

/** A form as an Excel workbook. The same form gives the same bytes. */
export async function formXlsx(form: Form): Promise<Uint8Array> {
  const { writeXlsx } = await import('hucre/xlsx');
  return writeXlsx({
    sheets: form.sheets.map(worksheet),
    defaultFont: font,
    properties: { title: form.title, creator: `casescore ${version}`, modified: new Date(noDate) },
  });
}

/** The height of a line of text, in points. */
const lineHeight = 16;

function worksheet(sheet: FormSheet): WriteSheet {
  const { name, columns, rows, first, lists, frozen } = sheet;
  // An answer cell that is blank has a look as well.
  const filled = rows.map((cells) => columns.map((_, i) => cells[i] ?? null));
  const cells = new Map(
    filled.flatMap((row, line) =>
      row.map((value, i) => {
        const style = styles[line === 0 ? first : (columns[i]?.style ?? 'text')];
        return [`${line},${i}`, { value, style }] as const;
      }),
    ),
  );
  return {
    name,
    columns: columns.map(({ width, style }) => ({ width, style: styles[style] })),
    rows: filled,
    cells,
    rowDefs: new Map(rows.map((row, i) => [i, { height: lineHeight * linesOf(sheet, row, i) }])),
    freezePane: frozen,
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      ...(first === 'header' ? { printTitlesRow: '$1:$1' } : {}),
    },
    dataValidations: lists.map(({ column, from, to, values, message }) => ({
      type: 'list',
      values: [...values],
      range: `${cellName(column, from + 1)}:${cellName(column, to + 1)}`,
      allowBlank: true,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorMessage: message,
    })),
  };
}

/** How many lines the texts of a row take in their columns, at most. Excel does not work it out before a cell is edited. */
function linesOf({ columns, first }: FormSheet, row: FormSheet['rows'][number], line: number): number {
  const letters = line > 0 ? 1 : first === 'title' ? 1.4 : 1.15;
  return Math.max(
    ...row.map((value, i) => Math.ceil((String(value ?? '').length * letters) / (columns[i]?.width ?? 1))),
    line === 0 && first === 'title' ? 2 : 1,
  );
}
