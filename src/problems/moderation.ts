/** What can be wrong with two readings of the same cases. */
import { formatList } from '../words/english.js';
import { quote } from '../words/visible.js';
import { group } from './group.js';

/** The two sheets. */
export const moderationProblems = group(3, {
  pairWithoutIds: () =>
    'no column holds the case ids, so the cases cannot be paired with those of the other reading. Name it case_id, or say which it is with --id COLUMN.',
  pairsNone: (p: { other: string; ids: readonly string[]; otherIds: readonly string[] }) =>
    `no case of this sheet is in ${quote(p.other)}: it has ${someIds(p.ids)} where that has ${someIds(p.otherIds)}. Both sheets must call a case by the same id; name the column that does with --id COLUMN.`,
  pairQuestionsNone: (p: { other: string; questions: readonly string[]; otherQuestions: readonly string[] }) =>
    `the two sheets ask no question in common: this asks ${formatList(p.questions)}, and ${quote(p.other)} asks ${formatList(p.otherQuestions)}. Are both readings of the same questions, under the same programme?`,
});

/** How the command is used. */
export const moderationUseProblems = group(2, {
  readingTwice: () =>
    'this sheet is given twice. Give the first reading, and then the second reading of the same cases.',
});

const someIds = (ids: readonly string[]): string => `${ids.map(quote).join(', ')}${ids.length < 3 ? '' : ' …'}`;
