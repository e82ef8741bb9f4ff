/** The columns that every sheet of a layout has, by their names. */
import { folded } from '../../words/english.js';

const joined = (header: string): string => folded(header).replaceAll(' ', '');

/** Names that a column of case ids goes by, with case, spaces, `_` and `-` left out. */
const idNames = new Set(['caseid', 'case', 'casereference', 'id']);

export function isIdName(header: string): boolean {
  return idNames.has(joined(header));
}

/** What a column of the long layout holds: one answer stands in each row. */
export type LongColumn = 'id' | 'question' | 'answer' | 'other' | 'empty';

const longNames: ReadonlyMap<string, LongColumn> = new Map([
  ['question', 'question'],
  ['questioncode', 'question'],
  ['answer', 'answer'],
  ['response', 'answer'],
]);

export function isLongName(header: string): boolean {
  return longNames.has(joined(header));
}

/**
 * The columns of a long layout; null for a header that is none: it has a column of questions and one of answers. `idColumn` is the
 * header of the case id where that was given.
 *
 * @example
 * longColumns(['case_id', 'question', 'answer'], null) // ['id', 'question', 'answer']
 * @example
 * longColumns(['case_id', '2.2.1'], null) // null
 */
export function longColumns(headers: readonly string[], idColumn: string | null): readonly LongColumn[] | null {
  const isId = idColumn === null ? isIdName : (header: string): boolean => folded(header) === folded(idColumn);
  const columns = headers.map((header): LongColumn => {
    if (header.trim() === '') return 'empty';
    return isId(header) ? 'id' : (longNames.get(joined(header)) ?? 'other');
  });
  return columns.includes('question') && columns.includes('answer') ? columns : null;
}
