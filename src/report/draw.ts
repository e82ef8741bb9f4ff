/** What `draw` says of itself: in words, on standard error, beside the rows drawn. */
import type { DrawRecord } from '../model/draw.js';
import { formatCount, formatList, formatNumber, formatShare } from '../words/english.js';
import { makeVisible } from '../words/visible.js';

/** How a sample is drawn, for its record. */
export const drawMethod =
  'Permanent random numbers (Ohlsson 1995): each eligible case has the SHA-256 of the seed, a line feed and its id (UTF-8, NFC) as its number. ' +
  'In each stratum the smallest numbers are drawn; strata share the sample in proportion to their cases, by the largest remainder. ' +
  'The reserves are the smallest numbers among all that are left, in order.';

/** The summary, lines ended by LF. */
export function drawSummary({ seed, eligible, excluded, drawn, reserves, by, strata, notes }: DrawRecord): string {
  const others = [
    ...(reserves === 0 ? [] : [formatCount(reserves, 'reserve')]),
    ...(excluded === 0 ? [] : [`${formatCount(excluded, 'case')} excluded before`]),
  ];
  const shares = strata.map(({ values, eligible: of, quota }) => `${values.join(', ')}: ${formatShare(quota, of)}`);
  return [
    `Drawn: ${formatNumber(drawn)} of ${formatCount(eligible, 'eligible case')}, with the seed "${seed}"${others.length === 0 ? '' : `; ${formatList(others)}`}.`,
    ...(by.length === 0 ? [] : [`By ${formatList(by)}: ${shares.join('; ')}.`]),
    ...notes.map(({ message }) => message),
  ]
    .map((line) => `${makeVisible(line)}\n`)
    .join('');
}
