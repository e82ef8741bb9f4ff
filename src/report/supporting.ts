/** Supporting questions as tables by standard, as the data annexe of a report has them. */
import type { SupportingTable } from '../analysis/supporting/supporting.js';
import { textPart, titlePart, type Part } from '../model/document.js';

/** A table for each standard; a question's base is its own relevant cases. */
export function supportingSection(tables: readonly SupportingTable[]): Part[] {
  const intro =
    tables.length === 0
      ? 'The sheet has no column for a supporting question. Such a header begins with a code and a letter, like 2.2b.'
      : 'Each question has its own base, the cases to which it is relevant. None of them is rated.';
  return [
    titlePart('Supporting questions'),
    textPart(intro),
    ...tables.flatMap(({ standard, title: name, questions }): Part[] => [
      { kind: 'subheading', text: `${standard} ${name}` },
      {
        kind: 'table',
        caption: `Supporting questions of ${standard} ${name}`,
        header: ['', "Percentage 'Yes'", 'Yes of relevant', 'N/A', 'Blank'],
        rows: questions.map(({ code, yes, no, notApplicable, unanswered, percentage }) => [
          code,
          percentage === null ? 'nothing relevant' : `${percentage}%`,
          `${yes} of ${yes + no}`,
          notApplicable === 0 ? '' : String(notApplicable),
          unanswered === 0 ? '' : String(unanswered),
        ]),
        names: questions.map((question) => question.text),
      },
    ]),
  ];
}
