/** What can be wrong with a breakdown or a list of cases that is asked for. */
import { formatList } from '../words/english.js';
import { makeVisible, quote } from '../words/visible.js';
import { group, suggestion, type Unknown } from './group.js';

/** A warning, which ends nothing: small numbers go where others may read them. */
export const smallNumbersShown = (limit: number): string =>
  `Warning: the breakdown holds numbers under ${limit}, groups that answered all alike, or tests that would tell of them, and standard output is no terminal. If others will read it, add --publish, which hides them.`;

export const breakdownProblems = group(2, {
  groupsWithoutCases: () =>
    'a breakdown says how many cases each group has, and this counts sheet does not tell. Give it the columns not_applicable and unanswered, or leave --by out.',
  byTwice: (p: { column: string }) => `${quote(p.column)} is given twice. Keep one of them.`,
  groupUnused: (p: { column: string; used: readonly string[] }) =>
    `the group is of ${quote(p.column)}, and only ${formatList(p.used.map(quote))} ${p.used.length === 1 ? 'is' : 'are'} looked at. Name that column, or add --by "${makeVisible(p.column)}".`,
  groupValueTwice: (p: { value: string; first: string; second: string }) =>
    `${quote(p.value)} belongs to two groups, ${quote(p.first)} and ${quote(p.second)}, so a case would be counted twice. Keep it in one of them.`,
  groupsTooMany: (p: { most: number; canMerge: boolean }) =>
    `there are more than ${p.most} different values, which is no breakdown. ${
      p.canMerge
        ? 'Merge values with --group, or with rows "group COLUMN" in the inspection file, or raise the limit with --max-groups.'
        : 'Name a column with fewer, such as inspector.'
    }`,
  referenceUnknown: (p: Unknown) =>
    `${quote(p.found)} is no group of ${p.known.length === 0 ? 'any table' : 'the breakdown'}. Expected ${formatList(p.known.slice(0, 12).map(quote), 'or') || 'a group with cases'}.${suggestion(p.near, p.found)}`,
  whereTwice: (p: { column: string }) =>
    `--where is given twice for ${quote(p.column)}. To accept several values, give them in one: --where "${makeVisible(p.column)}=A|B".`,
  whereWithoutList: () =>
    '--where narrows what --by and --list show, and there is neither. Add one, e.g. --by ethnicity or --list 2.5.3=no.',
  listAnswer: (p: Unknown) =>
    `${quote(p.found)} is not an answer that cases can be listed by. Expected ${formatList(p.known, 'or')}: --list 2.5.3=no.${suggestion(p.near, p.found)}`,
  listNotApplicable: (p: { standard: string }) =>
    `${p.standard} is declared not applicable, so no case is counted under it. Take the --list or the declaration away.`,
  listWithSuppression: () =>
    '--list names cases, and small numbers are to be hidden (--publish, --suppress, or --by with -o). Take one of them away.',
});
