/** Which counts of a group must not become known. */
import type { Answered } from '../statistics/wilson.js';
import type { Counts } from './margins.js';

/**
 * `limit`: counts from 1 to just under it, at least 2. `hidesAlike`: also that all who answered answered alike, 0 or all of them Yes: then
 * everybody's answer is known who is known to be in the group. Source for the second: "Handbook on Statistical Disclosure Control", second
 * edition (2024), section 5.2, group attribute disclosure; Office for National Statistics, "SRS output checking guidance" (2023), section
 * 6.2, class disclosure.
 */
export interface HidingRule {
  readonly limit: number;
  readonly hidesAlike: boolean;
}

/** The mark for a hidden figure. Source: the shorthand of the Government Statistical Service. */
export const confidential = '[c]';

export const isSmallCount = (count: number, { limit }: Pick<HidingRule, 'limit'>): boolean =>
  count >= 1 && count < limit;

/** Whether a group's counts of one question must be hidden. */
export function isFew(counts: Counts, rule: HidingRule): boolean {
  const [yes, no] = counts;
  const alike = rule.hidesAlike && yes + no > 0 && Math.min(yes, no) === 0;
  return alike || counts.some((count) => isSmallCount(count, rule));
}

/**
 * Whether groups that are hidden together, whose sum anyone can work out, have too few Yes or too few No: with none at all, the answers of
 * each would be known.
 */
export const isThin = ([yes, no]: Counts, { limit }: Pick<HidingRule, 'limit'>): boolean => Math.min(yes, no) < limit;

/** The rule for one question: if all cases answered alike, which is public, it is no secret of a group. */
export function ruleFor({ yes, no }: Answered, { limit, hidesAlike }: HidingRule): HidingRule {
  return { limit, hidesAlike: hidesAlike && yes > 0 && no > 0 };
}
