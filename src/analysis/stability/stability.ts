/** How precisely the sample represents all eligible cases: sampling error only. */
import type { Ends, Intervals, Stability } from '../../model/analyses.js';
import type { Programme, Rating } from '../../model/programme.js';
import { bandOfWhole } from '../../scoring/band.js';
import type { AnalysisContext } from '../analysis.js';
import { clopperPearson } from '../statistics/clopper-pearson.js';
import { hypergeometricInterval } from '../statistics/hypergeometric.js';
import { wilson, type Interval } from '../statistics/wilson.js';

const levels = [80, 95] as const;

/**
 * Intervals of every key question with relevant cases, and of the lowest percentage of every standard rated from cases. For a standard of k
 * questions each question's interval is at 1 − α/k, so that all are right together with at least the confidence; then the lowest true
 * percentage is between the lowest lower end and the lowest upper end. Source: Bonferroni's inequality. A frame smaller than the sample is
 * ignored.
 */
export function stability({
  programme,
  measured,
  inspection,
  reading: { cases, published },
}: AnalysisContext): Stability {
  const { eligibleCases } = inspection;
  const frame =
    cases === null || eligibleCases === null || eligibleCases < cases
      ? null
      : { inspected: cases, eligible: eligibleCases };
  const evidence = measured.map(({ keyQuestions, ...m }) => ({
    ...m,
    rated: keyQuestions.filter(({ percentage }) => percentage !== null).length,
    shares: keyQuestions.flatMap(({ code, yes, no }) =>
      yes === null || no === null || yes + no === 0 ? [] : { code, ...shareOf(yes, yes + no, frame) },
    ),
  }));
  return {
    errorOf: 'sampling',
    inspected: cases,
    eligible: frame?.eligible ?? null,
    withoutCounts: [...(published?.keys() ?? [])],
    questions: evidence.flatMap(({ basis, shares }) =>
      shares.map((one) => {
        const { code, yes, relevant } = one;
        return { code, yes, relevant, intervals: intervals(programme, [one], basis === 'cases') };
      }),
    ),
    standards: evidence.flatMap(({ standard: { code, title }, banded, rated, shares }) =>
      banded === null || rated === 0 || shares.length < rated
        ? []
        : { code, title, banded, questions: rated, intervals: intervals(programme, shares, true) },
    ),
  };
}

/** The intervals of the lowest of some percentages at each level. For a single one, they are its own. */
function intervals(programme: Programme, shares: readonly Share[], inBands: boolean): Intervals[] {
  return levels.map((confidence) => {
    const each = 1 - (1 - confidence / 100) / shares.length;
    const lowest = (interval: (one: Share) => Interval): Ends => {
      const all = shares.map(interval);
      const from = Math.min(...all.map((one) => one.from));
      const to = Math.min(...all.map((one) => one.to));
      return { from: inPerCent(from), to: inPerCent(to), bands: inBands ? bandsSpanned(programme, from, to) : null };
    };
    const finiteExact = ({ yes, relevant, finite }: Share): Interval => {
      const population = finite?.population ?? relevant;
      const { from, to } = hypergeometricInterval(yes, relevant, population, each);
      return { from: from / population, to: to / population };
    };
    return {
      confidence,
      wilson: lowest(({ yes, relevant }) => wilson(yes / relevant, relevant, each)),
      exact: lowest(({ yes, relevant }) => clopperPearson(yes, relevant, each)),
      finite: shares.some(({ finite }) => finite === null)
        ? null
        : {
            wilson: lowest(({ yes, relevant, finite }) => wilson(yes / relevant, finite?.effective ?? relevant, each)),
            exact: lowest(finiteExact),
            approximate: shares.some(({ finite }) => finite?.estimated ?? false),
          },
    };
  });
}

function inPerCent(proportion: number): number {
  return Math.round(proportion * 1e6) / 1e4;
}

/** The end of an interval is not a count of cases, so it is banded as it is, after this much is added against rounding errors at a half. */
const roundingSlack = 1e-9;

/** The ratings from the band of one proportion to that of another, each banded as the programme bands a percentage. */
function bandsSpanned({ bands, bandOn }: Programme, from: number, to: number): Rating[] {
  const place = (proportion: number): number => {
    const exact = 100 * proportion + roundingSlack;
    return bands.indexOf(bandOfWhole(bands, bandOn === 'rounded' ? Math.floor(exact + 0.5) : exact));
  };
  return bands.slice(place(from), place(to) + 1).map(({ rating }) => rating);
}

export interface Share {
  readonly yes: number;
  readonly relevant: number;
  /** Null if the number of eligible cases is not known. */
  readonly finite: {
    /** The number of eligible cases to which the question is relevant. */
    readonly population: number;
    /** Whether that number is an estimate. */
    readonly estimated: boolean;
    /** The size of an equally precise sample from an infinite population; infinite if all were inspected. */
    readonly effective: number;
  } | null;
}

/**
 * `yes` of `relevant` (above 0) cases, drawn from a frame of at least as many eligible cases as were inspected. If the question is relevant
 * to the whole sample, its population is the whole frame and n* = n(N − 1)/(N − n). If it is relevant to fewer, the number in the frame is
 * not known: it is taken in proportion, rounded up (an estimate, so intervals are approximate), and n* = n_q / (1 − n/N). Source: the variance of a mean drawn without replacement,
 * Cochran, "Sampling Techniques" (1977), 2.6 and 2.11.
 *
 * @example
 * shareOf(28, 56, { inspected: 56, eligible: 85 }).finite?.effective.toFixed(3) // '162.207'
 * @example
 * shareOf(21, 55, { inspected: 56, eligible: 85 }).finite?.population // 84
 */
export function shareOf(
  yes: number,
  relevant: number,
  frame: { readonly inspected: number; readonly eligible: number } | null,
): Share {
  if (frame === null) return { yes, relevant, finite: null };
  const { inspected, eligible } = frame;
  const left = eligible - inspected;
  const [population, scale] =
    relevant >= inspected ? [eligible, eligible - 1] : [Math.ceil((relevant * eligible) / inspected), eligible];
  const estimated = relevant < inspected && left > 0;
  const effective = left === 0 ? Infinity : (relevant * scale) / left;
  return { yes, relevant, finite: { population, estimated, effective } };
}
