/** Rows of a table that hold no case: totals and footers, a header that stands there again, and the second header of a survey tool. */
import type { Problems } from '../../problems/problems.js';
import type { Place } from '../../model/reading.js';
import { fold } from '../../words/english.js';
import { visibleText } from '../../words/visible.js';
import type { Columns } from './columns.js';
import { questionsNamed, type Lookup } from './headers.js';

/** How the first filled cell of a total or a footer begins, folded. A longer word ("Counter") is something else. */
const totalWords =
  /^(?:(?:(?:grand |sub ?)?total|average|mean|count|percentage)s?(?![\p{L}\p{N}])|% ?yes|n ?=|(?:source|note)(?:s|\(s\))? ?:|©)/iu;

/** How a total or a footer begins; null for any other row. No question of a case may be answered in the row. */
export function totalIn(cells: readonly string[]): string | null {
  for (const cell of cells) {
    const text = visibleText(cell).trim();
    if (text !== '') return totalWords.test(fold(text)) ? text : null;
  }
  return null;
}

/** Whether a row is the header again: every cell that is filled says what its header says. */
export function isHeaderAgain(cells: readonly string[], headers: readonly string[]): boolean {
  return cells.every((cell, i) => cell.trim() === '' || fold(cell) === fold(headers[i] ?? ''));
}

/**
 * A cell of the second header that a survey tool writes, Qualtrics or SurveyMonkey; null for any other row. In such a row at least two key
 * questions (all, if the sheet asks fewer) have a name in place of an answer.
 */
function secondHeaderIn(cells: readonly string[], { columns }: Columns, lookup: Lookup): string | null {
  const keys = columns.flatMap((column, i) =>
    column.kind === 'key' ? [{ code: column.code, cell: cells[i] ?? '' }] : [],
  );
  const named = keys.filter(({ code, cell }) => {
    const text = cell.trim();
    if (text === '') return false;
    return (
      /^(?:\{"ImportId"|(?:open-ended )?response$)/i.test(text) ||
      questionsNamed(lookup, text).some((one) => one.code === code)
    );
  });
  return named.length < Math.min(2, keys.length) ? null : (named[0]?.cell ?? null);
}

/** Adds one problem if a row in which no key question is answered is no case. Returns whether it is none. */
export function refuseNoCase(
  cells: readonly string[],
  columns: Columns,
  lookup: Lookup,
  place: Place,
  problems: Problems,
): boolean {
  if (refuseTotalOrHeader(cells, columns.headers, place, problems)) return true;
  const second = secondHeaderIn(cells, columns, lookup);
  if (second !== null) problems.add('rowSecondHeader', place, { found: second });
  return second !== null;
}

/** The same for a table of any kind: a total, a footer, or the header again. */
export function refuseTotalOrHeader(
  cells: readonly string[],
  headers: readonly string[],
  place: Place,
  problems: Problems,
): boolean {
  const total = totalIn(cells);
  if (total !== null) problems.add('rowTotal', place, { found: total });
  else if (isHeaderAgain(cells, headers)) problems.add('rowHeaderAgain', place);
  else return false;
  return true;
}
