/** The long layout: one answer a row, in any order. Its answers are collected by case, and then read like a wide sheet. */
import type { Problems } from '../../problems/problems.js';
import type { Note } from '../../model/assessment.js';
import type { Answer, Place } from '../../model/reading.js';
import { note } from '../../problems/notes.js';
import { addAnswerProblem, answerReader, bareNaTest } from './answers.js';
import { BlankRows, isBlank } from './rows.js';
import type { CaseReading, RowTaker, SheetContext } from './sheet-plan.js';
import { type FindAnswers, HiddenRows } from './hidden-rows.js';
import { questionInCell, refuseIncomplete, refuseUnnamed } from './columns.js';
import { refuseTotalOrHeader } from './not-cases.js';
import { idKey } from './ids.js';
import { addColumnTwice, questionsNamed, type QuestionColumn } from './headers.js';
import { type LongColumn } from './id-headers.js';
import type { Row } from './rows.js';
import { planSheet } from './sheet-plan.js';
import { rightLength, SheetReader } from './sheet-reader.js';

/** A case while its answers are collected. The arrays are parallel to the questions, after a place for the id. */
interface GatheredCase {
  /** The spellings of its id. There must be one. */
  readonly spellings: string[];
  readonly line: number;
  readonly cells: string[];
  readonly lines: (number | undefined)[];
}

/** The place of one row. */
type RowPlace = Place & { readonly line: number };

/** The word by which an answer is kept, whatever word the cell has; a bare NA is counted, and stays. */
const kept: Readonly<Record<Answer, string>> = { yes: 'Yes', no: 'No', notApplicable: 'N/A', unanswered: '' };

/** How many spellings of questions are remembered. */
const mostSpellings = 10_000;

export class LongSheet implements RowTaker {
  readonly #context: SheetContext;
  readonly #headers: readonly string[];
  readonly #layout: readonly LongColumn[];
  readonly #headerPlace: Place;
  readonly #problems: Problems;
  readonly #answer: (cell: string) => Answer | undefined;
  readonly #isBareNa: (cell: string) => boolean;
  readonly #blanks = new BlankRows();
  readonly #cases = new Map<string, GatheredCase>();
  readonly #questions = new Map<string, QuestionColumn>();
  readonly #at = new Map<string, number>();
  readonly #spelled = new Map<string, QuestionColumn | null>();
  readonly #hidden: HiddenRows;
  #wide: SheetReader | null = null;

  constructor(context: SheetContext, headers: readonly string[], layout: readonly LongColumn[], line: number) {
    this.#context = context;
    this.#headers = headers;
    this.#layout = layout;
    this.#problems = context.problems;
    this.#answer = answerReader(context.inspection.answers);
    this.#isBareNa = bareNaTest(context.inspection.answers);
    this.#headerPlace = { file: context.file, line };
    const [question, answer] = [layout.indexOf('question'), layout.indexOf('answer')];
    const find: FindAnswers = (cells) => {
      const found = this.#answer(cells[answer] ?? '');
      if (found === undefined || cells.length !== layout.length) return null;
      if (questionsNamed(context.lookup, cells[question] ?? '').length === 0) return null;
      return found === 'unanswered' ? [] : [question, answer];
    };
    this.#hidden = new HiddenRows({ file: context.file }, context.problems, layout.length, layout.indexOf('id'), find);
    this.#refuseHeader();
  }

  header(row: Row): void {
    this.#hidden.refuse(row);
  }

