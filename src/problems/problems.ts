/** The catalogue of everything that can be wrong with what a user gives, worded once. */
import { once } from '../lazily.js';
import type { Place } from '../model/reading.js';
import { quote, shorten, makeVisible } from '../words/visible.js';
import { formatCount, formatNumber, formatList } from '../words/english.js';

const use = 2 as const;
const data = 3 as const;

/** A word that was not understood, the words that would have been, and the one that was probably meant. */
interface Unknown {
  readonly found: string;
  readonly known: readonly string[];
  readonly near: string | null;
}

const suggestion = (near: string | null): string => (near === null ? '' : ` Did you mean ${quote(near)}?`);

const answers = 'Yes, No, N/A or blank';

/** Each kind of mistake: its exit code, and its sentence: what was found, what was expected, how to mend it. Made when something is wrong. */
const catalogue = once(() => ({
  // The case sheet.
  sheetEmpty: { exit: data, say: () => 'the file is empty. A case sheet needs a header row and a row for each case.' },
  sheetWithoutCases: {
    exit: data,
    say: () => 'there is a header row and no case below it. A case sheet needs at least one case.',
  },
  headerBlank: {
    exit: data,
    say: () => 'the first row is blank. The header must be the first row: remove what stands above it.',
  },
  headerIsCase: {
    exit: data,
    say: (p: { found: string }) =>
      `the first row is a case (it holds the answer ${quote(p.found)}), not a header. Put a row above it with a name for each column: case_id, 2.2.1, …`,
  },
  encodingInvalid: {
    exit: data,
    say: (p: {
      encoding: string;
      found: number;
      offset: number;
      character: number;
      advice: 'windows' | 'cut' | null;
      table: boolean;
    }) => {
      const found = `${p.found > 0xff ? 'the unit' : 'byte'} 0x${p.found.toString(16).padStart(2, '0')}`;
      const again = p.table ? 'save it again as "CSV UTF-8"' : 'save it again as UTF-8';
      const where = `byte ${p.offset + 1} of the file, character ${p.character} of the line`;
      if (p.advice === 'cut') {
        return `the file ends in the middle of a ${p.encoding} character: ${found} (${where}). It was probably cut off: fetch it again, or ${again}.`;
      }
      return (
        `${found} (${where}) is not ${p.encoding}. ` +
        (p.advice === 'windows' && p.table
          ? `The file was probably saved as Windows text: add --encoding windows-1252, or ${again}.`
          : `${again.charAt(0).toUpperCase()}${again.slice(1)}.`)
      );
    },
  },
  encodingIsUtf8: {
    exit: data,
    say: () => 'the file is UTF-8, and --encoding windows-1252 would misread its letters. Leave the option out.',
  },
  nulByte: {
    exit: data,
    say: (p: { character: number; table: boolean }) =>
      `there is a NUL character (character ${p.character} of the line). This is not plain text: save the ${p.table ? 'sheet again as "CSV UTF-8"' : 'file again as UTF-8'}.`,
  },
  notCsv: {
    exit: data,
    say: (p: { what: string; mend: string }) => `this is ${p.what}, not a CSV. ${p.mend}`,
  },
  delimiterUnusable: {
    exit: data,
    say: (p: { found: string }) =>
      `${quote(p.found)} cannot separate cells. Expected one character that is no letter, digit, quote or line end.`,
  },
  quoteUnclosed: {
    exit: data,
    say: () => 'a quoted cell that begins in this row never ends. Close the quote, or remove it.',
  },
  quoteStray: {
    exit: data,
    say: () =>
      'a quote (") stands in the middle of a cell of this row. Put the whole cell in quotes and double each quote inside it, or remove the quote.',
  },
  rowTooLarge: {
    exit: data,
    say: (p: { limit: number }) =>
      `this row is longer than ${formatNumber(p.limit)} characters. Is a quote left open? Remove what is not an answer or a short note, or raise the limit with --limit row=NUMBER.`,
  },
  rowsTooMany: {
    exit: data,
    say: (p: { limit: number }) =>
      `there are more than ${formatNumber(p.limit)} rows. Is this the right file? Split it, or raise the limit with --limit rows=NUMBER.`,
  },
  columnsTooMany: {
    exit: data,
    say: (p: { columns: number; limit: number }) =>
      `the header has ${formatNumber(p.columns)} columns, and the limit is ${formatNumber(p.limit)}. Is this the right file? Remove columns, or raise the limit with --limit columns=NUMBER.`,
  },
  rowShort: {
    exit: data,
    say: (p: { cells: number; expected: number }) =>
      `the row has ${formatCount(p.cells, 'cell')}; the header has ${p.expected}. Add the missing cells (leave them blank if there is no answer).`,
  },
  rowLong: {
    exit: data,
    say: (p: { cells: number; expected: number }) =>
      `the row has ${formatCount(p.cells, 'cell')}; the header has ${p.expected}. Put a cell that contains the separator in quotes, or remove the extra cells.`,
  },
  noKeyQuestions: {
    exit: data,
    say: (p: { example: string; headers: readonly string[]; unit: 'column' | 'row' }) =>
      `no ${p.unit} is a key question. Expected ${p.unit === 'column' ? 'headers' : 'questions'} such as "${p.example}"; found ${formatList(p.headers.slice(0, 5).map(quote)) || 'none'}` +
      `${p.headers.length > 5 ? ' …' : ''}. ${p.unit === 'column' ? 'Is the header the first row, and is this a case sheet' : 'Is this a sheet'} of the programme?`,
  },
  questionColumnsMissing: {
    exit: data,
    say: (p: {
      standard: string;
      missing: readonly string[];
      present: readonly string[];
      near: string | null;
      unit: 'column' | 'row';
    }) =>
      `${p.standard}: there is a ${p.unit} for ${formatList(p.present)} but none for ${formatList(p.missing)}. ` +
      `Add the missing ${p.missing.length === 1 ? p.unit : `${p.unit}s`}: a standard is never rated on some of its questions.` +
      (p.near === null ? '' : ` Is the column ${quote(p.near)} meant?`),
  },
  columnTwice: {
    exit: data,
    say: (p: { first: string; firstAt: number; second: string; secondAt: number; what: string }) =>
      `column ${p.firstAt} (${quote(p.first)}) and column ${p.secondAt} (${quote(p.second)}) are both ${p.what}. Keep one of them.`,
  },
  columnUnplaced: {
    exit: data,
    say: (p: { header: string; near: string | null }) =>
      `the column ${quote(p.header)} looks like a question and is none of this programme.` +
      (p.near === null ? '' : ` Did you mean ${p.near}?`) +
      ' Expected a key question (2.2.3), a supporting question (2.2b) or a name that does not begin like a code.',
  },
  columnDated: {
    exit: data,
    say: (p: { header: string; near: string }) =>
      `the column ${quote(p.header)} is a date, which a spreadsheet has probably made of ${p.near}. Format the header row as text and type ${p.near} again, or put the wording behind the code.`,
  },
  columnBoth: {
    exit: data,
    say: (p: { header: string; first: string; second: string }) =>
      `the column ${quote(p.header)} is ${p.first} and ${p.second} as well. A column is one of them: correct the inspection file.`,
  },
  columnAmbiguous: {
    exit: data,
    say: (p: { header: string; codes: readonly string[] }) =>
      `the column ${quote(p.header)} is the wording of ${formatList(p.codes)}. Put the code in front of the wording.`,
  },
  columnWithoutHeader: {
    exit: data,
    say: (p: { at: number; cell: string }) =>
      `column ${p.at} has no header, and holds ${quote(p.cell)} here. Give the column a name, or clear it.`,
  },
  answerUnknown: {
    exit: data,
    say: (p: { found: string; near: string | null }) =>
      `${quote(p.found)} is not an answer. Expected ${answers}.` +
      (/^\s*-?\d+(?:[.,]\d+)?\s*$/.test(p.found)
        ? ` If ${p.found.trim().slice(0, 20)} stands for an answer, say so in the inspection file: "answers": { "yes": ["${p.found.trim().slice(0, 20)}"] }, or a row "yes means,${p.found.trim().slice(0, 20)}".`
        : suggestion(p.near)),
  },
  answerSeveral: {
    exit: data,
    say: (p: { found: string }) => `${quote(p.found)} is more than one answer. Give one of ${answers}.`,
  },
  longQuestionUnknown: {
    exit: data,
    say: (p: { found: string; near: string | null }) =>
      `${quote(p.found)} is no question of this programme. Expected a key question (2.2.3) or a supporting question (2.2b).${suggestion(p.near)}`,
  },
  longQuestionBlank: {
    exit: data,
    say: (p: { found: string }) =>
      `the answer ${quote(p.found)} is to no question. Say which in the column of questions.`,
  },
  longAnswerTwice: {
    exit: data,
    say: (p: { firstLine: number }) =>
      `the question is answered for this case on line ${p.firstLine} already. Keep one of the two rows.`,
  },
  longIdMissing: {
    exit: data,
    say: () =>
      'the sheet has an answer in each row and no column for the case id. Add one named case_id, or name it with --id COLUMN.',
  },
  answerNotApplicableStandard: {
    exit: data,
    say: (p: { found: string; standard: string }) =>
      `${quote(p.found)} answers a question of ${p.standard}, which is declared not applicable. Clear the cell, or take the declaration back.`,
  },
  answerInOutstanding: {
    exit: data,
    say: (p: { found: string }) =>
      `${quote(p.found)} is given, but every key question of this case is blank. Answer the key questions, or clear this cell while the case is still to be inspected.`,
  },
  idBlank: { exit: data, say: () => 'the case has no id. Give every case its own.' },
  idTwice: {
    exit: data,
    say: (p: { firstLine: number }) =>
      `the id stands on line ${p.firstLine} already. Give every case its own id, or remove the row that is there twice.`,
  },
  strictUnanswered: {
    exit: data,
    say: () =>
      `a blank is refused by --strict. Answer ${answers.replace(' or blank', '').replace(', N/A', ' or N/A')}.`,
  },
  strictOutstanding: {
    exit: data,
    say: () => 'the case is still to be inspected (every key question is blank), and --strict refuses that.',
  },

  // Counts sheets.
  countsEmpty: {
    exit: data,
    say: () => 'the file is empty. A counts sheet needs a header row and a row for each question.',
  },
  countsWithoutRows: { exit: data, say: () => 'there is a header row and no question below it.' },
  countsHeader: {
    exit: data,
    say: (p: { headers: readonly string[] }) =>
      `the header of a counts sheet is question,yes,no (and not_applicable, unanswered) or question,percentage (and relevant); found ${formatList(p.headers.slice(0, 8).map(quote))}.`,
  },
  countsColumnUnknown: {
    exit: data,
    say: (p: Unknown) =>
      `${quote(p.found)} is no column of a counts sheet. Expected ${formatList(p.known, 'or')}.${suggestion(p.near)}`,
  },
  countsNumber: {
    exit: data,
    say: (p: { found: string }) =>
      `${p.found === '' ? 'the number is blank, and a blank is not 0' : `${quote(p.found)} is no number of cases`}. Expected a whole number from 0 to 999999999999.`,
  },
  countsQuestionTwice: {
    exit: data,
    say: (p: { firstLine: number }) => `the question stands on line ${p.firstLine} already. Keep one of the two rows.`,
  },
  countsTotal: {
    exit: data,
    say: (p: { cases: number; first: string; firstCases: number }) =>
      `the counts come to ${formatCount(p.cases, 'case')}, those of ${p.first} to ${formatNumber(p.firstCases)}. Every case counts once for every question: correct the numbers.`,
  },
  countsGroupShort: {
    exit: data,
    say: (p: { values: readonly string[] }) =>
      `the group ${formatList(p.values.map(quote))} has no row for this question, and another group has one. Add the row: every case counts once for every question.`,
  },
  groupsWithoutCases: {
    exit: use,
    say: () =>
      'a breakdown says how many cases each group has, and this counts sheet does not tell. Give it the columns not_applicable and unanswered, or leave --by out.',
  },
  countsUnknown: {
    exit: data,
    say: (p: { unknown: number }) =>
      `${formatCount(p.unknown, 'cell is', 'cells are')} no answer that can be counted: not ${answers}, or in a case of which every key question is blank. Correct the cells, or say in the inspection file what they mean; then count again.`,
  },
  countsIdsBlank: {
    exit: data,
    say: (p: { blank: number }) =>
      `${formatCount(p.blank, 'case has', 'cases have')} no id. Give every case its own, take rows away that are blank, and count again.`,
  },
  countsIdsTwice: {
    exit: data,
    say: (p: { twice: number }) =>
      `${formatCount(p.twice, 'case has', 'cases have')} the id of another. Give every case its own id, or take away what is there twice, and count again.`,
  },
  countsOutstanding: {
    exit: data,
    say: (p: { outstanding: number; first: string; firstOutstanding: number }) =>
      `${formatCount(p.outstanding, 'case is', 'cases are')} outstanding, and ${formatNumber(p.firstOutstanding)} in the row of ${p.first}. A case is outstanding for every question: correct the numbers.`,
  },
  strictCountsOutstanding: {
    exit: data,
    say: (p: { outstanding: number }) =>
      `${formatCount(p.outstanding, 'case is', 'cases are')} still to be inspected, and --strict refuses that.`,
  },
  countsNotApplicableStandard: {
    exit: data,
    say: (p: { standard: string }) =>
      `there are answers to a question of ${p.standard}, which is declared not applicable. Remove the row, or take the declaration back.`,
  },
  strictCounts: {
    exit: data,
    say: (p: { unanswered: number }) => `${formatCount(p.unanswered, 'blank answer')}: --strict refuses that.`,
  },
  percentageForm: {
    exit: data,
    say: (p: { found: string }) =>
      `${quote(p.found)} is no percentage. Expected a number from 0 to 100, with a % sign or without: 57, 57% or 57.1.`,
  },
  percentageBlank: {
    exit: data,
    say: () => 'the percentage is blank. Give it, or 0 in a column "relevant" where no case is relevant.',
  },
  percentageImpossible: {
    exit: data,
    say: (p: { percentage: number; relevant: number; around: readonly string[] }) =>
      `no number of ${formatCount(p.relevant, 'relevant case')} is ${p.percentage} per cent` +
      `${p.around.length === 0 ? '' : `: ${formatList(p.around)}`}. Correct the percentage or the relevant cases.`,
  },
  percentagesAdded: {
    exit: use,
    say: () =>
      'this sheet gives percentages, and percentages cannot be added. Give it alone, or give counts (question,yes,no) in every sheet.',
  },
  sheetMissing: {
    exit: use,
    say: () => 'there is nothing to score. Name a case sheet, - for standard input, or counts with --counts FILE.',
  },
  sheetAndCounts: {
    exit: use,
    say: (p: { sheet: string }) =>
      `the case sheet ${quote(p.sheet)} and --counts are both given. Counts stand in place of cases: give one of them.`,
  },
  countsTwice: {
    exit: use,
    say: () => 'this counts sheet is given twice, so its cases would be counted twice. Give it once.',
  },
  optionNeedsCases: {
    exit: use,
    say: (p: { option: string }) => `${p.option} needs cases, and --counts gives none. Leave one of them out.`,
  },
  inspectionsSeveral: {
    exit: use,
    say: (p: { files: readonly string[] }) =>
      `${formatList(p.files)} stand beside the counts sheets. Say with --inspection which of them holds.`,
  },

  // Files and the command line.
  fileMissing: { exit: use, say: (p: { what: string }) => `there is no such ${p.what}. Check the path.` },
  fileIsFolder: {
    exit: use,
    say: (p: { what: string }) => `this is a folder. Expected ${/^[aeiou]/.test(p.what) ? 'an' : 'a'} ${p.what}.`,
  },
  fileUnreadable: {
    exit: use,
    say: (p: { what: string; reason: string }) => `the ${p.what} cannot be read (${makeVisible(p.reason)}).`,
  },
  fileChanged: {
    exit: use,
    say: (p: { what: string }) =>
      `the ${p.what} was changed while it was read, so nothing that was read of it can be trusted. Let whoever writes it finish, and run this again.`,
  },
  fileTooLong: {
    exit: use,
    say: (p: { limit: number }) =>
      `the file is longer than ${formatNumber(p.limit)} characters. Is this the right file? Shorten it, or raise the limit with --limit file=NUMBER.`,
  },
  outputUnwritable: {
    exit: use,
    say: (p: { reason: string }) =>
      `the result cannot be written (${makeVisible(p.reason)}). What was there before is unchanged.`,
  },
  folderMissing: {
    exit: use,
    say: () =>
      'batch --format html writes a page for each sheet and an index of them, so it needs a folder: add -o FOLDER. For one page of one sheet: casescore score SHEET --format html.',
  },
  folderIsFile: {
    exit: use,
    say: () =>
      'batch --format html writes a folder of pages, and this is a file, or would look like one. Choose a name for -o that does not end in .html.',
  },
  folderHoldsOthers: {
    exit: use,
    say: (p: { found: string }) =>
      `the folder holds ${quote(p.found)}, which is no page of an earlier run, and pages are not put among other files. Choose a new or empty folder for -o, or move it away.`,
  },
  workbookToTerminal: {
    exit: use,
    say: () => 'a workbook cannot be shown on a terminal. Write it to a file: -o FILE.ods',
  },
  outputIsInput: {
    exit: use,
    say: () => 'this file is read for the result, so the result is not written over it. Choose another name for -o.',
  },
  inputIsTerminal: {
    exit: use,
    say: (p: { what: string; example: string }) => `standard input is a terminal. Pipe ${p.what} into it: ${p.example}`,
  },
  noSheets: {
    exit: use,
    say: () => 'there is no case sheet here. Expected a .csv file, or a folder with at least one.',
  },
  expectedMissing: {
    exit: use,
    say: (p: { expected: string }) =>
      `there are no expected results beside this sheet. Write them to ${p.expected}, or let check --update write what is found.`,
  },
  twoInspectionFiles: {
    exit: use,
    say: (p: { files: readonly string[] }) => `${formatList(p.files)} both stand beside the sheet. Keep one of them.`,
  },
  reasonCount: {
    exit: use,
    say: (p: { discretions: number; reasons: number }) =>
      `${timesGiven(p.discretions, '--discretion')} and ${timesGiven(p.reasons, '--reason')}. Each --discretion needs its own --reason, in the same order.`,
  },
  settingForm: {
    exit: use,
    say: (p: { option: string; found: string; expected: string }) =>
      `${quote(p.found)} cannot be understood. Expected ${p.option} ${p.expected}.`,
  },

  percentagesCount: {
    exit: use,
    say: (p: { percentages: string; questions: readonly string[]; programme: string }) =>
      `there are ${p.percentages} and ${formatCount(p.questions.length, 'key question')} of ${p.programme} (${formatList(p.questions)}). Give one for each in that order, name each (${p.questions[0]}=57), or leave a standard out with --not-applicable.`,
  },
  percentageUnnamed: {
    exit: use,
    say: (p: { found: string }) =>
      `${p.found} has no key question, and others have. Name all of them (2.2.1=${p.found}), or none.`,
  },
  notApplicableWithoutProgramme: {
    exit: use,
    say: () => '--not-applicable leaves out a standard of a programme. Say which programme with --programme.',
  },
  writeRounding: {
    exit: use,
    say: (p: { rounding: string; own: string }) =>
      `--write makes a sheet for a programme that rounds ${p.own}, and --rounding says ${p.rounding}. Leave --rounding out, or --write.`,
  },
  writeBases: {
    exit: use,
    say: (p: { bases: string; example: number }) =>
      `no sheet is written, because more than one base fits: ${p.bases}. Choose one with --base ${p.example}.`,
  },
  writeNoBase: {
    exit: use,
    say: (p: { bases: string; impossible: readonly string[] }) =>
      `no sheet is written, because no base of ${p.bases} fits all the percentages` +
      (p.impossible.length === 0 ? '' : `; impossible with every one: ${formatList(p.impossible)}`) +
      '. Leave --write out to see what fits.',
  },
  writeStandardInPart: {
    exit: use,
    say: (p: { standard: string; missing: readonly string[] }) =>
      `${p.standard}: there is no percentage for ${formatList(p.missing)}. A sheet has all questions of a standard or none.`,
  },
  writeOtherDecimals: {
    exit: use,
    say: (p: { percentage: number; programme: string }) =>
      `no count is printed as ${p.percentage} under ${p.programme}, which prints another number of decimals. Give it as ${p.programme} would print it.`,
  },
  listAnswer: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is not an answer that cases can be listed by. Expected ${formatList(p.known, 'or')}: --list 2.5.3=no.${suggestion(p.near)}`,
  },
  listNotApplicable: {
    exit: use,
    say: (p: { standard: string }) =>
      `${p.standard} is declared not applicable, so no case is counted under it. Take the --list or the declaration away.`,
  },
  whereTwice: {
    exit: use,
    say: (p: { column: string }) =>
      `--where is given twice for ${quote(p.column)}. To accept several values, give them in one: --where "${makeVisible(p.column)}=A|B".`,
  },
  whereWithoutList: {
    exit: use,
    say: () =>
      '--where narrows what --by and --list show, and there is neither. Add one, e.g. --by ethnicity or --list 2.5.3=no.',
  },

  // Breakdowns.
  optionAlone: {
    exit: use,
    say: (p: { option: string; needs: string; example: string }) =>
      `${p.option} does nothing without ${p.needs}. Add it, e.g. ${p.example}.`,
  },
  listWithSuppression: {
    exit: use,
    say: () =>
      '--list names cases, and small numbers are to be hidden (--publish, --suppress, or --by with -o). Take one of them away.',
  },
  byTwice: {
    exit: use,
    say: (p: { column: string }) => `${quote(p.column)} is given twice. Keep one of them.`,
  },
  groupUnused: {
    exit: use,
    say: (p: { column: string; used: readonly string[] }) =>
      `the group is of ${quote(p.column)}, and only ${formatList(p.used.map(quote))} ${p.used.length === 1 ? 'is' : 'are'} looked at. Name that column, or add --by "${makeVisible(p.column)}".`,
  },
  groupValueTwice: {
    exit: use,
    say: (p: { value: string; first: string; second: string }) =>
      `${quote(p.value)} belongs to two groups, ${quote(p.first)} and ${quote(p.second)}, so a case would be counted twice. Keep it in one of them.`,
  },
  groupsTooMany: {
    exit: use,
    say: (p: { most: number }) =>
      `there are more than ${p.most} different values, which is no breakdown. Merge values under "groups" in the inspection file or with --group, or raise the limit with --max-groups.`,
  },
  referenceUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is no group of ${p.known.length === 0 ? 'any table' : 'the breakdown'}. Expected ${formatList(p.known.slice(0, 12).map(quote), 'or') || 'a group with cases'}.${suggestion(p.near)}`,
  },
  optionsApart: {
    exit: use,
    say: (p: { options: readonly string[]; instead: string }) =>
      `${formatList(p.options)} cannot go together. ${p.instead}`,
  },

  programmesDiffer: {
    exit: use,
    say: (p: { before: string; after: string }) =>
      `the results cannot be compared: before is rated under ${p.before}, after under ${p.after}. Ratings of different programmes do not mean the same; compare results of one.`,
  },
  programmeFilesDiffer: {
    exit: use,
    say: (p: { id: string; before: string; after: string }) =>
      `the results cannot be compared: both name the programme ${p.id}, but its file was not the same (checksum ${p.before.slice(0, 12)}… before, ${p.after.slice(0, 12)}… after). Score both sheets again under one file.`,
  },
  sheetsExist: {
    exit: use,
    say: (p: { files: readonly string[] }) =>
      `${formatList(p.files.map(quote))} ${p.files.length === 1 ? 'is' : 'are'} there already, and nothing is written over. Choose another name, or move what is there.`,
  },
  nameMissing: {
    exit: use,
    say: (p: { what: string; how: string }) => `the ${p.what} is missing. ${p.how}`,
  },
  schemaUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `there is no schema ${quote(p.found)}. Expected ${formatList(p.known, 'or')}.${suggestion(p.near)}`,
  },

  sqlName: {
    exit: use,
    say: (p: { found: string }) =>
      `the column ${quote(p.found)} has a name that cannot be written in a query alike for every engine and every reader. Give it another one in the table, or in a view of it.`,
  },
  sqlWord: {
    exit: use,
    say: (p: { found: string }) =>
      `the answer ${quote(p.found)} cannot be written in a query that is alike on every engine. Take it out of "answers", and change the cells that hold it.`,
  },

  noRatings: {
    exit: use,
    say: () => 'there are no ratings. Give them as 1.1=Good 1.2=RI 2.1=NA, or in a file with --ratings FILE.',
  },
  ratingsHeader: {
    exit: use,
    say: () =>
      'the first row must name the columns "standard" and "rating"; or give a JSON object such as { "1.1": "Good" }.',
  },

  // Inspection, programme and expected files.
  jsonSyntax: {
    exit: use,
    say: (p: { reason: string }) =>
      `this is not JSON: ${makeVisible(p.reason)}${p.reason.endsWith('?') ? '' : '.'} Mend the line, or compare it with the README.`,
  },
  jsonKeyTwice: { exit: use, say: (p: { key: string }) => `${quote(p.key)} stands here twice. Keep one of them.` },
  keyUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is not a known key. Expected ${formatList(p.known, 'or')}.${suggestion(p.near)}`,
  },
  keyMissing: { exit: use, say: (p: { key: string }) => `"${p.key}" is missing. Add it.` },
  valueForm: {
    exit: use,
    say: (p: { found: string; expected: string }) => `found ${p.found}. Expected ${p.expected}.`,
  },
  itemUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is not an item of an inspection file. Expected ${formatList(p.known, 'or')}.${suggestion(p.near)}`,
  },
  itemTwice: {
    exit: use,
    say: (p: { item: string; firstLine: number }) =>
      `${quote(p.item)} stands on line ${p.firstLine} already. Keep one of them.`,
  },
  itemWithoutValue: {
    exit: use,
    say: (p: { reason: string }) =>
      `there is a reason (${quote(p.reason)}) and no value. Fill in the value, or clear the row.`,
  },
  itemReason: {
    exit: use,
    say: (p: { reason: string }) =>
      `there is a third cell (${quote(p.reason)}), and this item takes no reason. Put a value that contains the separator in quotes, or clear the cell.`,
  },
  discretionWithoutRating: {
    exit: use,
    say: (p: { standard: string }) =>
      `this tells of discretion for ${p.standard}, and there is no row "${p.standard} discretion" with its rating and reason. Add it.`,
  },
  itemHeader: {
    exit: use,
    say: () => 'the first row must be "item,value" or "item,value,reason", and every row must have as many cells.',
  },
  ratingUnknown: {
    exit: use,
    say: (p: Unknown & { shorts: readonly string[] }) =>
      `${quote(p.found)} is not a rating. Expected ${formatList(p.known, 'or')} (or ${formatList(p.shorts, 'or')}).${suggestion(p.near)}`,
  },
  standardUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is not a standard of this programme. Expected ${formatList(p.known, 'or')}.${suggestion(p.near)}`,
  },
  questionUnknown: {
    exit: use,
    say: (p: Unknown) => `${quote(p.found)} is not a key question of this programme.${suggestion(p.near)}`,
  },
  judgedFromCases: {
    exit: use,
    say: (p: { standard: string }) =>
      `${p.standard} is rated from cases, so it takes no judgement. Take the judgement away; to depart from the rated result, record discretion with its reason.`,
  },
  judgedUnrated: {
    exit: use,
    say: (p: { standard: string }) => `${p.standard} is not rated in this programme. Take this away.`,
  },
  judgedTwice: {
    exit: use,
    say: (p: { standard: string; first: string }) =>
      `${p.standard} is judged already (${makeVisible(p.first)}). Keep one judgement.`,
  },
  discretionTwice: {
    exit: use,
    say: (p: { standard: string; first: string }) =>
      `discretion for ${p.standard} is recorded already (${makeVisible(p.first)}). Keep one entry.`,
  },
  discretionWithoutReason: {
    exit: use,
    say: (p: { standard: string }) =>
      `discretion for ${p.standard} has no reason. Discretion is recorded with its reason.`,
  },
  discretionNotApplicable: {
    exit: use,
    say: (p: { standard: string }) =>
      `${p.standard} is declared not applicable and has discretion as well. Take one of them away.`,
  },
  discretionBreaksCap: {
    exit: use,
    say: (p: { standard: string; rating: string; ceiling: string; because: string }) =>
      `discretion rates ${p.standard} ${p.rating}, which breaks a cap: it cannot be above ${p.ceiling}, because ${p.because}. A cap cannot be departed from: take the discretion away, or lower it to ${p.ceiling}.`,
  },
  notApplicableTwice: {
    exit: use,
    say: (p: { standard: string; first: string }) =>
      `${p.standard} is declared not applicable already (${makeVisible(p.first)}). Keep one declaration.`,
  },
  notApplicableJudged: {
    exit: use,
    say: (p: { standard: string; first: string }) =>
      `${p.standard} is declared not applicable (${makeVisible(p.first)}) and judged as well. Take one of them away.`,
  },
  givenTwice: {
    exit: use,
    say: (p: { what: string; first: string }) =>
      `${p.what} is given already (${makeVisible(p.first)}). Keep one of them.`,
  },
  answerWordTwice: {
    exit: use,
    say: (p: { word: string; first: string; second: string }) =>
      `${quote(p.word)} cannot mean ${p.second}: it means ${p.first} already. A word has one meaning.`,
  },
  columnNotInSheet: {
    exit: use,
    say: (p: Unknown) =>
      `the sheet has no column ${quote(p.found)}.${p.known.length === 0 ? '' : ` It has ${formatList(p.known.slice(0, 12).map(quote))}.`}${suggestion(p.near)}`,
  },
  questionNotInSheet: {
    exit: use,
    say: (p: Unknown) =>
      `the sheet has no column for question ${quote(p.found)}. Expected a key question or a supporting question of the sheet.${suggestion(p.near)}`,
  },
  programmeUnknown: {
    exit: use,
    say: (p: Unknown) =>
      `${quote(p.found)} is no programme. Expected ${formatList(p.known, 'or')}, or the path of a programme file.${suggestion(p.near)}`,
  },
  programmeFault: { exit: use, say: (p: { fault: string }) => p.fault },
}));

type Catalogue = ReturnType<typeof catalogue>;

/** The name of one kind of mistake. */
export type Kind = keyof Catalogue;

/** One mistake, where it is, and its words. */
export interface Problem {
  readonly kind: Kind;
  readonly exit: 2 | 3;
  readonly place: Place;
  readonly message: string;
}

/** Words one problem from the catalogue. */
export function problem<K extends Kind>(kind: K, place: Place, ...details: Parameters<Catalogue[K]['say']>): Problem {
  const entry = catalogue()[kind];
  const say = entry.say as (p: unknown) => string;
  return { kind, exit: entry.exit, place, message: say(details[0]) };
}

/** Everything that is wrong with what the user gave; never thrown for a fault of the program. */
export class Refusal extends Error {
  readonly problems: readonly Problem[];
  readonly total: number;
  /** Where the problems are collected, if they are. */
  readonly from: Problems | null;

  /** `total` is the number of problems found where only some were kept. */
  constructor(problems: readonly Problem[], total = problems.length, from: Problems | null = null) {
    super(describeProblems(problems).join('\n'));
    this.name = 'Refusal';
    this.problems = problems;
    this.total = total;
    this.from = from;
  }

  /** 2 where any problem is one of use, otherwise 3: the order that the exit codes are ranked in. */
  get exit(): 2 | 3 {
    return this.problems.some((p) => p.exit === use) ? use : data;
  }
}

/**
 * Runs something that reads a file beside the sheet. What is wrong with such a file is wrong use, also where the same fault in a case sheet
 * would be bad data: an encoding, a quote.
 */
export async function asUse<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.problems.map((found) => ({ ...found, exit: use })),
      error.total,
    );
  }
}

/** How many problems of one kind are told in full. */
const toldOfEachKind = 20;

/**
 * Collects problems, so that all of a file are told in one go. Keeps 20 of each kind and counts the rest: a sheet of a million
 * wrong cells costs no memory.
 */
export class Problems {
  // Made with the first problem: most collections stay empty.
  #kept: Map<Kind, Problem[]> | null = null;
  #more: Map<Kind, number> | null = null;
  #total = 0;

  add<K extends Kind>(kind: K, place: Place, ...details: Parameters<Catalogue[K]['say']>): void {
    if ((this.#kept?.get(kind)?.length ?? 0) < toldOfEachKind) {
      this.#keep([problem(kind, place, ...details)]);
    } else {
      this.#total++;
      this.#countMore(kind, 1);
    }
  }

  #keep(problems: readonly Problem[]): void {
    this.#total += problems.length;
    const kept = (this.#kept ??= new Map());
    for (const found of problems) kept.set(found.kind, [...(kept.get(found.kind) ?? []), found]);
  }

  #countMore(kind: Kind, number: number): void {
    const more = (this.#more ??= new Map());
    more.set(kind, (more.get(kind) ?? 0) + number);
  }

  /** Runs something that may refuse, and keeps its problems with the others; undefined where it refused. */
  async keep<T>(act: () => Promise<T>): Promise<T | undefined> {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      // What was refused from here is here already.
      if (error.from !== this) this.#keep(error.problems);
      return undefined;
    }
  }

  /** Takes over what another collection holds. */
  take(other: Problems): void {
    const mine = (this.#kept ??= new Map());
    for (const [kind, theirs] of other.#kept ?? []) {
      const before = mine.get(kind) ?? [];
      mine.set(kind, [...before, ...theirs].slice(0, toldOfEachKind));
      const more = (other.#more?.get(kind) ?? 0) + Math.max(0, before.length + theirs.length - toldOfEachKind);
      if (more > 0) this.#countMore(kind, more);
    }
    this.#total += other.total;
  }

  get total(): number {
    return this.#total;
  }

  /** Throws a `Refusal` where anything was found; otherwise does nothing. */
  refuse(): void {
    if (this.#total === 0) return;
    const told = [...(this.#kept ?? [])].flatMap(([kind, kept]) => {
      const more = this.#more?.get(kind);
      const last = kept.at(-1);
      if (more === undefined || last === undefined) return kept;
      const place: Place = last.place.file === undefined ? {} : { file: last.place.file };
      return [...kept, { ...last, place, message: `and ${more} more of this kind.` }];
    });
    throw new Refusal(told, this.#total, this);
  }
}

/** How much of a name is shown where it says where something is. */
const shownName = 80;

/** `file:line: column: case id:` as far as each is known, each made visible, and shortened but for the file. */
export function formatPlace(place: Place): string {
  const file = place.file === undefined ? '' : makeVisible(place.file);
  const line = place.line === undefined ? '' : `${file === '' ? 'line ' : ':'}${place.line}`;
  const parts = [`${file}${line}`, place.column === undefined ? '' : makeVisible(shorten(place.column, shownName))];
  if (place.caseId !== undefined) parts.push(`case ${makeVisible(shorten(place.caseId, shownName))}`);
  return parts.filter((part) => part !== '').join(': ');
}

/** One line for each problem. Whatever of a file or an option went into a message, nothing of it can steer the terminal. */
export function describeProblems(problems: readonly Problem[]): string[] {
  return problems.map(({ place, message }) => {
    const where = formatPlace(place);
    return makeVisible(where === '' ? message : `${where}: ${message}`);
  });
}

function timesGiven(n: number, option: string): string {
  if (n === 0) return `no ${option} is given`;
  return `${option} is given ${n === 1 ? 'once' : `${n} times`}`;
}
