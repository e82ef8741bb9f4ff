/** The rounding audit, as two worksheets: the figures, and what they would make of the result. */
import type { FullResult } from '../../panel.js';
import { wayWords } from '../../rounding.js';
import { formatList } from '../../../words/english.js';
import { subjectOf } from '../../result-words.js';
import { numbers, orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each percentage, and one for each way of rounding, that would be another. */
export function roundingSheets(result: FullResult): Sheet[] {
  const { way, looked, figures, results } = result.roundingAudit;
  const lines = [
    `Ratings are made with ${wayWords(way)}.`,
    `${looked} questions with relevant cases were tried with halves up, with halves to even, and with the exact value banded.`,
  ];
  const bands = [words('Halves up, band', 4.5), words('Halves to even, band', 4.5), words('Exact value, band', 4.5)];
  return [
    {
      name: 'Rounding_figures',
      title: `Percentages that another way to round or to band would change: ${subjectOf(result)}`,
      lines: figures.length === 0 ? [...lines, 'No percentage would be printed or banded otherwise.'] : lines,
      table:
        figures.length === 0
          ? null
          : {
              columns: [
                words('Question', 3),
                numbers('Yes', 2.2),
                numbers('Relevant (Yes and No)', 3.4),
                numbers('Exact per cent', 3.4),
                numbers('Halves up, per cent', 3.4),
                numbers('Halves to even, per cent', 3.4),
                ...bands,
              ],
              rows: figures.map(({ question, yes, relevant, exact, printed, bands: found }): Cell[] => [
                question,
                yes,
                relevant,
                exact,
                printed.halfUp,
                printed.halfEven,
                orMark(found?.halfUp, 'z'),
                orMark(found?.halfEven, 'z'),
                orMark(found?.exact, 'z'),
              ]),
            },
    },
    {
      name: 'Rounding_results',
      title: `Results that another way to round or to band would change: ${subjectOf(result)}`,
      lines: results.length === 0 ? [...lines, 'No rating, no score and no overall rating would be another.'] : lines,
      table:
        results.length === 0
          ? null
          : {
              columns: [
                words('Way', 12),
                numbers('Score', 2.6),
                numbers('Maximum score', 3),
                words('Overall rating', 5),
                words('Ratings that would be others', 16),
              ],
              rows: results.map(({ standards, score, maximum, overall, ...other }): Cell[] => [
                wayWords(other),
                score,
                maximum,
                orMark(overall, 'x'),
                formatList(standards.map(({ code, from, to }) => `${code} from ${from} to ${to}`)) || 'none',
              ]),
            },
    },
  ];
}
