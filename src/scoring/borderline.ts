/** Flags a ratings panel looks for. A flag never moves a rating. */
import type { BorderlineFlag, KeyQuestionResult } from '../model/assessment.js';
import type { Band, Programme, Rating } from '../model/programme.js';
import { formatCount, formatList } from '../words/english.js';
import { placeInBand } from './band.js';
import type { StandardEvidence } from './standard.js';

/**
 * Why a standard rated from cases is borderline; empty for any other standard. Three reasons, each at most once for what it
 * concerns: the lowest printed percentage lies within so many points of a cut-off; one Yes given as No, or one No as Yes, would
 * change the standard's band; the lowest question rests on few relevant cases. Source: the programme's `borderline`.
 */
export function borderline(programme: Programme, measured: StandardEvidence): BorderlineFlag[] {
  const flags: BorderlineFlag[] = [];
  if (measured.basis !== 'cases') return flags;
  const least = leastOf(measured) ?? 0;
  for (const band of nearCutOffs(programme, measured))
    flags.push({ kind: 'withinFivePoints', message: near(least, band) });
  for (const to of ['no', 'yes'] as const) {
    const changing = changes(programme, measured, to);
    for (const { rating } of changing.size === 0 ? [] : programme.bands) {
      const codes = changing.get(rating);
      if (codes !== undefined) flags.push({ kind: 'oneAnswer', message: otherwise(to, codes, rating) });
    }
  }
  for (const question of onFewCases(programme, measured)) flags.push({ kind: 'fewCases', message: few(question) });
  return flags;
}

/** Whether a standard is borderline, for whatever reason: `borderline` without its words. */
export function isBorderline(programme: Programme, measured: StandardEvidence): boolean {
  if (measured.basis !== 'cases') return false;
  for (const question of measured.keyQuestions) {
    if (question.lowest && (isNearCutOff(programme, question) || isOnFewCases(programme, question))) return true;
  }
  return canChange(programme, measured);
}

function isNearCutOff(programme: Programme, { percentage }: KeyQuestionResult): boolean {
  return percentage !== null && programme.bands.some((band) => isNear(programme, percentage, band));
}

/** Whether one answer given otherwise would change a standard's rating. */
function canChange(programme: Programme, { keyQuestions, banded: stands }: StandardEvidence): boolean {
  const differs = (question: KeyQuestionResult, to: 'yes' | 'no'): boolean => {
    const rating = bandAfter(programme, keyQuestions, question, to, stands);
    return rating !== null && rating !== stands;
  };
  return keyQuestions.some((question) => differs(question, 'no') || differs(question, 'yes'));
}

/** The bands whose cut-off the lowest printed percentage is near. */
function nearCutOffs(programme: Programme, measured: StandardEvidence): Band[] {
  const least = leastOf(measured);
  return least === null ? [] : programme.bands.filter((band) => isNear(programme, least, band));
}

/** Whether a percentage is near the cut-off at which a band begins. */
function isNear({ borderline: { withinPoints } }: Programme, percentage: number, { from }: Band): boolean {
  return from > 0 && Math.abs(percentage - from) <= withinPoints;
}

function leastOf({ keyQuestions }: StandardEvidence): number | null {
  return keyQuestions.find(({ lowest }) => lowest)?.percentage ?? null;
}

function near(least: number, { from, rating }: Band): string {
  const points = Math.round(Math.abs(least - from) * 1e6) / 1e6;
  const side = points === 0 ? 'exactly on' : `${formatCount(points, 'point')} ${least < from ? 'below' : 'above'}`;
  return `The lowest percentage, ${least} per cent, is ${side} the ${from} per cent at which ${rating} begins.`;
}

/** The ratings that the standard would have after one answer given otherwise, each with the questions on which. */
function changes(
  programme: Programme,
  { keyQuestions, banded: stands }: StandardEvidence,
  to: 'yes' | 'no',
): Map<Rating, string[]> {
  const found = new Map<Rating, string[]>();
  for (const question of keyQuestions) {
    const rating = bandAfter(programme, keyQuestions, question, to, stands);
    if (rating === null || rating === stands) continue;
    const codes = found.get(rating);
    if (codes === undefined) found.set(rating, [question.code]);
    else codes.push(question.code);
  }
  return found;
}

/** The standard's band after one answer on one question is given otherwise; null where no such answer can change it. It `stands` at one now. */
function bandAfter(
  programme: Programme,
  questions: readonly KeyQuestionResult[],
  changed: KeyQuestionResult,
  to: 'yes' | 'no',
  stands: Rating | null,
): Rating | null {
  const { yes, no } = changed;
  if (yes === null || no === null || (to === 'yes' ? no : yes) === 0) return null;
  // Where another question is the lowest, one more Yes leaves it so.
  if (to === 'yes' && !changed.lowest) return null;
  const after = placeInBand(programme, to === 'yes' ? yes + 1 : yes - 1, yes + no);
  // No question is in a lower band than the standard, so that one in the same band cannot change it.
  if (after === null || after.band.rating === stands) return null;
  let least = after.percentage;
  let { rating } = after.band;
  for (const { code, percentage, band } of questions) {
    if (code === changed.code || percentage === null || band === null || percentage >= least) continue;
    least = percentage;
    rating = band;
  }
  return rating;
}

function otherwise(to: 'yes' | 'no', codes: readonly string[], rating: Rating): string {
  const [from, as] = to === 'yes' ? ['One No', 'Yes'] : ['One Yes', 'No'];
  return `${from} on ${formatList(codes, 'or')} given as ${as} would make it ${rating}.`;
}

/** The lowest questions that rest on few relevant cases. */
function onFewCases(programme: Programme, { keyQuestions }: StandardEvidence): KeyQuestionResult[] {
  return keyQuestions.filter((question) => question.lowest && isOnFewCases(programme, question));
}

/** Whether a question rests on few relevant cases. */
function isOnFewCases({ borderline: { fewCases } }: Programme, { yes, no }: KeyQuestionResult): boolean {
  return yes !== null && no !== null && yes + no <= fewCases;
}

function few({ code, yes, no }: KeyQuestionResult): string {
  return `The lowest, ${code}, rests on ${formatCount((yes ?? 0) + (no ?? 0), 'relevant case')}.`;
}
