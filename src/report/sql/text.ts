/**
 * Names, texts and spellings as SQL that means the same on every engine and cannot be escaped from. Cells are normalised with functions
 * that every engine has: `translate`, `replace` and `trim`.
 */
import { makeVisible } from '../../words/visible.js';

/** The quotes around a name that is not plain: double quotes on DuckDB and PostgreSQL, backticks on Spark SQL. */
export type Quote = '"' | '`';

/** A name that no engine folds or misreads, not even a key word if it follows a point. */
const plainName = /^[a-z_][a-z0-9_]*$/;

/**
 * The name of a column or table: without quotes if it is plain, which every engine reads alike; otherwise quoted, with inner quotes
 * doubled. With `always` it is quoted, as it was given.
 *
 * @example
 * identifier('case_id', '"') // 'case_id'
 * @example
 * identifier('say "2.2.1"', '"') // '"say ""2.2.1"""'
 */
export function identifier(name: string, quote: Quote, always = false): string {
  return !always && plainName.test(name) ? name : `${quote}${name.replaceAll(quote, quote + quote)}${quote}`;
}

/**
 * Characters that cannot be in literals everywhere: Spark SQL reads a backslash as an escape, loses a doubled quote, and can replace `$` by
 * a setting. Control characters are written as codes for human readers. `chr` takes at most 255 on Spark SQL.
 */
const notInLiterals = /(['\\$\u0000-\u001f\u007f-\u00a0\u00ad])/;

/**
 * A text as an SQL expression of literals and `chr`.
 *
 * @example
 * literal("don't") // "'don' || chr(39) || 't'"
 */
export function literal(text: string): string {
  const pieces = text
    .split(notInLiterals)
    .map((piece, i) => (i % 2 === 1 ? `chr(${piece.charCodeAt(0)})` : piece === '' ? '' : `'${piece}'`))
    .filter((piece) => piece !== '');
  return pieces.length === 0 ? "''" : pieces.join(' || ');
}

/** Whether a text can be a literal: it has no character that could mislead a reader and cannot be written in another way. */
export function isWritable(text: string): boolean {
  const left = text.split(notInLiterals).filter((_, i) => i % 2 === 0);
  return left.every((piece) => makeVisible(piece) === piece);
}

/** Whether a name can be in a query: quoted text cannot be written in another way, and Spark SQL replaces `${` by settings. */
export function isNameable(name: string): boolean {
  return makeVisible(name) === name && !name.includes('${');
}

/**
 * All characters that JavaScript's `trim` and `\s` count as white space. The `trim` of engines removes only spaces, and classes of regular
 * expressions differ.
 */
export const whiteSpace =
  ' \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff';

const capitals = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** The most letters of a word without a small letter of their own: each doubles the number of spellings. */
export const mostOdd = 6;

/** Small letters whose capitals are special: Σ depends on the letters around it, İ is two characters. */
const odd = /(i\u0307|[σς])/;

/** How many such letters a word has. */
export function oddLetters(word: string): number {
  return word.split(odd).length >> 1;
}

/**
 * The expressions that normalise cells for comparison with these words: `spaces` (white space, each character once), the characters `found`
 * that `translate` replaces by those `made`, and a `mark` that no cell contains after that. Only capitals of letters in the words matter,
 * because a cell with another letter is none of them. Two characters that are in no word free one as a mark: the first is replaced by the
 * second wherever a cell has it.
 */
export function spellingOf(words: Iterable<string>) {
  const letters = new Set([...words].join(''));
  const [mark = '', instead = ''] = freeCharacters(letters);
  const [upper, lower] = furtherCapitals(letters);
  return {
    spaces: spacesExpression(),
    found: literal(`${mark}${capitals}${upper}`),
    made: literal(`${instead}${capitals.toLowerCase()}${lower}`),
    mark,
  };
}

/** The spellings of a word that remain when all other capitals are made small: with Σ and İ where they would become letters of the word. */
export function spellings(word: string): string[] {
  const parts = word.split(odd);
  const all = parts.reduce<string[]>(
    (before, part, i) =>
      before.flatMap((start) => (i % 2 === 1 ? [start + part, start + (part.length > 1 ? 'İ' : 'Σ')] : [start + part])),
    [''],
  );
  return all.filter((spelt) => spelt.toLowerCase() === word);
}

/** As many spaces as there are white space characters. */
export const blanks = `'${' '.repeat(whiteSpace.length)}'`;

/** White space as an expression. `chr` takes at most 255; characters beyond are in the query itself. */
export function spacesExpression(spaces = whiteSpace): string {
  const near = Array.from(spaces).filter((space) => space <= '\u00ff');
  const far = Array.from(spaces).filter((space) => space > '\u00ff');
  const codes = near.map((space) => (space === ' ' ? "' '" : `chr(${space.charCodeAt(0)})`));
  return `${codes.join(' || ')} || '${far.join('')}'`;
}

/** Characters that are in none of the words; there is always another. */
function freeCharacters(letters: ReadonlySet<string>): string[] {
  const further = Array.from({ length: letters.size + 2 }, (_, i) => String.fromCodePoint(0x4e00 + i));
  return ['~', '#', ...further].filter((character) => !letters.has(character));
}

/** The capitals of these letters outside A to Z (À, or the Kelvin sign, which is a k), and their small letters in the same order. */
function furtherCapitals(letters: ReadonlySet<string>): [upper: string, lower: string] {
  const found: [string, string][] = [];
  for (let code = 0x80; code < 0x20000; code++) {
    const capital = String.fromCodePoint(code);
    const small = capital.toLowerCase();
    if (small !== capital && capital !== 'Σ' && letters.has(small)) found.push([capital, small]);
  }
  return [found.map(([capital]) => capital).join(''), found.map(([, small]) => small).join('')];
}
