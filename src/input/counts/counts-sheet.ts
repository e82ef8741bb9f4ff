/** Reads a counts sheet: a question in each row, with its counts or its published percentage. */
import { CountRows } from './count-rows.js';
import { PercentageRows } from './percentage-rows.js';
import { Problems } from '../../problems/problems.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Grouped, OutsideAnswer, Place, Reading } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { BlankRows, isBlank, tableRows, type Row } from '../sheet/rows.js';
import type { SheetContext, SheetOptions } from '../sheet/sheet-plan.js';
import { notesOnHundreds, notesOnShares } from './doubtful-counts.js';
import {
  countsColumns,
  hasCounts,
  groupOfHeader,
  isCountsHeader,
  isCountsName,
  isNumber,
  type CountsColumn,
} from './counts-columns.js';
import { type FindAnswers, HiddenRows } from '../sheet/hidden-rows.js';
import { questionInCell, refuseIncomplete, supportingQuestions } from '../sheet/columns.js';
import { refuseTotalOrHeader } from '../sheet/not-cases.js';
import { asksQuestions, headerLookup, questionsNamed, type Lookup, type QuestionColumn } from '../sheet/headers.js';
import { idHeaders, longColumns } from '../sheet/id-headers.js';
import { defaultLimits } from '../limits.js';
import { otherTable, ownResult, type OtherTable } from '../sheet/other-tables.js';
import { refuseOtherProgramme } from '../sheet/other-programmes.js';
import { rightLength } from '../sheet/sheet-reader.js';
import type { InputFile } from '../files/source.js';

/** The content of one counts sheet. `cases` and `toInspect` are null if the sheet does not say. */
export interface CountsReading extends Required<
  Omit<Reading, 'source' | 'idDigest' | 'lists' | 'grouped' | 'composites' | 'sources'>
> {
  readonly file: string;
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: readonly string[];
  /** Whether the sheet has percentages, which cannot be added. */
  readonly ofPercentages: boolean;
  /** The breakdowns that were asked for. */
  readonly grouped: Grouped | null;
}

