/** Reads what `new` is told: cases, columns and words, typed as options or as answers. */
import { dateForm, isoDate } from '../input/inspection/dates.js';
import { resolveInspection } from '../input/inspection/inspection.js';
import { splitPair } from '../input/inspection/settings.js';
import { fileInput } from '../input/files/source.js';
import { readFrame } from '../input/frame.js';
import { sheetOptions, type Request } from '../input/gather.js';
import { placeColumns } from '../input/sheet/columns.js';
import { headerLookup } from '../input/sheet/headers.js';
import type { Note } from '../model/assessment.js';
import type { Programme } from '../model/programme.js';
import { asUse, Problems, refusalFor } from '../problems/problems.js';
import { shipped } from '../programmes/index.js';
import type { AnswerWord, KnownDetails } from '../report/new-files.js';
import { fold, formatList, formatNumber } from '../words/english.js';

/** The options that number cases. */
export interface NumberOptions {
  readonly cases?: string | undefined;
  readonly first?: string | undefined;
}

/** A sample that was drawn: its profile columns, its cases with their cells in these, and how many reserves there are. */
interface DrawnSample extends Pick<KnownDetails, 'columns' | 'cases'> {
  readonly reserves: number;
  readonly notes: readonly Note[];
}

/** Reads what `draw` has written. Throws a `Refusal` if it is no such file, or if options number the cases as well. */
export async function readDrawn(
  file: string,
  { cases, first, limit }: NumberOptions & Pick<Request, 'limit'>,
): Promise<DrawnSample> {
  const problems = new Problems();
  const instead = 'A sample that was drawn has its own cases and ids: leave the numbers out.';
  if (cases !== undefined) problems.add('optionsApart', {}, { options: ['--from', '--cases'], instead });
  if (first !== undefined) problems.add('optionsApart', {}, { options: ['--from', '--first'], instead });
  problems.refuse();
  const { headers, idAt, rows, notes } = await readFrame(fileInput(file, 'sample'), {
    ...sheetOptions({ limit }),
    isUndrawn: false,
  });
  const drawnAt = headers.findIndex((header) => fold(header) === 'drawn');
  const marks = rows.map(({ cells }) => fold(cells[drawnAt] ?? ''));
  if (!marks.includes('sample')) throw refusalFor('sampleNotDrawn', { file });
  const kept = headers.flatMap((header, at) => (at === idAt || at === drawnAt || header.trim() === '' ? [] : [at]));
  return {
    columns: kept.map((at) => headers[at] ?? ''),
    cases: rows
      .filter((_, i) => marks[i] === 'sample')
      .map(({ id, cells }) => [id, ...kept.map((at) => cells[at] ?? '')]),
    reserves: marks.filter((mark) => mark.startsWith('reserve')).length,
    notes,
  };
}

export const shippedIds = formatList(Object.keys(shipped), 'or');
/** The most numbered rows: more than anybody fills in, and no more than a workbook can be read back with. */
export const mostCases = 10_000;

const countForm = (most: number): string =>
  most === Infinity ? 'a whole number above 0' : `a whole number from 1 to ${formatNumber(most)}`;

export const dateFault = (text: string): string | null => (isoDate(text) === null ? `Expected ${dateForm}.` : null);
export const countFault = (text: string, most = Infinity): string | null =>
  /^[1-9]\d{0,8}$/.test(text) && Number(text) <= most ? null : `Expected ${countForm(most)}.`;
export const programmeFault = (text: string): string | null =>
  Object.hasOwn(shipped, text) || /[/\\.]/.test(text) ? null : `Expected ${shippedIds}, or a file.`;

/** Why a name cannot be used: the sheet would be taken for the file beside another sheet, or for another kind of file. Null if it can. */
export function nameFault(stem: string): string | null {
  if (
    /\.(?:xlsm|xlsb|xlsx?|xlt[xm]|numbers|tsv|txt|jsonl?|html?|md|pdf|docx?|rtf|xml)$/i.test(stem) &&
    !/\.xlsx$/i.test(stem)
  )
    return 'a name that ends in .xlsx, .ods or .csv';
  return /\.(inspection|counts)(\.csv)?$/i.test(stem) ? 'a name that does not end in .inspection or .counts' : null;
}

export function readCount(
  text: string | null | undefined,
  option: string,
  problems: Problems,
  most = Infinity,
): number | undefined {
  if (text == null) return undefined;
  if (countFault(text, most) === null) return Number(text);
  problems.add('valueForm', { column: option }, { found: `"${text}"`, expected: countForm(most) });
  return undefined;
}

/** The names of profile columns. Throws a `Refusal` for one that the sheet has already, or that is a question. */
export async function readColumns(given: readonly string[] = [], programme: Programme): Promise<string[]> {
  const problems = new Problems();
  const columns = given.map((column) => column.trim());
  const questions = programme.standards.flatMap((standard) => standard.questions ?? []);
  const headers = ['case_id', ...columns, ...questions.map(({ code }) => code)];
  const inspection = resolveInspection(programme, [], problems);
  const lookup = headerLookup(programme, inspection);
  placeColumns({ lookup, inspection, idColumn: null, headers, place: { column: '--column' }, problems });
  await asUse(async () => problems.refuse());
  return columns;
}

const meanings: Readonly<Record<string, AnswerWord['meaning']>> = {
  yes: 'yes',
  no: 'no',
  na: 'not applicable',
  'n/a': 'not applicable',
  'not applicable': 'not applicable',
};

/** The inspection's own words for answers. Adds a problem for one that cannot be understood, has a meaning already, or cannot be in a list. */
export function readWords(given: readonly string[] = [], programme: Programme, problems: Problems): AnswerWord[] {
  const words = given.flatMap((text): AnswerWord[] => {
    const [answer, word] = splitPair(text);
    const meaning = meanings[answer.toLowerCase()];
    if (meaning !== undefined && /^[^,"]{1,40}$/.test(word)) return [{ meaning, word }];
    const expected = 'yes=Met: yes, no or na, = and a word of at most 40 letters without a comma or a quote';
    problems.add('settingForm', { column: '--word' }, { option: '--word', found: text, expected });
    return [];
  });
  resolveInspection(
    programme,
    words.map(({ meaning, word }) => ({
      content: { answers: { [meaning === 'not applicable' ? 'notApplicable' : meaning]: [word] } },
      at: () => ({ column: '--word' }),
    })),
    problems,
  );
  return words;
}
