/** Recognises tables that are no case sheets, though they are kept beside them: whoever gives one for the other is told which it is. */
import { tidyHeader } from '../../model/tidy.js';
import { fold } from '../../words/english.js';

/** How the header of each table that casescore writes begins. A test makes every table. */
export const ownHeaders = [
  'file,title,region,fieldwork,programme,',
  'file,programme,region,sheets,by,question,',
  'programme,region,sheets,cases,',
  'before_file,',
  'question,text,pairs,agreed,agreement,',
  'place,programme,',
];

/** A table that is no case sheet, in words: what it is, and what to do. */
export interface OtherTable {
  readonly what: string;
  readonly mend: string;
}

export const ownResult: OtherTable = {
  what: 'a result that casescore wrote',
  mend: 'Give the sheet that it was made from.',
};
const countsSheet: OtherTable = { what: 'a counts sheet', mend: 'Score it with casescore score --counts FILE.' };

/**
 * What a table with this header is, if it is known and no case sheet; null for any other header.
 *
 * @example
 * otherTable(['question', 'yes', 'no'])?.what // 'a counts sheet'
 * @example
 * otherTable(['case_id', '2.2.1']) // null
 */
export function otherTable(headers: readonly string[]): OtherTable | null {
  const names = headers.map(fold);
  const has = (...wanted: readonly string[]): boolean => wanted.every((name) => names.includes(name));
  const isTidy = names.length === tidyHeader.length && has(...tidyHeader.map(fold));
  if (!isTidy && ownHeaders.some((header) => `${headers.join(',')},`.startsWith(header))) return ownResult;
  if (isTidy || has('question', 'yes', 'no') || has('question', 'percentage')) return countsSheet;
  if (names[0] === 'item' && names[1] === 'value')
    return { what: 'an inspection file', mend: 'Give the case sheet that it stands beside, and it is found.' };
  if (has('standard', 'rating') || (has('place') && names.some((name) => /^p?\d\.\d$/.test(name))))
    return { what: 'a file of ratings', mend: 'Score them with casescore overall --ratings FILE.' };
  return null;
}
