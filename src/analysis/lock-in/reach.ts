/** How low and how high one standard may end by its own answers, before rules and discretion. */
import type { KeyQuestionResult } from '../../model/assessment.js';
import type { Programme, Rating } from '../../model/programme.js';
import { placeInBand } from '../../scoring/band.js';
import type { StandardEvidence } from '../../scoring/standard.js';

/** What is still to come for every question. */
export interface Open {
  /** Cases outstanding or planned, each of which may answer every question. */
  readonly casesToCome: number;
}

/** The ends of what one standard may become. Both are null where it cannot be rated. */
export interface Reach {
  readonly code: string;
  readonly title: string;
  readonly counted: boolean;
  readonly worst: Rating | null;
  readonly best: Rating | null;
  /** No relevant answer yet, so all may turn out not applicable. */
  readonly mayEndUnrated: boolean;
}

/** The reach of a standard that the programme rates; empty for one that it does not rate, or that is declared not applicable. */
export function reach(programme: Programme, measured: StandardEvidence, open: Open): Reach[] {
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
  // Of a percentage without its counts nobody can tell what more answers would make of it.
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
