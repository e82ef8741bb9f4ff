/** Finds cases in the other worksheets of a workbook: nothing that may be an answer is left unread without a word. */
import type { Note } from '../../model/assessment.js';
import { note } from '../../problems/notes.js';
import { Refusal } from '../../problems/problems.js';
import type { OpenWorksheet, Row } from '../files/source.js';
import type { Limits } from '../limits.js';
import { answerReader } from './answers.js';
import { isKnownHeader, questionsNamed } from './headers.js';
import { longColumns } from './id-headers.js';
import { isBlank } from './rows.js';
import type { SheetContext } from './sheet-plan.js';

/** Returns a note on the worksheets beside this one that hold questions, and answers below them; none if there are none. */
export async function notesOnOthers(
  { place, others = [] }: OpenWorksheet,
  context: SheetContext,
): Promise<readonly Note[]> {
  const unread: string[] = [];
  for (const open of others) {
    const other = await open();
    if (holdsCases(await beginning(other, context.options.limits), context)) unread.push(other.place.worksheet ?? '');
  }
  return unread.length === 0 ? [] : [note('worksheetsUnread', { unread, read: place.worksheet ?? '' })];
}

/** The first rows that are not blank; none of a worksheet that cannot be read, because nobody asked for it. */
async function beginning({ rows }: OpenWorksheet, limits: Limits | undefined): Promise<readonly Row[]> {
  try {
    for await (const some of rows(limits)) {
      const filled = some.filter((row) => !isBlank(row));
      if (filled.length > 0) return filled;
    }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
  return [];
}

function holdsCases(rows: readonly Row[], { lookup, inspection }: SheetContext): boolean {
  const answer = answerReader(inspection.answers);
  const isHeader = ({ cells }: Row): boolean => cells.filter((cell) => isKnownHeader(lookup, cell)).length >= 2;
  const headers = rows.find(isHeader)?.cells ?? [];
  const long = longColumns(headers, null);
  const answers = headers.flatMap((header, i) =>
    (long === null ? questionsNamed(lookup, header).length > 0 : long[i] === 'answer') ? [i] : [],
  );
  return rows.some(({ cells }) => answers.some((i) => ['yes', 'no'].includes(answer(cells[i] ?? '') ?? '')));
}
