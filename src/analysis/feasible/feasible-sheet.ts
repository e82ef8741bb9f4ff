/** From percentages to the columns of a case sheet that gives them. Pure but for the problems it adds. */
import type { Problems } from '../../problems/problems.js';
import type { Programme } from '../../model/programme.js';
import { placeInBand } from '../../scoring/band.js';
import { standardName } from '../../scoring/words.js';
import { countsFor, nearestCount, type PrintedPercentage, type Published } from './feasible.js';

/**
 * A column for each percentage of a base, in the programme's order, with the number of Yes that its own rounding and banding print as that
 * percentage. Adds a problem for a standard of which only some questions have a percentage, and for a percentage that the programme
 * would print with other decimals.
 */
export function sheetOf(
  programme: Programme,
  published: readonly Published[],
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
      const yes = printed === undefined ? null : countPrinted(programme, printed, base);
      if (printed !== undefined && yes === null) {
        problems.add('writeOtherDecimals', { column: code }, { percentage: valueOf(printed), programme: programme.id });
      }
      // A header cannot say that its wording is assumed, so only a wording that is known stands there.
      return yes === null ? [] : { header: source.certainty === 'assumed' ? code : `${code} ${text}`, yes };
    });
  });
}

/** The count that a programme prints as a percentage; null with none, or where it would print other decimals. */
function countPrinted(programme: Programme, printed: PrintedPercentage, base: number): number | null {
  const counts = countsFor(printed, base, programme.rounding);
  if (counts === null) return null;
  const likely = nearestCount(printed, counts);
  const all = Array.from({ length: counts.most - counts.least + 1 }, (_, i) => counts.least + i);
  return [likely, ...all].find((yes) => placeInBand(programme, yes, base)?.percentage === valueOf(printed)) ?? null;
}

function valueOf({ units, decimals }: PrintedPercentage): number {
  return units / 10 ** decimals;
}
