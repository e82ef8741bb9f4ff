/** What can be wrong with a case sheet: its header, its answers, its ids. Each message is worded here, once. */
import type { Place } from '../model/reading.js';
import { formatCount, formatList } from '../words/english.js';
import { makeVisible, quote } from '../words/visible.js';
import { answerWords, columnWords, group, rowWords, suggestion } from './group.js';

/** What makes no difference between ids. */
const notInIds = 'capitals, accents in one sign or two, runs of spaces and invisible characters make no other id';

/** What a spreadsheet has made of a code. */
function dateWord(text: string): string {
  if (/^\s*\d+(?:\.0+)?\s*$/.test(text)) return 'the number of a date';
  return /^\s*\d+:/.test(text) ? 'a time' : 'a date';
}

/** The header and the rows of a case sheet. */
export const sheetProblems = group(3, {
  sheetEmpty: () => 'the file is empty. A case sheet needs a header row and a row for each case.',
  sheetWithoutCases: () => 'there is a header row and no case below it. A case sheet needs at least one case.',
  headerBlank: () => 'the first row is blank. The header must be the first row: remove what stands above it.',
  sheetOther: (p: { what: string; wanted: string; mend: string }) => `this is ${p.what}, not ${p.wanted}. ${p.mend}`,
  sheetOfOtherProgramme: (p: { used: string; fitting: readonly string[]; unknown: readonly string[] }) =>
    `the questions are those of ${formatList(p.fitting, 'or')}, and the sheet is read under ${p.used}${p.unknown.length === 0 ? '' : `, which has no ${formatList(p.unknown.slice(0, 3).map(quote), 'or')}`}. ` +
    `Correct the programme in the inspection file; where no file names one, give it with ${formatList(
      p.fitting.map((id) => `--programme ${id}`),
      'or',
    )}. If the sheet is of ${p.used} after all, write the codes and wordings as they stand there: casescore programmes show ${p.used}`,
  headerIsCase: (p: { found: string }) =>
    `the first row is a case (it holds the answer ${quote(p.found)}), not a header. Put a row above it with a name for each column: case_id, 2.2.1, …`,
  noKeyQuestions: (p: { example: string; headers: readonly string[]; unit: 'column' | 'row' }) =>
    `no ${p.unit} is a key question. Expected ${p.unit === 'column' ? 'headers' : 'questions'} such as "${p.example}"; found ${formatList(p.headers.slice(0, 5).map(quote)) || 'none'}` +
    `${p.headers.length > 5 ? ' …' : ''}. ${p.unit === 'column' ? 'Is the header the first row, and is this a case sheet' : 'Is this a sheet'} of the programme?` +
    (p.unit === 'column' && p.headers.length <= 6 && !p.headers.some((header) => /\d/.test(header))
      ? ' If each row holds one answer, name its columns case_id, question and answer.'
      : ''),
  questionColumnsMissing: (p: {
    standard: string;
    missing: readonly string[];
    present: readonly string[];
    near: string | null;
    unit: 'column' | 'row';
  }) =>
    `${p.standard}: there is a ${p.unit} for ${formatList(p.present)} but none for ${formatList(p.missing)}. ` +
    `Add the missing ${p.missing.length === 1 ? p.unit : `${p.unit}s`}: a standard is never rated on some of its questions.` +
    (p.near === null ? '' : ` Is the column ${quote(p.near)} meant?`),
  columnTwice: (
    p: { first: string; firstAt: number; second: string; secondAt: number; what: string; mend?: string },
    place: Place,
  ) =>
    `${columnWords(p.firstAt, place)} (${quote(p.first)}) and ${columnWords(p.secondAt, place)} (${quote(p.second)}) are both ${p.what}. Keep one of them${p.mend === undefined ? '' : `: ${p.mend}`}.`,
  columnUnplaced: (p: { header: string; near: string | null }) =>
    `the column ${quote(p.header)} looks like a question and is none of this programme.` +
    (p.near === null ? '' : ` Did you mean ${p.near}?`) +
    ' Expected a key question (2.2.3), a supporting question (2.2b) or a name that does not begin like a code.',
  columnDated: (p: { header: string; codes: readonly string[] }) =>
    `the column ${quote(p.header)} is ${dateWord(p.header)}, which a spreadsheet has probably made of ${formatList(p.codes, 'or')}. Format the header row as text and type ${p.codes.length > 1 ? 'the code' : (p.codes[0] ?? '')} again, or put the wording behind the code.`,
  columnHoldsCode: (p: { header: string; codes: readonly string[] }) =>
    `the column ${quote(p.header)} holds the code ${formatList(p.codes)}, and no other column does: its answers would be left out. Begin the header with the code (${p.codes[0] ?? ''} …), or name it in the inspection file: ${columnRow(p.codes[0] ?? '', p.header)}. If it is no question, take the code out of the header.`,
  columnTwoQuestions: (p: { header: string; code: string; worded: readonly string[] }) =>
    `${quote(p.header)} has the code of ${p.code} and the wording of ${formatList(p.worded, 'or')}. Correct the code or the wording: both must be of one question.`,
  columnBoth: (p: { header: string; first: string; second: string }) =>
    `the column ${quote(p.header)} is ${p.first} and ${p.second} as well. A column is one of them: correct the inspection file.`,
  columnAmbiguous: (p: { header: string; codes: readonly string[] }) =>
    `the column ${quote(p.header)} is the wording of ${formatList(p.codes)}. Put the code in front of the wording.`,
  columnWithoutHeader: (p: { at: number; cell: string }, place: Place) =>
    `${columnWords(p.at, place)} has no header, and holds ${quote(p.cell)} here. Give the column a name, or clear it.`,
  rowShort: (p: { cells: number; expected: number }) =>
    `the row has ${formatCount(p.cells, 'cell')}; the header has ${p.expected}. Add the missing cells (leave them blank if there is no answer).`,
  rowInOneCell: () =>
    'the whole row stands in one cell, and so do perhaps others below it. Remove the quotes around whole rows, and separate cells everywhere as in the header; or open the sheet, split that column into cells ("Text to Columns"), and save it again.',
  rowsHidden: (p: { line: number; from: number; to: number }) =>
    `a quote that opens on line ${p.from} and one that closes on line ${p.to} make one cell of what lies between them, and line ${p.line} looks like a row of its own. Remove the two quotes; or, if this is one note, write it on one line.`,
  rowLong: (p: { cells: number; expected: number }) =>
    `the row has ${formatCount(p.cells, 'cell')}; the header has ${p.expected}. Put a cell that contains the separator in quotes, or remove the extra cells.` +
    (p.cells === p.expected + 1
      ? ' If every row has one cell more, the header lacks its first: R, for one, writes no name above row names.'
      : ''),
  rowTotal: (p: { found: string }) =>
    `this row is a total or a footer, not a case: it begins with ${quote(p.found)}. Remove it.`,
  rowHeaderAgain: () => 'this row is the header again, as it stands between files that were put together. Remove it.',
  rowSecondHeader: (p: { found: string }) =>
    `this row is a second header, as survey tools write it, not a case: it holds ${quote(p.found)}. Remove it.`,
  answerUnknown: (p: { found: string; near: string | null }) =>
    `${quote(p.found)} is not an answer. Expected ${answerWords}.${adviceOnNumber(p.found) ?? (p.near === null ? adviceOnWord(p.found) : suggestion(p.near, p.found))}`,
  answerFailedFormula: (p: { found: string }) =>
    `${quote(p.found)} is what a spreadsheet shows where a formula has failed. Mend the formula, or type the answer: ${answerWords}.`,
  answerSeveral: (p: { found: string }) => `${quote(p.found)} is more than one answer. Give one of ${answerWords}.`,
  answerNotApplicableStandard: (p: { found: string; standard: string }) =>
    `${quote(p.found)} answers a question of ${p.standard}, which is declared not applicable. Clear the cell, or take the declaration back.`,
  answerInCaseToInspect: (p: { found: string }) =>
    `${quote(p.found)} is given, but every key question of this case is blank. Answer the key questions, or clear this cell while the case is still to be inspected.`,
  idBlank: () => 'the case has no id. Give every case its own.',
  idFailedFormula: (p: { found: string }) =>
    `${quote(p.found)} is what a spreadsheet shows where a formula has failed, and no id of a case. Mend the formula, or type the id.`,
  idTwice: (p: { firstLine: number; isSame: boolean }, place: Place) =>
    isRounded(place.caseId ?? '')
      ? `the id stands ${rowWords(p.firstLine, place)} already, and looks like a long number that a spreadsheet has rounded. Fetch the sheet again and open it with the ids as text, or give every case its own id.`
      : p.isSame
        ? `the id stands ${rowWords(p.firstLine, place)} already. Give every case its own id, or remove the row that is there twice.`
        : `the id stands ${rowWords(p.firstLine, place)} already, spelt otherwise: ${notInIds}. Give every case its own id, or compare ids as they are typed, with --exact-ids.`,
  idSpellings: (p: { firstLine: number }, place: Place) =>
    `the id of this case is spelt otherwise ${rowWords(p.firstLine, place)}: ${notInIds}. Spell it alike in every row, or compare ids as they are typed, with --exact-ids.`,
  idInTwoSheets: (p: { first: string; isNumbered: boolean }) =>
    `the id stands in another sheet as well (${p.first}). Each case must be in one sheet only: remove it from one of them, or rename it.` +
    (p.isNumbered
      ? ' If both sheets number their cases from 1, make the next with casescore new --first 41, say.'
      : ''),
  sheetAsksLess: (p: { standard: string; other: string }) =>
    `there is no column for ${p.standard}, and ${quote(p.other)} has one. A standard is never rated on part of the cases: add the columns, or score the sheets by themselves (casescore batch).`,
  strictUnanswered: () =>
    `the question is unanswered, and --strict refuses that. Answer ${answerWords.replace(' or blank', '').replace(', N/A', ' or N/A')}.`,
  strictToInspect: () => 'the case is still to be inspected (every key question is blank), and --strict refuses that.',
  longQuestionUnknown: (p: { found: string; near: string | null }) =>
    `${quote(p.found)} is no question of this programme. Expected a key question (2.2.3) or a supporting question (2.2b).${suggestion(p.near, p.found)}`,
  questionDated: (p: { found: string; codes: readonly string[] }) =>
    `${quote(p.found)} is ${dateWord(p.found)}, which a spreadsheet has probably made of ${formatList(p.codes, 'or')}. Format the column of questions as text and type ${p.codes.length > 1 ? 'the code' : (p.codes[0] ?? '')} again in every such row, or put the wording behind the code.`,
  longQuestionBlank: (p: { found: string }) =>
    `the answer ${quote(p.found)} is to no question. Say which in the column of questions.`,
  longAnswerTwice: (p: { firstLine: number }, place: Place) =>
    `the question is answered for this case ${rowWords(p.firstLine, place)} already. Keep one of the two rows.`,
  longIdMissing: () =>
    'the sheet has an answer in each row and no column for the case id. Add one named case_id, or name it with --id COLUMN.',
});

