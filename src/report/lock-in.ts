/** The section on lock-in: what is certain while answers are open. */
import type { LockIn } from '../analysis/lock-in/lock-in.js';
import type { Rating } from '../model/programme.js';
import { formatCount, formatList } from '../words/english.js';
import { itemPart, textPart, titlePart, type Part } from '../model/document.js';

/** Whether anything is open at all. */
export function isOpen({ open }: LockIn): boolean {
  const { blanks, outstanding, planned, judgements, columns } = open;
  return blanks + outstanding + planned + judgements.length + columns.length > 0;
}

/** "certain, Good", or "from Inadequate to Good". */
export function rangeWords({
  worst,
  best,
  certain,
}: {
  readonly worst: Rating | null;
  readonly best: Rating | null;
  readonly certain: boolean;
}): string {
  if (worst === null || best === null) return 'none';
  if (certain) return `certain, ${best}`;
  return worst === best ? best : `from ${worst} to ${best}`;
}

/** The range of the overall rating, and whether there may be none. */
export function overallWords({ overall }: LockIn): string {
  return `${rangeWords(overall)}${overall.mayEndUnrated && overall.best !== null ? ', or none' : ''}`;
}

/** The section: what is open, then each standard, the score and the overall rating. */
export function lockInSection({ lockIn }: { readonly lockIn: LockIn }): Part[] {
  const { standards, score, breaksCap } = lockIn;
  const head = titlePart('Lock-in: the worst and the best that may still come');
  if (!isOpen(lockIn)) return [head, textPart('Nothing is open: every rating is final.')];
  const { worst, best, certain } = score;
  const scores = certain
    ? `certain, ${best.score}/${best.maximum}`
    : `from ${worst.score}/${worst.maximum} to ${best.score}/${best.maximum}`;
  return [
    head,
    textPart(openWords(lockIn)),
    ...standards.map(({ code, title: name, mayEndUnrated, ...range }) => {
      const unrated = mayEndUnrated ? ', or not rated' : '';
      return itemPart(`${code} ${name}: ${range.best === null ? 'not rated' : rangeWords(range)}${unrated}`);
    }),
    itemPart(`Score: ${scores}`),
    itemPart(`Overall rating: ${overallWords(lockIn)}`),
    ...(breaksCap.length === 0
      ? []
      : [
          itemPart(
            `At the worst the discretion for ${formatList(breaksCap)} would break a cap, so it is counted there at the cap.`,
          ),
        ]),
  ];
}

export function openWords({ open }: LockIn): string {
  const { blanks, outstanding, planned, judgements, columns } = open;
  const answers = [
    ...(blanks > 0 ? [formatCount(blanks, 'blank answer')] : []),
    ...(outstanding > 0 ? [formatCount(outstanding, 'outstanding case')] : []),
    ...(planned > 0 ? [formatCount(planned, 'case') + ' planned and not in the sheet'] : []),
  ];
  return [
    ...(answers.length === 0
      ? []
      : [`Open: ${formatList(answers)}. Each answer may become Yes, No or N/A, so none need count.`]),
    ...(judgements.length === 0
      ? []
      : [
          `${formatList(judgements)} ${judgements.length === 1 ? 'has' : 'have'} no judgement yet: any rating may come, and it is taken that one will.`,
        ]),
    ...(columns.length === 0
      ? []
      : [
          `The sheet has no column for ${formatList(columns)}: any rating may come, or none where nothing turns out relevant.`,
        ]),
    'Judgements and discretion that are recorded stay.',
  ].join(' ');
}
