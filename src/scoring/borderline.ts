/** Flags a ratings panel looks for. A flag never moves a rating. */
import type { Band, BorderlineFlag, KeyQuestionResult, Programme, Rating } from '../model.js';
import { counted, listed } from '../words.js';
import { banded } from './band.js';
import type { Measured } from './standard.js';

/**
 * Why a standard rated from cases is borderline; empty for any other standard. Three reasons, each at most once for what it
 * concerns: the lowest printed percentage lies within so many points of a cut-off; one Yes given as No, or one No as Yes, would
 * change the standard's band; the lowest question rests on few relevant cases. Source: the programme's `borderline`.
 */
export function borderline(programme: Programme, measured: Measured): BorderlineFlag[] {
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
export function isBorderline(programme: Programme, measured: Measured): boolean {
  return (
    measured.basis === 'cases' &&
    (nearCutOffs(programme, measured).length > 0 ||
      onFewCases(programme, measured).length > 0 ||
      canChange(programme, measured))
  );
}

/** Whether one answer given otherwise would change a standard's rating. */
function canChange(programme: Programme, { keyQuestions, banded: stands }: Measured): boolean {
  for (const question of keyQuestions) {
    for (const to of ['no', 'yes'] as const) {
      const rating = bandAfter(programme, keyQuestions, question, to, stands);
      if (rating !== null && rating !== stands) return true;
    }
  }
  return false;
}

/** The bands whose cut-off the lowest printed percentage is near. */
function nearCutOffs({ borderline: { withinPoints }, bands }: Programme, measured: Measured): Band[] {
  const found: Band[] = [];
  const least = leastOf(measured);
  if (least === null) return found;
  for (const band of bands) if (band.from > 0 && Math.abs(least - band.from) <= withinPoints) found.push(band);
  return found;
}

function leastOf({ keyQuestions }: Measured): number | null {
  for (const { lowest, percentage } of keyQuestions) if (lowest) return percentage;
  return null;
}

function near(least: number, { from, rating }: Band): string {
  const points = Math.round(Math.abs(least - from) * 1e6) / 1e6;
  const side = points === 0 ? 'exactly on' : `${counted(points, 'point')} ${least < from ? 'below' : 'above'}`;
  return `The lowest percentage, ${least} per cent, is ${side} the ${from} per cent at which ${rating} begins.`;
}

/** The ratings that the standard would have after one answer given otherwise, each with the questions on which. */
function changes(
  programme: Programme,
  { keyQuestions, banded: stands }: Measured,
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
  const after = banded(programme, to === 'yes' ? yes + 1 : yes - 1, yes + no);
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
  return `${from} on ${listed(codes, 'or')} given as ${as} would make it ${rating}.`;
}

/** The lowest questions that rest on few relevant cases. */
function onFewCases({ borderline: { fewCases } }: Programme, { keyQuestions }: Measured): KeyQuestionResult[] {
  const found: KeyQuestionResult[] = [];
  for (const question of keyQuestions) {
    const { lowest, yes, no } = question;
    if (lowest && yes !== null && no !== null && yes + no <= fewCases) found.push(question);
  }
  return found;
}

function few({ code, yes, no }: KeyQuestionResult): string {
  return `The lowest, ${code}, rests on ${counted((yes ?? 0) + (no ?? 0), 'relevant case')}.`;
}
