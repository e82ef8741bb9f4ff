/** Supporting questions as tables by standard, as in the data annexe of a report. */
import type { SupportingResult, SupportingTable } from '../../model/breakdowns.js';
import type { Assessment, KeyQuestionResult } from '../../model/assessment.js';
import { textPart, titlePart, type Part } from '../../model/document.js';
import type { Programme } from '../../model/programme.js';
import type { Reading, Tally } from '../../model/reading.js';
import { numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { placeInBand } from '../../scoring/band.js';
import { emptyTally, knownCounts, relevantCases } from '../../scoring/tally.js';
import { formatNumber, formatShare } from '../../words/english.js';
import { defineAnalysis } from '../analysis.js';

export const supportingAnalysis = defineAnalysis({
  key: 'supporting',
  option: '--supporting',
  describe: 'the supporting questions, as tables by standard',
  page: { anchor: 'supporting', name: 'Supporting questions' },
  inCsv: true,
  analyse: ({ programme, reading }) => supportingTables(programme, reading),
  panelLine: () => null,
  section: ({ supporting }) => section(supporting),
  worksheets: (result) => [worksheet(result)],
});

/** The supporting questions of a sheet by standard, in programme order. Each has its own base, and none is rated. */
function supportingTables(
  programme: Programme,
  { supporting = [], tallies, notCounted }: Reading,
): readonly SupportingTable[] {
  return programme.standards.flatMap(({ code: standard, title }) => {
    const questions = supporting
      .filter((question) => question.standard === standard)
      .map(({ code, text }): SupportingResult => {
        const tally = tallies.get(code) ?? emptyTally;
        const { notApplicable, unanswered } = knownCounts(tally, notCounted);
        const relevant = relevantCases(tally);
        const percentage = placeInBand(programme, tally.yes, relevant)?.percentage ?? null;
        return { code, text, ...tally, notApplicable, unanswered, relevant, percentage };
      });
    return questions.length === 0 ? [] : [{ standard, title, questions }];
  });
}

/** A table for each standard. A question's base is its own relevant cases. */
function section(tables: readonly SupportingTable[]): Part[] {
  const intro =
    tables.length === 0
      ? 'The sheet has no column for a supporting question. Such a header begins with a code and a letter, like 2.2b.'
      : 'Each question has its own base, the cases to which it is relevant. None of them is rated.';
  return [
    titlePart('Supporting questions'),
    textPart(intro),
    ...tables.flatMap(({ standard, title, questions }): Part[] => [
      { kind: 'subheading', text: `${standard} ${title}` },
      {
        kind: 'table',
        caption: `Supporting questions of ${standard} ${title}`,
        header: ['', "Percentage 'Yes'", 'Yes of relevant', 'N/A', 'Unanswered'],
        rows: questions.map(({ code, yes, notApplicable, unanswered, relevant, percentage }) => [
          code,
          percentage === null ? 'nothing relevant' : `${percentage}%`,
          formatShare(yes, relevant),
          notApplicable ? formatNumber(notApplicable) : '',
          unanswered ? formatNumber(unanswered) : '',
        ]),
        names: questions.map((question) => question.text),
      },
    ]),
  ];
}

/** A row for each supporting question with a column in the sheet. */
function worksheet(result: Assessment & { readonly supporting: readonly SupportingTable[] }): Worksheet {
  const rows = result.supporting.flatMap(({ standard, title, questions }) =>
    questions.map((question): Cell[] => {
      return [standard, title, question.code, orMark(question.text, 'x'), ...countCells(question)];
    }),
  );
  const columns = [
    wordColumn('Standard', 2.6),
    wordColumn('Title', 6),
    wordColumn('Question', 2.6),
    wordColumn('Wording', 12),
  ];
  return {
    name: 'Supporting_questions',
    title: 'Supporting questions, percentage of cases answered Yes',
    lines:
      rows.length === 0
        ? ['The sheet has no column for a supporting question.']
        : [relevantCasesLine, 'Each question has its own relevant cases. None of them is rated.'],
    table: rows.length === 0 ? null : { columns: [...columns, ...countColumns], rows },
  };
}

/** The line about percentages on worksheets of questions. */
export const relevantCasesLine =
  'A percentage is Yes of the relevant cases, which are Yes and No together. Where no case is relevant there is none.';

/** The columns for a question's counts in a worksheet, key or supporting. */
export const countColumns = [
  numberColumn('Yes', 2),
  numberColumn('No', 2),
  numberColumn('Relevant (Yes and No)', 3.2),
  numberColumn('Not applicable', 3.2),
  numberColumn('Unanswered', 2.8),
  numberColumn("Percentage 'Yes'", 3.4),
];

/** The cells of those columns. */
export function countCells({
  yes,
  no,
  notApplicable,
  unanswered,
  relevant,
  percentage,
}: Pick<KeyQuestionResult, keyof Tally | 'relevant' | 'percentage'>): Cell[] {
  return [
    ...[yes, no, relevant, notApplicable, unanswered].map((count) => orMark(count, 'x')),
    orMark(percentage, 'z'),
  ];
}
