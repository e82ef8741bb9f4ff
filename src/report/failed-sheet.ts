/** Sheets that could not be read, as results name them: what kind of mistakes and where, with no cell and no case. */
import type { Place } from '../model/reading.js';
import { formatCount, formatList } from '../words/english.js';

/** One mistake: its kind, and where it is. */
export interface FailedPlace {
  readonly kind: string;
  readonly line?: number;
  readonly column?: string;
}

/** What is wrong with a sheet, as far as a result may say it: messages may quote cells and name cases, and a result holds neither. */
export interface Failure {
  readonly error: string;
  readonly problems: readonly FailedPlace[];
}

/** The mistakes of a sheet, of which `total` were found and some are told. */
export function failureOf(
  problems: readonly { readonly kind: string; readonly place: Place; readonly exit: 2 | 3 }[],
  total: number,
): Failure {
  const data = problems.every(({ exit }) => exit === 3);
  const kinds = [...new Set(problems.map(({ kind }) => kind))];
  return {
    error: `${data ? 'the case sheet cannot be trusted' : 'it cannot be used as it stands'}: ${formatCount(total, 'problem')} (${formatList(kinds)})`,
    problems: problems.map(({ kind, place: { line, column } }) => ({
      kind,
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { column }),
    })),
  };
}

/** A sheet of a batch that could not be scored. */
export interface FailedSheet extends Failure {
  readonly source: string;
}
