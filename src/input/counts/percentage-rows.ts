/** The rows of a counts sheet that has published percentages in place of counts. */
import { wholeNumber } from '../numbers.js';
import type { Published, Tally, Place } from '../../model/reading.js';
import type { Problems } from '../../problems/problems.js';
import { standardName } from '../../scoring/words.js';
import type { QuestionColumn } from '../sheet/headers.js';
import type { SheetContext } from '../sheet/sheet-plan.js';
import { percentageOf, readPublished, sharesAmong } from './percentages.js';

/** One row: a question, its percentage and its relevant cases as typed. */
interface PercentageRow {
  readonly question: QuestionColumn;
  readonly typed: string;
  readonly relevant: string;
  readonly place: Place;
}

/** Collects the rows, and reads them at the end: all are needed to tell percentages from shares of 1. */
export class PercentageRows {
  /** The tallies that follow from a percentage and the relevant cases, by question. */
  readonly tallies = new Map<string, Tally>();
  /** Percentages that do not determine their counts, by question. */
  readonly published = new Map<string, Published>();
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: string[] = [];
  readonly #context: SheetContext;
  readonly #rows: PercentageRow[] = [];

  constructor(context: SheetContext) {
    this.#context = context;
  }

  add(row: PercentageRow): void {
    this.#rows.push(row);
  }

  /** The percentages as typed. */
  typed(): string[] {
    return this.#rows.map(({ typed }) => typed);
  }

  read(): void {
    const shares = sharesAmong(this.typed());
    const first = this.#rows.find(({ typed }) => shares.includes(typed));
    if (first === undefined) for (const row of this.#rows) this.#read(row);
    else this.#context.problems.add('countsShares', first.place, { shares });
  }

  #read({ question: { code, standard }, typed, relevant, place }: PercentageRow): void {
    const { inspection, programme, problems } = this.#context;
    const base = relevant === '' ? null : readCount(relevant, place, problems);
    if (relevant !== '' && base === null) return;
    if (inspection.notApplicable.has(standard) && percentageOf(typed) !== null) {
      refuseDeclaredOut(this.#context, standard, place);
      return;
    }
    const found = readPublished(typed, base, programme, place, problems);
    if (found === null) return;
    if ('percentage' in found) this.published.set(code, found);
    else {
      this.tallies.set(code, found);
      if (typed !== '') this.proven.push(code);
    }
  }
}

/** Adds the problem of a row that counts under a standard declared not applicable. */
export function refuseDeclaredOut({ programme, problems }: SheetContext, standard: string, place: Place): void {
  problems.add('countsNotApplicableStandard', place, { standard: standardName(programme, standard) });
}

/** The number in a cell of counts; null, with a problem, if it is none. */
export function readCount(text: string, place: Place, problems: Problems): number | null {
  const number = wholeNumber(text);
  if (number === null) problems.add('countsNumber', place, { found: text });
  return number;
}
