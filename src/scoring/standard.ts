/** From tallies to one standard's result by the cases alone, before judgements, rules and discretion. */
import type {
  Basis,
  Inspection,
  KeyQuestion,
  KeyQuestionResult,
  Programme,
  Rating,
  Standard,
  Tallies,
  Tally,
} from '../model.js';
import { banded } from './band.js';
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
  const tallied = (standard.questions ?? []).flatMap((question) => {
    const tally = counts.tallies.get(question.code);
    return tally === undefined ? [] : [{ question, tally }];
  });
  if (standard.basis === 'unrated') {
    const keyQuestions = tallied.map((t) => unbanded(programme, t));
    return { ...nothing, basis: 'unrated', keyQuestions, provisional: open(tallied, counts.outstanding) };
  }
  return { ...nothing, ...fromCases(programme, tallied, counts.outstanding) };
}

interface Tallied {
  readonly question: KeyQuestion;
  readonly tally: Tally;
}

function fromCases(
  programme: Programme,
  tallied: readonly Tallied[],
  outstanding: number,
): Pick<Measured, 'basis' | 'keyQuestions' | 'banded' | 'provisional'> {
  if (tallied.length === 0) return { basis: 'missing', keyQuestions: [], banded: null, provisional: false };
  const provisional = open(tallied, outstanding);
  const results = tallied.map((t) => ({ ...t, value: banded(programme, t.tally.yes, relevant(t.tally)) }));
  const values = results.flatMap(({ value }) => value ?? []);
  const least = Math.min(...values.map(({ percentage }) => percentage));
  const keyQuestions = results.map(({ value, ...t }) => ({
    ...unbanded(programme, t),
    band: value?.band.rating ?? null,
    exactBand: value === null || value.exactBand === value.band ? null : value.exactBand.rating,
    lowest: value?.percentage === least,
  }));
  const lowest = values.find(({ percentage }) => percentage === least);
  if (lowest === undefined) {
    return { basis: provisional ? 'missing' : 'unrated', keyQuestions, banded: null, provisional: false };
  }
  return { basis: 'cases', keyQuestions, banded: lowest.band.rating, provisional };
}

/** Whether the answers of these questions are still incomplete. */
function open(tallied: readonly Tallied[], outstanding: number): boolean {
  return tallied.length > 0 && (outstanding > 0 || tallied.some(({ tally }) => tally.unanswered > 0));
}

/** A question with its counts and printed percentage, in no band. */
function unbanded(programme: Programme, { question, tally }: Tallied): KeyQuestionResult {
  return {
    code: question.code,
    text: question.text,
    certainty: question.source.certainty,
    ...tally,
    percentage: banded(programme, tally.yes, relevant(tally))?.percentage ?? null,
    exactBand: null,
    band: null,
    lowest: false,
  };
}
