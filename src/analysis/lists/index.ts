/** The cases behind a figure: the only part of a report that names cases, and only if asked for. */
import type { CaseList } from '../../model/analyses.js';
import { textPart, titlePart, type Part } from '../../model/document.js';
import type { Answer } from '../../model/reading.js';
import { formatFilter, formatNumber } from '../../words/english.js';
import type { Addition } from '../analysis.js';

/** A workbook is made for publication, so it names no case. */
export const lists: Addition<'lists', { readonly lists?: readonly CaseList[] }> = {
  key: 'lists',
  section: (result) => (result.lists ?? []).flatMap(section),
  worksheets: () => [],
};

const answerWords: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  notApplicable: 'N/A',
  unanswered: 'unanswered',
};

/** The figure of a list, its number of cases, and the cases in sheet order: their ids, or the lines of their rows if the sheet has no ids. */
function section({ question, answer, where, under, cases }: CaseList): Part[] {
  const filter = formatFilter(where);
  const of = where === null ? '' : ` of ${formatNumber(under)} with ${filter}`;
  return [
    titlePart(`Cases with ${question} ${answerWords[answer]}: ${formatNumber(cases.length)}${of}`),
    ...(cases.length === 0 ? [] : [textPart(cases.map(({ id, line }) => id ?? `line ${line}`).join(', '))]),
    ...(where !== null && under === 0
      ? [textPart(`Warning: no inspected case of the sheet has ${filter}. Is it spelt as in the sheet?`)]
      : []),
  ];
}
