/** The cases behind a figure. The only part of a report that names a case, and only where it was asked for. */
import type { Answer } from '../model/reading.js';
import { formatList } from '../words/english.js';
import { textPart, titlePart, type Part } from '../model/document.js';
import type { CaseList } from '../model/analyses.js';

const answerWords: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  notApplicable: 'N/A',
  unanswered: 'blank',
};

/** One list: what it is of, how many, and the cases in sheet order. A sheet without ids gives the lines of its rows. */
export function listSection({ question, answer, where, under, cases }: CaseList): Part[] {
  const filter = formatList(
    Object.entries(where ?? {}).map(([column, values]) => `${column} = ${formatList(values, 'or')}`),
  );
  const of = where === null ? '' : ` of ${under} with ${filter}`;
  const head = `Cases with ${question} ${answerWords[answer]}: ${cases.length}${of}`;
  const named = cases.map(({ id, line }) => id ?? `line ${line}`);
  return [
    titlePart(head),
    ...(named.length === 0 ? [] : [textPart(named.join(', '))]),
    ...(where !== null && under === 0
      ? [textPart(`Warning: no inspected case of the sheet has ${filter}. Is it spelt as in the sheet?`)]
      : []),
  ];
}
