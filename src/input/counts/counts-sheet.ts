/** Reads a counts sheet: a question in each row, with its counts or its published percentage. */
import { Problems } from '../../problems/problems.js';
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Grouped, Place, Published, SupportingQuestion, Tally } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { standardName } from '../../scoring/words.js';
import { BlankRows, isBlank } from '../sheet/rows.js';
import type { SheetOptions } from '../sheet/sheet-plan.js';
import { CountedGroups } from './counted-groups.js';
import { CountedPercentages, percentageOf } from './percentages.js';
import { countsColumns, groupOfHeader, isCountsName, type CountsColumn } from './counts-columns.js';
import { decodeText } from '../files/decode.js';
import { refuseIncomplete, supportingQuestions } from '../sheet/columns.js';
import { headerLookup, type Lookup, nearestQuestion, type QuestionColumn, questionsNamed } from '../sheet/headers.js';
import { defaultLimits } from '../limits.js';
import { readRows, type Row } from '../sheet/rows.js';
import { rightLength } from '../sheet/sheet-reader.js';
import type { InputFile } from '../files/source.js';

/** The content of one counts sheet. */
export interface CountsReading {
  readonly source: string;
  readonly file: string;
  /** Null if the sheet does not say. */
  readonly cases: number | null;
  /** 0 if the sheet does not say. */
  readonly outstanding: number;
  readonly tallies: ReadonlyMap<string, Tally>;
  /** The supporting questions in the order of the sheet. */
  readonly supporting: readonly SupportingQuestion[];
  /** Percentages that do not determine their counts, by question. */
  readonly published: ReadonlyMap<string, Published>;
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: readonly string[];
  /** Whether the sheet has percentages, which cannot be added. */
  readonly ofPercentages: boolean;
  readonly notes: readonly Note[];
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
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  const sheet = new CountsSheet(source, programme, inspection, lookup, options, problems);
  await problems.keep(async () => {
    const rows = readRows(decodeText(source, options.encoding), source.file, isCountsName, {
      delimiter: options.delimiter,
      limits: options.limits,
    });
    for await (const some of rows) for (const row of some) sheet.row(row);
    sheet.end();
  });
  problems.refuse();
  return sheet.reading();
}

class CountsSheet {
  readonly #source: InputFile;
  readonly #programme: Programme;
  readonly #inspection: Inspection;
  readonly #lookup: Lookup;
  readonly #options: SheetOptions;
  readonly #problems: Problems;
  readonly #blanks = new BlankRows();
  /** Each question with the words that first named it. */
  readonly #questions = new Map<string, QuestionColumn & { readonly asked: string }>();
  /** The line of each question in each group. */
  readonly #lines = new Map<string, number>();
  readonly #groups = new CountedGroups();
  readonly #percentages: CountedPercentages;
  /** Problems of the whole sheet that have been reported, so that repeated rows do not repeat them. */
  readonly #told = new Set<string>();
  #columns: readonly CountsColumn[] | null = null;
  /** The profile columns that divide the counts into groups. */
  #groupNames: readonly string[] = [];
  #grouped: Grouped | null = null;
  #headerLine = 0;

  constructor(
    source: InputFile,
    programme: Programme,
    inspection: Inspection,
    lookup: Lookup,
    options: SheetOptions,
    problems: Problems,
  ) {
    this.#source = source;
    this.#programme = programme;
    this.#inspection = inspection;
    this.#lookup = lookup;
    this.#options = options;
    this.#problems = problems;
    this.#percentages = new CountedPercentages(programme, problems);
  }

