/** The rows of a counts sheet that has counts. */
import type { Note } from '../../model/assessment.js';
import type { Place } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { relevantCases } from '../../scoring/tally.js';
import type { QuestionColumn } from '../sheet/headers.js';
import { bareNaNotes, type SheetContext } from '../sheet/sheet-plan.js';
import { CountedGroups } from './counted-groups.js';
import type { CountsColumn } from './counts-columns.js';
import { readCount, refuseDeclaredOut } from './percentage-rows.js';

/** One row: a question, the values of its group as spelt, and the cell of each column that is there. */
interface CountRow {
  readonly question: QuestionColumn;
  readonly group: readonly string[];
  readonly columns: readonly CountsColumn[];
  readonly cell: (column: CountsColumn) => string;
  readonly line: number;
  readonly place: Place;
}

/** Adds up the rows. */
export class CountRows {
  readonly groups = new CountedGroups();
  readonly #context: SheetContext;
  /** The groups of which it was told that cases are to be inspected: each of their rows says so. */
  readonly #unfinished = new Set<string>();
  /** The ids of the whole table that are one number with another, and those that could not be compared. */
  #alikeIds = 0;
  #decomposedIds = 0;
  #bareNas = 0;

  constructor(context: SheetContext) {
    this.#context = context;
  }

  add({ question: { code, standard }, group, columns, cell, line, place }: CountRow): void {
    const { file, inspection, options, problems } = this.#context;
    const before = problems.total;
    const number = (column: CountsColumn): number => {
      const at = columns.indexOf(column);
      return at < 0 ? 0 : (readCount(cell(column), { ...place, at }, problems) ?? 0);
    };
    const tally = {
      yes: number('yes'),
      no: number('no'),
      notApplicable: number('notApplicable'),
      unanswered: number('unanswered'),
    };
    const toInspect = number('toInspect');
    const base = columns.includes('base') ? number('base') : relevantCases(tally);
    const [unknown, blank, twice] = [number('unknown'), number('blankIds'), number('duplicateIds')];
    const totals = number('totalRows');
    const bareNas = number('bareNa');
    [this.#alikeIds, this.#decomposedIds] = [number('alikeIds'), number('decomposedIds')];
    // A text that is not a number would otherwise be reported again as a wrong number.
    if (problems.total > before) return;
    if (base !== relevantCases(tally)) problems.add('countsBase', place, { base, counted: relevantCases(tally) });
    if (unknown > 0) problems.add('countsUnknown', place, { unknown });
    // The numbers of totals, and of blank and repeated ids, are those of the whole table, repeated in every row.
    if (blank > 0) problems.addOnce('countsIdsBlank', { file }, { blank });
    if (totals > 0) problems.addOnce('countsTotals', { file }, { totals });
    if (twice > 0) problems.addOnce('countsIdsTwice', { file }, { twice });
    if (inspection.notApplicable.has(standard)) {
      // N/A agrees with the declaration.
      if (tally.yes + tally.no > 0) refuseDeclaredOut(this.#context, standard, place);
      return;
    }
    if (options.strict === true) {
      const { unanswered } = tally;
      if (unanswered > 0) problems.add('strictCounts', place, { unanswered });
      const name = JSON.stringify(group);
      if (toInspect > 0 && !this.#unfinished.has(name))
        problems.add('strictCountsToInspect', { file, line }, { toInspect });
      if (toInspect > 0) this.#unfinished.add(name);
    }
    this.#bareNas += bareNas;
    this.groups.add(group, code, { tally, toInspect, line });
  }

  /** Notes on answers and ids. */
  notes(): readonly Note[] {
    return [
      ...bareNaNotes(this.#bareNas),
      ...(this.#alikeIds > 0 ? [note('countsIdsAlike', { ids: this.#alikeIds })] : []),
      ...(this.#decomposedIds > 0 ? [note('countsIdsDecomposed', { ids: this.#decomposedIds })] : []),
    ];
  }
}
