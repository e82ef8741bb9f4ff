/** Headers that are no question's, and may yet be meant for one: no answer is left out of account without a word. */
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { addColumnTwice, nearestQuestion, questionsWorded, type HeaderRow } from './headers.js';
import { heldCodes, questionsOfDate, type HeldCode } from './held-codes.js';

/** What became of the headers that may be meant for a question. */
export interface DoubtfulHeaders {
  /** Whether a problem was added for a header that a spreadsheet made of a code, or that holds one. */
  readonly isUnread: boolean;
  /** The places of those that hold a code and are left out, and the note on them. */
  readonly left: readonly number[];
  readonly notes: readonly Note[];
}

/** Words of a column that explains the answers in another. */
const remark =
  /(?:^|[^a-z])(?:comments?|notes?|evidence|reasons?|rationale|remarks?|explanation|details?|text)(?:[^a-z]|$)/i;

/** Whether the header of a question's column has no wording of a question, but a word or two for remarks. */
function isRemark(header: string): boolean {
  return remark.test(header) && header.trim().split(/\s+/).length <= 4;
}

/**
 * Goes through the headers of profile columns, at the places `others`. `own`: the place of each question's column. Adds a problem for a
 * header that a spreadsheet made of a code, that holds the code or the wording of a key question without a column of its own, that may be
 * the column of a question as well as another, or that looks like a question; and returns a note on those that hold a code and are left out.
 */
export function checkDoubtfulHeaders(
  row: HeaderRow,
  others: readonly number[],
  own: ReadonlyMap<string, number>,
): DoubtfulHeaders {
  const { lookup, headers, place, problems } = row;
  let isUnread = false;
  const left: { at: number; header: string; code: string }[] = [];
  for (const i of others) {
    const header = headers[i] ?? '';
    const at = { ...place, at: i };
    const dated = questionsOfDate(lookup, header);
    const held = heldCodes(lookup, header);
    const keys = held.filter(({ kind }) => kind === 'key');
    const missing = keys.filter(({ code }) => !own.has(code)).map(({ code }) => code);
    const second = keys.find((one) => isSecond(one, header, headers[own.get(one.code) ?? -1]));
    const near = nearestQuestion(lookup, header) ?? questionsWorded(lookup, header).find((code) => !own.has(code));
    if (dated.length > 0) problems.add('columnDated', at, { header, codes: dated });
    else if (missing.length > 0) problems.add('columnHoldsCode', at, { header, codes: missing });
    else if (second !== undefined) addSecond(row, second.code, i, own.get(second.code) ?? 0);
    else if (near !== undefined || lookup.codeLike.test(header.trim()))
      problems.add('columnUnplaced', at, { header, near: near ?? null });
    else left.push(...held.slice(0, 1).map(({ code }) => ({ at: i, header, code })));
    isUnread ||= dated.length > 0 || missing.length > 0;
  }
  const notes = left.length === 0 ? [] : [note('columnsHoldCodes', { columns: left })];
  return { isUnread, left: left.map(({ at }) => at), notes };
}

/** Whether a header that holds a code may be the question's column just as well as the one that begins with it. */
function isSecond({ isFirst }: HeldCode, header: string, own: string | undefined): boolean {
  return own !== undefined && (isRemark(own) || (isFirst && !remark.test(header)));
}

function addSecond(row: HeaderRow, code: string, at: number, ownAt: number): void {
  const mend = 'begin the header of its answers with the code, and take the code out of the other';
  addColumnTwice(row, Math.min(at, ownAt), Math.max(at, ownAt), `question ${code}`, mend);
}
