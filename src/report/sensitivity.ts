/** The section on sensitivity: how few answers would have to differ. */
import type { AnswerChange } from '../analysis/sensitivity/band-plans.js';
import type {
  PossibleResult,
  Outcomes,
  RuledSensitivity,
  Sensitivity,
  StandardSensitivity,
} from '../analysis/sensitivity/sensitivity.js';
import type { Shift } from '../analysis/sensitivity/shift.js';
import type { OverallResult } from '../model/assessment.js';
import { formatCount, formatNumber, formatList } from '../words/english.js';
import { itemPart, textPart, titlePart, type Part } from '../model/document.js';

/** The section, a paragraph for each standard, the score and the overall rating. */
export function sensitivitySection({
  sensitivity,
  overall,
}: {
  readonly sensitivity: Sensitivity;
  readonly overall: OverallResult;
}): Part[] {
  const { standards, throughRules, score, overall: whole, withoutCounts } = sensitivity;
  const none = ['No standard is rated from cases that are counted, so there is no answer that could differ.'];
  const results = [
    `Score ${overall.score}/${overall.maximum}: ${ends(score, scoreOf)}.${assumed(score)}`,
    whole === null
      ? 'Overall rating: none yet.'
      : `Overall rating ${overall.rating}: ${ends(whole, ratingOf)}.${assumed(whole)}`,
  ];
  const lines = [
    ...standards.map(ofStandard),
    ...throughRules.map(ofRuled),
    ...(standards.length === 0 ? none : results),
    ...(withoutCounts.length === 0
      ? []
      : [`${formatList(withoutCounts)}: only percentages are known, so no answer of theirs is counted here.`]),
  ];
  return [
    titlePart('Sensitivity: the fewest answers that would have to differ'),
    textPart(
      'To fall, a Yes is given as No; to rise, a No as Yes. What is relevant, the judgements and recorded discretion stay. Nothing here moves a rating.',
    ),
    ...lines.map(itemPart),
  ];
}

/** Both sides in one part of a sentence: "1 answer on 2.5.3 from 7/24; 11 answers on 2.2.3 from 10/24". */
export function fromOutcomes({ fall, rise }: Outcomes, name: (outcome: PossibleResult) => string): string {
  const words = [fall, rise].flatMap((one) =>
    one === null ? [] : `${answersOf(one)} from ${name(one)}${oneOf(one.ways)}`,
  );
  return words.length === 0 ? 'the same whatever is answered' : words.join('; ');
}

export const scoreOf = ({ score, maximum }: Pick<PossibleResult, 'score' | 'maximum'>): string => `${score}/${maximum}`;

export const ratingOf = ({ overall }: Pick<PossibleResult, 'overall'>): string => overall ?? 'no rating';

function ofStandard({ code, title: called, banded, held, ...shifts }: StandardSensitivity): string {
  const { fall, rise } = shifts;
  const words = [
    fall === null ? 'it cannot fall' : shiftWords(fall),
    rise === null ? 'it cannot rise' : shiftWords(rise),
  ];
  const kept = held === null ? '' : ` Discretion holds it at ${held}, whatever its cases say.`;
  return `${code} ${called}, ${banded} from its cases: ${words.join('; ')}.${kept}${assumed(shifts)}`;
}

function ofRuled({ code, title: called, rating, held, ...outcomes }: RuledSensitivity): string {
  const name = ({ standards }: PossibleResult): string => standards.find((one) => one.code === code)?.to ?? 'no rating';
  const still = held === null ? 'no answers change it' : 'no answers change it, since discretion is recorded';
  const words = outcomes.fall === null && outcomes.rise === null ? still : ends(outcomes, name, code);
  return `${code} ${called}, ${rating} after the decision rules: ${words}.${assumed(outcomes)}`;
}

/** "1 answer on 2.5.2 or 2.5.3 from Inadequate", "20 answers, in at least 9 cases, from Good (4 on 2.5.1, …)". */
function shiftWords({ answers, atLeastCases, ways }: Shift): string {
  const [first] = ways;
  if (first === undefined) return '';
  if (first.changes.length > 1) {
    return `${formatCount(answers, 'answer')}, in at least ${formatCount(atLeastCases, 'case')}, from ${first.to} (${parts(first.changes)})`;
  }
  const ratings = [...new Set(ways.map(({ to }) => to))];
  const each = ratings.map((rating) => {
    const questions = ways.filter(({ to }) => to === rating).flatMap(({ changes }) => changes.map((c) => c.question));
    return `on ${formatList(questions, 'or')} from ${rating}`;
  });
  return `${formatCount(answers, 'answer')} ${formatList(each, 'or')}`;
}

/** Both sides with what they bring. `own` is the standard that they are of, whose rating is told already. */
function ends({ fall, rise }: Outcomes, name: (outcome: PossibleResult) => string, own = ''): string {
  return [
    fall === null ? 'it cannot fall' : outcomeWords(fall, name(fall), own),
    rise === null ? 'it cannot rise' : outcomeWords(rise, name(rise), own),
  ].join('; ');
}

function outcomeWords(outcome: PossibleResult, name: string, own: string): string {
  const { changes, standards, ways, breaksCap } = outcome;
  const where = changes.length === 1 ? '' : ` (${parts(changes)})`;
  const become = formatList(standards.filter(({ code }) => code !== own).map(({ code, to }) => `${code} ${to}`));
  const cap =
    breaksCap.length === 0
      ? ''
      : ` (the discretion for ${formatList(breaksCap)} would break a cap, so it counts at the cap)`;
  return `${answersOf(outcome)} from ${name}${where}${oneOf(ways)}, with ${become}${cap}`;
}

function oneOf(ways: number): string {
  return ways === 1 ? '' : `, in one of ${formatNumber(ways)} ways`;
}

function answersOf({ answers, atLeastCases, changes }: PossibleResult): string {
  const [only] = changes;
  return changes.length === 1 && only !== undefined
    ? `${formatCount(answers, 'answer')} on ${only.question}`
    : `${formatCount(answers, 'answer')}, in at least ${formatCount(atLeastCases, 'case')},`;
}

function parts(changes: readonly AnswerChange[]): string {
  return formatList(changes.map(({ answers, question }) => `${answers} on ${question}`));
}

interface Hanging {
  readonly hangsOn: readonly string[];
}

function assumed({ fall, rise }: { readonly fall: Hanging | null; readonly rise: Hanging | null }): string {
  const values = [...new Set([fall, rise].flatMap((end) => end?.hangsOn ?? []))];
  return values.length === 0 ? '' : ` This hangs on what is assumed: ${formatList(values)}.`;
}
