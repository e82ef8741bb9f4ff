/** Decision rules: each ties one standard's rating to those of others. */
import type { Decision, RuleStep } from '../model/assessment.js';
import type { Discretion } from '../model/inspection.js';
import type { DecisionRule, Programme, Rating } from '../model/programme.js';
import { Problems } from '../problems/problems.js';
import { numberInWords, formatList } from '../words/english.js';
import { lower, rank } from './scale.js';
import { standardName } from './words.js';

type Scale = Pick<Programme, 'ratings'>;

/** Discretion that is above a cap; `refuseBreaches` refuses it. */
export interface Breach {
  readonly standard: string;
  readonly rating: Rating;
  readonly ceiling: Rating;
  readonly because: string;
}

/**
 * Applies one rule to the ratings so far. The rule ignores standards without a rating, and is skipped if its own standard has none or if
 * none of those that it looks at has one. It never raises a rating. Against a `normally` rule a standard keeps its discretion, as a recorded
 * departure; against a `cap` that it exceeds, discretion is a breach. `departsFrom` is the standard's rating before discretion, null without discretion.
 */
export function tryRule(
  programme: Programme,
  rule: DecisionRule,
  standing: ReadonlyMap<string, Rating | null>,
  departsFrom: Rating | null,
): { step: RuleStep; decision: Decision | null; breach: Breach | null } {
  const scale = programme.ratings;
  const { of, ratedAtOrBelow, atLeast } = rule.when;
  const highest = rank(scale, ratedAtOrBelow);
  const withoutRating: string[] = [];
  const met: string[] = [];
  for (const code of of) {
    const rating = standing.get(code) ?? null;
    if (rating === null) withoutRating.push(code);
    else if (rank(scale, rating) <= highest) met.push(code);
  }
  const from = standing.get(rule.standard) ?? null;
  const skipped = from === null || withoutRating.length === of.length;
  const setOff = skipped ? null : met.length >= atLeast;
  const { id, kind, standard, words } = rule;
  const takes = requirement(programme, rule);
  const step: RuleStep = { rule: id, standard, kind, words, takes, setOff, met, withoutRating };
  if (from === null || setOff !== true) return { step, decision: null, breach: null };
  const because = triggerWords(programme, rule, met);
  const lowered = lower(scale, from, rule.to);
  const departed = departsFrom !== null && lowered !== from;
  const breach = departed && kind === 'cap' ? { standard, rating: from, ceiling: rule.to, because } : null;
  const decision =
    departed && kind === 'normally'
      ? { rule: id, kind, from: departsFrom, to: from, because, departed }
      : { rule: id, kind, from, to: lowered, because, departed: false };
  return { step, decision, breach };
}

/** Throws a `Refusal` if any discretion is above a cap: a cap cannot be departed from. */
export function refuseBreaches(
  programme: Programme,
  discretion: readonly Discretion[],
  breaches: readonly Breach[],
): void {
  const problems = new Problems();
  for (const { standard: code, rating, ceiling, because } of breaches) {
    const place = discretion.find((entry) => entry.standard === code)?.place ?? {};
    problems.add('discretionBreaksCap', place, { standard: standardName(programme, code), rating, ceiling, because });
  }
  problems.refuse();
}

/** The standards that met the rule's condition, and the condition. */
function triggerWords(programme: Programme, rule: DecisionRule, met: readonly string[]): string {
  const are = `${formatList(met.map((code) => standardName(programme, code)))} ${met.length === 1 ? 'is' : 'are'} ${atOrBelow(programme, rule)}`;
  return rule.when.of.length === 1
    ? are
    : `${are} (it takes ${numberInWords(rule.when.atLeast)} of ${formatList(rule.when.of)})`;
}

/** The rule's condition in words: "two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate". */
export function requirement(programme: Scale, rule: DecisionRule): string {
  const { of, atLeast } = rule.when;
  const standards = of.length === 1 ? formatList(of) : `${numberInWords(atLeast)} of ${formatList(of)}`;
  return `${standards} rated ${atOrBelow(programme, rule)}`;
}

/** What is assumed of a rule whose trigger is: "that it takes two of 2.2, 2.3, 2.4 and 2.5 rated Inadequate to set off the decision rule on 1.1". */
export function triggerAssumption(programme: Scale, rule: DecisionRule): string {
  return `that it takes ${requirement(programme, rule)} to set off ${ruleName(rule)}`;
}

/** A rule as readers know it: by the standard whose rating it decides. */
export const ruleName = ({ standard }: Pick<DecisionRule, 'standard'>): string => `the decision rule on ${standard}`;

function atOrBelow({ ratings }: Scale, { when }: DecisionRule): string {
  return when.ratedAtOrBelow === ratings[0]?.name ? when.ratedAtOrBelow : `${when.ratedAtOrBelow} or lower`;
}
