/** A counts sheet: a question in each row, with its counts or its published percentage. */
import { Problems } from '../errors.js';
import type { Inspection, Note, Place, Programme, Published, Tally } from '../model.js';
import { note } from '../notes.js';
import { named } from '../scoring/named.js';
import { yesBehind } from '../scoring/published.js';
import { wholePercentage } from '../scoring/percentage.js';
import { BlankRows, isBlank } from './blank-rows.js';
import type { SheetOptions } from './case-sheet.js';
import { countsColumns, isCountsName, type CountsColumn } from './counts-columns.js';
import { decoded } from './decode.js';
import {
  headerLookup,
  nearestQuestion,
  questionsNamed,
  refuseIncomplete,
  type Lookup,
  type QuestionColumn,
} from './headers.js';
import { limitsUsual } from '../limits.js';
import { readRows, type Row } from './rows.js';
import { rightLength } from './sheet-reader.js';
import type { Source } from './source.js';

/** What one counts sheet says. */
export interface CountsReading {
  readonly source: string;
  readonly file: string;
  /** Null where the sheet does not tell. */
  readonly cases: number | null;
  readonly tallies: ReadonlyMap<string, Tally>;
  /** Percentages without counts. */
  readonly published: ReadonlyMap<string, Published>;
  /** Questions whose counts follow from percentage and relevant cases. */
  readonly proven: readonly string[];
  /** Whether the sheet gives percentages, which do not add. */
  readonly ofPercentages: boolean;
  readonly notes: readonly Note[];
}

/** Reads one counts sheet under a programme. Throws a `Refusal` with everything that is wrong with it. */
export async function readCountsSheet(
  source: Source,
  programme: Programme,
  inspection: Inspection,
  options: SheetOptions,
): Promise<CountsReading> {
  const problems = new Problems();
  const lookup = headerLookup(programme, inspection);
  const sheet = new CountsSheet(source, programme, inspection, lookup, options, problems);
  await problems.keep(async () => {
    const rows = readRows(decoded(source, options.encoding), source.file, isCountsName, {
      delimiter: options.delimiter,
      limits: options.limits,
    });
    for await (const row of rows) sheet.row(row);
    sheet.end();
  });
  problems.refuse();
  return sheet.reading();
}

class CountsSheet {
  readonly #source: Source;
  readonly #programme: Programme;
  readonly #inspection: Inspection;
  readonly #lookup: Lookup;
  readonly #options: SheetOptions;
  readonly #problems: Problems;
  readonly #blanks = new BlankRows();
  readonly #questions = new Map<string, QuestionColumn & { readonly line: number }>();
  readonly #tallies = new Map<string, Tally>();
  readonly #published = new Map<string, Published>();
  readonly #proven: string[] = [];
  #columns: readonly CountsColumn[] | null = null;
  #headerLine = 0;

  constructor(
    source: Source,
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
  }

