/** The section on sensitivity: how few answers would have to differ. */
import type { AnswerChange } from '../analysis/band-plans.js';
import type { Outcome, Outcomes, Sensitivity } from '../analysis/sensitivity.js';
import type { Shift } from '../analysis/shift.js';
import type { Rating } from '../model.js';
import { counted, grouped, listed } from '../words.js';
import { paragraph, type Look } from './layout.js';

/** The section, a paragraph for each standard, the score and the overall rating. */
export function sensitivitySection(
  { sensitivity, overall }: { readonly sensitivity: Sensitivity; readonly overall: { readonly rating: Rating | null } },
  look: Look,
): string[] {
  const { standards, throughRules, score, overall: whole, withoutCounts } = sensitivity;
  const line = (text: string): string[] => paragraph(look, text, 2, '- ');
  return [
    '',
    look.bold('Sensitivity: the fewest answers that would have to differ'),
    ...paragraph(
      look,
      'To fall, a Yes is given as No; to rise, a No as Yes. What is relevant, the judgements and recorded discretion stay. A case has one answer to each question, so many answers to one question are in as many cases. Nothing here moves a rating.',
      2,
    ),
    ...standards.flatMap(({ code, title, banded, held, fall, rise }) => {
      const kept = held === null ? '' : ` Discretion holds it at ${held}, whatever its cases say.`;
      const ends = [
        fall === null ? 'it cannot fall' : shiftWords(fall),
        rise === null ? 'it cannot rise' : shiftWords(rise),
      ];
      return line(`${code} ${title}, ${banded} from its cases: ${ends.join('; ')}.${kept}${assumed(fall, rise)}`);
    }),
    ...throughRules.flatMap(({ code, title, rating, ...both }) => {
      const words = both.fall === null && both.rise === null ? 'no answers change it' : ends(both, ruled(code));
      return line(`${code} ${title}, ${rating} through the decision rules: ${words}.${assumed(both.fall, both.rise)}`);
    }),
    ...(standards.length === 0 ? line('No standard is rated from cases.') : outcomeLines(score, whole)),
    ...(withoutCounts.length === 0
      ? []
      : line(`${listed(withoutCounts)}: only percentages are known, so no answer of theirs is counted here.`)),
  ];

  function outcomeLines(ofScore: Outcomes, ofOverall: Outcomes | null): string[] {
    const rating = overall.rating === null ? '' : `, ${overall.rating}`;
    return [
      ...line(`Score: ${ends(ofScore, scoreOf)}.${details(ofScore)}${assumed(ofScore.fall, ofScore.rise)}`),
      ...(ofOverall === null
        ? line('Overall rating: none yet.')
        : line(
            `Overall rating${rating}: ${ends(ofOverall, (o) => o.overall ?? 'no rating')}.${details(ofOverall)}${assumed(ofOverall.fall, ofOverall.rise)}`,
          )),
    ];
  }
}

/** Both sides in one sentence part: "1 answer on 2.5.3 from 7/24; 11 answers on 2.2.3 from 10/24". */
export function fromOutcomes({ fall, rise }: Outcomes, name: (outcome: Outcome) => string): string {
  const words = [fall, rise].flatMap((one) => (one === null ? [] : `${outcomeWords(one)} from ${name(one)}`));
  return words.length === 0 ? 'the same whatever is answered' : words.join('; ');
}

function ends({ fall, rise }: Outcomes, name: (outcome: Outcome) => string): string {
  return [
    fall === null ? 'it cannot fall' : `${outcomeWords(fall)} from ${name(fall)}`,
    rise === null ? 'it cannot rise' : `${outcomeWords(rise)} from ${name(rise)}`,
  ].join('; ');
}

const scoreOf = ({ score, maximum }: Outcome): string => `${score}/${maximum}`;

function ruled(code: string): (outcome: Outcome) => string {
  return ({ standards }) => standards.find((standard) => standard.code === code)?.to ?? '';
}

/** "1 answer on 2.5.2 or 2.5.3 from Inadequate", "20 answers, in at least 9 cases, from Good (4 on 2.5.1, …)". */
function shiftWords({ answers, atLeastCases, ways }: Shift): string {
  const [first] = ways;
  if (first === undefined) return '';
  if (first.changes.length > 1) {
    return `${counted(answers, 'answer')}, in at least ${counted(atLeastCases, 'case')}, from ${first.to} (${parts(first.changes)})`;
  }
  const ratings = [...new Set(ways.map(({ to }) => to))];
  const each = ratings.map((rating) => {
    const questions = ways.filter(({ to }) => to === rating).flatMap(({ changes }) => changes.map((c) => c.question));
    return `on ${listed(questions, 'or')} from ${rating}`;
  });
  return `${counted(answers, 'answer')} ${listed(each, 'or')}`;
}

function outcomeWords({ answers, atLeastCases, changes }: Outcome): string {
  const [only] = changes;
  return changes.length === 1 && only !== undefined
    ? `${counted(answers, 'answer')} on ${only.question}`
    : `${counted(answers, 'answer')}, in at least ${counted(atLeastCases, 'case')},`;
}

/** Which answers, and what they would do, for each side that there is. */
function details({ fall, rise }: Outcomes): string {
  return [fall, rise]
    .filter((one) => one !== null)
    .map(({ changes, standards, ways, breaksCap }) => {
      const others = ways === 1 ? '' : `, one of ${grouped(ways)} ways with so few answers`;
      const become = standards.map(({ code, from, to }) => `${code} from ${from} to ${to}`);
      const cap = breaksCap.map(
        (code) => ` There the discretion for ${code} would break a cap, so it is counted at the cap.`,
      );
      return ` ${parts(changes)}${others}: ${listed(become)}.${cap.join('')}`;
    })
    .join('');
}

function parts(changes: readonly AnswerChange[]): string {
  return listed(changes.map(({ answers, question }) => `${answers} on ${question}`));
}

function assumed(...ends_: readonly ({ readonly hangsOn: readonly string[] } | null)[]): string {
  const values = [...new Set(ends_.flatMap((end) => end?.hangsOn ?? []))];
  return values.length === 0 ? '' : ` This hangs on what is assumed: ${listed(values)}.`;
}
