/** From tallies to one standard's result by the cases alone, before judgements, rules and discretion. */
import type {
  Band,
  Basis,
  Inspection,
  KeyQuestion,
  KeyQuestionResult,
  Programme,
  Published,
  Rating,
  Standard,
  Tallies,
  Tally,
} from '../model.js';
import { banded } from './band.js';
import { bandsOf } from './published.js';
import { relevant } from './tally.js';

/** One standard with what its own cases and judgement give. */
export interface Measured {
  readonly standard: Standard;
  readonly basis: Basis;
  readonly keyQuestions: readonly KeyQuestionResult[];
  /** From the cases; null for every other basis. */
  readonly banded: Rating | null;
  /** From the inspectors; null for every other basis. */
  readonly judged: Rating | null;
  /** It has percentages, and they may still change: answers are blank or cases outstanding. */
  readonly provisional: boolean;
}

/** What the cases say, as far as scoring needs it. */
export interface Counts {
  readonly tallies: Tallies;
  readonly outstanding: number;
  /** Percentages without counts, by question. */
  readonly published?: ReadonlyMap<string, Published>;
}

/**
 * One standard measured: its key questions with percentage and band, the lowest marked, and what the standard rests on.
 * Source: the lowest key question drives the rating (the programme's `methodSources.lowest`).
 */
export function measure(programme: Programme, standard: Standard, counts: Counts, inspection: Inspection): Measured {
  const nothing = { standard, keyQuestions: [], banded: null, judged: null, provisional: false };
  if (inspection.notApplicable.has(standard.code)) return { ...nothing, basis: 'notApplicable' };
  if (standard.basis === 'judgement') {
    const judgement = inspection.judgements.get(standard.code);
    return judgement === undefined
      ? { ...nothing, basis: 'missing' }
      : { ...nothing, basis: 'judgement', judged: judgement.rating };
  }
  const known = (standard.questions ?? []).flatMap((question): Known[] => {
    const tally = counts.tallies.get(question.code);
    if (tally !== undefined) return [{ question, tally, published: null }];
    const published = counts.published?.get(question.code);
    return published === undefined ? [] : [{ question, tally: null, published }];
  });
  if (standard.basis === 'unrated') {
    const keyQuestions = known.map((one) => unbanded(programme, one));
    return { ...nothing, basis: 'unrated', keyQuestions, provisional: open(known, counts.outstanding) };
  }
  return { ...nothing, ...fromCases(programme, known, counts.outstanding) };
}

/** What is known of one question: its counts, or a percentage alone. */
type Known = { readonly question: KeyQuestion } & (
  { readonly tally: Tally; readonly published: null } | { readonly tally: null; readonly published: Published }
);

/** A percentage, and the lowest and highest band that it can fall in: the same one unless it was published too coarsely. */
interface Value {
  readonly percentage: number;
  readonly low: Band;
  readonly high: Band;
  readonly exactBand: Band | null;
}

function valueOf(programme: Programme, { tally, published }: Known): Value | null {
  if (published !== null) {
    const [low, high] = bandsOf(programme, published);
    return { percentage: published.percentage, low, high, exactBand: null };
  }
  const value = banded(programme, tally.yes, relevant(tally));
  return value === null ? null : { ...value, low: value.band, high: value.band };
}

function fromCases(
  programme: Programme,
  known: readonly Known[],
  outstanding: number,
): Pick<Measured, 'basis' | 'keyQuestions' | 'banded' | 'provisional'> {
  if (known.length === 0) return { basis: 'missing', keyQuestions: [], banded: null, provisional: false };
  const provisional = open(known, outstanding);
  const results = known.map((one) => ({ one, value: valueOf(programme, one) }));
  const values = results.flatMap(({ value }) => value ?? []);
  const least = Math.min(...values.map(({ percentage }) => percentage));
  const keyQuestions = results.map(({ value, one }) => ({
    ...unbanded(programme, one),
    band: value === null || value.low !== value.high ? null : value.low.rating,
    exactBand: value?.exactBand == null || value.exactBand === value.low ? null : value.exactBand.rating,
    lowest: value?.percentage === least,
  }));
  const lowest = lowestOf(values.map(({ low }) => low));
  if (lowest === undefined) {
    return { basis: provisional ? 'missing' : 'unrated', keyQuestions, banded: null, provisional: false };
  }
  // What the percentages do not prove is not rated.
  if (lowest !== lowestOf(values.map(({ high }) => high))) {
    return { basis: 'missing', keyQuestions, banded: null, provisional: false };
  }
  return { basis: 'cases', keyQuestions, banded: lowest.rating, provisional };
}

function lowestOf(bands: readonly Band[]): Band | undefined {
  return bands.toSorted((a, b) => a.from - b.from)[0];
}

/** Whether the answers of these questions are still incomplete. */
function open(known: readonly Known[], outstanding: number): boolean {
  return known.length > 0 && (outstanding > 0 || known.some(({ tally }) => tally !== null && tally.unanswered > 0));
}

/** A question with its counts, as far as they are known, and its percentage, in no band. */
function unbanded(programme: Programme, { question, tally, published }: Known): KeyQuestionResult {
  const counts = tally ?? { yes: null, no: null, notApplicable: 0, unanswered: 0 };
  return {
    code: question.code,
    text: question.text,
    certainty: question.source.certainty,
    ...counts,
    percentage:
      published === null ? (banded(programme, tally.yes, relevant(tally))?.percentage ?? null) : published.percentage,
    exactBand: null,
    band: null,
    lowest: false,
  };
}
