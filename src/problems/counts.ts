/** What can be wrong with a counts sheet, and with percentages in place of counts. */
import type { Place } from '../model/reading.js';
import { formatCount, formatList, formatNumber } from '../words/english.js';
import { makeVisible, quote } from '../words/visible.js';
import { answerWords, describeShares, group, rowWords, suggestion, type Unknown } from './group.js';

/** The header and the rows of a counts sheet. */
export const countsProblems = group(3, {
  countsEmpty: () => 'the file is empty. A counts sheet needs a header row and a row for each question.',
  countsWithoutRows: () => 'there is a header row and no question below it.',
  countsAllZero: () =>
    'every number is 0, so no case was counted. Fill in the counts; if there are no cases, declare the standards not applicable.',
  countsHeader: (p: { headers: readonly string[] }) =>
    `the header of a counts sheet is question,yes,no (and not_applicable, unanswered) or question,percentage (and relevant); found ${formatList(p.headers.slice(0, 8).map(quote))}.`,
  countsColumnUnknown: (p: Unknown) =>
    `${quote(p.found)} is no column of a counts sheet. Expected ${formatList(p.known, 'or')}.${suggestion(p.near, p.found)}`,
  countsOfSeveral: (p: { sheets: readonly string[] }) =>
    `this table holds the counts of several sheets (${formatList(p.sheets.map(quote))}), and one is scored at a time. Keep the rows of one sheet.`,
  countsOtherProgramme: (p: { given: string; used: string }) =>
    `these counts were made under ${quote(p.given)}, and ${p.used} is used here. Name that programme: --programme ${makeVisible(p.given)}, or its file.`,
  countsBase: (p: { base: number; counted: number }) =>
    `the relevant cases are ${formatNumber(p.base)}, and Yes and No make ${formatNumber(p.counted)}. Correct the numbers.`,
  countsNumber: (p: { found: string }) =>
    `${p.found === '' ? 'the number is blank, and a blank is not 0' : `${quote(p.found)} is no number of cases`}. Expected a whole number from 0 to 999999999999.`,
  countsQuestionTwice: (p: { firstLine: number }, place: Place) =>
    `the question stands ${rowWords(p.firstLine, place)} already. Keep one of the two rows.`,
  countsTotal: (p: { cases: number; first: string; firstCases: number }) =>
    `the counts come to ${formatCount(p.cases, 'case')}, those of ${p.first} to ${formatNumber(p.firstCases)}. Every case counts once for every question: correct the numbers.`,
  countsGroupShort: (p: { values: readonly string[] }) =>
    `the group ${formatList(p.values.map(quote))} has no row for this question, and another group has one. Add the row: every case counts once for every question.`,
  countsUnknown: (p: { unknown: number }) =>
    `${formatCount(p.unknown, 'cell is', 'cells are')} no answer that can be counted: not ${answerWords}, or in a case of which every key question is blank. Correct the cells, or say in the inspection file what they mean; then count again.`,
  countsTotals: (p: { totals: number }) =>
    `${formatCount(p.totals, 'row')} of the table without an answer ${p.totals === 1 ? 'begins' : 'begin'} as a total or a footer does (Total, Average, Source: and the like), and would count as ${p.totals === 1 ? 'a case' : 'cases'} still to be inspected. Take ${p.totals === 1 ? 'it' : 'them'} away, and count again.`,
  countsIdsBlank: (p: { blank: number }) =>
    `${formatCount(p.blank, 'case has', 'cases have')} no id. Give every case its own, take rows away that are blank, and count again.`,
  countsIdsTwice: (p: { twice: number }) =>
    `${formatCount(p.twice, 'case has', 'cases have')} the id of another (capitals, runs of spaces and invisible characters aside). Give every case its own id, take away what is there twice, or make the query with --exact-ids; then count again.`,
  countsToInspect: (p: { toInspect: number; first: string; firstToInspect: number }) =>
    `${formatCount(p.toInspect, 'case is', 'cases are')} still to be inspected here, and ${formatNumber(p.firstToInspect)} in the row of ${p.first}. A case is to be inspected for every question or for none: correct the numbers.`,
  strictCountsToInspect: (p: { toInspect: number }) =>
    `${formatCount(p.toInspect, 'case is', 'cases are')} still to be inspected, and --strict refuses that.`,
  countsNotApplicableStandard: (p: { standard: string }) =>
    `there are answers to a question of ${p.standard}, which is declared not applicable. Remove the row, or take the declaration back.`,
  strictCounts: (p: { unanswered: number }) =>
    `the question is unanswered in ${formatCount(p.unanswered, 'case')}, and --strict refuses that.`,
  countsShares: (p: { shares: readonly string[] }) => describeShares(p.shares),
  percentageForm: (p: { found: string }) =>
    `${quote(p.found)} is no percentage. Expected a number from 0 to 100, with a % sign or without: 57, 57% or 57.1.`,
  percentageBlank: () => 'the percentage is blank. Give it, or 0 in a column "relevant" where no case is relevant.',
  percentageImpossible: (p: { percentage: number; relevant: number; around: readonly string[] }) =>
    `no number of ${formatCount(p.relevant, 'relevant case')} is ${p.percentage} per cent` +
    `${p.around.length === 0 ? '' : `: ${formatList(p.around)}`}. Correct the percentage or the relevant cases.`,
});
