/** What `check` prints: the figures that differ, and how many agree. */
import type { CheckRecord } from '../model/check.js';
import { formatCount, formatNumber } from '../words/english.js';
import { paragraph, type TextStyle } from './text/layout.js';

/** One sheet's comparison. */
export interface CheckedSheet {
  readonly sheet: string;
  readonly records: readonly CheckRecord[];
}

/** The lines for one sheet: what differs, with `verbose` everything; the count first. */
export function checkLines({ sheet, records }: CheckedSheet, verbose: boolean, style: TextStyle): string[] {
  const failed = records.filter(({ passed }) => !passed).length;
  const agree = `${formatNumber(records.length - failed)} of ${formatCount(records.length, 'figure')} as expected`;
  return [
    ...paragraph(style, `${sheet}: ${agree}`).map(style.bold),
    ...records.filter(({ passed }) => verbose || !passed).flatMap((record) => recordLines(record, style)),
  ];
}

function recordLines({ id, what, where, expected, found, passed, update }: CheckRecord, style: TextStyle): string[] {
  const of = id === what ? what : `${id} (${what}${where === null ? '' : ` where ${where}`})`;
  // What was published in words is shown with them: the figure alone does not say that it fits.
  const fits = update === null ? `, which is within ${expected}` : '';
  const text = passed ? `${found}${fits}` : `expected ${expected}, found ${found}`;
  return paragraph(style, `${of}: ${text}`, 2, passed ? 'ok      ' : 'differs ');
}

/** The last line: everything taken together. */
export function checkSummary(sheets: readonly CheckedSheet[]): string {
  const records = sheets.flatMap((sheet) => sheet.records);
  const failed = records.filter(({ passed }) => !passed).length;
  const total = `${formatCount(records.length, 'figure')} of ${formatCount(sheets.length, 'sheet')}`;
  return failed === 0
    ? `${total}: all as expected.`
    : `${total}: ${formatNumber(failed)} ${failed === 1 ? 'differs' : 'differ'}.`;
}
