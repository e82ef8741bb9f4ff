/** The key questions, each with the counts behind its percentage. */
import { countCells, countColumns, relevantCasesLine } from '../../../analysis/supporting/index.js';
import type { Assessment } from '../../../model/assessment.js';
import { subjectOf } from '../../result-words.js';
import { orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each key question, in the order of the programme. */
export function keyQuestionsSheet(result: Assessment): Sheet {
  const { standards } = result;
  const provisional = standards.filter((standard) => standard.provisional && standard.keyQuestions.length > 0);
  return {
    name: 'Key_questions',
    title: `Key questions, percentage of cases answered Yes: ${subjectOf(result)}`,
    lines: [
      relevantCasesLine,
      'The lowest percentage of a standard decides its rating.',
      ...(provisional.length === 0
        ? []
        : [`Provisional, since answers are still open: ${provisional.map(({ code }) => code).join(', ')}.`]),
    ],
    table: {
      columns: [
        words('Standard', 2.6),
        words('Question', 2.6),
        words('Wording', 11),
        words('Wording is', 2.8),
        ...countColumns,
        words('Band', 4),
        words('Lowest of its standard', 3),
      ],
      rows: standards.flatMap(({ code, keyQuestions }) =>
        keyQuestions.map((question): Cell[] => [
          code,
          question.code,
          question.text,
          question.certainty,
          ...countCells(result, question),
          orMark(question.band, 'z'),
          question.lowest ? 'lowest' : 'no',
        ]),
      ),
    },
  };
}
