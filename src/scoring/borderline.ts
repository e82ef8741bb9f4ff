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
  if (measured.basis !== 'cases') return [];
  const { withinPoints, fewCases } = programme.borderline;
  const lowest = measured.keyQuestions.filter((question) => question.lowest);
  const least = lowest[0]?.percentage ?? null;
  const near = programme.bands.filter(
    ({ from }) => least !== null && from > 0 && Math.abs(least - from) <= withinPoints,
  );
  return [
    ...near.map((band) => flag('withinFivePoints', nearWords(least ?? 0, band))),
    ...(['no', 'yes'] as const).flatMap((to) => {
      const changes = ratingsAfter(programme, measured, to);
      return programme.bands.flatMap(({ rating }) => {
        const codes = changes.get(rating);
        return codes === undefined ? [] : flag('oneAnswer', changeWords(to, codes, rating));
      });
    }),
    ...lowest.flatMap(({ code, yes, no }) =>
      yes === null || no === null || yes + no > fewCases
        ? []
        : flag('fewCases', `The lowest, ${code}, rests on ${formatCount(yes + no, 'relevant case')}.`),
    ),
  ];
}

function flag(kind: BorderlineFlag['kind'], message: string): BorderlineFlag {
  return { kind, message };
}

function nearWords(least: number, { from, rating }: Band): string {
  const points = Math.round(Math.abs(least - from) * 1e6) / 1e6;
  const side = points === 0 ? 'exactly on' : `${formatCount(points, 'point')} ${least < from ? 'below' : 'above'}`;
  return `The lowest percentage, ${least} per cent, is ${side} the ${from} per cent at which ${rating} begins.`;
}

function changeWords(to: 'yes' | 'no', codes: readonly string[], rating: Rating): string {
  const [from, as] = to === 'yes' ? ['One No', 'Yes'] : ['One Yes', 'No'];
  return `${from} on ${formatList(codes, 'or')} given as ${as} would make it ${rating}.`;
}

/** The ratings that the standard would have after one answer given otherwise, each with the questions on which. */
function ratingsAfter(
  programme: Programme,
  { keyQuestions, banded }: StandardEvidence,
  to: 'yes' | 'no',
): Map<Rating, string[]> {
  const changes = new Map<Rating, string[]>();
  for (const question of keyQuestions) {
    const rating = ratingAfter(programme, keyQuestions, question, to);
    if (rating !== null && rating !== banded) changes.set(rating, [...(changes.get(rating) ?? []), question.code]);
  }
  return changes;
}

/** The standard's rating after one answer on one question is given otherwise; null where there is no such answer. */
function ratingAfter(
  programme: Programme,
  questions: readonly KeyQuestionResult[],
  { code: changed, yes, no }: KeyQuestionResult,
  to: 'yes' | 'no',
): Rating | null {
  if (yes === null || no === null || (to === 'yes' ? no : yes) === 0) return null;
  const after = placeInBand(programme, to === 'yes' ? yes + 1 : yes - 1, yes + no);
  if (after === null) return null;
  let least = { percentage: after.percentage, rating: after.band.rating };
  for (const { code, percentage, band } of questions) {
    if (code === changed || percentage === null || band === null || percentage >= least.percentage) continue;
    least = { percentage, rating: band };
  }
  return least.rating;
}
