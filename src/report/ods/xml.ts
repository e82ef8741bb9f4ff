/** Text as XML holds it. */
import { shorten, makeVisible } from '../../words/visible.js';

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/**
 * Text from anywhere as character data or as an attribute's value: control characters, and the two code points that XML has no way to
 * hold, are written out.
 *
 * @example
 * escapeXml('a <b> & "c"\u0000') // 'a &lt;b&gt; &amp; &quot;c&quot;\\0'
 */
export function escapeXml(text: string): string {
  return makeVisible(text)
    .replace(/[\ufffe\uffff]/g, (c) => `\\u${c.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (c) => entities[c] ?? c);
}

/** What a cell may hold in every program for spreadsheets: Excel stops at 32,767 characters. */
const longest = 32_000;

/**
 * Text as the content of a cell. XML readers fold spaces that stand together or at the ends, unless they are counted.
 *
 * @example
 * paragraph('a  b') // 'a<text:s text:c="2"/>b'
 */
export function paragraph(text: string): string {
  return escapeXml(shorten(text, longest)).replace(/ {2,}|^ | $/g, (spaces) => `<text:s text:c="${spaces.length}"/>`);
}
