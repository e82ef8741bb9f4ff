/** HTML that is also well-formed XML, written as templates in which everything that is put in is escaped. */
import type { Method, Rating } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import { toneOf } from '../text/layout.js';
import { escapeXml } from '../xml.js';

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
  return new Markup(strings.map((part, i) => stripIndent(part) + sourceOf(pieces[i])).join(''));
}

/** A template may be indented as its source is: a line break with the space around it comes to a line break alone. */
const stripIndent = (part: string): string => part.replace(/\s*\n\s*/g, '\n');

function sourceOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string' || typeof piece === 'number') return escapeXml(String(piece)).replaceAll("'", '&#39;');
  return piece.map(sourceOf).join('');
}

/** A rating, or what stands in its place, as a label in its tone. */
export function ratingLabel({ ratings }: Pick<Method, 'ratings'>, words: string, rating: Rating | null): Markup {
  return html`<span class="rating ${toneClass({ ratings }, rating)}">${words}</span>`;
}

/** The class of a rating's tone, `none` without one. */
export function toneClass({ ratings }: Pick<Method, 'ratings'>, rating: Rating | null): string {
  return rating === null ? 'none' : toneOf(rank(ratings, rating), ratings.length);
}
