/** Supporting questions as tables by standard, as the data annexe of a report has them. */
import type { SupportingTable } from '../analysis/supporting.js';
import { paragraph, type Look } from './layout.js';
import { table } from './table.js';

/** A table for each standard; a question's base is its own relevant cases. */
export function supportingSection(tables: readonly SupportingTable[], look: Look): string[] {
  const intro =
    tables.length === 0
      ? 'The sheet has no column for a supporting question. Such a header begins with a code and a letter, like 2.2b.'
      : 'Each question has its own base, the cases to which it is relevant. None of them is rated.';
  return [
    '',
    look.bold('Supporting questions'),
    ...paragraph(look, intro, 2),
    ...tables.flatMap(({ standard, title, questions }) => [
      '',
      ...paragraph(look, `${standard} ${title}`, 2).map(look.bold),
      ...table(
        look,
        ['', "Percentage 'Yes'", 'Yes of relevant', 'N/A', 'Blank'],
        questions.map(({ code, yes, no, notApplicable, unanswered, percentage }) => [
          code,
          percentage === null ? 'nothing relevant' : `${percentage}%`,
          `${yes} of ${yes + no}`,
          notApplicable === 0 ? '' : String(notApplicable),
          unanswered === 0 ? '' : String(unanswered),
        ]),
      ),
      ...questions.flatMap(({ code, text }) => (text === '' ? [] : paragraph(look, text, 2, `${code} `))),
    ]),
  ];
}
