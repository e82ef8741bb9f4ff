/** The columns of a counts sheet, from its header. */
import { addColumnTwice } from '../sheet/headers.js';
import type { Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { tidyHeader } from '../../model/tidy.js';
import { fold } from '../../words/english.js';

/** The headers of each column, without capitals, spaces and quotes. */
const names = {
  question: ['question', 'questioncode', 'keyquestion'],
  yes: ['yes'],
  no: ['no'],
  notApplicable: ['notapplicable', 'n/a', 'na'],
  unanswered: ['unanswered', 'blank'],
  unknown: ['unknown', 'unknownanswers'],
  toInspect: ['toinspect'],
  bareNa: ['barena'],
  blankIds: ['blankids'],
  duplicateIds: ['duplicateids'],
  alikeIds: ['alikeids'],
  decomposedIds: ['decomposedids'],
  totalRows: ['totalrows'],
  percentage: ['percentage', 'percentageyes', 'percent', 'percentyes', '%'],
  relevant: ['relevant', 'relevantcases'],
};

type NamedColumn = keyof typeof names;

/** What else is in the table of `batch --tidy`: the base of the percentage, the sheet, its programme, and what is not read. */
type TidyExtra = 'base' | 'file' | 'programme' | 'described';

/** What a column of a counts sheet holds. */
export type CountsColumn = NamedColumn | TidyExtra | 'group' | 'empty';

/** Whether a column holds numbers. */
export function isNumber(column: CountsColumn): boolean {
  return !['question', 'group', 'empty', 'file', 'programme', 'described'].includes(column);
}

const known = ['question', 'yes', 'no', 'not_applicable', 'unanswered', 'to_inspect', 'percentage', 'relevant'];

/** The columns that can be beside a percentage. */
const besidePercentage: ReadonlySet<CountsColumn> = new Set(['question', 'percentage', 'relevant', 'empty']);

/**
 * The profile column whose values a header's column holds; null for any other header. Such a header begins with "by", so that a misspelt
 * count is not taken for a group.
 *
 * @example
 * groupOfHeader('by_ethnicity') // 'ethnicity'
 * @example
 * groupOfHeader('unanswred') // null
 */
export function groupOfHeader(header: string): string | null {
  const name = /^\s*by[\s_]+(.*)$/is.exec(header)?.[1]?.trim() ?? '';
  return name === '' ? null : name;
}

function columnOf(header: string): CountsColumn | undefined {
  if (header.trim() === '') return 'empty';
  if (groupOfHeader(header) !== null) return 'group';
  const name = fold(header).replaceAll(/[\s'"‘’]/g, '');
  return (Object.keys(names) as NamedColumn[]).find((column) => names[column].includes(name));
}

/** Whether a counts sheet can have this header: the delimiter is recognised by it. */
export function isCountsName(header: string): boolean {
  return header.trim() !== '' && columnOf(header) !== undefined;
}

/** Whether cells can be the header of a counts sheet: answers of cases are known words as well. */
export function isCountsHeader(cells: readonly string[]): boolean {
  return cells.some((cell) => columnOf(cell) === 'question');
}

/** Whether a header has the question and an answer or a percentage, as that of a counts sheet, whatever else it has. */
export function hasCounts(headers: readonly string[]): boolean {
  const found = new Set(headers.map(columnOf));
  return found.has('question') && (found.has('yes') || found.has('no') || found.has('percentage'));
}

/** The columns of the table that `batch --tidy` writes; null for any other header. */
function columnsOfTidy(headers: readonly string[]): CountsColumn[] | null {
  const found = headers.map(fold);
  if (found.length !== tidyHeader.length || tidyHeader.some((header) => !found.includes(fold(header)))) return null;
  const extra: Partial<Record<string, CountsColumn>> = { file: 'file', programme: 'programme', relevant: 'base' };
  return found.map((header) => {
    if (header === 'percentage') return 'described';
    return extra[header] ?? columnOf(header) ?? 'described';
  });
}

/** The columns of a counts sheet; null, with a problem for each fault, if the header is not one of a counts sheet. */
export function countsColumns(
  headers: readonly string[],
  place: Place,
  problems: Problems,
): readonly CountsColumn[] | null {
  const tidy = columnsOfTidy(headers);
  if (tidy !== null) return tidy;
  const before = problems.total;
  const firsts = new Map<string, number>();
  const columns = headers.map((header, i): CountsColumn => {
    const column = columnOf(header);
    if (column === undefined)
      problems.add('countsColumnUnknown', { ...place, at: i }, { found: header, known, near: nearest(header, known) });
    if (column === undefined || column === 'empty') return 'empty';
    const what = column === 'group' ? `groups ${fold(header)}` : `"${column}"`;
    const at = firsts.get(what);
    if (at === undefined) firsts.set(what, i);
    else addColumnTwice({ headers, place, problems }, at, i, what);
    return column;
  });
  const has = (column: CountsColumn): boolean => columns.includes(column);
  const counts = has('yes') && has('no') && !has('percentage') && !has('relevant');
  const percentages = has('percentage') && columns.every((column) => besidePercentage.has(column));
  if (problems.total === before && !(has('question') && (counts || percentages))) {
    problems.add('countsHeader', place, { headers: headers.filter((header) => header.trim() !== '') });
  }
  return problems.total === before ? columns : null;
}
