/** Agreement by a column such as the inspector, with small numbers hidden. */
import { groupBy } from '../../words/english.js';
import type { AgreementByGroup } from '../../model/moderation.js';
import { compareGroupKeys, groupKey } from '../../scoring/groups.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { countMeetings, type AskedQuestion, type PairedCase } from './moderation.js';
import { countAgreed, countPairs } from '../statistics/agreement.js';

/** A paired case and its value in the column; null if it is not recorded. */
export interface GroupedCase extends PairedCase {
  readonly value: string | null;
}

interface GroupCount {
  readonly value: string | null;
  readonly cases: number;
  readonly pairs: number;
  readonly agreed: number;
}

/**
 * Agreement over all questions, for each value of a column. With a `limit`, a group of fewer cases or fewer pairs is hidden, and with it
 * further groups, the smallest first, until what is hidden could be spread otherwise over the groups (see `hiddenGroups`).
 */
export function agreementByGroup(
  by: string,
  cases: readonly GroupedCase[],
  questions: readonly AskedQuestion[],
  limit: number | null,
): AgreementByGroup {
  const groups = countGroups(cases, questions);
  const hidden = limit === null ? new Set<number>() : hiddenGroups(groups, limit);
  const values = groups.map(({ value, ...counts }, i) =>
    hidden.has(i)
      ? { value, cases: null, pairs: null, agreed: null, agreement: null }
      : { value, ...counts, agreement: wholePercentage(counts.agreed, counts.pairs, 'half-up') },
  );
  return { by, limit, withheld: hidden.size > 0 && hidden.size === groups.length, values };
}

function countGroups(cases: readonly GroupedCase[], questions: readonly AskedQuestion[]): GroupCount[] {
  return [...groupBy(cases, ({ value }) => groupKey([value]))]
    .toSorted(([a], [b]) => compareGroupKeys(a, b))
    .map(([, own]) => {
      const meetings = countMeetings(own, questions);
      const [pairs, agreed] = [countPairs(meetings), countAgreed(meetings)];
      return { value: own[0]?.value ?? null, cases: own.length, pairs, agreed };
    });
}

/**
 * The groups to hide, by their places. The totals over all groups are printed, so those of the hidden groups together are known: they must
 * be two groups at least, of twice the limit in cases and in pairs, with more cases than groups. Then a case of one hidden group could as
 * well be in another, with everything that is printed the same.
 */
function hiddenGroups(groups: readonly GroupCount[], limit: number): ReadonlySet<number> {
  const isSmall = ({ cases, pairs }: GroupCount): boolean => cases < limit || pairs < limit;
  const hidden = new Set(groups.flatMap((group, i) => (isSmall(group) ? [i] : [])));
  if (hidden.size === 0) return hidden;
  const sizes = [...groups.keys()].toSorted((a, b) => groups[a]!.cases - groups[b]!.cases || a - b);
  const hiddenNow = (): GroupCount[] => groups.filter((_, i) => hidden.has(i));
  for (const next of sizes) {
    if (isProtected(hiddenNow(), limit)) break;
    hidden.add(next);
  }
  return hidden;
}

function isProtected(hidden: readonly GroupCount[], limit: number): boolean {
  const sum = (key: 'cases' | 'pairs'): number => hidden.reduce((total, group) => total + group[key], 0);
  return hidden.length > 1 && sum('cases') >= 2 * limit && sum('pairs') >= 2 * limit && sum('cases') > hidden.length;
}
