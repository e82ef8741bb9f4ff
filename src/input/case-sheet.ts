/** The case sheet: rows to tallies in one pass. No row is kept. */
import { Problems } from '../errors.js';
import type { Answer, Inspection, Note, Place, Programme, Reading, Tallies } from '../model.js';
import { note } from '../notes.js';
import { named } from '../scoring/named.js';
import { nearest } from '../suggest.js';
import { answerReader, answerWords } from './answers.js';
import { decoded, type Encoding } from './decode.js';
import { count, counters, type AskedFigure, type Counter } from './figures.js';
import { groupings, type AskedGroups, type Groupings } from './groupings.js';
import { listers, type AskedList, type Lister } from './lists.js';
import { headerLookup, isKnownHeader, placeColumns, supportingQuestions, type Columns } from './headers.js';
import { readRows, type Row } from './rows.js';
import type { Source } from './source.js';

export interface SheetOptions {
  /** The header of the id column, where it has no name that is known. */
  readonly id?: string | undefined;
  readonly encoding?: Encoding | undefined;
  /** Refuse blanks and outstanding cases. */
  readonly strict?: boolean | undefined;
  /** Figures beside the questions themselves. */
  readonly figures?: readonly AskedFigure[] | undefined;
  /** Figures whose cases are to be named. */
  readonly lists?: readonly AskedList[] | undefined;
  /** Breakdowns by profile columns. */
  readonly groups?: AskedGroups | undefined;
  /** Told the id of every case: for telling whether two sheets share cases, and never for a result. */
  readonly onCase?: ((id: string) => void) | undefined;
}

/** Reads a case sheet under a programme. Throws a `Refusal` with everything that is wrong with the sheet. */
export async function readCaseSheet(
  source: Source,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions = {},
): Promise<Reading> {
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  let sheet: SheetReader | null = null;
  await problems.keep(async () => {
    const text = decoded(source, options.encoding);
    for await (const row of readRows(text, source.file, (header) => isKnownHeader(lookup, header))) {
      if (sheet !== null) {
        sheet.row(row);
        continue;
      }
      const place = { file: source.file, line: row.line };
      if (row.cells.every((cell) => cell.trim() === '')) problems.add('headerBlank', place);
      const id = options.id ?? inspection.columns.id;
      const columns = placeColumns(lookup, inspection, id, row.cells, place, problems);
      const counted = counters(columns, options.figures ?? [], inspection.groups, problems);
      const lists = listers(columns, options.lists ?? [], programme, inspection, problems);
      const groups = options.groups && groupings(columns, options.groups, programme, inspection, source.file, problems);
      // The columns of a header that is wrong are not to be trusted, so neither is any cell under them.
      problems.refuse();
      const counting = { counted, lists, groups: groups ?? null };
      sheet = new SheetReader(source.file, programme, inspection, columns, counting, options, problems);
    }
    if (sheet === null) problems.add('sheetEmpty', { file: source.file });
  });
  return { source: source.name, ...finished(sheet, problems) };
}

function finished(sheet: SheetReader | null, problems: Problems): Omit<Reading, 'source'> {
  sheet?.end();
  problems.refuse();
  if (sheet === null) throw new Error('a sheet without a header was not refused');
  return sheet.reading();
}

/** What grows while the rows go by. */
interface Counting {
  readonly counted: readonly Counter[];
  readonly lists: readonly Lister[];
  readonly groups: Groupings | null;
}

/** The state of reading one sheet, row by row. */
class SheetReader {
  readonly #file: string;
  readonly #columns: Columns;
  readonly #counters: readonly Counter[];
  readonly #listers: readonly Lister[];
  readonly #groupings: Groupings | null;
  readonly #strict: boolean;
  readonly #onCase: SheetOptions['onCase'];
  readonly #problems: Problems;
  readonly #answer: (cell: string) => Answer | undefined;
  readonly #idAt: number;
  readonly #ids = new Map<string, number>();
  /** For each column of a standard declared not applicable: the standard. */
  readonly #declaredOut: ReadonlyMap<number, string>;
  #cases = 0;
  #outstanding = 0;
  #rows = 0;
  /** Blank rows since the last case: at the end of the sheet they are a spreadsheet's habit, before another case a warning. */
  #blankRun = 0;
  #blankBetween = 0;
  #firstBlankAt = 0;

