/** Which character separates the cells of a table. */
import { problem, Refusal } from '../errors.js';
import { folded } from '../words.js';

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
  const delimiter = given === '\t' ? given : (names.get(folded(given)) ?? given);
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

/** The cells of the first row if this were the separator. Quotes that make no sense are letters here: reading the rows refuses them. */
function firstRow(head: string, delimiter: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let inQuotes = false;
  for (let i = 0; i < head.length; i++) {
    const c = head.charAt(i);
    if (inQuotes) {
      if (c !== '"') cell += c;
      else if (head.charAt(i + 1) === '"') cell += head.charAt(i++);
      else inQuotes = false;
    } else if (c === '"' && cell.trim() === '') {
      inQuotes = true;
      cell = '';
    } else if (c === delimiter) {
      cells.push(cell.trim());
      cell = '';
    } else if (c === '\n' || c === '\r') {
      break;
    } else {
      cell += c;
    }
  }
  return [...cells, cell.trim()];
}
