/** Text as XML holds it: in HTML, workbooks and JUnit reports. */
import { makeVisible } from '../words/visible.js';

/** An XML document of these lines, each ended by LF. */
export const xmlDocument = (lines: readonly string[]): string =>
  ['<?xml version="1.0" encoding="UTF-8"?>', ...lines, ''].join('\n');

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