  constructor(
    file: string,
    programme: Programme,
    inspection: Inspection,
    columns: Columns,
    { counted, lists, groups }: Counting,
    { strict = false, onCase }: SheetOptions,
    problems: Problems,
  ) {
    this.#file = file;
    this.#columns = columns;
    this.#listers = lists;
    this.#groupings = groups;
    this.#strict = strict;
    this.#onCase = onCase;
    this.#problems = problems;
    this.#answer = answerReader(inspection.answers);
    this.#idAt = columns.columns.findIndex(({ kind }) => kind === 'id');
    this.#declaredOut = new Map(
      columns.columns.flatMap((column, i) =>
        column.kind === 'key' && inspection.notApplicable.has(column.standard)
          ? [[i, named(programme, column.standard)] as const]
          : [],
      ),
    );
    this.#counters = counted.filter(({ column }) => column === null || !this.#declaredOut.has(column));
  }

  row({ cells, line }: Row): void {
    if (cells.every((cell) => cell.trim() === '')) {
      if (this.#blankBetween === 0 && this.#blankRun === 0) this.#firstBlankAt = line;
      this.#blankRun++;
      return;
    }
    this.#blankBetween += this.#blankRun;
    this.#blankRun = 0;
    this.#rows++;
    if (!this.#rightLength(cells, line)) return;
    const place = this.#identified(cells, line);
    const before = this.#problems.total;
    const outstanding = this.#isOutstanding(cells);
    const answers = this.#answers(cells, place, outstanding);
    if (this.#problems.total > before) return;
    if (outstanding) {
      this.#outstanding++;
      if (this.#strict) this.#problems.add('strictOutstanding', place);
      return;
    }
    this.#cases++;
    for (const counter of this.#counters) count(counter, cells, answers);
    this.#groupings?.see(cells, answers);
    for (const lister of this.#listers) lister.see(cells, answers, { id: place.caseId ?? null, line });
  }

  /** What only the end of the sheet can tell. */
  end(): void {
    if (this.#rows === 0 && this.#problems.total === 0) this.#problems.add('sheetWithoutCases', { file: this.#file });
  }

  reading(): Omit<Reading, 'source'> {
    const tallies: Tallies = new Map(this.#counters.map(({ key, tally }) => [key, tally]));
    const lists = this.#listers.map(({ list }) => list);
    const read = { cases: this.#cases, outstanding: this.#outstanding, tallies, notes: this.#notes() };
    const supporting = supportingQuestions(this.#columns);
    return {
      ...read,
      ...(lists.length === 0 ? {} : { lists }),
      ...(supporting.length === 0 ? {} : { supporting }),
      ...(this.#groupings === null ? {} : { grouped: this.#groupings.grouped() }),
    };
  }

  #rightLength(cells: readonly string[], line: number): boolean {
    const expected = this.#columns.columns.length;
    if (cells.length < expected) {
      this.#problems.add('rowShort', { file: this.#file, line }, { cells: cells.length, expected });
      return false;
    }
    if (cells.slice(expected).some((cell) => cell.trim() !== '')) {
      this.#problems.add('rowLong', { file: this.#file, line }, { cells: cells.length, expected });
      return false;
    }
    return true;
  }

  /** Where this case is, for messages; its id must be there and be its own. */
  #identified(cells: readonly string[], line: number): Place {
    const place = { file: this.#file, line };
    if (this.#idAt < 0) return place;
    const id = (cells[this.#idAt] ?? '').trim();
    const firstLine = this.#ids.get(id);
    if (id === '') this.#problems.add('idBlank', place);
    else if (firstLine !== undefined) this.#problems.add('idTwice', { ...place, caseId: id }, { firstLine });
    else {
      this.#ids.set(id, line);
      this.#onCase?.(id);
    }
    return id === '' ? place : { ...place, caseId: id };
  }

  #isOutstanding(cells: readonly string[]): boolean {
    return this.#columns.columns.every(({ kind }, i) => kind !== 'key' || (cells[i] ?? '').trim() === '');
  }

  /** The answer in each question's column; whatever is none becomes a problem. */
  #answers(cells: readonly string[], place: Place, outstanding: boolean): Answer[] {
    const answers: Answer[] = [];
    this.#columns.columns.forEach((column, i) => {
      const cell = cells[i] ?? '';
      if (column.kind === 'id' || column.kind === 'profile') return;
      if (column.kind === 'empty') {
        if (cell.trim() !== '') this.#problems.add('columnWithoutHeader', place, { at: i + 1, cell });
        return;
      }
      const answer = this.#answer(cell);
      if (answer === undefined) {
        const near = nearest(cell, answerWords);
        this.#problems.add('answerUnknown', { ...place, column: column.code }, { found: cell, near });
        return;
      }
      answers[i] = answer;
      const standard = this.#declaredOut.get(i);
      if (answer === 'unanswered') {
        const refused = this.#strict && !outstanding && standard === undefined;
        if (refused) this.#problems.add('strictUnanswered', { ...place, column: column.code });
      } else if (standard !== undefined) {
        this.#problems.add('answerNotApplicableStandard', { ...place, column: column.code }, { found: cell, standard });
      } else if (outstanding) {
        this.#problems.add('answerInOutstanding', { ...place, column: column.code }, { found: cell });
      }
    });
    return answers;
  }

  #notes(): Note[] {
    const empty = this.#columns.columns.filter(({ kind }) => kind === 'empty').length;
    const rows = this.#blankBetween;
    const first = this.#firstBlankAt;
    return [
      ...(this.#idAt < 0 ? [note('casesNumbered')] : []),
      ...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []),
      ...(rows > 0 ? [note('rowsBlankBetween', { rows, first })] : []),
      ...(this.#blankRun > 0 ? [note('rowsBlankAtEnd', { rows: this.#blankRun })] : []),
    ];
  }
}