  row(row: Row): void {
    const place = { file: this.#source.file, line: row.line };
    if (this.#columns === null) {
      const limit = (this.#options.limits ?? defaultLimits).columns;
      if (isBlank(row)) this.#problems.add('headerBlank', place);
      else if (row.cells.length > limit)
        this.#problems.add('columnsTooMany', place, { columns: row.cells.length, limit });
      else this.#columns = countsColumns(row.cells, place, this.#problems);
      this.#groupNames = row.cells.flatMap((header) => groupOfHeader(header) ?? []);
      this.#headerLine = row.line;
      this.#problems.refuse();
    } else if (isBlank(row)) {
      this.#blanks.addBlank(row.line);
    } else {
      this.#blanks.addFilled();
      if (rightLength(row, this.#columns.length, this.#source.file, this.#problems)) this.#question(row, place);
    }
  }

  end(): void {
    const { file } = this.#source;
    if (this.#columns === null) this.#problems.add('countsEmpty', { file });
    else if (this.#questions.size === 0 && this.#problems.total === 0)
      this.#problems.add('countsWithoutRows', { file });
    this.#problems.refuse();
    const place = { file, line: this.#headerLine };
    const columns = [...this.#questions.values()];
    const asked = columns.map(({ code }) => code);
    refuseIncomplete(this.#lookup, this.#inspection, columns, asked, place, this.#problems, 'row');
    this.#groups.refuseUnequal(file, this.#countsAll(), this.#problems);
    this.#breakDown(columns);
  }

  #breakDown(questions: readonly (QuestionColumn & { readonly asked: string })[]): void {
    if (this.#options.groups === undefined) return;
    const { file } = this.#source;
    if (!this.#countsAll()) this.#problems.add('groupsWithoutCases', { file, column: '--by' });
    this.#grouped = this.#groups.breakdowns(this.#groupNames, questions, {
      file,
      programme: this.#programme,
      inspection: this.#inspection,
      options: this.#options,
      problems: this.#problems,
    });
  }

  reading(): CountsReading {
    const empty = (this.#columns ?? []).filter((column) => column === 'empty').length;
    const { published, proven } = this.#percentages;
    const tallies = new Map([...this.#percentages.tallies, ...this.#groups.tallies()]);
    const questions = [...this.#questions.values()].filter(({ code }) => tallies.has(code));
    return {
      source: this.#source.name,
      file: this.#source.file,
      cases: this.#countsAll() && tallies.size > 0 ? this.#groups.cases() : null,
      outstanding: this.#groups.outstanding(),
      tallies,
      supporting: supportingQuestions({ columns: questions, headers: questions.map(({ asked }) => asked) }),
      published,
      proven,
      ofPercentages: this.#columns?.includes('percentage') ?? false,
      grouped: this.#grouped,
      notes: [...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []), ...this.#blanks.notes()],
    };
  }

  #question({ cells, line }: Row, place: Place): void {
    const columns = this.#columns ?? [];
    const cell = (column: CountsColumn): string => (cells[columns.indexOf(column)] ?? '').trim();
    columns.forEach((column, i) => {
      const stray = cells[i] ?? '';
      if (column === 'empty' && stray.trim() !== '') {
        this.#problems.add('columnWithoutHeader', place, { at: i + 1, cell: stray });
      }
    });
    const asked = cell('question');
    const [question, ...others] = questionsNamed(this.#lookup, asked);
    if (question === undefined) {
      const near = nearestQuestion(this.#lookup, asked);
      this.#problems.add('longQuestionUnknown', place, { found: asked, near });
      return;
    }
    if (others.length > 0) {
      const codes = [question, ...others].map(({ code }) => code);
      this.#problems.add('columnAmbiguous', place, { header: asked, codes });
      return;
    }
    const inPlace = { ...place, column: question.code };
    // As spelt: groups that an engine counts apart may be one here, and are then added.
    const group = columns.flatMap((column, i) => (column === 'group' ? [cells[i] ?? ''] : []));
    const key = JSON.stringify([question.code, ...group]);
    const firstLine = this.#lines.get(key);
    if (firstLine !== undefined) {
      this.#problems.add('countsQuestionTwice', inPlace, { firstLine });
      return;
    }
    this.#lines.set(key, line);
    if (!this.#questions.has(question.code)) this.#questions.set(question.code, { ...question, asked });
    if (columns.includes('percentage')) this.#percentage(question, cell('percentage'), cell('relevant'), inPlace);
    else this.#counts(question, cell, group, line, inPlace);
  }

  #counts(
    { code, standard }: QuestionColumn,
    cell: (column: CountsColumn) => string,
    group: readonly string[],
    line: number,
    place: Place,
  ): void {
    const before = this.#problems.total;
    const number = (column: CountsColumn): number =>
      this.#columns?.includes(column) === true ? (this.#number(cell(column), place) ?? 0) : 0;
    const tally = {
      yes: number('yes'),
      no: number('no'),
      notApplicable: number('notApplicable'),
      unanswered: number('unanswered'),
    };
    const outstanding = number('outstanding');
    const [unknown, blankIds, duplicateIds] = [number('unknown'), number('blankIds'), number('duplicateIds')];
    // A text that is not a number would otherwise be reported again as a wrong number.
    if (this.#problems.total > before) return;
    if (unknown > 0) this.#problems.add('countsUnknown', place, { unknown });
    this.#refuseIds(blankIds, duplicateIds);
    if (this.#inspection.notApplicable.has(standard)) {
      this.#refuseDeclaredOut(standard, tally.yes + tally.no + tally.notApplicable, place);
      return;
    }
    if (this.#options.strict === true) {
      if (tally.unanswered > 0) this.#problems.add('strictCounts', place, { unanswered: tally.unanswered });
      const once = `outstanding ${JSON.stringify(group)}`;
      if (outstanding > 0 && this.#once(once))
        this.#problems.add('strictCountsOutstanding', { file: this.#source.file, line }, { outstanding });
    }
    this.#groups.add(group, code, { tally, outstanding, line });
  }

  /** The numbers of blank and repeated ids are those of the whole table, repeated in every row. */
  #refuseIds(blank: number, twice: number): void {
    const place = { file: this.#source.file };
    if (blank > 0 && this.#once('blank')) this.#problems.add('countsIdsBlank', place, { blank });
    if (twice > 0 && this.#once('twice')) this.#problems.add('countsIdsTwice', place, { twice });
  }

  #once(what: string): boolean {
    const first = !this.#told.has(what);
    this.#told.add(what);
    return first;
  }

  #percentage({ code, standard }: QuestionColumn, typed: string, relevant: string, place: Place): void {
    const base = relevant === '' ? null : this.#number(relevant, place);
    if (relevant !== '' && base === null) return;
    if (this.#inspection.notApplicable.has(standard) && percentageOf(typed) !== null)
      this.#refuseDeclaredOut(standard, 1, place);
    else this.#percentages.add(code, typed, base, place);
  }

  #refuseDeclaredOut(standard: string, answers: number, place: Place): void {
    if (answers === 0) return;
    this.#problems.add('countsNotApplicableStandard', place, { standard: standardName(this.#programme, standard) });
  }

  #number(text: string, place: Place): number | null {
    if (/^\d{1,12}$/.test(text)) return Number(text);
    this.#problems.add('countsNumber', place, { found: text });
    return null;
  }

  /** Whether all four answers are counted: only then is the number of cases known. */
  #countsAll(): boolean {
    return this.#columns?.includes('notApplicable') === true && this.#columns.includes('unanswered');
  }
}
