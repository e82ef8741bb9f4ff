/** An inspection file as a spreadsheet, read with what can say what is wrong with one. */
import { asUse, type Problems } from '../../problems/problems.js';
import { limitsUsual } from '../limits.js';
import { decodeText, type Encoding } from '../files/decode.js';
import type { Part } from './inspection-file.js';
import { InspectionSheet, isHeaderCell } from './inspection-sheet.js';
import { readRows } from '../sheet/rows.js';
import type { InputFile } from '../files/source.js';

/**
 * Reads the spreadsheet form. Adds a problem for every item that cannot be understood and gives the others, so that what they mean can be
 * told with it. Throws a `Refusal` where the file cannot be read.
 */
export async function readInspectionCsv(
  source: InputFile,
  encoding: Encoding,
  longest: number,
  problems: Problems,
): Promise<Part> {
  const filling = new InspectionSheet(source.file, problems);
  return asUse(async () => {
    let first = true;
    const limits = { ...limitsUsual, row: longest, rows: longest };
    for await (const row of readRows(decodeText(source, encoding, longest), source.file, isHeaderCell, { limits })) {
      if (!first) filling.row(row);
      else if (!filling.header(row)) break;
      first = false;
    }
    if (first) filling.header({ cells: [], line: 1 });
    return filling.part();
  });
}
