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
import { placeInBand, type Bands } from '../../scoring/band.js';
import { scaledPercentage } from '../../scoring/percentage.js';
import { unitsOf, yesBehind } from '../../scoring/published.js';
import { standardName } from '../../scoring/words.js';
import { firstWhere } from '../statistics/hypergeometric.js';

/** How percentages were printed. */
export interface Printing {
  readonly rounding: Rounding;
  /** A programme that bands the exact value, and so prints as many decimals as it takes; null if as many as are given. */
  readonly exact: Bands | null;
}

/** The bases and counts that all percentages together allow under one rounding rule. */
export interface Feasibility extends Printing {
  /** The bases that can give every percentage. */
  readonly bases: readonly number[];
  /** In the order of the percentages. */
  readonly percentages: readonly FeasibleCounts[];
}

/**
 * The counts of `base` cases (above 0) that are printed as a percentage, or null if there are none.
 *
 * @example
 * countsFor({ percentage: 57, decimals: 0 }, 56, { rounding: 'half-up', exact: null }) // { base: 56, least: 32, most: 32 }
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, { rounding: 'half-up', exact: null }) // null
 * @example
 * countsFor({ percentage: 62, decimals: 0 }, 56, { rounding: 'half-even', exact: null }) // { base: 56, least: 35, most: 35 }
 */
export function countsFor(printed: Published, base: number, { rounding, exact }: Printing): BaseCounts | null {
  const yes = yesBehind(printed, base, rounding);
  if (yes === null) return null;
  const [least, most] = yes;
  if (exact === null) return { base, least, most };
  const from = firstWhere(
    least,
    most + 1,
    (count) => printedAs({ rounding, exact }, count, base) >= printed.percentage,
  );
  const to =
    firstWhere(from, most + 1, (count) => printedAs({ rounding, exact }, count, base) > printed.percentage) - 1;
  return from > to ? null : { base, least: from, most: to };
}

/** The percentage that `yes` of `base` cases is printed as, with `decimals` unless the exact value is banded. */
export function printedAs({ rounding, exact }: Printing, yes: number, base: number, decimals = 0): number {
  const scaled = Number(scaledPercentage(yes, base, decimals, rounding)) / 10 ** decimals;
  return exact === null ? scaled : (placeInBand({ ...exact, rounding }, yes, base)?.percentage ?? scaled);
}

/** The counts that each percentage allows with each base, and the bases that fit all percentages. */
export function feasibility(
  percentages: readonly Published[],
  bases: readonly number[],
  printing: Printing,
): Feasibility {
  const each = percentages.map((percentage) => {
    const found = bases.map((base) => countsFor(percentage, base, printing));
    return { counts: found.filter((counts) => counts !== null), impossible: bases.filter((_, i) => found[i] === null) };
  });
  const out = new Set(each.flatMap(({ impossible }) => impossible));
  return { ...printing, bases: bases.filter((base) => !out.has(base)), percentages: each };
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
  const counts = countsFor(printed, base, printingOf(programme));
  if (counts === null || (programme.bandOn === 'rounded' && printed.decimals > 0)) return null;
  const { least, most } = counts;
  return Math.min(most, Math.max(least, Math.round((unitsOf(printed) * base) / (100 * 10 ** printed.decimals))));
}

/** How a programme prints percentages, or with another rounding rule would. */
export function printingOf(programme: Programme, rounding = programme.rounding): Printing {
  return { rounding, exact: programme.bandOn === 'exact' ? programme : null };
}
