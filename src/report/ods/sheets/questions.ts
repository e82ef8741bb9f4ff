/** The key questions and the supporting questions, each with the counts behind its percentage. */
import type { Assessment, KeyQuestionResult } from '../../../model/assessment.js';
import type { SupportingTable } from '../../../analysis/supporting/supporting.js';
import { outsideBase, subjectOf } from '../../result-words.js';
import { numbers, orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

const counts = [
  numbers('Yes', 2),
  numbers('No', 2),
  numbers('Relevant (Yes and No)', 3.2),
  numbers('Not applicable', 3.2),
  numbers('Blank', 2.2),
  numbers("Percentage 'Yes'", 3.4),
];

const relevantCases =
  'A percentage is Yes of the relevant cases, which are Yes and No together. Where no case is relevant there is none.';

/** A row for each key question, in the order of the programme. */
export function keyQuestionsSheet(result: Assessment): Sheet {
  const { standards } = result;
  const provisional = standards.filter((standard) => standard.provisional && standard.keyQuestions.length > 0);
  return {
    name: 'Key_questions',
    title: `Key questions, percentage of cases answered Yes: ${subjectOf(result)}`,
    lines: [
      relevantCases,
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
        ...counts,
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

/** A row for each supporting question that the sheet has a column for. */
export function supportingSheet(result: Assessment & { readonly supporting: readonly SupportingTable[] }): Sheet {
  const rows = result.supporting.flatMap(({ standard, title, questions }) =>
    questions.map((question): Cell[] => [
      standard,
      title,
      question.code,
      orMark(question.text, 'x'),
      ...countCells(result, question),
    ]),
  );
  return {
    name: 'Supporting_questions',
    title: `Supporting questions, percentage of cases answered Yes: ${subjectOf(result)}`,
    lines:
      rows.length === 0
        ? ['The sheet has no column for a supporting question.']
        : [relevantCases, 'Each question has its own relevant cases. None of them is rated.'],
    table:
      rows.length === 0
        ? null
        : {
            columns: [
              words('Standard', 2.6),
              words('Title', 6),
              words('Question', 2.6),
              words('Wording', 12),
              ...counts,
            ],
            rows,
          },
  };
}

type Counts = Pick<KeyQuestionResult, 'yes' | 'no' | 'notApplicable' | 'unanswered' | 'percentage'>;

function countCells(result: Assessment, { yes, no, notApplicable, unanswered, percentage }: Counts): Cell[] {
  const base = yes === null || no === null ? null : yes + no;
  return [
    orMark(yes, 'x'),
    orMark(no, 'x'),
    orMark(base, 'x'),
    orMark(outsideBase(result, notApplicable), 'x'),
    orMark(outsideBase(result, unanswered), 'x'),
    orMark(percentage, 'z'),
  ];
}
