/** What is told above every table of groups, and of contrasts between them. */
import type { Breakdowns } from '../../../analysis/breakdown/breakdown.js';
import { formatList } from '../../../words/english.js';

/** What holds for every breakdown of the run, and of contrasts too. */
export function aboutGroups({ where, suppressedBelow }: Breakdowns, leftOut: readonly string[]): string[] {
  const filter = Object.entries(where ?? {}).map(([column, values]) => `${column} = ${formatList(values, 'or')}`);
  return [
    'Ratings belong to the whole sample: a group has percentages, and no rating.',
    ...(where === null ? [] : [`Only cases with ${formatList(filter)} are broken down.`]),
    ...(suppressedBelow === null
      ? ['Small counts are not hidden.']
      : [
          `${suppressedBelow === 2 ? 'Counts of 1' : `Counts from 1 to ${suppressedBelow - 1}`} are hidden, and whatever would give one away.`,
        ]),
    ...(leftOut.length === 0 ? [] : [`Left out, since hiding could not be enough: ${formatList(leftOut)}.`]),
  ];
}
