/** What can be wrong when a sample is drawn. */
import { formatCount, formatNumber } from '../words/english.js';
import { quote } from '../words/visible.js';
import { group } from './group.js';

/** The sampling frame. */
export const drawProblems = group(3, {
  frameEmpty: () =>
    'there is no case in it. A sampling frame has a header row and a row for each eligible case, with its id.',
  frameWithoutIds: (p: { headers: readonly string[] }) =>
    `no column holds the case ids. Found ${p.headers.map(quote).join(', ') || 'no header'}. Name one case_id, or say which it is with --id COLUMN.`,
  frameColumnTwice: (p: { header: string; first: number; second: number }) =>
    `column ${p.first} and column ${p.second} are both named ${quote(p.header)}. Rename one of them, or remove it.`,
  sampleNotDrawn: () =>
    'no case is marked "sample" in a column "drawn", so this is no sample that was drawn. Make one with casescore draw FRAME --cases 40 --seed TEXT -o drawn.csv; the frame itself is not enough.',
  frameDrawn: (p: { header: string }) =>
    `there is a column ${quote(p.header)} already, so this is a sample that was drawn before. Give the frame that it was drawn from; to leave out what was drawn earlier, use --exclude FILE.`,
});

/** How the command is used. */
export const drawUseProblems = group(2, {
  drawTooMany: (p: { cases: number; reserve: number; eligible: number; excluded: number }) =>
    `${formatCount(p.cases, 'case')}${p.reserve === 0 ? '' : ` and ${formatCount(p.reserve, 'reserve')}`} cannot be drawn: ${formatCount(p.eligible, 'case is', 'cases are')} eligible` +
    `${p.excluded === 0 ? '' : `, after ${formatNumber(p.excluded)} excluded`}. Ask for at most that many.`,
  seedMissing: () =>
    'a seed is needed, so that anybody can draw the same sample again: --seed "Redcar 2022, drawn 3 October". Agree on it before the frame is known, and keep it with the sample.',
  recordIsOutput: () => 'the record and the sample would be one file. Give them two names.',
});
