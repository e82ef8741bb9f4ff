/** Limits on what is read, so that an endless or hostile input cannot fill the memory. */
import { refusalFor } from '../problems/problems.js';
import { nearest } from '../words/nearest.js';
import { formatNumber, formatList } from '../words/english.js';

/** The limits by name. */
export interface Limits {
  /** Rows of one sheet, blank ones included. Their ids are held in memory; in the long layout, their answers too. */
  readonly rows: number;
  /** Columns of one sheet. */
  readonly columns: number;
  /** Characters of one row. */
  readonly row: number;
  /** Characters of a file that is read whole: an inspection, programme or expected file, or one of ratings. */
  readonly file: number;
  /** Characters of a result that `compare` reads: some 4,000 for each group of its breakdowns. */
  readonly result: number;
  /** Bytes that the worksheets of a workbook unpack to: some 35,000 cases with 42 columns. At worst three times as much memory is taken. */
  readonly unpacked: number;
}

/**
 * The default limits. 16,384 columns are as many as a spreadsheet has; a file of a million characters expects some 5,000 figures, and a larger
 * one takes seconds to be refused.
 */
export const defaultLimits: Limits = {
  rows: 2_000_000,
  columns: 16_384,
  row: 1_048_576,
  file: 1_000_000,
  result: 10_000_000,
  unpacked: 100_000_000,
};

/** What each limit counts, for help and messages. */
const meanings: Readonly<Record<keyof Limits, string>> = {
  rows: 'rows of a sheet',
  columns: 'columns of a sheet',
  row: 'characters of a row',
  file: 'characters of an inspection, programme or expected file, or of ratings',
  result: 'characters of a result',
  unpacked: 'bytes that a workbook unpacks to',
};

const names = Object.keys(defaultLimits) as (keyof Limits)[];

/** The limits in words: "rows of a sheet (rows=5,000,000), …". */
export function limitWords(): string {
  return formatList(names.map((name) => `${meanings[name]} (${name}=${formatNumber(defaultLimits[name])})`));
}

/** The default limits, changed by `--limit NAME=NUMBER`. Throws a `Refusal` for an unknown name or a text that is not a number. */
export function limitsOf(given: readonly string[] = []): Limits {
  const limits: Record<keyof Limits, number> = { ...defaultLimits };
  for (const text of given) {
    const [, typed = '', number = ''] = /^\s*([^=]*?)\s*=\s*([1-9][\d_,]{0,15})\s*$/.exec(text) ?? [];
    const name = names.find((known) => known === typed.toLowerCase());
    const value = Number(number.replaceAll(/[_,]/g, ''));
    if (name === undefined || value > Number.MAX_SAFE_INTEGER) {
      const meant = nearest(typed, names);
      const expected = `${formatList(names, 'or')}, = and a whole number above 0${meant === null ? '' : `; did you mean ${meant}`}`;
      throw refusalFor('settingForm', { column: '--limit' }, { option: '--limit', found: text, expected });
    }
    limits[name] = value;
  }
  return limits;
}
