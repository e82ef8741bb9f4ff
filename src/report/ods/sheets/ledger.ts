/** The discretion ledger, as a worksheet. */
import type { Standing } from '../../../analysis/ledger/ledger.js';
import { source } from '../../ledger.js';
import type { FullResult } from '../../panel.js';
import { subjectOf } from '../../result-words.js';
import { markCells, numbers, orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each recorded departure, and one for all of them together. */
export function ledgerSheet(result: FullResult): Sheet {
  const { entries, before, after } = result.ledger;
  return {
    name: 'Discretion',
    title: `Recorded discretion, and what it changes: ${subjectOf(result)}`,
    lines:
      entries.length === 0
        ? ['No discretion is recorded.']
        : ['Each is shown with every other in force; the last row takes all of them away.'],
    table:
      entries.length === 0
        ? null
        : {
            columns: [
              words('Standard', 3),
              words('Title', 5.5),
              words('Rating without', 4.5),
              words('Rating with', 4.5),
              words('Departs from', 5),
              numbers('Score without', 2.6),
              numbers('Score with', 2.6),
              numbers('Maximum score', 3),
              words('Overall rating without', 4.5),
              words('Overall rating with', 4.5),
              words('Recorded by', 4),
              words('Recorded on', 3.4),
              words('Reason', 12),
            ],
            rows: [
              ...entries.map((entry): Cell[] => [
                entry.standard,
                entry.title,
                orMark(entry.from, 'x'),
                entry.to,
                source(entry),
                ...standings(entry.without, entry.with),
                orMark(entry.by, 'x'),
                orMark(entry.on, 'x'),
                entry.reason,
              ]),
              ['Altogether', ...markCells(4, 'z'), ...standings(before, after), ...markCells(3, 'z')],
            ],
          },
  };
}

function standings(without: Standing, with_: Standing): Cell[] {
  return [without.score, with_.score, with_.maximum, orMark(without.overall, 'x'), orMark(with_.overall, 'x')];
}
