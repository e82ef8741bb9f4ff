/** The best and the worst result that is still possible while fieldwork goes on. */
import type { LockIn, StandardLockIn } from '../../model/analyses.js';
import type { KeyQuestionResult } from '../../model/assessment.js';
import type { Programme, Rating } from '../../model/programme.js';
import { placeInBand } from '../../scoring/band.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import { rank } from '../../scoring/scale.js';
import { plannedBeyond, type StandardEvidence } from '../../scoring/standard.js';
import type { AnalysisContext } from '../analysis.js';

/**
 * The best and worst final rating of each standard, score and overall rating, if every unanswered question, and every answer of a case still to be
 * inspected or planned, can become Yes, No or N/A. A planned case that is never inspected counts like one with N/A throughout. Recorded
 * judgements and discretion stay; a missing judgement can be any rating.
 *
 * Exact: a question is best with every unanswered question Yes and worst with every one No; and a result with higher bands is never lower, because
 * decision rules only lower ratings, and only for low ratings. A standard without answers can also end unrated, which is tried wherever it
 * could matter.
 */
export function lockIn(context: AnalysisContext): LockIn {
  const { programme, measured, inspection, reading } = context;
  const toInspect = reading.toInspect ?? 0;
  const planned = plannedBeyond(inspection, reading);
  const reaches = measured.flatMap((m) => reachOf(programme, m, toInspect + (planned ?? 0)));
  const worst = rateAtEnd(context, reaches, 'worst').toSorted((a, b) => a.score - b.score);
  const best = rateAtEnd(context, reaches, 'best').toSorted((a, b) => a.score - b.score);
  const byPlace = (ratings: readonly (Rating | null | undefined)[]): Rating[] =>
    ratings
      .filter((rating) => rating != null)
      .toSorted((a, b) => rank(programme.ratings, a) - rank(programme.ratings, b));
  const range = (of: (run: RatedStandards) => Rating | null | undefined) => ({
    worst: byPlace(worst.map(of))[0] ?? null,
    best: byPlace(best.map(of)).at(-1) ?? null,
  });
  const missing = (basis: 'judgement' | 'cases'): string[] =>
    measured
      .filter((m) => m.basis === 'missing' && m.standard.basis === basis && m.keyQuestions.length === 0)
      .map(({ standard }) => standard.code);
  const [lowest, highest] = [totalOf(worst[0]), totalOf(best.at(-1))];
  const overall = range((run) => run.overall);
  const inScore = reaches.filter(({ counted }) => counted);
  const mayEndUnrated =
    [...worst, ...best].some((run) => run.overall === null) || inScore.every((one) => one.mayEndUnrated);
  return {
    toCome: {
      unanswered: measured
        .filter(({ standard }) => standard.basis === 'cases')
        .flatMap(({ keyQuestions }) => keyQuestions)
        .reduce((sum, { unanswered }) => sum + (unanswered ?? 0), 0),
      toInspect,
      planned,
      judgements: missing('judgement'),
      columns: missing('cases'),
    },
    standards: reaches.map(({ code, title, mayEndUnrated: unsure }): StandardLockIn => {
      const own = range(({ ratings }) => ratings.get(code));
      return { code, title, ...own, mayEndUnrated: unsure, certain: own.worst === own.best && !unsure };
    }),
    score: {
      worst: lowest,
      best: highest,
      certain: lowest.score === highest.score && inScore.every((one) => !one.mayEndUnrated),
    },
    overall: {
      ...overall,
      mayEndUnrated,
      certain: !mayEndUnrated && overall.worst !== null && overall.worst === overall.best,
    },
    breaksCap: [...new Set(worst.flatMap(({ breaches }) => breaches.map(({ standard }) => standard)))],
  };
}

function totalOf(run: RatedStandards | undefined): { score: number; maximum: number } {
  return { score: run?.score ?? 0, maximum: run?.maximum ?? 0 };
}

