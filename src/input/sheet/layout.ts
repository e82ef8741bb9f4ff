/** The columns that every sheet of a layout has, by their names. */
import { fold } from '../../words/english.js';

const foldHeader = (header: string): string => fold(header).replaceAll(' ', '');

/** Names that a column of case ids goes by, with case, spaces, `_` and `-` left out. */
const idNames = new Set(['caseid', 'case', 'casereference', 'id']);

export function isIdName(header: string): boolean {
  return idNames.has(foldHeader(header));
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
  return longNames.has(foldHeader(header));
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
  const isId = idColumn === null ? isIdName : (header: string): boolean => fold(header) === fold(idColumn);
  const columns = headers.map((header): LongColumn => {
    if (header.trim() === '') return 'empty';
    return isId(header) ? 'id' : (longNames.get(foldHeader(header)) ?? 'other');
  });
  return columns.includes('question') && columns.includes('answer') ? columns : null;
}
