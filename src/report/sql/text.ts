/** Names and texts from outside as SQL that means the same on every engine, and out of which nothing can break. */
import { makeVisible } from '../../words/visible.js';

/** What a name is put in where it is no plain one: double quotes on DuckDB and PostgreSQL, backticks on Spark SQL. */
export type Quote = '"' | '`';

/** A name that no engine folds or takes for something else, behind a point even where it is a key word. */
const plainName = /^[a-z_][a-z0-9_]*$/;

/**
 * The name of a column or table. A plain one stands without quotes, which every engine reads alike; any other in quotes, with those inside
 * it doubled; `always` in quotes where it was given so.
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
 * What literals cannot hold alike everywhere: Spark SQL reads a backslash as an escape, loses a doubled quote, and may put a setting in the
 * place of `$`. Control characters are written out for whoever reads the query. `chr` goes to 255 and no further on Spark SQL.
 */
const apart = /(['\\$\u0000-\u001f\u007f-\u00a0\u00ad])/;

/**
 * A text as an SQL expression of literals and `chr`.
 *
 * @example
 * literal("don't") // "'don' || chr(39) || 't'"
 */
export function literal(text: string): string {
  const pieces = text
    .split(apart)
    .map((piece, i) => (i % 2 === 1 ? `chr(${piece.charCodeAt(0)})` : piece === '' ? '' : `'${piece}'`))
    .filter((piece) => piece !== '');
  return pieces.length === 0 ? "''" : pieces.join(' || ');
}

/** Whether a text can be a literal: it holds no character that could mislead a reader and has no other way to be written. */
export function isWritable(text: string): boolean {
  const left = text.split(apart).filter((_, i) => i % 2 === 0);
  return left.every((piece) => makeVisible(piece) === piece);
}

/** Whether a name can stand in a query: what is in quotes cannot be written in another way, and Spark SQL puts settings in the place of `${`. */
export function isNameable(name: string): boolean {
  return makeVisible(name) === name && !name.includes('${');
}
