/** The flags that a ratings panel looks for. A flag never changes a rating. */
import type { BorderlineFlag, KeyQuestionResult } from '../model/assessment.js';
import type { Band, Programme, Rating } from '../model/programme.js';
import { formatCount, formatList } from '../words/english.js';
import { placeInBand } from './band.js';
import type { StandardEvidence } from './standard.js';

/**
 * The reasons why a standard rated from cases is borderline; none for other standards. There are three: the lowest printed percentage is
 * within so many points of a cut-off (one flag a cut-off); one Yes given as No, or one No as Yes, would change the standard's rating (one
 * flag a rating); a lowest question rests on few relevant cases (one flag a question). `finalRating` is the standard's rating after
 * decision rules and discretion if its cases gave a band: where these hold it, no answer changes it. Source: the programme's `borderline`.
 */
export function borderline(
  programme: Programme,
  measured: StandardEvidence,
  finalRating: (banded: Rating) => Rating | null,
): BorderlineFlag[] {
  const { withinPoints, fewCases } = programme.borderline;
  const { basis, banded, keyQuestions } = measured;
  const lowest = keyQuestions.filter((question) => question.lowest);
  const least = lowest[0]?.percentage ?? null;
  if (basis !== 'cases' || banded === null || least === null) return [];
  const now = finalRating(banded);
  const near = programme.bands.filter(({ from }) => from > 0 && Math.abs(least - from) <= withinPoints);
  return [
    ...near.map((band) => flag('withinFivePoints', nearWords(least, band))),
    ...(['no', 'yes'] as const).flatMap((to) => {
      const after = keyQuestions.map((one) => {
        const then = bandAfter(programme, keyQuestions, one, to);
        return then === null || then === banded ? now : finalRating(then);
      });
      const changed = programme.ratings.filter(({ name }) => name !== now && after.includes(name));
      return changed.map(({ name }) => {
        const codes = keyQuestions.filter((_, i) => after[i] === name).map(({ code }) => code);
        return flag('oneAnswer', changeWords(to, codes, name));
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

/** The rating that the standard's cases would give if one answer to a question were changed to `to`; null if there is no answer to change. */
function bandAfter(
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
