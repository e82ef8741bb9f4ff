/** Sensitivity in words: how few answers would have to differ. */
import type { Assessment } from '../../model/assessment.js';
import { itemPart, textPart, titlePart, type Part } from '../../model/document.js';
import { markCells, numberColumn, orMark, wordColumn, type Cell, type Worksheet } from '../../model/worksheet.js';
import { compact, formatCount, formatList, formatNumber } from '../../words/english.js';
import { defineAnalysis } from '../analysis.js';
import type {
  AnswerChange,
  Outcomes,
  PossibleResult,
  RuledSensitivity,
  Sensitivity,
  Shift,
  StandardSensitivity,
} from '../../model/analyses.js';
import { sensitivity } from './sensitivity.js';

export const sensitivityAnalysis = defineAnalysis({
  key: 'sensitivity',
  option: '--sensitivity',
  describe: 'how few answers would have to differ for another rating',
  withDerivation: true,
  page: { anchor: 'sensitivity', name: 'Sensitivity' },
  analyse: sensitivity,
  panelLine,
  section,
  worksheets: (result) => [worksheet(result)],
});

type Result = Assessment & { readonly sensitivity: Sensitivity };

function panelLine({ sensitivity: { standards, score, withoutCounts, ...whole }, overall }: Result): string | null {
  if (standards.length === 0) return null;
  const rating =
    whole.overall === null || overall.rating === null
      ? null
      : `The overall rating: ${bothOutcomes(whole.overall, ratingOf)}.`;
  return compact([
    `How close: the score is ${bothOutcomes(score, scoreOf)}.`,
    rating,
    withoutCounts.length > 0 && notCounted(withoutCounts),
  ]).join(' ');
}

/** A paragraph for each standard, the score and the overall rating. */
function section({
  sensitivity: { standards, throughRules, score, withoutCounts, ...whole },
  overall,
}: Result): Part[] {
  const never = withoutCounts.length === 0 ? neverOf : neverCounted;
  const results = [
    `Score ${overall.score}/${overall.maximum}: ${bothSidesWords(score, scoreOf, never)}.${assumedWords(score)}`,
    whole.overall === null
      ? 'Overall rating: none yet.'
      : `Overall rating ${overall.rating}: ${bothSidesWords(whole.overall, ratingOf, never)}.${assumedWords(whole.overall)}`,
  ];
  return [
    titlePart('Sensitivity: the fewest answers that would have to differ'),
    textPart(`${moves} ${moveNothing}`),
    ...compact([
      ...standards.map(standardWords),
      ...throughRules.map((one) => ruledWords(one, never)),
      ...(standards.length === 0
        ? ['No standard is rated from cases that are counted, so there is no answer that could differ.']
        : results),
      withoutCounts.length > 0 && notCounted(withoutCounts),
    ]).map(itemPart),
  ];
}

const moves =
  'To fall, a Yes is given as No; to rise, a No as Yes. What is relevant, the judgements and recorded discretion stay.';
const notCounted = (standards: readonly string[]): string =>
  `Only percentages are known of ${formatList(standards)}: no answer of theirs is counted here.`;
const moveNothing = 'Nothing here moves a rating.';

/** Both sides in part of a sentence: "1 answer on 2.5.3 from 7/24; 11 answers on 2.2.3 from 10/24". */
function bothOutcomes({ fall, rise }: Outcomes, name: (outcome: PossibleResult) => string): string {
  const sides = compact([fall, rise]).map((one) => `${answersWords(one)} from ${name(one)}${inBrackets([], one)}`);
  return sides.join('; ') || 'the same however the relevant cases are answered';
}

const scoreOf = ({ score, maximum }: Pick<PossibleResult, 'score' | 'maximum'>): string => `${score}/${maximum}`;

const ratingOf = ({ overall }: Pick<PossibleResult, 'overall'>): string => overall ?? 'no rating';

const finalRating =
  (code: string) =>
  ({ standards }: PossibleResult): string =>
    standards.find((one) => one.code === code)?.to ?? 'no rating';

const ratingsReached = ({ ways }: Shift): string => formatList([...new Set(ways.map(({ to }) => to))], 'or');

function standardWords({ code, title, banded, held, ...shifts }: StandardSensitivity): string {
  const kept = held === null ? '' : ` Discretion holds it at ${held}, whatever its cases say.`;
  return `${code} ${title}, ${banded} from its cases: ${sidesWords(shifts, shiftWords)}.${kept}${assumedWords(shifts)}`;
}

function ruledWords({ code, title, rating, held, ...outcomes }: RuledSensitivity, never: Never): string {
  const still = held === null ? never.change : 'no answers change it, since discretion is recorded';
  const sides =
    outcomes.fall === null && outcomes.rise === null ? still : bothSidesWords(outcomes, finalRating(code), never, code);
  return `${code} ${title}, ${rating} after the decision rules: ${sides}.${assumedWords(outcomes)}`;
}

/** "1 answer on 2.5.2 or 2.5.3 from Inadequate", "20 answers, in at least 9 cases, from Good (4 on 2.5.1, …)". */
function shiftWords({ answers, atLeastCases, ways }: Shift): string {
  const [first] = ways;
  if (first === undefined) return '';
  if (first.changes.length > 1) {
    return `${formatCount(answers, 'answer')}, in at least ${formatCount(atLeastCases, 'case')}, from ${first.to} (${changesWords(first.changes)})`;
  }
  const each = [...new Set(ways.map(({ to }) => to))].map((rating) => {
    const questions = ways.filter(({ to }) => to === rating).flatMap(({ changes }) => changes.map((c) => c.question));
    return `on ${formatList(questions, 'or')} from ${rating}`;
  });
  return `${formatCount(answers, 'answer')} ${formatList(each, 'or')}`;
}

