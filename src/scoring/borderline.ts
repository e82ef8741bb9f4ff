/** Flags a ratings panel looks for. A flag never moves a rating. */
import type { BorderlineFlag, KeyQuestionResult, Programme, Rating } from '../model.js';
import { counted, listed } from '../words.js';
import { banded } from './band.js';
import type { Measured } from './standard.js';

/**
 * Why a standard rated from cases is borderline; empty for any other standard. Three reasons, each at most once for what it
 * concerns: the lowest printed percentage lies within so many points of a cut-off; one Yes given as No, or one No as Yes, would
 * change the standard's band; the lowest question rests on few relevant cases. Source: the programme's `borderline`.
 */
export function borderline(programme: Programme, measured: Measured): BorderlineFlag[] {
  if (measured.basis !== 'cases') return [];
  return [...nearCutOff(programme, measured), ...oneAnswer(programme, measured), ...fewCases(programme, measured)];
}

function nearCutOff(programme: Programme, { keyQuestions }: Measured): BorderlineFlag[] {
  const least = keyQuestions.find(({ lowest }) => lowest)?.percentage;
  if (least == null) return [];
  const { withinPoints } = programme.borderline;
  return programme.bands
    .filter(({ from }) => from > 0 && Math.abs(least - from) <= withinPoints)
    .map(({ from, rating }) => {
      const points = Math.round(Math.abs(least - from) * 1e6) / 1e6;
      const side = points === 0 ? 'exactly on' : `${counted(points, 'point')} ${least < from ? 'below' : 'above'}`;
      return {
        kind: 'withinFivePoints' as const,
        message: `The lowest percentage, ${least} per cent, is ${side} the ${from} per cent at which ${rating} begins.`,
      };
    });
}

function oneAnswer(programme: Programme, measured: Measured): BorderlineFlag[] {
  const directions = [
    { to: 'no', words: 'One Yes', as: 'No' },
    { to: 'yes', words: 'One No', as: 'Yes' },
  ] as const;
  return directions.flatMap(({ to, words, as }) =>
    programme.bands
      .filter(({ rating }) => rating !== measured.banded)
      .flatMap(({ rating }) => {
        const codes = measured.keyQuestions
          .filter((question) => bandAfter(programme, measured.keyQuestions, question, to) === rating)
          .map(({ code }) => code);
        if (codes.length === 0) return [];
        return {
          kind: 'oneAnswer' as const,
          message: `${words} on ${listed(codes, 'or')} given as ${as} would make it ${rating}.`,
        };
      }),
  );
}

/** The standard's band after one answer on one question is given otherwise; null where there is no such answer. */
function bandAfter(
  programme: Programme,
  questions: readonly KeyQuestionResult[],
  changed: KeyQuestionResult,
  to: 'yes' | 'no',
): Rating | null {
  const shift = to === 'yes' ? 1 : -1;
  const changeable = to === 'yes' ? changed.no : changed.yes;
  if (changeable === null || changeable === 0) return null;
  const values = questions.flatMap(({ code, yes, no, percentage, band }) => {
    if (yes === null || no === null) return percentage === null || band === null ? [] : { percentage, rating: band };
    const value = banded(programme, code === changed.code ? yes + shift : yes, yes + no);
    return value === null ? [] : { percentage: value.percentage, rating: value.band.rating };
  });
  const least = Math.min(...values.map(({ percentage }) => percentage));
  return values.find(({ percentage }) => percentage === least)?.rating ?? null;
}

function fewCases(programme: Programme, { keyQuestions }: Measured): BorderlineFlag[] {
  return keyQuestions.flatMap(({ code, lowest, yes, no }) => {
    if (!lowest || yes === null || no === null || yes + no > programme.borderline.fewCases) return [];
    return {
      kind: 'fewCases' as const,
      message: `The lowest, ${code}, rests on ${counted(yes + no, 'relevant case')}.`,
    };
  });
}
