/** Composites: what one case comes to over several key questions, and how many cases are satisfactory on all of them. */
import type { Composite, RatedStandard } from '../model/assessment.js';
import type { Programme, Rounding } from '../model/programme.js';
import { wholeSample, type Answer, type Reading, type Tally } from '../model/reading.js';
import { formatCount, formatNumber, numberInWords } from '../words/english.js';
import { wholePercentage } from './percentage.js';
import { relevantCases } from './tally.js';

/**
 * What the answers of one case come to: unanswered if any is; else No if any is; else Yes if any is; else not applicable, as with no
 * question at all. So a case is relevant if at least one of its questions applied and none is blank, and satisfactory if none of those that
 * applied is No. Source: the Chief Inspector's "satisfactory against all our key questions", 16 March 2023.
 *
 * @example
 * compositeAnswer(['yes', 'notApplicable', 'yes']) // 'yes'
 * @example
 * compositeAnswer(['yes', 'no', 'unanswered']) // 'unanswered'
 */
export function compositeAnswer(answers: readonly Answer[]): Answer {
  return byWeight.find((answer) => answers.includes(answer)) ?? 'notApplicable';
}

const byWeight = ['unanswered', 'no', 'yes'] as const satisfies readonly Answer[];

/** The composite over all counted standards rated from cases. Null while one of them is missing, and from counts in place of cases. */
export function overallComposite(
  { rounding, standards: all }: Pick<Programme, 'rounding' | 'standards'>,
  standards: readonly Pick<RatedStandard, 'code' | 'basis' | 'counted'>[],
  { composites }: Pick<Reading, 'composites'>,
): Composite | null {
  const fromCases = new Set(all.filter(({ basis }) => basis === 'cases').map(({ code }) => code));
  const isMissing = standards.some(({ code, basis, counted }) => counted && basis === 'missing' && fromCases.has(code));
  return isMissing ? null : compositeResult(composites?.get(wholeSample), rounding);
}

/** Satisfactory cases of the relevant ones, and their whole percentage, 0 to 100, null with no relevant case. Null without a tally. */
export function compositeResult(tally: Tally | undefined, rounding: Rounding): Composite | null {
  if (tally === undefined) return null;
  const relevant = relevantCases(tally);
  return { yes: tally.yes, relevant, percentage: wholePercentage(tally.yes, relevant, rounding) };
}

/**
 * A composite in a sentence: "All three key questions: Yes in 12 of 56 cases, 21 per cent." `of` says what the questions are of, `soFar`
 * that answers are still to come. Null for a standard with one key question, of which it would say nothing new, and with no relevant case.
 */
export function compositeSentence(
  composite: Composite | null,
  questions: number,
  { of = '', soFar = false } = {},
): string | null {
  if (composite === null || composite.percentage === null || questions < 2) return null;
  const { yes, relevant, percentage } = composite;
  const all = questions === 2 ? 'Both' : `All ${numberInWords(questions)}`;
  const share = `Yes in ${formatNumber(yes)} of ${formatCount(relevant, 'case')}, ${percentage} per cent`;
  return `${all} key questions${of}: ${share}${soFar ? ' so far' : ''}.`;
}
