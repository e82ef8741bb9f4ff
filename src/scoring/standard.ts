/** The evidence for one standard: percentages and bands from its tallies, or its judgement, before rules and discretion. */
import type { Basis, Composite, KeyQuestionResult } from '../model/assessment.js';
import type { Inspection } from '../model/inspection.js';
import type { Band, KeyQuestion, Programme, Rating, Standard } from '../model/programme.js';
import type { Published, Reading, Tally } from '../model/reading.js';
import { placeInBand } from './band.js';
import { compositeResult } from './composite.js';
import { bandsBehind } from './published.js';
import { knownCounts, relevantCases } from './tally.js';

/** One standard with its percentages and its band, or its judgement. */
export interface StandardEvidence {
  readonly standard: Standard;
  readonly basis: Basis;
  readonly keyQuestions: readonly KeyQuestionResult[];
  /** From the cases; null for every other basis. */
  readonly banded: Rating | null;
  /** From the inspectors; null for every other basis. */
  readonly judged: Rating | null;
  /** Cases satisfactory on all its key questions; null unless it is rated from cases, and from counts. */
  readonly composite: Composite | null;
  /** Whether its percentages may still change, because answers are blank or cases are not inspected yet. */
  readonly provisional: boolean;
}

export type SampleCounts = Pick<Reading, 'tallies' | 'toInspect' | 'published' | 'notCounted' | 'composites'> &
  Partial<Pick<Reading, 'cases'>>;

/** How many cases are planned beyond those of the sheet, inspected and to inspect; null if the number of cases is not known, and so cannot be told. */
export function plannedBeyond(
  { plannedCases }: Pick<Inspection, 'plannedCases'>,
  { cases = null, toInspect }: Pick<SampleCounts, 'cases' | 'toInspect'>,
): number | null {
  if (plannedCases === null) return 0;
  return cases === null ? null : Math.max(0, plannedCases - cases - (toInspect ?? 0));
}

/**
 * The evidence for one standard: its basis, and its key questions with percentage and band, the lowest marked.
 * Source: the lowest key question drives the rating (the programme's `methodSources.lowest`).
 */
export function measureStandard(
  programme: Programme,
  standard: Standard,
  counts: SampleCounts,
  inspection: Inspection,
): StandardEvidence {
  const evidence = (
    basis: Basis,
    {
      keyQuestions = [],
      banded = null,
      judged = null,
      composite = null,
      provisional = false,
    }: Partial<StandardEvidence> = {},
  ): StandardEvidence => ({ standard, basis, keyQuestions, banded, judged, composite, provisional });
  if (inspection.notApplicable.has(standard.code)) return evidence('notApplicable');
  if (standard.basis === 'judgement') {
    const judgement = inspection.judgements.get(standard.code);
    return judgement === undefined ? evidence('missing') : evidence('judgement', { judged: judgement.rating });
  }
  const known: KnownQuestion[] = [];
  for (const question of standard.questions ?? []) {
    const tally = counts.tallies.get(question.code) ?? null;
    const published = counts.published?.get(question.code) ?? null;
    if (tally === null && published === null) continue;
    const value = tally === null ? publishedValue(programme, published) : valueOf(programme, tally);
    known.push({ question, tally, value });
  }
  const values = known.map(({ value }) => value).filter((value) => value !== null);
  const isOpen = (counts.toInspect ?? 0) > 0 || known.some(({ tally }) => tally !== null && tally.unanswered > 0);
  const isPlanned = (plannedBeyond(inspection, counts) ?? 0) > 0;
  const provisional = (isOpen || isPlanned) && known.length > 0;
  const isRated = standard.basis === 'cases';
  const least = Math.min(...values.map(({ percentage }) => percentage));
  const keyQuestions = known.map((one) => questionResult(one, isRated ? least : null, counts.notCounted));
  if (!isRated) return evidence('unrated', { keyQuestions, provisional });
  const low = lowestBand(values.map((value) => value.low));
  const high = lowestBand(values.map((value) => value.high));
  // With several bands, published percentages leave open which it is.
  const composite = compositeResult(counts.composites?.get(standard.code), programme.rounding);
  if (low !== undefined && low === high)
    return evidence('cases', { keyQuestions, banded: low.rating, composite, provisional });
  const nothingRelevant = low === undefined && known.length > 0 && !isOpen;
  if (nothingRelevant) return evidence('unrated', { keyQuestions, provisional });
  return evidence('missing', { keyQuestions, composite });
}

/** What is known of one question: its counts, or a percentage alone. */
interface KnownQuestion {
  readonly question: KeyQuestion;
  readonly tally: Tally | null;
  readonly value: BandedPercentage | null;
}

/** A percentage, and the lowest and highest band that it can be in: the same one unless it is published and too coarse. */
interface BandedPercentage {
  readonly percentage: number;
  readonly low: Band;
  readonly high: Band;
  readonly exactBand: Band | null;
}

function valueOf(programme: Programme, tally: Tally): BandedPercentage | null {
  const value = placeInBand(programme, tally.yes, relevantCases(tally));
  return value && { percentage: value.percentage, low: value.band, high: value.band, exactBand: value.exactBand };
}

function publishedValue(programme: Programme, published: Published | null): BandedPercentage | null {
  if (published === null) return null;
  const [low, high] = bandsBehind(programme, published);
  return { percentage: published.percentage, low, high, exactBand: null };
}

/** The band that starts lowest; undefined for none. */
function lowestBand(bands: readonly Band[]): Band | undefined {
  let lowest = bands[0];
  for (const band of bands) if (lowest === undefined || band.from < lowest.from) lowest = band;
  return lowest;
}

/** A question with its counts and percentage, as far as known, and its band if the standard is rated. `least`: the standard's lowest percentage. */
function questionResult(
  { question: { code, text, source }, tally, value }: KnownQuestion,
  least: number | null,
  notCounted: Reading['notCounted'],
): KeyQuestionResult {
  const { certainty } = source;
  const percentage = value?.percentage ?? null;
  const placed = least === null ? null : value;
  const exactBand = placed === null || placed.exactBand === placed.low ? null : (placed.exactBand?.rating ?? null);
  const band = placed !== null && placed.low === placed.high ? placed.low.rating : null;
  const lowest = placed !== null && percentage === least;
  const { yes, no, notApplicable, unanswered, relevant } = knownCounts(tally, notCounted);
  return { code, text, certainty, yes, no, notApplicable, unanswered, relevant, percentage, exactBand, band, lowest };
}
