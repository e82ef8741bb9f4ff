/** How precisely the sample represents all eligible cases: sampling error only. */
import type { Ends, Intervals, Stability } from '../../model/analyses.js';
import type { Programme, Rating } from '../../model/programme.js';
import { bandOfWhole } from '../../scoring/band.js';
import type { StandardEvidence } from '../../scoring/standard.js';
import { clopperPearson } from '../statistics/clopper-pearson.js';
import { hypergeometricInterval } from '../statistics/hypergeometric.js';
import { wilson, type Interval } from '../statistics/wilson.js';

/** A sample, and the number of cases from which it was drawn. */
export interface Sample {
  readonly cases: number | null;
  readonly eligible: number | null;
}

const levels = [80, 95] as const;

/**
 * Intervals of every key question with relevant cases, and of the lowest percentage of every standard rated from cases. For a standard of k
 * questions each question's interval is at 1 − α/k, so that all are right together with at least the confidence; then the lowest true
 * percentage is between the lowest lower end and the lowest upper end. Source: Bonferroni's inequality. A frame smaller than the sample is
 * ignored.
 */
export function stability(programme: Programme, measured: readonly StandardEvidence[], sample: Sample): Stability {
  const eligible =
    sample.cases !== null && sample.eligible !== null && sample.eligible >= sample.cases ? sample.eligible : null;
  const frame = eligible === null || sample.cases === null ? null : { inspected: sample.cases, eligible };
  const shares = new Map(
    measured.flatMap(({ keyQuestions }) =>
      keyQuestions.flatMap(({ code, yes, no }) =>
        yes === null || no === null || yes + no === 0 ? [] : [[code, share(yes, yes + no, frame)] as const],
      ),
    ),
  );
  return {
    errorOf: 'sampling',
    inspected: sample.cases,
    eligible,
    questions: measured.flatMap(({ basis, keyQuestions }) =>
      keyQuestions.flatMap(({ code }) => {
        const found = shares.get(code);
        if (found === undefined) return [];
        const { yes, relevant } = found;
        return { code, yes, relevant, intervals: intervals(programme, [found], basis === 'cases') };
      }),
    ),
    standards: measured.flatMap(({ standard: { code, title }, banded: rating, keyQuestions }) => {
      const rated = keyQuestions.filter(({ percentage }) => percentage !== null);
      const own = rated.flatMap((question) => shares.get(question.code) ?? []);
      if (rating === null || own.length === 0 || own.length < rated.length) return [];
      return { code, title, banded: rating, questions: own.length, intervals: intervals(programme, own, true) };
    }),
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
    const wilsonOf = ({ yes, relevant }: Share): Interval => wilson(yes / relevant, relevant, each);
    const exactOf = ({ yes, relevant }: Share): Interval => clopperPearson(yes, relevant, each);
    const finiteWilsonOf = ({ yes, relevant, finite }: Share): Interval =>
      wilson(yes / relevant, finite?.effective ?? relevant, each);
    const finiteExactOf = ({ yes, relevant, finite }: Share): Interval => {
      const population = finite?.population ?? relevant;
      const { from, to } = hypergeometricInterval(yes, relevant, population, each);
      return { from: from / population, to: to / population };
    };
    const isFinite = shares.every(({ finite }) => finite !== null);
    return {
      confidence,
      wilson: lowest(wilsonOf),
      exact: lowest(exactOf),
      finite: isFinite ? { wilson: lowest(finiteWilsonOf), exact: lowest(finiteExactOf) } : null,
    };
  });
}

function inPerCent(proportion: number): number {
  return Math.round(proportion * 1e6) / 1e4;
}

/** The end of an interval is not a count of cases, so it is banded as it is, after this much is added against rounding errors at a half. */
const aHair = 1e-9;

/** The ratings from the band of one proportion to that of another, each banded as the programme bands a percentage. */
function bandsSpanned(programme: Programme, from: number, to: number): Rating[] {
  const { bands, bandOn } = programme;
  const place = (proportion: number): number => {
    const exact = 100 * proportion + aHair;
    return bands.indexOf(bandOfWhole(bands, bandOn === 'rounded' ? Math.floor(exact + 0.5) : exact));
  };
  return bands.slice(place(from), place(to) + 1).map(({ rating }) => rating);
}

/** The cases inspected, and the eligible cases, which are at least as many. */
export interface Frame {
  readonly inspected: number;
  readonly eligible: number;
}

export interface Share {
  readonly yes: number;
  readonly relevant: number;
  /** Null if the number of eligible cases is not known. */
  readonly finite: {
    /** The estimated number of eligible cases to which the question is relevant. */
    readonly population: number;
    /** The size of an equally precise sample from an infinite population; infinite if all were inspected. */
    readonly effective: number;
  } | null;
}

/**
 * `yes` of `relevant` (above 0) cases, drawn from a frame. If the question is relevant to the whole sample, its population is the whole
 * frame and n* = n(N − 1)/(N − n). If it is relevant to fewer, the number in the frame is not known: it is taken in proportion, rounded up,
 * and n* = n_q / (1 − n/N). Source: the variance of a mean drawn without replacement, Cochran, "Sampling Techniques" (1977), 2.6 and 2.11.
 *
 * @example
 * share(28, 56, { inspected: 56, eligible: 85 }).finite?.effective.toFixed(3) // '162.207'
 * @example
 * share(21, 55, { inspected: 56, eligible: 85 }).finite?.population // 84
 */
export function share(yes: number, relevant: number, frame: Frame | null): Share {
  if (frame === null) return { yes, relevant, finite: null };
  const { inspected, eligible } = frame;
  const left = eligible - inspected;
  if (relevant >= inspected) {
    const effective = left === 0 ? Infinity : (relevant * (eligible - 1)) / left;
    return { yes, relevant, finite: { population: eligible, effective } };
  }
  const population = Math.ceil((relevant * eligible) / inspected);
  return { yes, relevant, finite: { population, effective: left === 0 ? Infinity : (relevant * eligible) / left } };
}