/** Whether an id is a number as spreadsheets show one that is too long for them: 1.2E+05, or with 15 digits and zeros behind them. */
const isRounded = (id: string): boolean => /^\d(?:[.,]\d+)?E\+?\d+$/i.test(id) || /^[1-9]\d{14,}0$/.test(id);

/** The row of an inspection file that names a column; a header that is long, or would have to be put into quotes, is not repeated. */
export function columnRow(code: string, header: string): string {
  const name = header.trim();
  return name.length > 40 || /[",;]/.test(name) || makeVisible(name) !== name
    ? `a row that has "column ${code}" as its item and this header as its value`
    : `a row "column ${code},${name}"`;
}

/** What a number in place of an answer may stand for; null for other text. Only for 0 there is one likely meaning. */
function adviceOnNumber(found: string): string | null {
  const number = found.trim();
  if (!/^-?\d{1,20}(?:[.,]\d{1,20})?$/.test(number)) return null;
  if (/^0+(?:\.0+)?$/.test(number))
    return ` If ${number} stands for No, say so in the inspection file: a row "no means,${number}".`;
  return number.includes(',') ? '' : adviceOnAnswer(number);
}

function adviceOnAnswer(word: string): string {
  const rows = ['yes', 'no', 'n/a', 'blank'].map((answer) => `"${answer} means,${word}"`);
  return ` If ${word} stands for an answer, say which in the inspection file: a row ${formatList(rows, 'or')}.`;
}

/** How to make an answer of a word that is none; nothing for a sentence, which is a remark in the wrong column. */
function adviceOnWord(found: string): string {
  const word = found.trim();
  if (word === '' || word.length > 30 || /[,;"]/.test(word) || word !== makeVisible(word)) return '';
  return adviceOnAnswer(word);
}
