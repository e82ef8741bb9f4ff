/** HTML that is also well-formed XML, written as templates in which everything that is put in is escaped. */
import { makeVisible } from '../../words/visible.js';

/** Source that is markup already. Only `html` makes it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** What can be put into a template. Nothing and `false` leave no trace. */
export type Piece = string | number | null | undefined | false | Markup | readonly Piece[];

/**
 * A template for markup. Text that is put in is text and nothing else, in an element as well as in an attribute in double quotes.
 *
 * @example
 * html`<p>${'<b> & "q"'}</p>`.source // '<p>&lt;b&gt; &amp; &quot;q&quot;</p>'
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((part, i) => unindented(part) + sourceOf(pieces[i])).join(''));
}

/** A template may be indented as its source is: a line break with the space around it comes to a line break alone. */
const unindented = (part: string): string => part.replace(/\s*\n\s*/g, '\n');

function sourceOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string' || typeof piece === 'number') return escaped(String(piece));
  return piece.map(sourceOf).join('');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\ufffe': '\\ufffe',
  '\uffff': '\\uffff',
};

/** Control characters and those that turn text around are made visible first; the last two XML cannot hold. */
function escaped(text: string): string {
  return makeVisible(text).replace(/[&<>"'\ufffe\uffff]/g, (character) => entities[character] ?? character);
}
