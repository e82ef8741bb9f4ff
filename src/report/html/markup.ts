/** HTML that is also well-formed XML, as templates that escape every value. */
import type { Method, Rating } from '../../model/programme.js';
import { rank } from '../../scoring/scale.js';
import { toneOf } from '../text/layout.js';
import { escapeXml } from '../xml.js';

/** Markup. Only `html` makes it. */
export class Markup {
  readonly source: string;

  constructor(source: string) {
    this.source = source;
  }
}

/** A value for a template. Null, undefined and `false` add nothing. */
export type Piece = string | number | null | undefined | false | Markup | readonly Piece[];

/**
 * A template for markup. Text values stay text, in elements and in attributes in double quotes.
 *
 * @example
 * html`<p>${'<b> & "q"'}</p>`.source // '<p>&lt;b&gt; &amp; &quot;q&quot;</p>'
 */
export function html(strings: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return new Markup(strings.map((part, i) => stripIndent(part) + sourceOf(pieces[i])).join(''));
}

/** Templates can be indented like their source: a line break and the spaces around it become one line break. */
const stripIndent = (part: string): string => part.replace(/\s*\n\s*/g, '\n');

function sourceOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (piece instanceof Markup) return piece.source;
  if (typeof piece === 'string' || typeof piece === 'number') return escapeXml(String(piece)).replaceAll("'", '&#39;');
  return piece.map(sourceOf).join('');
}

/** A rating, or the words in its place, as a label in its tone. */
export function ratingLabel({ ratings }: Pick<Method, 'ratings'>, words: string, rating: Rating | null): Markup {
  return html`<span class="rating ${toneClass({ ratings }, rating)}">${words}</span>`;
}

/** The class for a rating's tone; `none` without a rating. */
export function toneClass({ ratings }: Pick<Method, 'ratings'>, rating: Rating | null): string {
  return rating === null ? 'none' : toneOf(rank(ratings, rating), ratings.length);
}
