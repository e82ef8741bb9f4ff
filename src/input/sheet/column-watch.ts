/** Watches the cells of profile columns: one may hold ids of cases, beside a column of ids or in place of one, or answers that no question counts. */
import type { Note } from '../../model/assessment.js';
import type { Inspection } from '../../model/inspection.js';
import type { Programme } from '../../model/programme.js';
import type { Answer } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { standardName } from '../../scoring/words.js';
import { answerReader } from './answers.js';
import type { Columns } from './columns.js';
import { IdTable } from './id-table.js';
import { idKey } from './ids.js';

/** The most columns that are watched, the first ones; and the most cells of one that are compared as ids. */
const [mostColumns, mostIds] = [100, 100_000];

/** The most characters of an id. Longer cells are sentences. */
const longestId = 64;

/** Words of the header of an id. */
const idWord = /(?:^|[^a-z])(?:ids?|ref(?:erence)?s?|number(?! of)|no(?=\W*$)|crn|urn|pnc|nomi?s)(?:[^a-z]|$)/i;

/** Words of the header of an id of cases, and not of offices or forms. */
const caseWord = /case|crn|urn|pnc|nomi/i;

/** How the date of a birth or a visit begins, which is no id though it has digits. */
const dateBegins = /^\d{1,4}[-/. ](?:\d{1,2}|[a-z]{3,9})[-/. ]\d{1,4}/i;

export class ColumnWatch {
  readonly #headers: readonly string[];
  readonly #exactIds: boolean | undefined;
  readonly #answer: (cell: string) => Answer | undefined;
  /** The cells that may be ids, by column. */
  readonly #ids = new Map<number, LikelyIds>();
  /** Whether a Yes or No was seen, by column. */
  readonly #answers = new Map<number, boolean>();
  /** The standards rated from cases without a column, and the first question of the first. */
  readonly #missing: readonly string[];
  readonly #example: string;
  readonly #hasIds: boolean;

  constructor(
    { columns, headers, left = [] }: Columns,
    programme: Programme,
    { answers }: Pick<Inspection, 'answers'>,
    exactIds?: boolean,
  ) {
    this.#headers = headers;
    this.#exactIds = exactIds;
    this.#answer = answerReader(answers);
    const asked = new Set(columns.flatMap((column) => (column.kind === 'key' ? column.standard : [])));
    const missing = programme.standards.filter(({ code, basis }) => basis === 'cases' && !asked.has(code));
    this.#missing = missing.map(({ code }) => standardName(programme, code));
    this.#example = missing[0]?.questions?.[0]?.code ?? '';
    this.#hasIds = columns.some(({ kind }) => kind === 'id');
    for (const at of columns.flatMap(({ kind }, i) => (kind === 'profile' ? [i] : [])).slice(0, mostColumns)) {
      const header = headers[at] ?? '';
      if (!this.#hasIds || (idWord.test(header) && caseWord.test(header))) this.#ids.set(at, new LikelyIds(header));
      if (missing.length > 0 && !left.includes(at)) this.#answers.set(at, false);
    }
  }

  /** The columns whose cells are still of interest. */
  columns(): readonly number[] {
    return [...new Set([...this.#ids.keys(), ...this.#answers.keys()])];
  }

  /** Sees the cell of a case in a column. Returns whether the column is still of interest. */
  see(at: number, cell: string): boolean {
    if (this.#ids.get(at)?.see(cell, this.#exactIds) === false) this.#ids.delete(at);
    const seen = this.#answers.get(at);
    if (seen !== undefined) {
      const answer = this.#answer(cell);
      if (answer === undefined) this.#answers.delete(at);
      else if (!seen && (answer === 'yes' || answer === 'no')) this.#answers.set(at, true);
    }
    return this.#ids.has(at) || this.#answers.has(at);
  }

  /** Notes on cases without ids, and on columns that hold only answers. */
  notes(): Note[] {
    const header = (at: number): string => (this.#headers[at] ?? '').trim();
    const likely = [...this.#ids].find(([, ids]) => ids.areLikely());
    const answered = [...this.#answers].flatMap(([at, seen]) => (seen ? header(at) : []));
    const { standards, example } = { standards: this.#missing, example: this.#example };
    const inColumn =
      likely === undefined
        ? []
        : [note(this.#hasIds ? 'idColumnBeside' : 'idColumnLikely', { column: header(likely[0]) })];
    return [
      ...(this.#hasIds || inColumn.length > 0 ? inColumn : [note('casesNumbered')]),
      ...(answered.length === 0 ? [] : [note('columnsOfAnswers', { columns: answered, standards, example })]),
    ];
  }
}

/** The cells of a column that may be ids: each with a digit, nearly every one its own, and yet some there twice. */
class LikelyIds {
  readonly #table = new IdTable();
  /** Whether the header has a word of an id. Otherwise there must be more cells. */
  readonly #isNamed: boolean;
  #cells = 0;
  #repeats = 0;

  constructor(header: string) {
    this.#isNamed = idWord.test(header);
  }

  /** Sees a cell. Returns false once the column cannot be one of ids. */
  see(cell: string, exact: boolean | undefined): boolean {
    if (this.#cells === mostIds) return true;
    const key = idKey(cell, exact);
    if (key === '') return true;
    if (key.length > longestId || dateBegins.test(key) || !/\d/.test(key)) return false;
    this.#cells++;
    if (this.#table.add(key, this.#cells) !== undefined) this.#repeats++;
    return this.#cells < 100 || this.#isNearlyEach();
  }

  /** Whether some value stands twice, and nearly every one does not. */
  areLikely(): boolean {
    return this.#repeats > 0 && this.#isNearlyEach() && this.#cells >= (this.#isNamed ? 3 : 10);
  }

  #isNearlyEach(): boolean {
    return this.#repeats <= Math.max(1, this.#cells / 10);
  }
}
