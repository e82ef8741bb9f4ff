/** Notes: what a reader should know besides the figures, each worded here, once. */
import type { Note } from '../model/assessment.js';
import { capitalise, compact, formatCount, formatList, formatNumber } from '../words/english.js';
import { makeVisible, quote, shellWord } from '../words/visible.js';
import { columnRow } from './sheet.js';

/**
 * Notes that warn: something may have been read, or given, otherwise than it was meant. Each is printed behind "Warning: ". No note names a
 * case or quotes a cell of a profile column, because reports hold them.
 */
const warnings = {
  fieldworkOutside: (p: { fieldwork: string; id: string; from: string; to: string; assumed: boolean }) =>
    `fieldwork (${p.fieldwork}) lies outside the dates of ${p.id}, ${p.from} to ${p.to}${p.assumed ? ' (a date that is assumed)' : ''}. Is it the right programme?`,
  excludedAlike: (p: { cases: number }) =>
    `${formatCount(p.cases, 'eligible case has', 'eligible cases have')} the number of a case to exclude, written in another way (as 007 and 7 are, or 1E+05 and 100000), and ${p.cases === 1 ? 'was' : 'were'} not left out. Write the ids alike in all files.`,
  frameRowsBare: (p: { rows: number; first: number; isWorksheet: boolean }) =>
    `${formatCount(p.rows, 'row')} of the frame (${p.rows === 1 ? '' : 'the first '}${p.isWorksheet ? 'in row' : 'on line'} ${p.first}) ${p.rows === 1 ? 'holds' : 'hold'} an id and nothing else. Is it a case, or a footer?`,
  frameAnswered: () =>
    'the frame has answers to key questions, so it is a case sheet. What is drawn is a part of these cases, as for a second reading; for a sample of all eligible cases, give the sampling frame.',
  excludedNone: () =>
    'no case of the sheets to exclude is in the frame. Are they of the same place, and are the ids the same?',
  readingWarning: (p: { source: string; message: string }) =>
    `${makeVisible(p.source)}: ${p.message.replace('Warning: ', '')}`,
  readingsAlike: () =>
    'every answer of the two readings is the same, also where it is blank. Is one of them a copy of the other?',
  companionNear: (p: { near: readonly string[]; json: string; csv: string }) =>
    `${formatList(p.near)} ${p.near.length === 1 ? 'stands' : 'stand'} beside the sheet and ${p.near.length === 1 ? 'was' : 'were'} not read. The inspection file of this sheet is named ${p.csv} or ${p.json}: save it under one of these names, or give it with --inspection.`,
  idsAlike: (p: { ids: number; lines: readonly [number, number]; isWorksheet: boolean }) =>
    `${formatCount(p.ids, 'pair')} of ids ${p.ids === 1 ? 'is' : 'are'} one number, written in two ways (as 007 and 7 are, or 1E+05 and 100000): ${p.ids === 1 ? '' : 'the first '}${p.isWorksheet ? 'in rows' : 'on lines'} ${p.lines[0]} and ${p.lines[1]}. A spreadsheet may have rewritten one: are they different cases?`,
  idsAlikeInSheets: (p: { ids: number; at: readonly [SheetLine, SheetLine] }) =>
    `${formatCount(p.ids, 'id is', 'ids are')} the same number in two sheets, written in two ways (as 007 and 7 are, or 1E+05 and 100000): ${p.ids === 1 ? '' : 'the first '}on ${p.at.map(({ sheet, line }) => `line ${line} of ${makeVisible(sheet)}`).join(' and ')}. A spreadsheet may have rewritten one: are they different cases?`,
  idsNotCompared: (p: { most: number }) =>
    `after ${formatNumber(p.most)} ids that are numbers written as 007 or 1E+05 no more were compared with other numbers.`,
  countsIdsAlike: (p: { ids: number }) =>
    `in the table that was counted ${formatCount(p.ids, 'id is', 'ids are')} the same number as another, written in another way (as 007 and 7 are, or 1E+05 and 100000). Are they different cases?`,
  countsIdsDecomposed: (p: { ids: number }) =>
    `in the table that was counted ${formatCount(p.ids, 'id has an accent', 'ids have accents')} as a sign behind the letter. A query does not see that such an id and one with the letter and accent in one sign are the same: compose them (NFC) and count again.`,
  repeatsUnseen: (p: { sheets: number }) =>
    `${formatCount(p.sheets, 'sheet has', 'sheets have')} no column of case ids, so a case that stands in two of them cannot be found.`,
  idColumnLikely: (p: { column: string }) =>
    `no column holds a case id, so cases are numbered by row. The column ${quote(p.column)} looks like one, and some of its values stand in more than one row: if it holds the ids, say so with --id ${quote(p.column)}.`,
  idColumnBeside: (p: { column: string }) =>
    `the column ${quote(p.column)} looks like one of case ids too, and some of its values stand in more than one row. Is a case there twice? If it holds the ids, say so with --id ${quote(p.column)}.`,
  columnsOfAnswers: (p: { columns: readonly string[]; standards: readonly string[]; example: string }) => {
    const [one = '', ...more] = p.columns;
    const named = p.columns.slice(0, 5).map(quote);
    return (
      `the column${more.length === 0 ? ` ${named.join('')} holds` : `s ${formatList(named)}${p.columns.length > 5 ? ' …' : ''} hold`} only answers ` +
      `and no code, while there is no column for ${formatList(p.standards)}. If one of its questions is meant, name it in the inspection file: ${columnRow(p.example, one)}.`
    );
  },
  rowsLikeExamples: (p: { rows: number; first: number; isWorksheet: boolean }) =>
    `${formatCount(p.rows, 'row')} (${p.rows === 1 ? '' : 'the first '}${p.isWorksheet ? 'in row' : 'on line'} ${p.first}) ${p.rows === 1 ? 'has an id' : 'have ids'} like that of an example, a test or a total, and ${p.rows === 1 ? 'was' : 'were'} read as ${p.rows === 1 ? 'a case' : 'cases'}. Remove every row that is no case.`,
  rowsBlankBetween: (p: { rows: number; first: number; isWorksheet: boolean }) =>
    `${formatCount(p.rows, 'blank row')} among the cases (the first ${p.isWorksheet ? 'is row' : 'on line'} ${p.first}) ${p.rows === 1 ? 'was' : 'were'} left out.`,
  rowsHidden: (p: { worksheet: string; rows: number; columns: number; isFiltered: boolean }) => {
    const counts = [p.rows > 0 && formatCount(p.rows, 'row'), p.columns > 0 && formatCount(p.columns, 'column')];
    const hides = `the worksheet ${makeVisible(p.worksheet)} hides ${formatList(compact(counts))}${p.isFiltered ? ' (a filter is on)' : ''}`;
    return `${hides}, which ${p.rows + p.columns === 1 ? 'was' : 'were'} read like the others.`;
  },
  cellsStruck: (p: { worksheet: string; cells: number; first: string }) =>
    `in the worksheet ${makeVisible(p.worksheet)} the text of ${formatCount(p.cells, 'cell')} is struck through (${p.cells === 1 ? '' : 'the first is '}${p.first}), and was read like any other. Clear what does not count, and remove the rows of cases that were taken out.`,
  worksheetsUnread: (p: { unread: readonly string[]; read: string }) => {
    const one = p.unread.length === 1;
    return `the ${one ? 'worksheet' : 'worksheets'} ${formatList(p.unread.slice(0, 5).map(quote))}${p.unread.length > 5 ? ' …' : ''} ${one ? 'holds' : 'hold'} questions too and ${one ? 'was' : 'were'} not read: only ${quote(p.read)} was. Put all cases into one worksheet; if ${one ? 'that one is' : 'those are'} no part of the sample, say which is to be read with --worksheet.`;
  },
  wordedElsewhere: (p: { strays: readonly { name: string; theirs: string; programme: string }[]; used: string }) => {
    const [first = { name: '', theirs: '', programme: '' }, ...more] = p.strays;
    const others =
      more.length === 0
        ? ''
        : `, and so ${more.length === 1 ? 'has' : 'have'} ${formatCount(more.length, 'further question')}`;
    return `${quote(first.name.trim())} has the wording of ${first.theirs} of ${first.programme}${others}, and was read by its code, under ${p.used}. Are code, wording and programme right?`;
  },
  worksheetHidden: (p: { worksheet: string }) =>
    `the worksheet ${makeVisible(p.worksheet)} is hidden, and it was read: is it the right one?`,
  countsHundreds: () =>
    'Yes and No make exactly 100 for every question. If they are percentages, give them as question,percentage: with counts, results that depend on how many cases there are would be wrong.',
  percentagesSmall: (p: { shares: readonly string[] }) =>
    `${formatList(p.shares.slice(0, 5))}${p.shares.length > 5 ? ' …' : ''} ${p.shares.length === 1 ? 'was' : 'were'} read as less than one per cent. If ${p.shares.length === 1 ? 'it is a share of 1, write it as a percentage' : 'they are shares of 1, write them as percentages'}.`,
  countsDifferent: () =>
    'the counts sheets do not all count the same questions, so how many cases there are cannot be said.',
  bareNa: (p: { answers: number }) =>
    `${formatCount(p.answers, 'answer is', 'answers are')} a bare NA, taken as N/A. R writes NA for a blank: if ${p.answers === 1 ? 'it is' : 'they are'} blank, say so in the inspection file with a row "blank means,NA"; if not, with "n/a means,NA".`,
  plannedTooFew: (p: { planned: number; cases: number }) =>
    `${formatCount(p.planned, 'case is', 'cases are')} planned, and the sheet has ${formatNumber(p.cases)}. It has more than were planned, or the number of planned cases is out of date.`,
  eligibleTooFew: (p: { eligible: number; cases: number }) =>
    `${formatCount(p.eligible, 'case is', 'cases are')} eligible, and ${formatNumber(p.cases)} were inspected. A sample cannot be larger than what it is drawn from, so the number of eligible cases is left out of account.`,
  discretionWithoutEffect: (p: { standard: string; rating: string | null }) =>
    `discretion for ${p.standard} has no effect: ` +
    (p.rating === null ? 'it has no rating to depart from.' : `it is ${p.rating} without it.`),
  checkSmall: (p: { figures: number; limit: number }) =>
    `${formatCount(p.figures, 'figure')} of groups ${p.figures === 1 ? 'rests' : 'rest'} on a number under ${p.limit}, or on a group that answered all alike. --publish hides the figures of groups.`,
  copiesOfFile: (p: Sheets) =>
    `${listSheets(p)} are the same file, byte for byte. Keep one of them: a pool counts its cases more than once.`,
  copiesOfCases: (p: Sheets) =>
    `${listSheets(p)} have the same case ids and the same counts. Keep one of them: a pool counts its cases more than once.`,
  copiesOfIds: (p: Sheets) =>
    `${listSheets(p)} have the same case ids. If one is a copy of another, keep one: a pool counts its cases more than once. If they number their cases alike, give each an inspection file with its title.`,
  copiesOfTitle: (p: Sheets) =>
    `${listSheets(p)} have the same title and fieldwork. If one is a copy of another, keep one: a pool counts its cases more than once. If not, give each its own title.`,
} satisfies Record<string, (p: never) => string>;

