/** The best and the worst result that is still possible while fieldwork goes on. */
import type { LockIn, StandardLockIn } from '../../model/analyses.js';
import type { KeyQuestionResult } from '../../model/assessment.js';
import type { Discretion } from '../../model/inspection.js';
import type { Programme, Rating } from '../../model/programme.js';
import { placeInBand } from '../../scoring/band.js';
import { rate, type RatedStandards } from '../../scoring/rate.js';
import { rank } from '../../scoring/scale.js';
import type { StandardEvidence } from '../../scoring/standard.js';

/** The cases of a sheet and of the plan. */
export interface Fieldwork {
  readonly cases: number | null;
  readonly outstanding: number;
  /** The planned sample size; null if not known. */
  readonly plannedCases: number | null;
}

/**
 * The best and worst final rating of each standard, score and overall rating, if every blank, and every answer of a case still to be
 * inspected or planned, can become Yes, No or N/A. A planned case that is never inspected counts like one with N/A throughout. Recorded
 * judgements and discretion stay; a missing judgement can be any rating.
 *
 * Exact: a question is best with every open answer Yes and worst with every one No; and a result with higher bands is never lower, because
 * decision rules only lower ratings, and only for low ratings. A standard without answers can also end unrated, which is tried wherever it
 * could matter.
 */
export function lockIn(
  programme: Programme,
  measured: readonly StandardEvidence[],
  discretion: readonly Discretion[],
  fieldwork: Fieldwork,
): LockIn {
  const planned = Math.max(0, (fieldwork.plannedCases ?? 0) - (fieldwork.cases ?? 0) - fieldwork.outstanding);
  const open: Open = { casesToCome: fieldwork.outstanding + planned };
  const reaches = measured.flatMap((m) => reach(programme, m, open));
  const worst = runs(programme, measured, reaches, discretion, 'worst');
  const best = runs(programme, measured, reaches, discretion, 'best');
  const place = (rating: Rating): number => rank(programme.ratings, rating);
  const byPlace = (ratings: readonly (Rating | null)[]): Rating[] =>
    ratings.filter((rating) => rating !== null).toSorted((a, b) => place(a) - place(b));

  const standards = reaches.map(({ code, title, mayEndUnrated }): StandardLockIn => {
    const low = byPlace(worst.map(({ ratings }) => ratings.get(code) ?? null))[0] ?? null;
    const high = byPlace(best.map(({ ratings }) => ratings.get(code) ?? null)).at(-1) ?? null;
    return { code, title, worst: low, best: high, mayEndUnrated, certain: low === high && !mayEndUnrated };
  });
  const none = { score: 0, maximum: 0 };
  const [lowest, highest] = [scores(worst)[0] ?? none, scores(best).at(-1) ?? none];
  const overallWorst = byPlace(worst.map(({ overall }) => overall))[0] ?? null;
  const overallBest = byPlace(best.map(({ overall }) => overall)).at(-1) ?? null;
  const inScore = reaches.filter(({ counted }) => counted);
  const noOverall =
    [...worst, ...best].some(({ overall }) => overall === null) || inScore.every(({ mayEndUnrated }) => mayEndUnrated);
  return {
    open: {
      blanks: measured
        .filter(({ standard }) => standard.basis === 'cases')
        .flatMap(({ keyQuestions }) => keyQuestions)
        .reduce((sum, { unanswered }) => sum + unanswered, 0),
      outstanding: fieldwork.outstanding,
      planned,
      judgements: missingStandards(measured, 'judgement'),
      columns: missingStandards(measured, 'cases'),
    },
    standards,
    score: {
      worst: lowest,
      best: highest,
      certain:
        lowest.score === highest.score && reaches.every(({ counted, mayEndUnrated }) => !counted || !mayEndUnrated),
    },
    overall: {
      worst: overallWorst,
      best: overallBest,
      mayEndUnrated: noOverall,
      certain: !noOverall && overallWorst !== null && overallWorst === overallBest,
    },
    breaksCap: [...new Set(worst.flatMap(({ breaches }) => breaches.map(({ standard }) => standard)))],
  };
}

/** Rates every standard at one end of its range, in as many runs as there are ways of ending unrated that could matter. */
function runs(
  programme: Programme,
  measured: readonly StandardEvidence[],
  reaches: readonly Reach[],
  discretion: readonly Discretion[],
  end: 'worst' | 'best',
): RatedStandards[] {
  const unsure = reaches.filter((one) => one.mayEndUnrated && unratedMatters(programme, one, discretion, end));
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
    return rate(programme, ends, discretion);
  });
}

