/** How few answers would have to differ, as a worksheet. */
import type { PossibleResult, Outcomes } from '../../../analysis/sensitivity/sensitivity.js';
import type { Shift } from '../../../analysis/sensitivity/shift.js';
import { formatList } from '../../../words/english.js';
import type { FullResult } from '../../panel.js';
import { ratingOf, scoreOf } from '../../sensitivity.js';
import { subjectOf } from '../../result-words.js';
import { numbers, orMark, words, type Cell, type Sheet } from '../../../model/worksheet.js';

/** A row for each standard by its cases, for those that decision rules can lower, for the score and for the overall rating. */
export function sensitivitySheet(result: FullResult): Sheet {
  const { sensitivity, overall } = result;
  const { standards, throughRules, score, overall: whole, withoutCounts } = sensitivity;
  const rows: Cell[][] = [
    ...standards.map(({ code, title, banded, held, fall, rise }) => [
      code,
      title,
      'its cases',
      banded,
      ...end(fall, shiftTo),
      ...end(rise, shiftTo),
      orMark(held, 'z'),
      assumed(fall, rise),
    ]),
    ...throughRules.map(({ code, title, rating, held, ...outcomes }) => {
      const name = (outcome: PossibleResult): string =>
        outcome.standards.find((one) => one.code === code)?.to ?? 'no rating';
      return [code, title, 'the decision rules', rating, ...ends(outcomes, name, held)];
    }),
    ['Score', 'All standards', 'all of it', scoreOf(overall), ...ends(score, scoreOf, null)],
    ...(whole === null
      ? []
      : [
          [
            'Overall',
            'Overall rating',
            'all of it',
            ratingOf({ overall: overall.rating }),
            ...ends(whole, ratingOf, null),
          ],
        ]),
  ];
  return {
    name: 'Sensitivity',
    title: `The fewest answers that would have to differ: ${subjectOf(result)}`,
    lines: [
      'To fall, a Yes is given as No; to rise, a No as Yes. What is relevant, the judgements and recorded discretion stay.',
      'Nothing here moves a rating.',
      ...(withoutCounts.length === 0
        ? []
        : [`Only percentages are known of ${formatList(withoutCounts)}: no answer of theirs is counted here.`]),
      ...(standards.length === 0 ? ['No standard is rated from cases that are counted.'] : []),
    ],
    table: standards.length === 0 ? null : { columns, rows },
  };
}

const columns = [
  words('Of', 3),
  words('Title', 6.5),
  words('Goes by', 4),
  words('Now', 4.5),
  numbers('Answers to fall', 2.8),
  numbers('To fall, in at least so many cases', 3.6),
  words('Falls to', 4.5),
  numbers('Answers to rise', 2.8),
  numbers('To rise, in at least so many cases', 3.6),
  words('Rises to', 4.5),
  words('Held by discretion at', 4.5),
  words('Hangs on what is assumed', 9),
];

const shiftTo = ({ ways }: Shift): string => formatList([...new Set(ways.map(({ to }) => to))], 'or');

function ends({ fall, rise }: Outcomes, name: (outcome: PossibleResult) => string, held: string | null): Cell[] {
  return [...end(fall, name), ...end(rise, name), orMark(held, 'z'), assumed(fall, rise)];
}

function end<T extends Pick<PossibleResult, 'answers' | 'atLeastCases'>>(
  one: T | null,
  name: (one: T) => string,
): Cell[] {
  if (one === null) return [{ mark: 'z' }, { mark: 'z' }, { mark: 'z' }];
  return [one.answers, one.atLeastCases, name(one)];
}

type Hanging = Pick<PossibleResult, 'hangsOn'> | null;

function assumed(fall: Hanging, rise: Hanging): string {
  return formatList([...new Set([fall, rise].flatMap((one) => one?.hangsOn ?? []))]) || 'nothing';
}
