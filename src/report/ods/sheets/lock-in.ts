/** What may still come, as a worksheet. */
import { isOpen, openWords } from '../../lock-in.js';
import type { FullResult } from '../../panel.js';
import { subjectOf } from '../../result-words.js';
import { numbers, orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each standard that can be rated, then the score and the overall rating. */
export function lockInSheet(result: FullResult): Sheet {
  const { lockIn } = result;
  const { standards, score, overall } = lockIn;
  const open = isOpen(lockIn);
  return {
    name: 'Lock_in',
    title: `The worst and the best that may still come: ${subjectOf(result)}`,
    lines: open ? openWords(lockIn).split(/(?<=\.) /) : ['Nothing is open: every rating is final.'],
    table: open
      ? {
          columns: [
            words('Of', 4),
            words('Title', 7),
            words('Worst rating', 5),
            words('Best rating', 5),
            numbers('Lowest score', 3),
            numbers('Highest score', 3),
            words('Certain', 2.6),
            words('May end without a rating', 4),
          ],
          rows: [
            ...standards.map(({ code, title, worst, best, certain, mayEndUnrated }): Cell[] => [
              code,
              title,
              orMark(worst, 'z'),
              orMark(best, 'z'),
              { mark: 'z' },
              { mark: 'z' },
              yesNo(certain),
              yesNo(mayEndUnrated),
            ]),
            [
              'Overall',
              'Overall rating and score',
              orMark(overall.worst, 'x'),
              orMark(overall.best, 'x'),
              score.worst.score,
              score.best.score,
              yesNo(overall.certain && score.certain),
              yesNo(overall.mayEndUnrated),
            ],
          ],
        }
      : null,
  };
}

const yesNo = (holds: boolean): string => (holds ? 'yes' : 'no');