  row(row: Row): void {
    if (isBlank(row)) {
      this.#blanks.addBlank(row.line, row.isWorksheet);
      return;
    }
    this.#blanks.addFilled();
    if (this.#hidden.refuse(row)) return;
    const { file } = this.#context;
    const cell = (kind: LongColumn): string => (row.cells[this.#layout.indexOf(kind)] ?? '').trim();
    const rowPlace = { file, line: row.line };
    const isAnswered = (this.#answer(cell('answer')) ?? 'unanswered') !== 'unanswered';
    if (!isAnswered && refuseTotalOrHeader(row.cells, this.#headers, rowPlace, this.#problems)) return;
    if (!rightLength(row, this.#layout, file, this.#problems)) return;
    const id = cell('id');
    const key = idKey(id, this.#context.options.exactIds);
    const place = { file, line: row.line, at: this.#layout.indexOf('id'), ...(key === '' ? {} : { caseId: id }) };
    this.#layout.forEach((kind, i) => {
      const stray = row.cells[i] ?? '';
      if (kind === 'empty' && this.#answer(stray) !== 'unanswered') {
        this.#problems.add('columnWithoutHeader', { ...place, at: i }, { at: i + 1, cell: stray });
      }
    });
    if (key === '') this.#problems.add('idBlank', place);
    else this.#take(key, cell('question'), cell('answer'), place);
  }

  end(): void {
    const { inspection, lookup, file, options } = this.#context;
    this.#hidden.end();
    if (this.#cases.size === 0 && this.#problems.total === 0) this.#problems.add('sheetWithoutCases', { file });
    this.#problems.refuse();
    const questions = [...this.#questions.values()];
    // The text of a supporting question is only in the sheet: it is the one that first named it.
    const named = new Map([...this.#spelled].toReversed().map(([asked, question]) => [question?.code, asked]));
    const headers = ['case_id', ...questions.map(({ code }) => named.get(code) ?? code)];
    const columns = [{ kind: 'id' } as const, ...questions];
    const names = [...this.#headers, ...this.#spelled.keys()];
    const idColumn = options.id ?? inspection.columns.id;
    const header = { lookup, inspection, idColumn, place: this.#headerPlace, problems: this.#problems };
    refuseUnnamed({ ...header, headers: names }, columns);
    const asked = questions.length > 0 ? [] : ['none'];
    refuseIncomplete({ ...header, headers: asked }, columns, 'row');
    const plan = planSheet({ columns, headers }, this.#context);
    this.#problems.refuse();
    this.#wide = new SheetReader(this.#context, plan);
    for (const {
      spellings: [id = ''],
      line,
      cells,
      lines,
    } of this.#cases.values()) {
      const row = columns.map((_, i) => (i === 0 ? id : (cells[i] ?? '')));
      this.#wide.row({
        cells: row,
        line,
        lines,
        columns: { id: this.#layout.indexOf('id'), answer: this.#layout.indexOf('answer') },
      });
    }
  }

  questionNames(): readonly string[] {
    return [...this.#spelled.keys()];
  }

  reading(): Omit<CaseReading, 'source'> {
    if (this.#wide === null) throw new Error('a long sheet was not brought to its end');
    const reading = this.#wide.reading();
    return { ...reading, notes: [...reading.notes, ...this.#notes()] };
  }

  #take(key: string, asked: string, answered: string, place: RowPlace): void {
    const answer = this.#answer(answered);
    if (asked === '') {
      // A case with only blank answers is still to be inspected.
      if (answer === 'unanswered') this.#caseOf(key, place);
      else
        this.#problems.add(
          'longQuestionBlank',
          { ...place, at: this.#layout.indexOf('question') },
          { found: answered },
        );
      return;
    }
    const question = this.#questionOf(asked, { ...place, at: this.#layout.indexOf('question') });
    if (question === null) return;
    const inPlace = { ...place, at: this.#layout.indexOf('answer'), column: question.code };
    if (answer === undefined) {
      addAnswerProblem(this.#problems, inPlace, answered, this.#context.inspection.answers);
      return;
    }
    const gathered = this.#caseOf(key, place);
    const at = this.#at.get(question.code) ?? 0;
    const firstLine = gathered.lines[at];
    if (firstLine !== undefined) this.#problems.add('longAnswerTwice', inPlace, { firstLine });
    gathered.cells[at] = this.#isBareNa(answered) ? answered : kept[answer];
    gathered.lines[at] = place.line;
  }

  /** The case of a row. Adds a problem if its id is spelt otherwise than in the first row of the case, once for each spelling. */
  #caseOf(key: string, { line, caseId = '', ...place }: RowPlace): GatheredCase {
    const found = this.#cases.get(key) ?? { line, spellings: [caseId], cells: [], lines: [] };
    this.#cases.set(key, found);
    this.#hidden.seeId(caseId);
    if (!found.spellings.includes(caseId)) {
      found.spellings.push(caseId);
      this.#problems.add('idSpellings', { ...place, line, caseId }, { firstLine: found.line });
    }
    return found;
  }

  /** The question that a cell names; null if it names none, with a problem for the first row where it is spelt so. */
  #questionOf(asked: string, place: Place): QuestionColumn | null {
    const { lookup } = this.#context;
    const known = this.#spelled.get(asked);
    if (known !== undefined) return known;
    const question = questionInCell(lookup, asked, place, this.#problems);
    if (this.#spelled.size < mostSpellings) this.#spelled.set(asked, question);
    if (question !== null && !this.#questions.has(question.code)) {
      this.#questions.set(question.code, question);
      this.#at.set(question.code, this.#questions.size);
    }
    return question;
  }

  #refuseHeader(): void {
    const what = { id: 'the case id', question: 'the question', answer: 'the answer' } as const;
    for (const kind of ['id', 'question', 'answer'] as const) {
      const [first, second] = this.#layout.flatMap((found, i) => (found === kind ? [i] : []));
      if (first === undefined) this.#problems.add('longIdMissing', this.#headerPlace);
      if (first === undefined || second === undefined) continue;
      const row = { headers: this.#headers, place: this.#headerPlace, problems: this.#problems };
      addColumnTwice(row, first, second, what[kind]);
    }
    this.#problems.refuse();
  }

  #notes(): Note[] {
    const headersOf = (kind: LongColumn): string[] => this.#headers.filter((_, i) => this.#layout[i] === kind);
    const [empty, others] = [headersOf('empty').length, headersOf('other').map((header) => header.trim())];
    return [
      ...(empty > 0 ? [note('columnsEmpty', { columns: empty })] : []),
      ...(others.length > 0 ? [note('longColumnsLeft', { columns: others })] : []),
      ...this.#blanks.notes(),
    ];
  }
}
