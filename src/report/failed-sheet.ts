/** Sheets that could not be read, as results name them: what kind of mistakes and where, with no cell and no case. */
import type { FailedSheet } from '../model/batch.js';
import type { Place } from '../model/reading.js';
import { formatCount, formatList } from '../words/english.js';

/** The mistakes of a sheet, of which `total` were found and some are told. */
export function failureOf(
  problems: readonly { readonly kind: string; readonly place: Place; readonly exit: 2 | 3 }[],
  total: number,
): Omit<FailedSheet, 'source'> {
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
