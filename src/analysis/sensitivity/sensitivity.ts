/** Finds how few answers would have to differ for another result, and the assumed values of the programme on which that number depends. */
import type { Outcomes, PossibleResult, Sensitivity, Shift, Shifts } from '../../model/analyses.js';
import type { Programme, Rating } from '../../model/programme.js';
import type { Bands } from '../../scoring/band.js';
import { changedRatings, rate, type RatedStandards } from '../../scoring/rate.js';
import { ruleName, triggerAssumption } from '../../scoring/rules.js';
import { rank } from '../../scoring/scale.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { compact } from '../../words/english.js';
import type { AnalysisContext } from '../analysis.js';
import {
  bandPlans,
  casesInvolved,
  countedQuestions,
  fewestYes,
  lowestBand,
  type CountedQuestion,
} from './band-plans.js';
import { fewestFor, type CountedStandard, type Found, type Goals } from './combinations.js';

/**
 * The sensitivity of a result. An answer differs if a Yes becomes a No or the reverse; bases, judgements and recorded discretion stay.
 * Discretion on a standard rated from cases holds its rating. Exact: for a standard by the order of percentages, for the result by
 * exhaustive search over the bands (`fewestFor`).
 */
export function sensitivity(context: AnalysisContext): Sensitivity {
  const { programme, measured, inspection } = context;
  const now = rate(programme, measured, inspection.discretion);
  const heldAt = (code: string): Rating | null =>
    inspection.discretion.find(({ standard }) => standard === code)?.rating ?? null;
  const standards = measured.flatMap((m): CountedStandard[] => {
    const questions = m.basis === 'cases' ? countedQuestions(m) : null;
    if (questions === null || m.banded === null) return [];
    const { code, title, counted = true } = m.standard;
    const held = heldAt(code);
    return [{ code, title, counted, banded: m.banded, held, questions, plans: bandPlans(programme, questions) }];
  });
  const place = (rating: Rating): number => rank(programme.ratings, rating);
  const targets = measured.flatMap(({ standard: { code, title } }) => {
    const rating = now.ratings.get(code) ?? null;
    const ruled = programme.rules.some(({ standard }) => standard === code);
    return ruled && rating !== null ? { code, title, rating, held: heldAt(code) } : [];
  });
  const side = (direction: 'down' | 'up'): Map<string, PossibleResult> => {
    const differs = (after: number, before: number): boolean =>
      direction === 'down' ? after < before : after > before;
    const goals: Goals = new Map([
      ['score', ({ score }) => differs(score, now.score)],
      [
        'overall',
        ({ overall }) => overall !== null && now.overall !== null && differs(place(overall), place(now.overall)),
      ],
      ...targets.map(({ code, rating }): [string, (rated: RatedStandards) => boolean] => [
        code,
        ({ ratings }) => differs(place(ratings.get(code) ?? rating), place(rating)),
      ]),
    ]);
    const found = fewestFor(context, standards, direction, goals);
    return new Map(
      [...found].map(([name, one]) => [name, possibleResult(context, standards, now, one, valueOf(name))]),
    );
  };
  const [down, up] = [side('down'), side('up')];
  const both = (name: string): Outcomes => ({ fall: down.get(name) ?? null, rise: up.get(name) ?? null });
  return {
    standards: standards.map((standard) => {
      const { code, title, banded, held } = standard;
      return { code, title, banded, held, ...shifts(programme, standard) };
    }),
    throughRules: targets.map((target) => ({ ...target, ...both(target.code) })),
    score: both('score'),
    overall: now.overall === null ? null : both('overall'),
    withoutCounts: measured.flatMap((m) =>
      m.basis === 'cases' && countedQuestions(m) === null ? m.standard.code : [],
    ),
  };
}

/** What a goal is about: the score, the overall rating or the rating of one standard. */
type ValueOf = (rated: RatedStandards) => Rating | number | null;

function valueOf(goal: string): ValueOf {
  if (goal === 'score') return ({ score }) => score;
  return ({ overall, ratings }) => (goal === 'overall' ? overall : (ratings.get(goal) ?? null));
}

function possibleResult(
  context: AnalysisContext,
  standards: readonly CountedStandard[],
  now: RatedStandards,
  { answers, atLeastCases, ways, picks, evidence, rated }: Found,
  value: ValueOf,
): PossibleResult {
  const { programme } = context;
  const changes = picks.flatMap(({ plan }) => plan.ways[0] ?? []);
  const edges = picks.flatMap(({ code, plan }) => {
    const questions = standards.find((standard) => standard.code === code)?.questions ?? [];
    const to = programme.bands.findIndex(({ rating }) => rating === plan.rating);
    return edgeAssumptions(
      programme,
      questions,
      to < lowestBand(programme, questions) ? { below: to + 1 } : { atLeast: to },
    );
  });
  return {
    answers,
    ways,
    atLeastCases,
    changes,
    standards: changedRatings(now, rated),
    score: rated.score,
    maximum: rated.maximum,
    overall: rated.overall,
    breaksCap: rated.breaches.map(({ standard }) => standard),
    hangsOn: [...new Set([...edges, ...ruleAssumptions(context, evidence, value)])],
  };
}