  row(row: Row): void {
    const place = { file: this.#source.file, line: row.line };
    if (this.#columns === null) {
      const limit = (this.#options.limits ?? limitsUsual).columns;
      if (isBlank(row)) this.#problems.add('headerBlank', place);
      else if (row.cells.length > limit)
        this.#problems.add('columnsTooMany', place, { columns: row.cells.length, limit });
      else this.#columns = countsColumns(row.cells, place, this.#problems);
      this.#headerLine = row.line;
      this.#problems.refuse();
    } else if (isBlank(row)) {
      this.#blanks.blank(row.line);
    } else {
      this.#blanks.filled();
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
    this.#refuseTotals();
  }

  reading(): CountsReading {
    const empty = (this.#columns ?? []).filter((column) => column === 'empty').length;
    return {
      source: this.#source.name,
      file: this.#source.file,
      cases: this.#countsAll() ? (this.#totals()[0]?.cases ?? null) : null,
      tallies: this.#tallies,
      published: this.#published,
      proven: this.#proven,
      ofPercentages: this.#columns?.includes('percentage') ?? false,
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
    const first = this.#questions.get(question.code);
    if (first !== undefined) {
      this.#problems.add('countsQuestionTwice', inPlace, { firstLine: first.line });
      return;
    }
    this.#questions.set(question.code, { ...question, line });
    if (columns.includes('percentage')) this.#percentage(question, cell('percentage'), cell('relevant'), inPlace);
    else this.#counts(question, cell, inPlace);
  }

  #counts({ code, standard }: QuestionColumn, cell: (column: CountsColumn) => string, place: Place): void {
    const number = (column: CountsColumn): number | null =>
      this.#columns?.includes(column) === true ? this.#number(cell(column), place) : 0;
    const [yes, no] = [number('yes'), number('no')];
    const [notApplicable, unanswered] = [number('notApplicable'), number('unanswered')];
    if (yes === null || no === null || notApplicable === null || unanswered === null) return;
    const tally = { yes, no, notApplicable, unanswered };
    if (this.#inspection.notApplicable.has(standard)) {
      this.#refuseDeclaredOut(standard, yes + no + notApplicable, place);
      return;
    }
    if (unanswered > 0 && this.#options.strict === true) {
      this.#problems.add('strictCounts', place, { unanswered });
    }
    this.#tallies.set(code, tally);
  }

  #percentage({ code, standard }: QuestionColumn, percentage: string, relevant: string, place: Place): void {
    const base = relevant === '' ? null : this.#number(relevant, place);
    if (relevant !== '' && base === null) return;
    if (percentage === '') {
      if (base === 0) this.#tallies.set(code, { yes: 0, no: 0, notApplicable: 0, unanswered: 0 });
      else this.#problems.add('percentageBlank', place);
      return;
    }
    const published = percentageOf(percentage);
    if (published === null) {
      this.#problems.add('percentageForm', place, { found: percentage });
    } else if (this.#inspection.notApplicable.has(standard)) {
      this.#refuseDeclaredOut(standard, 1, place);
    } else if (base === null) {
      this.#published.set(code, published);
    } else {
      this.#prove(code, published, base, place);
    }
  }

  /** With the base given, a percentage may leave only one count, or none. */
  #prove(code: string, published: Published, relevant: number, place: Place): void {
    const { rounding } = this.#programme;
    const behind = relevant === 0 ? null : yesBehind(published, relevant, rounding);
    if (behind === null) {
      const yes = Math.floor((published.percentage * relevant) / 100);
      const around = [yes, yes + 1].flatMap((k) => {
        const whole = wholePercentage(k, relevant, rounding);
        return whole === null || k > relevant ? [] : `${k} of ${relevant} is ${whole}`;
      });
      this.#problems.add('percentageImpossible', place, { percentage: published.percentage, relevant, around });
      return;
    }
    const [least, most] = behind;
    if (least === most) {
      this.#tallies.set(code, { yes: least, no: relevant - least, notApplicable: 0, unanswered: 0 });
      this.#proven.push(code);
    } else {
      this.#published.set(code, published);
    }
  }

  #refuseDeclaredOut(standard: string, answers: number, place: Place): void {
    if (answers === 0) return;
    this.#problems.add('countsNotApplicableStandard', place, { standard: named(this.#programme, standard) });
  }

  #number(text: string, place: Place): number | null {
    if (/^\d{1,12}$/.test(text)) return Number(text);
    this.#problems.add('countsNumber', place, { found: text });
    return null;
  }

  /** Only where a sheet counts all four answers does it tell how many cases there are. */
  #countsAll(): boolean {
    return this.#columns?.includes('notApplicable') === true && this.#columns.includes('unanswered');
  }

  #totals(): { readonly code: string; readonly line: number; readonly cases: number }[] {
    return [...this.#tallies].map(([code, { yes, no, notApplicable, unanswered }]) => {
      return { code, line: this.#questions.get(code)?.line ?? 0, cases: yes + no + notApplicable + unanswered };
    });
  }

  /** Every case counts once for every question. */
  #refuseTotals(): void {
    const [first, ...others] = this.#countsAll() ? this.#totals() : [];
    if (first === undefined) return;
    for (const { code, line, cases } of others) {
      if (cases === first.cases) continue;
      const place = { file: this.#source.file, line, column: code };
      this.#problems.add('countsTotal', place, { cases, first: first.code, firstCases: first.cases });
    }
  }
}

/**
 * A published percentage as it is typed: 57, 57%, 57.1 or 57,1, with "per cent" or without; null for anything else and above 100.
 *
 * @example
 * percentageOf('57 %') // { percentage: 57, decimals: 0 }
 * @example
 * percentageOf('57.10') // { percentage: 57.1, decimals: 2 }
 * @example
 * percentageOf('0.57 of them') // null
 */
export function percentageOf(text: string): Published | null {
  const [, whole, decimals = ''] = /^(\d{1,3})(?:[.,](\d{1,6}))?\s*(?:%|per ?cent)?$/i.exec(text.trim()) ?? [];
  const percentage = Number(`${whole}.${decimals === '' ? '0' : decimals}`);
  return whole === undefined || percentage > 100 ? null : { percentage, decimals: decimals.length };
}