/** Rates every standard at one end of its range, in as many runs as there are ways of ending unrated that could matter. */
function rateAtEnd(context: AnalysisContext, reaches: readonly Reach[], end: 'worst' | 'best'): RatedStandards[] {
  const { programme, measured, inspection } = context;
  const unsure = reaches.filter((one) => one.mayEndUnrated && unratedMatters(context, one, end));
  return subsets(unsure.map(({ code }) => code)).map((unrated) => {
    const ends = measured.map((m): StandardEvidence => {
      const found = reaches.find(({ code }) => code === m.standard.code);
      if (found === undefined) return m;
      const rating = unrated.has(found.code) ? null : found[end];
      if (rating === null) return { ...m, basis: 'unrated', banded: null, judged: null };
      return m.standard.basis === 'cases'
        ? { ...m, basis: 'cases', banded: rating }
        : { ...m, basis: 'judgement', judged: rating };
    });
    return rate(programme, ends, inspection.discretion);
  });
}

/**
 * Whether being unrated could be worse (or better) for the result than the end of a standard's range. At the top of the scale nothing is
 * gained and at the bottom nothing lost, unless a rule or discretion sets the rating, a rule counts it, or the lowest rating has points.
 * That is true of averages; a table of score ranges can have any row for one standard fewer, so there it always could.
 */
function unratedMatters(
  { programme: { ratings, rules, overall }, inspection: { discretion } }: AnalysisContext,
  { code, worst, best }: Reach,
  end: 'worst' | 'best',
): boolean {
  const [bottom, top] = [ratings[0], ratings.at(-1)];
  if (overall.method === 'scoreTable' || [...rules, ...discretion].some(({ standard }) => standard === code))
    return true;
  if (end === 'worst') return worst !== bottom?.name || bottom?.points !== 0;
  return best !== top?.name || rules.some(({ when }) => when.of.includes(code) && when.ratedAtOrBelow === top?.name);
}

function subsets(codes: readonly string[]): Set<string>[] {
  const sets = [new Set<string>()];
  for (const code of codes) sets.push(...sets.map((set) => new Set([...set, code])));
  return sets;
}

/**
 * The range of one standard's rating from its evidence, and whether it is part of the score. Both ends are null if it cannot be rated. It may
 * end unrated if it has no relevant answer yet, and so may turn out not applicable.
 */
type Reach = Omit<StandardLockIn, 'certain'> & { readonly counted: boolean };

/** The range of a standard, if so many cases are to come; none for one that the programme does not rate or that is declared not applicable. */
function reachOf(
  { ratings, bands, ...programme }: Programme,
  { standard, basis, judged, banded, keyQuestions }: StandardEvidence,
  casesToCome: number,
): Reach[] {
  if (standard.basis === 'unrated' || basis === 'notApplicable') return [];
  const { code, title, counted = true } = standard;
  const own = { code, title, counted, mayEndUnrated: false };
  if (standard.basis === 'judgement') {
    return [{ ...own, worst: judged ?? ratings[0]?.name ?? null, best: judged ?? ratings.at(-1)?.name ?? null }];
  }
  const missingIn = ({ unanswered }: KeyQuestionResult): number => (unanswered ?? 0) + casesToCome;
  const isUnfinished = keyQuestions.length === 0 || keyQuestions.some((question) => missingIn(question) > 0);
  if (!isUnfinished) return [{ ...own, worst: banded, best: banded }];
  const mayEndUnrated = keyQuestions.every(({ percentage }) => percentage === null);
  // Without counts the effect of further answers on a percentage is not known.
  if (keyQuestions.length === 0 || keyQuestions.some(({ yes, no }) => yes === null || no === null)) {
    return [{ ...own, worst: bands[0]?.rating ?? null, best: bands.at(-1)?.rating ?? null, mayEndUnrated }];
  }
  const lowest = (everyUnanswered: 'yes' | 'no'): Rating | null => {
    const places = keyQuestions.flatMap((question) => {
      const more = missingIn(question);
      const yes = (question.yes ?? 0) + (everyUnanswered === 'yes' ? more : 0);
      const value = placeInBand({ ...programme, bands }, yes, (question.yes ?? 0) + (question.no ?? 0) + more);
      return value === null ? [] : bands.indexOf(value.band);
    });
    return bands[Math.min(...places)]?.rating ?? null;
  };
  return [{ ...own, worst: lowest('no'), best: lowest('yes'), mayEndUnrated }];
}
