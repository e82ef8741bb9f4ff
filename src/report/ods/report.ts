/** A result as a workbook: the data annexe of a report. */
import type { FullResult, Sections } from '../panel.js';
import { packageOf, type PackageFile } from './package.js';
import { subjectOf } from '../result-words.js';
import { breakdownSheets } from './sheets/breakdowns.js';
import { bandsSheet, contentsSheet, coverSheet, notesSheet } from './sheets/about.js';
import { ledgerSheet } from './sheets/ledger.js';
import { lockInSheet } from './sheets/lock-in.js';
import { keyQuestionsSheet, supportingSheet } from './sheets/questions.js';
import { overallSheet, ratingsSheet, reasonsSheet } from './sheets/ratings.js';
import { roundingSheets } from './sheets/rounding.js';
import { sensitivitySheet } from './sheets/sensitivity.js';
import { stabilitySheet } from './sheets/stability.js';
import { distinctNames, marksIn, shorthand, type Mark, type Sheet, type Workbook } from '../../model/worksheet.js';

/** The files of the workbook's package, in their order. Supporting questions are in it wherever there are any. */
export function odsReport(result: FullResult, sections: Sections): PackageFile[] {
  return packageOf(workbookOf(result, sections));
}

/** The workbook as data: cover, contents and notes, then one table a worksheet. */
export function workbookOf(result: FullResult, sections: Sections): Workbook {
  const title = `Ratings and case figures: ${subjectOf(result)}`;
  const tables = nameApart([
    overallSheet(result),
    ratingsSheet(result),
    keyQuestionsSheet(result),
    ...(result.supporting.length > 0 || sections.supporting === true ? [supportingSheet(result)] : []),
    ...(result.breakdowns === undefined ? [] : breakdownSheets(result, result.breakdowns)),
    ...(sections.stability === true ? [stabilitySheet(result)] : []),
    ...(sections.sensitivity === true ? [sensitivitySheet(result)] : []),
    ...(sections.lockIn === true ? [lockInSheet(result)] : []),
    ...(sections.roundingAudit === true ? roundingSheets(result) : []),
    ...(sections.ledger === true ? [ledgerSheet(result)] : []),
    reasonsSheet(result),
    bandsSheet(result),
  ]);
  const used = new Set(tables.flatMap(({ table }) => (table === null ? [] : marksIn(table))));
  const marks = (Object.keys(shorthand) as Mark[]).filter((mark) => used.has(mark));
  const notes = notesSheet(result, marks);
  return {
    title,
    generator: `${result.tool.name}/${result.tool.version}`,
    sheets: [coverSheet(result, title), ...[contentsSheet([notes, ...tables]), notes, ...tables].map(introduce)],
  };
}

/** Two columns of a sheet may make the same name; those of the program's own worksheets are unlike any. */
function nameApart(sheets: readonly Sheet[]): Sheet[] {
  const names = distinctNames(sheets.map(({ name }) => name));
  return sheets.map((sheet, i) => ({ ...sheet, name: names[i] ?? sheet.name }));
}

/** What stands above every table: that there is one, and what the marks in it stand for. */
function introduce(sheet: Sheet): Sheet {
  if (sheet.table === null) return sheet;
  const marks = marksIn(sheet.table);
  return {
    ...sheet,
    lines: [
      'This worksheet contains one table.',
      ...sheet.lines,
      ...marks.map((mark) => `[${mark}] = ${shorthand[mark]}.`),
    ],
  };
}
