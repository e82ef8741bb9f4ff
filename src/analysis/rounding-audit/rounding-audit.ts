/** Finds where another way to round or to band would print another number or give another rating. */
import type { RoundingAudit, RoundingFigure, RoundingResult, Way } from '../../model/analyses.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Tallies } from '../../model/reading.js';
import { placeInBand } from '../../scoring/band.js';
import { wholePercentage } from '../../scoring/percentage.js';
import { changedRatings, rate, type RatedStandards } from '../../scoring/rate.js';
import { measureStandard, type SampleCounts, type StandardEvidence } from '../../scoring/standard.js';
import { relevantCases } from '../../scoring/tally.js';

const ways: readonly Way[] = [
  { rounding: 'half-up', bandOn: 'rounded' },
  { rounding: 'half-even', bandOn: 'rounded' },
  { rounding: 'half-up', bandOn: 'exact' },
];

/**
 * Rates with halves up, with halves to even, and with the exact value banded, and compares every key and supporting question. Half to even
 * rounds to the even neighbour (IEEE 754, roundTiesToEven).
 */
export function roundingAudit(programme: Programme, counts: SampleCounts, inspection: Inspection): RoundingAudit {
  const measures = (way: Way): StandardEvidence[] =>
    programme.standards.map((standard) => measureStandard({ ...programme, ...way }, standard, counts, inspection));
  const own: Way = { rounding: programme.rounding, bandOn: programme.bandOn };
  const now = measures(own);
  const inBands = new Set(
    now.filter(({ basis }) => basis === 'cases').flatMap(({ keyQuestions }) => keyQuestions.map(({ code }) => code)),
  );
  const before = rate(programme, now, inspection.discretion);
  const questions = [...questionTallies(counts.tallies)].filter(([, { base }]) => base > 0);
  return {
    way: own,
    looked: questions.length,
    figures: questions.flatMap(([question, { yes, base }]) =>
      figure(programme, question, yes, base, inBands.has(question)),
    ),
    results: ways
      .filter((way) => !same(way, own))
      .flatMap((way) => result(way, before, rate(programme, measures(way), inspection.discretion))),
  };
}

/** Each question that was tallied, without the figures of groups and shares. */
function questionTallies(tallies: Tallies): Map<string, { yes: number; base: number }> {
  const questions = [...tallies].filter(([key]) => /^[A-Z]?\d[^ ]*$/i.test(key));
  return new Map(questions.map(([code, tally]) => [code, { yes: tally.yes, base: relevantCases(tally) }]));
}

function figure(programme: Programme, question: string, yes: number, base: number, rated: boolean): RoundingFigure[] {
  const [up, even] = (['half-up', 'half-even'] as const).map((rounding) => ({
    printed: wholePercentage(yes, base, rounding),
    value: placeInBand({ ...programme, rounding, bandOn: 'rounded' }, yes, base),
  }));
  const exact = placeInBand({ ...programme, bandOn: 'exact' }, yes, base);
  if (up?.value == null || even?.value == null || exact === null || up.printed === null || even.printed === null)
    return [];
  const bands = {
    halfUp: up.value.band.rating,
    halfEven: even.value.band.rating,
    exact: exact.band.rating,
  };
  const otherBand = rated && (bands.halfUp !== bands.halfEven || bands.halfUp !== bands.exact);
  if (up.printed === even.printed && !otherBand) return [];
  return [
    {
      question,
      yes,
      relevant: base,
      // A tie has one decimal, a 5; otherwise as many as put it in the exact value's band.
      exact: up.printed === even.printed ? exact.percentage : up.printed - 0.5,
      printed: { halfUp: up.printed, halfEven: even.printed },
      bands: rated ? bands : null,
    },
  ];
}

function result(way: Way, before: RatedStandards, after: RatedStandards): RoundingResult[] {
  const standards = changedRatings(before, after);
  const { score, maximum, overall } = after;
  if (standards.length === 0 && score === before.score && overall === before.overall) return [];
  return [{ ...way, standards, score, maximum, overall }];
}

/** If the exact value is banded, rounding decides nothing. */
function same(a: Way, b: Way): boolean {
  return a.bandOn === b.bandOn && (a.bandOn === 'exact' || a.rounding === b.rounding);
}
