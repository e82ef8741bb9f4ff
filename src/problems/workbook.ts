/** What can be wrong with a workbook, and with the cells of a worksheet. Each message is worded here, once. */
import { formatList, formatNumber } from '../words/english.js';
import { cellName } from '../words/cells.js';
import { makeVisible, quote } from '../words/visible.js';
import { group, suggestion, type Unknown } from './group.js';

/** A workbook that cannot be read, and cells that cannot be trusted. */
export const workbookProblems = group(3, {
  workbookDamaged: (p: { reason: string }) =>
    `the workbook is cut off or damaged: ${makeVisible(p.reason)}. Fetch it again, or open it in a spreadsheet program and save it again.`,
  workbookOther: (p: { what: string }) =>
    `this is ${p.what}, which cannot be read. Open it, and save it as an Excel workbook (.xlsx), an OpenDocument spreadsheet (.ods) or "CSV UTF-8".`,
  workbookEncrypted: () =>
    'the workbook is locked with a password. Save a copy without one, where such a copy may be kept, or save the sheet as "CSV UTF-8".',
  unpacksTooLarge: (p: { limit: number }) =>
    `the workbook unpacks to more than ${formatNumber(p.limit)} bytes. Is this the right file? Remove worksheets, pictures and rows that are not needed, or raise the limit with --limit unpacked=NUMBER.`,
  cellError: (p: { found: string }) =>
    `the cell shows the error ${quote(p.found)}. Correct its formula, or type the value that it should have.`,
  formulaWithoutResult: () =>
    'the cell holds a formula and no result of it. Open the workbook in a spreadsheet program and save it, so that the result is stored, or type the value.',
  cellsMerged: (p: { lastLine: number; lastAt: number }) =>
    `this cell is merged with others, up to ${cellName(p.lastAt, p.lastLine)}, so it cannot be told which rows and columns its value is for. Unmerge the cells and fill in each.`,
});

/** The choice of a worksheet. */
export const worksheetProblems = group(2, {
  worksheetMissing: (p: Unknown) =>
    `there is no worksheet ${quote(p.found)}. There ${p.known.length === 1 ? 'is' : 'are'} ${formatList(p.known.map(quote))}.${suggestion(p.near, p.found)}`,
  worksheetsSeveral: (p: { known: readonly string[] }) =>
    `there are several worksheets (${formatList(p.known.map(quote))}) and none is named Cases. Say with --worksheet NAME which one holds the cases, or name it Cases.`,
  formatWithWorkbook: (p: { file: string }) =>
    `--format says what the inspection file beside a CSV is, and in ${makeVisible(p.file)} the inspection is a worksheet. Leave the option out.`,
  worksheetOfText: (p: { found: string }) =>
    `--worksheet ${p.found} names a worksheet, and this file is no workbook. Leave the option out.`,
});
