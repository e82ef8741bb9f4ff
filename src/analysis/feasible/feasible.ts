/**
 * The counts that could lie behind published percentages.
 *
 * A percentage printed with so many decimals can only result from some counts, and for a given base many percentages result from none.
 * Source: the granularity-related inconsistency of means (GRIM): Brown, N. J. L., and Heathers, J. A. J. (2017), "The GRIM Test: A Simple
 * Technique Detects Numerous Anomalies in the Reporting of Results in Psychology", Social Psychological and Personality Science 8(4),
 * 363–369.
 */
import type { BaseCounts, FeasibleCounts } from '../../model/command-results.js';
import type { Programme, Rounding } from '../../model/programme.js';
import type { LabelledPercentage, Published } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { placeInBand } from '../../scoring/band.js';
import { unitsOf, yesBehind } from '../../scoring/published.js';
import { standardName } from '../../scoring/words.js';

/** The bases and counts that all percentages together allow under one rounding rule. */
export interface Feasibility {
  readonly rounding: Rounding;
  /** The bases that can give every percentage. */
  readonly bases: readonly number[];
  /** In the order of the percentages. */
  readonly percentages: readonly FeasibleCounts[];
}

/**
 * The counts of `base` cases (above 0) that are printed as a percentage, or null if there are none.
 *
 * @example
 * countsFor({ percentage: 57, decimals: 0 }, 56, 'half-up') // { base: 56, least: 32, most: 32 }
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, 'half-up') // null
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, 'half-even') // { base: 56, least: 35, most: 35 }
 */
export function countsFor(printed: Published, base: number, rounding: Rounding): BaseCounts | null {
  const yes = yesBehind(printed, base, rounding);
  return yes === null ? null : { base, least: yes[0], most: yes[1] };
}

/** The counts that each percentage allows with each base, and the bases that fit all percentages. */
export function feasibility(
  percentages: readonly Published[],
  bases: readonly number[],
  rounding: Rounding,
): Feasibility {
  const each = percentages.map((percentage) => {
    const found = bases.map((base) => countsFor(percentage, base, rounding));
    return { counts: found.filter((counts) => counts !== null), impossible: bases.filter((_, i) => found[i] === null) };
  });
  const out = new Set(each.flatMap(({ impossible }) => impossible));
  return { rounding, bases: bases.filter((base) => !out.has(base)), percentages: each };
}

/**
 * A column for each percentage, in the programme's order: its header, and a number of Yes among `base` cases that the programme prints as that
 * percentage. Adds a problem for a standard that lacks some percentages, and for a percentage that the programme would print with another
 * number of decimals.
 */
export function sheetColumns(
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

/**
 * A count that the programme prints as this percentage, the nearest one if it is; null if there is none, or if it would print another number
 * of decimals.
 */
function countFor(programme: Programme, printed: Published, base: number): number | null {
  const counts = countsFor(printed, base, programme.rounding);
  if (counts === null) return null;
  const { least, most } = counts;
  const exact = Math.round((unitsOf(printed) * base) / (100 * 10 ** printed.decimals));
  const all = Array.from({ length: most - least + 1 }, (_, i) => least + i);
  const nearest = Math.min(most, Math.max(least, exact));
  return [nearest, ...all].find((yes) => placeInBand(programme, yes, base)?.percentage === printed.percentage) ?? null;
}
