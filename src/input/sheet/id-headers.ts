/** Headers that name no question: those of the case ids, blank ones, and the columns of the long layout. */
import { fold } from '../../words/english.js';
import { visibleText } from '../../words/visible.js';

const foldHeader = (header: string): string => fold(header).replaceAll(' ', '');

/** The usual headers of a column of case ids, without capitals, spaces, `_` and `-`. */
const usualIds = new Set(['caseid', 'case', 'casereference', 'id']);

/** Further ones. They and those with `#` or points count where there is none of the usual: beside `case_id`, `CRN` describes a case. */
const furtherIds = new Set([
  'caseref',
  'casenumber',
  'caseno',
  'recordid',
  'uniqueid',
  'crn',
  'responseid',
  'respondentid',
]);

function isUsualId(header: string): boolean {
  return usualIds.has(foldHeader(header));
}

/** Whether a header can be that of the case ids. */
export function isIdName(header: string): boolean {
  const name = foldHeader(header).replace(/[#.]/g, '');
  return usualIds.has(name) || furtherIds.has(name);
}

/** Returns a function that says whether a header of this sheet is that of the case ids. `idColumn`: their header, if it was given. */
export function idHeaders(headers: readonly string[], idColumn: string | null): (header: string) => boolean {
  if (idColumn !== null) return (header) => fold(header) === fold(idColumn);
  return headers.some(isUsualId) ? isUsualId : isIdName;
}

/** Whether a header holds nothing that can be seen. */
export function isBlankHeader(header: string): boolean {
  return visibleText(header).trim() === '';
}

/** What a column of the long layout holds. In this layout each row has one answer. */
export type LongColumn = 'id' | 'question' | 'answer' | 'other' | 'empty';

const longNames: ReadonlyMap<string, LongColumn> = new Map([
  ['question', 'question'],
  ['questioncode', 'question'],
  ['answer', 'answer'],
  ['response', 'answer'],
]);

/** Whether a header can be that of the questions or of the answers in the long layout. */
export const isLongName = (header: string): boolean => longNames.has(foldHeader(header));

/**
 * The columns of the long layout; null if the header does not have a column of questions and one of answers. `idColumn`: the header of the
 * case ids, if it was given.
 *
 * @example
 * longColumns(['case_id', 'question', 'answer'], null) // ['id', 'question', 'answer']
 * @example
 * longColumns(['case_id', '2.2.1'], null) // null
 */
export function longColumns(headers: readonly string[], idColumn: string | null): readonly LongColumn[] | null {
  const isId = idHeaders(headers, idColumn);
  const columns = headers.map((header): LongColumn => {
    if (isBlankHeader(header)) return 'empty';
    return isId(header) ? 'id' : (longNames.get(foldHeader(header)) ?? 'other');
  });
  return columns.includes('question') && columns.includes('answer') ? columns : null;
}
