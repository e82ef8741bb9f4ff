/** What can be wrong with any file: its bytes, its quotes and its size, and whether it can be read or written at all. */
import type { Place } from '../model/reading.js';
import { formatList, formatNumber } from '../words/english.js';
import { makeVisible, quote, shellWord } from '../words/visible.js';
import { group } from './group.js';

const separatorWords = (separator: string): string => (/^[a-z]/.test(separator) ? `a ${separator}` : quote(separator));

/** The text of a file, and its division into rows and cells. */
export const textProblems = group(3, {
  encodingInvalid: (p: {
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
  encodingIsUtf8: () =>
    'the file is UTF-8, and --encoding windows-1252 would misread its letters. Leave the option out.',
  nulByte: (p: { character: number; table: boolean }) =>
    `there is a NUL character (character ${p.character} of the line). This is not plain text: save the ${p.table ? 'sheet again as "CSV UTF-8"' : 'file again as UTF-8'}.`,
  notCsv: (p: { what: string; mend: string }) => `this is ${p.what}, not a CSV. ${p.mend}`,
  delimiterUnusable: (p: { found: string }) =>
    `${quote(p.found)} cannot separate cells. Expected one character that is no letter, digit, quote or line end.`,
  quoteUnclosed: () => 'a quoted cell that begins in this row never ends. Close the quote, or remove it.',
  quoteStray: () =>
    'a quote (") stands in the middle of a cell of this row. Put the whole cell in quotes and double each quote inside it, or remove the quote.',
  quoteSpaced: () =>
    'a space stands beside a quote (") of this row, between it and the separator. Remove every space before an opening and after a closing quote.',
  headerBelow: (p: { found: string; header: number }, { worksheet }: Place) => {
    const row = worksheet === undefined ? 'line' : 'row';
    return `${quote(p.found)} stands above the header, which is ${row} ${p.header}. The header must be the first row: remove every ${row} above it.`;
  },
  headerSeparated: (p: { separator: string; used: string | null }) =>
    `the cells of the header are separated by ${separatorWords(p.separator)}, and not by ${p.used === null ? 'a comma, a semicolon or a tab' : separatorWords(p.used)}. Say so with --delimiter ${shellWord(p.separator)}, or save the file again as "CSV UTF-8".`,
  headerQuotedWhole: () =>
    'the whole header stands in quotes, so it is one cell, and so do probably the rows below it. Open the sheet, split that column into cells ("Text to Columns"), and save it again.',
  rowTooLarge: (p: { limit: number }) =>
    `this row is longer than ${formatNumber(p.limit)} characters. Is a quote left open? Remove what is not an answer or a short note, or raise the limit with --limit row=NUMBER.`,
  rowsTooMany: (p: { limit: number }) =>
    `there are more than ${formatNumber(p.limit)} rows. Is this the right file? Split it, or raise the limit with --limit rows=NUMBER.`,
  columnsTooMany: (p: { columns: number; limit: number }) =>
    `the header has ${formatNumber(p.columns)} columns, and the limit is ${formatNumber(p.limit)}. Is this the right file? Remove columns, or raise the limit with --limit columns=NUMBER.`,
});

/** Why a file cannot be read or written, by the code of the system. */
const reasons: Readonly<Record<string, string>> = {
  EACCES: 'no permission',
  EDQUOT: 'your share of the disk is full',
  EEXIST: 'it is there already',
  EIO: 'the disk does not answer',
  EISDIR: 'it is a folder',
  ELOOP: 'a loop of symbolic links',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such folder',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file is in the place of a folder',
  EPERM: 'no permission',
  EROFS: 'the disk is read-only',
};

/** The words for a code of the system, with the code; the code alone if there are none. */
const reasonWords = (code: string): string =>
  makeVisible(reasons[code] === undefined ? code : `${reasons[code]}: ${code}`);

/** Finding, reading and writing files. */
export const fileProblems = group(2, {
  fileMissing: (p: { what: string; near: string | null }) =>
    `there is no such ${p.what}. ${p.near === null ? 'Check the path.' : `Did you mean ${quote(p.near)}?`}`,
  fileIsFolder: (p: { what: string }, { file = '' }: Place) =>
    `this is a folder. Expected ${/^[aeiou]/.test(p.what) ? 'an' : 'a'} ${p.what}.` +
    (p.what === 'case sheet' ? ` To score every sheet in it: casescore batch ${shellWord(file)}` : ''),
  fileUnreadable: (p: { what: string; reason: string }) => `the ${p.what} cannot be read (${reasonWords(p.reason)}).`,
  fileChanged: (p: { what: string }) =>
    `the ${p.what} was changed while it was read, so nothing that was read of it can be trusted. Let whoever writes it finish, and run this again.`,
  fileTooLong: (p: { limit: number; name: 'file' | 'result' }) =>
    `the file is longer than ${formatNumber(p.limit)} characters. Is this the right file? Shorten it, or raise the limit with --limit ${p.name}=NUMBER.`,
  fileElsewhere: (p: { what: string }, { file = '' }: Place) =>
    `the ${p.what} has faults. They are not shown, because it lies outside the folder of what was named, as where a link leads out of it. ` +
    (p.what === 'case sheet'
      ? `To see them: casescore score ${shellWord(file)}`
      : p.what === 'inspection file'
        ? `To see them, name it: casescore score SHEET --inspection ${shellWord(file)}`
        : 'To see them, put a copy of it in place of the link.'),
  inputIsTerminal: (p: { what: string; example: string }) =>
    `standard input is a terminal. Pipe ${p.what} into it: ${p.example}`,
  noMatches: () =>
    'no case sheet has a name of this pattern. In a pattern * stands for any letters, ** for any folders, ? for one letter and {a,b} for a or b.',
  patternTooWide: (p: { most: number }) =>
    `a pattern with more than ${p.most} stars in one name, or ** that often, would take too long. Use fewer, or name the folder.`,
  noSheets: () =>
    'there is no case sheet here. Expected a .csv, .xlsx, .xlsm or .ods file, or a folder with at least one.',
  sheetInTwoForms: (p: { files: readonly string[] }) =>
    `${formatList(p.files)} ${p.files.length === 1 ? 'has' : 'have'} the same name. One is probably a copy of the other, and may be out of date: move one of them away.`,
  expectedNamesNoSheet: () =>
    'these expected results name no sheets. Give the sheet that they stand beside, or add "sheets": ["a.csv", "b.csv"].',
  expectedSheetMissing: (p: { sheet: string }) => `there is no sheet ${quote(p.sheet)}. Give its path from this file.`,
  expectedMissing: (p: { expected: string; near: readonly string[] }) =>
    `there are no expected results beside this sheet. ` +
    (p.near.length === 0
      ? `Write them to ${p.expected}, or let check --update write what is found.`
      : `Is ${formatList(p.near.map(quote), 'or')} meant? Then name it ${p.expected}; it must be JSON.`),
  companionTwice: (p: { files: readonly string[] }) =>
    `${formatList(p.files)} both stand beside the sheet. Keep one of them.`,
  inspectionTwice: (p: { files: readonly string[] }) =>
    `${formatList(p.files)} are both its inspection file. Keep one of them.`,
  inspectionsSeveral: (p: { files: readonly string[] }) =>
    `${formatList(p.files.length > 5 ? [...p.files.slice(0, 4), `${p.files.length - 4} more`] : p.files)} stand beside the sheets. If they are one sample, say with --inspection which of them holds; if they are of different places, score each by itself: casescore batch.`,
  sheetTwice: () => 'this sheet is given twice, so its cases would be counted twice. Give it once.',
  inputAmongSheets: () =>
    'standard input cannot be one of several sheets, because they are read twice. Save it as a file first.',
  outputUnwritable: (p: { reason: string; left: 'before' | 'unknown' | 'part' }) =>
    `the result cannot be written (${reasonWords(p.reason)}).` +
    {
      before: ' What was there before is unchanged.',
      unknown: '',
      part: ' A part of it is in its place: run this again.',
    }[p.left],
  outputIsCompanion: () =>
    'a file of this name belongs to the sheet beside it: it would be read as its inspection file or its expected results. Choose another name for -o.',
  outputIsInput: () =>
    'this file is read for the result, so the result is not written over it. Choose another name for -o.',
  formatToTerminal: (p: { format: string; ending: string }) =>
    `${p.format} cannot be read on a terminal. Write it to a file: -o FILE${p.ending}`,
  endingNotWritten: (p: { file: string; ending: string; endings: readonly string[] }) => {
    const isWritten = (ending: string): boolean => p.endings.some((one) => one.startsWith(ending));
    return (
      `${p.file}: a ${p.ending} file is not written here. Choose a name that ends in ${formatList(p.endings, 'or')}.` +
      (p.ending.startsWith('.xls') && isWritten('.ods') ? ' Excel opens .ods.' : '') +
      (p.ending === '.pdf' && isWritten('.html') ? ' A browser prints .html to PDF.' : '') +
      (/^\.(?:docx?|rtf)$/.test(p.ending) && isWritten('.html') ? ' Word opens .html.' : '')
    );
  },
  openWithoutFile: () => '--open opens the file that was written: add -o FILE.',
  fileNotOpened: (p: { reason: string }) => `written, but not opened: ${makeVisible(p.reason)}. Open it yourself.`,
  folderMissing: () =>
    'batch --format html writes a page for each sheet and an index of them, so it needs a folder: add -o FOLDER. For one page of one sheet: casescore score SHEET --format html.',
  folderIsFile: () =>
    'batch --format html writes a folder of pages, and this is a file, or would look like one. Choose a name for -o that does not end in .html.',
  folderHoldsOthers: (p: { found: string }) =>
    `the folder holds ${quote(p.found)}, which is no page of an earlier run, and pages are not put among other files. Choose a new or empty folder for -o, or move it away.`,
  sheetsExist: (p: { files: readonly string[] }) =>
    `${formatList(p.files.map(quote))} ${p.files.length === 1 ? 'is' : 'are'} there already, and nothing is written over. Choose another name, or move what is there.`,
});
