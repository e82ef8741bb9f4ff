/** The columns of a counts sheet, from its header. */
import type { Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { nearest } from '../../words/nearest.js';
import { fold } from '../../words/english.js';

/** What a column of a counts sheet holds. */
export type CountsColumn =
  | 'question'
  | 'yes'
  | 'no'
  | 'notApplicable'
  | 'unanswered'
  | 'unknown'
  | 'outstanding'
  | 'blankIds'
  | 'duplicateIds'
  | 'percentage'
  | 'relevant'
  | 'group'
  | 'empty';

const names: ReadonlyMap<string, CountsColumn> = new Map([
  ['question', 'question'],
  ['questioncode', 'question'],
  ['keyquestion', 'question'],
  ['yes', 'yes'],
  ['no', 'no'],
  ['notapplicable', 'notApplicable'],
  ['n/a', 'notApplicable'],
  ['na', 'notApplicable'],
  ['unanswered', 'unanswered'],
  ['blank', 'unanswered'],
  ['unknown', 'unknown'],
  ['unknownanswers', 'unknown'],
  ['outstanding', 'outstanding'],
  ['blankids', 'blankIds'],
  ['duplicateids', 'duplicateIds'],
  ['percentage', 'percentage'],
  ['percentageyes', 'percentage'],
  ['percent', 'percentage'],
  ['percentyes', 'percentage'],
  ['%', 'percentage'],
  ['relevant', 'relevant'],
  ['relevantcases', 'relevant'],
]);

const known = ['question', 'yes', 'no', 'not_applicable', 'unanswered', 'outstanding', 'percentage', 'relevant'];

/** The columns that can only be beside yes and no, not beside a percentage. */
const besideCounts = [
  'notApplicable',
  'unanswered',
  'unknown',
  'outstanding',
  'blankIds',
  'duplicateIds',
  'group',
] as const;

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
  return names.get(fold(header).replaceAll(/[\s'"‘’]/g, ''));
}

/** Whether a counts sheet can have this header: the delimiter is recognised by it. */
export function isCountsName(header: string): boolean {
  return header.trim() !== '' && columnOf(header) !== undefined;
}

/** The columns of a counts sheet; null, with a problem for each fault, if the header is not one of a counts sheet. */
export function countsColumns(
  headers: readonly string[],
  place: Place,
  problems: Problems,
): readonly CountsColumn[] | null {
  const before = problems.total;
  const columns = headers.map((header, i): CountsColumn => {
    const column = columnOf(header);
    if (column === undefined)
      problems.add('countsColumnUnknown', place, { found: header, known, near: nearest(header, known) });
    const firstAt =
      column === undefined || column === 'empty' ? -1 : headers.findIndex((other) => isSame(other, header));
    if (firstAt >= 0 && firstAt < i) {
      const first = headers[firstAt] ?? '';
      const details = {
        first,
        firstAt: firstAt + 1,
        second: header,
        secondAt: i + 1,
        what: column === 'group' ? `groups ${fold(header)}` : `"${column}"`,
      };
      problems.add('columnTwice', place, details);
    }
    return column ?? 'empty';
  });
  const has = (column: CountsColumn): boolean => columns.includes(column);
  const counts = has('yes') && has('no') && !has('percentage') && !has('relevant');
  const percentages = has('percentage') && !has('yes') && !has('no') && !besideCounts.some(has);
  if (problems.total === before && !(has('question') && (counts || percentages))) {
    problems.add('countsHeader', place, { headers: headers.filter((header) => header.trim() !== '') });
  }
  return problems.total === before ? columns : null;
}

function isSame(one: string, other: string): boolean {
  const column = columnOf(one);
  return column === columnOf(other) && (column !== 'group' || fold(one) === fold(other));
}