/** Reads one counts sheet under a programme. Throws a `Refusal` with everything that is wrong with it. */
export async function readCountsSheet(
  source: InputFile,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CountsReading> {
  const problems = new Problems(source.worksheet?.place);
  const { file } = source;
  const lookup = headerLookup(programme, inspection);
  const sheet = new CountsSheet({ file, programme, inspection, lookup, options, problems });
  await problems.keep(async () => {
    const asked = { ...options, isHeader: isCountsHeader };
    for await (const rows of tableRows(source, isCountsName, asked)) for (const row of rows) sheet.row(row);
    sheet.end();
  });
  const strays = await refuseOtherProgramme(problems, file, sheet.questionNames(), programme);
  problems.refuse();
  const reading = sheet.reading();
  return { ...reading, notes: [...strays, ...reading.notes, ...(source.worksheet?.notes() ?? [])] };
}

const outsideAnswers: readonly OutsideAnswer[] = ['notApplicable', 'unanswered'];

/** A question with the words that first named it. */
type AskedQuestion = QuestionColumn & { readonly asked: string };

class CountsSheet {
  readonly #context: SheetContext;
  readonly #problems: Problems;
  readonly #blanks = new BlankRows();
  readonly #questions = new Map<string, AskedQuestion>();
  /** The names of all questions, also of those that are unknown. */
  readonly #names = new Set<string>();
  /** The line of each question in each group. */
  readonly #lines = new Map<string, number>();
  readonly #counts: CountRows;
  readonly #percentages: PercentageRows;
  /** Null until the header was read. */
  #columns: readonly CountsColumn[] | null = null;
  #headers: Row = { cells: [], line: 0 };
  #grouped: Grouped | null = null;
  #hidden: HiddenRows | null = null;
  /** The name of the sheet in a table of `batch --tidy`. */
  #sheet: string | null = null;

  constructor(context: SheetContext) {
    this.#context = context;
    this.#problems = context.problems;
    this.#counts = new CountRows(context);
    this.#percentages = new PercentageRows(context);
  }

  questionNames(): readonly string[] {
    return [...this.#names];
  }

  row(row: Row): void {
    const { file } = this.#context;
    if (this.#columns === null) {
      this.#header(row);
    } else if (isBlank(row)) {
      this.#blanks.addBlank(row.line, row.isWorksheet);
    } else {
      this.#blanks.addFilled();
      if (this.#hidden?.refuse(row) === true || this.#isNoQuestion(row, this.#columns)) return;
      if (rightLength(row, this.#columns, file, this.#problems)) this.#question(row, this.#columns);
    }
  }

  #header(row: Row): void {
    const place = { file: this.#context.file, line: row.line };
    const columns = row.cells.length;
    const limit = (this.#context.options.limits ?? defaultLimits).columns;
    const other = notCounts(this.#context.lookup, row.cells);
    if (isBlank(row)) this.#problems.add('headerBlank', place);
    else if (columns > limit) this.#problems.add('columnsTooMany', place, { columns, limit });
    else if (other !== null)
      this.#problems.add('sheetOther', { file: place.file }, { ...other, wanted: 'a counts sheet' });
    else this.#columns = countsColumns(row.cells, place, this.#problems);
    this.#problems.refuse();
    this.#headers = row;
    this.#hidden = this.#hiddenRows(this.#columns ?? []);
    this.#hidden.refuse(row);
  }

  /** Finds rows that stray quotes hide: a row has a question, and numbers beside it. */
  #hiddenRows(columns: readonly CountsColumn[]): HiddenRows {
    const { file, lookup } = this.#context;
    const question = columns.indexOf('question');
    const numbers = [...columns.keys()].filter((i) => isNumber(columns[i] ?? 'empty'));
    const find: FindAnswers = (cells) =>
      cells.length === columns.length &&
      numbers.every((i) => /^\s*[\d.,]*\s*%?\s*$/.test(cells[i] ?? '')) &&
      questionsNamed(lookup, cells[question] ?? '').length > 0
        ? numbers.filter((i) => cells[i]?.trim() !== '')
        : null;
    return new HiddenRows({ file }, this.#problems, columns.length, question, find);
  }

  end(): void {
    const { file, lookup, inspection } = this.#context;
    this.#hidden?.end();
    if (this.#columns === null) this.#problems.add('countsEmpty', { file });
    else if (this.#questions.size === 0 && this.#problems.total === 0)
      this.#problems.add('countsWithoutRows', { file });
    this.#percentages.read();
    this.#problems.refuse();
    const questions = [...this.#questions.values()];
    const [place, headers] = [{ file, line: this.#headers.line }, [...this.#questions.keys()]];
    refuseIncomplete({ lookup, inspection, headers, place, problems: this.#problems }, questions, 'row');
    this.#counts.groups.refuseUnequal(file, this.#countsAll(), this.#problems);
    if (this.#context.options.groups === undefined) return;
    if (!this.#countsAll()) this.#problems.add('groupsWithoutCases', { file, column: '--by' });
    const names = this.#headers.cells.flatMap((header) => groupOfHeader(header) ?? []);
    this.#grouped = this.#counts.groups.breakdowns(names, questions, this.#context);
  }

  reading(): CountsReading {
    const empty = (this.#columns ?? []).filter((column) => column === 'empty').length;
    const { tallies: counted, cases, toInspect } = this.#counts.groups.sums();
    const { proven, published, tallies: derived } = this.#percentages;
    const tallies = new Map([...derived, ...counted]);
    const questions = [...this.#questions.values()].filter(({ code }) => tallies.has(code));
    return {
      file: this.#context.file,
      cases: this.#countsAll() && tallies.size > 0 ? cases : null,
      toInspect: this.#columns?.includes('toInspect') === true ? toInspect : null,
      tallies,
      notCounted: outsideAnswers.filter((answer) => this.#columns?.includes(answer) !== true),
      supporting: supportingQuestions({ columns: questions, headers: questions.map(({ asked }) => asked) }),
      published,
      proven,
      ofPercentages: this.#columns?.includes('percentage') ?? false,
      grouped: this.#grouped,
      notes: [
        ...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []),
        ...notesOnShares(this.#percentages.typed()),
        ...(this.#columns?.includes('notApplicable') === true ? [] : notesOnHundreds(counted)),
        ...this.#counts.notes(),
        ...this.#blanks.notes(),
      ],
    };
  }

  /** Whether a row is no question's, but a total, a footer or the header again; if so, adds a problem. */
  #isNoQuestion({ cells, line }: Row, columns: readonly CountsColumn[]): boolean {
    const { file, lookup } = this.#context;
    if (questionsNamed(lookup, cells[columns.indexOf('question')] ?? '').length > 0) return false;
    return refuseTotalOrHeader(cells, this.#headers.cells, { file, line }, this.#problems);
  }

  #question({ cells, line }: Row, columns: readonly CountsColumn[]): void {
    const { file, lookup } = this.#context;
    const place = { file, line, at: columns.indexOf('question') };
    const cell = (column: CountsColumn): string => (cells[columns.indexOf(column)] ?? '').trim();
    columns.forEach((column, i) => {
      const stray = cells[i] ?? '';
      if (column !== 'empty' || stray.trim() === '') return;
      this.#problems.add('columnWithoutHeader', { ...place, at: i }, { at: i + 1, cell: stray });
    });
    if (this.#isOfAnother(cell, place)) return;
    const asked = cell('question');
    this.#names.add(asked);
    const question = questionInCell(lookup, asked, place, this.#problems);
    if (question === null) return;
    const { code } = question;
    this.#hidden?.seeId(code);
    const inPlace = { ...place, column: code };
    // As spelt: groups that an engine counts apart may be one here, and are then added.
    const group = cells.filter((_, i) => columns[i] === 'group');
    const key = JSON.stringify([code, ...group]);
    const firstLine = this.#lines.get(key);
    if (firstLine !== undefined) {
      this.#problems.add('countsQuestionTwice', inPlace, { firstLine });
      return;
    }
    this.#lines.set(key, line);
    if (!this.#questions.has(code)) this.#questions.set(code, { ...question, asked });
    if (columns.includes('percentage'))
      this.#percentages.add({ question, typed: cell('percentage'), relevant: cell('relevant'), place: inPlace });
    else this.#counts.add({ question, group, columns, cell, line, place: inPlace });
  }

  /** Whether a row of the table of `batch --tidy` is of another sheet than those before it, or another programme; if so, adds a problem. */
  #isOfAnother(cell: (column: CountsColumn) => string, place: Place): boolean {
    if (this.#columns?.includes('file') !== true) return false;
    const [sheet, given] = [cell('file'), cell('programme')];
    const { id } = this.#context.programme;
    this.#sheet ??= sheet;
    if (sheet !== this.#sheet) this.#problems.addOnce('countsOfSeveral', place, { sheets: [this.#sheet, sheet] });
    else if (given !== id) this.#problems.addOnce('countsOtherProgramme', place, { given, used: id });
    return sheet !== this.#sheet || given !== id;
  }

  /** Whether all four answers are counted: only then is the number of cases known. */
  #countsAll(): boolean {
    return this.#columns?.includes('notApplicable') === true && this.#columns.includes('unanswered');
  }
}

/** What a table with this header is if it is known and no counts sheet; null for any other header. */
function notCounts(lookup: Lookup, headers: readonly string[]): OtherTable | null {
  const other = otherTable(headers);
  if (other === ownResult) return other;
  if (hasCounts(headers)) return null;
  const isWide = asksQuestions(lookup, headers) && headers.some(idHeaders(headers, null));
  if (isWide || longColumns(headers, null) !== null) return { what: 'a case sheet', mend: 'Give it without --counts.' };
  return other;
}
