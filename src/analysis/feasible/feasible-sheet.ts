/** The columns of a made-up case sheet that gives published percentages. */
import type { Problems } from '../../problems/problems.js';
import type { Programme } from '../../model/programme.js';
import type { LabelledPercentage, Published } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { standardName } from '../../scoring/words.js';
import { countsFor, nearestCount } from './feasible.js';

/**
 * A column for each percentage, in the programme's order: its header, and a number of Yes among `base` cases that the programme prints as that
 * percentage. Adds a problem for a standard that lacks some percentages, and for a percentage that the programme would print with another
 * number of decimals.
 */
export function sheetOf(
  programme: Programme,
  published: readonly LabelledPercentage[],
  base: number,
  problems: Problems,
): { header: string; yes: number }[] {
  const given = new Map(published.map(({ label, printed }) => [label, printed]));
  return programme.standards.flatMap((standard) => {
    const { questions = [] } = standard;
    const missing = questions.filter(({ code }) => !given.has(code)).map(({ code }) => code);
    if (missing.length === questions.length) return [];
    if (missing.length > 0) {
      problems.add('writeStandardInPart', {}, { standard: standardName(programme, standard.code), missing });
      return [];
    }
    return questions.flatMap(({ code, text, source }) => {
      const printed = given.get(code);
      const yes = printed === undefined ? null : countFor(programme, printed, base);
      if (printed !== undefined && yes === null) {
        problems.add(
          'writeOtherDecimals',
          { column: code },
          { percentage: printed.percentage, programme: programme.id },
        );
      }
      // A header cannot say that a wording is assumed, so it has only wordings that are known.
      return yes === null ? [] : { header: source.certainty === 'assumed' ? code : `${code} ${text}`, yes };
    });
  });
}

/** A count that the programme prints as this percentage; null if there is none, or if it would print another number of decimals. */
function countFor(programme: Programme, printed: Published, base: number): number | null {
  const counts = countsFor(printed, base, programme.rounding);
  if (counts === null) return null;
  const likely = nearestCount(printed, counts);
  const all = Array.from({ length: counts.most - counts.least + 1 }, (_, i) => counts.least + i);
  return [likely, ...all].find((yes) => placeInBand(programme, yes, base)?.percentage === printed.percentage) ?? null;
}