/** Both sides with their results. `own`: the code of the standard itself, whose rating is given already. */
function bothSidesWords(outcomes: Outcomes, name: (outcome: PossibleResult) => string, never: Never, own = ''): string {
  return sidesWords(outcomes, (outcome) => outcomeWords(outcome, name(outcome), own), never);
}

function sidesWords<T>({ fall, rise }: Sides<T>, describe: (side: T) => string, never = neverOf): string {
  return `${fall === null ? never.fall : describe(fall)}; ${rise === null ? never.rise : describe(rise)}`;
}

/** What is said where no answers do it: where counts are missing, only of those that are counted. */
type Never = Readonly<Record<'fall' | 'rise' | 'change', string>>;
const neverOf: Never = { fall: 'it cannot fall', rise: 'it cannot rise', change: 'no answers change it' };
const neverCounted: Never = {
  fall: 'no answers that are counted lower it',
  rise: 'no answers that are counted raise it',
  change: 'no answers that are counted change it',
};

function outcomeWords(outcome: PossibleResult, name: string, own: string): string {
  const { changes, standards, breaksCap } = outcome;
  const where = inBrackets(changes.length === 1 ? [] : [changesWords(changes)], outcome);
  const become = formatList(standards.filter(({ code }) => code !== own).map(({ code, to }) => `${code} ${to}`));
  const cap =
    breaksCap.length === 0
      ? ''
      : ` (the discretion for ${formatList(breaksCap)} would break a cap, so it counts at the cap)`;
  return `${answersWords(outcome)} from ${name}${where}${become === '' ? '' : `, with ${become}`}${cap}`;
}

/** Words in brackets, and whether this is one of several ways; empty if there is nothing to say. */
function inBrackets(words: readonly string[], { ways }: PossibleResult): string {
  const all = ways === 1 ? words : [...words, `one of ${formatNumber(ways)} ways`];
  return all.length === 0 ? '' : ` (${all.join('; ')})`;
}

function answersWords({ answers, atLeastCases, changes }: PossibleResult): string {
  const [only] = changes;
  return changes.length === 1 && only !== undefined
    ? `${formatCount(answers, 'answer')} on ${only.question}`
    : `${formatCount(answers, 'answer')}, in at least ${formatCount(atLeastCases, 'case')},`;
}

const changesWords = (changes: readonly AnswerChange[]): string =>
  formatList(changes.map(({ answers, question }) => `${formatNumber(answers)} on ${question}`));

type Sides<T> = { readonly fall: T | null; readonly rise: T | null };

/** The assumptions on which either side depends, in words. */
const assumptionsOf = ({ fall, rise }: Sides<Pick<PossibleResult, 'hangsOn'>>): string[] => [
  ...new Set([fall, rise].flatMap((side) => side?.hangsOn ?? [])),
];

function assumedWords(sides: Sides<Pick<PossibleResult, 'hangsOn'>>): string {
  const assumptions = assumptionsOf(sides);
  if (assumptions.length === 0) return '';
  return ` This depends on ${assumptions.length === 1 ? 'an assumption' : 'assumptions'}: ${formatList(assumptions)}.`;
}

/** A row for each standard by its cases, for those that decision rules can lower, for the score and for the overall rating. */
function worksheet({
  sensitivity: { standards, throughRules, score, withoutCounts, ...whole },
  overall,
}: Result): Worksheet {
  const rows: Cell[][] = [
    ...standards.map(({ code, title, banded, held, ...shifts }) => {
      return [code, title, 'its cases', banded, ...sideCells(shifts, ratingsReached, held)];
    }),
    ...throughRules.map(({ code, title, rating, held, ...outcomes }) => {
      return [code, title, 'the decision rules', rating, ...sideCells(outcomes, finalRating(code), held)];
    }),
    ['Score', 'All standards', 'all of it', scoreOf(overall), ...sideCells(score, scoreOf, null)],
  ];
  if (whole.overall !== null) {
    const now = ratingOf({ overall: overall.rating });
    rows.push(['Overall', 'Overall rating', 'all of it', now, ...sideCells(whole.overall, ratingOf, null)]);
  }
  return {
    name: 'Sensitivity',
    title: 'The fewest answers that would have to differ',
    lines: compact([
      moves,
      moveNothing,
      withoutCounts.length > 0 && notCounted(withoutCounts),
      standards.length === 0 && 'No standard is rated from cases that are counted.',
    ]),
    table: standards.length === 0 ? null : { columns, rows },
  };
}

const columns = [
  wordColumn('Of', 3),
  wordColumn('Title', 6.5),
  wordColumn('Goes by', 4),
  wordColumn('Now', 4.5),
  numberColumn('Answers to fall', 2.8),
  numberColumn('To fall, in at least so many cases', 3.6),
  wordColumn('Falls to', 4.5),
  numberColumn('Answers to rise', 2.8),
  numberColumn('To rise, in at least so many cases', 3.6),
  wordColumn('Rises to', 4.5),
  wordColumn('Held by discretion at', 4.5),
  wordColumn('Assumptions it depends on', 9),
];

function sideCells<T extends Pick<PossibleResult, 'answers' | 'atLeastCases' | 'hangsOn'>>(
  sides: Sides<T>,
  name: (side: T) => string,
  held: string | null,
): Cell[] {
  const cells = (side: T | null): Cell[] =>
    side === null ? markCells(3, 'z') : [side.answers, side.atLeastCases, name(side)];
  return [...cells(sides.fall), ...cells(sides.rise), orMark(held, 'z'), formatList(assumptionsOf(sides)) || 'none'];
}
