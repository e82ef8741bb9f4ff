/** A result as a workbook: the data annexe of a report. */
import type { AskedAnalyses } from '../../analysis/index.js';
import { shownAdditions, type FullResult } from '../full-result.js';
import { packageOf, type PackageFile } from './package.js';
import { subjectOf } from '../result-words.js';
import { keyQuestionsSheet, overallSheet, ratingsSheet, reasonsSheet } from './result-sheets.js';
import { bandsSheet, contentsSheet, coverSheet, notesSheet } from './about-sheets.js';
import { distinctNames, marksIn, shorthand, type Mark, type Worksheet } from '../../model/worksheet.js';

/**
 * The files of the workbook's package, in order. It has cover, contents and notes, then one table per worksheet. Supporting questions are
 * included if there are any.
 */
export function odsReport(result: FullResult, asked: AskedAnalyses): PackageFile[] {
  const title = `Ratings and case figures: ${subjectOf(result)}`;
  const sheets = [
    overallSheet(result),
    ratingsSheet(result),
    keyQuestionsSheet(result),
    ...additionSheets(result, asked),
    reasonsSheet(result),
    bandsSheet(result),
  ];
  // Two columns of a case sheet can make the same name; the program's own worksheets differ.
  const names = distinctNames(sheets.map(({ name }) => name));
  const tables = sheets.map((sheet, i) => ({ ...sheet, name: names[i] ?? sheet.name }));
  const used = new Set(tables.flatMap(({ table }) => (table === null ? [] : marksIn(table))));
  const marks = (Object.keys(shorthand) as Mark[]).filter((mark) => used.has(mark));
  const notes = notesSheet(result, marks);
  return packageOf({
    title,
    generator: `${result.tool.name}/${result.tool.version}`,
    sheets: [coverSheet(result, title), ...[contentsSheet([notes, ...tables]), notes, ...tables].map(introduce)],
  });
}

/** In a workbook, figures of questions come before the analyses of them. */
const figuresOfQuestions = ['supporting', 'breakdowns', 'stability'];

/** The worksheets of what is shown, and of supporting questions if there are any. */
function additionSheets(result: FullResult, asked: AskedAnalyses): Worksheet[] {
  const shown = shownAdditions({ ...asked, supporting: asked.supporting === true || result.supporting.length > 0 });
  const figures = figuresOfQuestions.flatMap((key) => shown.filter((one) => one.key === key));
  const inOrder = [...figures, ...shown.filter((one) => !figures.includes(one))];
  const subject = subjectOf(result);
  return inOrder.flatMap((one) =>
    one.worksheets(result).map((sheet) => ({ ...sheet, title: `${sheet.title}: ${subject}` })),
  );
}

/** Adds the lines above a table: that there is one, and what its marks mean. */
function introduce(sheet: Worksheet): Worksheet {
  if (sheet.table === null) return sheet;
  const marks = marksIn(sheet.table).map((mark) => `[${mark}] = ${shorthand[mark]}.`);
  return { ...sheet, lines: ['This worksheet contains one table.', ...sheet.lines, ...marks] };
}
