/** Finds the character that separates the cells of a table. */
import { refusalFor } from '../../problems/problems.js';
import { fold } from '../../words/english.js';

export const delimiters = [',', ';', '\t'] as const;

/** Delimiters that are hard to type, by name. */
const names: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['\\t', '\t'],
  ['pipe', '|'],
]);

/** How much text is examined for the delimiter, in characters: more than any header has. */
export const headLength = 1 << 16;

/** The delimiter that `--delimiter` names: a character, or its name. Throws a `Refusal` for anything else. */
export function delimiterOf(given: string): string {
  const delimiter = given === '\t' ? given : (names.get(fold(given)) ?? given);
  if (!canSeparate(delimiter)) {
    throw refusalFor(
      'settingForm',
      { column: '--delimiter' },
      {
        option: '--delimiter',
        found: given,
        expected: 'comma, semicolon, tab or another single character that is no letter, digit or quote',
      },
    );
  }
  return delimiter;
}

/** The separator as `--delimiter` takes it and as people call it. */
function separatorName(separator: string): string {
  return [...names].find(([, one]) => one === separator)?.[0] ?? separator;
}

function canSeparate(text: string): boolean {
  return text === '\t' || /^[^\p{L}\p{N}\p{C}\p{Z}"']$/u.test(text);
}

/**
 * The delimiter and the length of Excel's first line `sep=;`; null for any other line. A program that does not know such a line and saves the
 * sheet again puts it in quotes, and fills it up with its own delimiters: the cells below are then separated by those.
 */
export function declaredDelimiter(head: string, file: string): { delimiter: string; length: number } | null {
  const [line, told = ''] = /^("?sep=[^\r\n]*)(?:\r\n|\n|\r)/i.exec(head) ?? [];
  if (line === undefined) return null;
  const [, , declared = '', own = ''] = /^("?)sep=(.)\1((.)\4*)?$/i.exec(told.replace(/ +$/, '')) ?? [];
  const delimiter = own === '' ? declared : own.charAt(0);
  if (!canSeparate(declared) || !canSeparate(delimiter)) {
    const found = told.replace(/^"?sep=/i, '');
    throw refusalFor('delimiterUnusable', { file, line: 1 }, { found });
  }
  return { delimiter, length: line.length };
}

/**
 * The most likely delimiter by the header row: the one that makes most cells known, and among equals the one that makes most cells.
 *
 * @example
 * likelyDelimiter('id;2.2.1 Engaging, sufficiently?\n', (header) => header === 'id') // ';'
 */
export function likelyDelimiter(head: string, isKnown: (header: string) => boolean): string {
  const rows = delimiters.map((delimiter) => ({ delimiter, cells: cellsOfRow(head, delimiter) }));
  const [only, ...others] = rows.filter(({ cells }) => cells.length > 1);
  if (only !== undefined && others.length === 0 && only.cells.some(isKnown)) return only.delimiter;
  let best: string = ',';
  let most = -1;
  for (const { delimiter, cells } of rows) {
    // A known header counts more than any number of cells.
    const weight = cells.slice(0, 1000).filter(isKnown).length * (headLength + 1) + cells.length;
    if (weight > most) {
      most = weight;
      best = delimiter;
    }
  }
  return best;
}

/** What else separates cells in the exports of some systems. */
const rareDelimiters = ['|', '^', '~', '¦', ':'];

/** For each delimiter, a run of characters without quotes, delimiters and line ends. */
const plainTexts = new Map<string, RegExp>();

function plainText(delimiter: string): RegExp {
  const plain = plainTexts.get(delimiter) ?? new RegExp(`[^"\\r\\n${delimiter.replace(/[\\\]^-]/, '\\$&')}]*`, 'y');
  plainTexts.set(delimiter, plain);
  return plain;
}

/** How many lines may stand above a header that is found. */
export const mostAbove = 100;

/**
 * Refuses a text that does not begin with its header: the header stands on a later line, below a title, or it is in quotes as a whole; or
 * another character separates its cells.
 * `isHeader`: whether a first row can be the header; any other row is taken for it only if it holds two known headers as well. `given`: the
 * delimiter, if it is known.
 */
export function refuseHeaderElsewhere(
  head: string,
  { file, line }: { readonly file: string; readonly line: number },
  isKnown: (header: string) => boolean,
  isHeader: (cells: readonly string[]) => boolean,
  given: string | undefined,
): void {
  const rows = (text: string): string[][] =>
    (given === undefined ? delimiters : [given]).map((delimiter) => cellsOfRow(text, delimiter));
  const isHeaderRow = (cells: string[]): boolean => cells.filter(isKnown).length >= 2 && isHeader(cells);
  const first = rows(head);
  if (first.some(isHeader)) return;
  const quoted = /^"((?:[^"]|"")*)"[,;\t]*(?:[\r\n]|$)/.exec(head)?.[1]?.replaceAll('""', '"');
  if (quoted !== undefined && rows(quoted).some(isHeaderRow)) throw refusalFor('headerQuotedWhole', { file, line });
  const other = [...delimiters, ...rareDelimiters].find((one) => one !== given && isHeaderRow(cellsOfRow(head, one)));
  if (other !== undefined) {
    const [separator, used] = [separatorName(other), given === undefined ? null : separatorName(given)];
    throw refusalFor('headerSeparated', { file, line }, { separator, used });
  }
  const lineEnd = /\r\n|\n|\r/g;
  for (let above = 1; above <= mostAbove && lineEnd.exec(head) !== null; above++) {
    if (!rows(head.slice(lineEnd.lastIndex)).some(isHeaderRow)) continue;
    const found = head
      .slice(0, lineEnd.lastIndex)
      .split(lineEnd)
      .find((text) => /[^\s,;]/.test(text));
    // That the first row is blank is told by whoever reads the rows.
    if (found === undefined) return;
    throw refusalFor('headerBelow', { file, line }, { found, header: line + above });
  }
}

/** The cells of the first row with this delimiter. A stray quote counts as a letter here; reading the rows refuses it. */
export function cellsOfRow(head: string, delimiter: string): string[] {
  const plain = plainText(delimiter);
  const cells: string[] = [];
  let cell = '';
  let at = 0;
  for (;;) {
    plain.lastIndex = at;
    cell += plain.exec(head)?.[0] ?? '';
    at = plain.lastIndex;
    const c = head.charAt(at);
    if (c === '"' && cell.trim() === '') {
      ({ cell, at } = inQuotes(head, at + 1));
    } else if (c === '"') {
      cell += c;
      at++;
    } else {
      cells.push(cell.trim());
      if (c !== delimiter) return cells;
      cell = '';
      at++;
    }
  }
}

/** The content of a quoted cell, and the offset after it; up to the end of the text if the quote is not closed. */
function inQuotes(head: string, from: number): { cell: string; at: number } {
  let cell = '';
  for (let at = from; ;) {
    const end = head.indexOf('"', at);
    if (end < 0) return { cell: cell + head.slice(at), at: head.length };
    cell += head.slice(at, end);
    if (head.charAt(end + 1) !== '"') return { cell, at: end + 1 };
    cell += '"';
    at = end + 2;
  }
}
