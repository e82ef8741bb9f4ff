/** The cases behind a figure. The only part of a report that names a case, and only where it was asked for. */
import type { Answer, CaseList } from '../model.js';
import { listed } from '../words.js';
import { paragraph, type Look } from './layout.js';

const answerWords: Readonly<Record<Answer, string>> = {
  yes: 'Yes',
  no: 'No',
  notApplicable: 'N/A',
  unanswered: 'blank',
};

/** One list: what it is of, how many, and the cases in sheet order. A sheet without ids gives the lines of its rows. */
export function listSection({ question, answer, where, under, cases }: CaseList, look: Look): string[] {
  const filter = listed(Object.entries(where ?? {}).map(([column, values]) => `${column} = ${listed(values, 'or')}`));
  const of = where === null ? '' : ` of ${under} with ${filter}`;
  const head = `Cases with ${question} ${answerWords[answer]}: ${cases.length}${of}`;
  const named = cases.map(({ id, line }) => id ?? `line ${line}`);
  return [
    '',
    ...paragraph(look, head).map(look.bold),
    ...(named.length === 0 ? [] : paragraph(look, named.join(', '), 2)),
    ...(where !== null && under === 0
      ? paragraph(look, `Warning: no inspected case of the sheet has ${filter}. Is it spelt as in the sheet?`, 2)
      : []),
  ];
}
