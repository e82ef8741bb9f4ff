/** Which character separates the cells of a table. */
import { problem, Refusal } from '../../problems/problems.js';
import { fold } from '../../words/english.js';

const usual = [',', ';', '\t'] as const;

/** Separators that are known by a name, for those that are hard to type. */
const names: ReadonlyMap<string, string> = new Map([
  ['comma', ','],
  ['semicolon', ';'],
  ['tab', '\t'],
  ['\\t', '\t'],
  ['pipe', '|'],
]);

/** How much text is looked at to find the separator: more than any header is long. */
export const headLength = 1 << 16;

/** The separator that `--delimiter` says: a character, or its name. Throws a `Refusal` for anything that cannot be one. */
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

/** What the first line says if it is Excel's `sep=;`: the separator, and the length of the line. Null for any other line. */
export function toldDelimiter(head: string, file: string): { delimiter: string; length: number } | null {
  const [line, delimiter = ''] = /^sep=([^\r\n]*)(?:\r\n|\n|\r)/i.exec(head) ?? [];
  if (line === undefined) return null;
  if (!canSeparate(delimiter)) {
    throw new Refusal([problem('delimiterUnusable', { file, line: 1 }, { found: delimiter })]);
  }
  return { delimiter, length: line.length };
}

/**
 * The separator of a table from its header row: the one that makes most of the header's cells known, and of equals the one that makes most
 * cells.
 *
 * @example
 * likelyDelimiter('id;2.2.1 Engaging, sufficiently?\n', (header) => header === 'id') // ';'
 */
export function likelyDelimiter(head: string, isKnown: (header: string) => boolean): string {
  let best: string = ',';
  let most = -1;
  for (const delimiter of usual) {
    const cells = firstRow(head, delimiter);
    // A known header weighs more than any number of cells.
    const weight = cells.slice(0, 1000).filter(isKnown).length * (headLength + 1) + cells.length;
    if (weight > most) {
      most = weight;
      best = delimiter;
    }
  }
  return best;
}

/** Whether what stands behind a line cannot change its `likelyDelimiter`: whatever that is, no cell is left open at the end of the line. */
export function isSettled(line: string): boolean {
  return usual.every((delimiter) => {
    const closed = `${line}\n"${delimiter}`;
    return firstRow(line, delimiter).length === firstRow(closed, delimiter).length;
  });
}

/** What goes on without a quote, a separator or the end of the line, for each separator. */
const plainText: Readonly<Record<string, RegExp>> = Object.fromEntries(
  usual.map((delimiter) => [delimiter, new RegExp(`[^"\\r\\n${delimiter}]*`, 'y')]),
);

/** The cells of the first row if this were the separator. Quotes that make no sense are letters here: reading the rows refuses them. */
function firstRow(head: string, delimiter: (typeof usual)[number]): string[] {
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

/** What stands in quotes from a place on, and where it goes on behind them; up to the end where they are not closed. */
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
