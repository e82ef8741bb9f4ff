/** What a ratings panel asks, below the report: a line each. */
import type { Analyses } from '../analysis/analyses.js';
import type { Breakdowns } from '../analysis/breakdown/breakdown.js';
import type { SupportingTable } from '../analysis/supporting/supporting.js';
import type { Assessment } from '../model/assessment.js';
import type { CaseList } from '../model/analyses.js';
import { formatCount, numberInWords, formatList } from '../words/english.js';
import { isOpen, overallWords } from './lock-in.js';
import type { StandardSentences } from './plain-sentences.js';
import { fromOutcomes, ratingOf, scoreOf } from './sensitivity.js';
import { narrowest } from './stability.js';

/** An assessment with everything that was worked out beside it. */
export interface FullResult extends Assessment, Analyses {
  readonly supporting: readonly SupportingTable[];
  readonly sentences: readonly StandardSentences[];
  readonly breakdowns?: Breakdowns;
  readonly lists?: readonly CaseList[];
}

/** The sections that were asked for. Breakdowns and lists are shown whenever there are any. */
export interface Sections {
  readonly sensitivity?: boolean | undefined;
  readonly lockIn?: boolean | undefined;
  readonly roundingAudit?: boolean | undefined;
  readonly stability?: boolean | undefined;
  readonly ledger?: boolean | undefined;
  readonly supporting?: boolean | undefined;
}

/** What a panel asks in a line, and the option whose section tells more. */
export interface PanelLine {
  readonly words: string;
  readonly option: string;
}

/** A line for each question of a panel that there is something to say to. */
export function panelWords(result: FullResult): PanelLine[] {
  return [
    ...line('--sensitivity', sensitivityLine(result)),
    ...line('--lock-in', lockInLine(result)),
    ...line('--rounding-audit', roundingLine(result)),
    ...line('--stability', stabilityLine(result)),
    ...line('--ledger', ledgerLine(result)),
  ];
}

const line = (option: string, words: string | null): PanelLine[] => (words === null ? [] : [{ words, option }]);

function sensitivityLine({ sensitivity, overall }: FullResult): string | null {
  if (sensitivity.standards.length === 0) return null;
  const score = fromOutcomes(sensitivity.score, scoreOf);
  const rating = sensitivity.overall && fromOutcomes(sensitivity.overall, ratingOf);
  const whole = rating === null || overall.rating === null ? '' : ` The overall rating: ${rating}.`;
  return `How close: the score is ${score}.${whole}`;
}

function lockInLine({ lockIn }: FullResult): string | null {
  if (!isOpen(lockIn)) return null;
  const certain = lockIn.standards.filter((standard) => standard.certain);
  const { score } = lockIn;
  const scores = score.certain
    ? `the score is certain, ${score.best.score}/${score.best.maximum}`
    : `the score may end anywhere from ${score.worst.score}/${score.worst.maximum} to ${score.best.score}/${score.best.maximum}`;
  return `Still open: ${certain.length} of ${formatCount(lockIn.standards.length, 'rating')} can no longer change; ${scores}, the overall rating ${overallWords(lockIn)}.`;
}

function roundingLine({ roundingAudit: { figures, results } }: FullResult): string {
  if (figures.length === 0 && results.length === 0) {
    return 'Rounding: no percentage and no rating hangs on how a half is rounded or on what is banded.';
  }
  const others = `${formatCount(figures.length, 'percentage')} ${figures.length === 1 ? 'hangs' : 'hang'} on how a half is rounded or on what is banded`;
  const changed = new Set(results.flatMap(({ standards }) => standards.map(({ code }) => code)));
  const ratings = changed.size === 0 ? 'no rating does' : `so does the rating of ${formatList([...changed])}`;
  return `Rounding: ${others}; ${ratings}.`;
}

function stabilityLine({ stability: { standards, eligible } }: FullResult): string | null {
  if (standards.length === 0) return null;
  const spanning = standards.filter(({ intervals }) => (narrowest(intervals[0])?.bands ?? []).length > 1);
  const of = eligible === null ? '' : ` for the ${eligible} eligible cases`;
  const many =
    spanning.length === 0
      ? 'leaves every lowest percentage in its band'
      : `leaves ${spanning.length === standards.length ? 'every' : `${numberInWords(spanning.length)} of ${numberInWords(standards.length)}`} lowest ${spanning.length === standards.length ? 'percentage' : 'percentages'} in more than one band (${formatList(spanning.map(({ code }) => code))})`;
  return `How sure: sampling error alone, at 80 per cent confidence${of}, ${many}.`;
}

function ledgerLine({ ledger: { entries, before, after } }: FullResult): string | null {
  if (entries.length === 0) return null;
  const departures = formatCount(entries.length, 'recorded departure');
  return `Discretion: ${departures} (${formatList(entries.map(({ standard }) => standard))}); the score is ${before.score}/${before.maximum} without and ${after.score}/${after.maximum} with discretion.`;
}
