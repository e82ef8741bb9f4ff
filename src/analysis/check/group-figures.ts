/** The figures of groups that `check` compares: which of them are small, and how they are hidden. */
import type { CheckRecord } from '../../model/check.js';
import type { ExpectedFigure } from '../../model/expected.js';
import type { Tallies } from '../../model/reading.js';
import { emptyTally, figureKey } from '../../scoring/tally.js';
import { confidential, isFew, isSmallCount } from '../disclosure/rule.js';
import { figureOf } from './check.js';

/** Whether a figure is of a group: of the cases under a filter, or a share of cases with some characteristic. */
export const isOfGroup = ({ where, profile }: ExpectedFigure): boolean => where !== undefined || profile !== undefined;

/** Whether a figure of a group is, or rests on, a number under the limit, or all of the group answered alike. */
export function isSmallFigure(figure: ExpectedFigure, tallies: Tallies, limit: number): boolean {
  if (!isOfGroup(figure)) return false;
  const { yes, no } = tallies.get(figureKey(figureOf(figure))) ?? emptyTally;
  if (figure.cases !== undefined) return isSmallCount(yes, { limit });
  return isFew([yes, no, 0], { limit, hidesAlike: figure.question !== undefined });
}

/** The comparison without its figures: whether they agree is still told. */
export function hideRecord({ id, what, where, passed }: CheckRecord): CheckRecord {
  return { id, what, where, expected: confidential, found: confidential, passed, update: null };
}
