/** Finds the assumed values of a programme on which a number of answers depends. Published and derived values are not named. */
import type { RuleStep } from '../../model/assessment.js';
import type { DecisionRule, Programme, Rounding } from '../../model/programme.js';
import { fewestYes, type Banding, type CountedQuestion } from './band-plans.js';

/** A move of a standard's cases: below a band, or into a band or a higher one. Bands by position, 0 for the lowest. */
export type Move = { readonly below: number } | { readonly atLeast: number };

/**
 * The assumptions behind a move over a band's edge: the edge itself; and how halves are rounded, or that the printed percentage is banded,
 * if the alternative would take another number of answers.
 */
export function edgeAssumptions(programme: Programme, questions: readonly CountedQuestion[], move: Move): string[] {
  const band = programme.bands['below' in move ? move.below : move.atLeast];
  const needed = answersNeeded(programme, questions, move);
  const differs = (change: Partial<Banding>): boolean =>
    answersNeeded({ ...programme, ...change }, questions, move) !== needed;
  const otherRounding: Rounding = programme.rounding === 'half-up' ? 'half-even' : 'half-up';
  const otherBanding = programme.bandOn === 'rounded' ? 'exact' : 'rounded';
  const { rounding, bandOn } = programme.methodSources;
  return [
    ...(band?.source.certainty === 'assumed' ? [`that ${band.rating} begins at ${band.from} per cent`] : []),
    ...(rounding.certainty === 'assumed' && differs({ rounding: otherRounding }) ? ['how a half is rounded'] : []),
    ...(bandOn.certainty === 'assumed' && differs({ bandOn: otherBanding })
      ? [`that the ${programme.bandOn === 'rounded' ? 'printed' : 'exact'} percentage is banded`]
      : []),
  ];
}

/** The fewest changed answers for a move. Below a band, one question has to move; into a band or above, every question that is below. */
export function answersNeeded(banding: Banding, questions: readonly CountedQuestion[], move: Move): number {
  if ('below' in move) {
    return Math.min(
      ...questions.map(({ yes, relevant }) => Math.max(0, yes - fewestYes(banding, relevant, move.below) + 1)),
    );
  }
  return questions.reduce(
    (sum, { yes, relevant }) => sum + Math.max(0, fewestYes(banding, relevant, move.atLeast) - yes),
    0,
  );
}

/**
 * The assumptions behind the decision rules that make two runs differ: rules that apply in either, or are nearer to applying in one than in
 * the other.
 */
export function ruleAssumptions(
  rules: readonly DecisionRule[],
  before: readonly RuleStep[],
  after: readonly RuleStep[],
): string[] {
  return rules.flatMap(({ id, source, when }, i) => {
    const [one, other] = [before[i], after[i]];
    const matters =
      one?.setOff === true || other?.setOff === true || (one?.met.length ?? 0) !== (other?.met.length ?? 0);
    // A rule that was skipped decides nothing.
    const skipped = (one?.setOff ?? null) === null && (other?.setOff ?? null) === null;
    if (!matters || skipped) return [];
    return [
      ...(source.certainty === 'assumed' ? [`the rule ${id}`] : []),
      ...(when.source.certainty === 'assumed' ? [`what sets off ${id}`] : []),
    ];
  });
}