/**
 * Whether being unrated could be worse (or better) for the result than the end of a standard's range. At the top of the scale nothing is
 * gained and at the bottom nothing lost, unless a rule or discretion sets the rating, a rule counts it, or the lowest rating has points.
 * That is true of averages; a table of score ranges can have any row for one standard fewer, so there it always could.
 */
function unratedMatters(
  { ratings, rules, overall }: Programme,
  { code, worst, best }: Reach,
  discretion: readonly Discretion[],
  end: 'worst' | 'best',
): boolean {
  const [bottom, top] = [ratings[0], ratings.at(-1)];
  if (overall.method === 'scoreTable') return true;
  if (rules.some(({ standard }) => standard === code) || discretion.some(({ standard }) => standard === code))
    return true;
  if (end === 'worst') return worst !== bottom?.name || bottom?.points !== 0;
  return best !== top?.name || rules.some(({ when }) => when.of.includes(code) && when.ratedAtOrBelow === top?.name);
}

function subsets(codes: readonly string[]): Set<string>[] {
  const sets = [new Set<string>()];
  for (const code of codes) sets.push(...sets.map((set) => new Set([...set, code])));
  return sets;
}

/** The score and its maximum of each run, sorted by score. */
function scores(all: readonly RatedStandards[]): { readonly score: number; readonly maximum: number }[] {
  return all.map(({ score, maximum }) => ({ score, maximum })).toSorted((a, b) => a.score - b.score);
}

function missingStandards(measured: readonly StandardEvidence[], basis: 'judgement' | 'cases'): string[] {
  return measured
    .filter((m) => m.basis === 'missing' && m.standard.basis === basis && m.keyQuestions.length === 0)
    .map(({ standard }) => standard.code);
}

/** What is still open for every question. */
interface Open {
  /** Cases still to be inspected or planned, each of which can answer every question. */
  readonly casesToCome: number;
}

/** The range of one standard's rating. Both ends are null if it cannot be rated. */
interface Reach {
  readonly code: string;
  readonly title: string;
  readonly counted: boolean;
  readonly worst: Rating | null;
  readonly best: Rating | null;
  /** Whether it has no relevant answer yet, and so may turn out not applicable. */
  readonly mayEndUnrated: boolean;
}

/** The range of a standard; null for one that the programme does not rate or that is declared not applicable. */
function reach(programme: Programme, measured: StandardEvidence, open: Open): Reach[] {
  const { standard, basis, judged, keyQuestions } = measured;
  if (standard.basis === 'unrated' || basis === 'notApplicable') return [];
  const { code, title, counted = true } = standard;
  const own = { code, title, counted };
  if (standard.basis === 'judgement') {
    const [low, high] = [programme.ratings[0]?.name ?? null, programme.ratings.at(-1)?.name ?? null];
    return [{ ...own, worst: judged ?? low, best: judged ?? high, mayEndUnrated: false }];
  }
  if (keyQuestions.length === 0) return [{ ...own, ...anyBand(programme), mayEndUnrated: true }];
  return [{ ...own, ...fromAnswers(programme, measured, open) }];
}

function fromAnswers(
  programme: Programme,
  { keyQuestions, banded: now }: StandardEvidence,
  { casesToCome }: Open,
): Pick<Reach, 'worst' | 'best' | 'mayEndUnrated'> {
  const openIn = ({ unanswered }: KeyQuestionResult): number => unanswered + casesToCome;
  const isOpen = keyQuestions.some((question) => openIn(question) > 0);
  const anyRelevant = keyQuestions.some(({ percentage }) => percentage !== null);
  if (!isOpen) return { worst: now, best: now, mayEndUnrated: false };
  // Without counts the effect of further answers on a percentage is not known.
  if (keyQuestions.some(({ yes, no }) => yes === null || no === null)) {
    return { ...anyBand(programme), mayEndUnrated: !anyRelevant };
  }
  const lowest = (everyOpen: 'yes' | 'no'): Rating | null => {
    const bands = keyQuestions.flatMap((question) => {
      const more = openIn(question);
      const yes = (question.yes ?? 0) + (everyOpen === 'yes' ? more : 0);
      const value = placeInBand(programme, yes, (question.yes ?? 0) + (question.no ?? 0) + more);
      return value === null ? [] : programme.bands.indexOf(value.band);
    });
    return programme.bands[Math.min(...bands)]?.rating ?? null;
  };
  return { worst: lowest('no'), best: lowest('yes'), mayEndUnrated: !anyRelevant };
}

function anyBand({ bands }: Programme): Pick<Reach, 'worst' | 'best'> {
  return { worst: bands[0]?.rating ?? null, best: bands.at(-1)?.rating ?? null };
}
