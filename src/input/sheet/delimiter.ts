/** Finds the character that separates the cells of a table. */
import { problem, Refusal } from '../../problems/problems.js';
import { fold } from '../../words/english.js';

const delimiters = [',', ';', '\t'] as const;

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
    throw new Refusal([
      problem(
        'settingForm',
        { column: '--delimiter' },
        {
          option: '--delimiter',
          found: given,
          expected: 'comma, semicolon, tab or another single character that is no letter, digit or quote',
        },
      ),
    ]);
  }
  return delimiter;
}

function canSeparate(text: string): boolean {
  return text === '\t' || /^[^\p{L}\p{N}\p{C}\p{Z}"']$/u.test(text);
}

/** The delimiter and the length of Excel's first line `sep=;`; null for any other line. */
export function declaredDelimiter(head: string, file: string): { delimiter: string; length: number } | null {
  const [line, delimiter = ''] = /^sep=([^\r\n]*)(?:\r\n|\n|\r)/i.exec(head) ?? [];
  if (line === undefined) return null;
  if (!canSeparate(delimiter)) {
    throw new Refusal([problem('delimiterUnusable', { file, line: 1 }, { found: delimiter })]);
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
  const rows = delimiters.map((delimiter) => ({ delimiter, cells: firstRow(head, delimiter) }));
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

/** For each delimiter, a run of characters without quotes, delimiters and line ends. */
const plainText: Readonly<Record<string, RegExp>> = Object.fromEntries(
  delimiters.map((delimiter) => [delimiter, new RegExp(`[^"\\r\\n${delimiter}]*`, 'y')]),
);

/** The cells of the first row with this delimiter. A stray quote counts as a letter here; reading the rows refuses it. */
function firstRow(head: string, delimiter: (typeof delimiters)[number]): string[] {
  const plain = plainText[delimiter] ?? /(?:)/y;
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
