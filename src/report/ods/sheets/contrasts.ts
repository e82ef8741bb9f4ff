/** Contrasts: each group against the reference group on each question. */
import type { Breakdown, Breakdowns, Contrast, Contrasts } from '../../../analysis/breakdown/breakdown.js';
import type { RelativeRate } from '../../../analysis/statistics/relative-rate.js';
import type { Verdict } from '../../../analysis/breakdown/contrast.js';
import type { Assessment } from '../../../model/assessment.js';
import { formatCount, formatList } from '../../../words/english.js';
import { makeVisible } from '../../../words/visible.js';
import { untested } from '../../contrasts.js';
import { subjectOf } from '../../result-words.js';
import { markCells, numbers, tabName, words, type Cell, type Column, type Sheet } from '../../../model/worksheet.js';
import { aboutGroups } from './groups.js';

const interval = (name: string): Column[] => [
  numbers(`${name}: interval from`, 2.8, 2),
  numbers(`${name}: interval to`, 2.8, 2),
];

const columns: readonly Column[] = [
  words('Question', 2.6),
  words('Group', 5.5),
  words('Reference group', 5),
  numbers('Difference in percentage points', 3.4, 1),
  numbers('Difference: interval from', 2.8, 1),
  numbers('Difference: interval to', 2.8, 1),
  numbers('Relative rate index', 3, 2),
  ...interval('Index'),
  numbers('Relative rate index of No', 3, 2),
  ...interval('Index of No'),
  numbers('Probability', 3, 4),
  numbers('Adjusted probability', 3, 4),
  words('Verdict', 7),
  words('Notes', 8),
];

/** A row for each contrast of one breakdown. */
export function contrastSheet(
  result: Assessment,
  run: Breakdowns,
  { by, leftOut }: Breakdown,
  { reference, asked, results }: Contrasts,
): Sheet {
  const { practical, family } = run;
  return {
    name: tabName(makeVisible(`Contrasts by ${by.join(' ')}`)),
    title: `Contrasts by ${formatList(by)}: ${subjectOf(result)}`,
    lines: [
      ...aboutGroups(run, leftOut),
      `Every group is held against ${reference ?? 'none'}${asked ? '' : ', the largest'}.`,
      "The probability is that of Fisher's exact test, two-sided. Intervals are at 95 per cent: Newcombe's of the difference, and on the log scale of an index.",
      ...(family > 1 ? [`Probabilities are adjusted for ${formatCount(family, 'contrast')} (Holm).`] : []),
      `An index from ${practical.from.toFixed(2)} to ${practical.to.toFixed(2)} makes no practical difference.`,
    ],
    table: { columns, rows: results.map((contrast) => rowOf(contrast, reference ?? '')) },
  };
}

function rowOf(contrast: Contrast, reference: string): Cell[] {
  const who = [contrast.question, contrast.group, reference];
  if (contrast.hidden) return [...who, ...markCells(columns.length - who.length, 'c')];
  const { difference, index, complement, p, adjusted, notes } = contrast;
  const nothing = contrast.untested === 'nothingRelevant';
  return [
    ...who,
    ...(difference === null ? markCells(3, 'z') : [difference.points, difference.from, difference.to]),
    ...rate(index, nothing),
    ...rate(complement, nothing),
    ...(p === null || adjusted === null ? markCells(2, 'z') : [p, adjusted]),
    verdictOf(contrast),
    notes.map(({ message }) => message).join(' ') || 'none',
  ];
}

function rate(found: RelativeRate | null, nothing: boolean): Cell[] {
  return found === null ? markCells(3, nothing ? 'z' : 'u') : [found.index, found.from, found.to];
}

const verdicts: Readonly<Record<Verdict, string>> = {
  chance: 'Not distinguishable from chance, which is not to say the same',
  different: 'Different: more than chance explains, and enough to matter in practice',
  slight: 'More than chance explains, and too slight to matter in practice',
};

function verdictOf({ verdict, untested: reason }: Extract<Contrast, { hidden: false }>): string {
  if (reason !== null) return `Not tested: ${untested[reason]}`;
  return verdict === null ? 'Not tested' : verdicts[verdict];
}
