/** The columns of a counts sheet, from its header. */
import type { Problems } from '../errors.js';
import type { Place } from '../model.js';
import { nearest } from '../suggest.js';
import { folded } from '../words.js';

/** What a column of a counts sheet holds. */
export type CountsColumn =
  'question' | 'yes' | 'no' | 'notApplicable' | 'unanswered' | 'percentage' | 'relevant' | 'empty';

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
  ['percentage', 'percentage'],
  ['percentageyes', 'percentage'],
  ['percent', 'percentage'],
  ['percentyes', 'percentage'],
  ['%', 'percentage'],
  ['relevant', 'relevant'],
  ['relevantcases', 'relevant'],
]);

const known = ['question', 'yes', 'no', 'not_applicable', 'unanswered', 'percentage', 'relevant'];

function columnOf(header: string): CountsColumn | undefined {
  if (header.trim() === '') return 'empty';
  return names.get(folded(header).replaceAll(/[\s'"‘’]/g, ''));
}

/** Whether a header is one that a counts sheet would have: what tells its separator. */
export function isCountsName(header: string): boolean {
  return header.trim() !== '' && columnOf(header) !== undefined;
}

/** The columns of a counts sheet; null, with a problem for each fault, where the header is none of one. */
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
      column === undefined || column === 'empty' ? -1 : headers.findIndex((other) => columnOf(other) === column);
    if (firstAt >= 0 && firstAt < i) {
      const first = headers[firstAt] ?? '';
      const details = { first, firstAt: firstAt + 1, second: header, secondAt: i + 1, what: `"${column}"` };
      problems.add('columnTwice', place, details);
    }
    return column ?? 'empty';
  });
  const has = (column: CountsColumn): boolean => columns.includes(column);
  const counts = has('yes') && has('no') && !has('percentage') && !has('relevant');
  const percentages =
    has('percentage') && !(['yes', 'no', 'notApplicable', 'unanswered'] as const).some((column) => has(column));
  if (problems.total === before && !(has('question') && (counts || percentages))) {
    problems.add('countsHeader', place, { headers: headers.filter((header) => header.trim() !== '') });
  }
  return problems.total === before ? columns : null;
}