/** The shifts of a standard that is rated from at least one question. */
function shifts(programme: Programme, { questions, plans }: CountedStandard): Shifts {
  const now = lowestBand(programme, questions);
  const least = (wanted: (band: number) => boolean, move: Move): Shift | null => {
    const found = plans.flatMap((plan, band) => (plan !== null && wanted(band) ? plan : []));
    if (found.length === 0) return null;
    const answers = Math.min(...found.map((plan) => plan.answers));
    const ways = found
      .filter((plan) => plan.answers === answers)
      .flatMap((plan) => plan.ways.map((changes) => ({ to: plan.rating, changes })));
    const atLeastCases = Math.min(...ways.map(({ changes }) => casesInvolved(changes)));
    return { answers, atLeastCases, ways, hangsOn: edgeAssumptions(programme, questions, move) };
  };
  return {
    fall: least((band) => band < now, { below: now }),
    rise: least((band) => band > now, { atLeast: now + 1 }),
  };
}

/** A move of a standard's cases: below a band, or into a band or a higher one. Bands by position, 0 for the lowest. */
type Move = { readonly below: number } | { readonly atLeast: number };

/**
 * The assumptions behind a move over a band's edge: the edge itself; and how halves are rounded, or that the printed percentage is banded,
 * if the alternative would take another number of answers. Published and derived values are not named.
 */
function edgeAssumptions(programme: Programme, questions: readonly CountedQuestion[], move: Move): string[] {
  const band = programme.bands['below' in move ? move.below : move.atLeast];
  const needed = answersNeeded(programme, questions, move);
  const differs = (change: Partial<Bands>): boolean =>
    answersNeeded({ ...programme, ...change }, questions, move) !== needed;
  const printed = programme.bandOn === 'rounded';
  const { rounding, bandOn } = programme.methodSources;
  return compact([
    band?.source.certainty === 'assumed' && `that ${band.rating} begins at ${band.from} per cent`,
    rounding.certainty === 'assumed' &&
      differs({ rounding: programme.rounding === 'half-up' ? 'half-even' : 'half-up' }) &&
      'how a half is rounded',
    bandOn.certainty === 'assumed' &&
      differs({ bandOn: printed ? 'exact' : 'rounded' }) &&
      `that the ${printed ? 'printed' : 'exact'} percentage is banded`,
  ]);
}

/** The fewest changed answers for a move. Below a band, one question has to move; into a band or above, every question that is below. */
function answersNeeded(programme: Bands, questions: readonly CountedQuestion[], move: Move): number {
  const beyond = ({ yes, relevant }: CountedQuestion, band: number): number =>
    yes - fewestYes(programme, relevant, band);
  return 'below' in move
    ? Math.min(...questions.map((question) => Math.max(0, beyond(question, move.below) + 1)))
    : questions.reduce((sum, question) => sum + Math.max(0, -beyond(question, move.atLeast)), 0);
}

const differs = (a: readonly unknown[], b: readonly unknown[]): boolean => a.some((one, at) => one !== b[at]);

/**
 * The assumptions behind the decision rules on which a move depends: a rule without which the value would be another before or after it, and
 * the trigger of a rule that can change the value and is set off, or nearer to being set off after the move than before. A rule that was
 * skipped decides nothing, nor does one whose standard is as low already.
 */
function ruleAssumptions(
  { programme, measured, inspection: { discretion } }: AnalysisContext,
  after: readonly StandardEvidence[],
  value: ValueOf,
): string[] {
  const runs = [measured, after];
  const valuesBy = (rules: Programme['rules']): (Rating | number | null)[] =>
    runs.map((evidence) => value(rate({ ...programme, rules }, evidence, discretion)));
  const [now, then] = runs.map((evidence) => rate(programme, evidence, discretion).steps);
  const actual = valuesBy(programme.rules);
  return programme.rules.flatMap((rule, i) => {
    if (rule.source.certainty !== 'assumed' && rule.when.source.certainty !== 'assumed') return [];
    const without = valuesBy(programme.rules.toSpliced(i, 1));
    const always = valuesBy(programme.rules.with(i, { ...rule, when: { ...rule.when, atLeast: 0 } }));
    const [one, other] = [now?.[i], then?.[i]];
    const results = [one?.setOff ?? null, other?.setOff ?? null];
    const nearer = one?.met.length !== other?.met.length && results.some((setOff) => setOff !== null);
    return compact([
      rule.source.certainty === 'assumed' && differs(without, actual) && ruleName(rule),
      rule.when.source.certainty === 'assumed' &&
        (results.includes(true) || nearer) &&
        differs(without, always) &&
        triggerAssumption(programme, rule),
    ]);
  });
}