/** The other notes. */
const others = {
  programmeAssumed: (p: { id: string; title: string; inInspection?: boolean }) =>
    `No programme was named, so ${p.id} (${p.title}) is used. Name another with --programme${p.inInspection === false ? '' : ' or in the inspection file'}.`,
  remark: (p: { words: string }) => p.words,
  scoreTableWithoutRow: (p: { rated: number; rows: readonly number[] }) =>
    `No overall rating: the programme's table of score ranges has no row for ${formatCount(p.rated, 'rated standard')}; it has rows for ${formatList(p.rows.map(String))}.`,
  ratingsMissing: (p: { standards: readonly string[]; example: string }) =>
    `No overall rating while ${formatList(p.standards)} ${p.standards.length === 1 ? 'has no rating. Add it' : 'have no rating. Add them'}, or say NA for a standard that does not apply or was not rated: ${p.example}=NA.`,
  readingsInspectionUnused: (p: { source: string }) =>
    `The inspection file beside ${p.source} is not used: both readings are rated with that of the first.`,
  readingsAskedOnce: (p: { source: string; questions: readonly string[] }) =>
    `Only ${p.source} asks ${formatList(p.questions)}: left out of the agreement. If it is the first, its answers stand in every rating.`,
  casesNumbered: () => 'No column holds a case id, so cases are numbered by row.',
  rowsBlankAtEnd: (p: { rows: number }) =>
    `${formatCount(p.rows, 'blank row')} at the end of the sheet ${p.rows === 1 ? 'was' : 'were'} left out.`,
  columnsEmpty: (p: { columns: number }) =>
    `${formatCount(p.columns, 'empty column')} without a header ${p.columns === 1 ? 'was' : 'were'} left out.`,
  columnsHoldCodes: (p: { columns: readonly { header: string; code: string }[] }) => {
    const named = p.columns.slice(0, 5).map(({ header }) => quote(header.trim()));
    const many = p.columns.length > 1;
    return (
      `${many ? 'The columns' : 'The column'} ${formatList(named)}${p.columns.length > 5 ? ' …' : ''} ${many ? 'hold codes of questions' : `holds the code ${p.columns[0]?.code ?? ''}`} ` +
      `and ${many ? 'are' : 'is'} not read as answers: a column of answers begins with its code.`
    );
  },
  casesUnknown: () => 'Counts were read in place of cases, and they do not tell how many cases there are.',
  countsProven: (p: { questions: readonly string[] }) =>
    `The counts of ${formatList(p.questions)} are not published: they follow from the percentage and the relevant cases, which leave no other.`,
  countsUnknown: (p: { questions: readonly string[] }) =>
    `Only the percentage of ${formatList(p.questions)} is known, not the counts behind it: whether one answer would change a rating, or few cases decide it, cannot be said.`,
  longColumnsLeft: (p: { columns: readonly string[] }) =>
    `${formatCount(p.columns.length, 'further column')} (${formatList(p.columns.slice(0, 5).map(quote))}${p.columns.length > 5 ? ' …' : ''}) ${p.columns.length === 1 ? 'was' : 'were'} left out: a sheet with an answer in each row holds nothing else.`,
  toInspect: (p: { toInspect: number }) =>
    `${formatCount(p.toInspect, 'case is', 'cases are')} still to be inspected: every rating from cases is provisional.`,
  unanswered: (p: { standard: string; questions: readonly string[]; answers: number }) =>
    `${p.standard} is provisional: ${formatList(p.questions)} ${p.questions.length === 1 ? `is unanswered in ${formatCount(p.answers, 'case')}` : `are unanswered, with ${formatCount(p.answers, 'blank')} in all`}. An unanswered question is outside the percentage.`,
  provisionalByRule: (p: { standard: string; others: readonly string[] }) =>
    `${p.standard} is provisional: a decision rule looks at ${formatList(p.others)}, for which answers or judgements are still to come.`,
  inspectionMissing: (p: { name: string }) =>
    `There is no inspection file for the judgements. casescore new ${shellWord(p.name)}, in the folder of the sheet, writes one to fill in.`,
  missingColumns: (p: { standard: string; code: string; inItsRow: string | null }) =>
    `${p.standard} is still to come: the sheet has no column for its key questions. If it does not apply here, say so ${p.inItsRow ?? `in the inspection file (${p.code}: Not applicable)`}, or with --not-applicable ${p.code}.`,
  missingJudgement: (p: { standard: string; code: string; fillItsRow: string | null }) =>
    `${p.standard} is still to come: it has no judgement. ${capitalise(p.fillItsRow ?? `fill in ${p.code} in the inspection file`)}, or give it with --judge ${p.code}=RATING.`,
  missingAnswers: (p: { standard: string }) => `${p.standard} is still to come: no case has a relevant answer yet.`,
  unproven: (p: { standard: string; questions: readonly string[] }) =>
    `${p.standard} is still to come: the percentage of ${formatList(p.questions)} could stand for values in more than one band. Give the counts, or the relevant cases.`,
  unratedNothingRelevant: (p: { standard: string; counted: boolean; isCounted: boolean }) =>
    `${p.standard} is not rated: ${p.isCounted ? 'it is not applicable in every case' : 'it has no relevant case'}${p.counted ? ', so it does not count in the maximum' : ''}.`,
  questionNothingRelevant: (p: { question: string; standard: string; soFar: boolean }) =>
    `${p.question} has no relevant cases${p.soFar ? ' so far' : ''} and is left out of the rating of ${p.standard}.`,
  exactInOtherBand: (p: { question: string; printed: string; counts: string; band: string; exact: string }) =>
    `${p.question} is printed as ${p.printed} per cent and rated ${p.band}; the exact value (${p.counts}) would be ${p.exact}.`,
  plannedMore: (p: { planned: number; more: number; itsRow: string | null }) =>
    `${formatCount(p.planned, 'case is', 'cases are')} planned, and ${formatNumber(p.more)} of them ${p.more === 1 ? 'is' : 'are'} not in the sheet: every rating from cases is provisional. If no more are to be inspected, correct ${p.itsRow ?? 'the number of planned cases'}, and the result is final.`,
  plannedUnknown: (p: { planned: number }) =>
    `${formatCount(p.planned, 'case is', 'cases are')} planned. How many were inspected is not known, so whether the result is final cannot be said.`,
  ruleSkipped: (p: { standard: string; without: readonly string[] }) =>
    `The decision rule on ${p.standard} was skipped: ${formatList(p.without)} ${p.without.length === 1 ? 'has' : 'have'} no rating.`,
  ruleSkippedTrigger: (p: { standard: string; without: readonly string[]; setOff: boolean }) =>
    `The decision rule on ${p.standard} looked past ${formatList(p.without)}, which ${p.without.length === 1 ? 'has' : 'have'} no rating` +
    (p.setOff ? '; it is set off by the others.' : '; it is not set off by the others.'),
  checkHidden: () => '[c] confidential: a figure of a group. Whether it is as expected is still told.',
  adjustedHidden: (p: { verdict: boolean }) =>
    p.verdict
      ? 'The adjusted probability is withheld, because it depends on contrasts that are hidden; the verdict is the same whatever they are.'
      : 'The adjusted probability and the verdict are withheld, because they depend on contrasts that are hidden.',
  intervalsDisagree: (p: { out: readonly string[]; within: readonly string[]; family: number | null }) =>
    `The 95 per cent interval of ${formatList([...p.out, ...p.within])} reads otherwise: ` +
    (p.out.length > 0 ? 'it leaves out parity. ' : 'parity lies within it. ') +
    `The verdict goes by the exact test${p.family === null ? ', adjusted for all contrasts' : p.family > 1 ? `, adjusted for ${formatCount(p.family, 'contrast')}` : ''}; intervals only describe.`,
} satisfies Record<string, (p: never) => string>;

/** A line of one of several sheets. */
export interface SheetLine {
  readonly sheet: string;
  readonly line: number;
}

/** Sheets that may be copies of one another. */
interface Sheets {
  readonly sheets: readonly string[];
}

/** The names of some sheets: at most five, and how many there are besides. */
function listSheets({ sheets }: Sheets): string {
  const more = sheets.length - 5;
  return formatList([...sheets.slice(0, 5), ...(more > 0 ? [`${formatNumber(more)} more`] : [])]);
}

const notes = { ...warnings, ...others };

type Notes = typeof notes;

/** Whether a note is a warning. */
export const isWarning = ({ code }: Note): boolean => Object.hasOwn(warnings, code);

/** Makes one note: its message, filled in with the details. */
export function note<Code extends keyof Notes>(code: Code, ...details: Parameters<Notes[Code]>): Note {
  const message = (notes[code] as (details: unknown) => string)(details[0]);
  return { code, message: code in warnings ? `Warning: ${message}` : message };
}
